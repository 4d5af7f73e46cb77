//! One sync, from the first push to the last page, over any storage and any wire.
//! It may be dropped at any await point: everything it knows lies in the store, and every request may be repeated.

mod both;
mod pushing;

use crate::plan::{self, Replica};
use crate::store::{Committed, Entry, Failure, Step, Store, Transport};
use crate::wire::{DeviceCount, PULL_MOST, PULL_RECORDS, Page};
use crate::{Local, RecordId};
use std::rc::Rc;

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
            Pulled::All | Pulled::Elsewhere => break,
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
    /// The phone stands elsewhere by now: the page is not for it.
    Elsewhere,
}

/// Restores of the server that one sync goes along with. One that is another with every answer is broken.
const NEW_LIVES: u32 = 3;
/// A line that cuts a large request may let a small one through: about 35 KB of records.
const SMALL_PAGE: u32 = 50;

impl<S: Store, T: Transport, O: FnMut(Progress)> Run<'_, S, T, O> {
    fn new_life(&mut self) -> Outcome<(), S> {
        self.lives += 1;
        let broken = || Failure::Broken("epoch changes with every answer".to_owned());
        (self.lives <= NEW_LIVES)
            .then_some(())
            .ok_or_else(|| broken().into())
    }

    async fn pull_all(&mut self) -> Outcome<Pulled, S> {
        let (mut limit, mut most, mut left) = (PULL_RECORDS, PULL_MOST, 0);
        loop {
            let position = self.store.position().await.map_err(Trouble::Storage)?;
            let received = self.summary.received;
            (self.observer)(Progress::Pulling { received, left });
            let page = match self.transport.pull(position.cursor.as_deref(), limit).await {
                Ok(page) => page,
                Err(Failure::TooLarge) if limit > 1 => {
                    limit = (limit / 2).max(1);
                    most = limit;
                    continue;
                }
                Err(Failure::Unreachable) if limit > SMALL_PAGE => {
                    limit = SMALL_PAGE;
                    most = limit;
                    continue;
                }
                Err(failure) => return Err(failure.into()),
            };
            let pulled = self.take_page(&page, position.cursor.as_deref()).await?;
            self.hear(&page.server_time, &page.device);
            self.backed_up_at.clone_from(&page.backed_up_at);
            match pulled {
                Pulled::ServerRestored => return Ok(pulled),
                Pulled::Elsewhere => continue,
                Pulled::All => {}
            }
            self.summary.received += count(page.records.len());
            left = u32::try_from(page.left).unwrap_or(u32::MAX);
            if !page.more {
                return Ok(Pulled::All);
            }
            // Each page writes the summaries that it touches: twice as much in one is half as often.
            limit = (limit * 2).min(most);
            if page.records.is_empty() && position.cursor.as_ref() == Some(&page.cursor) {
                return Err(Failure::Broken("a page without end".to_owned()).into());
            }
        }
    }

    /// Only where the phone still stands where the page was asked from: whoever wants everything anew must not be taken forward
    /// again by the page that was on its way.
    async fn take_page(&mut self, page: &Page, asked_at: Option<&str>) -> Outcome<Pulled, S> {
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
            if position.cursor.as_deref() != asked_at {
                return Ok(Pulled::Elsewhere);
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
            drop(unsettled);
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

    async fn unsettled(&self) -> Outcome<Rc<Vec<Entry>>, S> {
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

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
