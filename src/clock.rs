//! The only reader of time and randomness in the app. Everything else gets them as values.

use dampingi_sync::RecordId;
use uuid::Uuid;

/// A fresh id, version 7: never used for order.
pub fn new_id() -> RecordId {
    RecordId(Uuid::now_v7())
}
