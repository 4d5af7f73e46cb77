//! What the rules for children look at in a visit: each gives what it used, or nothing.

use super::facts::Facts;
use super::rule::Input;
use crate::growth::gain::Gain;
use crate::growth::{CardLine, MuacBand, Score, card_line, muac_band};

pub(super) fn ticked(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let signs = facts.ticked("danger_signs");
    (!signs.is_empty()).then(|| vec![Input::new("danger_signs", signs)])
}

pub(super) fn is_code(facts: &Facts<'_>, key: &'static str, codes: &[&str]) -> Option<Vec<Input>> {
    let code = facts.code(key)?;
    codes.contains(&code).then(|| vec![Input::new(key, code)])
}

pub(super) fn newborn_danger(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let mut used = ticked(facts).unwrap_or_default();
    let mut add = |key: &'static str, holds: bool| {
        if holds {
            used.extend(facts.input(key));
        }
    };
    add("feeding", facts.code("feeding") == Some("not_feeding"));
    add(
        "colour",
        matches!(facts.code("colour"), Some("yellow" | "blue")),
    );
    add("cord", matches!(facts.code("cord"), Some("red" | "pus")));
    add(
        "temperature_c",
        facts
            .number("temperature_c")
            .is_some_and(|degrees| !(36.5..=37.5).contains(&degrees)),
    );
    add(
        "weight_kg",
        facts.number("weight_kg").is_some_and(|kg| kg < 2.0),
    );
    (!used.is_empty()).then_some(used)
}

fn muac(facts: &Facts<'_>) -> Option<MuacBand> {
    muac_band(facts.number("muac_cm")?, facts.age_months?)
}

pub(super) fn wasted_badly(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let mut used = Vec::new();
    if let Some(z) = Facts::believed(facts.growth.weight_for_length).filter(|z| *z < -3.0) {
        used.push(Input::new("z_weight_for_length", z));
    }
    if muac(facts) == Some(MuacBand::Red) {
        used.extend(facts.input("muac_cm"));
    }
    if facts.flag("oedema") == Some(true) {
        used.extend(facts.input("oedema"));
    }
    (!used.is_empty()).then_some(used)
}

pub(super) fn needs_hospital(facts: &Facts<'_>) -> bool {
    facts.case.form == "newborn_visit"
        || facts.age_months.is_some_and(|months| months < 6)
        || ticked(facts).is_some()
}

pub(super) fn wasted(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let mut used = Vec::new();
    let thin = Facts::believed(facts.growth.weight_for_length).filter(|z| (-3.0..-2.0).contains(z));
    if let Some(z) = thin {
        used.push(Input::new("z_weight_for_length", z));
    }
    if muac(facts) == Some(MuacBand::Yellow) {
        used.extend(facts.input("muac_cm"));
    }
    (!used.is_empty()).then_some(used)
}

pub(super) fn short(facts: &Facts<'_>, below: f64) -> Option<Vec<Input>> {
    let z = Facts::believed(facts.growth.length_for_age).filter(|z| *z < below)?;
    let mut used = facts.inputs(&["height_cm", "position"]);
    used.push(Input::new("z_length_for_age", z));
    Some(used)
}

pub(super) fn on_card(facts: &Facts<'_>, line: CardLine) -> Option<Vec<Input>> {
    let score = facts.growth.weight_for_age?;
    (card_line(score) == Some(line)).then(|| {
        let mut used = facts.inputs(&["weight_kg"]);
        used.push(Input::new("z_weight_for_age", score.z));
        used
    })
}

pub(super) fn not_gained(facts: &Facts<'_>) -> Option<Vec<Input>> {
    (facts.gain == Some(Gain::NotEnough)).then(|| {
        let mut used = facts.inputs(&["weight_kg"]);
        used.push(Input::new("gain", "T"));
        let minimum = facts
            .sex
            .zip(facts.age_months)
            .and_then(|(sex, months)| crate::growth::gain::minimum_gain_g(sex, months));
        used.extend(minimum.map(|grams| Input::new("minimum_gain_g", grams)));
        used
    })
}

pub(super) fn implausible(facts: &Facts<'_>) -> Option<Vec<Input>> {
    let growth = &facts.growth;
    let scores: [(&'static str, Option<Score>); 6] = [
        ("z_weight_for_age", growth.weight_for_age),
        ("z_length_for_age", growth.length_for_age),
        ("z_weight_for_length", growth.weight_for_length),
        ("z_bmi_for_age", growth.bmi_for_age),
        ("z_head_for_age", growth.head_for_age),
        ("z_muac_for_age", growth.muac_for_age),
    ];
    let used: Vec<Input> = scores
        .into_iter()
        .filter_map(|(key, score)| Some((key, score.filter(|score| score.is_implausible)?)))
        .map(|(key, score)| Input::new(key, score.z))
        .collect();
    (!used.is_empty()).then_some(used)
}
