//! From what was counted of a person to Y, T or TS. The tables of the domain notes §2.14, with Settled 10.

use Verdict::{Met, NotApplicable, Unmet};

/// Y, T or TS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Y: received.
    Met,
    /// T: not received, or not on record.
    Unmet,
    /// TS: does not apply this quarter.
    NotApplicable,
}

impl Verdict {
    /// The letters of the form.
    pub const fn letters(self) -> &'static str {
        match self {
            Met => "Y",
            Unmet => "T",
            NotApplicable => "TS",
        }
    }

    const fn of(holds: bool) -> Self {
        if holds { Met } else { Unmet }
    }
}

/// Headings of a mother's indicators, in the order of the form.
pub static MOTHER: [&str; 8] = [
    "Pemeriksaan kehamilan",
    "Konsumsi pil Fe",
    "Pemeriksaan nifas",
    "Konseling gizi (kelas IH)",
    "Kunjungan rumah",
    "Akses air bersih",
    "Kepemilikan jamban",
    "Jaminan kesehatan",
];

/// Headings of a child's indicators, in the order of the form.
pub static CHILD: [&str; 10] = [
    "Imunisasi dasar",
    "Pengukuran berat badan",
    "Pengukuran tinggi badan",
    "Konseling gizi orang tua",
    "Kunjungan rumah",
    "Akses air bersih",
    "Kepemilikan jamban",
    "Akta lahir",
    "Jaminan kesehatan",
    "Pengasuhan (PAUD)",
];

/// Where a mother stands on the quarter's last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// First or second trimester, or a pregnancy without dates.
    Early,
    /// Third trimester.
    Late,
    /// After birth.
    AfterBirth,
}

/// What was counted of a mother, from the start of the pregnancy to the quarter's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MotherCounts {
    /// Where she stands.
    pub stage: Stage,
    /// RISTI or KEK.
    pub is_at_risk: bool,
    /// Check-ups in pregnancy.
    pub antenatal_checks: usize,
    /// Months in which she took iron tablets.
    pub iron_months: usize,
    /// Check-ups after birth.
    pub postnatal_checks: usize,
    /// Visits with counselling, or classes.
    pub counselling: usize,
    /// Months of the quarter in which she was a target.
    pub months: usize,
    /// Of these, months with a visit at home.
    pub months_visited: usize,
    /// Adequate water.
    pub water: bool,
    /// Adequate latrine.
    pub latrine: bool,
    /// Health insurance.
    pub insured: bool,
}

/// What an indicator asks of somebody, and how much of it there is: what is missing can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Does not apply this quarter.
    None,
    /// So much of so much.
    Of(usize, usize),
}

impl Need {
    /// Y, T or TS.
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::None => NotApplicable,
            Self::Of(there, needed) => Verdict::of(there >= needed),
        }
    }
}

impl From<Verdict> for Need {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            NotApplicable => Self::None,
            other => Self::Of(usize::from(other == Met), 1),
        }
    }
}

/// Something that is there or not.
const fn there(is: bool) -> Need {
    Need::Of(is as usize, 1)
}

/// Judges a mother.
pub fn mother(counts: &MotherCounts) -> [Verdict; 8] {
    mother_needs(counts).map(Need::verdict)
}

/// Judges a child of 0–23 months.
pub fn child(counts: &ChildCounts, length: LengthRule) -> [Verdict; 10] {
    child_needs(counts, length).map(Need::verdict)
}

/// What each indicator asks of a mother.
pub fn mother_needs(counts: &MotherCounts) -> [Need; 8] {
    let checked = |needed| Need::Of(counts.antenatal_checks, needed);
    let counselled = |needed| Need::Of(counts.counselling, needed);
    let iron = Need::Of(counts.iron_months, 1);
    let (checks, iron, postnatal, counselling) = match counts.stage {
        Stage::Early => (checked(1), iron, Need::None, counselled(1)),
        Stage::Late => (checked(2), iron, Need::None, counselled(2)),
        Stage::AfterBirth => (
            Need::None,
            Need::None,
            Need::Of(counts.postnatal_checks, 3),
            Need::None,
        ),
    };
    let is_visited = counts.is_at_risk && counts.stage != Stage::AfterBirth;
    [
        checks,
        iron,
        postnatal,
        counselling,
        home(is_visited, counts.months, counts.months_visited),
        there(counts.water),
        there(counts.latrine),
        there(counts.insured),
    ]
}

