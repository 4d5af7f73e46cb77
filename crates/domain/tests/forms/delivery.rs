//! A birth: domain notes §2.7, Settled 4.

use crate::case::{Given, given};

fn birth() -> Given {
    given(
        "delivery",
        "visit_date=12/10/2026; method=home_visit; delivery_outcome=live_birth; delivery_date=8/10/2026; \
         delivery_place=health_centre; delivery_attendant=midwife; delivery_mode=vaginal; babies_count=1; \
         counselling_given=yes; referral_made=no",
    )
    .person("birth_date=1998-03-05; sex=female")
    .episode("lmp_status=known; lmp=2026-01-01")
}

#[test]
fn everything_needed_is_said_at_once() {
    let always = "visit_date!missing method!missing delivery_outcome!missing delivery_date!missing \
                  counselling_given!missing referral_made!missing";
    given("delivery", "").check("", always);
    given("delivery", "").check(
        "delivery_outcome=live_birth",
        "visit_date!missing method!missing delivery_date!missing delivery_place!missing delivery_attendant!missing \
         delivery_mode!missing babies_count!missing counselling_given!missing referral_made!missing",
    );
    birth().check("", "");
}

/// Nobody who lost a child is asked about it as if it were there.
#[test]
fn after_a_miscarriage_no_baby_is_asked_about() {
    let lost = given(
        "delivery",
        "visit_date=20/4/2026; method=home_visit; delivery_outcome=miscarriage; delivery_date=10/4/2026; \
         counselling_given=yes; referral_made=no; delivery_place=home; babies_count=1; birth_weight_kg=3; early_breastfeeding=yes",
    )
    .episode("lmp=2026-01-01");
    lost.check("", "");
    for key in [
        "delivery_place",
        "babies_count",
        "birth_weight_kg",
        "early_breastfeeding",
        "delivery_mode",
    ] {
        lost.keeps("", key, false);
    }
    birth().keeps(
        "delivery_outcome=stillbirth; early_breastfeeding=yes",
        "early_breastfeeding",
        false,
    );
    birth().keeps(
        "delivery_outcome=stillbirth; birth_weight_kg=3",
        "birth_weight_kg",
        true,
    );
}

#[test]
fn a_birth_lies_24_to_45_weeks_after_the_last_period() {
    birth().table(&[
        ("delivery_date=17/6/2026", "delivery_date?not_at_term"),
        ("delivery_date=18/6/2026", ""),
        ("delivery_date=12/11/2026; visit_date=20/11/2026", ""),
        (
            "delivery_date=13/11/2026; visit_date=20/11/2026",
            "delivery_date?not_at_term",
        ),
        ("delivery_date=1/1/2026", "delivery_date?not_at_term"),
        ("delivery_date=31/12/2025", "delivery_date!before_lmp"),
    ]);
    let lost = "delivery_outcome=miscarriage; delivery_place=; delivery_attendant=; delivery_mode=; babies_count=";
    birth().check(&format!("{lost}; delivery_date=17/6/2026"), "");
    birth().check(
        &format!("{lost}; delivery_date=18/6/2026"),
        "delivery_outcome?late_miscarriage",
    );
    birth()
        .episode("lmp_status=unknown")
        .check("delivery_date=1/1/2026", "");
}

#[test]
fn a_birth_is_recorded_on_its_day_or_later() {
    birth().table(&[
        ("visit_date=8/10/2026", ""),
        (
            "visit_date=7/10/2026",
            "visit_date!recorded_before_it_happened",
        ),
        (
            "delivery_date=22/11/2026",
            "visit_date!recorded_before_it_happened delivery_date!future delivery_date?not_at_term",
        ),
    ]);
}

#[test]
fn the_weeks_are_asked_when_the_last_period_is_not_known() {
    birth().keeps(
        "gestation_weeks_at_birth=39",
        "gestation_weeks_at_birth",
        false,
    );
    birth().episode("lmp_status=unknown").keeps(
        "gestation_weeks_at_birth=39",
        "gestation_weeks_at_birth",
        true,
    );
}

#[test]
fn the_time_may_stay_empty() {
    birth().table(&[
        ("delivery_time=", ""),
        ("delivery_time=03.15", ""),
        ("delivery_time=24.00", "delivery_time!not_a_time"),
    ]);
}

#[test]
fn of_several_babies_only_those_who_live_are_counted_on() {
    birth().table(&[
        ("babies_count=2", "babies_alive!missing"),
        ("babies_count=2; babies_alive=1", ""),
        (
            "babies_count=2; babies_alive=3",
            "babies_alive!more_alive_than_born",
        ),
        ("babies_count=2; delivery_outcome=stillbirth", ""),
    ]);
    birth().keeps("babies_alive=1", "babies_alive", false);
}

#[test]
fn of_a_mother_who_died_nothing_more_is_asked() {
    let died = "mother_condition=died; counselling_given=; referral_made=";
    birth().check(died, "");
    birth().keeps("mother_condition=died", "counselling_given", false);
    birth().keeps("mother_condition=ill", "counselling_given", true);
}
