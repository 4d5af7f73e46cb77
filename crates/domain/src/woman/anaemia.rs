//! Grades of anaemia by haemoglobin. Domain notes §3.6; Settled 9.

use super::dating::Trimester;
use crate::Ground;
use crate::term::{Term, t};

/// How low the haemoglobin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnaemiaGrade {
    /// Not low.
    Absent,
    /// Ringan.
    Mild,
    /// Sedang.
    Moderate,
    /// Berat.
    Severe,
}

/// Lower bounds of "not low", "mild" and "moderate" in g/dL.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// From here on not low.
    pub absent_from: f64,
    /// From here on mild.
    pub mild_from: f64,
    /// From here on moderate, below severe.
    pub moderate_from: f64,
    /// Where they come from.
    pub ground: Ground,
}

/// Programme limits in pregnancy: mild 10–10.9, moderate 7–9.9, severe below 7.
pub const PREGNANT: Limits = Limits {
    absent_from: 11.0,
    mild_from: 10.0,
    moderate_from: 7.0,
    ground: Ground::unconfirmed("§3.6 R26"),
};

/// Women who are not pregnant, brides among them: mild 11–11.9, moderate 8–10.9, severe below 8.
pub const NOT_PREGNANT: Limits = Limits {
    absent_from: 12.0,
    mild_from: 11.0,
    moderate_from: 8.0,
    ground: Ground::unconfirmed("§3.6; Settled 9"),
};

impl Limits {
    /// The grade of a haemoglobin; `None` for what is no measurement.
    pub fn grade(&self, hb_g_dl: f64) -> Option<AnaemiaGrade> {
        if !hb_g_dl.is_finite() || hb_g_dl <= 0.0 {
            return None;
        }
        Some(if hb_g_dl < self.moderate_from {
            AnaemiaGrade::Severe
        } else if hb_g_dl < self.mild_from {
            AnaemiaGrade::Moderate
        } else if hb_g_dl < self.absent_from {
            AnaemiaGrade::Mild
        } else {
            AnaemiaGrade::Absent
        })
    }
}

/// The textbook's limit by trimester (11, 10.5, 11), shown beside the programme's grade and not used by any rule (§3.6 R44).
pub const fn textbook_limit_g_dl(trimester: Trimester) -> f64 {
    match trimester {
        Trimester::Second => 10.5,
        Trimester::First | Trimester::Third => 11.0,
    }
}

impl AnaemiaGrade {
    /// The name for details and exports.
    pub const fn name(self) -> Term {
        match self {
            Self::Absent => t("Tidak anemia", "No anaemia"),
            Self::Mild => t("Anemia ringan", "Mild anaemia"),
            Self::Moderate => t("Anemia sedang", "Moderate anaemia"),
            Self::Severe => t("Anemia berat", "Severe anaemia"),
        }
    }
}
