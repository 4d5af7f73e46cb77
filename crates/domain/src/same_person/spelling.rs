//! The spellings of one name, as tables. A key for comparing only: nothing here is ever shown or stored.

/// What a row rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Named in the requirements of this app.
    Required,
    /// The reform of 1972 (Ejaan Yang Disempurnakan) and of 1947 (`oe`); names kept the old letters.
    Reform,
    /// Common in lists of names; no source, to be looked at with cadres.
    Unconfirmed,
}

use Basis::{Reform, Required, Unconfirmed};

/// Letters: what is written, what it is compared as. The first that fits counts; a double letter then counts once, and an h
/// at the end is dropped (required).
pub const LETTERS: [(&str, &str, Basis); 23] = [
    ("oe", "u", Reform),
    ("oo", "u", Required),
    ("dj", "j", Reform),
    ("tj", "c", Reform),
    ("nj", "ni", Reform),
    ("sj", "s", Reform),
    ("sy", "s", Required),
    ("sh", "s", Unconfirmed),
    ("kh", "h", Unconfirmed),
    ("ch", "h", Reform),
    ("dz", "s", Unconfirmed),
    ("dh", "d", Unconfirmed),
    ("th", "t", Unconfirmed),
    ("ts", "s", Unconfirmed),
    ("gh", "g", Unconfirmed),
    ("ph", "p", Unconfirmed),
    ("lr", "r", Unconfirmed),
    ("y", "i", Required),
    ("q", "k", Unconfirmed),
    ("z", "s", Unconfirmed),
    ("f", "p", Unconfirmed),
    ("v", "p", Unconfirmed),
    ("x", "ks", Unconfirmed),
];

/// What a row of [`LETTERS`] begins with: most letters of a name need no look at the table.
pub const FIRST_LETTERS: &str = "odtnskcgplyqzfvx";

/// Whole words, as written or after [`LETTERS`]: what they stand for.
pub const WORDS: [(&str, &str, Basis); 22] = [
    ("m", "muhamad", Unconfirmed),
    ("md", "muhamad", Unconfirmed),
    ("mhd", "muhamad", Unconfirmed),
    ("muh", "muhamad", Required),
    ("muhd", "muhamad", Unconfirmed),
    ("moh", "muhamad", Required),
    ("mohd", "muhamad", Unconfirmed),
    ("moch", "muhamad", Unconfirmed),
    ("much", "muhamad", Unconfirmed),
    ("mohamad", "muhamad", Required),
    ("mohamed", "muhamad", Unconfirmed),
    ("muhamed", "muhamad", Unconfirmed),
    ("mohamat", "muhamad", Unconfirmed),
    ("muhamat", "muhamad", Unconfirmed),
    ("st", "siti", Required),
    ("abd", "abdul", Required),
    ("abdu", "abdul", Unconfirmed),
    ("abdur", "abdul", Unconfirmed),
    ("nor", "nur", Unconfirmed),
    ("ach", "ahmad", Unconfirmed),
    ("ahmat", "ahmad", Unconfirmed),
    ("gt", "gusti", Unconfirmed),
];

/// Words that so many bear that alone they say nothing. Unconfirmed.
pub const WEAK: [&str; 14] = [
    "muhamad", "ahmad", "abdul", "siti", "nur", "putri", "putra", "sri", "ni", "i", "made",
    "ketut", "kadek", "wayan",
];

#[cfg(test)]
mod tests {
    use super::{FIRST_LETTERS, LETTERS};

    #[test]
    fn every_rule_begins_with_a_letter_that_is_looked_up() {
        for (written, _, _) in LETTERS {
            assert!(FIRST_LETTERS.contains(&written[..1]), "{written}");
        }
    }
}
