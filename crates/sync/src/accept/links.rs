//! Whether a change points at what it should.

use super::{Standing, refused};
use crate::{Change, Edit, RecordId, Stored, alias, link, wire::Outcome};
use dampingi_domain::finding::referral::{OUTCOME_ID, REFERRAL_ID};
use dampingi_domain::{Answers, kind};

fn wrong(key: &str) -> Outcome {
    refused(
        "wrong_link",
        Some(key),
        "Catatan ini terhubung ke catatan yang keliru.",
    )
}

/// Every link is an id, and none points at the record itself, which would wait for itself for ever.
pub fn well_formed(change: &Change) -> Result<(), Outcome> {
    let Some(fields) = change.edit.fields() else {
        return Ok(());
    };
    for (key, _) in &link::NEEDED {
        let Some(value) = fields.get(key) else {
            continue;
        };
        let id: Option<RecordId> = value.as_str().and_then(|text| text.parse().ok());
        if id.is_none_or(|id| id == change.record) {
            return Err(wrong(key));
        }
    }
    Ok(())
}

/// Every link points at a record of its kind, and what a record cannot change about itself stays. All are there.
pub fn right_kinds(change: &Change, standing: &Standing<'_>) -> Result<(), Outcome> {
    let Some(fields) = change.edit.fields() else {
        return Ok(());
    };
    for (key, kind) in &link::NEEDED {
        if parent(fields, key, standing).is_some_and(|stored| stored.record.kind != *kind) {
            return Err(wrong(key));
        }
    }
    let Some(stored) = standing
        .record
        .filter(|_| matches!(change.edit, Edit::Update { .. }))
    else {
        return Ok(());
    };
    let mut after = stored.record.fields.clone();
    after.apply(fields);
    for key in link::required(&change.kind, &change.form) {
        if after.get(key) != stored.record.fields.get(key) {
            return Err(refused(
                "final_link",
                Some(key),
                "Catatan ini tidak bisa dipindahkan ke orang lain.",
            ));
        }
    }
    Ok(())
}

/// A new record has the links it cannot do without, and they agree with each other.
pub fn complete(change: &Change, fields: &Answers, standing: &Standing<'_>) -> Result<(), Outcome> {
    for key in link::required(&change.kind, &change.form) {
        if fields.text(key).is_none() {
            return Err(refused(
                "missing_link",
                Some(key),
                "Catatan ini belum terhubung ke orangnya.",
            ));
        }
    }
    let Some(episode) = parent(fields, link::EPISODE, standing) else {
        return Ok(());
    };
    if !is_of_person(&episode.record.fields, fields, standing) {
        return Err(wrong(link::EPISODE));
    }
    let offered =
        kind::of_visit(&change.form).is_none_or(|kind| kind.episode == episode.record.form);
    if !offered {
        return Err(wrong(link::EPISODE));
    }
    referral(change, fields, standing)
}

/// A referral and its outcome name a visit of the same person; the outcome's is a referral.
fn referral(change: &Change, fields: &Answers, standing: &Standing<'_>) -> Result<(), Outcome> {
    if !kind::OF_ANY.contains(&change.form.as_str()) {
        return Ok(());
    }
    let Some(visit) = parent(fields, link::VISIT, standing) else {
        return Ok(());
    };
    let is_of_her = is_of_person(&visit.record.fields, fields, standing);
    let fits = change.form != OUTCOME_ID || visit.record.form == REFERRAL_ID;
    if is_of_her && fits {
        Ok(())
    } else {
        Err(wrong(link::VISIT))
    }
}

/// Whether what is there is about the same person as these fields, or about somebody who was merged with her.
pub fn is_of_person(there: &Answers, fields: &Answers, standing: &Standing<'_>) -> bool {
    let (of, hers) = (there.text(link::PERSON), fields.text(link::PERSON));
    if of == hers {
        return true;
    }
    let (Some(of), Some(person)) = (of, parent(fields, link::PERSON, standing)) else {
        return false;
    };
    let person = &person.record.fields;
    person.codes(alias::ALIASES).contains(&of) || person.text(alias::INTO) == Some(of)
}

/// The record that a link names.
pub fn parent<'a>(fields: &Answers, key: &str, standing: &'a Standing<'_>) -> Option<&'a Stored> {
    standing.around.get(&fields.text(key)?.parse().ok()?)
}
