//! A change: one edit made on a device, waiting in its outbox or sent from it.

use crate::{Kind, RecordId};
use dampingi_domain::{Answers, AreaCode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One edit. `(device_id, device_seq)` and `change_id` each identify it; either twice is applied once.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Version 7, made on the device; never used for order.
    pub change_id: Uuid,
    /// The device that made it.
    pub device_id: Uuid,
    /// Contiguous per device from 1, so that a loss shows as a gap.
    pub device_seq: u64,
    /// User who made it.
    pub author: RecordId,
    /// The record it is about.
    pub record: RecordId,
    /// What that record is.
    pub kind: Kind,
    /// Form of the fields; empty for kinds without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// Version of that form.
    #[serde(default)]
    pub form_version: u16,
    /// Area of the record after the change.
    pub area: AreaCode,
    /// Revision the author saw; 0 for a record she made herself and that was never received.
    #[serde(default)]
    pub base_revision: u64,
    /// What changed.
    pub edit: Edit,
    /// Version of the envelope.
    pub schema: u16,
    /// Version of the app, for the people who must explain an odd record.
    pub app_version: String,
    /// Wall clock with offset.
    pub recorded_at: String,
}

/// What a change does to its record.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case", try_from = "EditParts")]
pub enum Edit {
    /// A new record with these fields.
    Create {
        /// All fields.
        fields: Answers,
    },
    /// Only the fields that changed; a null takes a field out.
    Update {
        /// The changed fields.
        fields: Answers,
    },
    /// Hides the record; nothing is removed.
    Delete {
        /// Why, in the author's words.
        reason: String,
    },
    /// Brings a hidden record back as it was.
    Restore {
        /// Why, in the author's words.
        reason: String,
    },
}

/// What any edit is read from.
#[derive(Deserialize)]
struct EditParts {
    op: String,
    fields: Option<Answers>,
    reason: Option<String>,
}

impl TryFrom<EditParts> for Edit {
    type Error = &'static str;

    fn try_from(parts: EditParts) -> Result<Self, Self::Error> {
        let fields = parts.fields.ok_or("no fields");
        match parts.op.as_str() {
            "create" => fields.map(|fields| Self::Create { fields }),
            "update" => fields.map(|fields| Self::Update { fields }),
            "delete" | "restore" => {
                let reason = parts.reason.ok_or("no reason")?;
                Ok(if parts.op == "delete" {
                    Self::Delete { reason }
                } else {
                    Self::Restore { reason }
                })
            }
            _ => Err("no such edit"),
        }
    }
}

impl Change {
    /// Whether its record begins with it.
    pub const fn is_creation(&self) -> bool {
        matches!(self.edit, Edit::Create { .. })
    }
}

impl Edit {
    /// The fields it carries.
    pub const fn fields(&self) -> Option<&Answers> {
        match self {
            Self::Create { fields } | Self::Update { fields } => Some(fields),
            Self::Delete { .. } | Self::Restore { .. } => None,
        }
    }
}

/// Shows which change it is and nothing of what it says.
impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Change")
            .field("change_id", &self.change_id)
            .field("device_seq", &self.device_seq)
            .field("record", &self.record)
            .field("kind", &self.kind)
            .field("form", &self.form)
            .field("base_revision", &self.base_revision)
            .field("edit", &self.edit)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Edit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Create { fields } => write!(f, "Create({fields:?})"),
            Self::Update { fields } => write!(f, "Update({fields:?})"),
            Self::Delete { .. } => f.write_str("Delete(·)"),
            Self::Restore { .. } => f.write_str("Restore(·)"),
        }
    }
}
