//! Growth of children up to five years by the WHO Child Growth Standards 2006: z-scores as WHO's own software gives
//! them, value for value. Sources and rules: `data/README.md`, rules 1–7; domain notes §3.3 and Settled 1.

mod band;
mod birth;
pub mod chart;
mod class;
pub mod gain;
mod lms;
mod score;

pub use band::{
    CARD_GROUND, CardLine, HEAD_GROUND, HeadBand, MUAC_GROUND, MUAC_RED_BELOW_CM,
    MUAC_YELLOW_BELOW_CM, MuacBand, card_line, head_band, muac_band,
};
pub use birth::{
    BIRTH_GROUND, assess_corrected, corrected_birth, is_low_birth_weight, is_preterm,
    is_short_at_birth,
};
pub use class::{CHECK_AGAIN, Class, Index, Level, POSSIBLE_RISK_GROUND, classes, classify};
pub use score::Score;

use lms::Table;

/// Sex at birth, as the standards need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Laki-laki.
    Male,
    /// Perempuan.
    Female,
}

impl Sex {
    /// From the code in a person's record.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "male" => Some(Self::Male),
            "female" => Some(Self::Female),
            _ => None,
        }
    }
}

/// How the child was held when it was measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    /// Terlentang: length.
    Lying,
    /// Berdiri: height.
    Standing,
    /// Not written down.
    #[default]
    Unknown,
}

impl Position {
    /// From the code in a visit's record.
    pub fn from_code(code: &str) -> Self {
        match code {
            "lying" => Self::Lying,
            "standing" => Self::Standing,
            _ => Self::Unknown,
        }
    }
}

/// Oedema of both feet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Oedema {
    /// Not seen.
    #[default]
    Absent,
    /// Seen: weight says nothing then.
    Present,
}

/// What was measured on one day. Values that are not above zero, or no number, count as not measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measured {
    /// Without it there is no z-score at all.
    pub sex: Option<Sex>,
    /// Days since birth.
    pub age_days: Option<u32>,
    /// Kilograms.
    pub weight_kg: Option<f64>,
    /// Centimetres, as measured, before any correction for position.
    pub length_cm: Option<f64>,
    /// How the length was measured.
    pub position: Position,
    /// Oedema of both feet.
    pub oedema: Oedema,
    /// Centimetres.
    pub head_cm: Option<f64>,
    /// Centimetres.
    pub muac_cm: Option<f64>,
}

/// What the measurements say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Assessment {
    /// PB/U or TB/U.
    pub length_for_age: Option<Score>,
    /// BB/U.
    pub weight_for_age: Option<Score>,
    /// BB/PB or BB/TB.
    pub weight_for_length: Option<Score>,
    /// IMT/U.
    pub bmi_for_age: Option<Score>,
    /// LK/U.
    pub head_for_age: Option<Score>,
    /// LiLA/U.
    pub muac_for_age: Option<Score>,
    /// Length or height in centimetres after the correction for position.
    pub corrected_length_cm: Option<f64>,
    /// Body mass index with the corrected length, kg/m².
    pub bmi: Option<f64>,
    /// Measured standing in the first 273 days: the position is not believed, and asked about.
    pub standing_too_young: bool,
}

/// Last day for which there are z-scores.
pub const LAST_DAY: u32 = 1826;
/// From this day on height is expected, before it length.
pub const HEIGHT_FROM_DAY: u32 = 731;
/// Up to this day a child cannot have been measured standing.
const TOO_YOUNG_TO_STAND: u32 = 273;
/// What lying adds to standing.
const LYING_OVER_STANDING_CM: f64 = 0.7;
/// With an unknown age and position, shorter children count as measured lying.
const LYING_BELOW_CM: f64 = 87.0;

/// Assesses one day's measurements.
pub fn assess(measured: &Measured) -> Assessment {
    let length = measured.length_cm.and_then(positive);
    let weight = measured.weight_kg.and_then(positive);
    let standing_too_young = measured.position == Position::Standing
        && measured
            .age_days
            .is_some_and(|days| days <= TOO_YOUNG_TO_STAND);
    // What is shorter than the correction is no length.
    let corrected = length
        .map(|cm| corrected_length(cm, measured.position, measured.age_days))
        .and_then(positive);
    let bmi = weight
        .zip(corrected)
        .map(|(kg, cm)| kg / (cm / 100.0) / (cm / 100.0))
        .and_then(positive);
    let mut out = Assessment {
        corrected_length_cm: corrected,
        bmi,
        standing_too_young,
        ..Assessment::default()
    };
    let Some(sex) = measured.sex else {
        return out;
    };
    if measured.age_days.is_some_and(|days| days > LAST_DAY) {
        return out;
    }
    let by_age = |table: Table, value: Option<f64>| {
        let lms = lms::at(table, sex, measured.age_days? as usize)?;
        score::of(table, value?, lms)
    };
    let weighable = |value: Option<f64>| value.filter(|_| measured.oedema == Oedema::Absent);
    out.length_for_age = by_age(Table::Length, corrected);
    out.weight_for_age = by_age(Table::Weight, weighable(weight));
    out.bmi_for_age = by_age(Table::Bmi, weighable(bmi));
    out.head_for_age = by_age(Table::Head, measured.head_cm.and_then(positive));
    out.muac_for_age = by_age(Table::Muac, measured.muac_cm.and_then(positive));
    out.weight_for_length = weighable(weight)
        .zip(corrected)
        .and_then(|(kg, cm)| weight_for_length(sex, kg, cm, measured));
    out
}

fn positive(value: f64) -> Option<f64> {
    (value.is_finite() && value > 0.0).then_some(value)
}

/// The length that the standard of the child's age expects.
fn corrected_length(cm: f64, position: Position, age_days: Option<u32>) -> f64 {
    match (position, age_days) {
        (Position::Standing, Some(days)) if days > TOO_YOUNG_TO_STAND && days < HEIGHT_FROM_DAY => {
            cm + LYING_OVER_STANDING_CM
        }
        (Position::Lying, Some(days)) if days >= HEIGHT_FROM_DAY => cm - LYING_OVER_STANDING_CM,
        _ => cm,
    }
}

fn weight_for_length(sex: Sex, kg: f64, cm: f64, measured: &Measured) -> Option<Score> {
    let lying = match (measured.age_days, measured.position) {
        (Some(days), _) => days < HEIGHT_FROM_DAY,
        (None, Position::Lying) => true,
        (None, Position::Standing) => false,
        (None, Position::Unknown) => cm < LYING_BELOW_CM,
    };
    let (table, shortest, longest) = if lying {
        (Table::WeightForLength, 45.0, 110.0)
    } else {
        (Table::WeightForHeight, 65.0, 120.0)
    };
    // 65.7 − 0.7 is a hair below 65 in binary; WHO's software rounds it there too.
    let cm = (cm * 1e6).round() / 1e6;
    if !(shortest..=longest).contains(&cm) {
        return None;
    }
    score::of(table, kg, lms::between(table, sex, cm)?)
}
