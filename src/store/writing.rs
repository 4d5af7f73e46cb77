//! Writing to an open vault: one transaction with the records, the changes, the summaries and the sequence.
//!
//! Everything is derived and sealed first. Then one strict transaction looks whether anybody wrote meanwhile, and writes;
//! it awaits nothing but itself. Only its end makes anything true.

use super::by_id::ById;
use super::device::{self, Device};
use super::fault::Fault;
use super::idb::Durability;
use super::reading::Reading;
use super::schema::{DEVICE, DRAFTS, OUTBOX, RECORDS, SUMMARY};
use super::sealed;
use super::shelf::{Chunk, Shelf};
use super::summary::{self, Coming};
use super::unsettled::Moves;
use dampingi_domain::ordered::Set;
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Local, RecordId};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// One transaction.
pub struct Batch {
    /// Records to write.
    pub puts: ById<Local>,
    /// Those of them of which nothing is new that a row shows: the server confirmed them, or sent them back as they are here.
    pub quiet: Set<RecordId>,
    /// Those of them that were not looked for because they are new. The transaction looks.
    pub fresh: Vec<RecordId>,
    /// Records to take off the phone.
    pub drops: Set<RecordId>,
    /// Changes to write whole.
    pub entries: Vec<Entry>,
    /// Changes that move on, by their sequence.
    pub moves: Vec<(u64, EntryState)>,
    /// Receipts to forget.
    pub forgets: Vec<u64>,
    /// Persons and households whose rows are derived anew although nothing about them is written.
    pub again: Set<RecordId>,
    /// The draft that is finished, by its key.
    pub closes: Option<String>,
    /// Where the vault will stand.
    pub device: Device,
}

/// What became of a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Durable.
    Done,
    /// Another tab wrote since this one last looked. Nothing was written; read again and try anew.
    Moved,
}

impl Batch {
    /// An empty one.
    pub fn new(device: Device) -> Self {
        Self {
            puts: ById::default(),
            quiet: Set::new(),
            fresh: Vec::new(),
            drops: Set::new(),
            entries: Vec::new(),
            moves: Vec::new(),
            forgets: Vec::new(),
            again: Set::new(),
            closes: None,
            device,
        }
    }

    /// Where a change moves to, if it does.
    pub fn moved(&self, seq: u64) -> Option<&EntryState> {
        self.moves
            .iter()
            .find(|(moved, _)| *moved == seq)
            .map(|(_, state)| state)
    }
}

/// Writes a batch. The caller holds the tab's turn to write.
pub async fn write(reading: &Reading<'_>, batch: &Batch) -> Result<Written, Fault> {
    let session = reading.session;
    if !reading.ensure_links().await? {
        return Err(Fault::Unreadable);
    }
    let moves = moves(reading, batch).await?;
    let coming = Coming {
        puts: &batch.puts,
        quiet: &batch.quiet,
        drops: &batch.drops,
        moves: &moves,
        again: &batch.again,
        today: session.today(),
    };
    let changes = summary::changes(reading, &coming).await?;
    // From here the summaries in memory are ahead of the disk: until the transaction is done they count as stale.
    session.is_stale.set(true);
    let touched = session.shelf.borrow_mut().apply(changes);
    let written = commit(reading, batch, &touched).await?;
    if written == Written::Done {
        session.pending.borrow_mut().take_in(moves);
    }
    Ok(written)
}

/// What a batch does to the changes that are not settled. One that was settled and waits again is looked up.
async fn moves(reading: &Reading<'_>, batch: &Batch) -> Result<Moves, Fault> {
    let mut moves = Moves::default();
    let mut settled = Vec::new();
    {
        let before = reading.session.pending.borrow();
        for (seq, state) in &batch.moves {
            match before.get(seq) {
                Some(pending) => moves.note(*seq, pending.record, state.into()),
                None => settled.push(*seq),
            }
        }
    }
    for Entry { change, .. } in reading.entries_at(&settled).await? {
        if let Some(state) = batch.moved(change.device_seq) {
            moves.note(change.device_seq, change.record, state.into());
        }
    }
    for Entry { change, state } in &batch.entries {
        moves.note(change.device_seq, change.record, state.into());
    }
    Ok(moves)
}

