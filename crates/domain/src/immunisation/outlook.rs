//! What is said of a child's immunisation on a day: what is late, what is due, what is a question for the midwife, what comes
//! next, what was given. From the dates that visits copied from the KIA book; without any, from the word of the last visit.

use super::schedule::Vaccine;
use super::status::{Doubt, State, Vaccination, doses, overview};
use crate::date::add_months;
use crate::{Answers, AreaCode, Date};

/// A vaccine is late so many months after its day; the programme goes on giving it (design: until the visit of the next month).
pub const LATE_AFTER_MONTHS: i32 = 1;

/// How it stands, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is missing that is due.
    Complete,
    /// Something is due, and none of it late.
    Due,
    /// Something is late.
    Late,
    /// No date was copied from the book, and nobody said that everything was given.
    NotCopied,
}

/// A dose that may be given, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The dose.
    pub vaccine: &'static Vaccine,
    /// The first day on which it could be given.
    pub since: Date,
    /// Whether its time is over, though it can still be given.
    pub is_late: bool,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// In one word.
    pub standing: Standing,
    /// The day of the visit that said "complete for the age" without a date; what is due is then counted by age alone.
    pub said_complete_on: Option<Date>,
    /// What may be given now, the longest due first.
    pub due: Vec<Open>,
    /// What only the midwife can say.
    pub questions: Vec<(&'static Vaccine, Doubt)>,
    /// What comes next, and when at the earliest.
    pub next: Option<(Date, Vec<&'static Vaccine>)>,
    /// What was given.
    pub given: Vec<(&'static Vaccine, Date)>,
}

/// A visit with its day.
pub type Told<'a> = (Date, &'a Answers);

/// The newest answer about the immunisation as a whole, with its day.
fn last_word<'a>(visits: &[Told<'a>]) -> Option<(Date, &'a str)> {
    let answered = visits
        .iter()
        .filter_map(|(on, answers)| Some((*on, answers.text("immunisation_status")?)));
    answered.max_by_key(|(on, _)| *on)
}

/// Since when a dose is due, or on which day it comes. When all that is known is that everything was complete on a day, the
/// age alone decides: the doses before are taken as given in their time.
pub(crate) fn due_since(one: &Vaccination, birth: Date, complete_on: Option<Date>) -> Option<Date> {
    match (complete_on, one.state) {
        (None, State::DueSince(since) | State::From(since)) => Some(since),
        (None, _) => None,
        (Some(complete_on), _) => {
            let since = one.vaccine.due_on(birth);
            (since > complete_on).then_some(since)
        }
    }
}

/// How a child stands on a day by its visits up to then.
pub fn outlook(birth: Date, area: Option<&AreaCode>, visits: &[Told<'_>], today: Date) -> Outlook {
    let told = || visits.iter().filter(|(on, _)| *on <= today);
    let seen: Vec<Told<'_>> = told().copied().collect();
    let given = doses(told().map(|(_, answers)| *answers));
    let overview = overview(birth, area, &given, today);
    let word = last_word(&seen).filter(|_| given.is_empty());
    let said_complete_on = word.and_then(|(on, it)| (it == "complete_for_age").then_some(on));
    let said_never = word.is_some_and(|(_, it)| it == "never");
    let is_known = !given.is_empty() || said_complete_on.is_some() || said_never;
    let mut due = Vec::new();
    let mut next: Option<(Date, Vec<&'static Vaccine>)> = None;
    for one in overview.all.iter().filter(|_| is_known) {
        let Some(since) = due_since(one, birth, said_complete_on) else {
            continue;
        };
        if since <= today {
            due.push(Open {
                vaccine: one.vaccine,
                since,
                is_late: add_months(since, LATE_AFTER_MONTHS) < today,
            });
            continue;
        }
        match &mut next {
            Some((day, vaccines)) if *day == since => vaccines.push(one.vaccine),
            Some((day, _)) if *day < since => {}
            _ => next = Some((since, vec![one.vaccine])),
        }
    }
    due.sort_by_key(|open| open.since);
    // A first visit after the birth asks whether, not when.
    let had_hb0 = told().any(|(_, answers)| answers.flag("hb0_given") == Some(true));
    let by_dates = is_known && said_complete_on.is_none();
    let questions = overview
        .questions()
        .filter(|(vaccine, doubt)| {
            let is_told = had_hb0 && vaccine.code == "HB0" && *doubt == Doubt::TooOld;
            by_dates && !is_told
        })
        .collect();
    let standing = match (is_known, &due) {
        (false, _) => Standing::NotCopied,
        (_, due) if due.iter().any(|open| open.is_late) => Standing::Late,
        (_, due) if due.is_empty() => Standing::Complete,
        _ => Standing::Due,
    };
    Outlook {
        standing,
        said_complete_on,
        due,
        questions,
        next,
        given: overview
            .all
            .iter()
            .filter_map(|one| match one.state {
                State::Given(on) => Some((one.vaccine, on)),
                _ => None,
            })
            .collect(),
    }
}
