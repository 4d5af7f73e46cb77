//! Blood pressure, mean arterial pressure and protein in the urine. Domain notes §3.6, §2.6.

use crate::term::{Term, t};

/// A measured blood pressure, in mmHg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BloodPressure {
    /// The upper number.
    pub systolic_mmhg: f64,
    /// The lower number.
    pub diastolic_mmhg: f64,
}

/// A screening is positive above this mean arterial pressure (§3.6 R19).
pub const MAP_LIMIT_MMHG: f64 = 90.0;

/// How high a pressure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PressureBand {
    /// Below 140/90.
    Usual,
    /// From 140 or from 90.
    High,
    /// From 160 or from 110.
    VeryHigh,
}

impl BloodPressure {
    /// `None` when a number is missing its sense: the upper one must be the larger.
    pub fn new(systolic_mmhg: f64, diastolic_mmhg: f64) -> Option<Self> {
        (diastolic_mmhg > 0.0 && systolic_mmhg > diastolic_mmhg && systolic_mmhg.is_finite())
            .then_some(Self {
                systolic_mmhg,
                diastolic_mmhg,
            })
    }

    /// MAP = (systolic + 2 · diastolic) / 3, rounded to one decimal as it is shown.
    pub fn map_mmhg(&self) -> f64 {
        libm::round((self.systolic_mmhg + 2.0 * self.diastolic_mmhg) / 3.0 * 10.0) / 10.0
    }

    /// Whether the screening by MAP is positive. Judged before rounding: 90.03 is above 90.
    pub fn is_map_raised(&self) -> bool {
        self.systolic_mmhg + 2.0 * self.diastolic_mmhg > 3.0 * MAP_LIMIT_MMHG
    }

    /// The band; limits from memory (§3.6).
    pub fn band(&self) -> PressureBand {
        if self.systolic_mmhg >= 160.0 || self.diastolic_mmhg >= 110.0 {
            PressureBand::VeryHigh
        } else if self.systolic_mmhg >= 140.0 || self.diastolic_mmhg >= 90.0 {
            PressureBand::High
        } else {
            PressureBand::Usual
        }
    }
}

impl PressureBand {
    /// In words that a mother can hear.
    pub const fn name(self) -> Term {
        match self {
            Self::Usual => t("Tensi biasa", "Usual pressure"),
            Self::High => t("Tensi tinggi", "High pressure"),
            Self::VeryHigh => t("Tensi sangat tinggi", "Very high pressure"),
        }
    }
}

/// Crosses of protein in the urine, 0 to 4, from the code of the form; `None` for an unknown code.
pub fn protein_crosses(code: &str) -> Option<u8> {
    match code {
        "negative" => Some(0),
        "plus_1" => Some(1),
        "plus_2" => Some(2),
        "plus_3" => Some(3),
        "plus_4" => Some(4),
        _ => None,
    }
}
