//! Fields that name a place of the organisation: which places may be chosen there, and under which key the record keeps which
//! one it was. The name stands in the field itself, as text, so that it is read wherever the list is not.

/// The places that a field may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// Posyandu.
    Posyandu,
    /// Puskesmas.
    HealthCentres,
    /// Hospitals.
    Hospitals,
    /// Pustu, polindes, clinics, and whatever else is neither puskesmas nor hospital.
    Posts,
    /// Every health facility.
    Facilities,
}

/// Each field with its places and the key of the link.
const FIELDS: [(&str, Places, &str); 7] = [
    ("posyandu", Places::Posyandu, "posyandu_id"),
    ("health_centre", Places::HealthCentres, "health_centre_id"),
    ("referral_place", Places::Facilities, "referral_place_id"),
    (
        "health_check_place",
        Places::Facilities,
        "health_check_place_id",
    ),
    (
        "check_up_facility",
        Places::Facilities,
        "check_up_facility_id",
    ),
    (
        "referral_facility",
        Places::Hospitals,
        "referral_facility_id",
    ),
    (
        "birth_facility_planned",
        Places::Facilities,
        "birth_facility_planned_id",
    ),
];

/// The places to choose from in a field; `None` for a field that names no place.
pub fn places(key: &str) -> Option<Places> {
    Some(FIELDS.iter().find(|(field, ..)| *field == key)?.1)
}

/// Every field that names a place, with the key of its link.
pub fn links() -> impl Iterator<Item = (&'static str, Places, &'static str)> {
    FIELDS.into_iter()
}

impl Places {
    /// Those of them that fit where somebody is sent, by the code of `referral_to`.
    #[must_use]
    pub fn for_referral(self, to: &str) -> Self {
        match (self, to) {
            (Self::Facilities, "midwife") => Self::Posts,
            (Self::Facilities, "health_centre") => Self::HealthCentres,
            (Self::Facilities, "hospital") => Self::Hospitals,
            _ => self,
        }
    }

    /// Whether a facility of this type is one of them, by how such lists are written: "puskesmas", "Puskesmas pembantu", "RSUD".
    pub fn has_type(self, kind: &str) -> bool {
        let kind = kind.to_ascii_lowercase();
        let is_centre = kind.starts_with("puskesmas") && !kind.contains("pembantu");
        let is_hospital = kind.starts_with("rs") || kind.starts_with("rumah sakit");
        match self {
            Self::Posyandu => false,
            Self::HealthCentres => is_centre,
            Self::Hospitals => is_hospital,
            Self::Posts => !is_centre && !is_hospital,
            Self::Facilities => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facility_is_offered_where_it_fits() {
        let of = |to| Places::Facilities.for_referral(to);
        for (kind, to) in [
            ("puskesmas", "health_centre"),
            ("Puskesmas rawat inap", "health_centre"),
            ("Puskesmas Pembantu", "midwife"),
            ("pustu", "midwife"),
            ("klinik", "midwife"),
            ("RSUD", "hospital"),
            ("rumah sakit", "hospital"),
        ] {
            for other in ["midwife", "health_centre", "hospital"] {
                assert_eq!(of(other).has_type(kind), other == to, "{kind} for {other}");
            }
            assert!(of("").has_type(kind) && !Places::Posyandu.has_type(kind));
        }
        assert_eq!(places("referral_place"), Some(Places::Facilities));
        assert_eq!(places("note"), None);
        assert_eq!(Places::Posyandu.for_referral("hospital"), Places::Posyandu);
    }
}
