//! The month or quarter that is counted, as it is typed, written into files, and said.

use dampingi_domain::Lang;
use dampingi_domain::describe::date_in_words;
use dampingi_domain::indicator::Span;
use dampingi_domain::period::{Month, Quarter};

/// A month or a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// SIGIZI's numbers, prevalence, the essential indicators.
    Month(Month),
    /// The convergence scorecard, and the essential indicators of three months.
    Quarter(Quarter),
}

impl Period {
    /// Its days.
    pub fn span(self) -> Span {
        match self {
            Self::Month(month) => month.into(),
            Self::Quarter(quarter) => quarter.into(),
        }
    }

    /// The year, in which it ends too.
    pub const fn year(self) -> i16 {
        match self {
            Self::Month(month) => month.parts().0,
            Self::Quarter(quarter) => quarter.parts().0,
        }
    }

    /// In words: "November 2026", "Triwulan IV 2026".
    pub fn title(self) -> String {
        match self {
            Self::Month(month) => {
                let first = date_in_words(month.first_day(), Lang::Id);
                first.trim_start_matches("1 ").to_owned()
            }
            Self::Quarter(quarter) => {
                let (year, number) = quarter.parts();
                let roman = ["I", "II", "III", "IV"];
                let number = usize::try_from(number).ok().and_then(|n| roman.get(n - 1));
                format!("Triwulan {} {year}", number.copied().unwrap_or_default())
            }
        }
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Month(month) => month.fmt(f),
            Self::Quarter(quarter) => quarter.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_said_and_written() {
        let month = Month::parse("2026-11").map(Period::Month);
        let quarter = Quarter::parse("2026-Q4").map(Period::Quarter);
        let said = |period: Option<Period>| period.map(|it| (it.title(), it.to_string()));
        assert_eq!(
            said(month),
            Some(("November 2026".to_owned(), "2026-11".to_owned()))
        );
        assert_eq!(
            said(quarter),
            Some(("Triwulan IV 2026".to_owned(), "2026-TW4".to_owned()))
        );
    }
}
