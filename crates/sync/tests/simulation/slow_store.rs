//! A phone's storage: memory that lets the world in around each transaction, that fills up, and that can be made to do
//! wrong on purpose.

use super::phone::breathe;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::store::{Committed, Entry, EntryState, Position, Step, Store};
use dampingi_sync::{Change, Local, RecordId};
use std::cell::Cell;
use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// What a phone may be made to do wrong, to see that the simulation notices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bug {
    #[default]
    None,
    /// Marks its whole queue as sent when one change was confirmed.
    MarksAllSent,
    /// Commits plans that were made before the last save.
    IgnoresStale,
    /// Lets a pull overwrite what was not sent yet.
    PullOverwrites,
    /// Says of an edit that it saw what was here when it was saved, and not when its form was opened.
    StampsBaseAtSave,
    /// Takes an edit that was made while its record was being pushed for part of what was confirmed.
    ClearsEditsMadeDuringPush,
    /// Keeps a part of a save that found no room.
    KeepsHalfASave,
    /// Commits plans that were made before something was taken back.
    IgnoresTakenBack,
    /// Puts a refused change right with all that it said, also where she said otherwise since.
    RevivesRefused,
}

/// The phone's storage takes nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// Storage that lets the world in before and after each of its transactions.
pub struct SlowStore {
    pub inner: MemoryStore,
    /// What a sync wants to keep finds no room. A save does, for as long as there is a reserve for it.
    pub is_full: Cell<bool>,
    /// How many saves the reserve still holds.
    pub reserve: Cell<u32>,
    pub bug: Bug,
}

impl Store for SlowStore {
    type Error = Full;

    async fn position(&self) -> Result<Position, Full> {
        breathe().await;
        match self.bug {
            Bug::IgnoresTakenBack => Ok(self.inner.standing()),
            _ => sure(self.inner.position().await),
        }
    }

    async fn unsettled(&self) -> Result<Rc<Vec<Entry>>, Full> {
        breathe().await;
        sure(self.inner.unsettled().await)
    }

    async fn sent(&self) -> Result<Vec<Entry>, Full> {
        breathe().await;
        sure(self.inner.sent().await)
    }

    async fn locals(&self, ids: &[RecordId]) -> Result<Vec<Local>, Full> {
        breathe().await;
        sure(self.inner.locals(ids).await)
    }

    async fn received_ids(&self) -> Result<Vec<RecordId>, Full> {
        breathe().await;
        sure(self.inner.received_ids().await)
    }

    async fn commit(&self, planned_at: u64, steps: Vec<Step>) -> Result<Committed, Full> {
        breathe().await;
        if self.is_full.get() {
            return Err(Full);
        }
        let committed = sure(self.broken_commit(planned_at, steps).await);
        breathe().await;
        committed
    }
}

fn sure<T>(never_fails: Result<T, Infallible>) -> Result<T, Full> {
    let Ok(value) = never_fails;
    Ok(value)
}

impl SlowStore {
    /// Her press on "Simpan": all of it is kept, or nothing and she is told.
    pub fn save(&self, mut changes: Vec<Change>, replaces: &[u64]) -> Result<(), Full> {
        let has_room = !self.is_full.get() || self.reserve.get() > 0;
        if has_room {
            self.reserve.set(self.reserve.get().saturating_sub(1));
        } else if self.bug == Bug::KeepsHalfASave {
            changes.truncate(1);
        } else {
            return Err(Full);
        }
        self.inner.put(changes, replaces);
        has_room.then_some(()).ok_or(Full)
    }

    /// What she does on the phone itself beside a sync: written at once, or not at all where there is no room or the sync was faster.
    pub fn write(&self, planned_at: u64, steps: Vec<Step>) -> bool {
        if self.is_full.get() {
            return false;
        }
        let mut commit = pin!(self.inner.commit(planned_at, steps));
        let done = commit
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        done == Poll::Ready(Ok(Committed::Done))
    }

    async fn broken_commit(
        &self,
        planned_at: u64,
        mut steps: Vec<Step>,
    ) -> Result<Committed, Infallible> {
        match self.bug {
            Bug::None
            | Bug::StampsBaseAtSave
            | Bug::KeepsHalfASave
            | Bug::IgnoresTakenBack
            | Bug::RevivesRefused => self.inner.commit(planned_at, steps).await,
            Bug::MarksAllSent => {
                let receipt = steps.iter().find_map(|step| match step {
                    Step::Move(_, state @ EntryState::Sent { .. }) => Some(state.clone()),
                    _ => None,
                });
                if let Some(receipt) = receipt {
                    let queue = self.inner.unsettled().await?;
                    steps.extend(
                        queue
                            .iter()
                            .map(|entry| Step::Move(entry.change.device_seq, receipt.clone())),
                    );
                }
                self.inner.commit(planned_at, steps).await
            }
            Bug::IgnoresStale => {
                let now = self.inner.standing().last_seq;
                for step in &mut steps {
                    if let Step::Position(position) = step {
                        position.last_seq = now;
                    }
                }
                self.inner.commit(now, steps).await
            }
            Bug::ClearsEditsMadeDuringPush => {
                let confirmed = steps.iter().find_map(|step| match step {
                    Step::Move(seq, state @ EntryState::Sent { .. }) => Some((*seq, state.clone())),
                    _ => None,
                });
                let now = self.inner.standing().last_seq;
                if let Some((seq, state)) = confirmed.filter(|_| now != planned_at) {
                    let queue = self.inner.unsettled().await?;
                    let record = queue.iter().find(|it| it.change.device_seq == seq);
                    let record = record.map(|entry| entry.change.record);
                    let meanwhile = queue.iter().filter(|entry| {
                        entry.change.device_seq > planned_at && Some(entry.change.record) == record
                    });
                    let cleared =
                        meanwhile.map(|entry| Step::Move(entry.change.device_seq, state.clone()));
                    steps.extend(cleared);
                }
                for step in &mut steps {
                    if let Step::Position(position) = step {
                        position.last_seq = now;
                    }
                }
                self.inner.commit(now, steps).await
            }
            Bug::PullOverwrites => {
                for step in &mut steps {
                    if let Step::Put(local) | Step::Confirm(local) = step
                        && let Some(base) = &local.base
                    {
                        local.view.clone_from(base);
                    }
                }
                self.inner.commit(planned_at, steps).await
            }
        }
    }
}
