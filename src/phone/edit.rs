//! What a screen asks to be saved, what waits in the outbox, and drafts.

use dampingi_domain::form::{Draft, Form};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::store::EntryState;
use dampingi_sync::{Edit, Kind, RecordId};
use serde::{Deserialize, Serialize};

/// One edit to save; several given together are one transaction. Ids of change and device, sequence, author, clock and
/// revisions are the engine's business.
#[derive(Clone, Debug)]
pub struct NewEdit {
    /// Record; a fresh id for a new one.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Form of its fields; empty for none.
    pub form: &'static str,
    /// Version of that form.
    pub form_version: u16,
    /// Village it belongs to.
    pub area: AreaCode,
    /// What changes.
    pub edit: Edit,
    /// What the form's check asked about, as `field:code`.
    pub flags: Vec<String>,
    /// Revision of the record as she saw it when she began, see [`Phone::record`](super::Phone::record): what came since, she has
    /// not seen. 0 of a new record.
    pub seen: u64,
}

impl NewEdit {
    /// What was pressed and not typed: she saw the record as it stands when it is saved.
    pub const AS_IT_STANDS: u64 = u64::MAX;

    /// A visit, with what its form holds and what it is linked to. Visits are facts: each is a creation, corrections too.
    pub fn visit(
        record: RecordId,
        table: &'static Form,
        area: AreaCode,
        fields: Answers,
        flags: Vec<String>,
    ) -> Self {
        Self {
            record,
            kind: Kind::Visit,
            form: table.id,
            form_version: table.version,
            area,
            edit: Edit::Create { fields },
            flags,
            seen: 0,
        }
    }
}

/// Why a save did not succeed. Nothing of it was written; what was typed is still in its draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveProblem {
    /// The vault was locked meanwhile.
    Locked,
    /// The phone is full, also after the reserve was released.
    Full,
    /// Storage failed.
    Storage,
    /// What was to be corrected was corrected meanwhile, in another tab.
    SettledMeanwhile,
}

/// One line of the outbox.
#[derive(Clone, PartialEq)]
pub struct OutboxItem {
    /// Its sequence on this device.
    pub seq: u64,
    /// Record it is about.
    pub record: RecordId,
    /// Person it is about, if it is about one.
    pub person: Option<RecordId>,
    /// Name of the person, or of the head of the household.
    pub title_name: String,
    /// Form id; empty for none.
    pub form: String,
    /// Whether it holds no answers that a form could put right: a choice, a review, a deletion.
    pub is_decision: bool,
    /// What a refused edit says that a form could put right: it can be taken back too, without taking the record with it.
    pub edited: Option<Answers>,
    /// What the record is.
    pub kind: Kind,
    /// How far it has come.
    pub state: EntryState,
    /// Wall clock with offset.
    pub recorded_at: String,
}

impl std::fmt::Debug for OutboxItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OutboxItem")
            .field("seq", &self.seq)
            .field("record", &self.record)
            .finish_non_exhaustive()
    }
}

/// A form that was not finished: kept at every change, encrypted. The key is in the clear: it may carry record ids, never a name.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftNote {
    /// What the draft is of, for example `visit/<record id>`.
    pub key: String,
    /// Address of the screen that goes on with it.
    pub route: String,
    /// What a list of drafts says.
    pub title: String,
    /// Page of the form.
    pub page: usize,
    /// What was typed.
    pub draft: Draft,
    /// What the form held before anything was typed: of a form that changes what is there already. What stands here as it was is
    /// not hers, and must not be put over what others wrote since.
    #[serde(default, skip_serializing_if = "Draft::is_empty")]
    pub begun: Draft,
    /// Revision of what it changes when it was begun.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub seen: u64,
    /// Wall clock with offset.
    pub saved_at: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_zero(seen: &u64) -> bool {
    *seen == 0
}

impl std::fmt::Debug for DraftNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftNote(·)")
    }
}
