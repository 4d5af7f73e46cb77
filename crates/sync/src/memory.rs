//! Storage in memory: for tests, the simulation, and tools. Passes the same contract as the phone's IndexedDB store.

use crate::contract::SaveChange;
use crate::store::{Committed, Entry, EntryState, Position, Step, Store};
use crate::{Change, Local, RecordId, replay};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::rc::Rc;
use uuid::Uuid;

/// A phone's storage that lasts as long as the value.
#[derive(Clone, Debug)]
pub struct MemoryStore {
    state: RefCell<State>,
}

#[derive(Clone, Debug)]
struct State {
    device: Uuid,
    position: Position,
    /// The cursor that was last told, and how often something had been taken back by then.
    told: Option<(Option<String>, u64)>,
    taken_back: u64,
    outbox: BTreeMap<u64, Entry>,
    locals: BTreeMap<RecordId, Local>,
}

impl MemoryStore {
    /// An empty phone.
    pub fn new(device: Uuid) -> Self {
        Self {
            state: RefCell::new(State {
                device,
                position: Position::default(),
                told: None,
                taken_back: 0,
                outbox: BTreeMap::new(),
                locals: BTreeMap::new(),
            }),
        }
    }

    /// A phone as it was stored.
    pub fn of(device: Uuid, position: Position, outbox: Vec<Entry>, locals: Vec<Local>) -> Self {
        let outbox = outbox.into_iter();
        let locals = locals.into_iter();
        Self {
            state: RefCell::new(State {
                device,
                position,
                told: None,
                taken_back: 0,
                outbox: outbox.map(|it| (it.change.device_seq, it)).collect(),
                locals: locals.map(|it| (it.view.id, it)).collect(),
            }),
        }
    }

    /// The device id that new changes get.
    pub fn device(&self) -> Uuid {
        self.state.borrow().device
    }

    /// Every entry of the outbox, settled ones too, in the order of their sequence.
    pub fn entries(&self) -> Vec<Entry> {
        self.state.borrow().outbox.values().cloned().collect()
    }

    fn listed(&self, wanted: impl Fn(&EntryState) -> bool) -> Vec<Entry> {
        let state = self.state.borrow();
        let entries = state.outbox.values().filter(|entry| wanted(&entry.state));
        entries.cloned().collect()
    }

    /// Looks at the records on the phone without copying them.
    pub fn look<T>(&self, at: impl FnOnce(&BTreeMap<RecordId, Local>) -> T) -> T {
        at(&self.state.borrow().locals)
    }

    /// Every record on the phone.
    pub fn all(&self) -> Vec<Local> {
        self.state.borrow().locals.values().cloned().collect()
    }

    /// Where the phone stands.
    pub fn standing(&self) -> Position {
        self.state.borrow().position.clone()
    }

    /// As [`SaveChange::save`], at once.
    pub fn put(&self, changes: Vec<Change>, replaces: &[u64]) {
        let mut state = self.state.borrow_mut();
        for seq in replaces {
            if let Some(entry) = state.outbox.get_mut(seq) {
                entry.state = EntryState::Replaced;
            }
        }
        for mut change in changes {
            state.position.last_seq += 1;
            change.device_seq = state.position.last_seq;
            change.device_id = state.device;
            let id = change.record;
            let local = if replaces.is_empty() {
                replay::saved(state.locals.get(&id), &change)
            } else {
                let base = state.locals.get(&id).and_then(|local| local.base.clone());
                replay::saved_instead(base, state.outbox.values(), &change)
            };
            state.locals.insert(id, local);
            let entry = Entry {
                change,
                state: EntryState::Waiting,
            };
            state.outbox.insert(entry.change.device_seq, entry);
        }
    }
}

impl Store for MemoryStore {
    type Error = Infallible;

    async fn position(&self) -> Result<Position, Infallible> {
        let position = self.standing();
        let mut state = self.state.borrow_mut();
        state.told = Some((position.cursor.clone(), state.taken_back));
        Ok(position)
    }

    async fn unsettled(&self) -> Result<Rc<Vec<Entry>>, Infallible> {
        Ok(Rc::new(self.listed(|state| {
            matches!(
                state,
                EntryState::Waiting | EntryState::Deferred | EntryState::Refused { .. }
            )
        })))
    }

    async fn sent(&self) -> Result<Vec<Entry>, Infallible> {
        Ok(self.listed(|state| matches!(state, EntryState::Sent { .. })))
    }

    async fn locals(&self, ids: &[RecordId]) -> Result<Vec<Local>, Infallible> {
        let state = self.state.borrow();
        Ok(ids
            .iter()
            .filter_map(|id| state.locals.get(id).cloned())
            .collect())
    }

    async fn received_ids(&self) -> Result<Vec<RecordId>, Infallible> {
        let state = self.state.borrow();
        let received = state
            .locals
            .iter()
            .filter(|(_, local)| local.base.is_some());
        Ok(received.map(|(id, _)| *id).collect())
    }

    async fn commit(&self, planned_at: u64, steps: Vec<Step>) -> Result<Committed, Infallible> {
        let mut state = self.state.borrow_mut();
        let (cursor, taken_back) = (&state.position.cursor, state.taken_back);
        let told = state.told.as_ref();
        let stands_still = told.is_none_or(|told| (&told.0, told.1) == (cursor, taken_back));
        if state.position.last_seq != planned_at || !stands_still {
            return Ok(Committed::Stale);
        }
        for step in steps {
            match step {
                Step::Put(local) | Step::Confirm(local) => {
                    state.locals.insert(local.view.id, local);
                }
                Step::Drop(id) => {
                    state.locals.remove(&id);
                }
                Step::Move(seq, next) => {
                    state.taken_back += u64::from(next == EntryState::Replaced);
                    if let Some(entry) = state.outbox.get_mut(&seq) {
                        entry.state = next;
                    }
                }
                Step::Position(position) => state.position = position,
                Step::NewDevice => state.renew_device(),
                Step::Forget(seq) => {
                    state.outbox.remove(&seq);
                }
            }
        }
        Ok(Committed::Done)
    }
}

impl State {
    /// This crate makes no random numbers: the new id is derived from the old one and from a change that only this
    /// copy of a cloned phone has.
    fn renew_device(&mut self) {
        let own = self
            .outbox
            .values()
            .find(|entry| !matches!(entry.state, EntryState::Sent { .. }))
            .map_or(self.device, |entry| entry.change.change_id);
        self.device = Uuid::new_v5(&self.device, own.as_bytes());
        for entry in self.outbox.values_mut() {
            if !matches!(entry.state, EntryState::Sent { .. }) {
                entry.change.device_id = self.device;
            }
        }
    }
}

impl SaveChange for MemoryStore {
    async fn save(&self, changes: Vec<Change>, replaces: &[u64]) -> Result<(), Infallible> {
        self.put(changes, replaces);
        Ok(())
    }
}
