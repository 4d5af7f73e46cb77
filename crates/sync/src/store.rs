//! The contract of the phone's storage and of the network, so that the same sync run works on IndexedDB in the
//! browser, on memory in a simulation, over HTTP and over a faulty wire of the simulation's.

use crate::{Change, Local, RecordId, wire};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// One change on its way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The change. While it waits, `device_seq` is the one it got in the transaction of the save.
    pub change: Change,
    /// How far it has come.
    pub state: EntryState,
}

/// How far a change has come. Moves only by that change's own answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case", try_from = "StateParts")]
pub enum EntryState {
    /// Durable here, not yet answered.
    Waiting,
    /// The server has it. Kept for thirty days, so that a server restored from a backup is healed.
    Sent {
        /// Revision from the receipt.
        revision: u64,
        /// Server's clock at the receipt.
        at: String,
    },
    /// The server waits for another record first; sent again with the next push.
    Deferred,
    /// The server did not take it; shown as a card until it is corrected.
    Refused {
        /// Machine-readable reason.
        code: String,
        /// Field it stands at.
        field: Option<String>,
        /// Plain Indonesian.
        message: String,
    },
    /// Replaced by a later change after it was refused; kept, never sent again.
    Replaced,
}

/// What any state is read from.
#[derive(Deserialize)]
struct StateParts {
    state: String,
    revision: Option<u64>,
    at: Option<String>,
    code: Option<String>,
    field: Option<String>,
    message: Option<String>,
}

impl TryFrom<StateParts> for EntryState {
    type Error = &'static str;

    fn try_from(parts: StateParts) -> Result<Self, Self::Error> {
        Ok(match parts.state.as_str() {
            "waiting" => Self::Waiting,
            "sent" => Self::Sent {
                revision: parts.revision.ok_or("no revision")?,
                at: parts.at.ok_or("no time")?,
            },
            "deferred" => Self::Deferred,
            "refused" => Self::Refused {
                code: parts.code.ok_or("no code")?,
                field: parts.field,
                message: parts.message.ok_or("no message")?,
            },
            "replaced" => Self::Replaced,
            _ => return Err("no such state"),
        })
    }
}

/// Where the phone stands with the server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Cursor of the last page that was committed.
    pub cursor: Option<String>,
    /// Epoch of the server at that time.
    pub epoch: Option<String>,
    /// Highest `device_seq` given out: raised by every save, so that a plan made before a save is seen to be stale.
    pub last_seq: u64,
    /// While a restarted pull is under way. Nothing is derived from it before it ends.
    #[serde(default)]
    pub restarted: bool,
    /// Records that were here when a pull started anew and have not been sent again since. They leave when it ends;
    /// those that pending work needs stay in the list and leave once it has gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unswept: Vec<RecordId>,
    /// Day on which receipts older than thirty days were last forgotten.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purged_on: String,
}

/// One step of a plan. A plan is committed whole or not at all.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "most steps write a record, and a plan is a short-lived list of at most a page"
)]
pub enum Step {
    /// Writes a record.
    Put(Local),
    /// Writes a record of which nothing is new but what the server says of it: that it has it, and since when. A storage may
    /// leave out what it derives from records.
    Confirm(Local),
    /// Takes a record off the phone: it left the scope and nothing of it is pending.
    Drop(RecordId),
    /// Moves an outbox entry, by its sequence.
    Move(u64, EntryState),
    /// Notes the new position.
    Position(Position),
    /// Takes a fresh random device id. From now on it stands in new changes and in every entry that is not `Sent`;
    /// the sequences stay as they are. Asked for when the server says that the pair (device, sequence) is taken.
    NewDevice,
    /// Removes a `Sent` entry that is older than the time receipts are kept.
    Forget(u64),
}

/// What became of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Committed {
    /// Durable.
    Done,
    /// Something was saved since the plan was made; plan again. Nothing was written.
    Stale,
}

/// The phone's storage, as the sync run sees it.
#[allow(
    async_fn_in_trait,
    reason = "used with concrete types on one thread only"
)]
pub trait Store {
    /// Why storage failed.
    type Error: std::fmt::Debug;

    /// Where the phone stands.
    async fn position(&self) -> Result<Position, Self::Error>;
    /// Entries that are not settled (waiting, deferred, refused), in the order of their sequence.
    /// Shared: a queue of thousands is looked at before each batch and after it.
    async fn unsettled(&self) -> Result<Rc<Vec<Entry>>, Self::Error>;
    /// Entries the server has (`Sent`), in the order of their sequence. Asked for only when a pull starts anew, when
    /// the server was restored, and once a day to forget old receipts.
    async fn sent(&self) -> Result<Vec<Entry>, Self::Error>;
    /// The records with these ids that are on the phone.
    async fn locals(&self, ids: &[RecordId]) -> Result<Vec<Local>, Self::Error>;
    /// Ids of all records that have a server's state, for the sweep after a restart.
    async fn received_ids(&self) -> Result<Vec<RecordId>, Self::Error>;
    /// Writes all steps in one durable transaction, if `last_seq` is still what the plan was made with, the cursor what
    /// [`Store::position`] last told this run, and nothing was taken back since then.
    async fn commit(&self, planned_at: u64, steps: Vec<Step>) -> Result<Committed, Self::Error>;
}

/// Why a request did not succeed, by what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer: no signal, time-out, cut. Try again later.
    Unreachable,
    /// The batch was too large or too slow: halve it.
    TooLarge,
    /// Sign in again.
    NotSignedIn,
    /// This version of the app is too old.
    UpdateNeeded,
    /// The server said something this version cannot read, or failed. Try again later, and report.
    Broken(String),
}

/// The way to the server.
#[allow(
    async_fn_in_trait,
    reason = "used with concrete types on one thread only"
)]
pub trait Transport {
    /// Sends changes.
    async fn push(&self, push: &wire::Push) -> Result<wire::Receipts, Failure>;
    /// Asks for what is new.
    async fn pull(&self, cursor: Option<&str>, limit: u32) -> Result<wire::Page, Failure>;
}
