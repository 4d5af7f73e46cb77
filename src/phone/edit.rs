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
}

impl NewEdit {
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
    /// Wall clock with offset.
    pub saved_at: String,
}

impl std::fmt::Debug for DraftNote {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftNote(·)")
    }
}
