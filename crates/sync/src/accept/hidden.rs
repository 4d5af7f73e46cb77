//! Hiding a record, and what is hung on one that somebody hid meanwhile: kept, and never in silence.

use super::{Standing, Verdict, card, links, merge, refused};
use crate::{
    Change, Edit, Kind, RecordId, Stored,
    alias::{ALIASES, INTO},
    link,
    wire::Outcome,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The deletion that this change is or asks for: at a card too somebody may say that a record is to be hidden. None of what is
/// hidden already.
pub fn deletion(
    change: &Change,
    record: Option<&Stored>,
    around: &BTreeMap<RecordId, Stored>,
) -> Option<Change> {
    if matches!(change.edit, Edit::Delete { .. }) {
        return record
            .filter(|it| !it.record.deleted)
            .map(|_| change.clone());
    }
    let chosen = change.edit.fields()?.get(card::CHOSEN)?;
    let card = record.filter(|card| card.record.kind == Kind::Conflict)?;
    let about = around.get(&card.record.link(link::RECORD)?)?;
    let is_asked = chosen[card::WHOLE] == card::HIDDEN && !about.record.deleted;
    is_asked.then(|| Change {
        record: about.record.id,
        kind: about.record.kind.clone(),
        form: about.record.form.clone(),
        edit: Edit::Delete {
            reason: String::new(),
        },
        ..change.clone()
    })
}

/// Hides a record. What others wrote in it or hung on it without the deleter having seen it comes as the point of a card: what
/// hangs on a hidden record is in no list any more. It is noted as written with this revision, so that whoever brings it back
/// without having seen this raises a card.
pub fn hide(
    stored: &mut Stored,
    reason: &str,
    change: &Change,
    revision: u64,
    standing: &Standing<'_>,
) -> Result<Vec<Value>, Outcome> {
    if stored.record.fields.is_filled(ALIASES) {
        return Err(refused(
            "already_merged",
            None,
            "Catatan lain sudah digabung ke catatan ini. Minta koordinator memisahkannya dulu.",
        ));
    }
    let is_own = |key: &String| stored.field_devices.get(key) == Some(&change.device_id);
    let is_edited = stored.field_revisions.iter().any(|(key, revision)| {
        *revision > change.base_revision && (standing.overtaken || !is_own(key))
    });
    stored.record.deleted = true;
    stored.record.fields.set(link::DELETION_REASON, reason);
    merge::wrote_at(stored, link::DELETION_REASON, change, revision);
    let unseen = match standing.hung_since {
        _ if is_edited => Some("edited"),
        true => Some("added"),
        false => None,
    };
    let point = unseen.map(|what| card::point(card::WHOLE, what, "deleted"));
    Ok(point.into_iter().collect())
}

/// Somebody hides what is hidden already: both reasons stand, and whoever brings it back without having seen this as well raises a
/// card. `reason` is empty where it is said elsewhere.
pub fn hide_as_well(stored: &mut Stored, reason: &str, change: &Change, revision: u64) {
    say_as_well(stored, link::DELETION_REASON, reason, change, revision);
}

/// Somebody brings back what is shown already: whoever hides it without having seen this raises a card.
pub fn show_as_well(stored: &mut Stored, reason: &str, change: &Change, revision: u64) {
    say_as_well(stored, link::RESTORATION_REASON, reason, change, revision);
}

fn say_as_well(stored: &mut Stored, key: &str, reason: &str, change: &Change, revision: u64) {
    let fields = &mut stored.record.fields;
    let said = fields.text(key).unwrap_or_default();
    if said.is_empty() {
        fields.set(key, reason);
    } else if !said.contains(reason) {
        let both = format!("{said} / {reason}");
        fields.set(key, both);
    }
    merge::wrote_at(stored, key, change, revision);
}

/// Whether another device hid the record after what the author of this change saw; or she herself, when it is overtaken. A record
/// that was hidden by an older server has not noted it.
pub fn is_hidden_since(stored: &Stored, change: &Change, standing: &Standing<'_>) -> bool {
    let key = link::DELETION_REASON;
    let is_own = stored.field_devices.get(key) == Some(&change.device_id);
    let hidden = stored.field_revisions.get(key);
    stored.record.deleted
        && (standing.overtaken || !is_own)
        && hidden.is_some_and(|revision| *revision > change.base_revision)
}

/// What was hung on a record that somebody hid meanwhile, made there or moved there, is in no list: it is kept, and a person must
/// look. `of` is what was written, and how it was before.
pub fn hung_on(
    change: &Change,
    of: (RecordId, Option<&Stored>),
    mut verdict: Verdict,
    standing: &Standing<'_>,
) -> Verdict {
    let written = |id| verdict.writes.iter().find(|it| it.record.id == id);
    let after = written(of.0).filter(|after| after.record.kind != Kind::Review);
    let hidden = after.and_then(|after| newly_hidden(after, of.1, standing));
    let (Some(after), Some(hidden)) = (after, hidden) else {
        return verdict;
    };
    let id = match written(standing.card_id) {
        // The second one is for whoever stays: it tells of a merged record's house as well.
        Some(_) if after.record.fields.is_filled(INTO) => return verdict,
        Some(_) => standing.second_card_id,
        None => standing.card_id,
    };
    let mut last = after.clone();
    last.record.revision = standing.next_revision + verdict.writes.len() as u64 - 1;
    let points = vec![card::point(card::WHOLE, "deleted", "added")];
    let raised = card::card(change, &last, hidden, points, id, standing);
    if let Outcome::Applied { revision } = verdict.outcome {
        let card = raised.record.id;
        verdict.outcome = Outcome::Conflict { revision, card };
    }
    verdict.writes.push(raised);
    verdict
}

/// A hidden record that this one points at, and did not point at before.
fn newly_hidden(
    after: &Stored,
    before: Option<&Stored>,
    standing: &Standing<'_>,
) -> Option<RecordId> {
    let fields = &after.record.fields;
    let was = |key| before.and_then(|before| before.record.fields.get(key));
    link::NEEDED
        .iter()
        .filter(|(key, _)| fields.get(key) != was(key))
        .filter_map(|(key, _)| links::parent(fields, key, standing))
        .find(|parent| parent.record.deleted)
        .map(|parent| parent.record.id)
}
