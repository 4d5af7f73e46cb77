//! Whether somebody who is being registered may be here already, with the reasons. It only ever warns: two girls with one
//! name and one birthday are real (domain notes, Settled 7).

mod home;
mod name;
mod spelling;

pub use home::{Home, likely_homes};
pub use name::{Alike, alike, in_one_spelling};
pub use spelling::{Basis, LETTERS, WORDS};

use crate::term::t;
use crate::{Term, nik};

/// Field of a new record with the ids of those who may be the same, when she saved it all the same. No page asks it: it is
/// there so that phone and server alike make a flag of it for the coordinator.
pub const MAY_BE: &str = "may_be_ids";

/// What is known of a person when she is looked for. Empty text is "not known".
#[derive(Clone, Copy, Default)]
#[expect(
    missing_debug_implementations,
    reason = "names and numbers are not for logs"
)]
pub struct Somebody<'a> {
    /// As it was written.
    pub name: &'a str,
    /// `female` or `male`.
    pub sex: &'a str,
    /// `YYYY-MM-DD`.
    pub birth: &'a str,
    /// Mother of a child.
    pub mother: &'a str,
    /// Father, or the parent of whom an import did not say which.
    pub parent: &'a str,
    /// Code of the village.
    pub village: &'a str,
    /// Hamlet.
    pub hamlet: &'a str,
    /// Sixteen digits.
    pub nik: &'a str,
}

/// Why somebody may be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The same NIK.
    Nik,
    /// The same number of the family card.
    Card,
    /// The same name, but for titles, signs and capitals.
    Name,
    /// A name that is another spelling of it, or lacks one word.
    NameAlike,
    /// One of the two is a baby without a name yet.
    Unnamed,
    /// The same birth date.
    Birth,
    /// Day and month changed places.
    BirthSwapped,
    /// One part of the birth date differs.
    BirthNear,
    /// The same mother.
    Mother,
    /// The same father or parent.
    Parent,
    /// The same hamlet.
    Hamlet,
    /// The same RT.
    Rt,
}

impl Reason {
    /// Stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nik => "nik",
            Self::Card => "card",
            Self::Name => "name",
            Self::NameAlike => "name_alike",
            Self::Unnamed => "unnamed",
            Self::Birth => "birth",
            Self::BirthSwapped => "birth_swapped",
            Self::BirthNear => "birth_near",
            Self::Mother => "mother",
            Self::Parent => "parent",
            Self::Hamlet => "hamlet",
            Self::Rt => "rt",
        }
    }

    /// For people.
    pub const fn words(self) -> Term {
        match self {
            Self::Nik => t("NIK sama", "same NIK"),
            Self::Card => t("nomor KK sama", "same family card"),
            Self::Name => t("nama sama", "same name"),
            Self::NameAlike => t("nama mirip", "similar name"),
            Self::Unnamed => t("bayi belum bernama", "baby without a name yet"),
            Self::Birth => t("tanggal lahir sama", "same birth date"),
            Self::BirthSwapped => t("tanggal dan bulan tertukar?", "day and month swapped?"),
            Self::BirthNear => t("tanggal lahir hampir sama", "almost the same birth date"),
            Self::Mother => t("ibu sama", "same mother"),
            Self::Parent => t("orang tua sama", "same parent"),
            Self::Hamlet => t("satu dusun", "same hamlet"),
            Self::Rt => t("satu RT", "same RT"),
        }
    }
}

/// Somebody known who may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// Place among the known.
    pub at: usize,
    /// How much speaks for it.
    pub points: i8,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// From here on she is asked. `[design]`, unconfirmed, as all the weights here are: no figures on real duplicates were found.
const ENOUGH: i8 = 5;
/// A number that only one person has.
const NUMBER: i8 = 10;
const WHOLE_NAME: i8 = 3;
const PART_OF_NAME: i8 = 2;
const KIN: i8 = 2;

/// Those among the known who may be `new`, the likeliest first.
pub fn likely<'a>(new: &Somebody<'_>, known: impl Iterator<Item = Somebody<'a>>) -> Vec<Likely> {
    let mut found = Vec::new();
    for (at, known) in known.enumerate() {
        if let Some((points, reasons)) = compare(new, &known) {
            put(&mut found, at, points, reasons);
        }
    }
    found
}

