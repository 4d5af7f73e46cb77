//! A child: newborn check-ups, monthly weighing, the measuring months, vaccines, capsules, visits at risk.

use super::List;
use super::postpartum::is_checked;
use super::task::{
    DEVELOPMENT, DEWORMING, IMMUNISATION, IMMUNISATION_BOOK, MEASURING, NEWBORN_CHECK, RISK_CHILD,
    VITAMIN_A, WEIGHING,
};
use crate::Date;
use crate::date::{completed_months, days_between};
use crate::finding::measured;
use crate::growth::{MuacBand, Score, assess, muac_band};
use crate::immunisation::{State, Vaccination, doses, overview};
use crate::life::{Episode, Person, Visit};
use crate::period::Month;
use crate::service::campaign::Campaign;
use crate::service::development::Development;
use crate::service::vitamin_a::{capsule_due, deworming_due};
use crate::woman::postpartum::KN;

/// From this many completed months on, a child that was never immunised by record is asked about.
const ASK_FROM_MONTHS: i32 = 1;

pub(super) fn add(list: &mut List, person: &Person<'_>, episode: &Episode<'_>) {
    let Some(birth) = person.birth() else {
        return;
    };
    let visits = episode.visits_until(list.today);
    for window in KN
        .iter()
        .filter(|window| !is_checked(window, birth, &visits, "kn"))
    {
        list.in_window(&NEWBORN_CHECK, window.dates(birth), vec![window.code]);
    }
    weighing(list, birth, &visits);
    campaigns(list, birth, &visits);
    immunisation(list, person, birth, &visits);
    if let Some((result, on)) = last_screening(&visits)
        && let Some(day) = result.repeat_on(on)
    {
        list.open(&DEVELOPMENT, (day, Some(day)), Vec::new());
    }
    if is_at_risk(person, birth, &visits) {
        let month = Month::of(list.today);
        let seen_at_home = visits.iter().any(|visit| {
            month.holds(visit.on) && visit.answers.text("method") == Some("home_visit")
        });
        if !seen_at_home {
            list.in_window(
                &RISK_CHILD,
                (month.first_day(), month.last_day()),
                Vec::new(),
            );
        }
    }
}

