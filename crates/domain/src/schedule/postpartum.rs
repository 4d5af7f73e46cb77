//! A mother after birth: check-ups, capsules, family planning.

use super::detail::{KF as KF_WORDS, numbered};
use super::plan::Planner;
use super::task::{CONTRACEPTION, MOTHERS_CAPSULES, MOTHERS_CHECK};
use crate::Date;
use crate::date::add_days;
use crate::life::{Episode, Visit};
use crate::service::check_up::{CheckUp, POSTNATAL};
use crate::service::vitamin_a;
use crate::woman::postpartum::{KF, LAST_DAY, Window};

pub(super) fn add(list: &mut Planner, episode: &Episode<'_>) {
    let Some(birth) = episode.answers.date("delivery_date") else {
        return;
    };
    let visits = episode.visits_until(list.today);
    for (at, window) in KF.iter().enumerate() {
        if !is_checked(window, birth, &visits, POSTNATAL) {
            let words = numbered(KF_WORDS, at);
            list.in_window(&MOTHERS_CHECK, window.dates(birth), words);
        }
    }
    let capsules = visits
        .iter()
        .filter_map(|visit| visit.answers.number("vitamin_a_capsules"))
        .fold(0.0, f64::max);
    let last = add_days(birth, LAST_DAY);
    if capsules < f64::from(vitamin_a::MOTHERS_CAPSULES) {
        list.in_window(&MOTHERS_CAPSULES, (birth, last), Vec::new());
    }
    let has_method = visits
        .iter()
        .any(|visit| visit.answers.flag("family_planning") == Some(true));
    if !has_method {
        let from = add_days(birth, KF[3].from_day);
        list.in_window(&CONTRACEPTION, (from, last), Vec::new());
    }
}

/// Whether a check-up fell into a window.
pub(crate) fn is_checked(
    window: &Window,
    birth: Date,
    visits: &[&Visit<'_>],
    check: CheckUp,
) -> bool {
    visits.iter().any(|visit| {
        let day = check.day(visit.answers, visit.on);
        day.is_some_and(|day| window.holds(birth, day))
    })
}
