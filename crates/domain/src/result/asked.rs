//! More of a mother's measures in words: her gain since she was last weighed, her blood glucose, the doctor's look, capsules after
//! birth. And what is written down though the notes name no limit for it: shown with its value, never called good or bad.

use super::Measure;
use super::woman::{level, measure};
use crate::date::days_between;
use crate::finding::{Facts, Input};
use crate::service::check_up::ANTENATAL;
use crate::term::{Term, t};
use crate::woman::body::is_high_glucose;
use crate::woman::dating::{Gestation, Trimester};
use crate::woman::gain::{target, weekly_gain_kg};
use crate::woman::postpartum::VITAMIN_A_CAPSULES;

/// Said of a value that no rule judges.
pub const RECORDED: Term = t("Dicatat, tidak dinilai", "Recorded, not judged");

/// Fields whose value is shown and not judged, with why: the notes name no limit, or one that cannot be right. The documentation
/// lists them.
pub const NOT_JUDGED: [(&str, &str); 19] = [
    ("tetanus_status", "§2.6 R16: no limit named"),
    ("tetanus_vaccinated", "§2.4 R27, R30: no limit named"),
    (
        "blood_glucose_mg_dl",
        "§2.6 R19, up to 200 mg/dL: the lower limit of 95 is odd",
    ),
    (
        "triple_elimination_tested",
        "§2.6 R16: clinical, the midwife's alone",
    ),
    ("supplement", "§3.6 R49: which tablets; how many is counted"),
    ("para", "§2.5 R16: part of the story, no limit named"),
    ("abortions", "§2.5 R16: part of the story, no limit named"),
    ("delivery_complication", "§2.7 R16, R19: no limit named"),
    (
        "birth_head_circumference_cm",
        "§2.7 R26: no limit named; the head is judged at each visit",
    ),
    (
        "growth_mat",
        "§2.9 R31: a colour of its own, beside the scores",
    ),
    ("illness", "§2.9 from memory: no limit named"),
    (
        "supplementary_food_kg",
        "§2.9 R22: a quantity, no limit named",
    ),
    (
        "supplementary_food_days",
        "§2.9 R22, R26: a quantity, no limit named",
    ),
    ("food_supplement", "§2.4 R19: a service received"),
    (
        "open_defecation",
        "§2.2 R27, R30: not among the risks of §1.4",
    ),
    ("adequate_house", "§1.4 R14: not among the risks of §1.4"),
    (
        "wastewater_drained",
        "§2.2 R27, R30: not among the risks of §1.4",
    ),
    ("food_garden", "§2.2 R27, R30: not among the risks of §1.4"),
    (
        "welfare_decile",
        "§2.2 R60, §1.4: sets priority, no rule named",
    ),
];

