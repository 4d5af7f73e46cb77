//! The four "too": too young, too old, too close, too many. Domain notes §1.4, §3.6; Settled 9.

use crate::Ground;
use crate::term::{Term, t};

/// One of the four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FourToo {
    /// Terlalu muda: below 20 years.
    Young,
    /// Terlalu tua: above 35 completed years.
    Old,
    /// Terlalu dekat: the last child is less than two years old.
    Close,
    /// Terlalu banyak: more than three children.
    Many,
}

/// Where the limits come from; "more than three" is Settled 9, unconfirmed.
pub const GROUND: Ground = Ground::unconfirmed("§1.4 R12; more than 3 children: Settled 9");

/// A mother's facts; what is not known makes no risk.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Mother {
    /// Completed years.
    pub age_years: Option<i32>,
    /// Living children.
    pub children: Option<i32>,
    /// Age of the last child when the pregnancy was registered, or the interval between the last two births, in months.
    pub interval_months: Option<i32>,
}

impl std::fmt::Debug for Mother {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mother")
    }
}

/// Which of the four hold, in their usual order.
pub fn four_too(mother: Mother) -> Vec<FourToo> {
    let holds = [
        (
            FourToo::Young,
            mother.age_years.is_some_and(|years| years < 20),
        ),
        (
            FourToo::Old,
            mother.age_years.is_some_and(|years| years > 35),
        ),
        (
            FourToo::Close,
            mother
                .interval_months
                .is_some_and(|months| (0..24).contains(&months)),
        ),
        (
            FourToo::Many,
            mother.children.is_some_and(|children| children > 3),
        ),
    ];
    holds
        .into_iter()
        .filter_map(|(risk, holds)| holds.then_some(risk))
        .collect()
}

impl FourToo {
    /// In words.
    pub const fn name(self) -> Term {
        match self {
            Self::Young => t(
                "Terlalu muda (di bawah 20 tahun)",
                "Too young (below 20 years)",
            ),
            Self::Old => t("Terlalu tua (di atas 35 tahun)", "Too old (above 35 years)"),
            Self::Close => t(
                "Terlalu dekat (jarak kurang dari 2 tahun)",
                "Too close (less than 2 years)",
            ),
            Self::Many => t(
                "Terlalu banyak (lebih dari 3 anak)",
                "Too many (more than 3 children)",
            ),
        }
    }
}
