//! The children measured in a span, one line each: what an export by name is written from. Counts nothing.

use super::definition::Basis;
use super::scene::{Look, Population, Span};
use crate::date::{completed_months, days_between};
use crate::finding::{WEIGHED_AT, measured, weighing};
use crate::growth::gain::{Gain, Weighing, judge};
use crate::growth::{Assessment, assess};
use crate::life::{Person, Visit};
use crate::{Answers, AreaCode};

/// The last measurement of a child in a span.
pub struct Measurement<'v> {
    /// Index of the child among the people.
    pub person: usize,
    /// What was told at its registration.
    pub childhood: &'v Answers,
    /// The visit.
    pub visit: &'v Visit<'v>,
    /// What the measures say.
    pub growth: Assessment,
    /// N, T, O or B, when it was weighed.
    pub gain: Option<Gain>,
}

impl std::fmt::Debug for Measurement<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Measurement({})", self.person)
    }
}

/// Every child of an area that was weighed or measured in a span, by the visits of one basis; each once, in the order of
/// the people.
pub fn roll<'v>(
    population: &'v Population<'v>,
    area: &AreaCode,
    span: Span,
    basis: Basis,
) -> Vec<Measurement<'v>> {
    let look = Look { span, basis };
    population
        .people
        .iter()
        .enumerate()
        .filter(|(_, person)| area.contains(person.area))
        .filter_map(|(at, person)| line(look, at, person))
        .collect()
}

fn line<'v>(look: Look, at: usize, person: &'v Person<'v>) -> Option<Measurement<'v>> {
    let birth = person.birth()?;
    let episode = person
        .episodes
        .iter()
        .find(|episode| episode.form == "child")?;
    let until = look.until(&episode.visits);
    let visit = *look.within(&until).iter().rev().find(|visit| {
        let has = |key: &str| visit.answers.number(key).is_some_and(|number| number > 0.0);
        let is_of_age = completed_months(birth, visit.on).is_some_and(|months| months <= 59);
        is_of_age
            && WEIGHED_AT.contains(&visit.form)
            && ["weight_kg", "height_cm", "muac_cm"].into_iter().any(has)
    })?;
    let growth = assess(&measured(
        person.sex(),
        Some(days_between(birth, visit.on)),
        visit.answers,
    ));
    let gain = person.sex().and_then(|sex| {
        let weighed = |visit: &Visit<'_>| weighing(visit.answers, visit.on, sex, birth);
        weighed(visit)?;
        let weighings: Vec<Weighing> = until
            .iter()
            .filter(|earlier| earlier.on <= visit.on)
            .filter_map(|visit| weighed(visit))
            .collect();
        judge(sex, birth, &weighings)
    });
    Some(Measurement {
        person: at,
        childhood: episode.answers,
        visit,
        growth,
        gain,
    })
}
