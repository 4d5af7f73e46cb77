//! Contacts with prospective couples.

use super::detail::NOT_READY;
use super::plan::Planner;
use super::task::{FOLLOW_UP, SCREENING};
use crate::date::{add_days, add_months};
use crate::life::{Episode, Person};
use crate::period::Month;
use crate::woman::engagement::{EXAMINED_DAYS_BEFORE, Readiness, Screening};
use crate::{Answers, Date};

/// Days after registration within which she is seen when the wedding is less than three months away, or not dated.
const SEEN_WITHIN_DAYS: i32 = 14;

pub(super) fn add(list: &mut Planner, person: &Person<'_>, episode: &Episode<'_>) {
    let contacts = episode.visits_until(list.today);
    let newest_first: Vec<&Answers> = contacts.iter().rev().map(|visit| visit.answers).collect();
    let outcome = Screening::of(
        Some(person.answers),
        Some(episode.answers),
        &newest_first,
        list.today,
    )
    .outcome();
    let wedding = episode.answers.date("planned_wedding_date");
    changes(list, person, wedding);
    // Without a day of registration nobody can say that it is late.
    let registered = episode.registered_on();
    let since = registered.unwrap_or(Date::ZERO);
    if contacts.is_empty() || outcome.readiness == Readiness::Incomplete {
        let soon = registered.map(|day| add_days(day, SEEN_WITHIN_DAYS));
        let in_time = wedding.map(|day| add_days(day, -EXAMINED_DAYS_BEFORE));
        let to = soon.map(|soon| in_time.map_or(soon, |day| day.max(soon)));
        list.open(&SCREENING, (since, to), Vec::new());
    } else if outcome.readiness == Readiness::AtRisk {
        let month = Month::of(list.today);
        let seen = contacts.iter().any(|visit| month.holds(visit.on));
        list.each_month(&FOLLOW_UP, since, seen, vec![NOT_READY]);
    }
}

/// The days on which time alone changes the outcome: twenty, past thirty-five, and less than three months to the wedding.
fn changes(list: &mut Planner, person: &Person<'_>, wedding: Option<Date>) {
    if let Some(birth) = person.birth() {
        list.changes_on(add_months(birth, 20 * 12));
        list.changes_on(add_months(birth, 36 * 12));
    }
    if let Some(day) = wedding {
        list.changes_on(add_days(day, 1 - EXAMINED_DAYS_BEFORE));
    }
}
