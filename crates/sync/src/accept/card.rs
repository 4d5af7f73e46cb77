//! Conflict cards: two values that no machine may choose between, kept side by side until a person has looked.

use super::{
    CRITICAL, FORBIDDEN, Standing, Verdict, access, applied, duplicate, facts, form_check, hidden,
    merge, moves, refused,
};
use crate::{Author, Change, Kind, Origin, Record, RecordId, SCHEMA, Stored, link, wire::Outcome};
use dampingi_domain::{Answers, AreaCode};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Card field: the change that raised it.
pub const CHANGE: &str = "change_id";
/// Card field: a list of `{field, theirs, ours}`; [`WHOLE`] means the whole record (edited against deleted).
pub const DISPUTED_FIELDS: &str = "disputed";
/// The field of a point about the whole record: one hid it, another wrote in it or hung something on it.
pub const WHOLE: &str = "";
/// What a person says of such a point: the record comes back.
pub const RESTORED: &str = "restored";
/// Or: it stays hidden.
pub const HIDDEN: &str = "hidden";
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

/// A card about a record, with the place behind what was written.
pub fn card(
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
    // Two villages, or two houses of two villages: who asked for the other one sees the card too.
    let is_of_two = writers.contains_key(link::AREA) || writers.contains_key(link::HOUSEHOLD);
    let other = (is_of_two && change.area != stored.record.area).then(|| change.area.clone());
    let fields = Answers::new()
        .with(link::RECORD, about.to_string())
        .with(CHANGE, change.change_id.to_string())
        .with(THEIRS_BY, writers)
        .with(DISPUTED_FIELDS, points)
        .with(OPEN, true);
    let record = Record {
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
    };
    Stored {
        former_area: other,
        ..Stored::new(record)
    }
}

/// A person has looked: the card is closed, with her words, and what she chose is written, if she may write where that lies
/// now: a card stays where it was raised. What stood against each other stays in it.
pub fn settle(
    change: &Change,
    fields: &Answers,
    stored: &Stored,
    author: &Author,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    let allowed = fields.iter().all(|(key, value)| match key {
        OPEN => *value == Value::Bool(false),
        NOTE => facts::is_note(value),
        CHOSEN => value.as_object().is_some_and(|chosen| {
            chosen
                .iter()
                .all(|(key, value)| is_offered(stored, key, value))
        }),
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
            if !access::reaches(author, about) {
                return Err(access::outside());
            }
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

/// The point of a card about a field, or about the whole record.
fn disputed<'a>(card: &'a Stored, field: &str) -> Option<&'a Value> {
    let points = card.record.fields.get(DISPUTED_FIELDS)?.as_array()?;
    points.iter().find(|point| point["field"] == field)
}

/// Whether a card leaves room for this choice. What a form asks may have a third value; a link and a whole record have
/// only those that the card shows.
fn is_offered(card: &Stored, field: &str, value: &Value) -> bool {
    let Some(point) = disputed(card, field) else {
        return false;
    };
    if field == WHOLE {
        return *value == RESTORED || *value == HIDDEN;
    }
    let is_link = link::NEEDED.iter().any(|(key, _)| *key == field);
    !(is_link || field == link::AREA) || point["theirs"] == *value || point["ours"] == *value
}

/// What was said at the choice, from the card as it is written.
fn card_note(writes: &[Stored]) -> String {
    let card = writes.first().map(|card| &card.record.fields);
    card.and_then(|fields| fields.text(NOTE))
        .unwrap_or_default()
        .to_owned()
}

/// Whether somebody brought the record back after what the author of this change saw.
fn is_shown_since(about: &Stored, change: &Change) -> bool {
    let shown = about.field_revisions.get(link::RESTORATION_REASON);
    shown.is_some_and(|revision| *revision > change.base_revision)
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
        if key == WHOLE {
            let why = card_note(&writes);
            match (*value == RESTORED, after.record.deleted) {
                (true, false) | (false, true) if !is_first => {}
                (true, false) => hidden::show_as_well(&mut after, "", change, revision),
                (false, true) => hidden::hide_as_well(&mut after, "", change, revision),
                (true, true) if is_first && !hidden::is_hidden_since(about, change, standing) => {
                    merge::shown_again(&mut after, &why, change, revision);
                }
                (true, true) => points.push(point(key, HIDDEN, value.clone())),
                (false, false) if is_first && !is_shown_since(about, change) => {
                    points.extend(hidden::hide(&mut after, &why, change, revision, standing)?);
                }
                (false, false) => points.push(point(key, RESTORED, value.clone())),
            }
            continue;
        }
        let now = match key.as_str() {
            link::AREA => about.record.area.as_str().into(),
            _ => about.record.fields.get(key).cloned().unwrap_or(Value::Null),
        };
        let shown = disputed(card_before, key);
        let was_shown = shown.is_some_and(|point| point["theirs"] == now || point["ours"] == now);
        // Nor over what somebody wrote or decided since she looked, be it one of the two.
        let is_since = merge::is_touched(change, about, key, &now, standing.overtaken);
        if now != *value && (is_since || !is_first || !was_shown) {
            points.push(point(key, now, value.clone()));
            continue;
        }
        if key == link::AREA {
            let village = value.as_str().and_then(AreaCode::parse);
            match village.filter(|_| now != *value) {
                Some(village) => moves::move_to(&mut after, &village, change, revision),
                None => merge::wrote_at(&mut after, key, change, revision),
            }
            moves::settle(&mut after);
            continue;
        }
        settled.push(merge::flag(key));
        if now != *value {
            written.set(key, value.clone());
            after.record.fields.set(key, value.clone());
            if value.is_null() {
                after.record.fields.take(key);
            }
        }
        // What a person confirmed is decided as well: who has not seen it raises a card.
        if is_first {
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
    let home = written.text(link::HOUSEHOLD);
    let home = home.and_then(|id| standing.around.get(&id.parse().ok()?));
    if let Some(home) = home.filter(|home| home.record.area != after.record.area) {
        moves::move_to(&mut after, &home.record.area, change, revision);
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
    // A card that was closed before is not written again: its phone must not wait for a newer one.
    let of_card = match is_first {
        true => standing.next_revision,
        false => card_before.record.revision,
    };
    let hung = |verdict| hidden::hung_on(change, (about.record.id, Some(about)), verdict, standing);
    if points.is_empty() {
        return Ok(match writes.first() {
            Some(_) => hung(Verdict {
                outcome: Outcome::Applied { revision: of_card },
                writes,
            }),
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
        revision: of_card,
        card: raised.record.id,
    };
    writes.push(raised);
    Ok(hung(Verdict { outcome, writes }))
}
