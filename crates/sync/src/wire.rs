//! The protocol's messages. Their JSON is kept as snapshots for ever: an older phone must be understood.

use crate::{Change, Record, RecordId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use crate::sign_in::{NewPassword, SignIn, SignedIn};

/// Most changes in one push.
pub const PUSH_CHANGES: usize = 400;
/// Most bytes of JSON in one push. 400 changes of about 900 bytes stay below it, some 30 KB compressed.
pub const PUSH_BYTES: usize = 512 * 1024;
/// Records in the first page of a pull. 500 records of about 700 bytes are some 350 KB, 40 KB compressed.
pub const PULL_RECORDS: u32 = 500;
/// Records in a later page, at most.
pub const PULL_MOST: u32 = 1000;

/// `POST /api/sync/push`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Push {
    /// The sending device.
    pub device_id: Uuid,
    /// The life of the database it last spoke to. Another one takes nothing and says which it is: what it lost goes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<String>,
    /// In the order of `device_seq`.
    pub changes: Vec<Change>,
}

/// The answer to a push: one for each change, in the same order, after the commit is durable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipts {
    /// Which life of the database this is; another one after a restore.
    pub epoch: String,
    /// Server's clock, RFC 3339 UTC.
    pub server_time: String,
    /// One for each change.
    pub answers: Vec<Answer>,
    /// What the server holds of this device.
    pub device: DeviceCount,
}

/// The server's answer to one change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "AnswerParts")]
pub struct Answer {
    /// Which change.
    pub change_id: Uuid,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Durable on the server.
    Applied {
        /// Revision it got.
        revision: u64,
    },
    /// Was already there.
    Duplicate {
        /// Revision it got then.
        revision: u64,
    },
    /// Durable, and a conflict card was made: both values are kept.
    Conflict {
        /// Revision it got.
        revision: u64,
        /// The card.
        card: RecordId,
    },
    /// Not taken yet: these records must come first.
    Deferred {
        /// What is missing.
        missing: Vec<RecordId>,
    },
    /// Not taken: stays on the phone as a card that can be edited and sent again.
    Refused {
        /// Machine-readable reason.
        code: String,
        /// Field it stands at, if one.
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<String>,
        /// Plain Indonesian.
        message: String,
    },
    /// The pair (device, sequence) is taken by another change: this phone was cloned or restored from a backup.
    /// It takes a new device id and sends again; nothing is dropped.
    DeviceTaken,
    /// A newer server's answer that this version cannot read: the change stays as it is. Never sent.
    Unknown,
}

/// What any answer is read from.
#[derive(Deserialize)]
struct AnswerParts {
    change_id: Uuid,
    outcome: String,
    revision: Option<u64>,
    card: Option<RecordId>,
    missing: Option<Vec<RecordId>>,
    code: Option<String>,
    field: Option<String>,
    message: Option<String>,
}

impl TryFrom<AnswerParts> for Answer {
    type Error = &'static str;

    fn try_from(parts: AnswerParts) -> Result<Self, Self::Error> {
        let revision = parts.revision.ok_or("no revision");
        let outcome = match parts.outcome.as_str() {
            "applied" => Outcome::Applied {
                revision: revision?,
            },
            "duplicate" => Outcome::Duplicate {
                revision: revision?,
            },
            "conflict" => Outcome::Conflict {
                revision: revision?,
                card: parts.card.ok_or("no card")?,
            },
            "deferred" => Outcome::Deferred {
                missing: parts.missing.ok_or("nothing missing")?,
            },
            "refused" => Outcome::Refused {
                code: parts.code.ok_or("no code")?,
                field: parts.field,
                message: parts.message.ok_or("no message")?,
            },
            "device_taken" => Outcome::DeviceTaken,
            _ => Outcome::Unknown,
        };
        Ok(Self {
            change_id: parts.change_id,
            outcome,
        })
    }
}

/// What the server holds of one device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceCount {
    /// Changes held.
    pub held: u64,
    /// Highest sequence seen.
    pub last_seq: u64,
    /// Gaps in the sequence, both ends inclusive; at most twenty are listed.
    #[serde(default)]
    pub gaps: Vec<(u64, u64)>,
}

