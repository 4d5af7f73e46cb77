//! Calendar months and quarters, in which visits are counted.

use crate::Date;
use serde::{Deserialize, Serialize};

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }

    /// `None` for a month that no calendar has.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        Date::new(year, month, 1).ok().map(Self::of)
    }

    /// Reads `2026-11`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once('-')?;
        let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || month.len() > 2 || !is_plain(year) || !is_plain(month) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// Year and number of the month.
    pub const fn parts(self) -> (i16, i8) {
        (self.year, self.month)
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        day.year() == self.year && day.month() == self.month
    }

    /// So many months later, earlier when negative, clamped to the calendar.
    pub fn plus(self, months: i32) -> Self {
        Self::of(
            self.first_day()
                .saturating_add(jiff::Span::new().months(months.clamp(-200_000, 200_000))),
        )
    }

    /// The quarter it lies in.
    pub const fn quarter(self) -> Quarter {
        Quarter {
            year: self.year,
            quarter: (self.month - 1) / 3 + 1,
        }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

impl TryFrom<String> for Month {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a month")
    }
}

/// A quarter of a year (triwulan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    quarter: i8,
}

impl Quarter {
    /// `None` unless it is 1 to 4 of a year that the calendar has.
    pub fn new(year: i16, quarter: i8) -> Option<Self> {
        if !(1..=4).contains(&quarter) {
            return None;
        }
        Month::new(year, quarter * 3).map(Month::quarter)
    }

    /// Reads `2026-Q4`, and `2026-TW4` as the programme writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, quarter) = text.trim().split_once('-')?;
        let number = ["Q", "q", "TW", "tw"]
            .iter()
            .find_map(|word| quarter.strip_prefix(word))?;
        let is_plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || number.len() != 1 || !is_plain(year) || !is_plain(number) {
            return None;
        }
        Self::new(year.parse().ok()?, number.parse().ok()?)
    }

    /// Year and number of the quarter.
    pub const fn parts(self) -> (i16, i8) {
        (self.year, self.quarter)
    }

    /// Its three months.
    pub fn months(self) -> [Month; 3] {
        let first = self.quarter * 3 - 2;
        [0, 1, 2].map(|add| Month {
            year: self.year,
            month: first + add,
        })
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        self.months()[0].first_day()
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.months()[2].last_day()
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        Month::of(day).quarter() == self
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-TW{}", self.year, self.quarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_and_quarters_hold_their_days() {
        let february = Month::parse("2024-02").expect("a month");
        assert_eq!(february.last_day(), date(2024, 2, 29));
        assert_eq!(february.plus(-2), Month::parse("2023-12").expect("a month"));
        assert_eq!(
            february.quarter(),
            Quarter::new(2024, 1).expect("a quarter")
        );
        let last = Quarter::new(2026, 4).expect("a quarter");
        assert_eq!(
            (last.first_day(), last.last_day()),
            (date(2026, 10, 1), date(2026, 12, 31))
        );
        assert!(last.holds(date(2026, 11, 21)) && !last.holds(date(2026, 9, 30)));
        assert_eq!(last.to_string(), "2026-TW4");
    }

    #[test]
    fn odd_months_are_refused() {
        for text in [
            "", "2024", "2024-13", "2024-0", "24-01", "2024-1-1", "+024-01", "é-1",
        ] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
        assert_eq!(Quarter::new(2024, 5), None);
        assert_eq!(Quarter::new(2024, 0), None);
        for text in ["2026-Q4", "2026-TW4", " 2026-q4 "] {
            assert_eq!(Quarter::parse(text), Quarter::new(2026, 4), "{text}");
        }
        for text in [
            "", "2026", "2026-4", "2026-Q5", "2026-Q", "26-Q1", "2026-Q11", "+026-Q1", "2026-Qé",
        ] {
            assert_eq!(Quarter::parse(text), None, "{text}");
        }
    }
}
