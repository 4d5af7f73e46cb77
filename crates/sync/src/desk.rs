//! What a coordinator asks of her people beside numbers and queue: which cadre did what in a month, who somebody is by her name or
//! number, and who stands behind a letter of a posyandu day. The words that are looked for come in a body and stand in no address.

use crate::RecordId;
use serde::{Deserialize, Serialize};

/// The answer to `GET /api/cadres?area=&month=YYYY-MM`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cadres {
    /// Code of the area that was asked for.
    pub area: String,
    /// `2026-11`.
    pub month: String,
    /// By village, then by name: who works there, and who recorded a visit there.
    pub all: Vec<CadreMonth>,
}

impl std::fmt::Debug for Cadres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cadres({}, {})", self.area, self.all.len())
    }
}

/// One cadre in one village.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CadreMonth {
    /// Code of the village.
    pub area: String,
    /// Its name.
    pub village: String,
    /// Her account, by which her part of the queue is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<RecordId>,
    /// Her name.
    pub name: String,
    /// Her visits of that month that count.
    pub visits: u32,
    /// Of whatever month: nobody has decided on them yet.
    pub waiting: u32,
    /// Of whatever month: sent back to her, and not corrected.
    pub returned: u32,
    /// The day of her last visit there; empty where she has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub last_on: String,
}

impl std::fmt::Debug for CadreMonth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CadreMonth(·)")
    }
}

/// The body of `POST /api/review/find`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Find {
    /// A name, or a NIK.
    pub words: String,
}

impl std::fmt::Debug for Find {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Find(·)")
    }
}

/// The answer.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Who fits, by village and name; no more than a screen holds.
    pub people: Vec<FoundPerson>,
    /// There are more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Found({})", self.people.len())
    }
}

/// Somebody, as far as one is told from another.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPerson {
    /// Her record.
    pub id: RecordId,
    /// Name.
    pub name: String,
    /// `YYYY-MM-DD`; empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub born: String,
    /// Name of her mother.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mother: String,
    /// Name of the village.
    pub village: String,
    /// Her last visit, through which her story is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<RecordId>,
}

impl std::fmt::Debug for FoundPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FoundPerson({})", self.id)
    }
}

/// The answer to `GET /api/posyandu/{day}/{letter}`: the children behind a letter of the register.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayChildren {
    /// Name of the posyandu.
    pub posyandu: String,
    /// `YYYY-MM-DD`.
    pub on: String,
    /// By name.
    pub people: Vec<FoundPerson>,
}

impl std::fmt::Debug for DayChildren {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DayChildren({})", self.people.len())
    }
}

/// In place of a letter: the children of the list whom nobody met there.
pub const ABSENT: &str = "absen";
