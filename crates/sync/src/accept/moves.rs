//! In which village a record lies. Every change names the village its author saw; an edit that has a field [`AREA`] moves the
//! record to the one it names. Two moves made without sight of each other are for a person to choose between.

use super::{Standing, card, merge};
use crate::link::AREA;
use crate::{Author, Change, Edit, Origin, Record, RecordId, Stored, link};
use dampingi_domain::{Answers, AreaCode};
use serde_json::Value;

/// Under it stands the last move that was asked for beside another one, until a person has chosen. No form has such a key.
const ASKED: &str = "@area?";

/// Moves the record where the change asks for it; a point for a card where another move came between. `waits` says that
/// the village is asked about with the house. Of two moves the first stands, as with all that a machine never writes over; only who
/// comes with a house that was taken comes into its village at once.
pub fn relocate(
    merged: &mut Stored,
    change: &Change,
    author: &Author,
    standing: &Standing<'_>,
    waits: bool,
) -> Option<Value> {
    if change.area == merged.record.area {
        confirm(merged, author, standing);
        return None;
    }
    // Made again, a record lies where it was made, unless somebody moved it since.
    let (asks, again) = match &change.edit {
        Edit::Create { .. } => (!merged.field_revisions.contains_key(AREA), true),
        edit => (edit.fields().is_some_and(is_move), false),
    };
    if !asks || waits {
        return None;
    }
    let point = card::point(AREA, merged.record.area.as_str(), change.area.as_str());
    let theirs = &point["theirs"];
    let is_touched = || merge::is_touched(change, merged, AREA, theirs, standing.overtaken);
    let is_beside = again || is_touched();
    let brings_house = |fields: &Answers| !again && fields.is_filled(link::HOUSEHOLD);
    if !is_beside || change.edit.fields().is_some_and(brings_house) {
        move_to(merged, &change.area, change, standing.next_revision);
    } else {
        merge::wrote_at(merged, ASKED, change, standing.next_revision);
    }
    is_beside.then_some(point)
}

/// Whether an edit with these fields moves its record.
fn is_move(fields: &Answers) -> bool {
    fields.is_filled(AREA)
}

/// The record lies in another village from now on.
pub fn move_to(stored: &mut Stored, area: &AreaCode, change: &Change, revision: u64) {
    let from = std::mem::replace(&mut stored.record.area, area.clone());
    stored.former_area = Some(from);
    merge::wrote_at(stored, AREA, change, revision);
    settle(stored);
}

/// A person has said where it lies: the village is not asked about any more.
pub fn settle(stored: &mut Stored) {
    stored.field_revisions.remove(ASKED);
}

/// Somebody who works only in the new village wrote it: the move is confirmed, and the old one lets go; unless a third is
/// asked about.
fn confirm(merged: &mut Stored, author: &Author, standing: &Standing<'_>) {
    let former = merged.former_area.as_ref();
    let is_elsewhere = former.is_some_and(|old| !author.may_write_in(old));
    let house = merge::flag(link::HOUSEHOLD);
    let is_open =
        merged.field_revisions.contains_key(ASKED) || merged.record.flags.contains(&house);
    if is_elsewhere && !is_open && standing.origin == Origin::Phone {
        merged.former_area = None;
    }
}

/// The households between which a card leaves the choice.
pub fn houses(of: &Record) -> Vec<RecordId> {
    let points = of
        .fields
        .get(card::DISPUTED_FIELDS)
        .and_then(Value::as_array);
    let points = points.into_iter().flatten();
    let homes = points.filter(|point| point["field"] == link::HOUSEHOLD);
    homes
        .flat_map(|point| [&point["theirs"], &point["ours"]])
        .filter_map(|id| id.as_str()?.parse().ok())
        .collect()
}
