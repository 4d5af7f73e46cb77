//! What the coordinator's screens ask for.

use dampingi_domain::AreaCode;
use dampingi_sync::RecordId;

/// Which visits of the queue. An empty filter is the whole queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// Only this village.
    pub village: Option<AreaCode>,
    /// Only what this cadre recorded.
    pub author: Option<RecordId>,
    /// Only this form.
    pub form: Option<String>,
    /// `received`, `approved`, `returned`, `closed_duplicate`.
    pub state: Option<String>,
    /// Only with flags, or only without.
    pub flagged: Option<bool>,
    /// Go on after this place, as the last page said.
    pub after: Option<String>,
}

/// How new an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// From the server, now.
    Now,
    /// Kept on this phone since then (wall clock with offset); the server could not be reached.
    Cached(String),
}

/// What the browser says of its storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StorageState {
    /// Whether the browser promised not to clear it by itself.
    pub persisted: Option<bool>,
    /// Bytes in use.
    pub used: Option<u64>,
    /// Bytes allowed.
    pub quota: Option<u64>,
    /// Whether a save is on the disk before it is called saved; `None` where the browser does not say.
    pub strict: Option<bool>,
    /// Whether the room held back for a full phone is gone: the next saves may find none.
    pub nearly_full: bool,
}
