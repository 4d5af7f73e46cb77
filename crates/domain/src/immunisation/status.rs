//! How a child's immunisation stands on a day: given, due now, later, or a question for the midwife.

use super::schedule::{Due, TABLE, Vaccine, by_code};
use crate::date::add_days;
use crate::{Answers, AreaCode, Date};

/// A dose that was given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// Code of the table.
    pub code: &'static str,
    /// The day.
    pub on: Date,
}

impl std::fmt::Debug for Dose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dose({})", self.code)
    }
}

/// Why a dose is a question for the midwife ("tanya bidan", Settled 12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Not given, and beyond the age up to which the programme gives it.
    TooOld,
    /// Given, as recorded, before birth or after today.
    ImpossibleDate,
    /// Given younger than its age, or too soon after the dose before.
    TooSoon,
    /// Given, but the dose before it is not on record.
    NoDoseBefore,
}

/// How one dose stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Given, and it counts.
    Given(Date),
    /// May be given since this day: catch-up or in its time.
    DueSince(Date),
    /// Comes on this day at the earliest.
    From(Date),
    /// Comes after the dose before it, which is not given yet; on this day at the earliest.
    Waits(Date),
    /// A question for the midwife.
    AskMidwife(Doubt),
}

/// One dose of the table with its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vaccination {
    /// The dose.
    pub vaccine: &'static Vaccine,
    /// How it stands.
    pub state: State,
}

/// A child's whole immunisation on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// Every dose that is given in the area, in the order of the table.
    pub all: Vec<Vaccination>,
}

/// The doses written down at visits: a date under the key of the vaccine. The earliest date of a dose counts.
pub fn doses<'a>(visits: impl IntoIterator<Item = &'a Answers>) -> Vec<Dose> {
    let mut found: Vec<Dose> = Vec::new();
    for answers in visits {
        for vaccine in TABLE {
            let Some(on) = answers.date(vaccine.key) else {
                continue;
            };
            match found.iter_mut().find(|dose| dose.code == vaccine.code) {
                Some(dose) => dose.on = dose.on.min(on),
                None => found.push(Dose {
                    code: vaccine.code,
                    on,
                }),
            }
        }
    }
    found
}

/// How everything stands on a day.
pub fn overview(birth: Date, area: Option<&AreaCode>, given: &[Dose], today: Date) -> Overview {
    let all = TABLE
        .iter()
        .filter(|vaccine| vaccine.is_given_in(area) || day_of(given, vaccine.code).is_some())
        .map(|vaccine| Vaccination {
            vaccine,
            state: state(vaccine, birth, given, today),
        })
        .collect();
    Overview { all }
}

impl Overview {
    /// What may be given today, the longest due first.
    pub fn due_now(&self) -> Vec<&Vaccination> {
        let mut due: Vec<(&Vaccination, Date)> = self
            .all
            .iter()
            .filter_map(|one| match one.state {
                State::DueSince(since) => Some((one, since)),
                _ => None,
            })
            .collect();
        due.sort_by_key(|(_, since)| *since);
        due.into_iter().map(|(one, _)| one).collect()
    }

    /// The next day on which something comes, if nothing is due now.
    pub fn next_day(&self) -> Option<Date> {
        self.all
            .iter()
            .filter_map(|one| match one.state {
                State::From(day) => Some(day),
                _ => None,
            })
            .min()
    }

    /// What is a question for the midwife.
    pub fn questions(&self) -> impl Iterator<Item = (&'static Vaccine, Doubt)> {
        self.all.iter().filter_map(|one| match one.state {
            State::AskMidwife(doubt) => Some((one.vaccine, doubt)),
            _ => None,
        })
    }
}

/// The word of the visit's form for this child: `None` when a question is open, so that no word is put into a mouth.
pub fn summary(overview: &Overview) -> Option<&'static str> {
    let is_given = |one: &&Vaccination| matches!(one.state, State::Given(_));
    if overview.questions().next().is_some() {
        None
    } else if overview.due_now().is_empty() {
        Some("complete_for_age")
    } else if overview.all.iter().any(|one| is_given(&one)) {
        Some("incomplete")
    } else {
        Some("never")
    }
}

