//! The shape of a rule: data, and one predicate.

use super::Facts;
use crate::growth::Level;
use crate::term::{Term, t};
use crate::{Date, Ground};
use serde_json::Value;

/// One rule of the table.
#[derive(Debug)]
pub struct Rule {
    /// C01, B04, …: as in the domain notes, kept in records.
    pub id: &'static str,
    /// Which row of that id, where it has several grades; empty otherwise.
    pub variant: &'static str,
    /// Raised when a threshold changes.
    pub version: u16,
    /// First day of visits it judges.
    pub valid_from: Date,
    /// Last day of visits it judges.
    pub valid_to: Option<Date>,
    /// What was seen, in a sentence a mother can hear. Never a diagnosis.
    pub title: Term,
    /// The threshold in words, for "mengapa?" and the documentation.
    pub trigger: Term,
    /// What to do: who should look, and when.
    pub advice: Term,
    /// Who should look.
    pub destination: Destination,
    /// How soon.
    pub urgency: Urgency,
    /// Where the trigger comes from. Urgency, and most destinations, are design (§3.8).
    pub ground: Ground,
    /// Form ids of the visits it judges.
    pub forms: &'static [&'static str],
    /// Ids that are said already by this one, and stay under "mengapa?".
    pub covers: &'static [&'static str],
    /// Whether it holds, and then what it used.
    pub holds: fn(&Facts<'_>) -> Option<Vec<Input>>,
}

/// First day that the table of this version judges: visits brought in from before count too.
pub const FIRST_TABLE: Date = jiff::civil::date(2020, 1, 1);

impl Rule {
    /// Whether it judges visits of that day.
    pub fn is_in_force(&self, on: Date) -> bool {
        on >= self.valid_from && self.valid_to.is_none_or(|last| on <= last)
    }

    /// What its finding means at first sight (Settled 8).
    pub const fn level(&self) -> Level {
        match (self.urgency, self.destination) {
            (Urgency::Now | Urgency::Today, _) => Level::Refer,
            (_, Destination::Cadre) => Level::Good,
            _ => Level::Watch,
        }
    }
}

/// A value that a rule looked at: a field of a form, or something computed (see [`super::input_label`]).
#[derive(Clone, PartialEq)]
pub struct Input {
    /// Field key, or the name of a computed value.
    pub key: &'static str,
    /// As it was recorded or computed.
    pub value: Value,
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Input({})", self.key)
    }
}

impl Input {
    /// An input of a rule.
    pub fn new(key: &'static str, value: impl Into<Value>) -> Self {
        Self {
            key,
            value: value.into(),
        }
    }
}

/// Who should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Nobody else: the cadre herself can do it.
    Cadre,
    /// Posyandu or puskesmas, whichever comes first.
    Posyandu,
    /// Village midwife.
    Midwife,
    /// Midwife or family-planning officer.
    MidwifeOrPlanner,
    /// Puskesmas.
    HealthCentre,
    /// Puskesmas first, which sends on to a hospital.
    HealthCentreThenHospital,
    /// Puskesmas or hospital, whichever is nearer.
    NearestFacility,
    /// Hospital.
    Hospital,
}

impl Destination {
    /// Stable code for records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cadre => "cadre",
            Self::Posyandu => "posyandu",
            Self::Midwife => "midwife",
            Self::MidwifeOrPlanner => "midwife_or_planner",
            Self::HealthCentre => "health_centre",
            Self::HealthCentreThenHospital => "health_centre_then_hospital",
            Self::NearestFacility => "nearest_facility",
            Self::Hospital => "hospital",
        }
    }

    /// What people call it.
    pub const fn name(self) -> Term {
        match self {
            Self::Cadre => t("Kader", "Cadre"),
            Self::Posyandu => t("Posyandu atau puskesmas", "Posyandu or health centre"),
            Self::Midwife => t("Bidan desa", "Village midwife"),
            Self::MidwifeOrPlanner => t("Bidan atau PKB", "Midwife or family-planning officer"),
            Self::HealthCentre => t("Puskesmas", "Health centre"),
            Self::HealthCentreThenHospital => t(
                "Puskesmas, lalu rumah sakit bila perlu",
                "Health centre, then hospital if needed",
            ),
            Self::NearestFacility => t(
                "Puskesmas atau rumah sakit terdekat",
                "Nearest health centre or hospital",
            ),
            Self::Hospital => t("Rumah sakit", "Hospital"),
        }
    }

    /// The code of the visit form's `referral_to` that fits, to fill in when a referral is opened.
    pub const fn referral_code(self) -> Option<&'static str> {
        match self {
            Self::Cadre => None,
            Self::Posyandu | Self::Midwife | Self::MidwifeOrPlanner => Some("midwife"),
            Self::HealthCentre | Self::HealthCentreThenHospital | Self::NearestFacility => {
                Some("health_centre")
            }
            Self::Hospital => Some("hospital"),
        }
    }
}

/// How soon. The order of the variants is not used: see [`Urgency::days`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// At once.
    Now,
    /// Before the day ends.
    Today,
    /// Within so many days.
    Within(u16),
    /// At the next occasion.
    Routine,
}

impl Urgency {
    /// Days until it is overdue: the smaller, the stricter. "Now" lies before "today".
    pub const fn days(self) -> i32 {
        match self {
            Self::Now => -1,
            Self::Today => 0,
            Self::Within(days) => days as i32,
            Self::Routine => 30,
        }
    }

    /// Stable code for records.
    pub fn code(self) -> String {
        match self {
            Self::Now => "now".to_owned(),
            Self::Today => "today".to_owned(),
            Self::Within(days) => format!("within_{days}_days"),
            Self::Routine => "routine".to_owned(),
        }
    }

    /// What is said to the cadre.
    pub fn words(self, lang: crate::Lang) -> String {
        let term = match self {
            Self::Now => t("sekarang juga", "now"),
            Self::Today => t("hari ini", "today"),
            Self::Within(days) => {
                return match lang {
                    crate::Lang::Id => format!("paling lambat {days} hari lagi"),
                    crate::Lang::En => format!("within {days} days"),
                };
            }
            Self::Routine => t("pada kesempatan berikut", "at the next occasion"),
        };
        term.text(lang).to_owned()
    }
}
