//! Prospective bride or groom: domain notes §2.4.

use crate::case::{Given, given};

fn episode() -> Given {
    given("engagement", "registered_on=21/11/2026; partner_name=Yusuf")
        .person("birth_date=2003-01-01; sex=female")
}

#[test]
fn the_partner_is_needed_the_day_is_not() {
    given("engagement", "").check("", "registered_on!missing partner_name!missing");
    episode().check("", "");
}

#[test]
fn a_wedding_in_less_than_ninety_days_is_asked_about() {
    episode().table(&[
        ("planned_wedding_date=19/2/2027", ""),
        (
            "planned_wedding_date=18/2/2027",
            "planned_wedding_date?wedding_soon",
        ),
        (
            "planned_wedding_date=21/11/2026",
            "planned_wedding_date?wedding_soon",
        ),
        (
            "registered_on=1/11/2026; planned_wedding_date=30/1/2027",
            "",
        ),
        (
            "planned_wedding_date=20/11/2026",
            "planned_wedding_date?past planned_wedding_date?wedding_before_registration",
        ),
    ]);
}

#[test]
fn ages_that_are_unlikely_are_asked_about_and_impossible_ones_refused() {
    let born = |birth: &str| episode().person(&format!("birth_date={birth}; sex=male"));
    for (birth, expected) in [
        ("2016-11-22", "registered_on!too_young_to_marry"),
        ("2016-11-21", "registered_on?age_at_marriage"),
        ("2007-11-22", "registered_on?age_at_marriage"),
        ("2007-11-21", ""),
        ("1955-11-22", ""),
        ("1955-11-21", "registered_on!too_old_to_marry"),
    ] {
        born(birth).check("", expected);
    }
}

fn contact() -> Given {
    given(
        "engagement_contact",
        "visit_date=20/11/2026; method=home_visit; counselling_given=yes; referral_made=no",
    )
    .person("birth_date=2003-01-01; sex=female")
}

#[test]
fn a_contact_needs_four_answers() {
    given("engagement_contact", "").check(
        "",
        "visit_date!missing method!missing counselling_given!missing referral_made!missing",
    );
    contact().check("", "");
}

#[test]
fn arm_iron_and_tetanus_are_asked_of_the_bride_only() {
    let typed = "muac_cm=23,5; iron_received=yes; tetanus_vaccinated=yes; smoke_exposure=smokes; weight_kg=60";
    let groom = contact().person("birth_date=2000-01-01; sex=male");
    for key in ["muac_cm", "iron_received", "tetanus_vaccinated"] {
        contact().keeps(typed, key, true);
        groom.keeps(typed, key, false);
    }
    groom.keeps(typed, "weight_kg", true);
}

#[test]
fn a_health_check_has_a_date() {
    contact().table(&[
        ("health_check_done=no", ""),
        ("health_check_done=yes", "health_check_date!missing"),
        ("health_check_done=yes; health_check_date=1/11/2026", ""),
        (
            "health_check_done=yes; health_check_date=22/11/2026",
            "health_check_date!future",
        ),
    ]);
}

#[test]
fn a_referral_says_where_to() {
    contact().table(&[
        ("referral_made=yes", "referral_to!missing"),
        ("referral_made=yes; referral_to=health_centre", ""),
    ]);
}

#[test]
fn five_kilograms_in_thirty_days_are_asked_about() {
    let before = contact().previous("visit_date=2026-10-21; weight_kg=60");
    before.table(&[
        ("weight_kg=65", ""),
        ("weight_kg=65,1", "weight_kg?weight_jumped"),
        ("weight_kg=54,9", "weight_kg?weight_jumped"),
    ]);
}
