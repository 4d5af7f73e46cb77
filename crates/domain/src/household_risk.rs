//! Whether a family is at risk of stunting (keluarga berisiko stunting, KRS), and why. Domain notes §1.4.

use crate::date::completed_months;
use crate::growth::Sex;
use crate::life::Person;
use crate::term::{Term, t};
use crate::woman::risk::{FourToo, Mother, four_too};
use crate::{Answers, Date, Ground};

/// Where the logic comes from.
pub const GROUND: Ground = Ground::unconfirmed(
    "§1.4 R12, with BKKBN's protected spring and rain; more than 3 children: Settled 9",
);

/// Sources of drinking water that are adequate; the codes of the survey.
const ADEQUATE_WATER: [&str; 6] = [
    "bottled",
    "piped",
    "borehole",
    "protected_well",
    "protected_spring",
    "rain",
];
const OTHER_WATER: [&str; 4] = ["unprotected_well", "unprotected_spring", "surface", "other"];
const ADEQUATE_LATRINE: [&str; 2] = ["own_septic", "shared_septic"];
const OTHER_LATRINE: [&str; 3] = ["no_septic", "absent", "other"];

/// Whether a source of drinking water is adequate; `None` for a code that this version does not know.
pub fn is_water_adequate(code: &str) -> Option<bool> {
    judge(code, &ADEQUATE_WATER, &OTHER_WATER)
}

/// Whether a latrine is adequate, which needs a septic tank; `None` for a code that this version does not know.
pub fn is_latrine_adequate(code: &str) -> Option<bool> {
    judge(code, &ADEQUATE_LATRINE, &OTHER_LATRINE)
}

fn judge(code: &str, adequate: &[&str], other: &[&str]) -> Option<bool> {
    if adequate.contains(&code) {
        Some(true)
    } else {
        other.contains(&code).then_some(false)
    }
}

/// A reason for being at risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The main drinking water is not adequate.
    Water,
    /// No latrine with a septic tank.
    Latrine,
    /// One of the four "too" of a wife.
    FourToo(FourToo),
}

impl Reason {
    /// In words.
    pub const fn name(self) -> Term {
        match self {
            Self::Water => t("Air minum belum layak", "Drinking water not adequate"),
            Self::Latrine => t(
                "Jamban belum layak (tanpa septic tank)",
                "Latrine not adequate (no septic tank)",
            ),
            Self::FourToo(risk) => risk.name(),
        }
    }
}

/// Why a family is a target of the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A couple with a wife of 15–49 years (PUS).
    ReproductiveCouple,
    /// A pregnant wife.
    Pregnant,
    /// A child of 0–23 months.
    ChildUnderTwo,
    /// A child of 24–59 months.
    ChildUnderFive,
}

/// What is known of a family.
#[derive(Clone, Debug, Default)]
pub struct Family {
    /// Whether the drinking water is adequate; `None` when nobody knows.
    pub water: Option<bool>,
    /// Whether the latrine is; `None` when nobody knows.
    pub latrine: Option<bool>,
    /// The wives of 15–49 years, and any who is pregnant.
    pub wives: Vec<Wife>,
    /// Completed months of each child below five.
    pub children_months: Vec<i32>,
}

/// A wife.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wife {
    /// What the four "too" are judged by.
    pub mother: Mother,
    /// Whether she is pregnant.
    pub is_pregnant: bool,
}

/// How a family stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Why it is a target; empty when it is none.
    pub targets: Vec<Target>,
    /// Why it is at risk. Given for a family that is no target too; it is then not at risk by name.
    pub reasons: Vec<Reason>,
    /// Keys of the survey that were not answered: without them "not at risk" is not certain.
    pub unknown: Vec<&'static str>,
}

impl Risk {
    /// KRS: a target with at least one reason.
    pub fn is_at_risk(&self) -> bool {
        !self.targets.is_empty() && !self.reasons.is_empty()
    }
}

/// Judges a family.
pub fn assess(family: &Family) -> Risk {
    let mut reasons = Vec::new();
    let mut unknown = Vec::new();
    let survey = [
        ("water_source", family.water, Reason::Water),
        ("latrine", family.latrine, Reason::Latrine),
    ];
    for (key, adequate, reason) in survey {
        match adequate {
            Some(true) => {}
            Some(false) => reasons.push(reason),
            None => unknown.push(key),
        }
    }
    for wife in &family.wives {
        for risk in four_too(wife.mother) {
            if !reasons.contains(&Reason::FourToo(risk)) {
                reasons.push(Reason::FourToo(risk));
            }
        }
    }
    let has_child = |range: std::ops::RangeInclusive<i32>| {
        family
            .children_months
            .iter()
            .any(|months| range.contains(months))
    };
    let targets = [
        (Target::ReproductiveCouple, !family.wives.is_empty()),
        (
            Target::Pregnant,
            family.wives.iter().any(|wife| wife.is_pregnant),
        ),
        (Target::ChildUnderTwo, has_child(0..=23)),
        (Target::ChildUnderFive, has_child(24..=59)),
    ];
    Risk {
        targets: targets
            .into_iter()
            .filter_map(|(target, holds)| holds.then_some(target))
            .collect(),
        reasons,
        unknown,
    }
}

