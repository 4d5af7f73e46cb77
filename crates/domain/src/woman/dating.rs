//! How far a pregnancy is, and where that is known from. Domain notes §2.5, §3.6; Settled 9.

use crate::date::{add_days, days_between};
use crate::term::{Term, t};
use crate::{Answers, Date};

/// Days from the last menstrual period to the expected birth. Naegele's rule differs by up to three days; this one is
/// the same on every calendar.
pub const DAYS_TO_TERM: i32 = 280;
/// First day of the second trimester: 13 weeks 0 days (Settled 9, unconfirmed: texts differ).
pub const SECOND_TRIMESTER_DAY: i32 = 13 * 7;
/// First day of the third trimester: 28 weeks 0 days (Settled 9, unconfirmed).
pub const THIRD_TRIMESTER_DAY: i32 = 28 * 7;

/// What the dates of a pregnancy are counted from, the most exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatedBy {
    /// The due date that an ultrasound gave.
    Ultrasound,
    /// HPHT, remembered to the day.
    LastPeriod,
    /// HPHT, about that time.
    LastPeriodEstimated,
    /// The weeks that the midwife named at registration.
    MidwifesWeeks,
}

impl DatedBy {
    /// Said beside the weeks.
    pub const fn name(self) -> Term {
        match self {
            Self::Ultrasound => t("menurut USG", "by ultrasound"),
            Self::LastPeriod => t("menurut HPHT", "by the last period"),
            Self::LastPeriodEstimated => {
                t("menurut perkiraan HPHT", "by the estimated last period")
            }
            Self::MidwifesWeeks => t("menurut bidan", "by the midwife"),
        }
    }
}

/// The dates of a pregnancy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Dating {
    /// Day 0: the first day of the last period, or what corresponds to it.
    pub start: Date,
    /// HPL.
    pub due: Date,
    /// Where they come from.
    pub by: DatedBy,
}

impl std::fmt::Debug for Dating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dating({:?})", self.by)
    }
}

impl Dating {
    /// From the day 0.
    pub fn from_start(start: Date, by: DatedBy) -> Self {
        Self {
            start,
            due: add_days(start, DAYS_TO_TERM),
            by,
        }
    }

    /// From a due date.
    pub fn from_due(due: Date, by: DatedBy) -> Self {
        Self {
            start: add_days(due, -DAYS_TO_TERM),
            due,
            by,
        }
    }

    /// From the answers of a pregnancy's registration; an ultrasound goes before the remembered date.
    /// `None` when nothing is known: an unknown date is never guessed.
    pub fn of(episode: &Answers) -> Option<Self> {
        if let Some(due) = episode.date("edd_ultrasound") {
            return Some(Self::from_due(due, DatedBy::Ultrasound));
        }
        if let Some(lmp) = episode.date("lmp") {
            let by = match episode.text("lmp_status") {
                Some("estimated") => DatedBy::LastPeriodEstimated,
                _ => DatedBy::LastPeriod,
            };
            return Some(Self::from_start(lmp, by));
        }
        let weeks = episode.number("gestation_weeks_told")?;
        let registered = episode.date("registered_on")?;
        let days = (1.0..=45.0)
            .contains(&weeks)
            .then(|| libm::round(weeks * 7.0) as i32)?;
        Some(Self::from_start(
            add_days(registered, -days),
            DatedBy::MidwifesWeeks,
        ))
    }

    /// How far she is on a day; `None` before day 0.
    pub fn gestation(&self, on: Date) -> Option<Gestation> {
        Gestation::from_days(days_between(self.start, on))
    }

    /// The day on which a completed week is reached.
    pub fn week_starts(&self, week: i32) -> Date {
        add_days(self.start, week.saturating_mul(7))
    }
}

/// Weeks that a birth can have by its dates; anything else is a slip of the pen. The form asks for the same.
const WEEKS_AT_BIRTH: std::ops::RangeInclusive<i32> = 22..=45;

/// Completed weeks of pregnancy at a birth: those that were told at it, else by the dates of the pregnancy, so that a child born
/// too early is known as such without anybody counting. `None` when nothing is known or the dates make no sense.
pub fn weeks_at_birth(pregnancy: Option<&Answers>, delivery: &Answers) -> Option<i32> {
    if let Some(told) = delivery.number("gestation_weeks_at_birth") {
        return Some(told as i32);
    }
    let born = delivery.date("delivery_date")?;
    let weeks = Dating::of(pregnancy?)?.gestation(born)?.weeks();
    WEEKS_AT_BIRTH.contains(&weeks).then_some(weeks)
}

/// Completed weeks at the birth of a child that is registered already, by the pregnancy among these that fits its birth date.
pub fn weeks_by_dates<'a>(
    pregnancies: impl IntoIterator<Item = &'a Answers>,
    born: Date,
) -> Option<i32> {
    let weeks = |pregnancy| Some(Dating::of(pregnancy)?.gestation(born)?.weeks());
    let mut fitting = pregnancies.into_iter().filter_map(weeks);
    fitting.find(|weeks| WEEKS_AT_BIRTH.contains(weeks))
}

/// Days of pregnancy since the last period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gestation(i32);

impl Gestation {
    /// `None` for a negative number of days.
    pub fn from_days(days: i32) -> Option<Self> {
        (days >= 0).then_some(Self(days))
    }

    /// All days.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Completed weeks.
    pub const fn weeks(self) -> i32 {
        self.0 / 7
    }

    /// Days beyond the completed weeks.
    pub const fn odd_days(self) -> i32 {
        self.0 % 7
    }

    /// Weeks with their fraction, for what is read between two weeks of a table.
    pub fn exact_weeks(self) -> f64 {
        f64::from(self.0) / 7.0
    }

    /// Which third of the pregnancy.
    pub const fn trimester(self) -> Trimester {
        if self.0 < SECOND_TRIMESTER_DAY {
            Trimester::First
        } else if self.0 < THIRD_TRIMESTER_DAY {
            Trimester::Second
        } else {
            Trimester::Third
        }
    }
}

/// A third of a pregnancy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trimester {
    /// Up to 12 weeks 6 days.
    First,
    /// 13 weeks 0 days to 27 weeks 6 days.
    Second,
    /// From 28 weeks 0 days.
    Third,
}

impl Trimester {
    /// 1, 2 or 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
        }
    }

    /// Check-ups by a health worker that this trimester asks for (K6, §1.2 R15): 1, 2, 3.
    pub const fn checks_needed(self) -> usize {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
        }
    }
}
