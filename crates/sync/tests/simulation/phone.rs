//! One phone: memory for storage, a wire that fails, and a sync that may be stopped between any two awaits.

use super::Backend;
use super::chance::Chance;
use super::faults::Tally;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::run::{Summary, Trouble, sync};
use dampingi_sync::store::{
    Committed, Entry, EntryState, Failure, Position, Step, Store, Transport,
};
use dampingi_sync::wire::{Page, Push, Receipts};
use dampingi_sync::{Author, Local, RecordId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
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
    /// Takes an edit that was made while its record was being pushed for part of what was confirmed.
    ClearsEditsMadeDuringPush,
}

/// What all phones of a world share.
pub struct Air {
    pub backend: Rc<dyn Backend>,
    pub chance: RefCell<Chance>,
    /// Whether requests fail, in so many of a hundred cases.
    pub trouble: Cell<usize>,
    /// Copies of requests that the network may deliver once more, later.
    pub echoes: RefCell<Vec<(usize, Push)>>,
    /// What went wrong so far.
    pub tally: RefCell<Tally>,
}

impl Air {
    pub fn fault(&self, what: &'static str) {
        self.tally.borrow_mut().fault(what);
    }
}

/// The phone's storage takes nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

type Outcome = Result<Summary, Trouble<Full>>;

pub struct Phone {
    pub store: Rc<SlowStore>,
    pub author: Rc<RefCell<Author>>,
    /// Hours that its clock is off.
    pub clock_off: i32,
    /// Still the app of the release before, whose forms asked less.
    pub is_old: bool,
    syncing: Option<Pin<Box<dyn Future<Output = Outcome>>>>,
}

impl Phone {
    pub fn new(store: MemoryStore, author: Rc<RefCell<Author>>, bug: Bug) -> Self {
        Self {
            store: Rc::new(SlowStore {
                inner: store,
                is_full: Cell::new(false),
                bug,
            }),
            author,
            clock_off: 0,
            is_old: false,
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
        copy.is_old = self.is_old;
        copy
    }

    /// The next release of the app opens what the last one stored, queue and all: every record and entry is read from the
    /// text it was written as. How many changes were on their way.
    pub fn upgrade(&mut self) -> usize {
        self.syncing = None;
        self.is_old = false;
        let old = &self.store.inner;
        let text = |value| serde_json::to_string(&value).expect("is written");
        let (position, entries) = (text(json!(old.standing())), text(json!(old.entries())));
        let locals = text(json!(old.all()));
        let entries: Vec<Entry> = serde_json::from_str(&entries).expect("is read");
        let waiting = entries
            .iter()
            .filter(|entry| !matches!(entry.state, EntryState::Sent { .. } | EntryState::Replaced));
        let waiting = waiting.count();
        let opened = MemoryStore::of(
            old.device(),
            serde_json::from_str(&position).expect("is read"),
            entries,
            serde_json::from_str(&locals).expect("is read"),
        );
        self.store = Rc::new(SlowStore {
            inner: opened,
            is_full: self.store.is_full.clone(),
            bug: self.store.bug,
        });
        waiting
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
    /// What a sync wants to keep finds no room. A save does: there is a reserve for it.
    pub is_full: Cell<bool>,
    bug: Bug,
}

impl Store for SlowStore {
    type Error = Full;

    async fn position(&self) -> Result<Position, Full> {
        breathe().await;
        Ok(self.inner.standing())
    }

    async fn unsettled(&self) -> Result<Vec<Entry>, Full> {
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

/// The beginning of a message, as far as the signal lasted.
fn cut_off<T: Serialize + DeserializeOwned>(message: &T, air: &Air) -> Result<T, Failure> {
    let text = serde_json::to_vec(message).expect("is written");
    let length = air.chance.borrow_mut().below(text.len());
    serde_json::from_slice(&text[..length]).map_err(|error| Failure::Broken(error.to_string()))
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
    /// The answer is cut off in its middle.
    Cut,
    /// The server's process ends in the middle of it.
    Killed,
}

impl Wire {
    fn fate(&self, size: usize, is_pull: bool) -> Fate {
        let mut chance = self.air.chance.borrow_mut();
        if !chance.percent(self.air.trouble.get()) {
            return Fate::Fine;
        }
        let (fate, name) = match chance.below(6) {
            1 => (Fate::LostAfter, "answer lost"),
            2 => (Fate::Twice, "request twice"),
            3 if size > 1 => (Fate::TooLarge, "refused as too large"),
            4 => (Fate::Cut, "answer cut off"),
            5 => (Fate::Killed, "server killed in a push"),
            _ => (Fate::LostBefore, "request lost"),
        };
        // A pull changes nothing: sent twice, or to a server that dies over it, it is lost or it is not.
        match (&fate, is_pull) {
            (Fate::Twice, true) => return Fate::Fine,
            (Fate::Killed, true) => self.air.fault("answer lost"),
            _ => self.air.fault(name),
        }
        fate
    }
}

impl Wire {
    /// Through the words of the wire, as over HTTP; now and then, for it is most of the work.
    fn through<T: Serialize + DeserializeOwned>(&self, message: T) -> Result<T, Failure> {
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
        let fate = self.fate(push.changes.len(), false);
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
            Fate::Cut => (self.air.backend.push(&author, &push))
                .and_then(|receipts| cut_off(&receipts, &self.air)),
            Fate::Killed => {
                let steps = self
                    .air
                    .chance
                    .borrow_mut()
                    .below(2 * push.changes.len() + 2);
                self.air.backend.push_and_die(&author, &push, steps);
                Err(Failure::Unreachable)
            }
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
        let answer = match self.fate(limit as usize, true) {
            Fate::LostBefore | Fate::LostAfter | Fate::Killed => Err(Failure::Unreachable),
            Fate::Cut => (self.air.backend)
                .pull(&author, self.store.inner.device(), cursor, limit)
                .and_then(|page| cut_off(&page, &self.air)),
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
