//! What a reading screen gets: records put together, with the state of each visit in the same words everywhere.

use super::Row;
use dampingi_domain::finding::Choices;
use dampingi_sync::status::VisitState;
use dampingi_sync::{Record, RecordId};
use std::sync::Arc;

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
    /// Other records of hers, which went into this one.
    pub merged: Vec<Record>,
    /// Of all these records, those with a change the server has not confirmed.
    pub pending: Vec<RecordId>,
    /// Weeks of pregnancy at the birth of a child whose record does not say them, by the dates of its mother's pregnancy.
    pub weeks_at_birth: Option<i32>,
    /// What the health offices chose by which her visits are judged.
    pub choices: Choices,
}

/// A household with all that is known of it here.
#[derive(Clone, PartialEq)]
pub struct HouseholdView {
    /// The household.
    pub household: Record,
    /// Who lives in it.
    pub members: Vec<Arc<Row>>,
    /// Household surveys, newest first.
    pub visits: Vec<VisitView>,
    /// Other records of it, which went into this one.
    pub merged: Vec<Record>,
    /// Whether the household itself has a change the server has not confirmed.
    pub pending: bool,
}
