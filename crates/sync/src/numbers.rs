//! The indicators of an area as the coordinator's screen gets them: numbers and headings, nobody's name.

use serde::{Deserialize, Serialize};

/// Numerator, denominator (0 for a count), and how many were left out as implausible.
pub type Figure = (u32, u32, u32);

/// The answer to `GET /api/indicators?area=&month=YYYY-MM` (or `quarter=YYYY-Qn`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Indicators {
    /// Code of the area that was asked for.
    pub area: String,
    /// `2026-11`, or `2026-TW4` for a quarter.
    pub period: String,
    /// Server's clock when it was counted, RFC 3339 UTC.
    pub counted_at: String,
    /// People whose NIK another person of the area has too: they may be counted twice.
    #[serde(default)]
    pub doubles: u32,
    /// Support of donors that runs now, whatever the period.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub supports: u32,
    /// What was counted, in the order of the sheets.
    pub heads: Vec<Head>,
    /// The area, then all in it, by code.
    pub areas: Vec<AreaNumbers>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Stable name: `d_s`, `stunting_rate`, `e24`, `village`.
    pub id: String,
    /// `sigizi`, `essential`, `scorecard`. Others may come.
    pub group: String,
    /// Heading in Indonesian.
    pub label: String,
    /// Heading in English.
    pub label_en: String,
    /// Who is counted, in Indonesian.
    pub numerator: String,
    /// Over whom; empty for a count.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub denominator: String,
    /// What the programme wants, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// Whether the definition was found in a published source.
    pub confirmed: bool,
    /// Whether the approved figure is the published one; else the received.
    pub approved_is_published: bool,
}

/// The figures of one area, in the order of the heads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaNumbers {
    /// Its code.
    pub area: String,
    /// Its name.
    pub name: String,
    /// How many people are on record: 0 says that nothing was entered yet.
    pub people: u32,
    /// Where numbers that it is expected to have come from, when they are not the register's: a sentence each, in Indonesian.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<String>,
    /// Of a quarter, what its villages used their money for: rupiah against stunting of all, `45500000/600000000` for each line of the
    /// table. Empty when none wrote it down.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funds: Vec<String>,
    /// From all visits that were received.
    pub received: Vec<Figure>,
    /// From those that a coordinator approved, and imported ones.
    pub approved: Vec<Figure>,
}

impl Head {
    /// Whether it is a share: numerator over denominator in percent.
    pub fn is_percent(&self) -> bool {
        !self.denominator.is_empty()
    }
}

/// Whether there is nothing to say: what is not counted is not written.
pub const fn is_zero(count: &u32) -> bool {
    *count == 0
}
