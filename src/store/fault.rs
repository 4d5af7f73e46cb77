//! Why the phone's storage failed, by what can be done about it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// A failure of storage. Carries no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser gives no storage here.
    Blocked,
    /// The phone is full: nothing of the transaction was written.
    Full,
    /// The database is of a newer version of the app.
    Newer,
    /// The browser closed the connection (another tab upgrades, or storage was cleared): open again.
    Closed,
    /// What is there cannot be decrypted or read.
    Unreadable,
    /// Another tab holds an older version open and does not give way.
    Held,
    /// The vault was locked.
    Locked,
    /// What was to be corrected is settled: another tab did it.
    Settled,
    /// The browser refused in another way.
    Refused,
}

impl From<JsValue> for Fault {
    fn from(error: JsValue) -> Self {
        let Some(exception) = error.dyn_ref::<DomException>() else {
            return Self::Refused;
        };
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            "SecurityError" => Self::Blocked,
            "InvalidStateError" => Self::Closed,
            "OperationError" | "NotReadableError" | "DataError" => Self::Unreadable,
            // AbortError comes without a reason when the browser takes the storage away under a running transaction.
            _ => Self::Refused,
        }
    }
}
