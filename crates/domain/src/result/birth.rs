//! How a child was born, as long as it matters for what is measured now: too early, too light, too short. Said only where it was so.

use super::Measure;
use super::woman::{level, measure};
use crate::finding::{Facts, Input};
use crate::growth::{corrected_birth, is_low_birth_weight, is_short_at_birth};
use crate::term::{Term, t};

/// Completed months until which it is said: those of a baduta.
const UNTIL_MONTHS: std::ops::RangeInclusive<i32> = 0..=23;

/// Low weight (BBLR), short (PBLR), too early.
pub(super) fn of(facts: &Facts<'_>) -> Vec<Measure> {
    let is_child = matches!(facts.case.form, "child_visit" | "newborn_visit");
    if !is_child
        || !facts
            .age_months
            .is_some_and(|it| UNTIL_MONTHS.contains(&it))
    {
        return Vec::new();
    }
    let is_early = |weeks: f64| {
        let birth = facts.birth;
        birth.is_some_and(|birth| corrected_birth(birth, weeks as i32).is_some())
    };
    let said = |key, holds: &dyn Fn(f64) -> bool, words: Term| {
        let told = facts.told(key).filter(|told| holds(*told))?;
        Some(measure(Input::new(key, told), words, level(false)))
    };
    [
        said(
            "birth_weight_kg",
            &is_low_birth_weight,
            t("Berat lahir rendah (BBLR)", "Low birth weight"),
        ),
        said(
            "birth_length_cm",
            &is_short_at_birth,
            t("Panjang lahir kurang (PBLR)", "Short at birth"),
        ),
        said(
            "gestation_weeks_at_birth",
            &is_early,
            t("Lahir kurang bulan", "Born too early"),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}
