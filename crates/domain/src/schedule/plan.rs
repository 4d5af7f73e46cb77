//! What is due over some time: windows that are made once from what is known, and read on any later day.
//! Facts are not in here; a new fact makes a new plan.

use super::detail::{Detail, before};
use super::task::{IMMUNISATION, Task};
use super::{Due, Priority};
use crate::Date;
use crate::date::add_days;
use crate::life::{Episode, Person};
use crate::period::Month;

/// What is due for a person over some time.
#[derive(Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day it was made on.
    pub made_on: Date,
    /// The last day on which it tells everything. After it, it is made anew.
    pub until: Date,
    pub(super) planned: Vec<Planned>,
}

/// One thing, and on which days it counts.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Planned {
    pub task: &'static Task,
    /// First and last day of its window.
    pub window: Window,
    /// Each month anew; the window is that month, from its first day on.
    pub monthly: bool,
    /// The days on which it counts at all: the episode is open, and it can still be made good.
    pub counts: Window,
    pub details: Vec<Detail>,
}

/// From a day to a day, both inclusive; without an end it stays open.
pub(super) type Window = (Date, Option<Date>);

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plan")
    }
}

impl Plan {
    /// For a person, from a day on, for so many days; and of what opens up to `ahead_days` later.
    pub fn of(person: &Person<'_>, on: Date, days: u16, ahead_days: u16) -> Self {
        let until = add_days(on, i32::from(days));
        let mut planner = Planner {
            today: on,
            reach: add_days(until, i32::from(ahead_days)),
            open: (on, None),
            plan: Self {
                made_on: on,
                until,
                planned: Vec::new(),
            },
        };
        for episode in &person.episodes {
            planner.episode(person, episode);
        }
        planner.plan
    }

    /// Whether it tells everything on a day.
    pub fn holds(&self, on: Date) -> bool {
        (self.made_on..=self.until).contains(&on)
    }

    /// What is due on a day, or comes within the next days; the most pressing first.
    pub fn due(&self, today: Date, ahead_days: u16) -> Vec<Due> {
        let until = add_days(today, i32::from(ahead_days));
        let mut found: Vec<Due> = Vec::new();
        for planned in &self.planned {
            let Some(due) = planned.on(today, until) else {
                continue;
            };
            // One line for all vaccines of today, one for those that come.
            let same = found.iter_mut().find(|other| {
                other.task == &IMMUNISATION
                    && due.task == &IMMUNISATION
                    && (other.priority == Priority::Soon) == (due.priority == Priority::Soon)
            });
            match same {
                Some(other) => other.take_in(due),
                None => found.push(due),
            }
        }
        sorted(found)
    }
}

/// The most pressing first. A person has few tasks: a general sort would cost the phone three kilobytes.
pub fn sorted(found: Vec<Due>) -> Vec<Due> {
    let key = |due: &Due| {
        let to = due.to.unwrap_or(Date::MAX);
        (due.priority, due.task.rank, to, due.from)
    };
    let mut sorted: Vec<Due> = Vec::with_capacity(found.len());
    for due in found {
        let at = sorted.partition_point(|other| key(other) <= key(&due));
        sorted.insert(at, due);
    }
    sorted
}

impl Due {
    fn take_in(&mut self, other: Self) {
        self.from = self.from.min(other.from);
        self.to = self.to.min(other.to);
        self.priority = self.priority.min(other.priority);
        for detail in other.details {
            let at = self.details.partition_point(|one| *one < detail);
            self.details.insert(at, detail);
        }
    }
}

impl Planned {
    fn on(&self, today: Date, until: Date) -> Option<Due> {
        let (first, last) = self.counts;
        // What was done this month comes again with the next one.
        let is_ahead = self.monthly && first <= until;
        if (today < first && !is_ahead) || last.is_some_and(|last| today > last) {
            return None;
        }
        let (mut from, mut to) = self.window;
        if self.monthly {
            let month = Month::of(today.max(first));
            from = from.max(month.first_day());
            if today < first {
                from = from.max(first);
            }
            to = Some(month.last_day());
        }
        Some(Due {
            task: self.task,
            from,
            to,
            priority: priority((from, to), today, until)?,
            details: self.details.clone(),
        })
    }
}