fn day_of(given: &[Dose], code: &str) -> Option<Date> {
    given
        .iter()
        .filter(|dose| dose.code == code)
        .map(|dose| dose.on)
        .min()
}

fn state(vaccine: &Vaccine, birth: Date, given: &[Dose], today: Date) -> State {
    match day_of(given, vaccine.code) {
        Some(on) => match doubt(vaccine, birth, given, on, today) {
            Some(doubt) => State::AskMidwife(doubt),
            None => State::Given(on),
        },
        None => missing(vaccine, birth, given, today),
    }
}

fn doubt(vaccine: &Vaccine, birth: Date, given: &[Dose], on: Date, today: Date) -> Option<Doubt> {
    if on < birth || on > today {
        return Some(Doubt::ImpossibleDate);
    }
    // What is due in the first month is often given at birth (BCG, the first polio drops): that counts.
    let has_an_age = !matches!(vaccine.due, Due::AtBirth | Due::Months(0 | 1));
    if has_an_age && on < vaccine.due_on(birth) {
        return Some(Doubt::TooSoon);
    }
    if vaccine.last_day(birth).is_some_and(|last| on > last) {
        return Some(Doubt::TooOld);
    }
    let before = vaccine.after.and_then(by_code)?;
    match day_of(given, before.code) {
        None => Some(Doubt::NoDoseBefore),
        Some(day) if on < add_days(day, i32::from(vaccine.min_interval_days)) => {
            Some(Doubt::TooSoon)
        }
        Some(_) => None,
    }
}

fn missing(vaccine: &Vaccine, birth: Date, given: &[Dose], today: Date) -> State {
    let (earliest, waits) = earliest(vaccine, birth, given, today);
    if vaccine
        .last_day(birth)
        .is_some_and(|last| earliest > last || today > last)
    {
        return State::AskMidwife(Doubt::TooOld);
    }
    if waits {
        State::Waits(earliest)
    } else if earliest <= today {
        State::DueSince(earliest)
    } else {
        State::From(earliest)
    }
}

/// Next dose at the later of its minimum age and the last dose + interval (Settled 12). A dose before it that is still
/// missing is taken as given at its own earliest, today at best. The table is short, and holds no circle.
fn earliest(vaccine: &Vaccine, birth: Date, given: &[Dose], today: Date) -> (Date, bool) {
    let by_age = vaccine.due_on(birth);
    let Some(before) = vaccine.after.and_then(by_code) else {
        return (by_age, false);
    };
    let (last, waits) = match day_of(given, before.code) {
        Some(day) => (day, false),
        None => (earliest(before, birth, given, today).0.max(today), true),
    };
    let by_interval = add_days(last, i32::from(vaccine.min_interval_days));
    (by_age.max(by_interval), waits)
}

/// Basic immunisation (IDL) by twelve months: HB0, BCG, DPT-HB-Hib 1–3, OPV 1–4, one IPV, MR 1 (§3.10, from memory).
const BASIC: [&str; 11] = [
    "HB0",
    "BCG",
    "DPT-HB-Hib1",
    "DPT-HB-Hib2",
    "DPT-HB-Hib3",
    "OPV1",
    "OPV2",
    "OPV3",
    "OPV4",
    "IPV1",
    "MR1",
];

/// What the routine adds for a child under two (§3.10, from memory).
const ROUTINE: [&str; 8] = [
    "PCV1",
    "PCV2",
    "PCV3",
    "RV1",
    "RV2",
    "RV3",
    "DPT-HB-Hib4",
    "MR2",
];

/// Whether basic immunisation (IDL) is complete with the doses given by a day. Doses with an impossible date do not count.
pub fn is_basic_complete(birth: Date, given: &[Dose], by: Date) -> bool {
    holds_all(&BASIC, birth, given, by)
}

/// Whether the whole routine of a child under two is complete with the doses given by a day.
pub fn is_routine_complete(birth: Date, given: &[Dose], by: Date) -> bool {
    holds_all(&BASIC, birth, given, by) && holds_all(&ROUTINE, birth, given, by)
}

fn holds_all(codes: &[&str], birth: Date, given: &[Dose], by: Date) -> bool {
    codes.iter().all(|code| {
        given
            .iter()
            .any(|dose| dose.code == *code && (birth..=by).contains(&dose.on))
    })
}
