//! What was wrong with a row: where, why, and what was done about it. Holds no value of a person.

use super::column::Column;

/// One finding, for the person who must mend the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Line of the file, the header's own counted.
    pub row: u64,
    /// The column at fault.
    pub column: Column,
    /// Plain Indonesian.
    pub reason: String,
    /// Whether the row stayed out.
    pub effect: Effect,
}

/// What a problem means for its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The row was not brought in.
    LeftOut,
    /// The row was brought in; this should be looked at.
    Noted,
}

impl RowProblem {
    /// A problem that keeps the row out.
    pub fn left_out(row: u64, column: Column, reason: impl Into<String>) -> Self {
        Self {
            row,
            column,
            reason: reason.into(),
            effect: Effect::LeftOut,
        }
    }

    /// A problem that the row goes in with.
    pub fn noted(row: u64, column: Column, reason: impl Into<String>) -> Self {
        Self {
            row,
            column,
            reason: reason.into(),
            effect: Effect::Noted,
        }
    }
}

impl Effect {
    /// The word in a list of problems.
    pub const fn word(self) -> &'static str {
        match self {
            Self::LeftOut => "tidak dimasukkan",
            Self::Noted => "dimasukkan, periksa",
        }
    }
}
