//! Reading an open vault: records, changes, summaries. Writes nothing.

use super::database::Database;
use super::device::Device;
use super::fault::Fault;
use super::idb::field;
use super::schema::{BY_REVISION, BY_STATE, DEVICE, OUTBOX, RECORDS, SUMMARY};
use super::sealed;
use super::shelf::{Chunk, Shelf};
use crate::session::{Pending, Session, Word};
use crate::sorted::{padded, sorted};
use dampingi_domain::ordered::Map;
use dampingi_sync::store::Entry;
use dampingi_sync::{Local, RecordId};
use wasm_bindgen::JsValue;

/// The database and an open vault in it.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The database.
    pub database: &'a Database,
    /// The vault.
    pub session: &'a Session,
}

/// What an unlock reads.
pub struct FirstLook {
    /// Where the vault stands with the server.
    pub device: Device,
    /// Its count of writes.
    pub writes: f64,
    /// The summaries; `None` when a chunk is missing or does not open, so that they must be made anew.
    pub shelf: Option<Shelf>,
    /// What is not settled.
    pub pending: Map<u64, Pending>,
}

impl Reading<'_> {
    /// The records with these ids that are on the phone and can be read.
    pub async fn locals(&self, ids: &[RecordId]) -> Result<Vec<Local>, Fault> {
        let keys: Vec<JsValue> = ids
            .iter()
            .map(|id| sealed::key(self.session.vault, id.to_string()))
            .collect();
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let transaction = self.database.read(&[RECORDS]).await?;
        let rows: Vec<JsValue> = transaction
            .get_each(RECORDS, &keys)
            .await?
            .into_iter()
            .flatten()
            .collect();
        sealed::open_records(&self.session.key, &rows).await
    }

    /// The same; what was read or written a moment ago is not read again. Good for what is written next: its transaction
    /// looks whether somebody else wrote.
    pub async fn known(&self, ids: &[RecordId]) -> Result<Vec<Local>, Fault> {
        let (recent, writes) = (&self.session.recent, self.session.writes.get());
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        for id in ids {
            match recent.get(writes, *id) {
                Some(local) => found.push(local),
                None => unknown.push(*id),
            }
        }
        let read = self.locals(&unknown).await?;
        recent.keep(writes, &read);
        found.extend(read);
        Ok(found)
    }

    /// One record.
    pub async fn local(&self, id: RecordId) -> Result<Option<Local>, Fault> {
        Ok(self.locals(&[id]).await?.pop())
    }

    /// Ids of the records that have a server's state.
    pub async fn received_ids(&self) -> Result<Vec<RecordId>, Fault> {
        let vault = JsValue::from_str(&self.session.vault.to_string());
        let from_one = super::idb::between(&[vault.clone(), 1.into()], &[vault, f64::MAX.into()]);
        let transaction = self.database.read(&[RECORDS]).await?;
        let keys = transaction.keys_by(RECORDS, BY_REVISION, &from_one).await?;
        let ids = keys
            .iter()
            .filter_map(|key| js_sys::Array::from(key).get(1).as_string()?.parse().ok());
        Ok(ids.collect())
    }

    /// The changes in these states, in the order of their sequence.
    pub async fn entries(&self, words: &[Word]) -> Result<Vec<Entry>, Fault> {
        let rows = self.entry_rows(words).await?;
        let entries = sealed::open_entries(&self.session.key, &rows).await?;
        Ok(sorted(entries, |entry| padded(entry.change.device_seq)))
    }

    /// The changes with these sequences that are there.
    pub async fn entries_at(&self, sequences: &[u64]) -> Result<Vec<Entry>, Fault> {
        if sequences.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<JsValue> = sequences
            .iter()
            .map(|seq| sealed::key(self.session.vault, *seq as f64))
            .collect();
        let transaction = self.database.read(&[OUTBOX]).await?;
        let rows: Vec<JsValue> = transaction
            .get_each(OUTBOX, &keys)
            .await?
            .into_iter()
            .flatten()
            .collect();
        sealed::open_entries(&self.session.key, &rows).await
    }

    /// How far the changes with these sequences have come; `None` for one that is not there.
    pub async fn words_at(&self, sequences: &[u64]) -> Result<Vec<Option<Word>>, Fault> {
        if sequences.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<JsValue> = sequences
            .iter()
            .map(|seq| sealed::key(self.session.vault, *seq as f64))
            .collect();
        let transaction = self.database.read(&[OUTBOX]).await?;
        let rows = transaction.get_each(OUTBOX, &keys).await?;
        Ok(rows
            .iter()
            .map(|row| Some(sealed::entry_clear(row.as_ref()?)?.2))
            .collect())
    }

    async fn entry_rows(&self, words: &[Word]) -> Result<Vec<JsValue>, Fault> {
        let transaction = self.database.read(&[OUTBOX]).await?;
        let mut rows = Vec::new();
        for word in words {
            let range = sealed::all_where(self.session.vault, word.as_str());
            rows.extend(transaction.get_all_by(OUTBOX, BY_STATE, &range).await?);
        }
        Ok(rows)
    }

    /// How many changes stand in a state.
    pub async fn count(&self, word: Word) -> Result<u32, Fault> {
        let range = sealed::all_where(self.session.vault, word.as_str());
        let transaction = self.database.read(&[OUTBOX]).await?;
        transaction.count_by(OUTBOX, BY_STATE, &range).await
    }

    /// The count of writes as the database has it now.
    pub async fn writes(&self) -> Result<f64, Fault> {
        let transaction = self.database.read(&[DEVICE]).await?;
        let row = transaction
            .get(DEVICE, &self.session.vault.to_string().into())
            .await?;
        row.map(|row| super::device::writes(&row))
            .ok_or(Fault::Unreadable)
    }

    /// What an unlock needs, in one transaction: all of it is of one moment.
    pub async fn first_look(&self) -> Result<FirstLook, Fault> {
        let vault = self.session.vault;
        let chunks = Chunk::first();
        let transaction = self.database.read(&[DEVICE, SUMMARY, OUTBOX]).await?;
        let device_row = transaction.get(DEVICE, &vault.to_string().into()).await?;
        let keys: Vec<JsValue> = chunks
            .iter()
            .map(|chunk| sealed::key(vault, chunk.number()))
            .collect();
        let chunk_rows = transaction.get_each(SUMMARY, &keys).await?;
        let mut entry_rows = Vec::new();
        for word in Word::UNSETTLED {
            let range = sealed::all_where(vault, word.as_str());
            entry_rows.extend(transaction.get_all_by(OUTBOX, BY_STATE, &range).await?);
        }
        let (device, writes) = Device::from_row(&device_row.ok_or(Fault::Unreadable)?)?;
        let mut pending = Map::new();
        for (seq, record, word) in entry_rows.iter().filter_map(sealed::entry_clear) {
            pending.insert(seq, Pending { record, word });
        }
        let shelf = self.open_chunks(&chunks, &chunk_rows).await?;
        Ok(FirstLook {
            device,
            writes,
            shelf,
            pending,
        })
    }

    /// The links, if they are not in memory yet. `false` when they must be made anew.
    pub async fn ensure_links(&self) -> Result<bool, Fault> {
        if self.session.shelf.borrow().links.is_some() {
            return Ok(true);
        }
        let chunks = Chunk::links();
        let keys: Vec<JsValue> = chunks
            .iter()
            .map(|chunk| sealed::key(self.session.vault, chunk.number()))
            .collect();
        let transaction = self.database.read(&[SUMMARY]).await?;
        let rows = transaction.get_each(SUMMARY, &keys).await?;
        let Some(read) = self.open_chunks(&chunks, &rows).await? else {
            return Ok(false);
        };
        let mut shelf = self.session.shelf.borrow_mut();
        // A write may have brought links meanwhile: they are newer than what was read.
        if shelf.links.is_none() {
            shelf.links = Some(read.links.unwrap_or_default());
        }
        Ok(true)
    }

    async fn open_chunks(
        &self,
        chunks: &[Chunk],
        rows: &[Option<JsValue>],
    ) -> Result<Option<Shelf>, Fault> {
        let Some(rows) = rows.iter().cloned().collect::<Option<Vec<JsValue>>>() else {
            return Ok(None);
        };
        let places: Vec<_> = chunks
            .iter()
            .zip(&rows)
            .map(|(chunk, row)| {
                (
                    sealed::place_of(SUMMARY, chunk.number(), row),
                    field(row, "body"),
                )
            })
            .collect();
        let opened = self.session.key.open_all(&places).await?;
        Ok(Shelf::read(chunks, &opened))
    }

    /// Every record of the vault that can be read, and how many cannot.
    pub async fn everything(&self) -> Result<(Vec<Local>, usize), Fault> {
        let transaction = self.database.read(&[RECORDS]).await?;
        let rows = transaction
            .get_all(RECORDS, &sealed::all_of(self.session.vault))
            .await?;
        let locals = sealed::open_records(&self.session.key, &rows).await?;
        let lost = rows.len() - locals.len();
        Ok((locals, lost))
    }

    /// Which unsettled changes are about these records.
    pub fn pending_of(&self, ids: &[RecordId]) -> Vec<u64> {
        let pending = self.session.pending.borrow();
        let of = pending
            .iter()
            .filter(|(_, pending)| ids.contains(&pending.record));
        of.map(|(seq, _)| *seq).collect()
    }
}
