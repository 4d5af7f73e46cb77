//! What the rules for mothers look at in a visit: each gives what it used, or nothing.

use super::facts::Facts;
use super::rule::Input;
use crate::service::check_up::ANTENATAL;
use crate::woman::anaemia::{AnaemiaGrade, PREGNANT};
use crate::woman::body::{bmi, is_high_glucose, is_short_mother};
use crate::woman::dating::{Gestation, Trimester};
use crate::woman::fetus::{fundal_height_band_cm, lowest_fetal_weight_g};
use crate::woman::gain::Progress;
use crate::woman::pressure::{PressureBand, protein_crosses};
use crate::woman::risk::{FourToo, Mother, four_too};

const PREGNANCY: &[&str] = &["pregnancy_visit"];

pub(super) fn some(used: Vec<Input>) -> Option<Vec<Input>> {
    (!used.is_empty()).then_some(used)
}

pub(super) fn ticked(facts: &Facts<'_>) -> Vec<Input> {
    let signs = facts.ticked("danger_signs");
    if signs.is_empty() {
        Vec::new()
    } else {
        vec![Input::new("danger_signs", signs)]
    }
}

pub(super) fn haemoglobin(facts: &Facts<'_>, grade: AnaemiaGrade) -> Option<Vec<Input>> {
    let hb = facts.number("hb_g_dl")?;
    (PREGNANT.grade(hb) == Some(grade)).then(|| facts.inputs(&["hb_g_dl"]))
}

pub(super) fn has_protein(facts: &Facts<'_>) -> bool {
    facts
        .code("proteinuria")
        .and_then(protein_crosses)
        .is_some_and(|crosses| crosses >= 1)
}

pub(super) fn pressure_inputs(facts: &Facts<'_>) -> Vec<Input> {
    let mut used = facts.inputs(&["systolic_mmhg", "diastolic_mmhg", "proteinuria"]);
    used.extend(
        facts
            .pressure
            .map(|pressure| Input::new("map_mmhg", pressure.map_mmhg())),
    );
    used
}

pub(super) fn very_high_pressure(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let band = facts.pressure?.band();
    // Protein is asked for from week 20 on; with an unknown week it counts, on the safe side.
    let late_enough = facts
        .gestation
        .is_none_or(|gestation| gestation.weeks() >= 20);
    let with_protein = band >= PressureBand::High && has_protein(facts) && late_enough;
    (band == PressureBand::VeryHigh || with_protein).then(|| pressure_inputs(facts))
}

pub(super) fn bmi_before(facts: &Facts<'_>) -> Option<f64> {
    bmi(facts.told("weight_before_kg")?, facts.told("height_cm")?)
}

pub(super) fn growth_of_pregnancy(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let gestation = facts.gestation?;
    let mut used = Vec::new();
    let band = fundal_height_band_cm(gestation);
    let fundal = facts.number("fundal_height_cm");
    if let Some((band, cm)) = band.zip(fundal).filter(|(band, cm)| !band.contains(*cm)) {
        used.push(Input::new("fundal_height_cm", cm));
        used.push(Input::new("fundal_height_band", vec![band.low, band.high]));
    }
    let least = lowest_fetal_weight_g(gestation);
    let weight = facts.number("fetal_weight_g");
    if let Some((least, grams)) = least.zip(weight).filter(|(least, grams)| grams < least) {
        used.push(Input::new("fetal_weight_g", grams));
        used.push(Input::new("lowest_fetal_weight_g", least));
    }
    let progress = facts
        .told("weight_before_kg")
        .zip(facts.told("height_cm"))
        .zip(facts.number("weight_kg"))
        .and_then(|((before, height), now)| Progress::of(before, height, now, gestation));
    if let Some(progress) = progress.filter(Progress::is_below) {
        used.push(Input::new("gained_kg", progress.gained_kg));
        used.push(Input::new("least_gain_kg", progress.least_kg));
    }
    if !used.is_empty() {
        used.push(Input::new("gestation_days", gestation.days()));
    }
    some(used)
}

pub(super) fn screening(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let raised = facts.pressure.filter(|pressure| pressure.is_map_raised());
    let map = raised.map(|pressure| Input::new("map_mmhg", pressure.map_mmhg()));
    let older = facts
        .age_years()
        .filter(|years| *years > 35)
        .map(|years| Input::new("age_years", years));
    let first = facts
        .told("gravida")
        .filter(|gravida| *gravida == 1.0)
        .and_then(|_| facts.told_input("gravida"));
    let heavy = bmi_before(facts)
        .filter(|bmi| *bmi > 30.0)
        .map(|bmi| Input::new("bmi_before_pregnancy", bmi));
    let is_positive = map.is_some();
    let yellow: Vec<Input> = [map, older, first, heavy].into_iter().flatten().collect();
    let mut red = several_babies(facts);
    let diseases: Vec<&str> = chronic(facts)
        .into_iter()
        .filter(|disease| matches!(*disease, "hypertension" | "diabetes" | "kidney"))
        .collect();
    if !diseases.is_empty() {
        red.push(Input::new("chronic_diseases", diseases));
    }
    let holds = is_positive || yellow.len() >= 2 || !red.is_empty();
    holds.then(|| yellow.into_iter().chain(red).collect())
}

