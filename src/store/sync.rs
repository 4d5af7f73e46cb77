//! The phone's storage as the sync run sees it: the contract of `dampingi_sync::store` over the open vault.

use super::fault::Fault;
use super::writing::{self, Batch, Written};
use crate::clock;
use crate::phone::engine::{Engine, reading};
use crate::session::{Session, Word};
use dampingi_sync::store::{Committed, Entry, EntryState, Position, Step, Store};
use dampingi_sync::{Local, RecordId, link};
use std::cell::RefCell;
use std::rc::Rc;

/// The open vault, for one sync run.
pub struct PhoneStore {
    /// The engine, whose turn to write it takes.
    pub engine: Rc<Engine>,
    /// The vault that was open when the run began.
    pub session: Rc<Session>,
    /// Unsettled changes that this run has opened, in the order of their sequence. A queue of thousands is sent in dozens of batches: opening all that still
    /// waits before each would cost its square.
    opened: RefCell<Rc<Vec<Entry>>>,
    /// The cursor that this run was last told, and how much was taken back by then: what it plans, it plans from there.
    told: RefCell<Option<(Option<String>, u32)>>,
}

impl PhoneStore {
    /// At the beginning of a run.
    pub fn new(engine: Rc<Engine>, session: Rc<Session>) -> Self {
        Self {
            engine,
            session,
            opened: RefCell::default(),
            told: RefCell::default(),
        }
    }

    /// Forgets what this run has opened: another tab wrote, or what was written is not known.
    fn look_anew(&self) {
        self.opened.take();
    }

    /// Opens the unsettled changes that are not opened yet, and lets go of those that are settled.
    async fn open_unsettled(&self) -> Result<(), Fault> {
        let missing: Vec<u64> = {
            let pending = self.session.pending.borrow();
            let mut opened = self.opened.borrow_mut();
            let stands = |entry: &Entry| {
                let pending = pending.get(&entry.change.device_seq);
                pending.is_some_and(|pending| pending.word == Word::from(&entry.state))
            };
            let all_stand = opened.iter().all(stands);
            if all_stand && opened.len() == pending.len() {
                return Ok(());
            }
            let opened = Rc::make_mut(&mut opened);
            opened.retain(stands);
            let missing = pending.keys().filter(|seq| place(opened, **seq).is_err());
            missing.copied().collect()
        };
        let database = self.engine.database()?;
        let entries = reading(&database, &self.session)
            .entries_at(&missing)
            .await?;
        // One that was settled since the sequences were read is none of these.
        let unsettled = entries
            .into_iter()
            .filter(|entry| Word::from(&entry.state).is_unsettled());
        let mut opened = self.opened.borrow_mut();
        let opened = Rc::make_mut(&mut opened);
        opened.extend(unsettled);
        opened.sort_unstable_by_key(|entry| entry.change.device_seq);
        Ok(())
    }

    /// A run that goes on after a lock may not read or write any more.
    fn open(&self) -> Result<(), Fault> {
        if self.engine.is_open(&self.session) {
            Ok(())
        } else {
            Err(Fault::Locked)
        }
    }

    async fn fresh(&self) -> Result<(), Fault> {
        if self.session.is_stale.get() {
            self.look_anew();
            let _turn = self.engine.writing.lock().await;
            self.engine.look_again(&self.session).await?;
        }
        Ok(())
    }

    async fn batch(&self, steps: Vec<Step>) -> Result<Batch, Fault> {
        let mut batch = Batch::new(self.session.device.borrow().clone());
        let mut takes_device = false;
        for step in steps {
            match step {
                Step::Put(local) => {
                    batch.quiet.remove(&local.view.id);
                    batch.puts.put(local.view.id, local);
                }
                Step::Confirm(local) => {
                    if !batch.puts.has(local.view.id) {
                        batch.quiet.insert(local.view.id);
                    }
                    batch.puts.put(local.view.id, local);
                }
                Step::Drop(id) => drop(batch.drops.insert(id)),
                Step::Move(seq, state) => {
                    batch.moves.retain(|(moved, _)| *moved != seq);
                    batch.moves.push((seq, state));
                }
                Step::Position(position) => batch.device.position = position,
                Step::NewDevice => takes_device = true,
                Step::Forget(seq) => {
                    if !batch.forgets.contains(&seq) {
                        batch.forgets.push(seq);
                        batch.device.forgotten += 1;
                    }
                }
            }
        }
        take_back(&mut batch);
        if takes_device {
            self.take_device(&mut batch).await?;
        }
        Ok(batch)
    }

