//! Writing to an open vault: one transaction with the records, the changes, the summaries and the sequence.
//!
//! Everything is derived and sealed first. Then one strict transaction looks whether anybody wrote meanwhile, and writes;
//! it awaits nothing but itself. Only its end makes anything true.

use super::device::{self, Device};
use super::fault::Fault;
use super::idb::Durability;
use super::reading::Reading;
use super::schema::{DEVICE, OUTBOX, RECORDS, SUMMARY};
use super::sealed;
use super::shelf::{Chunk, Shelf};
use super::summary::{self, Coming};
use crate::session::{Pending, Word};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Local, RecordId};
use js_sys::Uint8Array;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::JsValue;

/// One transaction.
pub struct Batch {
    /// Records to write.
    pub puts: BTreeMap<RecordId, Local>,
    /// Records to take off the phone.
    pub drops: BTreeSet<RecordId>,
    /// Changes to write whole.
    pub entries: Vec<Entry>,
    /// Changes that move on.
    pub moves: BTreeMap<u64, EntryState>,
    /// Receipts to forget.
    pub forgets: BTreeSet<u64>,
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
            puts: BTreeMap::new(),
            drops: BTreeSet::new(),
            entries: Vec::new(),
            moves: BTreeMap::new(),
            forgets: BTreeSet::new(),
            device,
        }
    }

    /// What will be unsettled after it.
    fn pending_after(&self, before: &BTreeMap<u64, Pending>) -> BTreeMap<u64, Pending> {
        let mut pending = before.clone();
        for (seq, state) in &self.moves {
            let word = Word::from(state);
            match pending.get_mut(seq) {
                Some(entry) if word.is_unsettled() => entry.word = word,
                _ => drop(pending.remove(seq)),
            }
        }
        for entry in &self.entries {
            let word = Word::from(&entry.state);
            let record = entry.change.record;
            if word.is_unsettled() {
                pending.insert(entry.change.device_seq, Pending { record, word });
            } else {
                pending.remove(&entry.change.device_seq);
            }
        }
        pending
    }
}

/// Writes a batch. The caller holds the tab's turn to write.
pub async fn write(reading: &Reading<'_>, batch: &Batch) -> Result<Written, Fault> {
    let session = reading.session;
    if !reading.ensure_links().await? {
        return Err(Fault::Unreadable);
    }
    // Moves back to waiting are of entries that are not pending now: they are known by their rows only.
    let moved_back: Vec<u64> = {
        let pending = session.pending.borrow();
        let back = batch
            .moves
            .iter()
            .filter(|(seq, state)| Word::from(*state).is_unsettled() && !pending.contains_key(seq));
        back.map(|(seq, _)| *seq).collect()
    };
    let back = reading.entries_at(&moved_back).await?;
    let mut pending = batch.pending_after(&session.pending.borrow());
    for entry in &back {
        let seq = entry.change.device_seq;
        let word = batch.moves.get(&seq).map_or(Word::Waiting, Word::from);
        let record = entry.change.record;
        pending.insert(seq, Pending { record, word });
    }
    let moved = moved_records(batch, &session.pending.borrow(), &pending);
    let coming = Coming {
        puts: &batch.puts,
        drops: &batch.drops,
        moved: &moved,
        pending: &pending,
    };
    let changes = summary::changes(reading, &coming).await?;
    // From here the summaries in memory are ahead of the disk: until the transaction is done they count as stale.
    session.is_stale.set(true);
    let touched = session.shelf.borrow_mut().apply(changes);
    let written = commit(reading, batch, &touched).await?;
    if written == Written::Done {
        session.device.replace(batch.device.clone());
        session.pending.replace(pending);
        session.writes.set(session.writes.get() + 1.0);
        session.is_stale.set(false);
    }
    Ok(written)
}

fn moved_records(
    batch: &Batch,
    before: &BTreeMap<u64, Pending>,
    after: &BTreeMap<u64, Pending>,
) -> BTreeSet<RecordId> {
    let sequences = batch
        .moves
        .keys()
        .copied()
        .chain(batch.entries.iter().map(|entry| entry.change.device_seq));
    sequences
        .filter_map(|seq| before.get(&seq).or_else(|| after.get(&seq)))
        .map(|pending| pending.record)
        .collect()
}

