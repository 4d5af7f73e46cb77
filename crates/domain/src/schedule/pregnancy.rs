//! A pregnancy: the cadre's contacts, the midwife's check-ups, monthly visits at risk, the birth.

use super::List;
use super::task::{ANTENATAL_CHECK, BIRTH, PREGNANCY_CONTACT, RISK_MOTHER};
use crate::Date;
use crate::date::{add_days, completed_years};
use crate::life::{Episode, Person, Visit};
use crate::period::Month;
use crate::woman::body::{bmi, is_kek, is_short_mother};
use crate::woman::dating::Dating;
use crate::woman::risk::{Mother, four_too};

/// Weeks of the contacts after the first one (§1.2 R19).
const CONTACT_WEEKS: [i32; 7] = [12, 16, 20, 24, 28, 32, 36];
/// Codes of the six check-ups with their weeks, first and last (K6, §1.2 R15; the split within a trimester is design).
const CHECKS: [(&str, i32, i32); 6] = [
    ("K1", 0, 13),
    ("K2", 13, 20),
    ("K3", 20, 28),
    ("K4", 28, 32),
    ("K5", 32, 36),
    ("K6", 36, 41),
];
/// Days after registration within which the first contact falls.
const FIRST_WITHIN_DAYS: i32 = 7;
/// Days around the due date in which the birth is asked about.
const BIRTH_AROUND_DAYS: i32 = 14;

pub(super) fn add(list: &mut List, person: &Person<'_>, episode: &Episode<'_>) {
    let visits = episode.visits_until(list.today);
    let registered = episode.registered_on().unwrap_or(list.today);
    if visits.is_empty() {
        let to = add_days(registered, FIRST_WITHIN_DAYS);
        list.open(
            &PREGNANCY_CONTACT,
            (registered, Some(to)),
            vec!["kontak awal"],
        );
    }
    if is_at_risk(person, episode, &visits, list.today) {
        let month = Month::of(list.today);
        let seen_at_home = visits.iter().any(|visit| {
            month.holds(visit.on) && visit.answers.text("method") == Some("home_visit")
        });
        if !seen_at_home {
            let from = registered.max(month.first_day());
            list.in_window(&RISK_MOTHER, (from, month.last_day()), Vec::new());
        }
    }
    let Some(dating) = Dating::of(episode.answers) else {
        return;
    };
    if !visits.is_empty() {
        contacts(list, &dating, registered, &visits);
    }
    checks(list, &dating, &visits);
    let birth = (
        add_days(dating.due, -BIRTH_AROUND_DAYS),
        Some(add_days(dating.due, BIRTH_AROUND_DAYS)),
    );
    list.open(&BIRTH, birth, Vec::new());
}

fn contacts(list: &mut List, dating: &Dating, registered: Date, visits: &[&Visit<'_>]) {
    for (at, week) in CONTACT_WEEKS.iter().enumerate() {
        let from = dating.week_starts(*week);
        let to = CONTACT_WEEKS
            .get(at + 1)
            .map_or(dating.due, |next| add_days(dating.week_starts(*next), -1));
        let is_done = visits.iter().any(|visit| (from..=to).contains(&visit.on));
        if !is_done && to >= registered {
            list.in_window(
                &PREGNANCY_CONTACT,
                (from.max(registered), to),
                vec![WEEKS[at]],
            );
        }
    }
}

const WEEKS: [&str; 7] = [
    "minggu 12",
    "minggu 16",
    "minggu 20",
    "minggu 24",
    "minggu 28",
    "minggu 32",
    "minggu 36",
];

/// The check-ups of this trimester that are missing, and the next one. Those of an earlier trimester cannot be made good,
/// except that somebody who never had one still needs her first.
fn checks(list: &mut List, dating: &Dating, visits: &[&Visit<'_>]) {
    let Some(now) = dating.gestation(list.today) else {
        return;
    };
    let mut days: Vec<Date> = visits
        .iter()
        .filter_map(|visit| visit.answers.date("anc_date"))
        .filter(|day| *day <= list.today)
        .collect();
    days.sort();
    days.dedup();
    let trimester_of = |day| dating.gestation(day).map(|gestation| gestation.trimester());
    let window = |(_, from, to): (&str, i32, i32)| {
        (
            dating.week_starts(from),
            Some(add_days(dating.week_starts(to), -1)),
        )
    };
    if days.is_empty() && trimester_of(list.today) > trimester_of(dating.start) {
        list.open(&ANTENATAL_CHECK, window(CHECKS[0]), vec!["K1"]);
    }
    let first_of = [0, 1, 3];
    let trimester = now.trimester();
    let had = days
        .iter()
        .filter(|day| trimester_of(**day) == Some(trimester))
        .count();
    let start = first_of[usize::from(trimester.number()) - 1];
    for check in CHECKS
        .iter()
        .skip(start)
        .take(trimester.checks_needed())
        .skip(had)
    {
        list.open(&ANTENATAL_CHECK, window(*check), vec![check.0]);
    }
    // The first of the next trimester may come within the days that were asked for.
    if let Some(next) = CHECKS.get(start + trimester.checks_needed()) {
        list.open(&ANTENATAL_CHECK, window(*next), vec![next.0]);
    }
}

/// KEK or RISTI, by what is known so far: the last upper arm, the BMI before, the four "too", and what a doctor should see.
pub(crate) fn is_at_risk(
    person: &Person<'_>,
    episode: &Episode<'_>,
    visits: &[&Visit<'_>],
    on: Date,
) -> bool {
    is_thin(episode, visits) || is_high_risk(person, episode, visits, on)
}

/// KEK by the last upper arm that was measured, else by the BMI before the pregnancy.
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

fn is_high_risk(
    person: &Person<'_>,
    episode: &Episode<'_>,
    visits: &[&Visit<'_>],
    on: Date,
) -> bool {
    let answers = episode.answers;
    let whole = |key: &str| answers.number(key).map(|number| number as i32);
    let mother = Mother {
        age_years: person.birth().and_then(|birth| completed_years(birth, on)),
        children: whole("children_count"),
        interval_months: whole("last_child_age_months"),
    };
    let ill = answers
        .codes("chronic_diseases")
        .iter()
        .any(|code| *code != crate::form::NONE);
    !four_too(mother).is_empty()
        || ill
        || answers.flag("previous_caesarean") == Some(true)
        || answers.number("height_cm").is_some_and(is_short_mother)
        || visits.iter().any(|visit| {
            visit
                .answers
                .number("fetus_count")
                .is_some_and(|count| count > 1.0)
        })
}