/// Months between the last two births; children of one birth (twins) count once. `None` with fewer than two births.
pub fn birth_interval_months(births: &[Date]) -> Option<i32> {
    let mut births = births.to_vec();
    births.sort();
    // Twins may be born on both sides of midnight.
    births.dedup_by(|later, earlier| crate::date::days_between(*earlier, *later) <= 1);
    let [.., before, last] = births.as_slice() else {
        return None;
    };
    completed_months(*before, *last)
}

/// What is told of somebody beside age and sex that her family's risk asks for. It holds on any later day.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    is_wed: bool,
    children: Option<i32>,
    last_child_months: Option<i32>,
}

impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Told")
    }
}

impl Told {
    /// As her records have it.
    pub fn of(person: &Person<'_>, on: Date) -> Self {
        let whole = |answers: &Answers, key: &str| answers.number(key).map(|number| number as i32);
        let told = person
            .episodes
            .iter()
            .filter(|episode| episode.answers.is_filled("children_count"))
            .max_by_key(|episode| episode.registered_on());
        let pregnancy = person.open("pregnancy", on).next();
        Self {
            is_wed: person.answers.text("relation_to_head") == Some("spouse")
                || person.answers.is_filled("spouse_name")
                || person
                    .episodes
                    .iter()
                    .any(|episode| matches!(episode.form, "pregnancy" | "postpartum")),
            children: told.and_then(|episode| whole(episode.answers, "children_count")),
            last_child_months: pregnancy
                .and_then(|episode| whole(episode.answers, "last_child_age_months")),
        }
    }

    /// As a phone keeps it beside her name; empty for whoever is no wife.
    pub fn to_line(self) -> String {
        let mut line = String::new();
        if self.is_wed {
            line.push('w');
            for number in [self.children, self.last_child_months] {
                line.push(' ');
                line.extend(number.map(|number| number.to_string()));
            }
        }
        line
    }

    /// Reads such a line.
    pub fn from_line(line: &str) -> Self {
        let mut words = line.split(' ');
        let is_wed = words.next() == Some("w");
        let mut number = || words.next().and_then(|word| word.parse().ok());
        Self {
            is_wed,
            children: number(),
            last_child_months: number(),
        }
    }
}

/// Somebody who lives in a household, as its risk sees her.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Completed months of age.
    pub months: Option<i32>,
    /// Birth date.
    pub birth: Option<Date>,
    /// Whether she is a woman.
    pub is_female: bool,
    /// Whether she is pregnant.
    pub is_pregnant: bool,
    /// The rest.
    pub told: Told,
}

impl Member {
    fn of(person: &Person<'_>, on: Date) -> Self {
        Self {
            months: person.months(on),
            birth: person.birth(),
            is_female: person.sex() == Some(Sex::Female),
            is_pregnant: person.open("pregnancy", on).next().is_some(),
            told: Told::of(person, on),
        }
    }

    fn years(&self) -> Option<i32> {
        self.months.map(|months| months / 12)
    }

    fn is_wife(&self) -> bool {
        let is_of_age = || self.years().is_some_and(|years| (15..=49).contains(&years));
        self.is_female && (self.is_pregnant || self.told.is_wed && is_of_age())
    }

    fn is_child(&self) -> bool {
        self.months.is_some_and(|months| months < 60)
    }

    fn wife(&self, interval: Option<i32>) -> Wife {
        let told = self.told.last_child_months.filter(|_| self.is_pregnant);
        Wife {
            mother: Mother {
                age_years: self.years(),
                children: self.told.children,
                interval_months: told.or(interval),
            },
            is_pregnant: self.is_pregnant,
        }
    }
}

/// Puts a family together from its last survey and the people in it; who moved away or died is not among them.
pub fn family(survey: Option<&Answers>, members: &[&Person<'_>], on: Date) -> Family {
    let is_here = |person: &&&Person<'_>| person.left_on().is_none_or(|left| left > on);
    let here = members.iter().filter(is_here);
    let members: Vec<Member> = here.map(|person| Member::of(person, on)).collect();
    let code = |key: &str| survey.and_then(|survey| survey.text(key));
    of_members(
        code("water_source").and_then(is_water_adequate),
        code("latrine").and_then(is_latrine_adequate),
        &members,
    )
}

/// The same, of who lives there, and whether water and latrine are adequate.
pub fn of_members(water: Option<bool>, latrine: Option<bool>, members: &[Member]) -> Family {
    let children: Vec<&Member> = members.iter().filter(|it| it.is_child()).collect();
    let wives: Vec<&Member> = members.iter().filter(|it| it.is_wife()).collect();
    // Whose children they are is only certain when one wife lives here.
    let births: Vec<Date> = children.iter().filter_map(|child| child.birth).collect();
    let interval = (wives.len() == 1)
        .then(|| birth_interval_months(&births))
        .flatten();
    Family {
        water,
        latrine,
        wives: wives.iter().map(|wife| wife.wife(interval)).collect(),
        children_months: children.iter().filter_map(|child| child.months).collect(),
    }
}
