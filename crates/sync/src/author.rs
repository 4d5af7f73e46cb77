//! Who writes, and what she may.

use crate::{Kind, RecordId};
use dampingi_domain::AreaCode;
use serde::{Deserialize, Serialize};

/// What a user is in the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// TPK, KPM or posyandu volunteer.
    Cadre,
    /// Kecamatan coordinator.
    Coordinator,
    /// Kabupaten or kota.
    Kabupaten,
    /// Province.
    Province,
    /// Runs the server and its accounts; sees no person's record.
    Admin,
}

/// Which kind of cadre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CadreKind {
    /// Tim Pendamping Keluarga.
    Tpk,
    /// Kader Pembangunan Manusia.
    HumanDevCadre,
    /// Posyandu volunteer.
    Posyandu,
}

impl Role {
    /// Whether the role may push changes to records of this kind. Everything else is refused, whoever asks.
    pub fn may_write(self, kind: &Kind) -> bool {
        match self {
            Self::Cadre => matches!(
                kind,
                // A conflict card is settled by the one who knows the family; what she may change of it, see `accept`.
                // Of a merge she can only say that there should be one.
                Kind::Household
                    | Kind::Person
                    | Kind::Episode
                    | Kind::Visit
                    | Kind::Conflict
                    | Kind::Merge
                    | Kind::Session
                    | Kind::Funds
            ),
            Self::Coordinator => matches!(
                kind,
                Kind::Review | Kind::Conflict | Kind::Merge | Kind::SignOff
            ),
            Self::Kabupaten | Self::Province | Self::Admin => false,
        }
    }

    /// Whether the role may read records about people at all.
    pub fn may_read_people(self) -> bool {
        matches!(self, Self::Cadre | Self::Coordinator)
    }
}

/// The author of a change as the server knows her, never as the change claims.
#[derive(Clone, Debug)]
pub struct Author {
    /// User id.
    pub id: RecordId,
    /// Role.
    pub role: Role,
    /// Areas she works in now.
    pub areas: Vec<AreaCode>,
    /// Areas she once worked in: what she wrote there offline is still taken.
    pub former_areas: Vec<AreaCode>,
}

impl Author {
    /// Whether she may write in this area.
    pub fn may_write_in(&self, area: &AreaCode) -> bool {
        self.areas
            .iter()
            .chain(&self.former_areas)
            .any(|own| own.contains(area))
    }
}

/// A user as her own phone knows her.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// User id.
    pub id: RecordId,
    /// Name she signs in with.
    pub username: String,
    /// Name shown.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Which kind of cadre; none for the other roles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cadre_kind: Option<CadreKind>,
    /// Areas with their names.
    pub areas: Vec<NamedArea>,
    /// Whether the first, one-time password must be changed before anything else.
    #[serde(default)]
    pub must_change_password: bool,
}

impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Profile")
            .field("id", &self.id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// An area with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedArea {
    /// Code.
    pub code: AreaCode,
    /// Name as in the area table.
    pub name: String,
}
