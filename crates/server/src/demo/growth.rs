//! How tall and heavy an invented child is: WHO's median at its age, moved by a number of standard deviations.
//! Read from the tables themselves, so that a child said to be at -2.3 SD is one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

const WEIGHT: &str = include_str!("../../../../data/who_lms/wfa.csv");
const LENGTH: &str = include_str!("../../../../data/who_lms/lhfa.csv");
const ARM: &str = include_str!("../../../../data/who_lms/acfa.csv");

/// L, M and S by sex (1 male, 2 female) and age in days.
type Rows = BTreeMap<(u8, u32), (f64, f64, f64)>;

static TABLES: LazyLock<[Rows; 3]> = LazyLock::new(|| [WEIGHT, LENGTH, ARM].map(rows));

/// What is measured.
#[derive(Clone, Copy, Debug)]
pub enum Measure {
    /// Weight, kg.
    Weight,
    /// Length below 731 days, height from then on, cm.
    Length,
    /// Upper arm, cm; from day 91.
    Arm,
}

fn rows(text: &str) -> Rows {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let row = |record: csv::Result<csv::StringRecord>| {
        let record = record.ok()?;
        let number = |at: usize| record.get(at)?.parse::<f64>().ok();
        let (sex, day) = (record.get(0)?.parse().ok()?, record.get(1)?.parse().ok()?);
        Some(((sex, day), (number(2)?, number(3)?, number(4)?)))
    };
    reader.records().filter_map(row).collect()
}

/// The value at `z` standard deviations, rounded as the instrument shows it; `None` outside the table.
pub fn at(measure: Measure, sex: &str, age_days: i32, z: f64) -> Option<f64> {
    let row = (
        if sex == "male" { 1 } else { 2 },
        u32::try_from(age_days).ok()?,
    );
    let (l, m, s) = *TABLES[measure as usize].get(&row)?;
    let value = if l.abs() < 1e-9 {
        m * (s * z).exp()
    } else {
        m * (1.0 + l * s * z).powf(1.0 / l)
    };
    Some((value * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_whos() {
        assert_eq!(at(Measure::Weight, "male", 0, 0.0), Some(3.3));
        assert_eq!(at(Measure::Length, "female", 365, 0.0), Some(74.0));
        assert_eq!(at(Measure::Arm, "male", 30, 0.0), None);
        assert!(at(Measure::Arm, "male", 1000, -2.0) < at(Measure::Arm, "male", 1000, 0.0));
    }
}
