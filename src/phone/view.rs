//! What a reading screen gets: records put together, with the state of each visit in the same words everywhere.

use super::Row;
use dampingi_sync::{Record, RecordId};
use std::collections::BTreeMap;

/// State of one visit (Settled 14). A version that was replaced by a correction is `Superseded`.
#[derive(Clone, PartialEq, Eq)]
pub enum VisitState {
    /// Durable here, not sent yet.
    OnPhone,
    /// In the batch that is being sent.
    Sending,
    /// The server has it.
    Sent,
    /// The coordinator accepted it.
    Approved,
    /// The coordinator sent it back.
    Returned {
        /// Her words.
        note: String,
        /// Her words at fields, by field key.
        fields: BTreeMap<String, String>,
    },
    /// The server did not take it.
    Refused {
        /// Machine-readable reason.
        code: String,
        /// Field it stands at.
        field: Option<String>,
        /// Plain Indonesian.
        message: String,
    },
    /// Closed as a duplicate of another visit.
    ClosedDuplicate,
    /// Replaced by a correction.
    Superseded,
}

impl std::fmt::Debug for VisitState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::OnPhone => "OnPhone",
            Self::Sending => "Sending",
            Self::Sent => "Sent",
            Self::Approved => "Approved",
            Self::Returned { .. } => "Returned",
            Self::Refused { .. } => "Refused",
            Self::ClosedDuplicate => "ClosedDuplicate",
            Self::Superseded => "Superseded",
        })
    }
}

/// A visit with its state.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitView {
    /// The visit, pending changes included.
    pub record: Record,
    /// How far it has come.
    pub state: VisitState,
    /// Reviews of this version, newest first.
    pub reviews: Vec<Record>,
}

/// A person with all that is known of her here.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonView {
    /// The person.
    pub person: Record,
    /// Her household, if she has one and it is on this phone.
    pub household: Option<Record>,
    /// Episodes, newest first, closed ones included.
    pub episodes: Vec<Record>,
    /// Visits, newest first, replaced ones included.
    pub visits: Vec<VisitView>,
    /// Of all these records, those with a change the server has not confirmed.
    pub pending: Vec<RecordId>,
}

/// A household with all that is known of it here.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdView {
    /// The household.
    pub household: Record,
    /// Who lives in it.
    pub members: Vec<Row>,
    /// Household surveys, newest first.
    pub visits: Vec<VisitView>,
    /// Whether the household itself has a change the server has not confirmed.
    pub pending: bool,
}
