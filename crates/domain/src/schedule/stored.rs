//! A plan as a phone keeps it beside a person's name: one short line of numbers, days counted from the day it was made on.

use super::detail::Detail;
use super::plan::{Plan, Planned, Window};
use super::task::{TASKS, Task};
use crate::Date;
use crate::date::{add_days, days_between};

/// Raised with every change of a table or a rule that a plan is made by, and when rows keep more than they did: plans of
/// another version are made anew, and the rows with them.
pub const VERSION: &str = "5";

/// Days are counted from here.
const DAY_ZERO: Date = jiff::civil::date(2000, 1, 1);

impl Plan {
    /// As it is kept.
    pub fn to_line(&self) -> String {
        let mut line = VERSION.to_owned();
        put(&mut line, days_between(DAY_ZERO, self.made_on));
        put(&mut line, days_between(self.made_on, self.until));
        for planned in &self.planned {
            line.push_str(if planned.monthly { ";m" } else { ";" });
            put(&mut line, i32::from(planned.task.rank));
            for (from, to) in [planned.window, planned.counts] {
                put(&mut line, days_between(self.made_on, from));
                match to {
                    Some(to) => put(&mut line, days_between(self.made_on, to)),
                    None => line.push_str(" -"),
                }
            }
            for detail in &planned.details {
                if let Detail::Word(at) = detail {
                    put(&mut line, i32::from(*at));
                }
            }
        }
        line
    }

    /// Reads a line. `None` for one of another version, and for what is none: it is made anew.
    pub fn from_line(line: &str) -> Option<Self> {
        read(line, |_| true)
    }

    /// The same, without what is not due on a day and does not come within the next ones: that is most of it, and the first
    /// screen asks thousands of people.
    pub fn near_of_line(line: &str, today: Date, ahead_days: u16) -> Option<Self> {
        let (made_on, _) = head(line.split(';').next()?)?;
        let today = days_between(made_on, today);
        let until = today + i32::from(ahead_days);
        read(line, |kept| {
            let ((from, to), (first, last)) = (kept.window, kept.counts);
            let is_open = first <= today || (kept.monthly && first <= until);
            let is_near = kept.monthly || from <= until || to.is_some_and(|to| to < today);
            is_open && is_near && last.is_none_or(|last| last >= today)
        })
    }

    /// Whether a line was written by this version.
    pub fn is_of_now(line: &str) -> bool {
        line.split(' ').next() == Some(VERSION)
    }

    /// Whether the plan of a line tells everything on a day; reads no more than the beginning.
    pub fn line_holds(line: &str, on: Date) -> bool {
        let days = line.split(';').next().and_then(head);
        days.is_some_and(|(made_on, until)| (made_on..=until).contains(&on))
    }
}

/// Writes a number after a space.
fn put(line: &mut String, number: i32) {
    line.push(' ');
    line.push_str(&number.to_string());
}

/// The day a plan was made on, and its last one.
fn head(text: &str) -> Option<(Date, Date)> {
    let (version, days) = text.split_once(' ')?;
    let (made_on, until) = days.split_once(' ')?;
    let made_on = add_days(DAY_ZERO, made_on.parse().ok()?);
    (version == VERSION).then_some((made_on, add_days(made_on, until.parse().ok()?)))
}

/// From a day to a day, counted from the one the plan was made on.
type Days = (i32, Option<i32>);

/// One thing as a line has it.
struct Kept {
    monthly: bool,
    window: Days,
    counts: Days,
}

fn read(line: &str, is_wanted: impl Fn(&Kept) -> bool) -> Option<Plan> {
    let mut parts = line.split(';');
    let (made_on, until) = head(parts.next()?)?;
    let mut planned = Vec::new();
    for part in parts {
        planned.extend(planned_of(part, made_on, &is_wanted)?);
    }
    Some(Plan {
        made_on,
        until,
        planned,
    })
}

/// `None` for what is none, and nothing in it for what is not wanted.
fn planned_of(
    text: &str,
    made_on: Date,
    is_wanted: impl Fn(&Kept) -> bool,
) -> Option<Option<Planned>> {
    let mut words = text.split(' ');
    let monthly = words.next()? == "m";
    let rank: usize = words.next()?.parse().ok()?;
    let task: &'static Task = TASKS.get(rank)?;
    let mut days = || -> Option<Days> {
        let from = words.next()?.parse().ok()?;
        let to = match words.next()? {
            "-" => None,
            to => Some(to.parse().ok()?),
        };
        Some((from, to))
    };
    let kept = Kept {
        monthly,
        window: days()?,
        counts: days()?,
    };
    if !is_wanted(&kept) {
        return Some(None);
    }
    let details: Option<Vec<Detail>> = words
        .map(|word| Some(Detail::Word(word.parse().ok()?)))
        .collect();
    let dates = |(from, to): Days| -> Window {
        let day = |days| add_days(made_on, days);
        (day(from), to.map(day))
    };
    Some(Some(Planned {
        task,
        window: dates(kept.window),
        monthly,
        counts: dates(kept.counts),
        details: details?,
    }))
}
