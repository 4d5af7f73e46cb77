//! A child's state and a mother's, in the letters of the forms (§2.14): N/GK/GB/S and N/RISTI/KEK. Reads records; judges no
//! service.

use crate::date::{completed_months, days_between};
use crate::finding::measured;
use crate::growth::{MuacBand, Score, assess, muac_band};
use crate::life::{Episode, Person, Visit};
use crate::schedule::{is_pregnancy_at_risk, is_thin};
use crate::{Answers, Date};

/// What is known of a child's nutrition; a measure nobody took is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nutrition {
    /// Gizi buruk: BB/TB below −3, a red upper arm, or swollen feet.
    pub is_severe: Option<bool>,
    /// Gizi kurang, and not buruk: BB/TB from −3 to below −2, or a yellow upper arm.
    pub is_moderate: Option<bool>,
    /// PB-TB/U below −2.
    pub is_short: Option<bool>,
}

impl Nutrition {
    /// Each index by the newest visit that measured it, as the monthly visit to a child at risk goes by: a length of the last
    /// campaign stands until the next one. A score that cannot be believed says nothing.
    pub(super) fn of(person: &Person<'_>, birth: Date, visits: &[&Visit<'_>]) -> Self {
        let (mut thin, mut short, mut arm, mut swollen) = (None, None, None, None);
        for visit in visits.iter().rev() {
            let age_days = days_between(birth, visit.on);
            let growth = assess(&measured(person.sex(), Some(age_days), visit.answers));
            thin = thin.or_else(|| believed(growth.weight_for_length));
            short = short.or_else(|| believed(growth.length_for_age));
            arm = arm.or_else(|| {
                let cm = visit.answers.number("muac_cm")?;
                muac_band(cm, completed_months(birth, visit.on)?)
            });
            swollen = swollen.or_else(|| visit.answers.flag("oedema"));
        }
        let is_any = |answers: [Option<bool>; 3]| {
            let mut known = answers.into_iter().flatten().peekable();
            known.peek()?;
            Some(known.any(|holds| holds))
        };
        let is_severe = is_any([
            thin.map(|z| z < -3.0),
            arm.map(|band| band == MuacBand::Red),
            swollen,
        ]);
        let is_moderate = is_any([
            thin.map(|z| z < -2.0),
            arm.map(|band| band == MuacBand::Yellow),
            None,
        ]);
        Self {
            is_severe,
            is_moderate: is_moderate.map(|is| is && is_severe != Some(true)),
            is_short: short.map(|z| z < -2.0),
        }
    }

    /// The letters of the form; blank when nothing was measured. A child may be thin and short.
    pub const fn letters(self) -> &'static str {
        match (self.is_severe, self.is_moderate, self.is_short) {
            (Some(true), _, Some(true)) => "GB/S",
            (Some(true), ..) => "GB",
            (_, Some(true), Some(true)) => "GK/S",
            (_, Some(true), _) => "GK",
            (_, _, Some(true)) => "S",
            (None, None, None) => "",
            _ => "N",
        }
    }
}

fn believed(score: Option<Score>) -> Option<f64> {
    score
        .filter(|score| !score.is_implausible)
        .map(|score| score.z)
}

/// The form has one letter: KEK before another risk.
pub(super) fn pregnancy_letters(
    person: &Person<'_>,
    episode: &Episode<'_>,
    visits: &[&Visit<'_>],
    on: Date,
) -> &'static str {
    if is_thin(episode, visits) {
        "KEK"
    } else if is_pregnancy_at_risk(person, episode, visits, on) {
        "RISTI"
    } else {
        "N"
    }
}

/// The growth mat's last colour; `None` when it was not measured.
pub(super) fn mat<'v>(visits: &[&'v Visit<'_>]) -> Option<&'v str> {
    let answers = |visit: &&'v Visit<'_>| -> &'v Answers { visit.answers };
    let mut told = visits.iter().rev().map(answers);
    told.find_map(|answers| answers.text("growth_mat").filter(|it| *it != "unmeasured"))
}
