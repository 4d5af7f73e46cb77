//! What a coordinator's list of records that need her eyes says: who may be registered twice, where two people wrote different
//! things, and what was hidden.

use crate::RecordId;
use dampingi_domain::AreaCode;
use serde::{Deserialize, Serialize};

/// `GET /api/review/doubles`: who may be registered twice, where two people wrote different things, and what was hidden.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Doubles {
    /// Pairs, those that nobody decided on first.
    pub pairs: Vec<DoublePair>,
    /// Open conflict cards.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// What somebody hid, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Hidden>,
}

/// Two persons who may be one.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DoublePair {
    /// The one who may go.
    pub alias: DoubleSide,
    /// The one who may stay.
    pub person: DoubleSide,
    /// One of `alias::STATES`.
    pub state: String,
}

/// An open conflict card.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// The card.
    pub card: RecordId,
    /// Whom it is about.
    pub about: DoubleSide,
}

/// A record that somebody hid: what it is and why, and nothing of what was found.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Hidden {
    /// Record.
    pub id: RecordId,
    /// Form id.
    pub form: String,
    /// Village.
    pub area: AreaCode,
    /// `YYYY-MM-DD` of what has a date of its own, or nothing.
    pub on: String,
    /// Whom it is about.
    pub about: DoubleSide,
    /// Name of who hid it; nothing where that is not known.
    pub by: String,
    /// Server's clock when it was hidden; nothing where that is not known.
    pub at: String,
    /// Why, in her words.
    pub reason: String,
    /// Its state that the list was made from. Nothing in a list that an older server made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
}

/// A person, a household or a posyandu day, as a list names her.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct DoubleSide {
    /// Record.
    pub id: RecordId,
    /// Her name, or the head's.
    pub name: String,
    /// `YYYY-MM-DD`, or nothing; of a posyandu day when it is held.
    pub birth_date: String,
    /// Village's name.
    pub area_name: String,
}

impl std::fmt::Debug for Doubles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Doubles({}, {})", self.pairs.len(), self.disputes.len())
    }
}

impl std::fmt::Debug for DoublePair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DoublePair")
            .field("alias", &self.alias.id)
            .field("person", &self.person.id)
            .field("state", &self.state)
            .finish()
    }
}

impl std::fmt::Debug for Dispute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dispute({})", self.card)
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hidden({})", self.id)
    }
}

impl std::fmt::Debug for DoubleSide {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DoubleSide({})", self.id)
    }
}
