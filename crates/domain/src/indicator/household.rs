//! What is known of a household in a span, as the numbers need it.

use super::scene::Look;
use crate::household_risk::{assess, family, is_latrine_adequate, is_water_adequate};
use crate::life::{Household, Person};

/// A household.
pub(super) struct HouseholdRow {
    pub(super) is_target: bool,
    pub(super) is_at_risk: bool,
    pub(super) was_visited: bool,
    pub(super) water: Option<bool>,
    pub(super) latrine: Option<bool>,
}

impl HouseholdRow {
    pub(super) fn of(look: Look, household: &Household<'_>, people: &[Person<'_>]) -> Self {
        let surveys = look.until(&household.surveys);
        let last = surveys.last().map(|visit| visit.answers);
        // An index beyond the people is a record that is not here: it is passed over.
        let members: Vec<&Person<'_>> = household
            .members
            .iter()
            .filter_map(|at| people.get(*at))
            .filter(|person| person.left_on().is_none_or(|day| day > look.span.to))
            .collect();
        let risk = assess(&family(last, &members, look.span.to));
        let was_visited = !look.within(&surveys).is_empty()
            || members.iter().any(|person| {
                person.episodes.iter().any(|episode| {
                    let until = look.until(&episode.visits);
                    !look.within(&until).is_empty()
                })
            });
        let code = |key: &str| last.and_then(|survey| survey.text(key));
        Self {
            is_target: !risk.targets.is_empty(),
            is_at_risk: risk.is_at_risk(),
            was_visited,
            water: code("water_source").and_then(is_water_adequate),
            latrine: code("latrine").and_then(is_latrine_adequate),
        }
    }
}
