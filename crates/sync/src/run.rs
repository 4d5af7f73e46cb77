//! One sync, from the first push to the last page, over any storage and any wire.
//! It may be dropped at any await point: everything it knows lies in the store, and every request may be repeated.

use crate::plan::{self, Limit, Replica};
use crate::store::{Committed, Entry, Failure, Position, Step, Store, Transport};
use crate::wire::{DeviceCount, PULL_RECORDS, Page, Receipts};
use crate::{Local, RecordId};

/// How far a sync has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A batch is on its way.
    Pushing {
        /// Changes answered so far.
        done: u32,
        /// Changes there are to send, as far as known.
        of: u32,
        /// Records whose changes are in this batch.
        sending: Vec<RecordId>,
    },
    /// Pages are coming.
    Pulling {
        /// Records received so far.
        received: u32,
        /// About how many are to come; 0 where the server did not say.
        left: u32,
    },
}

/// What a sync did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Changes that the server confirmed.
    pub sent: u32,
    /// Of those, the ones for which a conflict card was made.
    pub conflicts: u32,
    /// Changes that the server did not take.
    pub refused: u32,
    /// Changes that wait for another record, after all that could be sent was sent.
    pub deferred: u32,
    /// Changes that did not go through even alone (too large, or the server failed over them); they wait.
    pub stuck: u32,
    /// Records received.
    pub received: u32,
    /// Server's clock at the last answer, RFC 3339 UTC.
    pub server_time: String,
    /// What the server holds of this device.
    pub device: DeviceCount,
    /// The server's last backup, as it tells; empty when it does not know.
    pub backed_up_at: String,
}

/// Why a sync ended before it was through. What it did until then stays done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble<E> {
    /// The phone's storage failed.
    Storage(E),
    /// The wire or the server did.
    Wire(Failure),
}

impl<E> From<Failure> for Trouble<E> {
    fn from(failure: Failure) -> Self {
        Self::Wire(failure)
    }
}

type Outcome<T, S> = Result<T, Trouble<<S as Store>::Error>>;

/// Sends everything there is to send, then fetches everything there is to fetch.
pub async fn sync<S: Store, T: Transport>(
    store: &S,
    transport: &T,
    observer: impl FnMut(Progress),
) -> Outcome<Summary, S> {
    let mut run = Run {
        store,
        transport,
        observer,
        summary: Summary::default(),
        devices: 0,
        lives: 0,
        backed_up_at: String::new(),
    };
    // A pull may find that the server was restored: then what it had confirmed is sent again first.
    loop {
        run.push_all().await?;
        match run.pull_all().await? {
            Pulled::All => break,
            Pulled::ServerRestored => run.new_life()?,
        }
    }
    run.forget().await?;
    run.summary.backed_up_at = run.backed_up_at;
    Ok(run.summary)
}

struct Run<'a, S, T, O> {
    store: &'a S,
    transport: &'a T,
    observer: O,
    summary: Summary,
    devices: u32,
    lives: u32,
    /// The server's last backup, as the last page told.
    backed_up_at: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pulled {
    All,
    ServerRestored,
}

/// New device ids that one sync may take. A server that asks for more is broken.
const NEW_DEVICES: u32 = 2;
/// Restores of the server that one sync goes along with. One that is another with every answer is broken.
const NEW_LIVES: u32 = 3;
/// Changes that may be stuck one after the other before it is the server or the network that is to blame.
const STUCK: u32 = 8;
/// A line that cuts a large request may let a small one through: about 9 KB of changes, 35 KB of records.
const SMALL: usize = 10;
const SMALL_PAGE: u32 = 50;

