//! Counts what a person's records say for the scorecard: from birth, or the start of the pregnancy, to the quarter's end,
//! the own child only (Settled 10). What is not on record is not counted as received.

use super::super::definition::Basis;
use super::super::scene::{Look, Span};
use super::verdict::{ChildCounts, MotherCounts, Stage, Verdict};
use crate::date::completed_months;
use crate::household_risk::{is_latrine_adequate, is_water_adequate};
use crate::immunisation::doses;
use crate::life::{Episode, Person, Visit};
use crate::period::{Month, Quarter};
use crate::schedule::{is_child_at_risk, is_pregnancy_at_risk};
use crate::service::check_up::{ANTENATAL, CheckUp, POSTNATAL};
use crate::woman::dating::{Dating, Trimester};
use crate::{Answers, Date};
use std::collections::BTreeSet;

/// Counts a mother's records; `None` for who is no mother of this quarter. `survey` is the last one of her household.
pub fn mother_counts(
    person: &Person<'_>,
    survey: Option<&Answers>,
    quarter: Quarter,
    basis: Basis,
) -> Option<MotherCounts> {
    mother_counts_by(look(quarter, basis), person, survey, quarter)
}

/// Counts a child's records; `None` for who is no child of 0–23 months on the quarter's last day.
pub fn child_counts(
    person: &Person<'_>,
    survey: Option<&Answers>,
    quarter: Quarter,
    basis: Basis,
) -> Option<ChildCounts> {
    child_counts_by(look(quarter, basis), person, survey, quarter)
}

/// Whether a child of two years and more is active in PAUD; `None` for a younger one, and for who is no child.
pub fn preschool(person: &Person<'_>, quarter: Quarter, basis: Basis) -> Option<Verdict> {
    preschool_by(look(quarter, basis), person)
}

fn look(quarter: Quarter, basis: Basis) -> Look {
    Look {
        span: Span::from(quarter),
        basis,
    }
}

pub(super) fn mother_counts_by(
    look: Look,
    person: &Person<'_>,
    survey: Option<&Answers>,
    quarter: Quarter,
) -> Option<MotherCounts> {
    let end = look.span.to;
    let pregnancy = person
        .episodes
        .iter()
        .filter(|one| one.form == "pregnancy" && one.is_open(person.birth(), end))
        .max_by_key(|one| one.registered_on());
    let after = person
        .episodes
        .iter()
        .filter(|one| one.form == "postpartum" && look.overlaps(one, person.birth()))
        .max_by_key(|one| one.registered_on());
    let episode = pregnancy.or(after)?;
    let visits = look.until(&episode.visits);
    let dating = Dating::of(episode.answers);
    let stage = if pregnancy.is_none() {
        Stage::AfterBirth
    } else {
        let trimester = dating
            .and_then(|dating| dating.gestation(end))
            .map(|gestation| gestation.trimester());
        match trimester {
            Some(Trimester::Third) => Stage::Late,
            _ => Stage::Early,
        }
    };
    let from = episode
        .registered_on()
        .map_or(look.span.from, |day| day.max(look.span.from));
    let months = months_of(quarter, from);
    Some(MotherCounts {
        stage,
        is_at_risk: stage != Stage::AfterBirth
            && is_pregnancy_at_risk(person, episode, &visits, end),
        antenatal_checks: checks(&visits, ANTENATAL, end),
        iron_months: months_with(&visits, |visit| {
            visit
                .answers
                .number("iron_tablets_taken")
                .is_some_and(|taken| taken > 0.0)
        })
        .len(),
        postnatal_checks: checks(&visits, POSTNATAL, end),
        counselling: visits.iter().filter(|visit| is_counselled(visit)).count(),
        months: months.len(),
        months_visited: visited_at_home(&visits, &months),
        water: adequate(survey, "water_source", is_water_adequate),
        latrine: adequate(survey, "latrine", is_latrine_adequate),
        insured: is_insured(&visits, episode, survey),
    })
}

