//! What is due for whom and when. Plans only: what was done is read from visits and never written here.
//! Domain notes §1.2, §3.9, §3.10; §8.3.

mod child;
mod engagement;
mod postpartum;
mod pregnancy;
mod task;

pub(crate) use child::is_at_risk as is_child_at_risk;
pub(crate) use pregnancy::{is_at_risk as is_pregnancy_at_risk, is_thin};
pub use task::{TASKS, Task};

use crate::date::add_days;
use crate::finding::{Referral, ReferralState};
use crate::life::{Household, Person};
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
    /// What more there is to say: vaccines, the check-up's code, the rule of a referral.
    pub details: Vec<&'static str>,
}

impl std::fmt::Debug for Due {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Due({} {:?} {:?})",
            self.task.id, self.priority, self.details
        )
    }
}

impl Due {
    /// What to do, with its details: "Imunisasi: BCG, Polio tetes 1".
    pub fn words(&self, lang: Lang) -> String {
        let label = self.task.label.text(lang);
        if self.details.is_empty() {
            label.to_owned()
        } else {
            format!("{label}: {}", self.details.join(", "))
        }
    }
}

/// Everything that is due for a person on a day, or comes within the next `ahead_days`; the most pressing first.
/// Who has died or moved away, and episodes that are over, are in no list.
pub fn due(person: &Person<'_>, today: Date, ahead_days: u16) -> Vec<Due> {
    let mut list = List {
        today,
        until: add_days(today, i32::from(ahead_days)),
        found: Vec::new(),
    };
    for episode in person.open("engagement", today) {
        engagement::add(&mut list, person, episode);
    }
    for episode in person.open("pregnancy", today) {
        pregnancy::add(&mut list, person, episode);
    }
    for episode in person.open("postpartum", today) {
        postpartum::add(&mut list, episode);
    }
    for episode in person.open("child", today) {
        child::add(&mut list, person, episode);
    }
    list.sorted()
}

/// Referrals that wait for their outcome.
pub fn due_referrals(referrals: &[Referral<'_>], today: Date) -> Vec<Due> {
    let mut list = List {
        today,
        until: today,
        found: Vec::new(),
    };
    for referral in referrals {
        let details = crate::finding::by_id(referral.rule)
            .next()
            .map(|rule| rule.id)
            .into_iter()
            .collect();
        if !matches!(referral.state(today), ReferralState::Closed) && referral.opened_on <= today {
            let window = (referral.opened_on, Some(referral.due_on()));
            list.open(&task::REFERRAL, window, details);
        }
    }
    list.sorted()
}

/// Days after which a household's water and latrine are asked again: the KRS list is made once a year (§1.1).
const SURVEY_EVERY_DAYS: i32 = 365;

/// Whether the survey of a household is due.
pub fn due_survey(household: &Household<'_>, today: Date, ahead_days: u16) -> Option<Due> {
    let last = household
        .surveys
        .iter()
        .filter(|survey| survey.counts() && survey.on <= today)
        .map(|survey| survey.on)
        .max();
    let mut list = List {
        today,
        until: add_days(today, i32::from(ahead_days)),
        found: Vec::new(),
    };
    let from = last.map_or(today, |day| add_days(day, SURVEY_EVERY_DAYS));
    list.open(&task::HOUSEHOLD_SURVEY, (from, None), Vec::new());
    list.found.pop()
}

/// The list as it is made.
struct List {
    today: Date,
    until: Date,
    found: Vec<Due>,
}

type Window = (Date, Option<Date>);

impl List {
    /// Adds what has not been done: late when its window is over, now, or soon; nothing when it lies further ahead.
    fn open(&mut self, task: &'static Task, window: Window, details: Vec<&'static str>) {
        let (from, to) = window;
        let priority = if to.is_some_and(|to| to < self.today) {
            Priority::Late
        } else if from <= self.today {
            Priority::Now
        } else if from <= self.until {
            Priority::Soon
        } else {
            return;
        };
        self.found.push(Due {
            task,
            from,
            to,
            priority,
            details,
        });
    }

    /// As [`List::open`], for what cannot be made good: dropped when its window is over.
    fn in_window(&mut self, task: &'static Task, window: (Date, Date), details: Vec<&'static str>) {
        if window.1 >= self.today {
            self.open(task, (window.0, Some(window.1)), details);
        }
    }

    fn sorted(mut self) -> Vec<Due> {
        self.found.sort_by_key(|due| {
            (
                due.priority,
                due.task.rank,
                due.to.unwrap_or(Date::MAX),
                due.from,
            )
        });
        self.found
    }
}
