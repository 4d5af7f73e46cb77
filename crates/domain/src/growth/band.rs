//! Bands that are not z-score classes: upper arm, head, and the coloured lines of the growth card (domain notes §3.4, §3.5).

use super::Score;
use super::class::Level;
use crate::Ground;
use crate::term::{Term, t};

/// Colour of the upper arm's tape, 6–59 completed months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MuacBand {
    /// Below 11.5 cm.
    Red,
    /// From 11.5 to below 12.5 cm.
    Yellow,
    /// 12.5 cm and more.
    Green,
}

/// Upper bounds of the red and the yellow band, not included.
pub const MUAC_RED_BELOW_CM: f64 = 11.5;
/// See [`MUAC_RED_BELOW_CM`].
pub const MUAC_YELLOW_BELOW_CM: f64 = 12.5;
/// Where the bands come from.
pub const MUAC_GROUND: Ground = Ground::unconfirmed("§3.4 R43; official text from memory");

/// The band of an upper arm; `None` outside 6–59 months, where the tape has no colours, and for what is no length.
pub fn muac_band(muac_cm: f64, completed_months: i32) -> Option<MuacBand> {
    if !(6..=59).contains(&completed_months) || !muac_cm.is_finite() || muac_cm <= 0.0 {
        return None;
    }
    Some(if muac_cm < MUAC_RED_BELOW_CM {
        MuacBand::Red
    } else if muac_cm < MUAC_YELLOW_BELOW_CM {
        MuacBand::Yellow
    } else {
        MuacBand::Green
    })
}

impl MuacBand {
    /// The words for the details.
    pub const fn name(self) -> Term {
        match self {
            Self::Red => t("Merah: gizi buruk", "Red: severely wasted"),
            Self::Yellow => t("Kuning: gizi kurang", "Yellow: wasted"),
            Self::Green => t("Hijau: gizi baik", "Green: normal"),
        }
    }

    /// How much it matters by itself.
    pub const fn level(self) -> Level {
        match self {
            Self::Red => Level::Refer,
            Self::Yellow => Level::Watch,
            Self::Green => Level::Good,
        }
    }
}

/// Where the head's circumference lies: beyond two standard deviations it is looked at by a doctor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadBand {
    /// Below −2 SD.
    Small,
    /// −2 to +2 SD.
    Usual,
    /// Above +2 SD.
    Large,
}

/// Where it comes from.
pub const HEAD_GROUND: Ground = Ground::unconfirmed("§3.4 R38, R43");

/// The band of a head's score; `None` for one to measure again.
pub fn head_band(score: Score) -> Option<HeadBand> {
    if score.is_implausible || !score.z.is_finite() {
        return None;
    }
    Some(if score.z < -2.0 {
        HeadBand::Small
    } else if score.z > 2.0 {
        HeadBand::Large
    } else {
        HeadBand::Usual
    })
}

impl HeadBand {
    /// The words that a mother can hear.
    pub const fn name(self) -> Term {
        match self {
            Self::Small => t(
                "Lingkar kepala di bawah ukuran umurnya",
                "Head smaller than usual for the age",
            ),
            Self::Usual => t(
                "Lingkar kepala sesuai umurnya",
                "Head circumference fits the age",
            ),
            Self::Large => t(
                "Lingkar kepala di atas ukuran umurnya",
                "Head larger than usual for the age",
            ),
        }
    }
}

/// Where a weight lies among the coloured lines of the growth card (KMS).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardLine {
    /// BGM: below the red line, BB/U < −3 SD.
    BelowRed,
    /// Between the lines.
    Between,
    /// Above the orange line, BB/U > +1 SD.
    AboveOrange,
}

/// That both lines' values are from memory.
pub const CARD_GROUND: Ground = Ground::unconfirmed("§3.5: red line = −3, orange line = +1");

/// Where a weight-for-age score lies on the card; `None` for one to measure again.
pub fn card_line(weight_for_age: Score) -> Option<CardLine> {
    if weight_for_age.is_implausible || !weight_for_age.z.is_finite() {
        return None;
    }
    Some(if weight_for_age.z < -3.0 {
        CardLine::BelowRed
    } else if weight_for_age.z > 1.0 {
        CardLine::AboveOrange
    } else {
        CardLine::Between
    })
}
