//! The server's decision on one change: a pure function of the change, its author and what is stored.
//! The same code runs in the server, in the simulation, and in the import.

mod access;
mod alias;
mod back;
mod card;
mod facts;
mod form_check;
mod hidden;
mod links;
mod merge;
mod moves;
mod posyandu_names;
mod seen;
mod size;

pub use card::{CHOSEN, DISPUTED_FIELDS, HIDDEN, NOTE, OPEN, RESTORED, THEIRS_BY, WHOLE};
pub use hidden::deletion;

use crate::{
    Author, Change, Edit, Kind, Origin, Record, RecordId, SCHEMA, Stored, link, wire::Outcome,
};
use dampingi_domain::form::Clock;
use dampingi_domain::life::{HOUSE_SINCE, LEFT_ON, LEFT_REASON};
use dampingi_domain::{Answers, Date};
use std::collections::BTreeMap;

/// Fields that a machine never overwrites: the old value stays until a person chooses (design: sync, "Who wins").
/// Whether somebody is alive is said by why and when she left; `died_on` is how an older app said it.
/// Where she lives goes with since when, and where before: a machine that wrote one of them over would leave her between two houses.
pub const CRITICAL: [&str; 11] = [
    "nik",
    "nik_status",
    "birth_date",
    "sex",
    "lmp",
    "died_on",
    LEFT_ON,
    LEFT_REASON,
    link::HOUSEHOLD,
    link::HOUSES_BEFORE,
    HOUSE_SINCE,
];

/// What a flag ends with when two values stand against each other: `nik:disputed`.
pub const DISPUTED: &str = "disputed";

/// Everything a decision may look at.
#[derive(Debug)]
pub struct Standing<'a> {
    /// The record the change is about, if it is there.
    pub record: Option<&'a Stored>,
    /// The records that [`wanted`] and [`also_wanted`] name, as far as they are there.
    pub around: &'a BTreeMap<RecordId, Stored>,
    /// The person's last visit with the same form before this one, for the rules that compare.
    pub previous: Option<&'a Answers>,
    /// The newest review of the visit that a review is about, where it says what its author had seen.
    pub reviewed: Option<&'a Record>,
    /// Whether another device hung something on the record since the author of a deletion saw it (see [`hangs_on`]).
    pub hung_since: bool,
    /// Whether a later change of the same device about the same record was taken before this one: a file that was carried, or a
    /// copy of an old push, brings a change that was put right since.
    pub overtaken: bool,
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
    /// Id for a second one, about the person that an edit reached through an alias.
    pub second_card_id: RecordId,
    /// Where the change comes from.
    pub origin: Origin,
}

/// What to write, and what to answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The answer to the phone.
    pub outcome: Outcome,
    /// Records to write, with the next sequences in this order; empty when nothing is taken.
    pub writes: Vec<Stored>,
}

/// The records that must be loaded before deciding: those the change points at.
pub fn wanted(change: &Change) -> Vec<RecordId> {
    let mut named = link::parents(change);
    if change.kind == Kind::Conflict {
        let about = change.edit.fields().and_then(|it| it.text(link::RECORD));
        named.extend(about.and_then(|id| id.parse::<RecordId>().ok()));
    }
    named
}

/// The records that should be loaded as well when the change is about a record that is there: an update carries only
/// what changed, and the form's rules compare with the person and the episode that the record is about.
pub fn also_wanted(stored: &Record) -> Vec<RecordId> {
    let mut named = link::named(&stored.fields);
    named.extend(stored.link(crate::alias::INTO));
    if stored.kind == Kind::Conflict {
        named.extend(stored.link(link::RECORD));
        // Whoever chooses a house chooses its village.
        named.extend(moves::houses(stored));
    }
    named
}

/// Whether a taken change of another device hung its record on the one that is about to be hidden. What was taken up to the
/// revision that the deletion names is not asked about.
pub fn hangs_on(taken: &Change, deletion: &Change) -> bool {
    taken.device_id != deletion.device_id
        && taken.kind != Kind::Review
        && link::parents(taken).contains(&deletion.record)
}

/// Decides on one change.
pub fn accept(change: &Change, author: &Author, standing: &Standing<'_>) -> Verdict {
    let considered = consider(change, author, standing);
    match considered.and_then(|verdict| alias::of_one_village(verdict, standing)) {
        Ok(verdict) => verdict,
        Err(outcome) => Verdict {
            outcome,
            writes: Vec::new(),
        },
    }
}

