//! A pregnancy is registered: domain notes §2.5, Settled 2.

use crate::case::{Given, given};

fn episode() -> Given {
    given(
        "pregnancy",
        "registered_on=21/11/2026; lmp_status=known; lmp=1/8/2026; gravida=1; pregnancy_wanted=wanted_now; \
         children_count=0; chronic_diseases=none; height_cm=152",
    )
    .person("birth_date=1998-03-05; sex=female")
}

#[test]
fn everything_needed_is_said_at_once() {
    given("pregnancy", "").check(
        "",
        "registered_on!missing lmp_status!missing gravida!missing pregnancy_wanted!missing \
         children_count!missing chronic_diseases!missing height_cm!missing",
    );
    episode().check("", "");
}

#[test]
fn the_last_period_is_a_date_or_said_to_be_unknown() {
    episode().table(&[
        ("lmp=", "lmp!missing"),
        ("lmp_status=estimated", ""),
        ("lmp_status=estimated; lmp=", "lmp!missing"),
        ("lmp_status=unknown; lmp=", ""),
        ("lmp_status=unknown; gestation_weeks_told=20", ""),
    ]);
    episode().keeps("lmp_status=unknown", "lmp", false);
    episode().keeps("gestation_weeks_told=20", "gestation_weeks_told", false);
}

#[test]
fn the_last_period_lies_up_to_315_days_before() {
    episode().table(&[
        ("lmp=21/11/2026", ""),
        ("lmp=31/1/2026", ""),
        ("lmp=30/1/2026", "lmp?overdue"),
        ("lmp=10/1/2026", "lmp?overdue"),
        ("lmp=9/1/2026", "lmp!lmp_long_ago"),
        ("lmp=22/11/2026", "lmp!future lmp!lmp_later"),
        ("registered_on=31/7/2026", "lmp!lmp_later"),
    ]);
}

#[test]
fn mothers_of_others_are_asked_about_them() {
    episode().table(&[
        (
            "children_count=1",
            "last_child_age_months!missing previous_stunted_child!missing",
        ),
        (
            "children_count=1; last_child_age_months=27; previous_stunted_child=no",
            "",
        ),
    ]);
    episode().keeps("previous_caesarean=yes", "previous_caesarean", false);
    episode().keeps(
        "children_count=2; previous_caesarean=yes",
        "previous_caesarean",
        true,
    );
}

#[test]
fn pregnancies_add_up() {
    episode().table(&[
        ("gravida=3; para=1; abortions=1", ""),
        (
            "gravida=2; para=1; abortions=1",
            "gravida?pregnancies_do_not_add_up",
        ),
        ("gravida=2; para=0", ""),
    ]);
}

#[test]
fn only_women_are_pregnant_and_rarely_before_12_or_after_50() {
    let person =
        |birth: &str, sex: &str| episode().person(&format!("birth_date={birth}; sex={sex}"));
    for (birth, sex, expected) in [
        ("1998-03-05", "male", "registered_on!not_female"),
        ("2014-11-22", "female", "registered_on?mothers_age"),
        ("2014-11-21", "female", ""),
        ("1975-11-22", "female", ""),
        ("1975-11-21", "female", "registered_on?mothers_age"),
    ] {
        person(birth, sex).check("", expected);
    }
}

#[test]
fn chronic_diseases_are_none_or_some() {
    episode().table(&[
        ("chronic_diseases=asthma heart", ""),
        (
            "chronic_diseases=asthma none",
            "chronic_diseases?none_and_more",
        ),
        ("chronic_diseases=", "chronic_diseases!missing"),
    ]);
}
