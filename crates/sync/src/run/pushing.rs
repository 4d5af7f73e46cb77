//! The first half of a sync: batch after batch of the outbox, and what becomes of the answers.

use super::both::both;
use super::{Outcome, Progress, Run, Trouble, count};
use crate::RecordId;
use crate::plan::{self, Limit, Replica};
use crate::store::{Committed, Entry, Failure, Position, Step, Store, Transport};
use crate::wire::{Push, Receipts};

/// New device ids that one sync may take. A server that asks for more is broken.
const NEW_DEVICES: u32 = 2;
/// Changes that may be stuck one after the other before it is the server or the network that is to blame.
const STUCK: u32 = 8;
/// A line that cuts a large request may let a small one through: about 9 KB of changes.
const SMALL: usize = 10;

/// A batch whose answer is here and not written yet.
struct Answered {
    batch: Vec<Entry>,
    receipts: Receipts,
}

impl Answered {
    fn holds(&self, entry: &Entry) -> bool {
        let seq = entry.change.device_seq;
        let place = |entry: &Entry| entry.change.device_seq;
        self.batch.binary_search_by_key(&seq, place).is_ok()
    }

    /// Whether the server has every change of it, and is the one that the phone spoke to before.
    fn is_all_taken(&self, position: &Position) -> bool {
        let epoch = position.epoch.as_ref();
        epoch == Some(&self.receipts.epoch)
            && plan::settled(&self.batch, &self.receipts).sent == count(self.batch.len())
    }
}

