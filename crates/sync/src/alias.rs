//! Two records of one person, or of one household: one of them becomes an alias of the other, and stops being one when that is undone. Nothing
//! is copied from one record into the other: both keep their history, and whoever reads the one that stays reads both.
//! Decides nothing: that is the server's `accept`.

use crate::{Record, RecordId, link};
use dampingi_domain::Answers;
use dampingi_domain::same_person::MAY_BE;

/// Merge field: what is said of the two, one of [`STATES`].
pub const STATE: &str = "state";
/// Merge field: why, in the author's words.
pub const NOTE: &str = "note";
/// A cadre thinks that they are one person.
pub const PROPOSED: &str = "proposed";
/// They are one person: the alias goes into the other.
pub const MERGED: &str = "merged";
/// They are two after all: the merge is undone.
pub const APART: &str = "apart";
/// They are two: nobody need ask again.
pub const DIFFERENT: &str = "different";
/// Every word of [`STATE`].
pub const STATES: [&str; 4] = [PROPOSED, MERGED, APART, DIFFERENT];

/// Field of the person who went into another one: that one's id. Written by `accept` alone.
pub const INTO: &str = "merged_into";
/// Field of the person who stays: the ids of those who went into her. Written by `accept` alone.
pub const ALIASES: &str = "aliases";
/// Field of both: who was looked at and is somebody else. Written by `accept` alone.
pub const OTHERS: &str = "not_same_ids";
/// The fields that no phone writes.
pub const OWNED: [&str; 3] = [INTO, ALIASES, OTHERS];

/// The person into whom this one went.
pub fn into(person: &Record) -> Option<RecordId> {
    person.link(INTO)
}

/// Those who went into this person.
pub fn aliases(person: &Record) -> Vec<RecordId> {
    ids(person, ALIASES)
}

/// Those who may be the same as this person, and of whom nobody has said yet whether they are.
pub fn doubts(person: &Record) -> Vec<RecordId> {
    let (aliases, into) = (aliases(person), into(person));
    let mut open = ids(person, MAY_BE);
    open.retain(|id| into != Some(*id) && !aliases.contains(id));
    open
}

/// What was said of two names of posyandu, if this is such a word: the one that goes, the one that stays, and whether they are one.
pub fn names(said: &Answers) -> Option<(&str, &str, bool)> {
    let gone = said.text(link::POSYANDU_ALIAS)?;
    let stays = said.text(link::POSYANDU_NAME)?;
    Some((gone, stays, said.text(STATE) == Some(MERGED)))
}

fn ids(person: &Record, key: &str) -> Vec<RecordId> {
    let listed = person.fields.codes(key).into_iter();
    listed.filter_map(|id| id.parse().ok()).collect()
}
