//! Before a wedding: whether she or he is ready, and each thing to prepare, in words. Judged in [`crate::woman::engagement`].

use super::Measure;
use super::asked::recorded;
use super::woman::{arm, body, haemoglobin, level, measure};
use crate::finding::{Facts, Input};
use crate::growth::Sex;
use crate::term::t;
use crate::woman::anaemia::NOT_PREGNANT;
use crate::woman::body::is_wide;
use crate::woman::engagement::{Readiness, Reason};

/// Readiness first, then what was measured, then the other reasons.
pub(super) fn of(facts: &Facts<'_>) -> Vec<Measure> {
    let (screening, outcome) = facts.screening();
    let (words, level_of) = match outcome.readiness {
        Readiness::Ideal => (t("Siap (ideal)", "Ready (ideal)"), level(true)),
        Readiness::AtRisk => (
            t(
                "Ada yang perlu disiapkan (berisiko)",
                "Something to prepare (at risk)",
            ),
            level(false),
        ),
        Readiness::Incomplete => (
            t("Belum lengkap diperiksa", "Not everything was examined yet"),
            None,
        ),
    };
    let count = i32::try_from(outcome.reasons.len()).unwrap_or(i32::MAX);
    let mut found = vec![measure(Input::new("reasons", count), words, level_of)];
    found.extend(screening.bmi.and_then(|bmi| body("bmi", bmi, level(false))));
    found.extend(waist(facts, screening.sex));
    if screening.sex == Some(Sex::Female) {
        found.extend(arm(facts));
        found.extend(haemoglobin(facts, &NOT_PREGNANT));
    }
    let told = |reason: Reason| {
        let input = match reason {
            Reason::TooYoung | Reason::TooOld => Input::new("age_years", screening.age_years?),
            Reason::Smoke => Input::new("smoke_exposure", screening.smoke?.code()),
            Reason::NotExamined => Input::new("health_check_done", false),
            Reason::ExaminedLate => {
                Input::new("health_check_date", screening.examined_on?.to_string())
            }
            // Said above, with the measure itself.
            Reason::Thin | Reason::Heavy | Reason::Wide | Reason::Kek | Reason::LowHb => {
                return None;
            }
        };
        Some(measure(input, reason.name(), level(false)))
    };
    found.extend(outcome.reasons.iter().filter_map(|reason| told(*reason)));
    found.extend(recorded(facts, "tetanus_vaccinated"));
    if let Some(years) = screening
        .age_years
        .filter(|years| outcome.below_ideal_age && *years >= 20)
    {
        let words = t(
            "Di bawah umur yang dianjurkan untuk menikah (21 dan 25 tahun)",
            "Below the age advised for a wedding (21 and 25)",
        );
        found.push(measure(Input::new("age_years", years), words, None));
    }
    found
}

fn waist(facts: &Facts<'_>, sex: Option<Sex>) -> Option<Measure> {
    let is_good = !is_wide(facts.number("waist_cm")?, sex?);
    let words = if is_good {
        t("Lingkar perut ideal", "Waist as it should be")
    } else {
        t("Lingkar perut lebar", "Wide waist")
    };
    Some(measure(facts.input("waist_cm")?, words, level(is_good)))
}
