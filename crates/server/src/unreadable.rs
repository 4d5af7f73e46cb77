//! Changes that cannot be read or stored here: each is refused by itself. Where its place in its device's sequence can be read
//! it is noted as seen: it came, its phone still has it, and nobody must take it for lost.

use crate::db::devices::Noted;
use crate::db::{Db, changes};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Change, Edit, Kind, RecordId};
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

/// The place of a change of which nothing else is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub change: Uuid,
    /// Its device.
    pub device: Uuid,
    /// Its sequence there.
    pub seq: u64,
}

impl Place {
    /// Reads it from what came; `None` when it does not stand there.
    pub fn of(value: &Value) -> Option<Self> {
        let id = |key: &str| value.get(key)?.as_str()?.parse().ok();
        Some(Self {
            change: id("change_id")?,
            device: id("device_id")?,
            seq: value
                .get("device_seq")?
                .as_u64()
                .filter(|seq| has_place(*seq))?,
        })
    }
}

/// Notes these as refused. What is known by that id, or at that place, stays as it is.
pub async fn note(db: &Db, author: RecordId, places: &[Place], now: Timestamp) -> sqlx::Result<()> {
    if places.is_empty() {
        return Ok(());
    }
    let mut transaction = db.writing().await?;
    let mut noted = Noted::default();
    for place in places {
        if changes::note_unread(&mut transaction, place, author, now.as_second()).await? {
            noted.note((place.device, place.seq), None, false);
        }
    }
    noted.write(&mut transaction).await?;
    transaction.commit().await
}

/// Short texts of the envelope go into columns of their own. PostgreSQL refuses a NUL there, and with it the whole batch.
pub fn is_storable(change: &Change) -> bool {
    let plain = |text: &str| text.len() <= 100 && !text.contains(char::is_control);
    let reason = match &change.edit {
        Edit::Delete { reason } | Edit::Restore { reason } => reason.len() <= 1000,
        Edit::Create { .. } | Edit::Update { .. } => true,
    };
    let kind = match &change.kind {
        Kind::Other(word) => plain(word),
        _ => true,
    };
    plain(&change.form)
        && plain(&change.recorded_at)
        && plain(&change.app_version)
        && kind
        && has_place(change.device_seq)
        && reason
}

/// Whether a sequence can be stored.
pub fn has_place(seq: u64) -> bool {
    seq > 0 && i64::try_from(seq).is_ok()
}

/// The answer to such a change.
pub fn malformed() -> Outcome {
    Outcome::Refused {
        code: "malformed".to_owned(),
        field: None,
        message: "Catatan ini tidak terbaca oleh server.".to_owned(),
    }
}