/// Late when its window is over, now, or soon; `None` when it lies further ahead.
pub(super) fn priority((from, to): Window, today: Date, until: Date) -> Option<Priority> {
    if to.is_some_and(|to| to < today) {
        Some(Priority::Late)
    } else if from <= today {
        Some(Priority::Now)
    } else {
        (from <= until).then_some(Priority::Soon)
    }
}

/// The plan as it is made.
pub(super) struct Planner {
    /// The day it is made on: what is known by it counts.
    pub today: Date,
    /// The last day that anything may be read for.
    pub reach: Date,
    /// The days on which the episode in hand is open.
    open: Window,
    plan: Plan,
}

impl Planner {
    /// Who has died or moved away, and episodes that are over, are in no list.
    fn episode(&mut self, person: &Person<'_>, episode: &Episode<'_>) {
        let ends = [person.left_on(), episode.ends_on(person.birth())];
        let end = ends.into_iter().flatten().min();
        let begin = episode
            .registered_on()
            .map_or(self.today, |day| day.max(self.today));
        let birth_asked = episode.birth_asked_until().map(|last| {
            let left = person.left_on().map(before);
            left.map_or(last, |left| left.min(last))
        });
        let is_over = end.is_some_and(|end| end <= begin);
        if is_over && birth_asked.is_none_or(|last| last < begin) {
            return;
        }
        // What is dated later is not known yet: on its day everything is looked at again.
        for visit in episode.visits.iter().filter(|visit| visit.counts()) {
            self.changes_on(visit.on);
        }
        if birth_asked.is_some() {
            self.open = (begin, birth_asked);
            super::pregnancy::birth(self, episode);
        }
        if is_over {
            return;
        }
        self.open = (begin, end.map(before));
        match episode.form {
            "engagement" => super::engagement::add(self, person, episode),
            "pregnancy" => super::pregnancy::add(self, person, episode),
            "postpartum" => super::postpartum::add(self, episode),
            "child" => super::child::add(self, person, episode),
            crate::kind::SUPPORT => super::support::add(self, episode),
            _ => {}
        }
    }

    /// From this day on something may be judged in another way: the plan ends the day before.
    pub fn changes_on(&mut self, day: Date) {
        if day > self.today {
            self.plan.until = self.plan.until.min(before(day));
        }
    }

    /// Adds what stays to be done as long as the episode is open.
    pub fn open(&mut self, task: &'static Task, window: Window, details: Vec<Detail>) {
        self.within(task, window, (Date::MIN, None), details);
    }

    /// As [`Planner::open`], for what cannot be made good: dropped when its window is over.
    pub fn in_window(&mut self, task: &'static Task, window: (Date, Date), details: Vec<Detail>) {
        let (from, to) = window;
        self.within(task, (from, Some(to)), (Date::MIN, Some(to)), details);
    }

    /// As [`Planner::open`], on some days only.
    pub fn within(
        &mut self,
        task: &'static Task,
        window: Window,
        days: Window,
        details: Vec<Detail>,
    ) {
        self.add(Planned {
            task,
            window,
            monthly: false,
            counts: days,
            details,
        });
    }

    /// Once in each month, beginning with the next one when it was done in this.
    pub fn each_month(
        &mut self,
        task: &'static Task,
        since: Date,
        done: bool,
        details: Vec<Detail>,
    ) {
        let month = Month::of(self.today);
        let first = if done { month.plus(1) } else { month }.first_day();
        self.add(Planned {
            task,
            window: (since, None),
            monthly: true,
            counts: (first, None),
            details,
        });
    }

    fn add(&mut self, mut planned: Planned) {
        let (first, last) = planned.counts;
        let last = [last, self.open.1].into_iter().flatten().min();
        let first = first.max(self.open.0);
        planned.counts = (first, last);
        let never = last.is_some_and(|last| last < first);
        if !never && first <= self.reach && planned.window.0 <= self.reach {
            self.plan.planned.push(planned);
        }
    }
}
