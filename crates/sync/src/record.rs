//! A record: the unit of sync. What it holds is in `fields`; the envelope says whose, where and which version.

use dampingi_domain::{Answers, AreaCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Identifies a record for ever, on every device. Made on the device (version 7), or from the content of an import (version 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(pub Uuid);

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for RecordId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// What a record is. A kind that this version does not know is kept and sent back as it came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", from = "String")]
pub enum Kind {
    /// An administrative area (reference).
    Area,
    /// A posyandu (reference).
    Posyandu,
    /// A family assistance team (reference).
    Team,
    /// A health facility (reference).
    Facility,
    /// A user's public face: name and role, never a password (reference).
    User,
    /// Keluarga.
    Household,
    /// Who someone is.
    Person,
    /// A stretch of a person's life: engagement, pregnancy, postpartum, childhood.
    Episode,
    /// One visit: a fact, never edited; a correction is a new visit that names the old one.
    Visit,
    /// A coordinator's decision on a visit: a fact too.
    Review,
    /// Two values that no machine may choose between.
    Conflict,
    /// What somebody says of two records that may be one person (see [`crate::alias`]): a fact too.
    Merge,
    /// A posyandu day: that it was held and who was there. What was measured at it are visits.
    Session,
    /// A coordinator's word on a village's scorecard of a quarter (see [`crate::sign_off`]): a fact too.
    SignOff,
    /// What a village used its own money for in a quarter (see [`dampingi_domain::indicator::scorecard::FUNDS`]): a fact too.
    Funds,
    /// From a newer version.
    #[serde(untagged)]
    Other(String),
}

impl Kind {
    /// Every kind that this version knows.
    pub const KNOWN: [Self; 15] = [
        Self::Area,
        Self::Posyandu,
        Self::Team,
        Self::Facility,
        Self::User,
        Self::Household,
        Self::Person,
        Self::Episode,
        Self::Visit,
        Self::Review,
        Self::Conflict,
        Self::Merge,
        Self::Session,
        Self::SignOff,
        Self::Funds,
    ];
}

/// Where a record was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", from = "String")]
pub enum Origin {
    /// Entered on a phone.
    #[default]
    Phone,
    /// Brought in from a file; does not enter the review queue (Settled 7).
    Import,
    /// Made by the server itself.
    Server,
    /// From a newer version.
    #[serde(untagged)]
    Other(String),
}

/// A record with its envelope.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "crate::record_json::Envelope")]
pub struct Record {
    /// For ever the same.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// The form of its fields: `household`, `person`, an episode's or a visit's form id; empty for the other kinds.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// Version of that form.
    pub form_version: u16,
    /// Version of the envelope.
    pub schema: u16,
    /// Village (or higher area) it belongs to: the boundary of access.
    pub area: AreaCode,
    /// User who made it.
    pub author: RecordId,
    /// Where it was made.
    pub origin: Origin,
    /// Wall clock of the device with its offset, as claimed. Never used for order.
    pub recorded_at: String,
    /// Server's clock at receipt; empty while only on the phone.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub received_at: String,
    /// The server's sequence at which it was last written; 0 while only on the phone.
    pub revision: u64,
    /// Hidden, never removed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// What the form's check asked about, as `field:code`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// What was filled in, and the links to other records (see [`crate::link`]).
    pub fields: Answers,
    /// Parts of the envelope that this version does not know, kept.
    #[serde(flatten)]
    pub other: BTreeMap<String, Value>,
}

/// Shows which record it is and nothing of what it says, nor when it was written: a line of a log must not tell on
/// which day somebody was visited.
impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Record")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("form", &self.form)
            .field("revision", &self.revision)
            .field("deleted", &self.deleted)
            .field("flags", &self.flags)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}

impl Record {
    /// The record that a link field names.
    pub fn link(&self, key: &str) -> Option<RecordId> {
        self.fields.text(key)?.parse().ok()
    }
}

/// A record on the server, with the revision at which each field was last written: what a merge by field needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stored {
    /// Its latest state.
    pub record: Record,
    /// Per field, the sequence of its last write; a field that is missing here was written at creation.
    #[serde(default)]
    pub field_revisions: BTreeMap<String, u64>,
    /// Per field, the device that wrote it last, and under `by:` and its name the user. Two edits made offline on one phone carry the same `base_revision`:
    /// without this the second would be taken for a conflict with the first.
    #[serde(default)]
    pub field_devices: BTreeMap<String, Uuid>,
    /// Area it was moved from, until somebody of the new area has written it: both see it until then, and what the
    /// old area's cadre recorded offline is still taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_area: Option<AreaCode>,
}

impl Stored {
    /// A record as it is at its creation.
    pub const fn new(record: Record) -> Self {
        Self {
            record,
            field_revisions: BTreeMap::new(),
            field_devices: BTreeMap::new(),
            former_area: None,
        }
    }
}

impl Stored {
    /// The area whose users could see the record before this write and can no longer. Their phones hold a copy that no
    /// page would ever take off: the server must let their next pull start anew, so that it is swept.
    pub fn left<'a>(&self, before: &'a Self) -> Option<&'a AreaCode> {
        let sees =
            |area: &AreaCode| self.record.area == *area || self.former_area.as_ref() == Some(area);
        std::iter::once(&before.record.area)
            .chain(&before.former_area)
            .find(|area| !sees(area))
    }
}

/// A record on the phone: what the server last said, and what the screen shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Local {
    /// The server's state; `None` while the record is only on this phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Record>,
    /// The server's state with every pending change of this phone laid over it. Its revision is that of the last
    /// receipt or pull, whichever is later.
    pub view: Record,
}

impl Local {
    /// What a new change names as its `base_revision`: the server's state that its author saw, never a receipt's.
    pub fn base_revision(&self) -> u64 {
        self.base.as_ref().map_or(0, |record| record.revision)
    }

    /// As a screen gets it: its revision is the one that whoever looks at it has seen, see [`Local::base_revision`].
    pub fn shown(self) -> Record {
        Record {
            revision: self.base_revision(),
            ..self.view
        }
    }
}
