//! A visit in the first 28 days: domain notes Settled 4, §3.8 C12.

use crate::case::{Given, given};

fn visit() -> Given {
    given(
        "newborn_visit",
        "visit_date=5/10/2026; method=home_visit; danger_signs=none; counselling_given=yes; referral_made=no",
    )
    .person("birth_date=2026-10-01; sex=male")
}

#[test]
fn a_visit_needs_five_answers() {
    given("newborn_visit", "").check(
        "",
        "visit_date!missing method!missing danger_signs!missing counselling_given!missing referral_made!missing",
    );
    visit().check("", "");
}

#[test]
fn a_visit_lies_between_birth_and_day_28() {
    visit().table(&[
        ("visit_date=1/10/2026", ""),
        ("visit_date=30/9/2026", "visit_date!before_birth"),
        ("visit_date=29/10/2026", ""),
        ("visit_date=30/10/2026", "visit_date?no_longer_newborn"),
    ]);
}

#[test]
fn what_was_found_and_danger_signs_do_not_contradict_each_other() {
    visit().table(&[
        (
            "weight_kg=2; temperature_c=36,5; feeding=mixed; cord=clean; colour=pink",
            "",
        ),
        ("temperature_c=37,5", ""),
        (
            "temperature_c=37,6",
            "temperature_c?unlikely danger_signs?sign_not_ticked",
        ),
        (
            "temperature_c=36,4",
            "temperature_c?unlikely danger_signs?sign_not_ticked",
        ),
        (
            "temperature_c=37,6; danger_signs=hot",
            "temperature_c?unlikely",
        ),
        (
            "weight_kg=1,99",
            "weight_kg?unlikely danger_signs?sign_not_ticked",
        ),
        ("feeding=not_feeding", "danger_signs?sign_not_ticked"),
        ("cord=pus", "danger_signs?sign_not_ticked"),
        ("colour=yellow", "danger_signs?sign_not_ticked"),
        ("colour=yellow; danger_signs=yellow", ""),
    ]);
}

#[test]
fn grams_typed_as_kilograms_are_refused() {
    visit().table(&[
        ("weight_kg=3200", "weight_kg!impossible"),
        ("weight_kg=3,2", ""),
    ]);
}
