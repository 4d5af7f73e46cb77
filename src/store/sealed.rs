//! How records and changes lie in their stores: what is in the clear, and what is sealed where.

use super::fault::Fault;
use super::idb::{self, field, number, object, text};
use super::shelf::{Chunk, Shelf};
use super::{schema, upgrade};
use crate::json;
use crate::session::Word;
use crate::vault::seal::{Key, Place};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Change, Kind, Local, RecordId, SCHEMA};
use js_sys::Uint8Array;
use uuid::Uuid;
use wasm_bindgen::JsValue;

/// Key of a value in a store that is keyed by vault first.
pub fn key(vault: Uuid, id: impl Into<JsValue>) -> JsValue {
    idb::key([vault.to_string().into(), id.into()])
}

/// Everything of a vault in such a store.
pub fn all_of(vault: Uuid) -> JsValue {
    idb::beginning(&[vault.to_string().into()])
}

/// Everything of a vault in a store's index whose second part is this.
pub fn all_where(vault: Uuid, part: impl Into<JsValue>) -> JsValue {
    let pair = idb::key([vault.to_string().into(), part.into()]);
    web_sys::IdbKeyRange::only(&pair)
        .expect("texts and numbers are keys")
        .into()
}

/// The place of a value of this version.
pub fn place(store: &str, id: impl std::fmt::Display) -> Place {
    Place::new(store, &id.to_string(), SCHEMA)
}

/// The place of a value as it was written: older ones carry an older schema.
pub fn place_of(store: &str, id: impl std::fmt::Display, row: &JsValue) -> Place {
    Place::new(store, &id.to_string(), number(row, "schema") as u16)
}

/// A record, ready to be sealed.
pub fn record_plain(local: &Local) -> (Place, Vec<u8>) {
    (place(schema::RECORDS, local.view.id), json::write(local))
}

/// A record's row.
pub fn record_row(vault: Uuid, local: &Local, body: &Uint8Array) -> JsValue {
    // The server's revision or none: what a restarted pull sweeps by.
    let revision = local.base.as_ref().map_or(0, |base| base.revision);
    object([
        ("vault", vault.to_string().into()),
        ("id", local.view.id.to_string().into()),
        ("kind", kind_word(&local.view.kind).into()),
        ("revision", (revision as f64).into()),
        ("schema", SCHEMA.into()),
        ("body", body.into()),
    ])
    .into()
}

fn kind_word(kind: &Kind) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Opens records' rows. A row that does not open is left out.
pub async fn open_records(key: &Key, rows: &[JsValue]) -> Result<Vec<Local>, Fault> {
    let places: Vec<(Place, JsValue)> = rows
        .iter()
        .map(|row| {
            (
                place_of(schema::RECORDS, text(row, "id"), row),
                field(row, "body"),
            )
        })
        .collect();
    let opened = key.open_all(&places).await?;
    let upgraded = rows.iter().zip(opened).filter_map(|(row, plain)| {
        let schema = number(row, "schema") as u16;
        upgrade::local(schema, &plain?)
    });
    Ok(upgraded.collect())
}

/// A change and its state, ready to be sealed. They are sealed apart, so that an answer does not touch the change.
pub fn entry_plain(entry: &Entry) -> [(Place, Vec<u8>); 2] {
    [
        change_plain(&entry.change),
        state_plain(entry.change.device_seq, &entry.state),
    ]
}

/// A change, ready to be sealed.
pub fn change_plain(change: &Change) -> (Place, Vec<u8>) {
    (
        place("outbox.change", change.device_seq),
        json::write(change),
    )
}

/// A state, ready to be sealed.
pub fn state_plain(seq: u64, state: &EntryState) -> (Place, Vec<u8>) {
    (place("outbox.state", seq), json::write(state))
}

/// A change's row.
pub fn entry_row(vault: Uuid, entry: &Entry, change: &Uint8Array, state: &Uint8Array) -> JsValue {
    object([
        ("vault", vault.to_string().into()),
        ("seq", (entry.change.device_seq as f64).into()),
        ("state", Word::from(&entry.state).as_str().into()),
        ("record", entry.change.record.to_string().into()),
        ("schema", SCHEMA.into()),
        ("state_schema", SCHEMA.into()),
        ("change", change.into()),
        ("answer", state.into()),
    ])
    .into()
}

/// Puts another state into a change's row.
pub fn move_entry(row: &JsValue, state: &EntryState, sealed: &Uint8Array) {
    idb::set(row, "state", &Word::from(state).as_str().into());
    idb::set(row, "state_schema", &SCHEMA.into());
    idb::set(row, "answer", sealed);
}

/// What a change's row says in the clear: sequence, record, state. `None` for a word of a newer version.
pub fn entry_clear(row: &JsValue) -> Option<(u64, RecordId, Word)> {
    let record = text(row, "record").parse().ok()?;
    Some((
        number(row, "seq") as u64,
        record,
        Word::parse(&text(row, "state"))?,
    ))
}

/// Opens changes' rows, in their order. One that does not open is left out, so that it blocks no other; it goes on being
/// counted as waiting, which needs no key, and so it is seen.
pub async fn open_entries(key: &Key, rows: &[JsValue]) -> Result<Vec<Entry>, Fault> {
    let mut places = Vec::with_capacity(rows.len() * 2);
    for row in rows {
        let seq = number(row, "seq") as u64;
        places.push((place_of("outbox.change", seq, row), field(row, "change")));
        let state = Place::new(
            "outbox.state",
            &seq.to_string(),
            number(row, "state_schema") as u16,
        );
        places.push((state, field(row, "answer")));
    }
    let opened = key.open_all(&places).await?;
    let mut entries = Vec::with_capacity(rows.len());
    for pair in opened.chunks(2) {
        let [Some(change), Some(state)] = pair else {
            continue;
        };
        if let (Some(change), Some(state)) = (json::read(change), json::read(state)) {
            entries.push(Entry { change, state });
        }
    }
    Ok(entries)
}

/// A chunk of the summaries, ready to be sealed.
pub fn chunk_plain(shelf: &Shelf, chunk: Chunk) -> (Place, Vec<u8>) {
    (place(schema::SUMMARY, chunk.number()), shelf.write(chunk))
}

/// A chunk's row.
pub fn chunk_row(vault: Uuid, chunk: Chunk, body: &Uint8Array) -> JsValue {
    object([
        ("vault", vault.to_string().into()),
        ("chunk", chunk.number().into()),
        ("schema", SCHEMA.into()),
        ("body", body.into()),
    ])
    .into()
}
