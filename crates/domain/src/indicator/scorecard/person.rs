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
use std::ops::RangeInclusive;

/// Completed months of a child of "2–6 tahun".
const PRESCHOOL_MONTHS: RangeInclusive<i32> = 24..=72;

/// On which day a check-up was, as a visit tells it.
pub(super) type CheckDay = fn(&Answers, Date) -> Option<Date>;
pub(super) const ANTENATAL_DAY: CheckDay = |answers, on| ANTENATAL.day(answers, on);
pub(super) const POSTNATAL_DAY: CheckDay = |answers, on| POSTNATAL.day(answers, on);

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

/// Whether a child of two to six years is active in PAUD; `None` for a younger or older one.
pub fn preschool(person: &Person<'_>, quarter: Quarter, basis: Basis) -> Option<Verdict> {
    preschool_by(look(quarter, basis), person)
}

fn look(quarter: Quarter, basis: Basis) -> Look {
    Look {
        span: Span::from(quarter),
        basis,
    }
}

/// A mother of a span, by what she is on its last day.
#[derive(Clone, Copy)]
pub(super) enum Mother<'p, 'a> {
    Pregnant(&'p Episode<'a>),
    AfterBirth(&'p Episode<'a>),
}

impl<'p, 'a> Mother<'p, 'a> {
    pub(super) const fn episode(self) -> &'p Episode<'a> {
        match self {
            Self::Pregnant(episode) | Self::AfterBirth(episode) => episode,
        }
    }
}

pub(super) fn mother_of<'p, 'a>(look: Look, person: &'p Person<'a>) -> Option<Mother<'p, 'a>> {
    let newest = |form: &str, is: &dyn Fn(&Episode<'_>) -> bool| {
        let of_form = person.episodes.iter().filter(|one| one.form == form);
        of_form
            .filter(|one| is(one))
            .max_by_key(|one| one.registered_on())
    };
    let (birth, end) = (person.birth(), look.span.to);
    newest("pregnancy", &|one| one.is_open(birth, end))
        .map(Mother::Pregnant)
        .or_else(|| newest("postpartum", &|one| look.overlaps(one, birth)).map(Mother::AfterBirth))
}

pub(super) fn mother_counts_by(
    look: Look,
    person: &Person<'_>,
    survey: Option<&Answers>,
    quarter: Quarter,
) -> Option<MotherCounts> {
    let end = look.span.to;
    let mother = mother_of(look, person)?;
    let episode = mother.episode();
    let visits = look.until(&episode.visits);
    let stage = match mother {
        Mother::AfterBirth(_) => Stage::AfterBirth,
        Mother::Pregnant(_) => {
            let dating = Dating::of(episode.answers);
            let gestation = dating.and_then(|dating| dating.gestation(end));
            match gestation.map(|gestation| gestation.trimester()) {
                Some(Trimester::Third) => Stage::Late,
                _ => Stage::Early,
            }
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
        insured: insurance(&visits, episode, survey) == Some(true),
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
        insured: insurance(&visits, episode, survey) == Some(true),
    })
}

/// The childhood of who is of an age for preschool: from two years to the month in which it turns six, when school begins.
/// The accompaniment ends at five years; what was told of the years before stays.
pub(super) fn preschool_episode<'p, 'a>(
    look: Look,
    person: &'p Person<'a>,
) -> Option<&'p Episode<'a>> {
    let months = completed_months(person.birth()?, look.span.to)?;
    let end = look.span.to;
    let is_meant = |one: &&Episode<'_>| {
        one.form == "child"
            && one.closed_on.is_none_or(|day| day > end)
            && one.registered_on().is_none_or(|day| day <= end)
    };
    let of_age = PRESCHOOL_MONTHS.contains(&months);
    person.episodes.iter().find(is_meant).filter(|_| of_age)
}

pub(super) fn preschool_by(look: Look, person: &Person<'_>) -> Option<Verdict> {
    let episode = preschool_episode(look, person)?;
    let until = look.until(&episode.visits);
    let attends = look
        .within(&until)
        .iter()
        .rev()
        .find_map(|visit| visit.answers.flag("attends_preschool"));
    let is_accompanied = episode.is_open(person.birth(), look.span.to);
    Some(match attends {
        Some(true) => Verdict::Met,
        // Past five years nobody visits the child, so that nobody can say it: that is no "not received".
        None if !is_accompanied => Verdict::NotApplicable,
        _ => Verdict::Unmet,
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
pub(super) fn is_counselled(visit: &Visit<'_>) -> bool {
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
pub(super) fn insurance(
    visits: &[&Visit<'_>],
    episode: &Episode<'_>,
    survey: Option<&Answers>,
) -> Option<bool> {
    visits
        .iter()
        .rev()
        .find_map(|visit| visit.answers.flag("insured"))
        .or_else(|| episode.answers.flag("insured"))
        .or_else(|| survey?.flag("insured"))
}