/// Writes a batch with these chunks of the summaries as they are in memory.
async fn commit(reading: &Reading<'_>, batch: &Batch, touched: &[Chunk]) -> Result<Written, Fault> {
    let session = reading.session;
    let vault = session.vault;
    let sealed = Sealed::of(reading, batch, touched).await?;
    let device_key = JsValue::from_str(&vault.to_string());
    let moving: Vec<JsValue> = batch
        .moves
        .iter()
        .map(|(seq, _)| sealed::key(vault, *seq as f64))
        .collect();
    let fresh = batch.fresh.iter();
    let fresh: Vec<JsValue> = fresh.map(|id| sealed::key(vault, id.to_string())).collect();

    let stores = [DEVICE, RECORDS, OUTBOX, SUMMARY, DRAFTS];
    let transaction = reading.database.write(&stores, Durability::Strict).await?;
    let (rows, fresh) = (
        transaction.ask(OUTBOX, &moving)?,
        transaction.ask(RECORDS, &fresh)?,
    );
    let row = transaction.ask(DEVICE, &[device_key])?;
    // Put while that is answered: whoever finds that somebody else wrote takes it all back.
    for (store, row) in &sealed.rows {
        transaction.put(store, row)?;
    }
    for id in &batch.drops {
        transaction.delete(RECORDS, &sealed::key(vault, id.to_string()))?;
    }
    if let Some(key) = &batch.closes {
        transaction.delete(DRAFTS, &sealed::key(vault, key.as_str()))?;
    }
    let writes = session.writes.get();
    transaction.put(DEVICE, &batch.device.to_row(vault, writes + 1.0))?;
    // It was asked for last of the questions: when it is answered, all are.
    row.settled().await?;
    let is_there = fresh.values()?.iter().any(Option::is_some);
    session.recent.doubts.set(is_there);
    let row = row.values()?.pop().flatten();
    if is_there || row.map(|row| device::writes(&row)) != Some(writes) {
        transaction.abort();
        return Ok(Written::Moved);
    }
    let rows = rows.values()?;
    for ((row, (_, state)), body) in rows.iter().zip(&batch.moves).zip(&sealed.states) {
        // An entry that was forgotten meanwhile has nowhere to move.
        if let Some(row) = row {
            sealed::move_entry(row, state, body);
            transaction.put(OUTBOX, row)?;
        }
    }
    for seq in &batch.forgets {
        transaction.delete(OUTBOX, &sealed::key(vault, *seq as f64))?;
    }
    transaction.no_more();
    transaction.done().await?;
    let writes = writes + 1.0;
    session.device.replace(batch.device.clone());
    session.writes.set(writes);
    session.recent.wrote(writes, &batch.puts, &batch.drops);
    session.is_stale.set(false);
    Ok(Written::Done)
}

/// Everything of a batch, sealed, ready to be put.
struct Sealed {
    rows: Vec<(&'static str, JsValue)>,
    states: Vec<Uint8Array>,
}

impl Sealed {
    async fn of(reading: &Reading<'_>, batch: &Batch, touched: &[Chunk]) -> Result<Self, Fault> {
        let session = reading.session;
        let vault = session.vault;
        let mut plain = Vec::new();
        plain.extend(batch.puts.all().map(sealed::record_plain));
        plain.extend(batch.entries.iter().flat_map(sealed::entry_plain));
        plain.extend(
            touched
                .iter()
                .map(|chunk| sealed::chunk_plain(&session.shelf.borrow(), *chunk)),
        );
        plain.extend(
            batch
                .moves
                .iter()
                .map(|(seq, state)| sealed::state_plain(*seq, state)),
        );
        let mut bodies = session.key.seal_all(&plain).await?.into_iter();
        let mut rows = Vec::new();
        for (local, body) in batch.puts.all().zip(&mut bodies) {
            rows.push((RECORDS, sealed::record_row(vault, local, &body)));
        }
        for entry in &batch.entries {
            if let (Some(change), Some(state)) = (bodies.next(), bodies.next()) {
                rows.push((OUTBOX, sealed::entry_row(vault, entry, &change, &state)));
            }
        }
        for (chunk, body) in touched.iter().zip(&mut bodies) {
            rows.push((SUMMARY, sealed::chunk_row(vault, *chunk, &body)));
        }
        let states: Vec<Uint8Array> = bodies.collect();
        // One body for each plain value: anything else would leave a part of the save unwritten.
        let is_whole = rows.len() == batch.puts.len() + batch.entries.len() + touched.len();
        if is_whole && states.len() == batch.moves.len() {
            Ok(Self { rows, states })
        } else {
            Err(Fault::Refused)
        }
    }
}

/// Makes all summaries anew from the records, because one of them could not be read.
pub async fn rebuild(reading: &Reading<'_>) -> Result<(), Fault> {
    let session = reading.session;
    let (locals, lost) = reading.everything().await?;
    session.shelf.replace(Shelf {
        links: Some(ById::default()),
        ..Shelf::default()
    });
    let mut puts = ById::default();
    for local in locals {
        puts.put(local.view.id, local);
    }
    let nothing = Set::new();
    let coming = Coming {
        puts: &puts,
        quiet: &nothing,
        drops: &nothing,
        moves: &Moves::default(),
        again: &nothing,
        today: session.today(),
    };
    let changes = summary::changes(reading, &coming).await?;
    session.shelf.borrow_mut().apply(changes);
    let mut device = session.device.borrow().clone();
    if lost > 0 {
        // What cannot be read here may still be on the server: the next pull begins anew.
        device.position.cursor = None;
    }
    session.is_stale.set(true);
    // Should another tab have done it first, the caller reads again: the summaries stay marked as stale.
    commit(reading, &Batch::new(device), &Chunk::every())
        .await
        .map(drop)
}

/// Notes where the vault stands, and nothing else.
pub async fn note(reading: &Reading<'_>, device: Device) -> Result<Written, Fault> {
    let session = reading.session;
    let key = JsValue::from_str(&session.vault.to_string());
    let transaction = reading
        .database
        .write(&[DEVICE], Durability::Relaxed)
        .await?;
    let row = transaction.get(DEVICE, &key).await?;
    if row.map(|row| device::writes(&row)) != Some(session.writes.get()) {
        transaction.abort();
        session.is_stale.set(true);
        return Ok(Written::Moved);
    }
    // No summary depends on what is noted here. But whoever plans from another place, in another tab too, must see that.
    let is_elsewhere = device.position != session.device.borrow().position;
    let writes = session.writes.get() + f64::from(u8::from(is_elsewhere));
    transaction.put(DEVICE, &device.to_row(session.vault, writes))?;
    transaction.done().await?;
    session.device.replace(device);
    session.writes.set(writes);
    Ok(Written::Done)
}