pub(super) fn child_counts_by(
    look: Look,
    person: &Person<'_>,
    survey: Option<&Answers>,
    quarter: Quarter,
) -> Option<ChildCounts> {
    let birth = person.birth()?;
    let end = look.span.to;
    let age_months = completed_months(birth, end).filter(|months| *months <= 23)?;
    let episode = person
        .episodes
        .iter()
        .find(|one| one.form == "child" && one.is_open(Some(birth), end))?;
    let visits = look.until(&episode.visits);
    let given = doses(visits.iter().map(|visit| visit.answers));
    let told_complete = visits
        .iter()
        .rev()
        .find_map(|visit| visit.answers.text("immunisation_status"))
        == Some("complete_for_age");
    // Without dates the word of the last visit stands for the doses of its age.
    let by_word = given.is_empty() && told_complete;
    let has_height = |visit: &Visit<'_>| visit.answers.is_filled("height_cm");
    let measured = months_with(&visits, has_height);
    let year = quarter.parts().0;
    let in_month = |month| Month::new(year, month).is_some_and(|month| measured.contains(&month));
    let months = months_of(quarter, birth.max(look.span.from));
    let parenting = |visit: &Visit<'_>| visit.answers.flag("parenting_class") == Some(true);
    Some(ChildCounts {
        age_months,
        quarter: quarter.parts().1,
        is_at_risk: is_child_at_risk(person, birth, &visits),
        basic_doses: given.iter().filter(|dose| dose.code != "MR1").count() + usize::from(by_word),
        measles: by_word || given.iter().any(|dose| dose.code == "MR1"),
        months_weighed: months_with(&visits, |visit| visit.answers.is_filled("weight_kg")).len(),
        measured_in_quarter: quarter
            .months()
            .iter()
            .any(|month| measured.contains(month)),
        measured_in_february: in_month(2),
        measured_in_august: in_month(8),
        counselling_months: months_with(&visits, is_counselled).len(),
        parenting_months: months_with(&visits, parenting).len(),
        months: months.len(),
        months_visited: visited_at_home(&visits, &months),
        water: adequate(survey, "water_source", is_water_adequate),
        latrine: adequate(survey, "latrine", is_latrine_adequate),
        birth_certificate: episode.answers.flag("birth_certificate") == Some(true),
        insured: is_insured(&visits, episode, survey),
    })
}

pub(super) fn preschool_by(look: Look, person: &Person<'_>) -> Option<Verdict> {
    let birth = person.birth()?;
    completed_months(birth, look.span.to).filter(|months| *months >= 24)?;
    let episode = person
        .episodes
        .iter()
        .find(|one| one.form == "child" && one.is_open(Some(birth), look.span.to))?;
    let until = look.until(&episode.visits);
    let attends = look
        .within(&until)
        .iter()
        .rev()
        .find_map(|visit| visit.answers.flag("attends_preschool"));
    Some(if attends == Some(true) {
        Verdict::Met
    } else {
        Verdict::Unmet
    })
}

/// Days on which she was checked.
fn checks(visits: &[&Visit<'_>], check: CheckUp, until: Date) -> usize {
    visits
        .iter()
        .filter_map(|visit| check.day(visit.answers, visit.on))
        .filter(|day| *day <= until)
        .collect::<BTreeSet<Date>>()
        .len()
}

fn months_with(visits: &[&Visit<'_>], is: impl Fn(&Visit<'_>) -> bool) -> BTreeSet<Month> {
    visits
        .iter()
        .filter(|visit| is(visit))
        .map(|visit| Month::of(visit.on))
        .collect()
}

/// Either parent's counselling is the parents' (§2.14); a class counts as one.
fn is_counselled(visit: &Visit<'_>) -> bool {
    let keys = ["counselling_given", "mothers_class", "father_counselled"];
    keys.iter().any(|key| visit.answers.flag(key) == Some(true))
}

/// The months of the quarter from a day on.
fn months_of(quarter: Quarter, from: Date) -> Vec<Month> {
    let mut months = quarter.months().to_vec();
    months.retain(|month| month.last_day() >= from);
    months
}

fn visited_at_home(visits: &[&Visit<'_>], months: &[Month]) -> usize {
    let at_home = months_with(visits, |visit| {
        visit.answers.text("method") == Some("home_visit")
    });
    months
        .iter()
        .filter(|month| at_home.contains(month))
        .count()
}

fn adequate(survey: Option<&Answers>, key: &str, judge: fn(&str) -> Option<bool>) -> bool {
    survey.and_then(|survey| survey.text(key)).and_then(judge) == Some(true)
}

/// The last that was said of it: at a visit, at the registration, at the household's survey.
fn is_insured(visits: &[&Visit<'_>], episode: &Episode<'_>, survey: Option<&Answers>) -> bool {
    visits
        .iter()
        .rev()
        .find_map(|visit| visit.answers.flag("insured"))
        .or_else(|| episode.answers.flag("insured"))
        .or_else(|| survey?.flag("insured"))
        == Some(true)
}
