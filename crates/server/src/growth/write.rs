//! Writes what was found of a child behind the cells of its row. Names and figures of the columns are those of
//! `data/growth_cases.csv`; the classes bear the names of Permenkes 2/2020.

use super::problem::Problem;
use dampingi_domain::growth::{Assessment, Index, Measured, Position, Score, classify};
use std::io::Write;

/// The columns that are added, in their order.
pub const OUTPUT: [&str; 21] = [
    "zlen",
    "zwei",
    "zwfl",
    "zbmi",
    "zhc",
    "zac",
    "flen",
    "fwei",
    "fwfl",
    "fbmi",
    "fhc",
    "fac",
    "c9mo_flag",
    "clenhei_cm",
    "cmeasure",
    "cbmi",
    "class_len",
    "class_wei",
    "class_wfl",
    "class_bmi",
    "problem",
];

/// How a file writes its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What stands between cells.
    pub separator: u8,
    /// What stands between whole and fraction.
    pub decimal: u8,
}

impl Style {
    /// Where semicolons separate cells, the comma is the decimal sign: so spreadsheets write and read in Indonesia.
    pub fn of(separator: u8) -> Self {
        Self {
            separator,
            decimal: if separator == b';' { b',' } else { b'.' },
        }
    }

    /// Adds the headings.
    pub fn headings(self, line: &mut Vec<u8>) {
        for name in OUTPUT {
            line.push(self.separator);
            line.extend_from_slice(name.as_bytes());
        }
        line.push(b'\n');
    }

    /// Adds what was found of a child.
    pub fn found(
        self,
        line: &mut Vec<u8>,
        measured: &Measured,
        found: &Assessment,
        problems: &[Problem],
    ) {
        let scores = [
            found.length_for_age,
            found.weight_for_age,
            found.weight_for_length,
            found.bmi_for_age,
            found.head_for_age,
            found.muac_for_age,
        ];
        for score in scores {
            line.push(self.separator);
            if let Some(score) = score {
                self.fixed(line, score.z, 2);
            }
        }
        for score in scores {
            line.push(self.separator);
            line.extend(score.map(|score| digit(score.is_implausible)));
        }
        line.extend([
            self.separator,
            digit(found.standing_too_young),
            self.separator,
        ]);
        if let Some(cm) = found.corrected_length_cm {
            self.fixed(line, cm, 2);
        }
        line.push(self.separator);
        line.extend(position(measured.position, found));
        line.push(self.separator);
        if let Some(bmi) = found.bmi {
            self.fixed(line, bmi, 6);
        }
        for (index, score) in [
            (Index::LengthForAge, found.length_for_age),
            (Index::WeightForAge, found.weight_for_age),
            (Index::WeightForLength, found.weight_for_length),
            (Index::WeightForLength, found.bmi_for_age),
        ] {
            line.push(self.separator);
            if let Some(score) = score {
                line.extend_from_slice(class(index, score).as_bytes());
            }
        }
        self.problems(line, problems);
    }

    /// Adds empty cells and what is wrong, for a row of which nothing can be said.
    pub fn nothing(self, line: &mut Vec<u8>, problems: &[Problem]) {
        line.extend(std::iter::repeat_n(self.separator, OUTPUT.len() - 1));
        self.problems(line, problems);
    }

    fn problems(self, line: &mut Vec<u8>, problems: &[Problem]) {
        line.push(self.separator);
        for (at, problem) in problems.iter().enumerate() {
            if at > 0 {
                line.push(b' ');
            }
            line.extend_from_slice(problem.place().as_bytes());
            line.push(b':');
            line.extend_from_slice(problem.wrong.code().as_bytes());
        }
        line.push(b'\n');
    }

    /// A number with so many decimals, rounded as the standard library rounds it, and three times as fast.
    fn fixed(self, line: &mut Vec<u8>, number: f64, decimals: usize) {
        const POWERS: [f64; 7] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
        let scaled = number.abs() * POWERS[decimals];
        let whole = scaled.floor();
        let share = scaled - whole;
        // Near the middle of two numbers the product's own rounding would decide, and above this it is not exact at all.
        if (share - 0.5).abs() < 1e-3 || !number.is_finite() || scaled >= 1e12 {
            return self.slow(line, format_args!("{number:.decimals$}"));
        }
        let mut left = whole as u64 + u64::from(share > 0.5);
        let is_below_zero = number < 0.0 && left > 0;
        let from = line.len();
        let mut written = 0;
        while written <= decimals || left > 0 {
            if written == decimals && decimals > 0 {
                line.push(self.decimal);
            }
            line.push(b'0' + (left % 10) as u8);
            left /= 10;
            written += 1;
        }
        line.extend(is_below_zero.then_some(b'-'));
        line[from..].reverse();
    }

    fn slow(self, line: &mut Vec<u8>, number: std::fmt::Arguments<'_>) {
        let from = line.len();
        line.write_fmt(number).expect("memory takes every byte");
        if let Some(point) = line[from..].iter().position(|byte| *byte == b'.') {
            line[from + point] = self.decimal;
        }
    }
}

/// Blank for a standing that is not believed.
fn position(position: Position, found: &Assessment) -> Option<u8> {
    match position {
        Position::Lying => Some(b'l'),
        Position::Standing if !found.standing_too_young => Some(b'h'),
        Position::Standing | Position::Unknown => None,
    }
}

fn class(index: Index, score: Score) -> &'static str {
    classify(index, score).name.id
}

fn digit(flag: bool) -> u8 {
    b'0' + u8::from(flag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_decimals_are_always_written() {
        let point = Style::of(b',');
        for (z, text) in [
            (0.0, "0.00"),
            (-0.01, "-0.01"),
            (-0.5, "-0.50"),
            (2.27, "2.27"),
            (-12.3, "-12.30"),
            (100.05, "100.05"),
            (2e12, "2000000000000.00"),
        ] {
            let mut line = Vec::new();
            point.fixed(&mut line, z, 2);
            assert_eq!(line, text.as_bytes(), "{z}");
        }
        let mut line = Vec::new();
        Style::of(b';').fixed(&mut line, -1.5, 2);
        assert_eq!(line, b"-1,50");
    }

    proptest! {
        #[test]
        fn the_quick_way_writes_what_the_library_writes(
            number in prop_oneof![-1e4..1e4_f64, (-2_000_000..2_000_000).prop_map(|n| f64::from(n) / 200.0), any::<f64>()],
            decimals in prop_oneof![Just(2_usize), Just(6)],
        ) {
            let mut line = Vec::new();
            Style::of(b',').fixed(&mut line, number, decimals);
            let written = String::from_utf8(line).expect("text");
            let expected = format!("{number:.decimals$}");
            // Nothing is below zero that is written as zero.
            let is_zero = expected.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
            prop_assert_eq!(written.as_str(), if is_zero { expected.trim_start_matches('-') } else { &expected });
        }
    }

    #[test]
    fn no_class_needs_quotation_marks() {
        for index in [
            Index::WeightForAge,
            Index::LengthForAge,
            Index::WeightForLength,
        ] {
            for class in dampingi_domain::growth::classes(index) {
                assert!(
                    class.name.id.is_ascii() && !class.name.id.contains([',', ';', '\t', '"']),
                    "{}",
                    class.code
                );
            }
        }
    }
}