/// At home: does not apply without risk; otherwise once in each month of the quarter (Settled 10).
const fn home(is_at_risk: bool, months: usize, visited: usize) -> Need {
    if is_at_risk && months > 0 {
        Need::Of(visited, months)
    } else {
        Need::None
    }
}

/// How often a child's length is to be measured. The forms know two ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LengthRule {
    /// At least once in the quarter.
    #[default]
    EachQuarter,
    /// In the measuring months, February and August, of the quarter's year.
    Campaigns,
}

/// What was counted of a child, from its birth to the quarter's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChildCounts {
    /// Completed months on the quarter's last day: 0–23.
    pub age_months: i32,
    /// Number of the quarter, 1 to 4.
    pub quarter: i8,
    /// Gizi buruk, gizi kurang or stunting by the last measurement.
    pub is_at_risk: bool,
    /// Basic immunisation without measles: any dose on record.
    pub basic_doses: usize,
    /// Measles-rubella.
    pub measles: bool,
    /// Months with a weighing.
    pub months_weighed: usize,
    /// Length or height measured in the quarter.
    pub measured_in_quarter: bool,
    /// Measured in February of the quarter's year.
    pub measured_in_february: bool,
    /// Measured in August of the quarter's year.
    pub measured_in_august: bool,
    /// Months with counselling of the parents.
    pub counselling_months: usize,
    /// Months with a parenting class.
    pub parenting_months: usize,
    /// Months of the quarter in which the child was a target.
    pub months: usize,
    /// Of these, months with a visit at home.
    pub months_visited: usize,
    /// Adequate water.
    pub water: bool,
    /// Adequate latrine.
    pub latrine: bool,
    /// Birth certificate.
    pub birth_certificate: bool,
    /// Health insurance.
    pub insured: bool,
}

/// What each indicator asks of a child of 0–23 months.
pub fn child_needs(counts: &ChildCounts, length: LengthRule) -> [Need; 10] {
    let basic = usize::from(counts.basic_doses >= 1);
    let both = Need::Of(basic + usize::from(counts.measles), 2);
    // Age band: immunisation, months weighed and counselled; with months of parenting class.
    let (immunisation, months) = match counts.age_months {
        ..6 => (Need::None, None),
        6..=9 => (Need::Of(basic, 1), Some(5)),
        10..=12 => (both, Some(5)),
        13..=17 => (both, Some(8)),
        18.. => (both, Some(15)),
    };
    let of =
        |there, needed: Option<usize>| needed.map_or(Need::None, |needed| Need::Of(there, needed));
    let measured = match length {
        LengthRule::EachQuarter => there(counts.measured_in_quarter),
        LengthRule::Campaigns => in_campaigns(counts),
    };
    [
        immunisation,
        of(counts.months_weighed, months),
        measured,
        of(counts.counselling_months, months),
        home(counts.is_at_risk, counts.months, counts.months_visited),
        there(counts.water),
        there(counts.latrine),
        there(counts.birth_certificate),
        there(counts.insured),
        of(counts.parenting_months, months.map(|_| 5)),
    ]
}

/// By the measuring months that the child has lived through: Q1 and Q2 February, Q3 and Q4 August, and February too for
/// those old enough.
const fn in_campaigns(counts: &ChildCounts) -> Need {
    let (february, august) = (counts.measured_in_february, counts.measured_in_august);
    match (counts.quarter, counts.age_months) {
        (1 | 2, ..=3) | (3, ..=3) | (4, ..=6) => Need::None,
        (1 | 2, _) => there(february),
        (3, ..=8) | (4, ..=11) => there(august),
        _ => Need::Of(february as usize + august as usize, 2),
    }
}
