//! A child: newborn check-ups, monthly weighing, the measuring months, vaccines, capsules, visits at risk.

use super::detail::{self, Detail, before, numbered};
use super::plan::Planner;
use super::postpartum::is_checked;
use super::task::{
    COMPLETE, DEVELOPMENT, DEWORMING, IMMUNISATION, IMMUNISATION_BOOK, MEASURING, NEWBORN_CHECK,
    RISK_CHILD, VITAMIN_A, WEIGHING,
};
use crate::date::{add_months, completed_months, days_between};
use crate::finding::measured;
use crate::growth::{MuacBand, Score, assess, muac_band};
use crate::immunisation::{LATE_AFTER_MONTHS, doses, due_since, overview};
use crate::life::{Episode, Person, Visit};
use crate::period::Month;
use crate::service::campaign::{Campaign, given_on};
use crate::service::check_up::NEWBORN;
use crate::service::development::Development;
use crate::service::vitamin_a::{
    Capsule, DEWORMING_MONTH, VITAMIN_A_MONTH, capsule_due, deworming_due, has_capsule,
};
use crate::woman::postpartum::KN;
use crate::{Answers, Date};

/// From this many completed months on, a child that was never immunised by record is asked about.
const ASK_FROM_MONTHS: i32 = 1;

pub(super) fn add(list: &mut Planner, person: &Person<'_>, episode: &Episode<'_>) {
    let Some(birth) = person.birth() else {
        return;
    };
    let visits = episode.visits_until(list.today);
    for (at, window) in KN.iter().enumerate() {
        if !is_checked(window, birth, &visits, NEWBORN) {
            let words = numbered(detail::KN, at);
            list.in_window(&NEWBORN_CHECK, window.dates(birth), words);
        }
    }
    // Registered at a posyandu day in haste: what was not asked is asked later.
    if person.answers.text("consent") == Some("not_asked") {
        let from = episode.registered_on().unwrap_or(list.today);
        list.open(&COMPLETE, (from, None), Vec::new());
    }
    weighing(list, birth, &visits);
    campaigns(list, birth, &visits);
    immunisation(list, person, birth, &visits);
    if let Some((result, on)) = last_screening(&visits)
        && let Some(day) = result.repeat_on(on)
    {
        list.open(&DEVELOPMENT, (day, Some(day)), Vec::new());
    }
    let risks = risks(person, birth, &visits);
    if !risks.is_empty() {
        let month = Month::of(list.today);
        let seen_at_home = visits.iter().any(|visit| {
            month.holds(visit.on) && visit.answers.text("method") == Some("home_visit")
        });
        list.each_month(&RISK_CHILD, birth, seen_at_home, risks);
    }
}

