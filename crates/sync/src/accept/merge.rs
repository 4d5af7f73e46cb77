//! Merge by field, and deletion. What two people wrote without seeing each other is kept twice.

use super::{
    CRITICAL, DISPUTED, Standing, Verdict, card, duplicate, form_check, hidden, moves, refused,
    size,
};
use crate::{Author, Change, Edit, Origin, RecordId, Stored, link, wire::Outcome};
use dampingi_domain::Answers;
use serde_json::Value;

/// Before a field's name: under it stands who wrote the field, beside the device.
const BY: &str = "by:";

/// | the field since `base_revision`     | not critical                    | critical                        |
/// | ----------------------------------- | ------------------------------- | ------------------------------- |
/// | untouched, or touched by this phone | ours                            | ours                            |
/// | touched by another                  | ours for now, and a card of both | theirs stays, flagged, and a card |
///
/// A record made a second time is an edit by one who saw nothing of the first; an import never writes over a person, nor does an
/// overtaken change over a later one of its own phone.
pub fn update(
    change: &Change,
    fields: &Answers,
    stored: &Stored,
    author: &Author,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    let gives_way = standing.origin == Origin::Import || standing.overtaken;
    let mut merged = stored.clone();
    let mut points = Vec::new();
    let mut disputed: Vec<String> = Vec::new();
    let mut settled: Vec<String> = Vec::new();
    let mut ours = Answers::new();
    ours.apply(fields);
    for (key, _) in fields.iter() {
        let ours = ours.get(key).cloned().unwrap_or(Value::Null);
        let theirs = stored
            .record
            .fields
            .get(key)
            .cloned()
            .unwrap_or(Value::Null);
        let touched = is_touched(change, stored, key, &theirs, standing.overtaken);
        if theirs == ours {
            settled.extend((!touched).then(|| flag(key)));
            continue;
        }
        if touched {
            points.push(card::point(key, theirs, ours.clone()));
        }
        if touched && (gives_way || CRITICAL.contains(&key)) {
            disputed.push(flag(key));
            continue;
        }
        settled.push(flag(key));
        merged.record.fields.set(key, ours);
        wrote(&mut merged, key, change, standing);
    }
    size::grown(&merged.record.fields, &stored.record.fields)?;
    let waits = disputed.contains(&flag(link::HOUSEHOLD));
    points.extend(moves::relocate(
        &mut merged,
        change,
        author,
        standing,
        waits,
    ));
    merged.record.flags = form_check::flags_of_edited(change, fields, &merged, standing)?;
    // A dispute outlives the edits of others: it ends when somebody who saw the value writes or confirms it.
    let open = stored
        .record
        .flags
        .iter()
        .filter(|flag| flag.ends_with(&format!(":{DISPUTED}")));
    disputed.extend(open.filter(|flag| !settled.contains(flag)).cloned());
    disputed.sort();
    disputed.dedup();
    merged.record.flags.extend(disputed);
    if merged == *stored && points.is_empty() {
        return Ok(duplicate(stored));
    }
    if stored.record.deleted {
        points.push(card::point(card::WHOLE, "deleted", "edited"));
    }
    stamp(&mut merged, standing);
    let of = change.record;
    let verdict = card::beside(change, merged, of, points, standing);
    let of = (of, Some(stored));
    Ok(hidden::hung_on(change, of, verdict, standing))
}

pub fn flag(key: &str) -> String {
    format!("{key}:{DISPUTED}")
}

/// Whether somebody else wrote the field since the author of this change saw it; or she herself, when it is `overtaken`.
pub fn is_touched(
    change: &Change,
    stored: &Stored,
    key: &str,
    theirs: &Value,
    overtaken: bool,
) -> bool {
    if !overtaken && stored.field_devices.get(key) == Some(&change.device_id) {
        return false;
    }
    match stored.field_revisions.get(key) {
        Some(revision) => *revision > change.base_revision,
        // Written at creation, which the author saw, unless she did not know that the record was there.
        None => {
            let again = matches!(change.edit, Edit::Create { .. });
            let is_hers = change.author == stored.record.author && !overtaken;
            let unseen = again || change.base_revision == 0 && !is_hers;
            unseen && !theirs.is_null()
        }
    }
}

fn wrote(merged: &mut Stored, key: &str, change: &Change, standing: &Standing<'_>) {
    wrote_at(merged, key, change, standing.next_revision);
}

/// Notes who wrote a field last, and when.
pub fn wrote_at(merged: &mut Stored, key: &str, change: &Change, revision: u64) {
    merged.field_revisions.insert(key.to_owned(), revision);
    merged
        .field_devices
        .insert(key.to_owned(), change.device_id);
    merged
        .field_devices
        .insert(format!("{BY}{key}"), change.author.0);
}

/// Who wrote a field last.
pub fn written_by(stored: &Stored, key: &str) -> RecordId {
    let noted = stored.field_devices.get(&format!("{BY}{key}"));
    noted.map_or(stored.record.author, |user| RecordId(*user))
}

/// Hides a record.
pub fn delete(
    change: &Change,
    reason: &str,
    stored: &Stored,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    super::same_form(change, stored)?;
    said_why(reason, link::DELETION_REASON, "Tulis alasan menghapusnya.")?;
    let mut after = stored.clone();
    if stored.record.deleted {
        hidden::hide_as_well(&mut after, reason, change, standing.next_revision);
        size::grown(&after.record.fields, &stored.record.fields)?;
        stamp(&mut after, standing);
        return Ok(super::applied(after));
    }
    let points = hidden::hide(&mut after, reason, change, standing.next_revision, standing)?;
    size::grown(&after.record.fields, &stored.record.fields)?;
    stamp(&mut after, standing);
    let of = change.record;
    Ok(card::beside(change, after, of, points, standing))
}

/// Brings a hidden record back as it was. That it was hidden, and why, stays in it. One that was hidden anew since, and not before
/// her eyes, stays hidden, and a card asks.
pub fn restore(
    change: &Change,
    reason: &str,
    stored: &Stored,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    super::same_form(change, stored)?;
    let missing = "Tulis alasan mengembalikannya.";
    said_why(reason, link::RESTORATION_REASON, missing)?;
    let mut back = stored.clone();
    stamp(&mut back, standing);
    if !stored.record.deleted {
        hidden::show_as_well(&mut back, reason, change, standing.next_revision);
        size::grown(&back.record.fields, &stored.record.fields)?;
        return Ok(super::applied(back));
    }
    let mut points = Vec::new();
    if hidden::is_hidden_since(stored, change, standing) {
        points.push(card::point(card::WHOLE, card::HIDDEN, card::RESTORED));
    } else {
        shown_again(&mut back, reason, change, standing.next_revision);
        size::grown(&back.record.fields, &stored.record.fields)?;
    }
    Ok(card::beside(change, back, change.record, points, standing))
}

/// It is noted as written, so that whoever hides it once more without having seen this raises a card.
pub fn shown_again(stored: &mut Stored, reason: &str, change: &Change, revision: u64) {
    stored.record.deleted = false;
    stored.record.fields.set(link::RESTORATION_REASON, reason);
    wrote_at(stored, link::RESTORATION_REASON, change, revision);
}

pub fn said_why(reason: &str, key: &str, missing: &str) -> Result<(), Outcome> {
    if reason.trim().is_empty() {
        return Err(refused("missing_reason", Some(key), missing));
    }
    Ok(())
}

fn stamp(stored: &mut Stored, standing: &Standing<'_>) {
    stored.record.revision = standing.next_revision;
    standing
        .received_at
        .clone_into(&mut stored.record.received_at);
}
