//! A pregnancy: the cadre's contacts, the midwife's check-ups, monthly visits at risk, the birth.

use super::detail::{self, Detail, numbered};
use super::plan::Planner;
use super::task::{ANTENATAL_CHECK, BIRTH, PREGNANCY_CONTACT, RISK_MOTHER};
use crate::Date;
use crate::date::{add_days, add_months, completed_years};
use crate::life::{Episode, Person, Visit};
use crate::period::Month;
use crate::service::check_up::ANTENATAL;
use crate::woman::body::{bmi, is_kek, is_short_mother};
use crate::woman::dating::{DAYS_TO_TERM, Dating, SECOND_TRIMESTER_DAY, THIRD_TRIMESTER_DAY};
use crate::woman::risk::{Mother, four_too};

/// Weeks of the contacts after the first one (§1.2 R19).
const CONTACT_WEEKS: [i32; 7] = [12, 16, 20, 24, 28, 32, 36];
/// Weeks of the six check-ups, first and last (K6, §1.2 R15; the split within a trimester is design).
const CHECKS: [(i32, i32); 6] = [(0, 13), (13, 20), (20, 28), (28, 32), (32, 36), (36, 41)];
/// The trimesters: first and last day, and which check-ups are theirs.
const TRIMESTERS: [(i32, Option<i32>, usize, usize); 3] = [
    (0, Some(SECOND_TRIMESTER_DAY - 1), 0, 1),
    (SECOND_TRIMESTER_DAY, Some(THIRD_TRIMESTER_DAY - 1), 1, 2),
    (THIRD_TRIMESTER_DAY, None, 3, 3),
];
/// Days after registration within which the first contact falls.
const FIRST_WITHIN_DAYS: i32 = 7;
/// Days around the due date in which the birth is asked about.
const BIRTH_AROUND_DAYS: i32 = 14;

pub(super) fn add(list: &mut Planner, person: &Person<'_>, episode: &Episode<'_>) {
    let visits = episode.visits_until(list.today);
    let registered = episode.registered_on();
    // Without a day of registration nobody can say that it is late.
    let since = registered.unwrap_or(Date::ZERO);
    if visits.is_empty() {
        let to = registered.map(|day| add_days(day, FIRST_WITHIN_DAYS));
        list.open(&PREGNANCY_CONTACT, (since, to), vec![detail::FIRST_CONTACT]);
    }
    if let Some(birth) = person.birth() {
        // Too young ends, and too old begins, by time alone.
        list.changes_on(add_months(birth, 20 * 12));
        list.changes_on(add_months(birth, 36 * 12));
    }
    let risks = risks(person, episode, &visits, list.today);
    if !risks.is_empty() {
        let month = Month::of(list.today);
        let seen_at_home = visits.iter().any(|visit| {
            month.holds(visit.on) && visit.answers.text("method") == Some("home_visit")
        });
        list.each_month(&RISK_MOTHER, since, seen_at_home, risks);
    }
    let Some(dating) = Dating::of(episode.answers) else {
        return;
    };
    if !visits.is_empty() {
        contacts(list, &dating, since, &visits);
    }
    checks(list, &dating, &visits);
}

/// Whether she gave birth, from before the due date until it is known. Without dates the latest day on which she can be due.
pub(super) fn birth(list: &mut Planner, episode: &Episode<'_>) {
    let Some(start) = episode.day_zero() else {
        return;
    };
    let due = add_days(start, DAYS_TO_TERM);
    let window = (
        add_days(due, -BIRTH_AROUND_DAYS),
        Some(add_days(due, BIRTH_AROUND_DAYS)),
    );
    list.open(&BIRTH, window, Vec::new());
}