impl<S: Store, T: Transport, O: FnMut(Progress)> Run<'_, S, T, O> {
    /// Round after round over the outbox, until a round settles nothing: what was deferred in one may be taken in the next.
    pub(super) async fn push_all(&mut self) -> Outcome<(), S> {
        loop {
            let round = self.push_round().await?;
            self.summary.deferred = round.deferred;
            self.summary.stuck = round.stuck;
            let open = round.deferred > 0 || round.again;
            if !open || round.settled == 0 && !round.again {
                return Ok(());
            }
        }
    }

    /// One round. While a batch is on the line, the answer to the one before it is written: its receipts are durable a moment
    /// later, and should the phone end in between, it is sent again and answered as a duplicate. Only an answer that says yes to
    /// everything is left behind so; before any other, the next batch is not chosen yet.
    async fn push_round(&mut self) -> Outcome<Round, S> {
        let (mut after, mut limit, mut round) = (0, Limit::default(), Round::default());
        let mut behind: Option<Answered> = None;
        loop {
            let unsettled = self.unsettled().await?;
            let is_open = |entry: &&Entry| behind.as_ref().is_none_or(|it| !it.holds(entry));
            let batch = plan::next_batch(unsettled.iter().filter(is_open), after, limit);
            let (Some(last), Some(device_id)) = (
                batch.last().map(|entry| entry.change.device_seq),
                batch.last().map(|entry| entry.change.device_id),
            ) else {
                if let Some(behind) = behind {
                    let came_out = self.take(&behind.batch, &behind.receipts).await?;
                    round.add(&came_out);
                }
                return Ok(round);
            };
            let to_come = unsettled
                .iter()
                .filter(|entry| entry.change.device_seq > after)
                .count();
            // Shared no longer, it need not be copied when it moves on.
            drop(unsettled);
            (self.observer)(Progress::Pushing {
                done: round.done,
                of: round.done + count(to_come),
                sending: batch.iter().map(|entry| entry.change.record).collect(),
            });
            let position = self.store.position().await.map_err(Trouble::Storage)?;
            let push = Push {
                device_id,
                epoch: position.epoch,
                changes: batch.iter().map(|entry| entry.change.clone()).collect(),
            };
            let (answer, came_out) = match behind.take() {
                None => (self.transport.push(&push).await, None),
                Some(behind) => {
                    let pushing = self.transport.push(&push);
                    let taking = self.take(&behind.batch, &behind.receipts);
                    let (answer, came_out) = both(pushing, taking).await;
                    (answer, Some(came_out?))
                }
            };
            if let Some(came_out) = came_out {
                round.add(&came_out);
            }
            match answer {
                Ok(receipts) => {
                    let answered = Answered { batch, receipts };
                    let position = self.store.position().await.map_err(Trouble::Storage)?;
                    round.done += count(answered.batch.len());
                    (after, limit) = (last, limit.doubled());
                    if answered.is_all_taken(&position) {
                        behind = Some(answered);
                        continue;
                    }
                    let came_out = self.take(&answered.batch, &answered.receipts).await?;
                    round.add(&came_out);
                    if came_out.again {
                        // What stands before must go out before what stands behind: from the beginning.
                        return Ok(round);
                    }
                    continue;
                }
                // A failing server is treated like a batch that is too large: the change it fails over is found by halving.
                Err(Failure::TooLarge | Failure::Broken(_)) if batch.len() > 1 => {
                    limit = limit.halved(batch.len());
                    continue;
                }
                // Stuck even alone: it must not block what stands behind it.
                Err(Failure::TooLarge | Failure::Broken(_))
                    if round.done > round.stuck || round.stuck < STUCK =>
                {
                    round.stuck += 1;
                }
                Err(Failure::Unreachable) if batch.len() > SMALL => {
                    limit.changes = SMALL;
                    continue;
                }
                Err(failure) => return Err(failure.into()),
            }
            round.done += count(batch.len());
            after = last;
        }
    }

    /// Commits the receipts of a batch; planned again as often as something is saved meanwhile.
    async fn take(&mut self, batch: &[Entry], receipts: &Receipts) -> Outcome<CameOut, S> {
        let settled = plan::settled(batch, receipts);
        if settled.device_taken {
            self.devices += 1;
            if self.devices > NEW_DEVICES {
                return Err(Failure::Broken("no device id is free".to_owned()).into());
            }
        }
        let ids: Vec<RecordId> = batch.iter().map(|entry| entry.change.record).collect();
        let restored = loop {
            let position = self.store.position().await.map_err(Trouble::Storage)?;
            let unsettled = self.unsettled().await?;
            let locals = self.locals(&ids).await?;
            let replica = Replica {
                position: &position,
                unsettled: &unsettled,
                locals: &locals,
            };
            let mut steps = plan::after_push(batch, receipts, &replica);
            let epoch = position.epoch.as_ref();
            let restored = epoch.is_some_and(|epoch| *epoch != receipts.epoch);
            if restored {
                let sent = self.store.sent().await.map_err(Trouble::Storage)?;
                steps.extend(plan::send_again(&sent, &position, &receipts.epoch));
            } else if position.epoch.is_none() {
                // Noted before the first pull: the server might be restored in between.
                let epoch = Some(receipts.epoch.clone());
                let noted = Position {
                    epoch,
                    ..position.clone()
                };
                steps.push(Step::Position(noted));
            }
            drop(unsettled);
            if self.commit(position.last_seq, steps).await? == Committed::Done {
                break restored;
            }
        };
        if restored {
            self.new_life()?;
        }
        self.summary.sent += settled.sent;
        self.summary.conflicts += settled.conflicts;
        self.summary.refused += settled.refused;
        self.hear(&receipts.server_time, &receipts.device);
        Ok(CameOut {
            settled: settled.sent + settled.refused,
            deferred: settled.deferred,
            again: restored || settled.device_taken,
        })
    }
}

#[derive(Default)]
struct Round {
    done: u32,
    settled: u32,
    deferred: u32,
    stuck: u32,
    again: bool,
}

struct CameOut {
    settled: u32,
    deferred: u32,
    again: bool,
}

impl Round {
    fn add(&mut self, came_out: &CameOut) {
        self.settled += came_out.settled;
        self.deferred += came_out.deferred;
        self.again |= came_out.again;
    }
}
