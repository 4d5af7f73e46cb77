//! One phone: memory for storage, a wire that fails, and a sync that may be stopped between any two awaits.

use super::Backend;
use super::chance::Chance;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::run::{Summary, Trouble, sync};
use dampingi_sync::store::{
    Committed, Entry, EntryState, Failure, Position, Step, Store, Transport,
};
use dampingi_sync::wire::{Page, Push, Receipts};
use dampingi_sync::{Author, Local, RecordId};
use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::pin::Pin;
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
}

/// What all phones of a world share.
pub struct Air {
    pub backend: Rc<dyn Backend>,
    pub chance: RefCell<Chance>,
    /// Whether requests fail, in so many of a hundred cases.
    pub trouble: Cell<usize>,
    /// Copies of requests that the network may deliver once more, later.
    pub echoes: RefCell<Vec<(usize, Push)>>,
}

type Outcome = Result<Summary, Trouble<Infallible>>;

pub struct Phone {
    pub store: Rc<SlowStore>,
    pub author: Rc<RefCell<Author>>,
    /// Days that its clock is off.
    pub clock_off: i32,
    syncing: Option<Pin<Box<dyn Future<Output = Outcome>>>>,
}

impl Phone {
    pub fn new(store: MemoryStore, author: Rc<RefCell<Author>>, bug: Bug) -> Self {
        Self {
            store: Rc::new(SlowStore { inner: store, bug }),
            author,
            clock_off: 0,
            syncing: None,
        }
    }

    /// Another phone with the same storage, down to the device id.
    pub fn copy(&self) -> Self {
        let mut copy = Self::new(
            self.store.inner.clone(),
            Rc::clone(&self.author),
            self.store.bug,
        );
        copy.clock_off = self.clock_off;
        copy
    }

    /// How far each of its changes has come.
    pub fn states(&self) -> Vec<EntryState> {
        let entries = self.store.inner.entries();
        entries.into_iter().map(|entry| entry.state).collect()
    }

    pub fn is_syncing(&self) -> bool {
        self.syncing.is_some()
    }

    pub fn start(&mut self, air: &Rc<Air>, number: usize) {
        let store = Rc::clone(&self.store);
        let wire = Wire {
            air: Rc::clone(air),
            author: Rc::clone(&self.author),
            store: Rc::clone(&self.store),
            number,
        };
        self.syncing = Some(Box::pin(async move { sync(&*store, &wire, |_| ()).await }));
    }

    /// The app is killed: whatever was under way is gone, storage stays.
    pub fn crash(&mut self) {
        self.syncing = None;
    }

    /// Goes on with the sync up to its next await.
    pub fn step(&mut self) -> Option<Outcome> {
        let future = self.syncing.as_mut()?;
        match future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            Poll::Ready(outcome) => {
                self.syncing = None;
                Some(outcome)
            }
            Poll::Pending => None,
        }
    }

    /// Goes on until the sync ends. Each await of this world is over at the next poll, so it always does.
    pub fn finish(&mut self, air: &Rc<Air>, number: usize) -> Outcome {
        if !self.is_syncing() {
            self.start(air, number);
        }
        loop {
            if let Some(outcome) = self.step() {
                return outcome;
            }
        }
    }
}

