//! Conflict cards: two values that no machine may choose between, kept side by side until a person has looked.

use super::{FORBIDDEN, Standing, Verdict, applied, duplicate, refused};
use crate::{Change, Kind, Origin, Record, RecordId, SCHEMA, Stored, link, wire::Outcome};
use dampingi_domain::Answers;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Card field: the change that raised it.
pub const CHANGE: &str = "change_id";
/// Card field: a list of `{field, theirs, ours}`; an empty `field` means the whole record (edited against deleted).
pub const DISPUTED_FIELDS: &str = "disputed";
/// Card field: true until a person has looked.
pub const OPEN: &str = "open";
/// Card field: what the person said, in her words.
pub const NOTE: &str = "note";

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
    let card = card(change, &stored, about, points, standing);
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

fn card(
    change: &Change,
    stored: &Stored,
    about: RecordId,
    points: Vec<Value>,
    standing: &Standing<'_>,
) -> Stored {
    let fields = Answers::new()
        .with(link::RECORD, about.to_string())
        .with(CHANGE, change.change_id.to_string())
        .with(DISPUTED_FIELDS, points)
        .with(OPEN, true);
    Stored::new(Record {
        id: standing.card_id,
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

/// A person has looked: the card is closed, with her words. What stood against each other stays in it.
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
        _ => false,
    });
    if !allowed || change.base_revision == 0 {
        return Err(refused("forbidden", None, FORBIDDEN));
    }
    if stored.record.fields.flag(OPEN) == Some(false) {
        return Ok(duplicate(stored));
    }
    let mut closed = stored.clone();
    closed.record.fields.apply(fields);
    closed.record.revision = standing.next_revision;
    standing
        .received_at
        .clone_into(&mut closed.record.received_at);
    Ok(applied(closed))
}
