//! The server's decision on one change: a pure function of the change, its author and what is stored.
//! The same code runs in the server, in the simulation, and in the import.

use crate::{
    Author, Change, Edit, Kind, Origin, Record, RecordId, SCHEMA, Stored, link, wire::Outcome,
};
use dampingi_domain::form::{self, Clock, Completeness, Context, Severity};
use dampingi_domain::{Answers, AreaCode, Date, Lang};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Fields that a machine never overwrites: the old value stays until a person chooses (design: sync, "Who wins").
pub const CRITICAL: [&str; 6] = ["nik", "nik_status", "birth_date", "sex", "lmp", "died_on"];

/// Everything a decision may look at.
#[derive(Debug)]
pub struct Standing<'a> {
    /// The record the change is about, if it is there.
    pub record: Option<&'a Stored>,
    /// The records that [`wanted`] names, as far as they are there.
    pub around: &'a BTreeMap<RecordId, Stored>,
    /// The person's last visit with the same form before this one, for the rules that compare.
    pub previous: Option<&'a Answers>,
    /// Today in the area, by the server's clock.
    pub today: Date,
    /// Whether the phone's clock agreed when it recorded this: decides if a future date is refused or flagged (Settled 3).
    pub clock: Clock,
    /// Server's clock, RFC 3339 UTC.
    pub received_at: &'a str,
    /// The next sequence to give out.
    pub next_revision: u64,
    /// Id for a conflict card, should one be needed. Made outside: this crate makes no random numbers.
    pub card_id: RecordId,
    /// Where the change comes from.
    pub origin: Origin,
}

/// What to write, and what to answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The answer to the phone.
    pub outcome: Outcome,
    /// Records to write, each with the next sequence; empty when nothing is taken.
    pub writes: Vec<Stored>,
}

/// The records that must be loaded before deciding: the parents, and the parents' parents for the form's check.
pub fn wanted(change: &Change) -> Vec<RecordId> {
    link::parents(change)
}

/// Decides on one change.
pub fn accept(change: &Change, author: &Author, standing: &Standing<'_>) -> Verdict {
    match consider(change, author, standing) {
        Ok(verdict) => verdict,
        Err(outcome) => Verdict {
            outcome,
            writes: Vec::new(),
        },
    }
}

fn consider(change: &Change, author: &Author, standing: &Standing<'_>) -> Result<Verdict, Outcome> {
    if change.schema > SCHEMA {
        return Err(refused(
            "newer_schema",
            None,
            "Server perlu diperbarui dahulu. Data tetap aman di HP ini.",
        ));
    }
    if standing.origin == Origin::Phone {
        may_write(change, author, standing)?;
    }
    let missing: Vec<RecordId> = wanted(change)
        .into_iter()
        .filter(|id| !standing.around.contains_key(id))
        .collect();
    if !missing.is_empty() {
        return Err(Outcome::Deferred { missing });
    }
    match (&change.edit, standing.record) {
        (Edit::Create { fields }, None) => create(change, fields, standing),
        // The same record made twice (a phone restored from a backup): the second becomes an edit, so both are kept.
        (Edit::Create { fields } | Edit::Update { fields }, Some(stored)) => {
            update(change, fields, stored, standing)
        }
        (Edit::Delete { reason }, Some(stored)) => Ok(delete(change, reason, stored, standing)),
        (Edit::Update { .. } | Edit::Delete { .. }, None) => Err(Outcome::Deferred {
            missing: vec![change.record],
        }),
    }
}

fn may_write(change: &Change, author: &Author, standing: &Standing<'_>) -> Result<(), Outcome> {
    if change.author != author.id {
        return Err(refused(
            "forged_author",
            None,
            "Catatan ini dibuat oleh pengguna lain.",
        ));
    }
    if !author.role.may_write(&change.kind) {
        return Err(refused(
            "forbidden",
            None,
            "Peran Anda tidak boleh mengubah catatan ini.",
        ));
    }
    // The parents' areas count too: a change may not name its own area and hang itself on a stranger's record.
    let parents = standing.around.values().map(|stored| &stored.record.area);
    let stored = standing.record.map(|stored| &stored.record.area);
    let all: Vec<&AreaCode> = std::iter::once(&change.area)
        .chain(stored)
        .chain(parents)
        .collect();
    if all.iter().any(|area| !author.may_write_in(area)) {
        return Err(refused(
            "outside_area",
            None,
            "Catatan ini di luar wilayah Anda.",
        ));
    }
    if standing
        .record
        .is_some_and(|stored| stored.record.kind != change.kind)
    {
        return Err(refused("wrong_kind", None, "Jenis catatan tidak cocok."));
    }
    Ok(())
}

fn create(change: &Change, fields: &Answers, standing: &Standing<'_>) -> Result<Verdict, Outcome> {
    for key in link::required(&change.kind, &change.form) {
        if fields.text(key).is_none() {
            return Err(refused(
                "missing_link",
                Some(key),
                "Catatan ini belum terhubung ke orangnya.",
            ));
        }
    }
    let flags = checked(change, fields, standing)?;
    let record = Record {
        id: change.record,
        kind: change.kind.clone(),
        form: change.form.clone(),
        form_version: change.form_version,
        schema: SCHEMA,
        area: change.area.clone(),
        author: change.author,
        origin: standing.origin.clone(),
        recorded_at: change.recorded_at.clone(),
        received_at: standing.received_at.to_owned(),
        revision: standing.next_revision,
        deleted: false,
        flags,
        fields: fields.clone(),
        other: BTreeMap::new(),
    };
    Ok(Verdict {
        outcome: Outcome::Applied {
            revision: standing.next_revision,
        },
        writes: vec![Stored::new(record)],
    })
}

