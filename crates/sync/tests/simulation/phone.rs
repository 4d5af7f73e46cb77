//! One phone: memory for storage, a wire that fails, and a sync that may be stopped between any two awaits.

use super::Backend;
use super::chance::Chance;
use super::faults::Tally;
pub use super::slow_store::Bug;
use super::slow_store::{Full, SlowStore};
use super::wire::Wire;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::run::{Summary, Trouble, sync};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::wire::Push;
use dampingi_sync::{Author, Change};
use serde_json::json;
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

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

type Outcome = Result<Summary, Trouble<Full>>;

pub struct Phone {
    pub store: Rc<SlowStore>,
    pub author: Rc<RefCell<Author>>,
    /// Hours that its clock is off.
    pub clock_off: i32,
    /// Still the app of the release before, whose forms asked less.
    pub is_old: bool,
    /// An edit whose form is open, as it would be saved. It outlives the app: a draft is kept.
    pub form: Option<Change>,
    syncing: Option<Pin<Box<dyn Future<Output = Outcome>>>>,
}

impl Phone {
    pub fn new(store: MemoryStore, author: Rc<RefCell<Author>>, bug: Bug) -> Self {
        Self {
            store: Rc::new(SlowStore {
                inner: store,
                is_full: Cell::new(false),
                reserve: Cell::new(0),
                bug,
            }),
            author,
            clock_off: 0,
            is_old: false,
            form: None,
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
            reserve: self.store.reserve.clone(),
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
pub async fn breathe() {
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
