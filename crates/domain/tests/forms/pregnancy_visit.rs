//! A visit to a pregnant woman: domain notes §2.6, §3.8 B05.

use crate::case::{Given, given};

fn visit() -> Given {
    given(
        "pregnancy_visit",
        "visit_date=21/5/2026; method=home_visit; danger_signs=none; counselling_given=yes; referral_made=no",
    )
    .person("birth_date=1998-03-05; sex=female")
    .episode("lmp_status=known; lmp=2026-01-01; height_cm=152")
}

#[test]
fn a_visit_needs_five_answers() {
    given("pregnancy_visit", "").check(
        "",
        "visit_date!missing method!missing danger_signs!missing counselling_given!missing referral_made!missing",
    );
    visit().check("", "");
}

#[test]
fn a_visit_lies_after_the_birth_and_the_last_period() {
    visit().table(&[
        ("visit_date=1/1/2026", ""),
        ("visit_date=31/12/2025", "visit_date!before_lmp"),
        (
            "visit_date=4/3/1998",
            "visit_date!before_birth visit_date!before_lmp",
        ),
    ]);
}

/// The visit was made, so it is saved: the date of the last period is the episode's to correct.
#[test]
fn a_visit_after_42_weeks_is_asked_about_and_saved() {
    visit().table(&[
        ("visit_date=22/10/2026", ""),
        ("visit_date=23/10/2026", "visit_date?overdue"),
        ("visit_date=13/11/2026", "visit_date?overdue"),
    ]);
}

#[test]
fn blood_pressure_has_a_larger_upper_number_and_is_asked_about_from_140_90() {
    visit().table(&[
        ("systolic_mmhg=120; diastolic_mmhg=80", ""),
        ("systolic_mmhg=139; diastolic_mmhg=89", ""),
        (
            "systolic_mmhg=140; diastolic_mmhg=89",
            "systolic_mmhg?pressure_high",
        ),
        (
            "systolic_mmhg=139; diastolic_mmhg=90",
            "systolic_mmhg?pressure_high",
        ),
        (
            "systolic_mmhg=91; diastolic_mmhg=90",
            "systolic_mmhg?pressure_high",
        ),
        (
            "systolic_mmhg=90; diastolic_mmhg=90",
            "diastolic_mmhg!pressure_swapped",
        ),
        (
            "systolic_mmhg=80; diastolic_mmhg=120",
            "diastolic_mmhg!pressure_swapped",
        ),
        ("systolic_mmhg=150", ""),
        (
            "systolic_mmhg=261; diastolic_mmhg=80",
            "systolic_mmhg!impossible systolic_mmhg?pressure_high",
        ),
        (
            "systolic_mmhg=110,5; diastolic_mmhg=70",
            "systolic_mmhg!not_whole",
        ),
    ]);
}

#[test]
fn what_can_be_found_from_twenty_weeks_on_is_asked_from_then_on() {
    let found = "proteinuria=negative; fundal_height_cm=20; fetal_weight_g=310; fetal_movement=yes";
    for key in [
        "proteinuria",
        "fundal_height_cm",
        "fetal_weight_g",
        "fetal_movement",
    ] {
        visit().keeps(&format!("visit_date=20/5/2026; {found}"), key, false);
        visit().keeps(&format!("visit_date=21/5/2026; {found}"), key, true);
        // Better one question too many than one never asked.
        visit().episode("lmp_status=unknown").keeps(
            &format!("visit_date=20/5/2026; {found}"),
            key,
            true,
        );
    }
}

#[test]
fn five_kilograms_in_thirty_days_are_asked_about() {
    let before = |date: &str| {
        visit().previous(&format!("visit_date={date}; weight_kg=55,0").replace(',', "."))
    };
    before("2026-04-21").table(&[
        ("weight_kg=60", ""),
        ("weight_kg=60,1", "weight_kg?weight_jumped"),
        ("weight_kg=50", ""),
        ("weight_kg=49,9", "weight_kg?weight_jumped"),
    ]);
    before("2026-04-20").check("weight_kg=61", "");
    before("2026-05-20").check("weight_kg=61", "weight_kg?weight_jumped");
    before("2026-05-21").check("weight_kg=61", "");
}

#[test]
fn tablets_taken_were_given() {
    visit().table(&[
        (
            "supplement=mms; iron_tablets_given=30; iron_tablets_taken=30",
            "",
        ),
        (
            "supplement=mms; iron_tablets_given=30; iron_tablets_taken=31",
            "iron_tablets_taken?more_taken_than_given",
        ),
        ("iron_tablets_taken=31", ""),
    ]);
    visit().keeps(
        "supplement=none; iron_tablets_given=30",
        "iron_tablets_given",
        false,
    );
}

#[test]
fn danger_signs_and_movement_do_not_contradict_each_other() {
    visit().table(&[
        ("danger_signs=bleeding fever", ""),
        ("danger_signs=bleeding none", "danger_signs?none_and_more"),
        ("fetal_movement=yes", ""),
        ("fetal_movement=no", "danger_signs?movement_not_ticked"),
        ("fetal_movement=no; danger_signs=no_fetal_movement", ""),
    ]);
}

#[test]
fn extra_food_and_meals_are_asked_in_full() {
    visit().table(&[
        (
            "supplementary_food_received=yes",
            "supplementary_food_finished!missing",
        ),
        (
            "supplementary_food_received=yes; supplementary_food_finished=no",
            "",
        ),
        ("mbg_received=yes", "mbg_frequency!missing"),
        ("mbg_received=yes; mbg_frequency=five_days", ""),
        ("mbg_received=no", ""),
    ]);
}