    /// Every change that the server has not confirmed goes over to the fresh device.
    async fn take_device(&self, batch: &mut Batch) -> Result<(), Fault> {
        let device_id = clock::new_uuid();
        batch.device.device_id = device_id;
        batch.device.contact = None;
        batch.device.was_copied = true;
        let database = self.engine.database()?;
        let unsent = [Word::Waiting, Word::Deferred, Word::Refused, Word::Replaced];
        for mut entry in reading(&database, &self.session).entries(&unsent).await? {
            if let Some(state) = batch.moved(entry.change.device_seq) {
                entry.state = state.clone();
            }
            if matches!(entry.state, EntryState::Sent { .. }) {
                continue;
            }
            batch
                .moves
                .retain(|(moved, _)| *moved != entry.change.device_seq);
            entry.change.device_id = device_id;
            batch.entries.push(entry);
        }
        Ok(())
    }
}

/// What was opened, as it stands after a batch that moved some of it.
fn moved_on(mut opened: Rc<Vec<Entry>>, batch: &Batch) -> Rc<Vec<Entry>> {
    let entries = Rc::make_mut(&mut opened);
    for (seq, state) in &batch.moves {
        if let Ok(at) = place(entries, *seq) {
            entries[at].state = state.clone();
        }
    }
    opened
}

/// Where the change with a sequence stands.
fn place(opened: &[Entry], seq: u64) -> Result<usize, usize> {
    opened.binary_search_by_key(&seq, |entry| entry.change.device_seq)
}

/// A record of somebody whose story was given up: half of a story misleads, so everything is fetched anew, as it is when a pull
/// starts anew by itself.
fn take_back(batch: &mut Batch) {
    if batch.device.let_go.is_empty() {
        return;
    }
    let device = &batch.device;
    let is_about_one = |local: &Local| {
        let about = [Some(local.view.id), local.view.link(link::PERSON)];
        about
            .into_iter()
            .flatten()
            .any(|id| device.let_go.contains(&id))
    };
    if device.position.restarted {
        batch.device.let_go.clear();
    } else if batch.puts.all().any(is_about_one) {
        batch.device.let_go.clear();
        batch.device.position.cursor = None;
    }
}

impl Store for PhoneStore {
    type Error = Fault;

    async fn position(&self) -> Result<Position, Fault> {
        self.open()?;
        self.fresh().await?;
        let position = self.session.device.borrow().position.clone();
        let taken_back = self.session.taken_back.get();
        self.told
            .replace(Some((position.cursor.clone(), taken_back)));
        Ok(position)
    }

    async fn unsettled(&self) -> Result<Rc<Vec<Entry>>, Fault> {
        self.open()?;
        self.fresh().await?;
        self.open_unsettled().await?;
        Ok(self.opened.borrow().clone())
    }

    async fn sent(&self) -> Result<Vec<Entry>, Fault> {
        self.open()?;
        reading(&self.engine.database()?, &self.session)
            .entries(&[Word::Sent])
            .await
    }

    async fn locals(&self, ids: &[RecordId]) -> Result<Vec<Local>, Fault> {
        self.open()?;
        reading(&self.engine.database()?, &self.session)
            .locals(ids)
            .await
    }

    async fn received_ids(&self) -> Result<Vec<RecordId>, Fault> {
        self.open()?;
        reading(&self.engine.database()?, &self.session)
            .received_ids()
            .await
    }

    async fn commit(&self, planned_at: u64, steps: Vec<Step>) -> Result<Committed, Fault> {
        let database = self.engine.database()?;
        let turn = self.engine.writing.lock().await;
        self.open()?;
        if self.session.is_stale.get() {
            self.look_anew();
            self.engine.look_again(&self.session).await?;
        }
        let stands_still = {
            let (device, told) = (self.session.device.borrow(), self.told.borrow());
            let is_there = told.as_ref().is_none_or(|(cursor, taken_back)| {
                *cursor == device.position.cursor && *taken_back == self.session.taken_back.get()
            });
            is_there && device.position.last_seq == planned_at
        };
        if !stands_still {
            return Ok(Committed::Stale);
        }
        let batch = self.batch(steps).await?;
        let is_back = |(_, state): &(u64, EntryState)| *state == EntryState::Replaced;
        if batch.moves.iter().any(is_back) {
            let taken_back = &self.session.taken_back;
            taken_back.set(taken_back.get() + 1);
        }
        // Until it is known to be written, nothing that was opened is known to stand.
        let opened = self.opened.take();
        let written = writing::write(&reading(&database, &self.session), &batch).await?;
        drop(turn);
        if matches!(written, Written::Done) && batch.entries.is_empty() {
            self.opened.replace(moved_on(opened, &batch));
        }
        match written {
            Written::Done => {
                self.engine.publish(&self.session).await;
                Ok(Committed::Done)
            }
            Written::Moved => Ok(Committed::Stale),
        }
    }
}
