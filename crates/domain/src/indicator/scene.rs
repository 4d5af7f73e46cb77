//! Everybody who matters for an area and a span of days, with what the visits of one basis say: built once, counted by
//! every definition.

use super::adolescent::AdolescentRow;
use super::child::ChildRow;
use super::definition::{Basis, Figure};
use super::household::HouseholdRow;
use super::woman::{EngagementRow, PostpartumRow, PregnancyRow};
use crate::finding::referral::REFERRAL_ID;
use crate::life::{Episode, Household, Person, Standing, Visit};
use crate::period::{Month, Quarter};
use crate::{AreaCode, Date};

/// The people and households that numbers are made of.
#[derive(Clone, Copy, Debug)]
pub struct Population<'a> {
    /// People, of any area.
    pub people: &'a [Person<'a>],
    /// Households, of any area; their members are indices into the people.
    pub households: &'a [Household<'a>],
    /// How many the programme expects, where somebody outside said so.
    pub expected: Expected,
}

/// Denominators that come from outside: since 2025 Dukcapil and the register do not agree (§0.3). Whoever gives them says
/// beside the number where they are from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Children of 0–59 months.
    pub children: Option<u32>,
    /// Pregnant women.
    pub pregnant: Option<u32>,
}

/// The days that are counted, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Span {
    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

impl From<Month> for Span {
    fn from(month: Month) -> Self {
        Self {
            from: month.first_day(),
            to: month.last_day(),
        }
    }
}

impl From<Quarter> for Span {
    fn from(quarter: Quarter) -> Self {
        Self {
            from: quarter.first_day(),
            to: quarter.last_day(),
        }
    }
}

/// Who matters, with what is known.
pub struct Scene<'a> {
    pub(super) children: Vec<ChildRow>,
    pub(super) pregnancies: Vec<PregnancyRow>,
    pub(super) postpartums: Vec<PostpartumRow>,
    pub(super) engagements: Vec<EngagementRow>,
    pub(super) adolescents: Vec<AdolescentRow>,
    pub(super) households: Vec<HouseholdRow>,
    pub(super) expected: Expected,
    people: &'a [Person<'a>],
}

impl std::fmt::Debug for Scene<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Scene({} people)", self.people.len())
    }
}

impl<'a> Scene<'a> {
    /// Reads the people of an area for a span, by the visits of one basis.
    pub fn new(population: &Population<'a>, area: &AreaCode, span: Span, basis: Basis) -> Self {
        let look = Look { span, basis };
        let mut scene = Self {
            children: Vec::new(),
            pregnancies: Vec::new(),
            postpartums: Vec::new(),
            engagements: Vec::new(),
            adolescents: Vec::new(),
            households: Vec::new(),
            expected: population.expected,
            people: population.people,
        };
        for person in population
            .people
            .iter()
            .filter(|person| area.contains(person.area))
        {
            if person.left_on().is_some_and(|day| day < span.from) {
                continue;
            }
            for episode in &person.episodes {
                match episode.form {
                    "child" => scene.children.extend(ChildRow::of(look, person, episode)),
                    "pregnancy" => scene
                        .pregnancies
                        .extend(PregnancyRow::of(look, person, episode)),
                    "postpartum" => scene.postpartums.extend(PostpartumRow::of(look, episode)),
                    "adolescent" => scene
                        .adolescents
                        .extend(AdolescentRow::of(look, person, episode)),
                    "engagement" => scene
                        .engagements
                        .extend(EngagementRow::of(look, person, episode)),
                    _ => {}
                }
            }
        }
        scene.households = population
            .households
            .iter()
            .filter(|household| area.contains(household.area))
            .map(|household| HouseholdRow::of(look, household, population.people))
            .collect();
        scene
    }
}

/// Which visits are looked at.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) span: Span,
    pub(super) basis: Basis,
}

impl Look {
    fn has_standing(self, visit: &Visit<'_>) -> bool {
        match self.basis {
            Basis::Received => visit.standing != Standing::SetAside,
            Basis::Approved => matches!(visit.standing, Standing::Approved | Standing::Imported),
        }
    }

    /// The referrals of an episode that lie in the span: they are no visits, and say where somebody was sent.
    pub(super) fn referrals<'v, 'a>(
        self,
        visits: &'v [Visit<'a>],
    ) -> impl Iterator<Item = &'v Visit<'a>> {
        visits.iter().filter(move |visit| {
            visit.form == REFERRAL_ID && self.has_standing(visit) && self.span.holds(visit.on)
        })
    }

    /// Visits of any day that count: what they tell of a day of the span counts there, however late it is told.
    pub(super) fn ever<'v, 'a>(
        self,
        visits: &'v [Visit<'a>],
    ) -> impl Iterator<Item = &'v Visit<'a>> {
        visits
            .iter()
            .filter(move |visit| self.has_standing(visit) && visit.is_meeting())
    }

    /// Visits up to the span's end that count, the oldest first.
    pub(super) fn until<'v, 'a>(self, visits: &'v [Visit<'a>]) -> Vec<&'v Visit<'a>> {
        let mut found: Vec<&Visit<'_>> = visits
            .iter()
            .filter(|visit| {
                self.has_standing(visit) && visit.is_meeting() && visit.on <= self.span.to
            })
            .collect();
        found.sort_by_key(|visit| visit.on);
        found
    }

    /// Those of them that lie in the span.
    pub(super) fn within<'v, 'a>(self, until: &[&'v Visit<'a>]) -> Vec<&'v Visit<'a>> {
        until
            .iter()
            .copied()
            .filter(|visit| self.span.holds(visit.on))
            .collect()
    }

    /// Whether an episode was open on some day of the span.
    pub(super) fn overlaps(self, episode: &Episode<'_>, birth: Option<Date>) -> bool {
        let began = episode
            .registered_on()
            .is_none_or(|day| day <= self.span.to);
        let ends = episode.ends_on(birth);
        began && ends.is_none_or(|end| end > self.span.from)
    }
}

/// How many of some rows are of a kind.
pub(super) fn count<T>(rows: &[T], is: impl Fn(&T) -> bool) -> Figure {
    let numerator = rows.iter().filter(|row| is(row)).count();
    Figure {
        numerator: size(numerator),
        ..Figure::default()
    }
}

/// How many of the rows that belong are of a kind.
pub(super) fn share<T>(
    rows: &[T],
    belongs: impl Fn(&T) -> bool,
    is: impl Fn(&T) -> bool,
) -> Figure {
    let (mut numerator, mut denominator) = (0, 0);
    for row in rows.iter().filter(|row| belongs(row)) {
        denominator += 1;
        numerator += usize::from(is(row));
    }
    Figure {
        numerator: size(numerator),
        denominator: size(denominator),
        excluded: 0,
    }
}

/// A share of those who answered: `None` stays out of both.
pub(super) fn answered<T>(rows: &[T], answer: impl Fn(&T) -> Option<bool>) -> Figure {
    share(
        rows,
        |row| answer(row).is_some(),
        |row| answer(row) == Some(true),
    )
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
