//! What a coordinator is shown of her area beside the numbers and the queue: posyandu days, and what donors give.

use crate::RecordId;
use crate::numbers::is_zero;
use serde::{Deserialize, Serialize};

/// The answer to `GET /api/posyandu?area=&month=YYYY-MM`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosyanduDays {
    /// Code of the area that was asked for.
    pub area: String,
    /// `2026-11`.
    pub month: String,
    /// The days, by village, posyandu and date.
    pub days: Vec<PosyanduDay>,
    /// Posyandu of the organisation without any day in the month: village and name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<(String, String)>,
}

/// A posyandu on a day: all records that say that it is planned or was held are one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosyanduDay {
    /// One of the records that say so, by which the day is asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<RecordId>,
    /// Name of the village.
    pub village: String,
    /// Name of the posyandu.
    pub posyandu: String,
    /// `YYYY-MM-DD`.
    pub on: String,
    /// `planned`, `open`, `closed`, `cancelled`, or `missed`: its date is past and nobody came.
    pub standing: String,
    /// Where, as somebody wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What somebody noted, for example why it was not held.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The letters of the register, in the order of `dampingi_domain::posyandu::COLUMNS`.
    pub counts: Vec<u32>,
    /// Children of its list whom nobody met there.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub absent: u32,
}

/// The answer to `GET /api/posyandu/names?area=`: what people call the posyandu of each village.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosyanduNames {
    /// Code of the area that was asked for.
    pub area: String,
    /// The villages that have any, by code.
    pub villages: Vec<NamesOfVillage>,
}

/// The names in a village.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesOfVillage {
    /// Its code.
    pub area: String,
    /// Its name.
    pub name: String,
    /// Children under five of today who name no posyandu.
    pub unnamed: u32,
    /// Those of the organisation first.
    pub names: Vec<PosyanduName>,
}

/// A name of a posyandu.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosyanduName {
    /// As it is written.
    pub name: String,
    /// Children under five of today who name it so.
    pub children: u32,
    /// Whether it is one of the organisation's.
    pub is_known: bool,
}

/// The answer to `GET /api/support?area=`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supports {
    /// Code of the area that was asked for.
    pub area: String,
    /// What runs first, the one that ends next in front; then what ended.
    pub all: Vec<Support>,
}

impl std::fmt::Debug for Supports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Supports({}, {})", self.area, self.all.len())
    }
}

/// What a donor gives somebody.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// Name of the village.
    pub village: String,
    /// Who is helped.
    pub person: String,
    /// Who gives.
    pub donor: String,
    /// Code of the programme.
    pub programme: String,
    /// Code of what is given.
    pub package: String,
    /// First day.
    pub begun_on: String,
    /// For how many months, as promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<i32>,
    /// Of these, how many are not over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_left: Option<i32>,
    /// Rupiah promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<i64>,
    /// Rupiah handed over.
    pub given: i64,
    /// How often something was handed over.
    pub deliveries: u32,
    /// Of these, whose worth nobody said.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unpriced: u32,
    /// The last time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub last_on: String,
    /// The day it ended; empty while it runs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ended_on: String,
    /// Code of why it ended.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub end_reason: String,
}

impl std::fmt::Debug for Support {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Support(·)")
    }
}
