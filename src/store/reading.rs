//! Reading an open vault: records, changes, summaries. Writes nothing.

use super::database::Database;
use super::device::Device;
use super::fault::Fault;
use super::idb::{self, Asked, Transaction, field, number};
use super::schema::{BY_REVISION, BY_STATE, DEVICE, DRAFTS, OUTBOX, RECORDS, SUMMARY};
use super::sealed;
use super::shelf::{Chunk, Shelf};
use crate::session::{Pending, Session, Word};
use crate::sorted::{padded, sorted};
use dampingi_domain::ordered::Map;
use dampingi_sync::store::Entry;
use dampingi_sync::{Local, RecordId};
use uuid::Uuid;
use wasm_bindgen::JsValue;

/// The database and an open vault in it.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The database.
    pub database: &'a Database,
    /// The vault.
    pub session: &'a Session,
}

/// What an unlock reads, as it lies there: it needs no key, and so it can come while the key is being made.
pub struct AtRest {
    transaction: Transaction,
    device: Asked,
    chunks: Asked,
    entries: Asked,
    drafts: Asked,
}

impl AtRest {
    /// Asks for it, in one transaction: all of it is of one moment.
    pub async fn ask(database: &Database, vault: Uuid) -> Result<Self, Fault> {
        let stores = [DEVICE, SUMMARY, OUTBOX, DRAFTS];
        let transaction = database.read(&stores).await?;
        let unsettled = Word::UNSETTLED.map(|word| sealed::all_where(vault, word.as_str()));
        Ok(Self {
            device: transaction.ask(DEVICE, &[vault.to_string().into()])?,
            chunks: transaction.ask_all(SUMMARY, None, &[range(vault, &Chunk::first())])?,
            entries: transaction.ask_all(OUTBOX, Some(BY_STATE), &unsettled)?,
            drafts: transaction.ask_all(DRAFTS, None, &[sealed::all_of(vault)])?,
            transaction,
        })
    }
}

/// Chunks in the order of their numbers, from the first to the last.
fn range(vault: Uuid, chunks: &[Chunk]) -> JsValue {
    let end = |chunk: Option<&Chunk>| chunk.map_or(0, |chunk| chunk.number());
    let [low, high] = [end(chunks.first()), end(chunks.last())];
    let vault = JsValue::from_str(&vault.to_string());
    idb::between(&[vault.clone(), low.into()], &[vault, high.into()])
}

/// What an unlock needs.
pub struct FirstLook {
    /// Where the vault stands with the server.
    pub device: Device,
    /// Its count of writes.
    pub writes: f64,
    /// The summaries; `None` when a chunk is missing or does not open, so that they must be made anew.
    pub shelf: Option<Shelf>,
    /// What is not settled.
    pub pending: Map<u64, Pending>,
    /// Rows of drafts, still sealed.
    pub drafts: Vec<JsValue>,
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
        let from_one = idb::between(&[vault.clone(), 1.into()], &[vault, f64::MAX.into()]);
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

    /// What an unlock needs, opened.
    pub async fn first_look(&self, at_rest: AtRest) -> Result<FirstLook, Fault> {
        at_rest.transaction.done().await?;
        let device_row = at_rest.device.values()?.pop().flatten();
        let (device, writes) = Device::from_row(&device_row.ok_or(Fault::Unreadable)?)?;
        let mut pending = Map::new();
        let entry_rows = at_rest.entries.all()?;
        for (seq, record, word) in entry_rows.iter().filter_map(sealed::entry_clear) {
            pending.insert(seq, Pending { record, word });
        }
        let chunk_rows = at_rest.chunks.all()?;
        let shelf = self.open_chunks(&Chunk::first(), &chunk_rows).await?;
        Ok(FirstLook {
            device,
            writes,
            shelf,
            pending,
            drafts: at_rest.drafts.all()?,
        })
    }

    /// The links, if they are not in memory yet. `false` when they must be made anew.
    pub async fn ensure_links(&self) -> Result<bool, Fault> {
        if self.session.shelf.borrow().links.is_some() {
            return Ok(true);
        }
        let chunks = Chunk::links();
        let transaction = self.database.read(&[SUMMARY]).await?;
        let rows = transaction
            .get_all(SUMMARY, &range(self.session.vault, &chunks))
            .await?;
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

    /// `None` when one of them is missing or does not open.
    async fn open_chunks(
        &self,
        chunks: &[Chunk],
        rows: &[JsValue],
    ) -> Result<Option<Shelf>, Fault> {
        let mut stored = rows.iter();
        let mut places = Vec::with_capacity(chunks.len());
        for chunk in chunks {
            // A number that this version does not know is passed over.
            let is_it = |row: &&JsValue| number(row, "chunk") == f64::from(chunk.number());
            let Some(row) = stored.find(is_it) else {
                return Ok(None);
            };
            let place = sealed::place_of(SUMMARY, chunk.number(), row);
            places.push((place, field(row, "body")));
        }
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
