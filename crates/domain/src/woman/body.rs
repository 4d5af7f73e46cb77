//! A grown woman's or man's body: BMI, upper arm, height. Domain notes §3.6; Settled 9.

use crate::Ground;
use crate::growth::Sex;
use crate::term::{Term, t};

/// Below this upper arm a woman is at risk of chronic energy deficiency (KEK).
pub const KEK_BELOW_CM: f64 = 23.5;
/// Where the KEK limit comes from.
pub const KEK_GROUND: Ground = Ground::unconfirmed("§3.6 R19, R20, R26");
/// Below this height a birth is looked at by a doctor.
pub const SHORT_MOTHER_BELOW_CM: f64 = 145.0;

/// Whether an upper arm says risk of KEK.
pub fn is_kek(muac_cm: f64) -> bool {
    muac_cm > 0.0 && muac_cm < KEK_BELOW_CM
}

/// From this waist on a woman, or a man, is not in the band that the couples' screening calls ideal.
pub const WAIST_FROM_CM: (f64, f64) = (80.0, 90.0);
/// Where the waist comes from.
pub const WAIST_GROUND: Ground = Ground::unconfirmed("§2.4: item R20, limits from memory");
/// Above this a random blood glucose is looked at.
pub const GLUCOSE_ABOVE_MG_DL: f64 = 200.0;

/// Whether a waist is wide for her, or for him.
pub fn is_wide(waist_cm: f64, sex: Sex) -> bool {
    let (hers, his) = WAIST_FROM_CM;
    waist_cm >= if sex == Sex::Female { hers } else { his }
}

/// Whether a random blood glucose is high.
pub fn is_high_glucose(mg_dl: f64) -> bool {
    mg_dl > GLUCOSE_ABOVE_MG_DL
}

/// Whether a mother is below 145 cm.
pub fn is_short_mother(height_cm: f64) -> bool {
    height_cm > 0.0 && height_cm < SHORT_MOTHER_BELOW_CM
}

/// Body mass index in kg/m², rounded to one decimal as the bands are printed: 18.5–25.0 has no gap to 25.1.
/// `None` when a measure is missing its sense.
pub fn bmi(weight_kg: f64, height_cm: f64) -> Option<f64> {
    let metres = height_cm / 100.0;
    let bmi = libm::round(weight_kg / (metres * metres) * 10.0) / 10.0;
    (weight_kg > 0.0 && height_cm > 0.0 && bmi.is_finite()).then_some(bmi)
}

/// The adult BMI bands of the ministry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BmiBand {
    /// Below 17.0.
    VeryThin,
    /// 17.0–18.4.
    Thin,
    /// 18.5–25.0.
    Normal,
    /// 25.1–27.0.
    Heavy,
    /// Above 27.0.
    Obese,
}

/// Where the bands come from.
pub const BMI_GROUND: Ground = Ground::unconfirmed("§3.6; Settled 9");

/// The band of a BMI of one decimal; `None` for what is none.
pub fn bmi_band(bmi: f64) -> Option<BmiBand> {
    if !bmi.is_finite() || bmi <= 0.0 {
        return None;
    }
    Some(if bmi < 17.0 {
        BmiBand::VeryThin
    } else if bmi < 18.5 {
        BmiBand::Thin
    } else if bmi <= 25.0 {
        BmiBand::Normal
    } else if bmi <= 27.0 {
        BmiBand::Heavy
    } else {
        BmiBand::Obese
    })
}

impl BmiBand {
    /// The ministry's word.
    pub const fn name(self) -> Term {
        match self {
            Self::VeryThin => t("Kurus berat", "Very thin"),
            Self::Thin => t("Kurus ringan", "Thin"),
            Self::Normal => t("Normal", "Normal"),
            Self::Heavy => t("Gemuk", "Heavy"),
            Self::Obese => t("Obesitas", "Obese"),
        }
    }
}
