//! What is due for whom and when. Plans only: what was done is read from visits and never written here.
//! Domain notes §1.2, §3.9, §3.10; §8.3.

mod child;
mod detail;
mod engagement;
mod plan;
mod postpartum;
mod pregnancy;
mod stored;
mod support;
mod task;

pub(crate) use child::is_at_risk as is_child_at_risk;
pub use detail::Detail;
pub use plan::{Plan, sorted};
pub(crate) use pregnancy::{is_at_risk as is_pregnancy_at_risk, is_thin};
pub use stored::VERSION;
pub use task::{ABSENT, TASKS, Task};

use crate::date::add_days;
use crate::finding::{Referral, ReferralState};
use crate::life::Person;
use crate::{Date, Lang};

/// How pressing something is. The first is the most pressing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Its window is over, and it still matters.
    Late,
    /// Its window is open.
    Now,
    /// Its window opens within the days that were asked for.
    Soon,
}

/// One thing to do.
#[derive(Clone, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub task: &'static Task,
    /// First day of its window.
    pub from: Date,
    /// Last day of its window; `None` when it stays open.
    pub to: Option<Date>,
    /// How pressing.
    pub priority: Priority,
    /// What more there is to say: vaccines, the check-up's code, why she is at risk, the rule of a referral.
    pub details: Vec<Detail>,
}

impl std::fmt::Debug for Due {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Due({} {:?} {:?})",
            self.task.id,
            self.priority,
            self.details(Lang::Id)
        )
    }
}

impl Due {
    /// Its details in words, with commas.
    pub fn details(&self, lang: Lang) -> String {
        let words: Vec<&str> = self.details.iter().map(|one| one.text(lang)).collect();
        words.join(", ")
    }
}

/// Everything that is due for a person on a day, or comes within the next `ahead_days`; the most pressing first.
/// Who has died or moved away, and episodes that are over, are in no list.
pub fn due(person: &Person<'_>, today: Date, ahead_days: u16) -> Vec<Due> {
    Plan::of(person, today, 0, ahead_days).due(today, ahead_days)
}

/// Referrals that wait for their outcome.
pub fn due_referrals(referrals: &[Referral<'_>], today: Date) -> Vec<Due> {
    let open = referrals.iter().filter(|referral| {
        !matches!(referral.state(today), ReferralState::Closed) && referral.opened_on <= today
    });
    let found = open.filter_map(|referral| {
        let rule = crate::finding::by_id(referral.rule).next();
        let window = (referral.opened_on, Some(referral.due_on()));
        let details = rule.map(|rule| Detail::Rule(rule.id)).into_iter().collect();
        one(&task::REFERRAL, window, today, today, details)
    });
    sorted(found.collect())
}

/// Days after which a household's water and latrine are asked again: the KRS list is made once a year (§1.1).
const SURVEY_EVERY_DAYS: i32 = 365;

/// Whether the survey of a household is due, by the day of the last one.
pub fn due_survey(last: Option<Date>, today: Date, ahead_days: u16) -> Option<Due> {
    let from = last.map_or(today, |day| add_days(day, SURVEY_EVERY_DAYS));
    let until = add_days(today, i32::from(ahead_days));
    one(
        &task::HOUSEHOLD_SURVEY,
        (from, None),
        today,
        until,
        Vec::new(),
    )
}

/// Days in which a child that missed its posyandu is visited at home; then it is late.
const ABSENT_DAYS: i32 = 7;

/// The visit to a child that did not come on a posyandu day that was held.
pub fn due_absent(held_on: Date, today: Date) -> Option<Due> {
    let window = (held_on, Some(add_days(held_on, ABSENT_DAYS)));
    one(&ABSENT, window, today, today, Vec::new())
}

fn one(
    task: &'static Task,
    window: (Date, Option<Date>),
    today: Date,
    until: Date,
    details: Vec<Detail>,
) -> Option<Due> {
    Some(Due {
        task,
        from: window.0,
        to: window.1,
        priority: plan::priority(window, today, until)?,
        details,
    })
}
