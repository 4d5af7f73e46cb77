//! Holds a record's fields against their form.

use super::{Standing, links, refused};
use crate::{Change, Kind, Origin, Stored, link, wire::Outcome};
use dampingi_domain::finding::referral::OUTCOME_ID;
use dampingi_domain::form::table::SESSION_ID;
use dampingi_domain::form::{self, Completeness, Context, Form, Problem, Severity};
use dampingi_domain::indicator::scorecard::FUNDS_ID;
use dampingi_domain::{Answers, Lang, kind};

/// A record has a form of its kind, so that no check can be slipped past by naming another form or none.
/// A form that this version does not know is taken: a newer phone must not lose a visit.
pub fn right_form(change: &Change) -> Result<(), Outcome> {
    let id = change.form.as_str();
    let is_known = form::by_id(id).is_some();
    let fits = match change.kind {
        Kind::Household => id == "household",
        Kind::Person => id == "person",
        Kind::Episode => {
            kind::of_persons().any(|kind| kind.episode == id) || !is_known && !id.is_empty()
        }
        Kind::Visit => kind::is_visit(id) || !is_known && !id.is_empty(),
        Kind::Session => id == SESSION_ID,
        Kind::Funds => id == FUNDS_ID,
        _ => id.is_empty(),
    };
    if fits {
        Ok(())
    } else {
        Err(refused(
            "wrong_form",
            None,
            "Formulir catatan ini tidak cocok.",
        ))
    }
}

/// The flags of a new record, or the refusal.
pub fn flags_of_new(
    change: &Change,
    fields: &Answers,
    standing: &Standing<'_>,
) -> Result<Vec<String>, Outcome> {
    flags(change, fields, standing, |_| true)
}

/// The flags of a record after an edit. Only what the edit touched can refuse it: an imported gap or another's odd value
/// must not stand in the way of a corrected telephone number.
pub fn flags_of_edited(
    change: &Change,
    edit: &Answers,
    merged: &Stored,
    standing: &Standing<'_>,
) -> Result<Vec<String>, Outcome> {
    flags(change, &merged.record.fields, standing, |problem| {
        edit.iter().any(|(key, _)| key == problem.field)
    })
}

fn flags(
    change: &Change,
    fields: &Answers,
    standing: &Standing<'_>,
    may_refuse: impl Fn(&Problem) -> bool,
) -> Result<Vec<String>, Outcome> {
    if change.form.is_empty() {
        return Ok(Vec::new());
    }
    let Some(form) = form::by_id(&change.form) else {
        return Ok(vec!["form:unknown_form".to_owned()]);
    };
    let around = context(form, change, fields, standing);
    let mut problems = form::check(form, fields, &around);
    // Nobody must say how an accompaniment ended; what is said must make sense.
    let found = Context {
        completeness: Completeness::AsFound,
        ..around
    };
    for beside in form::table::beside(form.id) {
        problems.extend(form::check(beside, fields, &found));
    }
    // What a newer form allows, this version cannot judge: it flags, and refuses nothing.
    let judges = change.form_version <= form.version;
    let hard = problems
        .iter()
        .find(|problem| judges && problem.severity == Severity::Hard && may_refuse(problem));
    match hard {
        Some(problem) => Err(refused(
            problem.fault.code(),
            Some(problem.field),
            &problem.message(Lang::Id),
        )),
        None => Ok(problems.iter().map(Problem::flag).collect()),
    }
}

fn context<'a>(
    form: &Form,
    change: &Change,
    fields: &Answers,
    standing: &'a Standing<'_>,
) -> Context<'a> {
    let parent = |key| links::parent(fields, key, standing).map(|stored| &stored.record.fields);
    // An older app did not ask what the form asks now.
    let complete = standing.origin != Origin::Import && change.form_version >= form.version;
    Context {
        today: standing.today,
        clock: standing.clock,
        completeness: if complete {
            Completeness::Expected
        } else {
            Completeness::AsFound
        },
        purpose: None,
        person: parent(link::PERSON),
        episode: parent(link::EPISODE),
        household: parent(link::HOUSEHOLD),
        previous: if form.id == OUTCOME_ID {
            // What came before an outcome is its referral, not another outcome.
            parent(link::VISIT)
        } else {
            standing.previous
        },
    }
}
