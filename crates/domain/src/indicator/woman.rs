//! What is known of women and couples in a span, as the numbers need it.

use super::scene::Look;
use crate::date::{add_days, days_between};
use crate::growth::Sex;
use crate::life::{Episode, Person, Visit};
use crate::schedule::is_thin;
use crate::woman::anaemia::{AnaemiaGrade, PREGNANT};
use crate::woman::engagement::EXAMINED_DAYS_BEFORE;
use crate::woman::postpartum::LAST_DAY;

/// A pregnancy that was open in the span.
pub(super) struct PregnancyRow {
    /// Upper arm measured in the span, or BMI before known.
    pub(super) was_measured: bool,
    pub(super) is_thin: bool,
    pub(super) had_extra_food: bool,
    pub(super) finished_extra_food: bool,
    pub(super) hb_grade: Option<AnaemiaGrade>,
    pub(super) was_referred: bool,
    pub(super) took_iron: bool,
    pub(super) iron_given: f64,
    pub(super) iron_taken: f64,
    /// A birth fell into the span.
    pub(super) was_delivered: bool,
    pub(super) is_unwanted: Option<bool>,
}

impl PregnancyRow {
    pub(super) fn of(look: Look, person: &Person<'_>, episode: &Episode<'_>) -> Option<Self> {
        let until = look.until(&episode.visits);
        let within = look.within(&until);
        let was_delivered = until.iter().any(|visit| {
            visit.form == "delivery"
                && visit.answers.text("delivery_outcome") != Some("miscarriage")
                && visit
                    .answers
                    .date("delivery_date")
                    .is_some_and(|day| look.span.holds(day))
        });
        // A birth on the span's first day ends the pregnancy on that day, and is a birth of this span all the same.
        if !was_delivered && !look.overlaps(episode, person.birth()) {
            return None;
        }
        let yes = |key: &str| {
            within
                .iter()
                .any(|visit| visit.answers.flag(key) == Some(true))
        };
        let sum = |visits: &[&Visit<'_>], key: &str| -> f64 {
            visits
                .iter()
                .filter_map(|visit| visit.answers.number(key))
                .filter(|tablets| *tablets > 0.0)
                .sum()
        };
        let has_arm = within
            .iter()
            .any(|visit| visit.answers.is_filled("muac_cm"));
        Some(Self {
            was_measured: has_arm || episode.answers.is_filled("weight_before_kg"),
            is_thin: is_thin(episode, &until),
            had_extra_food: yes("supplementary_food_received"),
            finished_extra_food: yes("supplementary_food_finished"),
            hb_grade: within
                .iter()
                .rev()
                .find_map(|visit| PREGNANT.grade(visit.answers.number("hb_g_dl")?)),
            was_referred: yes("referral_made") || look.referrals(&episode.visits).next().is_some(),
            took_iron: sum(&within, "iron_tablets_taken") > 0.0,
            iron_given: sum(&until, "iron_tablets_given"),
            iron_taken: sum(&until, "iron_tablets_taken"),
            was_delivered,
            is_unwanted: episode
                .answers
                .text("pregnancy_wanted")
                .map(|code| code != "wanted_now"),
        })
    }
}

/// A mother whose 42nd day after birth lies in the span.
pub(super) struct PostpartumRow {
    pub(super) has_method_in_time: bool,
}

impl PostpartumRow {
    pub(super) fn of(look: Look, episode: &Episode<'_>) -> Option<Self> {
        let birth = episode.answers.date("delivery_date")?;
        if !look.span.holds(add_days(birth, LAST_DAY)) {
            return None;
        }
        let has_method_in_time = look.until(&episode.visits).iter().any(|visit| {
            visit.answers.flag("family_planning") == Some(true)
                && days_between(birth, visit.on) <= LAST_DAY
        });
        Some(Self { has_method_in_time })
    }
}

/// A prospective bride or groom of the span.
pub(super) struct EngagementRow {
    pub(super) is_woman: bool,
    pub(super) had_iron: bool,
    pub(super) was_examined: bool,
    pub(super) had_guidance: bool,
    /// First contact at least 90 days before the wedding; `None` without a wedding date.
    pub(super) was_seen_in_time: Option<bool>,
}

impl EngagementRow {
    pub(super) fn of(look: Look, person: &Person<'_>, episode: &Episode<'_>) -> Option<Self> {
        if !look.overlaps(episode, person.birth()) {
            return None;
        }
        let until = look.until(&episode.visits);
        let yes = |key: &str| {
            until
                .iter()
                .any(|visit| visit.answers.flag(key) == Some(true))
        };
        let first = until.first().map(|visit| visit.on);
        let was_seen_in_time = episode.answers.date("planned_wedding_date").map(|wedding| {
            first.is_some_and(|first| days_between(first, wedding) >= EXAMINED_DAYS_BEFORE)
        });
        Some(Self {
            is_woman: person.sex() == Some(Sex::Female),
            had_iron: yes("iron_received"),
            was_examined: yes("health_check_done"),
            had_guidance: yes("wedding_guidance"),
            was_seen_in_time,
        })
    }
}