impl<S: Store, T: Transport, O: FnMut(Progress)> Run<'_, S, T, O> {
    /// Round after round over the outbox, until a round settles nothing: what was deferred in one may be taken in the next.
    async fn push_all(&mut self) -> Outcome<(), S> {
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

    async fn push_round(&mut self) -> Outcome<Round, S> {
        let (mut after, mut limit, mut round) = (0, Limit::default(), Round::default());
        loop {
            let unsettled = self.unsettled().await?;
            let batch = plan::next_batch(&unsettled, after, limit);
            let (Some(last), Some(device_id)) = (
                batch.last().map(|entry| entry.change.device_seq),
                batch.last().map(|entry| entry.change.device_id),
            ) else {
                return Ok(round);
            };
            let to_come = unsettled
                .iter()
                .filter(|entry| entry.change.device_seq > after)
                .count();
            (self.observer)(Progress::Pushing {
                done: round.done,
                of: round.done + count(to_come),
                sending: batch.iter().map(|entry| entry.change.record).collect(),
            });
            let push = crate::wire::Push {
                device_id,
                changes: batch.iter().map(|entry| entry.change.clone()).collect(),
            };
            match self.transport.push(&push).await {
                Ok(receipts) => {
                    let came_out = self.take(&batch, &receipts).await?;
                    round.add(&came_out);
                    if came_out.again {
                        // What stands before must go out before what stands behind: from the beginning.
                        return Ok(round);
                    }
                    limit = limit.doubled();
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

    fn new_life(&mut self) -> Outcome<(), S> {
        self.lives += 1;
        let broken = || Failure::Broken("epoch changes with every answer".to_owned());
        (self.lives <= NEW_LIVES)
            .then_some(())
            .ok_or_else(|| broken().into())
    }

    async fn pull_all(&mut self) -> Outcome<Pulled, S> {
        let (mut limit, mut left) = (PULL_RECORDS, 0);
        loop {
            let position = self.store.position().await.map_err(Trouble::Storage)?;
            let received = self.summary.received;
            (self.observer)(Progress::Pulling { received, left });
            let page = match self.transport.pull(position.cursor.as_deref(), limit).await {
                Ok(page) => page,
                Err(Failure::TooLarge) if limit > 1 => {
                    limit = (limit / 2).max(1);
                    continue;
                }
                Err(Failure::Unreachable) if limit > SMALL_PAGE => {
                    limit = SMALL_PAGE;
                    continue;
                }
                Err(failure) => return Err(failure.into()),
            };
            let pulled = self.take_page(&page).await?;
            self.hear(&page.server_time, &page.device);
            self.backed_up_at.clone_from(&page.backed_up_at);
            if pulled == Pulled::ServerRestored {
                return Ok(pulled);
            }
            self.summary.received += count(page.records.len());
            left = u32::try_from(page.left).unwrap_or(u32::MAX);
            if !page.more {
                return Ok(Pulled::All);
            }
            if page.records.is_empty() && position.cursor.as_ref() == Some(&page.cursor) {
                return Err(Failure::Broken("a page without end".to_owned()).into());
            }
        }
    }

    async fn take_page(&mut self, page: &Page) -> Outcome<Pulled, S> {
        let ids: Vec<RecordId> = page.records.iter().map(|record| record.id).collect();
        loop {
            let position = self.store.position().await.map_err(Trouble::Storage)?;
            let epoch = position.epoch.as_ref();
            if epoch.is_some_and(|epoch| *epoch != page.epoch) {
                let sent = self.store.sent().await.map_err(Trouble::Storage)?;
                let steps = plan::send_again(&sent, &position, &page.epoch);
                if self.commit(position.last_seq, steps).await? == Committed::Done {
                    return Ok(Pulled::ServerRestored);
                }
                continue;
            }
            let unsettled = self.unsettled().await?;
            let locals = self.locals(&ids).await?;
            let present = if page.restart {
                self.present(&unsettled).await?
            } else {
                Vec::new()
            };
            let replica = Replica {
                position: &position,
                unsettled: &unsettled,
                locals: &locals,
            };
            let steps = plan::after_pull(page, &replica, &present);
            if self.commit(position.last_seq, steps).await? == Committed::Done {
                return Ok(Pulled::All);
            }
        }
    }

    /// Every record that came from the server, or went or will go to it. What was sent but never came back has no
    /// server's state, and must leave with the rest when its area has left the scope.
    async fn present(&self, unsettled: &[Entry]) -> Outcome<Vec<RecordId>, S> {
        let mut present = self.store.received_ids().await.map_err(Trouble::Storage)?;
        let sent = self.store.sent().await.map_err(Trouble::Storage)?;
        present.extend(
            sent.iter()
                .chain(unsettled)
                .map(|entry| entry.change.record),
        );
        present.sort();
        present.dedup();
        Ok(present)
    }

    /// Once a day, receipts that no restored server can need any more.
    async fn forget(&mut self) -> Outcome<(), S> {
        let position = self.store.position().await.map_err(Trouble::Storage)?;
        let (time, backup) = (&self.summary.server_time, &self.backed_up_at);
        let outworn = |sent: &[Entry]| plan::outworn(sent, &position, time, backup);
        if outworn(&[]).is_empty() {
            return Ok(());
        }
        let sent = self.store.sent().await.map_err(Trouble::Storage)?;
        let steps = outworn(&sent);
        // Stale is no harm: the next sync of the day does it.
        self.commit(position.last_seq, steps).await.map(|_| ())
    }

    async fn unsettled(&self) -> Outcome<Vec<Entry>, S> {
        self.store.unsettled().await.map_err(Trouble::Storage)
    }

    async fn locals(&self, ids: &[RecordId]) -> Outcome<Vec<Local>, S> {
        self.store.locals(ids).await.map_err(Trouble::Storage)
    }

    async fn commit(&self, planned_at: u64, steps: Vec<Step>) -> Outcome<Committed, S> {
        if steps.is_empty() {
            return Ok(Committed::Done);
        }
        let committed = self.store.commit(planned_at, steps).await;
        committed.map_err(Trouble::Storage)
    }

    fn hear(&mut self, server_time: &str, device: &DeviceCount) {
        (self.summary.server_time, self.summary.device) = (server_time.to_owned(), device.clone());
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

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
