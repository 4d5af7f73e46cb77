//! What the monthly forms 2A, 2B and 2C ask of a person (§2.14), line by line, from what is on record. A cell that nobody
//! answered is `None`, and stays blank on paper.

use super::person::{
    ANTENATAL_DAY, Mother, POSTNATAL_DAY, insurance, is_counselled, mother_of, preschool_episode,
};
use super::status::{Nutrition, mat, pregnancy_letters};
use crate::date::completed_months;
use crate::household_risk::{is_latrine_adequate, is_water_adequate};
use crate::immunisation::doses;
use crate::indicator::definition::Basis;
use crate::indicator::scene::{Look, Span};
use crate::life::{Person, Visit};
use crate::period::{Month, Quarter};
use crate::woman::dating::Dating;
use crate::{Answers, Date};

/// A mother's month: Formulir 2A.
#[derive(Clone, Debug, PartialEq)]
pub struct MotherMonth {
    /// The month.
    pub month: Month,
    /// Last check-up of the month, before birth or after it.
    pub checked_on: Option<Date>,
    /// N, RISTI or KEK; blank after birth.
    pub state: &'static str,
    /// Completed months of pregnancy on the month's last day.
    pub months_pregnant: Option<i32>,
    /// Day of birth, once she gave birth.
    pub gave_birth_on: Option<Date>,
    /// Tablets taken.
    pub tablets: Option<f64>,
    /// Checked in pregnancy, took iron, checked after birth, counselled, visited at home: in this month.
    pub services: [Option<bool>; 5],
    /// Water, latrine, insurance: the last that is known.
    pub access: [Option<bool>; 3],
}

/// A child's month: Formulir 2B.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildMonth {
    /// The month.
    pub month: Month,
    /// N, GK, GB, S.
    pub state: &'static str,
    /// Completed months of age on the month's last day.
    pub age_months: i32,
    /// Code of the mat's colour in the month.
    pub mat: Option<String>,
    /// Any dose of basic immunisation, and of measles, up to the month's end.
    pub doses: [Option<bool>; 2],
    /// Last weight of the month.
    pub weight: Option<f64>,
    /// Last length or height of the month.
    pub length: Option<f64>,
    /// Father counselled, mother counselled, visited at home: in this month.
    pub services: [Option<bool>; 3],
    /// Water, latrine, birth certificate, insurance: the last that is known.
    pub access: [Option<bool>; 4],
    /// Parenting class in this month.
    pub parenting: Option<bool>,
}

/// A child's year in preschool: Formulir 2C.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreschoolYear {
    /// Completed months of age on the quarter's last day: 24–72.
    pub age_months: i32,
    /// January to the quarter's last month: attends, does not, or nobody said.
    pub months: Vec<Option<bool>>,
}

/// The months of a mother in a quarter: those in which she was one.
pub fn mother_months(
    person: &Person<'_>,
    surveys: &[Visit<'_>],
    quarter: Quarter,
    basis: Basis,
) -> Vec<MotherMonth> {
    here(person, quarter, basis)
        .filter_map(|(month, look)| mother_month(look, month, person, surveys))
        .collect()
}

/// The months of a child in a quarter: those in which it was one of 0–23 months.
pub fn child_months(
    person: &Person<'_>,
    surveys: &[Visit<'_>],
    quarter: Quarter,
    basis: Basis,
) -> Vec<ChildMonth> {
    here(person, quarter, basis)
        .filter_map(|(month, look)| child_month(look, month, person, surveys))
        .collect()
}

/// The year of a child of two to six years, up to a quarter's end.
pub fn preschool_year(
    person: &Person<'_>,
    quarter: Quarter,
    basis: Basis,
) -> Option<PreschoolYear> {
    let span = Span::from(quarter);
    let birth = person.birth()?;
    let look = Look { span, basis };
    let episode = preschool_episode(look, person)?;
    let until = look.until(&episode.visits);
    let (year, number) = quarter.parts();
    let months = (1..=number * 3).filter_map(|month| Month::new(year, month));
    Some(PreschoolYear {
        age_months: completed_months(birth, span.to)?,
        months: months
            .map(|month| {
                let told = until.iter().rev().filter(|visit| month.holds(visit.on));
                told.into_iter()
                    .find_map(|visit| visit.answers.flag("attends_preschool"))
            })
            .collect(),
    })
}

/// The months of the quarter at whose end the person was still here.
fn here<'p>(
    person: &'p Person<'_>,
    quarter: Quarter,
    basis: Basis,
) -> impl Iterator<Item = (Month, Look)> + use<'p> {
    let left = person.left_on();
    quarter.months().into_iter().filter_map(move |month| {
        let span = Span::from(month);
        let is_here = left.is_none_or(|day| day > span.to);
        is_here.then_some((month, Look { span, basis }))
    })
}

