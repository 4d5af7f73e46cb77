//! What can be wrong with a row, as a code for programs and in words for people. Never the value itself: a list of
//! problems may be passed on.

use super::column::Input;
use super::split::Fault;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wrong {
    Missing,
    NotANumber,
    NotAboveZero,
    NotKnown,
    NotADate,
    InFuture,
    BeforeBirth,
    TooOld,
    Differs,
    Cells,
    Quote,
    TooLong,
}

/// Every one with its code and its words.
const WORDS: [(Wrong, &str, &str); 12] = [
    (Wrong::Missing, "missing", "tidak diisi"),
    (Wrong::NotANumber, "not_a_number", "angka tidak terbaca"),
    (
        Wrong::NotAboveZero,
        "not_above_zero",
        "harus lebih dari nol",
    ),
    (Wrong::NotKnown, "not_known", "isinya tidak dikenal"),
    (Wrong::NotADate, "not_a_date", "tanggal tidak terbaca"),
    (Wrong::InFuture, "in_future", "tanggal ini belum tiba"),
    (Wrong::BeforeBirth, "before_birth", "sebelum tanggal lahir"),
    (
        Wrong::TooOld,
        "too_old",
        "di atas 1826 hari, tidak ada standar WHO",
    ),
    (
        Wrong::Differs,
        "differs_from_dates",
        "tidak sama dengan umur menurut tanggal; umur ini yang dipakai",
    ),
    (
        Wrong::Cells,
        "cells",
        "jumlah kolom tidak sama dengan judulnya; baris tidak dihitung",
    ),
    (
        Wrong::Quote,
        "quote",
        "tanda kutip tidak ditutup; baris tidak dihitung",
    ),
    (
        Wrong::TooLong,
        "too_long",
        "terlalu panjang; baris tidak dihitung",
    ),
];

impl Wrong {
    /// For programs. Never changed once given.
    pub fn code(self) -> &'static str {
        WORDS[self as usize].1
    }

    /// For people.
    pub fn words(self) -> &'static str {
        WORDS[self as usize].2
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Quote => Self::Quote,
            Fault::TooLong => Self::TooLong,
        }
    }
}

/// What something is wrong with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One cell.
    Cell(Input),
    /// The whole row.
    Row,
}

/// One problem of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    pub subject: Subject,
    pub wrong: Wrong,
}

impl Problem {
    /// Something is wrong with a cell.
    pub fn cell(input: Input, wrong: Wrong) -> Self {
        Self {
            subject: Subject::Cell(input),
            wrong,
        }
    }

    /// Something is wrong with a row.
    pub fn row(wrong: Wrong) -> Self {
        Self {
            subject: Subject::Row,
            wrong,
        }
    }

    /// The column's name, or `row`.
    pub fn place(self) -> &'static str {
        match self.subject {
            Subject::Cell(input) => input.name(),
            Subject::Row => "row",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_stands_at_its_own_place_with_its_own_code() {
        let mut codes = Vec::new();
        for (at, (wrong, code, words)) in WORDS.iter().enumerate() {
            assert_eq!(*wrong as usize, at);
            assert!(!words.is_empty());
            codes.push(code);
        }
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), WORDS.len());
    }
}
