//! The link fields: how records point at each other. They merge like any other field.

use crate::{Change, Kind, RecordId};
use dampingi_domain::Answers;
use dampingi_domain::finding::referral::OUTCOME_ID;

/// Person → household. May be missing: an imported child's household is not known.
pub const HOUSEHOLD: &str = "household_id";
/// Person → the households she lived in before, the last one at the end: each its id, and behind a space since when she
/// lived there, if that is known.
pub const HOUSES_BEFORE: &str = "houses_before";
/// Episode, visit → person.
pub const PERSON: &str = "person_id";
/// Visit → episode.
pub const EPISODE: &str = "episode_id";
/// Review, conflict → visit or record. Referral → the visit it was made at; outcome → its referral.
pub const VISIT: &str = "visit_id";
/// Correcting visit → the visit it replaces.
pub const CORRECTS: &str = "corrects_id";
/// Why a visit was corrected, in the cadre's words.
pub const CORRECTION_REASON: &str = "correction_reason";
/// Merge → the person who goes into another one; that one is its [`PERSON`].
pub const ALIAS: &str = "alias_id";
/// Merge → the household that goes into another one; that one is its [`HOUSEHOLD`].
pub const HOUSEHOLD_ALIAS: &str = "alias_household_id";
/// Merge → the name of a posyandu that is another one's; that one is its [`POSYANDU_NAME`]. Both in the village of the record.
pub const POSYANDU_ALIAS: &str = "alias_posyandu";
/// Merge → the name of the posyandu that stays.
pub const POSYANDU_NAME: &str = "posyandu";
/// Conflict → the record whose values differ.
pub const RECORD: &str = "record_id";
/// An edit that has this field moves its record to the village that it names, which is its area. Never kept among the fields.
pub const AREA: &str = "@area";
/// Why a record was hidden, in the author's words.
pub const DELETION_REASON: &str = "deletion_reason";
/// Why it was brought back. Both stay in the record: what counts is whether it is hidden now.
pub const RESTORATION_REASON: &str = "restoration_reason";
/// What is said of a record by a new one (a decision, a merge, a card) names the revision up to which its author had seen that record:
/// whoever decided otherwise since is not overruled unseen. An older app does not say it.
pub const SEEN: &str = "seen_revision";
/// Engagement → the partner's person record; the partner may live outside the area and then has none.
pub const PARTNER: &str = "partner_id";
/// Child → mother's person record.
pub const MOTHER: &str = "mother_id";
/// Person → posyandu.
pub const POSYANDU: &str = "posyandu_id";

/// All link fields that name a record which must be known before a change can take effect, with what it must be.
pub const NEEDED: [(&str, Kind); 8] = [
    (HOUSEHOLD, Kind::Household),
    (PERSON, Kind::Person),
    (EPISODE, Kind::Episode),
    (VISIT, Kind::Visit),
    (CORRECTS, Kind::Visit),
    (MOTHER, Kind::Person),
    (ALIAS, Kind::Person),
    (HOUSEHOLD_ALIAS, Kind::Household),
];

/// The two links of a merge: who goes, and into whom. Of two households when it names one that goes, else of two persons.
pub fn merged(fields: &Answers) -> [&'static str; 2] {
    match fields.is_filled(HOUSEHOLD_ALIAS) {
        true => [HOUSEHOLD_ALIAS, HOUSEHOLD],
        false => [ALIAS, PERSON],
    }
}

/// Who goes, and into whom.
pub fn pair(fields: &Answers) -> Option<(RecordId, RecordId)> {
    let [gone, stays] = merged(fields).map(|key| fields.text(key)?.parse().ok());
    gone.zip(stays)
}

/// The records that a change points at: all must be on the server before it can be applied.
pub fn parents(change: &Change) -> Vec<RecordId> {
    change.edit.fields().map(named).unwrap_or_default()
}

/// The records that these fields point at.
pub fn named(fields: &Answers) -> Vec<RecordId> {
    NEEDED
        .iter()
        .filter_map(|(key, _)| fields.text(key)?.parse().ok())
        .collect()
}

/// The link that a record of this kind cannot do without.
pub fn required(kind: &Kind, form: &str) -> &'static [&'static str] {
    match kind {
        Kind::Episode => &[PERSON],
        Kind::Visit if form == "household_survey" => &[HOUSEHOLD],
        Kind::Visit if form == OUTCOME_ID => &[PERSON, EPISODE, VISIT],
        Kind::Visit => &[PERSON, EPISODE],
        Kind::Review => &[VISIT],
        _ => &[],
    }
}