fn mother_month(
    look: Look,
    month: Month,
    person: &Person<'_>,
    surveys: &[Visit<'_>],
) -> Option<MotherMonth> {
    let mother = mother_of(look, person)?;
    let episode = mother.episode();
    let until = look.until(&episode.visits);
    // In the month of a birth there are visits of before and of after.
    let mut within: Vec<&Visit<'_>> = person
        .episodes
        .iter()
        .filter(|one| matches!(one.form, "pregnancy" | "postpartum"))
        .flat_map(|one| look.within(&look.until(&one.visits)))
        .collect();
    within.sort_by_key(|visit| visit.on);
    let survey = last_survey(look, surveys);
    let end = look.span.to;
    let is_pregnant = matches!(mother, Mother::Pregnant(_));
    let day = |check: super::person::CheckDay| {
        let days = within
            .iter()
            .filter_map(|visit| check(visit.answers, visit.on));
        days.filter(|day| look.span.holds(*day)).max()
    };
    let (before, after) = (day(ANTENATAL_DAY), day(POSTNATAL_DAY));
    let tablets = within
        .iter()
        .filter_map(|visit| visit.answers.number("iron_tablets_taken"))
        .reduce(|sum, more| sum + more);
    let asked = |is: bool| (!within.is_empty()).then_some(is);
    // What belongs to the other side of a birth is no "not received".
    let checked = |day: Option<Date>, is_meant: bool| {
        asked(day.is_some()).filter(|is_checked| *is_checked || is_meant)
    };
    Some(MotherMonth {
        month,
        checked_on: before.max(after),
        state: if is_pregnant {
            pregnancy_letters(person, episode, &until, end)
        } else {
            ""
        },
        months_pregnant: Dating::of(episode.answers)
            .filter(|_| is_pregnant)
            .and_then(|dating| completed_months(dating.week_starts(0), end)),
        gave_birth_on: episode.answers.date("delivery_date"),
        tablets,
        services: [
            checked(before, is_pregnant),
            asked(tablets.is_some_and(|taken| taken > 0.0)),
            checked(after, !is_pregnant),
            asked(within.iter().any(|visit| is_counselled(visit))),
            asked(within.iter().any(|visit| is_at_home(visit))),
        ],
        access: [
            water(survey),
            latrine(survey),
            insurance(&until, episode, survey),
        ],
    })
}

fn child_month(
    look: Look,
    month: Month,
    person: &Person<'_>,
    surveys: &[Visit<'_>],
) -> Option<ChildMonth> {
    let (birth, end) = (person.birth()?, look.span.to);
    let age_months = completed_months(birth, end).filter(|months| *months <= 23)?;
    let episode = person
        .episodes
        .iter()
        .find(|one| one.form == "child" && one.is_open(Some(birth), end))?;
    let until = look.until(&episode.visits);
    let within = look.within(&until);
    let survey = last_survey(look, surveys);
    let last = |key: &str| {
        let mut newest = within.iter().rev();
        newest.find_map(|visit| visit.answers.number(key))
    };
    let told = |keys: &[&str]| {
        let flags = within
            .iter()
            .flat_map(|visit| keys.iter().filter_map(|key| visit.answers.flag(key)));
        flags.reduce(|one, other| one || other)
    };
    Some(ChildMonth {
        month,
        state: Nutrition::of(person, birth, &until).letters(),
        age_months,
        mat: mat(&within).map(str::to_owned),
        doses: given(birth, &until),
        weight: last("weight_kg"),
        length: last("height_cm"),
        services: [
            told(&["father_counselled"]),
            told(&["counselling_given", "mothers_class"]),
            (!within.is_empty()).then(|| within.iter().any(|visit| is_at_home(visit))),
        ],
        access: [
            water(survey),
            latrine(survey),
            episode.answers.flag("birth_certificate"),
            insurance(&until, episode, survey),
        ],
        parenting: told(&["parenting_class"]),
    })
}

/// Any basic dose, and measles: by the dates on record; without any, by the word of the last visit, which says nothing of
/// measles before nine months of age.
fn given(birth: Date, until: &[&Visit<'_>]) -> [Option<bool>; 2] {
    let given = doses(until.iter().map(|visit| visit.answers));
    if !given.is_empty() {
        return [false, true].map(|is_measles| {
            let mut of_kind = given.iter();
            Some(of_kind.any(|one| (one.code == "MR1") == is_measles))
        });
    }
    let mut newest = until.iter().rev();
    let word = newest.find_map(|visit| {
        let is_of_age = completed_months(birth, visit.on).is_some_and(|months| months >= 9);
        Some((visit.answers.text("immunisation_status")?, is_of_age))
    });
    match word {
        Some(("complete_for_age", is_of_age)) => [Some(true), is_of_age.then_some(true)],
        Some(("never", _)) => [Some(false); 2],
        _ => [None; 2],
    }
}

fn last_survey<'a>(look: Look, surveys: &[Visit<'a>]) -> Option<&'a Answers> {
    look.until(surveys).last().map(|visit| visit.answers)
}

fn water(survey: Option<&Answers>) -> Option<bool> {
    is_water_adequate(survey?.text("water_source")?)
}

fn latrine(survey: Option<&Answers>) -> Option<bool> {
    is_latrine_adequate(survey?.text("latrine")?)
}

fn is_at_home(visit: &Visit<'_>) -> bool {
    visit.answers.text("method") == Some("home_visit")
}