fn contacts(list: &mut Planner, dating: &Dating, registered: Date, visits: &[&Visit<'_>]) {
    for (at, week) in CONTACT_WEEKS.iter().enumerate() {
        let from = dating.week_starts(*week);
        let to = CONTACT_WEEKS
            .get(at + 1)
            .map_or(dating.due, |next| add_days(dating.week_starts(*next), -1));
        let is_done = visits.iter().any(|visit| (from..=to).contains(&visit.on));
        if !is_done && to >= registered {
            let words = numbered(detail::WEEKS, at);
            list.in_window(&PREGNANCY_CONTACT, (from.max(registered), to), words);
        }
    }
}

/// The check-ups of each trimester that are missing, and the first of the next one. Those of an earlier trimester cannot be
/// made good, except that somebody who never had one still needs her first.
fn checks(list: &mut Planner, dating: &Dating, visits: &[&Visit<'_>]) {
    let mut days: Vec<Date> = Vec::new();
    for day in visits
        .iter()
        .filter_map(|visit| ANTENATAL.day(visit.answers, visit.on))
    {
        if day > list.today {
            list.changes_on(day);
        } else if !days.contains(&day) {
            days.push(day);
        }
    }
    for (first, last, start, needed) in TRIMESTERS {
        let from = add_days(dating.start, first);
        let to = last.map(|last| add_days(dating.start, last));
        let is_in = |day: &&Date| **day >= from && to.is_none_or(|to| **day <= to);
        let had = days.iter().filter(is_in).count();
        let missing = (start + had..start + needed).chain([start + needed]);
        let never = (days.is_empty() && start > 0).then_some(0);
        for at in never.into_iter().chain(missing) {
            let Some((from_week, to_week)) = CHECKS.get(at) else {
                continue;
            };
            let window = (
                dating.week_starts(*from_week),
                Some(add_days(dating.week_starts(*to_week), -1)),
            );
            let words = numbered(detail::CHECKS, at);
            list.within(&ANTENATAL_CHECK, window, (from, to), words);
        }
    }
}

/// KEK or RISTI, by what is known so far: the last upper arm, the BMI before, the four "too", and what a doctor should see.
pub(crate) fn is_at_risk(
    person: &Person<'_>,
    episode: &Episode<'_>,
    visits: &[&Visit<'_>],
    on: Date,
) -> bool {
    !risks(person, episode, visits, on).is_empty()
}

/// KEK: the last upper arm that was measured is too small, or the BMI before the pregnancy was; one is enough (§3.8 B01).
pub(crate) fn is_thin(episode: &Episode<'_>, visits: &[&Visit<'_>]) -> bool {
    let arm = visits
        .iter()
        .rev()
        .find_map(|visit| visit.answers.number("muac_cm"));
    let told = |key: &str| episode.answers.number(key);
    let before = told("weight_before_kg")
        .zip(told("height_cm"))
        .and_then(|(kg, cm)| bmi(kg, cm));
    arm.is_some_and(is_kek) || before.is_some_and(|bmi| bmi < 18.5)
}

fn risks(
    person: &Person<'_>,
    episode: &Episode<'_>,
    visits: &[&Visit<'_>],
    on: Date,
) -> Vec<Detail> {
    let answers = episode.answers;
    let whole = |key: &str| answers.number(key).map(|number| number as i32);
    let mother = Mother {
        age_years: person.birth().and_then(|birth| completed_years(birth, on)),
        children: whole("children_count"),
        interval_months: whole("last_child_age_months"),
    };
    let is_ill = answers
        .codes("chronic_diseases")
        .iter()
        .any(|code| *code != crate::form::NONE);
    let has_twins = visits.iter().any(|visit| {
        let count = visit.answers.number("fetus_count");
        count.is_some_and(|count| count > 1.0)
    });
    let is_short = answers.number("height_cm").is_some_and(is_short_mother);
    let had_caesarean = answers.flag("previous_caesarean") == Some(true);
    let mut risks = Vec::new();
    if is_thin(episode, visits) {
        risks.push(detail::KEK);
    }
    for too in four_too(mother) {
        risks.extend(numbered(detail::FOUR_TOO, too as usize));
    }
    for (holds, risk) in [
        (is_ill, detail::ILL),
        (had_caesarean, detail::CAESAREAN),
        (is_short, detail::SHORT_MOTHER),
        (has_twins, detail::TWINS),
    ] {
        if holds {
            risks.push(risk);
        }
    }
    risks
}
