//! Where one vault stands with the server, in the clear: opaque ids, counts and a cursor.
//! Each user of a phone is a device of her own towards the server: her sequence is then contiguous, whoever else saves here.

use super::fault::Fault;
use super::idb::{number, object, text};
use crate::json;
use dampingi_sync::RecordId;
use dampingi_sync::store::Position;
use dampingi_sync::wire::DeviceCount;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wasm_bindgen::JsValue;

/// Raised whenever the reference names keep more than before: a phone of before then looks through what it has, once.
pub const NAMES: u8 = 1;

/// The device row of a vault.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Device {
    /// The device towards the server.
    pub device_id: Uuid,
    /// Sequence and cursor.
    pub position: Position,
    /// The last answer of the server.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// Receipts that were older than they need to be kept. They still count.
    #[serde(default)]
    pub forgotten: u32,
    /// Whether this phone had to take another id, because its data was copied or restored: what it sent before stands under
    /// the old one, so that the two counts do not agree.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_copied: bool,
    /// Whether the server holds invented data.
    #[serde(default)]
    pub demo: bool,
    /// People whose story was given up to make room. A word about one of them, and everything is fetched anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub let_go: Vec<RecordId>,
    /// The server's key for queues that are carried by hand; public, and empty before the first contact.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parcel_key: String,
    /// The [`NAMES`] of the app that last saw to the reference names; none of one that knew fewer kinds of records.
    #[serde(default, skip_serializing_if = "is_none")]
    pub names: u8,
}

const fn is_none(names: &u8) -> bool {
    *names == 0
}

/// What the server said when it was last heard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// This phone's wall clock then, with offset.
    pub at: String,
    /// The same in milliseconds.
    pub wall_ms: f64,
    /// How far this phone was ahead of the server.
    pub ahead_ms: f64,
    /// What it holds of this device.
    pub held: DeviceCount,
}

impl Device {
    /// A fresh one.
    pub fn new(device_id: Uuid, demo: bool) -> Self {
        Self {
            device_id,
            position: Position::default(),
            contact: None,
            forgotten: 0,
            was_copied: false,
            demo,
            let_go: Vec::new(),
            parcel_key: String::new(),
            names: NAMES,
        }
    }

    /// The row. `writes` counts the transactions of the vault: whoever finds another number there has old summaries in memory.
    pub fn to_row(&self, vault: Uuid, writes: f64) -> JsValue {
        let state = String::from_utf8(json::write(self)).expect("JSON is UTF-8");
        object([
            ("vault", vault.to_string().into()),
            ("writes", writes.into()),
            ("state", state.into()),
        ])
        .into()
    }

    /// Reads the row and its count of writes.
    pub fn from_row(row: &JsValue) -> Result<(Self, f64), Fault> {
        let state = json::read(text(row, "state").as_bytes());
        Ok((state.ok_or(Fault::Unreadable)?, writes(row)))
    }
}

/// The count of writes of a device row.
pub fn writes(row: &JsValue) -> f64 {
    number(row, "writes")
}
