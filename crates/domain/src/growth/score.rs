//! From a measurement to a z-score: the LMS method with WHO's restriction beyond three standard deviations.

use super::lms::{Lms, Table};

/// A z-score, rounded to two decimals as it is printed, compared and classified.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Standard deviations from the median, two decimals.
    pub z: f64,
    /// So far out that a mistake in measuring is likelier: shown as "periksa ulang", kept out of prevalence.
    pub is_implausible: bool,
}

/// The score of a value above zero; `None` when the formula has no answer.
pub(super) fn of(table: Table, value: f64, lms: Lms) -> Option<Score> {
    let raw = (power(value / lms.m, lms.l) - 1.0) / (lms.s * lms.l);
    // Length and head circumference are close to normal and stay unrestricted.
    let z = match table {
        Table::Length | Table::Head => raw,
        _ if raw > 3.0 => 3.0 + (value - at_sd(3.0, lms)) / (at_sd(3.0, lms) - at_sd(2.0, lms)),
        _ if raw < -3.0 => {
            -3.0 + (value - at_sd(-3.0, lms)) / (at_sd(-2.0, lms) - at_sd(-3.0, lms))
        }
        _ => raw,
    };
    let z = two_places(z);
    if !z.is_finite() {
        return None;
    }
    let is_implausible = match table {
        Table::Length => z.abs() > 6.0,
        Table::Weight => !(-6.0..=5.0).contains(&z),
        _ => z.abs() > 5.0,
    };
    Some(Score { z, is_implausible })
}

/// The value that lies `sd` standard deviations from the median.
pub(super) fn at_sd(sd: f64, lms: Lms) -> f64 {
    lms.m * power(1.0 + lms.l * lms.s * sd, 1.0 / lms.l)
}

/// From one library on the phone and on the server, so that bits agree.
fn power(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

fn two_places(z: f64) -> f64 {
    let rounded = libm::round(z * 100.0) / 100.0;
    // Minus zero would print as "-0".
    if rounded == 0.0 { 0.0 } else { rounded }
}