/// Merges by field. Fields nobody else touched since `base_revision` are taken; a field touched by both keeps both values.
fn update(
    change: &Change,
    fields: &Answers,
    stored: &Stored,
    standing: &Standing<'_>,
) -> Result<Verdict, Outcome> {
    let is_fact = matches!(change.kind, Kind::Visit | Kind::Review);
    if is_fact {
        let same = fields
            .iter()
            .all(|(key, value)| stored.record.fields.get(key) == Some(value));
        return if same {
            Ok(Verdict {
                outcome: Outcome::Duplicate {
                    revision: stored.record.revision,
                },
                writes: Vec::new(),
            })
        } else {
            Err(refused(
                "fact_is_final",
                None,
                "Kunjungan yang sudah tersimpan hanya bisa diperbaiki dengan versi baru.",
            ))
        };
    }
    let mut merged = stored.clone();
    let mut disputed = Vec::new();
    for (key, value) in fields.iter() {
        let theirs = stored
            .record
            .fields
            .get(key)
            .cloned()
            .unwrap_or(Value::Null);
        if theirs == *value {
            continue;
        }
        let touched = stored
            .field_revisions
            .get(key)
            .is_some_and(|revision| *revision > change.base_revision);
        if touched {
            disputed.push(json!({ "field": key, "theirs": theirs, "ours": value }));
            if CRITICAL.contains(&key) {
                continue;
            }
        }
        merged.record.fields.set(key, value.clone());
        merged
            .field_revisions
            .insert(key.to_owned(), standing.next_revision);
    }
    merged.record.flags = checked(change, &merged.record.fields, standing)?;
    merged.record.area = change.area.clone();
    merged.record.revision = standing.next_revision;
    merged.record.received_at = standing.received_at.to_owned();
    if stored.record.deleted {
        disputed.push(json!({ "field": "", "theirs": "deleted", "ours": "edited" }));
    }
    if disputed.is_empty() {
        return Ok(Verdict {
            outcome: Outcome::Applied {
                revision: standing.next_revision,
            },
            writes: vec![merged],
        });
    }
    let card = card(change, disputed, standing, standing.next_revision + 1);
    Ok(Verdict {
        outcome: Outcome::Conflict {
            revision: standing.next_revision,
            card: standing.card_id,
        },
        writes: vec![merged, card],
    })
}

fn delete(change: &Change, reason: &str, stored: &Stored, standing: &Standing<'_>) -> Verdict {
    let edited_since = stored.record.revision > change.base_revision && change.base_revision > 0;
    let mut hidden = stored.clone();
    hidden.record.deleted = true;
    hidden.record.fields.set(link::DELETION_REASON, reason);
    hidden.record.revision = standing.next_revision;
    hidden.record.received_at = standing.received_at.to_owned();
    if !edited_since {
        return Verdict {
            outcome: Outcome::Applied {
                revision: standing.next_revision,
            },
            writes: vec![hidden],
        };
    }
    let dispute = vec![json!({ "field": "", "theirs": "edited", "ours": "deleted" })];
    let card = card(change, dispute, standing, standing.next_revision + 1);
    Verdict {
        outcome: Outcome::Conflict {
            revision: standing.next_revision,
            card: standing.card_id,
        },
        writes: vec![hidden, card],
    }
}

fn card(change: &Change, disputed: Vec<Value>, standing: &Standing<'_>, revision: u64) -> Stored {
    let fields = Answers::new()
        .with(link::RECORD, change.record.to_string())
        .with("change_id", change.change_id.to_string())
        .with("disputed", disputed)
        .with("open", true);
    Stored::new(Record {
        id: standing.card_id,
        kind: Kind::Conflict,
        form: String::new(),
        form_version: 0,
        schema: SCHEMA,
        area: change.area.clone(),
        author: change.author,
        origin: Origin::Server,
        recorded_at: change.recorded_at.clone(),
        received_at: standing.received_at.to_owned(),
        revision,
        deleted: false,
        flags: Vec::new(),
        fields,
        other: BTreeMap::new(),
    })
}

/// Holds the fields against their form; gives the flags of a save, or the refusal.
/// A form that this version does not know is kept unchecked and flagged: a newer phone must not lose a visit.
fn checked(
    change: &Change,
    fields: &Answers,
    standing: &Standing<'_>,
) -> Result<Vec<String>, Outcome> {
    if change.form.is_empty() {
        return Ok(Vec::new());
    }
    let Some(form) = form::by_id(&change.form) else {
        return Ok(vec!["form:unknown_form".to_owned()]);
    };
    let parent = |key: &str| {
        let id = fields.text(key)?.parse().ok()?;
        standing.around.get(&id).map(|stored| &stored.record.fields)
    };
    let context = Context {
        today: standing.today,
        clock: standing.clock,
        completeness: match standing.origin {
            Origin::Import => Completeness::AsFound,
            _ => Completeness::Expected,
        },
        purpose: None,
        person: parent(link::PERSON),
        episode: parent(link::EPISODE),
        household: parent(link::HOUSEHOLD),
        previous: standing.previous,
    };
    let problems = form::check(form, fields, &context);
    if let Some(hard) = problems
        .iter()
        .find(|problem| problem.severity == Severity::Hard)
    {
        return Err(refused(
            hard.fault.code(),
            Some(hard.field),
            &hard.message(Lang::Id),
        ));
    }
    Ok(problems.iter().map(form::Problem::flag).collect())
}

fn refused(code: &str, field: Option<&str>, message: &str) -> Outcome {
    Outcome::Refused {
        code: code.to_owned(),
        field: field.map(str::to_owned),
        message: message.to_owned(),
    }
}