async fn commit(
    reading: &Reading<'_>,
    batch: &Batch,
    touched: &BTreeSet<Chunk>,
) -> Result<Written, Fault> {
    let session = reading.session;
    let vault = session.vault;
    let sealed = Sealed::of(reading, batch, touched).await?;
    let device_key = JsValue::from_str(&vault.to_string());
    let moving: Vec<JsValue> = batch
        .moves
        .keys()
        .map(|seq| sealed::key(vault, *seq as f64))
        .collect();

    let stores = [DEVICE, RECORDS, OUTBOX, SUMMARY];
    let transaction = reading.database.write(&stores, Durability::Strict).await?;
    let row = transaction.get(DEVICE, &device_key).await?;
    if row.map(|row| device::writes(&row)) != Some(session.writes.get()) {
        transaction.abort();
        return Ok(Written::Moved);
    }
    for row in &sealed.records {
        transaction.put(RECORDS, row)?;
    }
    for id in &batch.drops {
        transaction.delete(RECORDS, &sealed::key(vault, id.to_string()))?;
    }
    let rows = transaction.get_each(OUTBOX, &moving).await?;
    for ((row, state), body) in rows.iter().zip(batch.moves.values()).zip(&sealed.states) {
        // An entry that was forgotten meanwhile has nowhere to move.
        if let Some(row) = row {
            sealed::move_entry(row, state, body);
            transaction.put(OUTBOX, row)?;
        }
    }
    for row in &sealed.entries {
        transaction.put(OUTBOX, row)?;
    }
    for seq in &batch.forgets {
        transaction.delete(OUTBOX, &sealed::key(vault, *seq as f64))?;
    }
    for row in &sealed.chunks {
        transaction.put(SUMMARY, row)?;
    }
    transaction.put(
        DEVICE,
        &batch.device.to_row(vault, session.writes.get() + 1.0),
    )?;
    transaction.done().await?;
    Ok(Written::Done)
}

/// Everything of a batch, sealed, ready to be put.
struct Sealed {
    records: Vec<JsValue>,
    states: Vec<Uint8Array>,
    entries: Vec<JsValue>,
    chunks: Vec<JsValue>,
}

impl Sealed {
    async fn of(
        reading: &Reading<'_>,
        batch: &Batch,
        touched: &BTreeSet<Chunk>,
    ) -> Result<Self, Fault> {
        let session = reading.session;
        let mut plain = Vec::new();
        plain.extend(batch.puts.values().map(sealed::record_plain));
        plain.extend(
            batch
                .moves
                .iter()
                .map(|(seq, state)| sealed::state_plain(*seq, state)),
        );
        plain.extend(batch.entries.iter().flat_map(sealed::entry_plain));
        plain.extend(chunk_plains(&session.shelf.borrow(), touched));
        let mut bodies = session.key.seal_all(&plain).await?.into_iter();
        let mut next = || bodies.next().ok_or(Fault::Refused);

        let mut records = Vec::with_capacity(batch.puts.len());
        for local in batch.puts.values() {
            records.push(sealed::record_row(session.vault, local, &next()?));
        }
        let mut states = Vec::with_capacity(batch.moves.len());
        for _ in &batch.moves {
            states.push(next()?);
        }
        let mut entries = Vec::with_capacity(batch.entries.len());
        for entry in &batch.entries {
            let (change, state) = (next()?, next()?);
            entries.push(sealed::entry_row(session.vault, entry, &change, &state));
        }
        let mut chunks = Vec::with_capacity(touched.len());
        for chunk in touched {
            chunks.push(sealed::chunk_row(session.vault, *chunk, &next()?));
        }
        Ok(Self {
            records,
            states,
            entries,
            chunks,
        })
    }
}

fn chunk_plains(
    shelf: &Shelf,
    chunks: &BTreeSet<Chunk>,
) -> Vec<(crate::vault::seal::Place, Vec<u8>)> {
    chunks
        .iter()
        .map(|chunk| sealed::chunk_plain(shelf, *chunk))
        .collect()
}

/// Makes all summaries anew from the records, because one of them could not be read. Gives how many records could not.
pub async fn rebuild(reading: &Reading<'_>) -> Result<usize, Fault> {
    let session = reading.session;
    let (locals, lost) = reading.everything().await?;
    session.shelf.replace(Shelf {
        links: Some(BTreeMap::new()),
        ..Shelf::default()
    });
    let puts: BTreeMap<RecordId, Local> = locals
        .into_iter()
        .map(|local| (local.view.id, local))
        .collect();
    let nothing = BTreeSet::new();
    let pending = session.pending.borrow().clone();
    let coming = Coming {
        puts: &puts,
        drops: &nothing,
        moved: &nothing,
        pending: &pending,
    };
    let changes = summary::changes(reading, &coming).await?;
    session.shelf.borrow_mut().apply(changes);
    let mut device = session.device.borrow().clone();
    if lost > 0 {
        // What cannot be read here may still be on the server: the next pull begins anew.
        device.position.cursor = None;
    }
    let all: BTreeSet<Chunk> = Chunk::first().into_iter().chain(Chunk::links()).collect();
    session.is_stale.set(true);
    match commit(reading, &Batch::new(device.clone()), &all).await? {
        Written::Done => {
            session.device.replace(device);
            session.writes.set(session.writes.get() + 1.0);
            session.is_stale.set(false);
            Ok(lost)
        }
        // Another tab did it first: the caller reads again.
        Written::Moved => Ok(lost),
    }
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
    // The count of writes stays: no summary depends on what is noted here.
    transaction.put(DEVICE, &device.to_row(session.vault, session.writes.get()))?;
    transaction.done().await?;
    session.device.replace(device);
    Ok(Written::Done)
}