/// Kept in order while they come: there are few.
fn put(found: &mut Vec<Likely>, at: usize, points: i8, reasons: Vec<Reason>) {
    let place = found.iter().position(|other| other.points < points);
    let likely = Likely {
        at,
        points,
        reasons,
    };
    found.insert(place.unwrap_or(found.len()), likely);
}

fn compare(new: &Somebody<'_>, known: &Somebody<'_>) -> Option<(i8, Vec<Reason>)> {
    let same_nik = nik::is_well_formed(new.nik) && new.nik == known.nik;
    let (birth, on_birth) = birth(new.birth, known.birth);
    let same_hamlet = is_same_place(new, known);
    let mut points = birth + i8::from(same_hamlet) + i8::from(same_nik) * NUMBER;
    if !new.sex.is_empty() && !known.sex.is_empty() && new.sex != known.sex {
        points -= 2;
    }
    let has_kin = !new.mother.is_empty() || !new.parent.is_empty();
    // Most people are out here, before any name is taken apart.
    if points + WHOLE_NAME + i8::from(has_kin) * KIN < ENOUGH {
        return None;
    }
    let (kin, on_kin) = kin(new, known);
    let is_baby = on_kin == Some(Reason::Mother) && on_birth == Some(Reason::Birth);
    let on_name = match alike(new.name, known.name) {
        Some(Alike::Same) => Some((WHOLE_NAME, Reason::Name)),
        Some(Alike::Spelling) => Some((WHOLE_NAME, Reason::NameAlike)),
        Some(Alike::Part) => Some((PART_OF_NAME, Reason::NameAlike)),
        None if is_baby && name::is_unnamed(new.name) != name::is_unnamed(known.name) => {
            Some((PART_OF_NAME, Reason::Unnamed))
        }
        None => None,
    };
    // Twins share all but the name, so without one only the number speaks.
    if on_name.is_none() && !same_nik {
        return None;
    }
    points += kin + on_name.map_or(0, |(points, _)| points);
    let reasons = [
        same_nik.then_some(Reason::Nik),
        on_name.map(|(_, reason)| reason),
        on_birth,
        on_kin,
        same_hamlet.then_some(Reason::Hamlet),
    ];
    (points >= ENOUGH).then(|| (points, reasons.into_iter().flatten().collect()))
}

/// Points and reason of two birth dates, `YYYY-MM-DD` both.
fn birth(new: &str, known: &str) -> (i8, Option<Reason>) {
    if new == known && !new.is_empty() {
        return (3, Some(Reason::Birth));
    }
    let (Some(a), Some(b)) = (parts(new), parts(known)) else {
        return (1, None);
    };
    if a.0 == b.0 && a.1 == b.2 && a.2 == b.1 {
        return (2, Some(Reason::BirthSwapped));
    }
    let same = u8::from(a.0 == b.0) + u8::from(a.1 == b.1) + u8::from(a.2 == b.2);
    if same == 2 {
        (1, Some(Reason::BirthNear))
    } else {
        (-1, None)
    }
}

fn parts(date: &str) -> Option<(&str, &str, &str)> {
    Some((date.get(..4)?, date.get(5..7)?, date.get(8..)?))
}

fn kin(new: &Somebody<'_>, known: &Somebody<'_>) -> (i8, Option<Reason>) {
    let are_same = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && alike(a, b).is_some();
    if are_same(new.mother, known.mother) {
        return (KIN, Some(Reason::Mother));
    }
    if are_same(new.parent, known.parent) || are_same(new.mother, known.parent) {
        return (KIN, Some(Reason::Parent));
    }
    let differ = !new.mother.is_empty() && !known.mother.is_empty();
    (-i8::from(differ), None)
}

fn is_same_place(new: &Somebody<'_>, known: &Somebody<'_>) -> bool {
    new.village == known.village && is_same(new.hamlet, known.hamlet)
}

fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    !a.is_empty() && a.eq_ignore_ascii_case(b)
}