fn consider(change: &Change, author: &Author, standing: &Standing<'_>) -> Result<Verdict, Outcome> {
    // From an app newer than this server: kept waiting on the phone, and taken once the server has been updated.
    if change.schema > SCHEMA || matches!(change.kind, Kind::Other(_)) {
        return Err(Outcome::Deferred {
            missing: Vec::new(),
        });
    }
    size::of_change(change)?;
    if standing.origin == Origin::Phone {
        access::check(change, author, standing)?;
    }
    links::well_formed(change)?;
    let missing: Vec<RecordId> = wanted(change)
        .into_iter()
        .filter(|id| !standing.around.contains_key(id))
        .collect();
    if !missing.is_empty() {
        return Err(Outcome::Deferred { missing });
    }
    links::right_kinds(change, standing)?;
    match (&change.edit, standing.record) {
        (Edit::Create { fields }, None)
            if change.kind == Kind::Merge && fields.is_filled(link::POSYANDU_ALIAS) =>
        {
            posyandu_names::check(fields, author)?;
            create(change, fields, standing)
        }
        (Edit::Create { fields }, None) if change.kind == Kind::Merge => {
            links::complete(change, fields, standing)?;
            alias::decide(change, fields, author, standing)
        }
        (Edit::Create { fields }, None) if change.kind == Kind::Conflict => {
            back::bring_back(change, fields, author, standing)
        }
        (Edit::Create { fields }, None) => create(change, fields, standing),
        // The same record made twice (a phone restored from a backup): the second becomes an edit, so both are kept.
        (Edit::Create { fields } | Edit::Update { fields }, Some(stored)) => {
            same_form(change, stored)?;
            match change.kind {
                Kind::Visit | Kind::Review | Kind::Merge | Kind::SignOff | Kind::Funds => {
                    facts::repeated(fields, stored)
                }
                Kind::Conflict if matches!(change.edit, Edit::Create { .. }) => {
                    facts::repeated(fields, stored)
                }
                Kind::Conflict => card::settle(change, fields, stored, author, standing),
                _ => {
                    let mut fields = alias::without_owned(fields);
                    fields.take(link::AREA);
                    let fields = &fields;
                    let verdict = merge::update(change, fields, stored, author, standing)?;
                    Ok(alias::carry_on(change, fields, verdict, standing))
                }
            }
        }
        (Edit::Delete { reason }, Some(stored)) => merge::delete(change, reason, stored, standing),
        (Edit::Restore { reason }, Some(stored)) => {
            merge::restore(change, reason, stored, standing)
        }
        (Edit::Update { .. } | Edit::Delete { .. } | Edit::Restore { .. }, None) => {
            Err(Outcome::Deferred {
                missing: vec![change.record],
            })
        }
    }
}

fn create(change: &Change, fields: &Answers, standing: &Standing<'_>) -> Result<Verdict, Outcome> {
    form_check::right_form(change)?;
    links::complete(change, fields, standing)?;
    let mut area = change.area.clone();
    match change.kind {
        Kind::Visit => facts::correction(change, fields, standing)?,
        Kind::Review => area = facts::review(change, fields, standing)?,
        Kind::SignOff => facts::sign_off(fields)?,
        Kind::Funds => facts::funds(fields)?,
        _ => {}
    }
    let mut kept = Answers::new();
    kept.apply(&alias::without_owned(fields));
    kept.take(link::AREA);
    let flags = form_check::flags_of_new(change, &kept, standing)?;
    let record = Record {
        id: change.record,
        kind: change.kind.clone(),
        form: change.form.clone(),
        form_version: change.form_version,
        schema: SCHEMA,
        area,
        author: change.author,
        origin: standing.origin.clone(),
        recorded_at: change.recorded_at.clone(),
        received_at: standing.received_at.to_owned(),
        revision: standing.next_revision,
        deleted: false,
        flags,
        fields: kept,
        other: BTreeMap::new(),
    };
    let of = (record.id, None);
    let verdict = applied(Stored::new(record));
    Ok(hidden::hung_on(change, of, verdict, standing))
}

fn same_form(change: &Change, stored: &Stored) -> Result<(), Outcome> {
    if change.kind != stored.record.kind {
        return Err(refused("wrong_kind", None, "Jenis catatan tidak cocok."));
    }
    if change.form != stored.record.form {
        return Err(refused(
            "wrong_form",
            None,
            "Formulir catatan ini tidak cocok.",
        ));
    }
    Ok(())
}

const FORBIDDEN: &str = "Peran Anda tidak boleh mengubah catatan ini.";

fn applied(stored: Stored) -> Verdict {
    Verdict {
        outcome: Outcome::Applied {
            revision: stored.record.revision,
        },
        writes: vec![stored],
    }
}

const fn duplicate(stored: &Stored) -> Verdict {
    Verdict {
        outcome: Outcome::Duplicate {
            revision: stored.record.revision,
        },
        writes: Vec::new(),
    }
}

fn refused(code: &str, field: Option<&str>, message: &str) -> Outcome {
    Outcome::Refused {
        code: code.to_owned(),
        field: field.map(str::to_owned),
        message: message.to_owned(),
    }
}