fn weighing(list: &mut Planner, birth: Date, visits: &[&Visit<'_>]) {
    let now = Month::of(list.today);
    let has = |key: &str| {
        let this_month = visits.iter().filter(|visit| now.holds(visit.on));
        this_month
            .into_iter()
            .any(|visit| visit.answers.number(key).is_some())
    };
    list.each_month(&WEIGHING, birth, has("weight_kg"), Vec::new());
    for campaign in campaigns_until(list) {
        let days = (campaign.first_day(), Some(campaign.last_day()));
        let is_done = now.holds(campaign.first_day()) && has("height_cm");
        if !is_done {
            let from = birth.max(campaign.first_day());
            list.within(&MEASURING, (from, days.1), days, Vec::new());
        }
    }
}

/// The campaigns that a plan may tell of: the last one that has begun, and those that begin.
fn campaigns_until(list: &Planner) -> Vec<Campaign> {
    let mut all = Vec::new();
    let mut next = Campaign::last(list.today);
    while let Some(campaign) = next.filter(|campaign| campaign.first_day() <= list.reach) {
        all.push(campaign);
        next = campaign.next();
    }
    all
}

/// Days on which something of a campaign is known to have been given, by the visits that told of it.
fn given(visits: &[&Visit<'_>], month_key: &str, told: fn(&Answers) -> bool) -> Vec<Date> {
    let told = visits.iter().filter(|visit| told(visit.answers));
    told.filter_map(|visit| given_on(visit.answers, month_key, visit.on))
        .collect()
}

fn campaigns(list: &mut Planner, birth: Date, visits: &[&Visit<'_>]) {
    let capsules = given(visits, VITAMIN_A_MONTH, has_capsule);
    let dewormed = given(visits, DEWORMING_MONTH, |visit| {
        visit.flag("deworming_given") == Some(true)
    });
    for campaign in campaigns_until(list) {
        let window = (campaign.first_day(), Some(campaign.late_until()));
        for (first, last) in parts(campaign, birth) {
            let days = (first, Some(last));
            if let Some(due) = capsule_due(birth, &capsules, first) {
                let capsule = match due.capsule {
                    Capsule::Blue100k => detail::BLUE,
                    Capsule::Red200k => detail::RED,
                };
                list.within(&VITAMIN_A, window, days, vec![capsule]);
            }
            if deworming_due(birth, &dewormed, first).is_some() {
                list.within(&DEWORMING, window, days, Vec::new());
            }
        }
    }
}

/// The days of a campaign, apart at the ages at which another capsule is due, or none.
fn parts(campaign: Campaign, birth: Date) -> Vec<(Date, Date)> {
    let mut parts = Vec::new();
    let mut first = campaign.first_day();
    let last = campaign.late_until();
    for months in [0, 6, 12, 60] {
        let day = add_months(birth, months);
        if day > first && day <= last {
            parts.push((first, before(day)));
            first = day;
        }
    }
    parts.push((first, last));
    parts
}

/// With dates on record, the vaccines that are due. Without any, what came due since a visit that said "complete for the
/// age"; without that either, one question instead of a list of twenty.
fn immunisation(list: &mut Planner, person: &Person<'_>, birth: Date, visits: &[&Visit<'_>]) {
    let given = doses(visits.iter().map(|visit| visit.answers));
    let complete_on = visits
        .iter()
        .rev()
        .find_map(|visit| Some((visit.answers.text("immunisation_status")?, visit.on)))
        .and_then(|(code, on)| (code == "complete_for_age").then_some(on));
    if given.is_empty() && complete_on.is_none() {
        let from = add_months(birth, ASK_FROM_MONTHS);
        list.within(&IMMUNISATION_BOOK, (birth, None), (from, None), Vec::new());
        return;
    }
    let overview = overview(birth, Some(person.area), &given, list.today);
    let complete_on = complete_on.filter(|_| given.is_empty());
    let mut due: Vec<(Date, Option<Date>, Vec<Detail>)> = Vec::new();
    for one in &overview.all {
        let Some(since) = due_since(one, birth, complete_on) else {
            continue;
        };
        let last = one.vaccine.last_day(birth);
        let dose = Detail::dose(one.vaccine);
        match due.iter_mut().find(|it| (it.0, it.1) == (since, last)) {
            Some((.., doses)) => doses.push(dose),
            None => due.push((since, last, vec![dose])),
        }
    }
    for (since, last, doses) in due {
        // A month after its time it is late; the vaccine itself can still be given, as long as the programme gives it.
        let window = (since, Some(add_months(since, LATE_AFTER_MONTHS)));
        list.within(&IMMUNISATION, window, (Date::MIN, last), doses);
    }
}

fn last_screening(visits: &[&Visit<'_>]) -> Option<(Development, Date)> {
    visits.iter().rev().find_map(|visit| {
        let code = visit.answers.text("development_screening")?;
        Some((Development::from_code(code)?, visit.on))
    })
}

/// Whether a child is visited at home each month.
pub(crate) fn is_at_risk(person: &Person<'_>, birth: Date, visits: &[&Visit<'_>]) -> bool {
    !risks(person, birth, visits).is_empty()
}

/// Thin or short, each by the newest visit that measured it: BB/TB or PB-TB/U below −2, a red or yellow upper arm, swollen
/// feet. Most months only the weight is taken, and a length of the last campaign stands until the next one.
fn risks(person: &Person<'_>, birth: Date, visits: &[&Visit<'_>]) -> Vec<Detail> {
    let mut newest = (None, None, None, None);
    for visit in visits.iter().rev() {
        let age_days = days_between(birth, visit.on);
        let growth = assess(&measured(person.sex(), Some(age_days), visit.answers));
        let (thin, short, arm, swollen) = &mut newest;
        *thin = thin.or_else(|| is_low(growth.weight_for_length));
        *short = short.or_else(|| is_low(growth.length_for_age));
        *arm = arm.or_else(|| is_small_arm(birth, visit));
        *swollen = swollen.or_else(|| visit.answers.flag("oedema"));
    }
    let (thin, short, arm, swollen) = newest;
    [
        (thin, detail::THIN),
        (short, detail::SHORT),
        (arm, detail::SMALL_ARM),
        (swollen, detail::SWOLLEN),
    ]
    .into_iter()
    .filter_map(|(holds, risk)| (holds == Some(true)).then_some(risk))
    .collect()
}

/// A score that cannot be believed says nothing: the one before it stands.
fn is_low(score: Option<Score>) -> Option<bool> {
    let score = score.filter(|score| !score.is_implausible)?;
    Some(score.z < -2.0)
}

fn is_small_arm(birth: Date, visit: &Visit<'_>) -> Option<bool> {
    let cm = visit.answers.number("muac_cm")?;
    let band = muac_band(cm, completed_months(birth, visit.on)?)?;
    Some(matches!(band, MuacBand::Red | MuacBand::Yellow))
}
