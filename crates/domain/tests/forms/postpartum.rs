//! A mother after birth: domain notes §2.7, §3.8 N01.

use crate::case::{Given, given};

fn episode() -> Given {
    given(
        "postpartum",
        "registered_on=12/11/2026; delivery_date=1/10/2026",
    )
    .person("birth_date=1998-03-05; sex=female")
}

#[test]
fn two_dates_are_needed() {
    given("postpartum", "").check("", "registered_on!missing delivery_date!missing");
    episode().check("", "");
}

#[test]
fn she_is_registered_within_42_days_after_the_birth() {
    episode().table(&[
        ("registered_on=1/10/2026", ""),
        ("registered_on=12/11/2026", ""),
        ("registered_on=13/11/2026", "delivery_date?postpartum_over"),
        (
            "registered_on=30/9/2026",
            "delivery_date!registered_before_birth",
        ),
    ]);
}

#[test]
fn only_women_give_birth_and_rarely_before_12_or_after_50() {
    episode()
        .person("birth_date=1998-03-05; sex=male")
        .check("", "registered_on!not_female");
    episode()
        .person("birth_date=2014-11-13; sex=female")
        .check("", "registered_on?mothers_age");
    episode()
        .person("birth_date=1975-11-12; sex=female")
        .check("", "registered_on?mothers_age");
    episode()
        .person("birth_date=1975-11-13; sex=female")
        .check("", "");
}

fn visit() -> Given {
    given(
        "postpartum_visit",
        "visit_date=5/10/2026; method=home_visit; danger_signs=none; counselling_given=yes; referral_made=no",
    )
    .person("birth_date=1998-03-05; sex=female")
    .episode("delivery_date=2026-10-01")
}

#[test]
fn a_visit_needs_five_answers() {
    given("postpartum_visit", "").check(
        "",
        "visit_date!missing method!missing danger_signs!missing counselling_given!missing referral_made!missing",
    );
    visit().check("", "");
}

#[test]
fn a_visit_lies_after_the_birth_and_usually_within_42_days() {
    visit().table(&[
        ("visit_date=1/10/2026", ""),
        ("visit_date=30/9/2026", "visit_date!before_delivery"),
        ("visit_date=12/11/2026", ""),
        ("visit_date=13/11/2026", "visit_date?postpartum_over"),
    ]);
}

#[test]
fn blood_pressure_is_held_to_the_same_rules_as_in_pregnancy() {
    visit().table(&[
        ("systolic_mmhg=139; diastolic_mmhg=89", ""),
        (
            "systolic_mmhg=140; diastolic_mmhg=80",
            "systolic_mmhg?pressure_high",
        ),
        (
            "systolic_mmhg=80; diastolic_mmhg=80",
            "diastolic_mmhg!pressure_swapped",
        ),
    ]);
}

#[test]
fn complaints_and_danger_signs_do_not_contradict_each_other() {
    visit().table(&[
        ("bleeding=usual; breasts=sore_nipples; mood=tired", ""),
        ("bleeding=heavy", "danger_signs?sign_not_ticked"),
        ("breasts=swollen", "danger_signs?sign_not_ticked"),
        ("mood=sad", "danger_signs?sign_not_ticked"),
        ("bleeding=heavy; danger_signs=heavy_bleeding", ""),
    ]);
}

#[test]
fn family_planning_names_its_method() {
    visit().table(&[
        ("family_planning=no", ""),
        ("family_planning=yes", "contraceptive!missing"),
        ("family_planning=yes; contraceptive=implant", ""),
    ]);
    visit().keeps(
        "family_planning=no; contraceptive=implant",
        "contraceptive",
        false,
    );
}