fn several_babies(facts: &Facts<'_>) -> Vec<Input> {
    let several = facts.number("fetus_count").is_some_and(|count| count > 1.0);
    if several {
        facts.inputs(&["fetus_count"])
    } else {
        Vec::new()
    }
}

fn chronic<'a>(facts: &Facts<'a>) -> Vec<&'a str> {
    let mut diseases = facts
        .case
        .episode
        .map(|episode| episode.codes("chronic_diseases"))
        .unwrap_or_default();
    diseases.retain(|code| *code != crate::form::NONE);
    diseases
}

/// Trimesters without a check-up: judged by the check-ups that visits told of, and by her answer at this visit. What was never
/// asked is not held against her.
pub(super) fn no_check_up(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let dating = facts.dating?;
    let trimester = facts.gestation?.trimester();
    if facts.flag("anc_checked") != Some(false) {
        return None;
    }
    let in_this_one = |day| dating.gestation(day).map(Gestation::trimester) == Some(trimester);
    let checked = facts
        .case
        .before(PREGNANCY)
        .iter()
        .filter_map(|visit| ANTENATAL.day(visit.answers, visit.on))
        .any(in_this_one);
    (!checked).then(|| {
        let mut used = facts.inputs(&["anc_checked"]);
        used.push(Input::new("trimester", trimester.number()));
        used
    })
}

/// In the trimesters in which a doctor should see her (§1.2): a check-up was had, and none of it by a doctor.
pub(super) fn no_doctor(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let dating = facts.dating?;
    let trimester = facts.gestation?.trimester();
    if trimester == Trimester::Second || facts.flag("anc_by_doctor") != Some(false) {
        return None;
    }
    let in_this_one = |on| dating.gestation(on).map(Gestation::trimester) == Some(trimester);
    let before = facts.case.before(PREGNANCY);
    let seen = before.iter().any(|visit| {
        let day = ANTENATAL.day(visit.answers, visit.on);
        visit.answers.flag("anc_by_doctor") == Some(true) && day.is_some_and(in_this_one)
    });
    (!seen).then(|| {
        let mut used = facts.inputs(&["anc_by_doctor"]);
        used.push(Input::new("trimester", trimester.number()));
        used
    })
}

/// Above what the notes' only source takes as usual (§2.6).
pub(super) fn high_glucose(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let is_high = is_high_glucose(facts.number("blood_glucose_mg_dl")?);
    is_high.then(|| facts.inputs(&["blood_glucose_mg_dl"]))
}

/// What she told when she was registered, said at her first visit only: it does not change.
pub(super) fn stunted_before(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let told = facts.case.episode?.flag("previous_stunted_child") == Some(true);
    let is_first = facts.case.before(PREGNANCY).is_empty();
    (told && is_first).then(|| {
        facts
            .told_input("previous_stunted_child")
            .into_iter()
            .collect()
    })
}

pub(super) fn high_risk(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let mut used = several_babies(facts);
    let told_yes = facts
        .case
        .episode
        .and_then(|episode| episode.flag("previous_caesarean"))
        == Some(true);
    if told_yes {
        used.extend(facts.told_input("previous_caesarean"));
    }
    if facts.told("height_cm").is_some_and(is_short_mother) {
        used.extend(facts.told_input("height_cm"));
    }
    for risk in four_too(mother(facts)) {
        match risk {
            FourToo::Young | FourToo::Old => {
                used.extend(
                    facts
                        .age_years()
                        .map(|years| Input::new("age_years", years)),
                );
            }
            FourToo::Close => used.extend(facts.told_input("last_child_age_months")),
            FourToo::Many => used.extend(facts.told_input("children_count")),
        }
    }
    let diseases = chronic(facts);
    if !diseases.is_empty() {
        used.push(Input::new("chronic_diseases", diseases));
    }
    some(used)
}

fn mother(facts: &Facts<'_>) -> Mother {
    let whole = |key: &str| facts.told(key).map(|number| number as i32);
    Mother {
        age_years: facts.age_years(),
        children: whole("children_count"),
        interval_months: whole("last_child_age_months"),
    }
}
