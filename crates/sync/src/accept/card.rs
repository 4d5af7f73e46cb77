//! Conflict cards: two values that no machine may choose between, kept side by side until a person has looked.

use super::{
    CRITICAL, FORBIDDEN, Standing, Verdict, applied, duplicate, form_check, merge, refused,
};
use crate::{Change, Kind, Origin, Record, RecordId, SCHEMA, Stored, link, wire::Outcome};
use dampingi_domain::Answers;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Card field: the change that raised it.
pub const CHANGE: &str = "change_id";
/// Card field: a list of `{field, theirs, ours}`; an empty `field` means the whole record (edited against deleted).
pub const DISPUTED_FIELDS: &str = "disputed";
/// Card field: who wrote the values that were there, by field.
pub const THEIRS_BY: &str = "theirs_by";
/// Card field: true until a person has looked.
pub const OPEN: &str = "open";
/// Card field: what the person said, in her words.
pub const NOTE: &str = "note";
/// Card field: what the person chose, by field. It may be neither of the two.
pub const CHOSEN: &str = "chosen";

/// One point of a dispute.
pub fn point(field: &str, theirs: impl Into<Value>, ours: impl Into<Value>) -> Value {
    json!({ "field": field, "theirs": theirs.into(), "ours": ours.into() })
}

/// Writes the record, and a card beside it when something is in dispute.
pub fn beside(
    change: &Change,
    stored: Stored,
    about: RecordId,
    points: Vec<Value>,
    standing: &Standing<'_>,
) -> Verdict {
    if points.is_empty() {
        return applied(stored);
    }
    let card = card(change, &stored, about, points, standing.card_id, standing);
    Verdict {
        outcome: Outcome::Conflict {
            revision: stored.record.revision,
            card: card.record.id,
        },
        writes: vec![stored, card],
    }
}

/// A new record under one that somebody hid meanwhile: it is kept, and a person must look at it.
pub fn hung_on_hidden(change: &Change, stored: Stored, standing: &Standing<'_>) -> Verdict {
    let hidden = link::parents(change)
        .into_iter()
        .filter(|_| change.kind != Kind::Review)
        .find(|id| {
            standing
                .around
                .get(id)
                .is_some_and(|parent| parent.record.deleted)
        });
    match hidden {
        Some(parent) => beside(
            change,
            stored,
            parent,
            vec![point("", "deleted", "added")],
            standing,
        ),
        None => applied(stored),
    }
}

/// The person whom an edit reached through an alias, and a card beside her when something is in dispute.
pub fn about_alias(
    change: &Change,
    reached: Stored,
    points: Vec<Value>,
    standing: &Standing<'_>,
) -> Vec<Stored> {
    if points.is_empty() {
        return vec![reached];
    }
    let id = standing.second_card_id;
    let card = card(change, &reached, reached.record.id, points, id, standing);
    vec![reached, card]
}

fn card(
    change: &Change,
    stored: &Stored,
    about: RecordId,
    points: Vec<Value>,
    id: RecordId,
    standing: &Standing<'_>,
) -> Stored {
    let before = standing.record.filter(|stored| stored.record.id == about);
    let before = before.or_else(|| standing.around.get(&about));
    let writers: serde_json::Map<String, Value> = points
        .iter()
        .filter_map(|point| {
            let field = point["field"].as_str()?;
            let by = merge::written_by(before?, field).to_string();
            Some((field.to_owned(), by.into()))
        })
        .collect();
    let fields = Answers::new()
        .with(link::RECORD, about.to_string())
        .with(CHANGE, change.change_id.to_string())
        .with(THEIRS_BY, writers)
        .with(DISPUTED_FIELDS, points)
        .with(OPEN, true);
    Stored::new(Record {
        id,
        kind: Kind::Conflict,
        form: String::new(),
        form_version: 0,
        schema: SCHEMA,
        area: stored.record.area.clone(),
        author: change.author,
        origin: Origin::Server,
        recorded_at: change.recorded_at.clone(),
        received_at: standing.received_at.to_owned(),
        revision: stored.record.revision + 1,
        deleted: false,
        flags: Vec::new(),
        fields,
        other: BTreeMap::new(),
    })
}