/// The answer to `GET /api/sync/pull?cursor=&limit=&device=`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Which life of the database this is.
    pub epoch: String,
    /// Server's clock, RFC 3339 UTC.
    pub server_time: String,
    /// True when the cursor did not fit (first sync, new scope, new epoch) and this page starts from the beginning:
    /// when the last page is in, what was not sent again has left the scope.
    #[serde(default)]
    pub restart: bool,
    /// Latest state of the records in scope, in order of revision, deletions included.
    pub records: Vec<Record>,
    /// Where to go on. Opaque to the phone.
    pub cursor: String,
    /// Whether there is more.
    pub more: bool,
    /// About how many records are still to come after this page, where the server knows: counted when a pull began anew.
    #[serde(default, skip_serializing_if = "is_none_left")]
    pub left: u64,
    /// What the server holds of this device.
    pub device: DeviceCount,
    /// When the server was last backed up, RFC 3339 UTC; empty when it does not know. A phone forgets no receipt that is
    /// newer, however old it is: that backup might be restored.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub backed_up_at: String,
}

/// `POST /api/photo/wanted`: photos that a phone holds, by their SHA-256; at most [`crate::photo::ASKED`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotosAsked {
    /// Their names.
    pub photos: Vec<String>,
}

/// The answer: those that a record on the server names, with what is here of them. The others are not waited for yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotosHere {
    /// Which life of the database this is.
    pub epoch: String,
    /// Server's clock.
    pub server_time: String,
    /// One for each that is known.
    pub photos: Vec<PhotoHere>,
}

/// A photo that a record on the server names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoHere {
    /// Its name.
    pub sha256: String,
    /// Bytes that are here from its beginning on; all of them when the server holds it whole.
    pub have: u32,
}

/// The answer to `PUT /api/photo/{sha256}/{at}`, whose body are bytes from `at` on; durable when it is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoPart {
    /// Bytes that are here now. 0 after the last part when they were not the photo's: all are wanted again.
    pub have: u32,
    /// Server's clock.
    pub server_time: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it so")]
const fn is_none_left(left: &u64) -> bool {
    *left == 0
}

/// Every error of the API: a status, and this body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Machine-readable reason: `not_signed_in`, `wrong_password`, `forbidden`, `malformed`, `too_large`, …
    pub code: String,
    /// Plain Indonesian.
    pub message: String,
}

/// `GET /api/review/queue?...`: headers only; no measurement, no NIK.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Queue {
    /// Newest first within flags first.
    pub items: Vec<QueueItem>,
    /// How many match in all.
    pub total: u64,
    /// Where to go on; none at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One visit in the coordinator's queue.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct QueueItem {
    /// The newest version of the visit.
    pub visit_id: RecordId,
    /// Whom it is about (the household for a survey).
    pub person_id: RecordId,
    /// Her name.
    pub person_name: String,
    /// Form id.
    pub form: String,
    /// Village.
    pub area: String,
    /// Village's name.
    pub area_name: String,
    /// Cadre's name.
    pub author_name: String,
    /// Civil date of the visit.
    pub visit_date: String,
    /// Server's clock at receipt.
    pub received_at: String,
    /// `received`, `approved`, `returned`, `closed_duplicate`.
    pub state: String,
    /// As `field:code`.
    pub flags: Vec<String>,
    /// Whether it corrects a returned visit.
    pub is_correction: bool,
}

impl std::fmt::Debug for QueueItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("QueueItem")
            .field("visit_id", &self.visit_id)
            .finish_non_exhaustive()
    }
}

/// `GET /api/review/story/{visit_id}`: all that the coordinator needs to decide. Every request is logged as an opening.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Person, household, episodes, visits with their whole chain of versions, reviews, conflicts.
    pub records: Vec<Record>,
    /// Names of the users who appear as authors.
    pub users: Vec<(RecordId, String)>,
}

impl std::fmt::Debug for Story {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Story")
            .field("records", &self.records)
            .finish_non_exhaustive()
    }
}
