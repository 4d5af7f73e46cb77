//! What the rules look at: a case with everything computed once that more than one rule needs.

use super::{Case, Input};
use crate::date::{completed_months, completed_years, days_between};
use crate::growth::gain::{Gain, Weighing, judge, twice_not_enough};
use crate::growth::{Assessment, Measured, Oedema, Position, Score, Sex, assess};
use crate::woman::dating::{Dating, Gestation};
use crate::woman::engagement::{Outcome, Screening};
use crate::woman::pressure::BloodPressure;
use crate::{Answers, Date};

/// A case and what follows from it.
pub struct Facts<'a> {
    /// The case itself.
    pub case: &'a Case<'a>,
    /// Sex of the person.
    pub sex: Option<Sex>,
    /// Birth date of the person.
    pub birth: Option<Date>,
    /// Days since birth; `None` before birth.
    pub age_days: Option<i32>,
    /// Completed months; `None` before birth.
    pub age_months: Option<i32>,
    /// What a child's measures of this visit say.
    pub growth: Assessment,
    /// The gain since last month, when the child was weighed at this visit.
    pub gain: Option<Gain>,
    /// Whether this and the last month both ended in T.
    pub is_second_loss: bool,
    /// Dates of the pregnancy.
    pub dating: Option<Dating>,
    /// How far it is.
    pub gestation: Option<Gestation>,
    /// Blood pressure of this visit.
    pub pressure: Option<BloodPressure>,
}

impl std::fmt::Debug for Facts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Facts({})", self.case.form)
    }
}

/// Visits at which a child is weighed.
pub(crate) const WEIGHED_AT: [&str; 2] = ["child_visit", "newborn_visit"];

/// The measures of a child's visit.
pub fn measured(sex: Option<Sex>, age_days: Option<i32>, visit: &Answers) -> Measured {
    Measured {
        sex,
        age_days: age_days.and_then(|days| u32::try_from(days).ok()),
        weight_kg: visit.number("weight_kg"),
        length_cm: visit.number("height_cm"),
        position: visit
            .text("position")
            .map_or(Position::Unknown, Position::from_code),
        oedema: if visit.flag("oedema") == Some(true) {
            Oedema::Present
        } else {
            Oedema::Absent
        },
        head_cm: visit.number("head_circumference_cm"),
        muac_cm: visit.number("muac_cm"),
    }
}

impl<'a> Facts<'a> {
    /// Computes what follows from a case.
    pub fn of(case: &'a Case<'a>) -> Self {
        let person = case.person;
        let sex = person
            .and_then(|person| person.text("sex"))
            .and_then(Sex::from_code);
        let birth = person.and_then(|person| person.date("birth_date"));
        let age_days = birth
            .map(|birth| days_between(birth, case.on))
            .filter(|days| *days >= 0);
        let age_months = birth.and_then(|birth| completed_months(birth, case.on));
        let is_child = WEIGHED_AT.contains(&case.form);
        let growth = if is_child && age_days.is_some() {
            assess(&measured(sex, age_days, case.visit))
        } else {
            Assessment::default()
        };
        let (gain, is_second_loss) = sex
            .zip(birth)
            .filter(|_| is_child)
            .map_or((None, false), |(sex, birth)| gains(case, sex, birth));
        let dating = case.episode.and_then(Dating::of);
        let pressure = case
            .visit
            .number("systolic_mmhg")
            .zip(case.visit.number("diastolic_mmhg"))
            .and_then(|(upper, lower)| BloodPressure::new(upper, lower));
        Self {
            case,
            sex,
            birth,
            age_days,
            age_months,
            growth,
            gain,
            is_second_loss,
            dating,
            gestation: dating.and_then(|dating| dating.gestation(case.on)),
            pressure,
        }
    }

    /// Completed years of the person on the day of the visit.
    pub fn age_years(&self) -> Option<i32> {
        completed_years(self.birth?, self.case.on)
    }

    /// A number of this visit, above zero.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.case.visit.number(key).filter(|number| *number > 0.0)
    }

    /// A code of this visit.
    pub fn code(&self, key: &str) -> Option<&'a str> {
        self.case.visit.text(key)
    }

    /// A yes or no of this visit.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.case.visit.flag(key)
    }

    /// A number of the episode; zero is one.
    pub fn told(&self, key: &str) -> Option<f64> {
        self.case.episode?.number(key)
    }

    /// The ticked codes of a list, without "none".
    pub fn ticked(&self, key: &str) -> Vec<&'a str> {
        let mut codes = self.case.visit.codes(key);
        codes.retain(|code| *code != crate::form::NONE);
        codes
    }

    /// Screening of a prospective bride or groom, with the contacts before this one.
    pub fn screening(&self) -> (Screening, Outcome) {
        let case = self.case;
        let before = case.before(&[case.form]);
        let contacts: Vec<&Answers> = std::iter::once(case.visit)
            .chain(before.iter().map(|visit| visit.answers))
            .collect();
        let screening = Screening::of(case.person, case.episode, &contacts, case.on);
        let outcome = screening.outcome();
        (screening, outcome)
    }

    /// A score that can be believed.
    pub(super) fn believed(score: Option<Score>) -> Option<f64> {
        score
            .filter(|score| !score.is_implausible)
            .map(|score| score.z)
    }

    /// A field of this visit as an input, if it was filled in.
    pub(crate) fn input(&self, key: &'static str) -> Option<Input> {
        Some(Input {
            key,
            value: self.case.visit.get(key)?.clone(),
        })
    }

    /// Fields of this visit as inputs, those that were filled in.
    pub(super) fn inputs(&self, keys: &[&'static str]) -> Vec<Input> {
        keys.iter().filter_map(|key| self.input(key)).collect()
    }

    /// A field of the episode as an input, if it was filled in.
    pub(crate) fn told_input(&self, key: &'static str) -> Option<Input> {
        Some(Input {
            key,
            value: self.case.episode?.get(key)?.clone(),
        })
    }
}

/// N, T, O or B of this visit's weight. A weight so far out that it is likelier a mistake is judged neither now nor as
/// last month's: a slip of the scale would make two wrong letters.
fn gains(case: &Case<'_>, sex: Sex, birth: Date) -> (Option<Gain>, bool) {
    let Some(now) = weighing(case.visit, case.on, sex, birth) else {
        return (None, false);
    };
    // Oldest first: of two weighings on one day the one recorded last counts.
    let mut weighings: Vec<Weighing> = case
        .before(&WEIGHED_AT)
        .iter()
        .rev()
        .filter_map(|visit| weighing(visit.answers, visit.on, sex, birth))
        .filter(|weighing| weighing.on < case.on)
        .collect();
    weighings.push(now);
    (
        judge(sex, birth, &weighings),
        twice_not_enough(sex, birth, &weighings),
    )
}

/// The weighing of a visit; `None` without a weight that can be believed.
pub(crate) fn weighing(visit: &Answers, on: Date, sex: Sex, birth: Date) -> Option<Weighing> {
    let weight_kg = visit.number("weight_kg").filter(|kg| *kg > 0.0)?;
    let days = u32::try_from(days_between(birth, on)).ok()?;
    let alone = Measured {
        sex: Some(sex),
        age_days: Some(days),
        weight_kg: Some(weight_kg),
        ..Measured::default()
    };
    let is_believed = assess(&alone)
        .weight_for_age
        .is_none_or(|score| !score.is_implausible);
    is_believed.then_some(Weighing { on, weight_kg })
}
