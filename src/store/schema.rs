//! The names of the database and its stores, and how a database of each version becomes one of the next.
//!
//! A version of the database is about stores only. Encrypted records are upgraded after unlock, by their own schema number
//! (`upgrade.rs`): a transaction of an upgrade cannot wait for a key.

use super::idb::object;
use crate::platform::practice;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbIndexParameters, IdbObjectStore, IdbObjectStoreParameters};

/// Name of the database of this origin.
pub const DATABASE: &str = "dampingi";
/// Name of the one for practice: the same stores, thrown away afterwards.
pub const PRACTICE: &str = "dampingi-latihan";
/// Its version. Raised with a step in [`upgrade`], never edited.
pub const VERSION: u32 = 3;

/// Where a vault stands with the server: device id, sequence, cursor. One for each vault.
pub const DEVICE: &str = "device";
/// Vaults: who, and the data key wrapped by PIN and by password.
pub const VAULTS: &str = "vaults";
/// Records, encrypted. Id, kind and revision are in the clear.
pub const RECORDS: &str = "records";
/// Changes, encrypted. Sequence, state as a word and record id are in the clear.
pub const OUTBOX: &str = "outbox";
/// Forms that were not finished, encrypted.
pub const DRAFTS: &str = "drafts";
/// What lists, search and links need, in chunks, encrypted.
pub const SUMMARY: &str = "summary";
/// Last answers for the coordinator's screens, encrypted.
pub const CACHE: &str = "cache";
/// Bytes that mean nothing: given up when the phone is full, so that the visit being written can be saved.
pub const RESERVE: &str = "reserve";

/// Photos by their SHA-256: size, when taken, when received. In the clear, for it says nothing of whom they show.
pub const PHOTOS: &str = "photos";
/// The bytes of photos, encrypted.
pub const PICTURES: &str = "pictures";

/// Every store of the first version with its key.
const STORES: [(&str, &[&str]); 8] = [
    (DEVICE, &["vault"]),
    (VAULTS, &["vault"]),
    (RECORDS, &["vault", "id"]),
    (OUTBOX, &["vault", "seq"]),
    (DRAFTS, &["vault", "key"]),
    (SUMMARY, &["vault", "chunk"]),
    (CACHE, &["vault", "key"]),
    (RESERVE, &["part"]),
];

/// Index of [`OUTBOX`] over vault and state: counting needs no key.
pub const BY_STATE: &str = "by_state";
/// Index of [`RECORDS`] over vault and the server's revision.
pub const BY_REVISION: &str = "by_revision";

/// Stores that hold one vault's content, all keyed by vault first.
pub const OF_A_VAULT: [&str; 8] = [
    DEVICE, RECORDS, OUTBOX, DRAFTS, SUMMARY, CACHE, PHOTOS, PICTURES,
];

/// Name of the database of this page.
pub fn database() -> &'static str {
    if practice::is_on() {
        PRACTICE
    } else {
        DATABASE
    }
}

/// Brings a database of an older version (0: a new one) to [`VERSION`], step by step.
pub fn upgrade(database: &IdbDatabase, from: u32) {
    if from < 1 {
        for (name, key) in STORES {
            let store = create(database, name, key);
            match name {
                OUTBOX => index(&store, BY_STATE, &["vault", "state"]),
                RECORDS => index(&store, BY_REVISION, &["vault", "revision"]),
                _ => {}
            }
        }
    }
    if from < 2 {
        for name in [PHOTOS, PICTURES] {
            create(database, name, &["vault", "sha256"]);
        }
    }
    // Version 3 lays rows in more chunks. No store changes, and the chunks are made anew from the records when they are first
    // looked for; the step is there so that no tab of an older version goes on writing fewer of them.
}

fn path(parts: &[&str]) -> JsValue {
    match parts {
        [one] => JsValue::from_str(one),
        _ => parts
            .iter()
            .map(|part| JsValue::from_str(part))
            .collect::<Array>()
            .into(),
    }
}

fn create(database: &IdbDatabase, name: &str, key: &[&str]) -> IdbObjectStore {
    let options: IdbObjectStoreParameters =
        wasm_bindgen::JsCast::unchecked_into(object([("keyPath", path(key))]));
    database
        .create_object_store_with_optional_parameters(name, &options)
        .expect("a version creates each store once")
}

fn index(store: &IdbObjectStore, name: &str, key: &[&str]) {
    let options = IdbIndexParameters::new();
    store
        .create_index_with_str_sequence_and_optional_parameters(name, &path(key), &options)
        .expect("a version creates each index once");
}
