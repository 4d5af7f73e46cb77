//! The two campaign months of the year, February and August: vitamin A, deworming, and the round of measuring everybody.

use crate::Date;
use jiff::civil::date;

/// One campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Campaign {
    year: i16,
    month: i8,
}

/// Months of the campaigns (§3.9 R46).
const MONTHS: [i8; 2] = [2, 8];

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