/// A person has looked: the card is closed, with her words, and what she chose is written. What stood against each other
/// stays in it.
pub fn settle(
    change: &Change,
    fields: &Answers,
    stored: &Stored,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    let allowed = fields.iter().all(|(key, value)| match key {
        OPEN => *value == Value::Bool(false),
        NOTE => value
            .as_str()
            .is_some_and(|note| note.chars().count() <= 2000),
        CHOSEN => value
            .as_object()
            .is_some_and(|chosen| chosen.keys().all(|key| disputed(stored, key).is_some())),
        _ => false,
    });
    if !allowed || change.base_revision == 0 {
        return Err(refused("forbidden", None, FORBIDDEN));
    }
    let mut closed = stored.clone();
    let is_first = stored.record.fields.flag(OPEN) != Some(false);
    if is_first {
        closed.record.fields.apply(fields);
        closed.record.revision = standing.next_revision;
        standing
            .received_at
            .clone_into(&mut closed.record.received_at);
    }
    let writes: Vec<Stored> = is_first.then_some(closed).into_iter().collect();
    let about = stored.record.link(link::RECORD);
    let chosen = fields.get(CHOSEN).and_then(Value::as_object);
    let verdict = match (chosen, about.and_then(|id| standing.around.get(&id))) {
        (Some(chosen), Some(about)) if !chosen.is_empty() => {
            choose(change, chosen, stored, about, writes, standing)?
        }
        _ if !is_first => duplicate(stored),
        _ => Verdict {
            outcome: Outcome::Applied {
                revision: standing.next_revision,
            },
            writes,
        },
    };
    Ok(verdict)
}

/// The point of a card about a field of a form.
fn disputed<'a>(card: &'a Stored, field: &str) -> Option<&'a Value> {
    let points = card.record.fields.get(DISPUTED_FIELDS)?.as_array()?;
    points
        .iter()
        .find(|point| !field.is_empty() && point["field"] == field)
}

/// Writes what a person chose. She chose between what the card shows: a field that somebody wrote since, or that another
/// person settled otherwise, is not written over but comes as a new card.
fn choose(
    change: &Change,
    chosen: &serde_json::Map<String, Value>,
    card_before: &Stored,
    about: &Stored,
    mut writes: Vec<Stored>,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    let is_first = !writes.is_empty();
    let revision = standing.next_revision + writes.len() as u64;
    let mut after = about.clone();
    let mut points = Vec::new();
    let mut settled = Vec::new();
    let mut written = Answers::new();
    for (key, value) in chosen {
        let now = about.record.fields.get(key).cloned().unwrap_or(Value::Null);
        let shown = disputed(card_before, key);
        let was_shown = shown.is_some_and(|point| point["theirs"] == now || point["ours"] == now);
        if now != *value && !(is_first && was_shown) {
            points.push(point(key, now, value.clone()));
            continue;
        }
        settled.push(merge::flag(key));
        if now != *value {
            written.set(key, value.clone());
            after.record.fields.set(key, value.clone());
            if value.is_null() {
                after.record.fields.take(key);
            }
            merge::wrote_at(&mut after, key, change, revision);
        }
    }
    if !written.is_empty() {
        let mut asked = change.clone();
        asked.form.clone_from(&about.record.form);
        asked.form_version = about.record.form_version;
        let old: Vec<String> = about.record.flags.clone();
        after.record.flags = form_check::flags_of_edited(&asked, &written, &after, standing)?;
        let disputes = old.into_iter().filter(|flag| flag.ends_with(":disputed"));
        after.record.flags.extend(disputes);
    }
    after.record.flags.retain(|flag| !settled.contains(flag));
    for point in &points {
        let key = point["field"].as_str().unwrap_or_default();
        let flag = merge::flag(key);
        if CRITICAL.contains(&key) && !after.record.flags.contains(&flag) {
            after.record.flags.push(flag);
        }
    }
    if after != *about {
        after.record.revision = revision;
        standing
            .received_at
            .clone_into(&mut after.record.received_at);
        writes.push(after.clone());
    }
    if points.is_empty() {
        return Ok(match writes.first() {
            Some(_) => Verdict {
                outcome: Outcome::Applied {
                    revision: standing.next_revision,
                },
                writes,
            },
            None => duplicate(card_before),
        });
    }
    // The card's place is behind all that was written.
    after.record.revision = standing.next_revision + writes.len() as u64 - 1;
    let raised = card(
        change,
        &after,
        about.record.id,
        points,
        standing.card_id,
        standing,
    );
    let outcome = Outcome::Conflict {
        // A card that was closed before is not written again: its phone must not wait for a newer one.
        revision: if is_first {
            standing.next_revision
        } else {
            card_before.record.revision
        },
        card: raised.record.id,
    };
    writes.push(raised);
    Ok(Verdict { outcome, writes })
}
