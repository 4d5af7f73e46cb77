//! What the numbers need of a girl between ten and eighteen years: whether her blood was looked at in the grade in which it is to be,
//! and how many iron tablets she took this year. Domain notes §2.10, §2.12.

use super::scene::Look;
use crate::form::table::SCREENED_GRADES;
use crate::life::{Episode, Person};

/// Tablets of a year by which SIGIZI counts her (§2.10 R26).
pub(super) const TABLETS_OF_A_YEAR: f64 = 26.0;

/// One girl in the span.
pub(super) struct AdolescentRow {
    /// In a grade in which the blood is looked at, by what was told last.
    pub(super) is_to_be_screened: bool,
    /// In the year of the span, up to its end.
    pub(super) was_screened: bool,
    /// In the year of the span, up to its end.
    pub(super) iron_taken: f64,
}

impl AdolescentRow {
    pub(super) fn of(look: Look, person: &Person<'_>, episode: &Episode<'_>) -> Option<Self> {
        if !look.overlaps(episode, person.birth()) {
            return None;
        }
        let until = look.until(&episode.visits);
        let grade = until
            .iter()
            .rev()
            .find_map(|visit| visit.answers.text("school_grade"));
        let year = look.span.to.year();
        let of_the_year = || until.iter().filter(|visit| visit.on.year() == year);
        Some(Self {
            is_to_be_screened: grade.is_some_and(|grade| SCREENED_GRADES.contains(&grade)),
            was_screened: of_the_year().any(|visit| {
                visit.answers.flag("anaemia_screened") == Some(true)
                    || visit.answers.number("hb_g_dl").is_some()
            }),
            iron_taken: of_the_year()
                .filter_map(|visit| visit.answers.number("iron_tablets_taken"))
                .sum(),
        })
    }
}
