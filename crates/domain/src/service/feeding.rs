//! Breast milk and complementary food. Domain notes §3.9.

use crate::date::completed_months;
use crate::{Date, Ground};

/// Where the recall and the five of eight groups come from; the names of the groups are from memory.
pub const GROUND: Ground = Ground::unconfirmed("§3.9 R26; groups from memory");

/// Last completed month of exclusive breastfeeding: 0–5.
const LAST_EXCLUSIVE_MONTH: i32 = 5;

/// One answer to the question of the last 24 hours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Recall {
    /// The day it was asked.
    pub on: Date,
    /// Breast milk only.
    pub is_exclusive: bool,
}

impl std::fmt::Debug for Recall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recall")
    }
}

/// Whether the question of the last 24 hours is asked at this age.
pub fn is_recall_age(completed_months: i32) -> bool {
    (0..=LAST_EXCLUSIVE_MONTH).contains(&completed_months)
}

/// Exclusive breastfeeding until six months ("lulus"): `Some(false)` with any no before six months, `Some(true)` when each
/// month from the first to the sixth has a yes, `None` when that cannot be said: gaps are not filled in.
pub fn six_months(birth: Date, recalls: &[Recall]) -> Option<bool> {
    let mut seen = [false; 6];
    for recall in recalls {
        let month =
            completed_months(birth, recall.on).and_then(|months| usize::try_from(months).ok());
        let Some(slot) = month.and_then(|month| seen.get_mut(month)) else {
            continue;
        };
        if !recall.is_exclusive {
            return Some(false);
        }
        *slot = true;
    }
    seen.iter().all(|month| *month).then_some(true)
}

/// The eight groups of the form.
pub const FOOD_GROUPS: [&str; 8] = [
    "breast_milk",
    "grains_roots",
    "legumes",
    "dairy",
    "flesh_foods",
    "eggs",
    "vitamin_a_produce",
    "other_produce",
];

/// A day of complementary food.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meals {
    /// Different groups of the eight.
    pub groups: usize,
    /// Egg, fish, meat or poultry among them.
    pub has_animal_food: bool,
}

impl Meals {
    /// From the codes of the form; unknown codes and repeats count for nothing.
    pub fn of(codes: &[&str]) -> Self {
        Self {
            groups: FOOD_GROUPS
                .iter()
                .filter(|group| codes.contains(group))
                .count(),
            has_animal_food: codes.contains(&"flesh_foods") || codes.contains(&"eggs"),
        }
    }

    /// Good complementary food: five groups or more, an animal food among them. Frequency is not counted (§3.9).
    pub const fn is_good(self) -> bool {
        self.groups >= 5 && self.has_animal_food
    }
}

/// Whether complementary food is asked about at this age.
pub fn is_complementary_age(completed_months: i32) -> bool {
    (6..=23).contains(&completed_months)
}
