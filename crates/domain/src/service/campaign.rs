//! The two campaign months of the year, February and August: vitamin A, deworming, and the round of measuring everybody.

use crate::period::Month;
use crate::{Answers, Date};
use jiff::civil::date;

/// One campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Campaign {
    year: i16,
    month: i8,
}

/// Months of the campaigns (§3.9 R46).
const MONTHS: [i8; 2] = [2, 8];

/// What a visit calls the months in which a dose counts for a campaign; the codes of its form.
const MONTH_CODES: [(&str, i8); 4] = [
    ("february", 2),
    ("march", 3),
    ("august", 8),
    ("september", 9),
];

/// The day of a dose that a visit tells of, exact to its month. `month_key` is the field that names the month: the last one
/// of that name up to the visit. Left out, as in visits of before there was such a field, it was the last campaign, and
/// the visit's own day when that lies in it. `None` for another month, which is of no campaign.
pub(crate) fn given_on(visit: &Answers, month_key: &str, told_on: Date) -> Option<Date> {
    let Some(code) = visit.text(month_key) else {
        let campaign = Campaign::last(told_on)?;
        let in_it = campaign.counts(told_on);
        return Some(if in_it { told_on } else { campaign.first_day() });
    };
    let (_, number) = MONTH_CODES.iter().find(|(known, _)| *known == code)?;
    let year = told_on.year() - i16::from(*number > told_on.month());
    Some(Month::new(year, *number)?.first_day())
}

impl Campaign {
    /// The campaign that a month is of; `None` for another month.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        (MONTHS.contains(&month) && Date::new(year, month, 1).is_ok())
            .then_some(Self { year, month })
    }

    /// The last one that has begun by this day; `None` at the very beginning of the calendar.
    pub fn last(on: Date) -> Option<Self> {
        let (year, month) = match on.month() {
            8.. => (on.year(), 8),
            2..=7 => (on.year(), 2),
            _ => (on.year().checked_sub(1)?, 8),
        };
        Self::new(year, month)
    }

    /// The one after this.
    pub fn next(self) -> Option<Self> {
        match self.month {
            2 => Self::new(self.year, 8),
            _ => Self::new(self.year.checked_add(1)?, 2),
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        date(self.year, self.month, 1)
    }

    /// The last day of its month.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// The last day on which a late dose still counts for it: the end of the month after (§3.9, design).
    pub fn late_until(self) -> Date {
        date(self.year, self.month + 1, 1).last_of_month()
    }

    /// Whether a dose given on this day counts for it.
    pub fn counts(self, given: Date) -> bool {
        (self.first_day()..=self.late_until()).contains(&given)
    }
}