fn weighing(list: &mut List, birth: Date, visits: &[&Visit<'_>]) {
    let month = Month::of(list.today);
    let has = |key: &str, month: Month| {
        visits
            .iter()
            .any(|visit| month.holds(visit.on) && visit.answers.number(key).is_some())
    };
    let from = birth.max(month.first_day());
    if !has("weight_kg", month) {
        list.in_window(&WEIGHING, (from, month.last_day()), Vec::new());
    }
    let campaign = Campaign::new(month.parts().0, month.parts().1);
    if campaign.is_some() && !has("height_cm", month) {
        list.in_window(&MEASURING, (from, month.last_day()), Vec::new());
    }
}

/// Days on which a capsule or a deworming is known to have been given: its own date, else the day of the visit that told
/// of it. A visit outside the window of a campaign then counts for none.
fn given(visits: &[&Visit<'_>], date_key: &str, told: fn(&Visit<'_>) -> bool) -> Vec<Date> {
    visits
        .iter()
        .filter_map(|visit| {
            visit
                .answers
                .date(date_key)
                .or_else(|| told(visit).then_some(visit.on))
        })
        .collect()
}

fn campaigns(list: &mut List, birth: Date, visits: &[&Visit<'_>]) {
    let capsules = given(visits, "vitamin_a_date", |visit| {
        matches!(visit.answers.text("vitamin_a"), Some("blue" | "red"))
    });
    if let Some(due) = capsule_due(birth, &capsules, list.today) {
        let window = (due.campaign.first_day(), Some(due.campaign.late_until()));
        list.open(&VITAMIN_A, window, vec![due.capsule.name().id]);
    }
    let dewormed = given(visits, "deworming_date", |visit| {
        visit.answers.flag("deworming_given") == Some(true)
    });
    if let Some(campaign) = deworming_due(birth, &dewormed, list.today) {
        let window = (campaign.first_day(), Some(campaign.late_until()));
        list.open(&DEWORMING, window, Vec::new());
    }
}

/// With dates on record, the vaccines that are due. Without any, what came due since a visit that said "complete for the
/// age"; without that either, one question instead of a list of twenty.
fn immunisation(list: &mut List, person: &Person<'_>, birth: Date, visits: &[&Visit<'_>]) {
    let given = doses(visits.iter().map(|visit| visit.answers));
    let overview = overview(birth, Some(person.area), &given, list.until);
    let complete_on = visits
        .iter()
        .rev()
        .find_map(|visit| Some((visit.answers.text("immunisation_status")?, visit.on)))
        .and_then(|(code, on)| (code == "complete_for_age").then_some(on));
    if given.is_empty() && complete_on.is_none() {
        let months = completed_months(birth, list.today);
        if months.is_some_and(|months| months >= ASK_FROM_MONTHS) {
            list.open(&IMMUNISATION_BOOK, (birth, None), Vec::new());
        }
        return;
    }
    let due: Vec<(&Vaccination, Date)> = overview
        .all
        .iter()
        .filter_map(|one| {
            Some((
                one,
                due_since(one, birth, complete_on.filter(|_| given.is_empty()))?,
            ))
        })
        .filter(|(_, since)| *since <= list.until)
        .collect();
    let (now, soon): (Vec<_>, Vec<_>) =
        due.into_iter().partition(|(_, since)| *since <= list.today);
    for group in [now, soon] {
        let Some(from) = group.iter().map(|(_, since)| *since).min() else {
            continue;
        };
        // A month after its time it is late; the vaccine itself can still be given.
        let to = group
            .iter()
            .map(|(_, since)| crate::date::add_months(*since, 1))
            .min();
        let names = group.iter().map(|(one, _)| one.vaccine.label).collect();
        list.open(&IMMUNISATION, (from, to), names);
    }
}

/// Since when a dose is due. When all that is known is that everything was complete on a day, the age alone decides: the
/// doses before are taken as given in their time.
fn due_since(one: &Vaccination, birth: Date, complete_on: Option<Date>) -> Option<Date> {
    let Some(complete_on) = complete_on else {
        return match one.state {
            State::DueSince(since) => Some(since),
            _ => None,
        };
    };
    let is_too_late = matches!(one.state, State::AskMidwife(_));
    let since = one.vaccine.due_on(birth);
    (since > complete_on && !is_too_late).then_some(since)
}

fn last_screening(visits: &[&Visit<'_>]) -> Option<(Development, Date)> {
    visits.iter().rev().find_map(|visit| {
        let code = visit.answers.text("development_screening")?;
        Some((Development::from_code(code)?, visit.on))
    })
}

/// Thin or short by the last visit that measured it: BB/TB or PB-TB/U below −2, a red or yellow upper arm, swollen feet.
pub(crate) fn is_at_risk(person: &Person<'_>, birth: Date, visits: &[&Visit<'_>]) -> bool {
    let last = visits
        .iter()
        .rev()
        .find(|visit| visit.answers.is_filled("weight_kg") || visit.answers.is_filled("muac_cm"));
    let Some(visit) = last else {
        return false;
    };
    let growth = assess(&measured(
        person.sex(),
        Some(days_between(birth, visit.on)),
        visit.answers,
    ));
    let low =
        |score: Option<Score>| score.is_some_and(|score| !score.is_implausible && score.z < -2.0);
    let arm = visit
        .answers
        .number("muac_cm")
        .zip(completed_months(birth, visit.on))
        .and_then(|(cm, months)| muac_band(cm, months));
    low(growth.weight_for_length)
        || low(growth.length_for_age)
        || matches!(arm, Some(MuacBand::Red | MuacBand::Yellow))
        || visit.answers.flag("oedema") == Some(true)
}
