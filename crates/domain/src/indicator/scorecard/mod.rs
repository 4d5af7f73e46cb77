//! The quarterly convergence scorecard of a village (KPM Formulir 1–4): Y, T or TS per person and indicator, and the
//! shares made of them. Domain notes §2.14; Settled 10: all of it waits for a health office.

mod beneficiary;
mod funds;
mod line;
mod month;
mod person;
mod status;
mod verdict;

pub use beneficiary::Beneficiaries;
pub use funds::{
    AS_OF, FUNDS, FUNDS_GROUND, FUNDS_ID, Fund, MOST as FUNDS_MOST, Rupiah, USED_FOR,
    amount as funds_amount, read as read_funds, rupiah, share as funds_share,
    written as funds_written,
};
pub use line::{LINES, Line};
pub use month::{
    ChildMonth, MotherMonth, PreschoolYear, child_months, mother_months, preschool_year,
};
pub use person::{child_counts, mother_counts, preschool};
pub use verdict::{
    CHILD, ChildCounts, LengthRule, MOTHER, MotherCounts, Need, Stage, Verdict, child, child_needs,
    mother, mother_needs,
};

use super::definition::{Basis, Figure};
use super::scene::{Look, Population, Span};
use crate::life::Household;
use crate::period::Quarter;
use crate::{Answers, AreaCode, Ground};

/// Where the scorecard comes from.
pub const GROUND: Ground = Ground::unconfirmed("§2.14 R31, R32; Settled 10");

/// Verdicts of one mother, in the order of [`MOTHER`].
pub type MotherVerdicts = [Verdict; 8];
/// Verdicts of one child of 0–23 months, in the order of [`CHILD`].
pub type ChildVerdicts = [Verdict; 10];

/// A village's, or any area's, quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Each mother: index of the person, verdicts.
    pub mothers: Vec<(usize, MotherVerdicts)>,
    /// Each child of 0–23 months on the quarter's last day.
    pub children: Vec<(usize, ChildVerdicts)>,
    /// Each child of two to six years: active in PAUD. Not part of the village's share.
    pub preschool: Vec<(usize, Verdict)>,
    /// Who is to be served.
    pub beneficiaries: Beneficiaries,
    /// What each mother's verdicts were made of, in the same order.
    pub mothers_needs: Vec<[Need; 8]>,
    /// And each child's.
    pub childrens_needs: Vec<[Need; 10]>,
}

impl Card {
    /// Judges everybody of an area for a quarter, by the visits of one basis.
    pub fn of(
        population: &Population<'_>,
        area: &AreaCode,
        quarter: Quarter,
        basis: Basis,
        length: LengthRule,
    ) -> Self {
        let look = Look {
            span: Span::from(quarter),
            basis,
        };
        let mut card = Self::default();
        let homes = homes(population);
        let mut of_thousand_days = vec![false; population.households.len()];
        for (at, one) in population.people.iter().enumerate() {
            if !area.contains(one.area) || one.left_on().is_some_and(|day| day <= look.span.to) {
                continue;
            }
            let survey = homes[at].and_then(|home| survey(look, &population.households[home]));
            if card.beneficiaries.add(look, one, survey)
                && let Some(home) = homes[at]
            {
                of_thousand_days[home] = true;
            }
            if let Some(counts) = person::mother_counts_by(look, one, survey, quarter) {
                card.mothers.push((at, mother(&counts)));
                card.mothers_needs.push(mother_needs(&counts));
            }
            if let Some(counts) = person::child_counts_by(look, one, survey, quarter) {
                card.children.push((at, child(&counts, length)));
                card.childrens_needs.push(child_needs(&counts, length));
            }
            if let Some(verdict) = person::preschool_by(look, one) {
                card.preschool.push((at, verdict));
            }
        }
        for (household, _) in population
            .households
            .iter()
            .zip(of_thousand_days)
            .filter(|(_, is)| *is)
        {
            card.beneficiaries.add_household(survey(look, household));
        }
        card
    }

    /// Takes in the card of other households of the same area: a phone reads one household at a time. `before` is how many people
    /// were counted before these.
    pub fn take_in(&mut self, others: Self, before: usize) {
        let at = |at: usize| at + before;
        self.mothers
            .extend(others.mothers.into_iter().map(|(of, it)| (at(of), it)));
        self.children
            .extend(others.children.into_iter().map(|(of, it)| (at(of), it)));
        self.preschool
            .extend(others.preschool.into_iter().map(|(of, it)| (at(of), it)));
        self.mothers_needs.extend(others.mothers_needs);
        self.childrens_needs.extend(others.childrens_needs);
        self.beneficiaries.take_in(&others.beneficiaries);
    }

    /// The share of one of the mothers' indicators.
    pub fn mothers_indicator(&self, at: usize) -> Figure {
        share(self.mothers.iter().filter_map(|(_, row)| row.get(at)))
    }

    /// The share of one of the children's indicators.
    pub fn childrens_indicator(&self, at: usize) -> Figure {
        share(self.children.iter().filter_map(|(_, row)| row.get(at)))
    }

    /// All mothers together.
    pub fn all_mothers(&self) -> Figure {
        share(self.mothers.iter().flat_map(|(_, row)| row))
    }

    /// All children together.
    pub fn all_children(&self) -> Figure {
        share(self.children.iter().flat_map(|(_, row)| row))
    }

    /// The level of convergence: mothers and children together.
    pub fn village(&self) -> Figure {
        let mothers = self.mothers.iter().flat_map(|(_, row)| row);
        share(mothers.chain(self.children.iter().flat_map(|(_, row)| row)))
    }
}

/// Y over Y and T: what does not apply counts for neither.
pub fn share<'a>(verdicts: impl IntoIterator<Item = &'a Verdict>) -> Figure {
    let mut figure = Figure::default();
    for verdict in verdicts {
        figure.numerator += u32::from(*verdict == Verdict::Met);
        figure.denominator += u32::from(*verdict != Verdict::NotApplicable);
    }
    figure
}

/// In percent as the form wants it: 0 over nothing.
pub fn percent(figure: Figure) -> f64 {
    figure.percent().unwrap_or(0.0)
}

/// The last survey of a household.
fn survey<'a>(look: Look, household: &Household<'a>) -> Option<&'a Answers> {
    let surveys = look.until(&household.surveys);
    surveys.last().map(|visit| visit.answers)
}

/// The household of each person, by index.
pub fn homes(population: &Population<'_>) -> Vec<Option<usize>> {
    let mut homes = vec![None; population.people.len()];
    for (home, household) in population.households.iter().enumerate() {
        for member in &household.members {
            if let Some(slot) = homes.get_mut(*member) {
                *slot = Some(home);
            }
        }
    }
    homes
}