/// Gives the world a chance to do something in between.
async fn breathe() {
    let mut waited = false;
    poll_fn(|_| {
        if std::mem::replace(&mut waited, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}

/// Storage that lets the world in before and after each of its transactions.
pub struct SlowStore {
    pub inner: MemoryStore,
    bug: Bug,
}

impl Store for SlowStore {
    type Error = Infallible;

    async fn position(&self) -> Result<Position, Infallible> {
        breathe().await;
        self.inner.position().await
    }

    async fn unsettled(&self) -> Result<Vec<Entry>, Infallible> {
        breathe().await;
        self.inner.unsettled().await
    }

    async fn sent(&self) -> Result<Vec<Entry>, Infallible> {
        breathe().await;
        self.inner.sent().await
    }

    async fn locals(&self, ids: &[RecordId]) -> Result<Vec<Local>, Infallible> {
        breathe().await;
        self.inner.locals(ids).await
    }

    async fn received_ids(&self) -> Result<Vec<RecordId>, Infallible> {
        breathe().await;
        self.inner.received_ids().await
    }

    async fn commit(&self, planned_at: u64, steps: Vec<Step>) -> Result<Committed, Infallible> {
        breathe().await;
        let committed = self.broken_commit(planned_at, steps).await;
        breathe().await;
        committed
    }
}

impl SlowStore {
    async fn broken_commit(
        &self,
        planned_at: u64,
        mut steps: Vec<Step>,
    ) -> Result<Committed, Infallible> {
        match self.bug {
            Bug::None => self.inner.commit(planned_at, steps).await,
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
            Bug::PullOverwrites => {
                for step in &mut steps {
                    if let Step::Put(local) = step
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

struct Wire {
    air: Rc<Air>,
    author: Rc<RefCell<Author>>,
    store: Rc<SlowStore>,
    number: usize,
}

enum Fate {
    Fine,
    LostBefore,
    LostAfter,
    Twice,
    TooLarge,
}

impl Wire {
    fn fate(&self, size: usize) -> Fate {
        let mut chance = self.air.chance.borrow_mut();
        if !chance.percent(self.air.trouble.get()) {
            return Fate::Fine;
        }
        match chance.below(4) {
            0 => Fate::LostBefore,
            1 => Fate::LostAfter,
            2 => Fate::Twice,
            _ if size > 1 => Fate::TooLarge,
            _ => Fate::LostBefore,
        }
    }
}

impl Wire {
    /// Through the words of the wire, as over HTTP; now and then, for it is most of the work.
    fn through<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        message: T,
    ) -> Result<T, Failure> {
        if !self.air.chance.borrow_mut().percent(15) {
            return Ok(message);
        }
        serde_json::to_string(&message)
            .and_then(|json| serde_json::from_str(&json))
            .map_err(|error| Failure::Broken(error.to_string()))
    }
}

impl Transport for Wire {
    async fn push(&self, push: &Push) -> Result<Receipts, Failure> {
        breathe().await;
        let fate = self.fate(push.changes.len());
        if self.air.trouble.get() > 0 && self.air.chance.borrow_mut().percent(10) {
            self.air
                .echoes
                .borrow_mut()
                .push((self.number, push.clone()));
        }
        let author = self.author.borrow().clone();
        let push = self.through(push.clone())?;
        let answer = match fate {
            Fate::LostBefore => Err(Failure::Unreachable),
            Fate::TooLarge => Err(Failure::TooLarge),
            Fate::Fine => self.air.backend.push(&author, &push),
            Fate::LostAfter => self
                .air
                .backend
                .push(&author, &push)
                .and(Err(Failure::Unreachable)),
            Fate::Twice => {
                let first = self.air.backend.push(&author, &push);
                let second = self.air.backend.push(&author, &push);
                let late = self.air.chance.borrow_mut().percent(50);
                if late { second } else { first }
            }
        };
        breathe().await;
        self.through(answer?)
    }

    async fn pull(&self, cursor: Option<&str>, limit: u32) -> Result<Page, Failure> {
        breathe().await;
        // Small pages, so that the world is let in between them.
        let limit = limit.min(1 + self.air.chance.borrow_mut().below(12) as u32);
        let author = self.author.borrow().clone();
        let answer = match self.fate(limit as usize) {
            Fate::LostBefore | Fate::LostAfter => Err(Failure::Unreachable),
            Fate::TooLarge => Err(Failure::TooLarge),
            Fate::Fine | Fate::Twice => {
                self.air
                    .backend
                    .pull(&author, self.store.inner.device(), cursor, limit)
            }
        };
        breathe().await;
        self.through(answer?)
    }
}