/// Of a pregnancy, after its own measures.
pub(super) fn of_pregnancy(facts: &Facts<'_>) -> Vec<Measure> {
    [
        weekly_gain(facts),
        glucose(facts),
        doctor(facts),
        stunted_before(facts),
        risk_score(facts),
        recorded(facts, "tetanus_status"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A value of this visit that is only shown.
pub(super) fn recorded(facts: &Facts<'_>, key: &'static str) -> Option<Measure> {
    Some(measure(facts.input(key)?, RECORDED, None))
}

/// The gain a week since the newest weighing two weeks ago or longer, both in the second or third trimester (§3.7). One that is
/// low is said, and sends nobody by itself: that is for the gain of the whole pregnancy (B07).
fn weekly_gain(facts: &Facts<'_>) -> Option<Measure> {
    let is_counted =
        |it: Option<Gestation>| it.is_some_and(|it| it.trimester() != Trimester::First);
    let dating = facts.dating.filter(|_| is_counted(facts.gestation))?;
    let now = facts.number("weight_kg")?;
    let before = facts.case.before(&["pregnancy_visit"]);
    let gained = before
        .into_iter()
        .filter(|visit| is_counted(dating.gestation(visit.on)))
        .find_map(|visit| {
            let days = days_between(visit.on, facts.case.on);
            weekly_gain_kg(visit.answers.number("weight_kg")?, now, days)
        })?;
    let asked = target(facts.told("weight_before_kg")?, facts.told("height_cm")?)?.per_week_kg;
    let is_enough = gained >= asked;
    let words = if is_enough {
        t(
            "Naik seminggu sesuai sasaran",
            "The gain a week is on target",
        )
    } else {
        t(
            "Naik seminggu di bawah sasaran",
            "The gain a week is below the target",
        )
    };
    let input = Input::new("weekly_gain_kg", vec![gained, asked]);
    Some(measure(input, words, level(is_enough)))
}

/// A high one is looked at (B10). The lower limit of the notes' source is odd, so what lies below is not called good.
fn glucose(facts: &Facts<'_>) -> Option<Measure> {
    let words = t(
        "Gula darah tinggi, perlu diperiksa",
        "Blood glucose high, needs a check",
    );
    if is_high_glucose(facts.number("blood_glucose_mg_dl")?) {
        let input = facts.input("blood_glucose_mg_dl")?;
        return Some(measure(input, words, level(false)));
    }
    recorded(facts, "blood_glucose_mg_dl")
}

/// In the first and the third trimester a doctor should see her (§1.2): by this visit or by an earlier one of the trimester.
fn doctor(facts: &Facts<'_>) -> Option<Measure> {
    let dating = facts.dating?;
    let trimester = facts.gestation?.trimester();
    let said = facts.flag("anc_by_doctor")?;
    let in_this_one = |on| dating.gestation(on).map(Gestation::trimester) == Some(trimester);
    let before = facts.case.before(&["pregnancy_visit"]);
    let was_seen = || {
        before.iter().any(|visit| {
            let day = ANTENATAL.day(visit.answers, visit.on);
            visit.answers.flag("anc_by_doctor") == Some(true) && day.is_some_and(in_this_one)
        })
    };
    let input = facts.input("anc_by_doctor")?;
    if said || was_seen() {
        let words = t(
            "Sudah diperiksa dokter dengan USG pada trimester ini",
            "Seen by a doctor with an ultrasound in this trimester",
        );
        return Some(measure(input, words, level(true)));
    }
    let words = t(
        "Belum diperiksa dokter dengan USG pada trimester ini",
        "Not seen by a doctor with an ultrasound in this trimester",
    );
    (trimester != Trimester::Second).then(|| measure(input, words, level(false)))
}

fn stunted_before(facts: &Facts<'_>) -> Option<Measure> {
    let told = facts.case.episode?.flag("previous_stunted_child")?;
    let words = t(
        "Pernah punya anak yang pendek untuk umurnya",
        "Had a child that was short for its age",
    );
    let input = facts.told_input("previous_stunted_child")?;
    told.then(|| measure(input, words, level(false)))
}

/// Two capsules for a mother after birth (§3.6).
pub(super) fn capsules(facts: &Facts<'_>) -> Option<Measure> {
    let given = facts.case.visit.number("vitamin_a_capsules")?;
    let is_enough = given >= VITAMIN_A_CAPSULES;
    let words = if is_enough {
        t(
            "Kapsul vitamin A nifas sudah lengkap",
            "Both vitamin A capsules received",
        )
    } else {
        t(
            "Kapsul vitamin A nifas belum 2",
            "Not yet two vitamin A capsules",
        )
    };
    Some(measure(
        facts.input("vitamin_a_capsules")?,
        words,
        level(is_enough),
    ))
}

/// The bands of the sum that the midwife counted (§2.6, from memory). She acts on it herself, so nobody is sent to her for it.
fn risk_score(facts: &Facts<'_>) -> Option<Measure> {
    let score = facts.number("poedji_rochjati_score")?;
    let words = if score < 6.0 {
        t(
            "Risiko rendah menurut skor di Buku KIA",
            "Low risk by the score in the KIA book",
        )
    } else if score < 12.0 {
        t(
            "Risiko tinggi menurut skor di Buku KIA",
            "High risk by the score in the KIA book",
        )
    } else {
        t(
            "Risiko sangat tinggi menurut skor di Buku KIA",
            "Very high risk by the score in the KIA book",
        )
    };
    let input = facts.input("poedji_rochjati_score")?;
    Some(measure(input, words, level(score < 6.0)))
}
