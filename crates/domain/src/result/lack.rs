//! What could not be judged for lack of data: said, so that "baik" is never taken for more than was looked at.

use crate::Term;
use crate::finding::Facts;
use crate::growth::{LAST_DAY, Sex};
use crate::term::t;

/// What is missing.
pub(super) struct Lack {
    pub terms: Vec<Term>,
    /// Whether nothing at all was measured.
    pub is_all: bool,
}

const WEIGHT: (&str, Term) = (
    "weight_kg",
    t("berat belum ditimbang", "weight was not taken"),
);
const HEIGHT: (&str, Term) = (
    "height_cm",
    t("tinggi belum diukur", "height was not measured"),
);
const ARM: (&str, Term) = (
    "muac_cm",
    t("LiLA belum diukur", "upper arm was not measured"),
);
const PRESSURE: (&str, Term) = (
    "systolic_mmhg",
    t("tensi belum diukur", "blood pressure was not taken"),
);
const TEMPERATURE: (&str, Term) = (
    "temperature_c",
    t("suhu badan belum diukur", "temperature was not taken"),
);
const HB: (&str, Term) = (
    "hb_g_dl",
    t("Hb belum diperiksa", "haemoglobin was not checked"),
);

const BORN: Term = t(
    "tanggal lahir atau jenis kelamin belum diketahui",
    "birth date or sex is not known",
);
const STANDING: Term = t(
    "belum 9 bulan tetapi diukur berdiri, jadi ukur ulang terlentang",
    "below nine months but measured standing, so measure again lying",
);
const DATING: Term = t(
    "HPHT belum diketahui, jadi umur kehamilan belum bisa dihitung",
    "the last period is not known, so the weeks of pregnancy cannot be counted",
);

/// What is measured at a visit with this form.
fn expected(facts: &Facts<'_>) -> Vec<(&'static str, Term)> {
    match facts.case.form {
        "child_visit" => {
            // The tape has colours from 6 to 59 months.
            let has_band = facts
                .age_months
                .is_none_or(|months| (6..=59).contains(&months));
            let mut keys = vec![WEIGHT, HEIGHT];
            keys.extend(has_band.then_some(ARM));
            keys
        }
        "newborn_visit" => vec![WEIGHT, TEMPERATURE],
        "pregnancy_visit" => vec![WEIGHT, ARM, PRESSURE, HB],
        "postpartum_visit" => vec![PRESSURE, TEMPERATURE],
        "engagement_contact" if facts.sex == Some(Sex::Female) => vec![WEIGHT, HEIGHT, ARM, HB],
        "engagement_contact" => vec![WEIGHT, HEIGHT],
        "adolescent_visit" => vec![ARM, HB],
        _ => Vec::new(),
    }
}

/// What is missing at this visit.
pub(super) fn of(facts: &Facts<'_>) -> Lack {
    let expected = expected(facts);
    let missing: Vec<Term> = expected
        .iter()
        .filter(|(key, _)| facts.number(key).is_none())
        .map(|(_, term)| *term)
        .collect();
    let is_all = missing.len() == expected.len();
    let mut terms = missing;
    let form = facts.case.form;
    let is_child = matches!(form, "child_visit" | "newborn_visit");
    let too_old = i32::try_from(LAST_DAY).unwrap_or(i32::MAX);
    let is_of_age = facts.age_days.is_none_or(|days| days <= too_old);
    if is_child && is_of_age && (facts.sex.is_none() || facts.age_days.is_none()) {
        terms.push(BORN);
    }
    if facts.growth.standing_too_young && facts.number("height_cm").is_some() {
        terms.push(STANDING);
    }
    if form == "pregnancy_visit" && facts.dating.is_none() {
        terms.push(DATING);
    }
    Lack { terms, is_all }
}
