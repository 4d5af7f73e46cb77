//! Contacts with prospective couples.

use super::List;
use super::task::{FOLLOW_UP, SCREENING};
use crate::Answers;
use crate::date::add_days;
use crate::life::{Episode, Person};
use crate::period::Month;
use crate::woman::engagement::{EXAMINED_DAYS_BEFORE, Readiness, Screening};

/// Days after registration within which she is seen when the wedding is less than three months away, or not dated.
const SEEN_WITHIN_DAYS: i32 = 14;

pub(super) fn add(list: &mut List, person: &Person<'_>, episode: &Episode<'_>) {
    let contacts = episode.visits_until(list.today);
    let newest_first: Vec<&Answers> = contacts.iter().rev().map(|visit| visit.answers).collect();
    let outcome = Screening::of(
        Some(person.answers),
        Some(episode.answers),
        &newest_first,
        list.today,
    )
    .outcome();
    let registered = episode.registered_on().unwrap_or(list.today);
    let wedding = episode.answers.date("planned_wedding_date");
    if contacts.is_empty() || outcome.readiness == Readiness::Incomplete {
        let soon = add_days(registered, SEEN_WITHIN_DAYS);
        let in_time = wedding.map(|day| add_days(day, -EXAMINED_DAYS_BEFORE));
        let to = in_time.map_or(soon, |day| day.max(soon));
        list.open(&SCREENING, (registered, Some(to)), Vec::new());
    } else if outcome.readiness == Readiness::AtRisk {
        let month = Month::of(list.today);
        if !contacts.iter().any(|visit| month.holds(visit.on)) {
            let from = registered.max(month.first_day());
            list.in_window(&FOLLOW_UP, (from, month.last_day()), Vec::new());
        }
    }
}
