//! The shape of an indicator.

use super::Scene;
use crate::term::Term;
use crate::{Date, Ground};

/// Which visits are counted (Settled 11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// All that was received and not set aside.
    Received,
    /// What a coordinator approved, and what was imported.
    Approved,
}

/// Where a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// SIGIZI's monthly "Daftar Entry" (§2.12).
    Sigizi,
    /// The essential indicators that this app can count (§4.4, marked A).
    Essential,
}

/// What is shown of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The numerator alone.
    Count,
    /// Numerator over denominator in percent.
    Percent,
}

/// Of whom a number from outside is taken, when there is one: [`super::Expected`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expects {
    /// Children of 0–59 months.
    Children,
    /// Pregnant women.
    Pregnant,
}

/// One indicator.
#[derive(Debug)]
pub struct Definition {
    /// Stable name; kept when a definition is replaced by a later one.
    pub id: &'static str,
    /// Where it is written.
    pub sheet: Sheet,
    /// What is shown.
    pub kind: Kind,
    /// The heading; the Indonesian one is the column's header.
    pub label: Term,
    /// Who is counted.
    pub numerator: &'static str,
    /// Over whom; empty for a count.
    pub denominator: &'static str,
    /// Whose number from outside stands in it, instead of the register's.
    pub expects: Option<Expects>,
    /// What the programme wants, in percent.
    pub target_percent: Option<f64>,
    /// First day of spans it holds for.
    pub valid_from: Date,
    /// Last day of spans it holds for.
    pub valid_to: Option<Date>,
    /// Which of the two figures is published.
    pub published: Basis,
    /// Where it comes from.
    pub ground: Ground,
    /// Counts it.
    pub count: fn(&Scene<'_>) -> Figure,
}

impl PartialEq for Definition {
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.sheet, self.valid_from) == (other.id, other.sheet, other.valid_from)
    }
}

impl Eq for Definition {}

impl Definition {
    /// Whether it holds on a day.
    pub fn is_in_force(&self, on: Date) -> bool {
        on >= self.valid_from && self.valid_to.is_none_or(|last| on <= last)
    }
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Who counts.
    pub numerator: u32,
    /// Over whom; 0 for a count.
    pub denominator: u32,
    /// Left out as implausible (§3.3): neither in the numerator nor in the denominator.
    pub excluded: u32,
}

impl std::ops::AddAssign for Figure {
    /// Two areas together: villages add up to their kecamatan.
    fn add_assign(&mut self, other: Self) {
        self.numerator = self.numerator.saturating_add(other.numerator);
        self.denominator = self.denominator.saturating_add(other.denominator);
        self.excluded = self.excluded.saturating_add(other.excluded);
    }
}

impl Figure {
    /// In percent, two decimals, half up; `None` over nobody.
    pub fn percent(self) -> Option<f64> {
        (self.denominator > 0).then(|| {
            libm::round(f64::from(self.numerator) * 10_000.0 / f64::from(self.denominator)) / 100.0
        })
    }
}
