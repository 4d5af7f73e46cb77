//! The unborn child: fundal height, estimated weight, heart rate. Domain notes §2.6, §3.6; Settled 9.

use super::dating::Gestation;
use crate::Ground;
use crate::form::Range;

/// Heart rates that need nobody (Settled 9: below 120 or above 160 refers).
pub const HEART_RATE: Range = Range::new(120.0, 160.0);
/// Where the heart rate comes from.
pub const HEART_RATE_GROUND: Ground = Ground::unconfirmed("§3.8 B06 R19; lower bound Settled 9");

/// Fundal height in cm at the contact weeks: (week, lowest, highest), §2.6 R19.
const FUNDAL_HEIGHT_CM: [(f64, f64, f64); 5] = [
    (20.0, 17.0, 23.0),
    (24.0, 20.0, 26.0),
    (28.0, 24.0, 30.0),
    (32.0, 27.0, 33.0),
    (36.0, 31.0, 37.0),
];

/// Estimated weight in g at the contact weeks: (week, lowest), §2.6 R19.
const LOWEST_WEIGHT_G: [(f64, f64); 5] = [
    (20.0, 300.0),
    (24.0, 550.0),
    (28.0, 1000.0),
    (32.0, 1610.0),
    (36.0, 2500.0),
];

/// The table holds at its five weeks; what lies between them is design.
pub const TABLE_GROUND: Ground =
    Ground::unconfirmed("§2.6 R19 at weeks 20, 24, 28, 32, 36; between them on a line, design");

/// The band of the fundal height: the table at its weeks, on a line between them, rounded to 0.1 cm. Beyond week 36 the
/// lowest value stays and the highest grows by 1 cm a week (§3.6: about the weeks ± 3). `None` before week 20 and after 42.
pub fn fundal_height_band_cm(gestation: Gestation) -> Option<Range> {
    let weeks = gestation.exact_weeks();
    if !(20.0..43.0).contains(&weeks) {
        return None;
    }
    let (last_week, low, high) = FUNDAL_HEIGHT_CM[FUNDAL_HEIGHT_CM.len() - 1];
    if weeks >= last_week {
        return Some(Range::new(low, tenth(high + (weeks - last_week))));
    }
    let low = between(weeks, FUNDAL_HEIGHT_CM.map(|(week, low, _)| (week, low)))?;
    let high = between(weeks, FUNDAL_HEIGHT_CM.map(|(week, _, high)| (week, high)))?;
    Some(Range::new(tenth(low), tenth(high)))
}

/// The lowest estimated weight in g that needs nobody, in whole grams. From week 36 on its value stays. `None` before week
/// 20 and after 42.
pub fn lowest_fetal_weight_g(gestation: Gestation) -> Option<f64> {
    let weeks = gestation.exact_weeks();
    if !(20.0..43.0).contains(&weeks) {
        return None;
    }
    let (last_week, last) = LOWEST_WEIGHT_G[LOWEST_WEIGHT_G.len() - 1];
    if weeks >= last_week {
        return Some(last);
    }
    between(weeks, LOWEST_WEIGHT_G).map(libm::round)
}

fn between(at: f64, points: [(f64, f64); 5]) -> Option<f64> {
    let pair = points
        .windows(2)
        .find(|pair| (pair[0].0..=pair[1].0).contains(&at))?;
    let ((from, low), (to, high)) = (pair[0], pair[1]);
    Some(low + (high - low) * (at - from) / (to - from))
}

fn tenth(cm: f64) -> f64 {
    libm::round(cm * 10.0) / 10.0
}
