//! B01–B09 and N01–N02 (domain notes §3.8; Settled 9), each at its threshold.

use crate::case::{Given, after_birth, born_days_ago, pregnant};
use dampingi_domain::Answers;
use dampingi_domain::finding::{Destination, Urgency};
use dampingi_domain::growth::Level;
use serde_json::{Value, json};

/// Weeks as days.
const fn weeks(weeks: i32) -> i32 {
    weeks * 7
}

fn rows_of(given: Given, key: &str, value: Value) -> Vec<String> {
    given.visit(key, value).rows()
}

#[test]
fn low_upper_arm_or_thin_before_is_risk_of_kek() {
    assert_eq!(
        rows_of(pregnant(weeks(24)), "muac_cm", json!(23.5)),
        [""; 0]
    );
    assert_eq!(
        rows_of(pregnant(weeks(24)), "muac_cm", json!(23.4)),
        ["B01"]
    );
    // 1.55 m: 44.4 kg is 18.5, 44.3 kg is 18.4.
    for (kg, rows) in [(44.4, [].as_slice()), (44.2, &["B01"])] {
        let given = pregnant(weeks(10))
            .episode("weight_before_kg", kg)
            .episode("height_cm", 155);
        assert_eq!(given.rows(), rows, "{kg}");
    }
}

#[test]
fn anaemia_goes_by_its_grade() {
    for (hb, rows) in [
        (11.0, [].as_slice()),
        (10.9, &["B02/mild"]),
        (10.0, &["B02/mild"]),
        (9.9, &["B02/moderate"]),
        (7.0, &["B02/moderate"]),
        (6.9, &["B03"]),
    ] {
        let given = pregnant(weeks(24)).visit("hb_g_dl", hb);
        assert_eq!(given.rows(), rows, "{hb}");
    }
    let judged = pregnant(weeks(24)).visit("hb_g_dl", 6.9).judged();
    assert_eq!(judged.level, Level::Refer);
    assert_eq!(judged.findings[0].rule.destination, Destination::Hospital);
    let mild = pregnant(weeks(24)).visit("hb_g_dl", 10.9).judged();
    assert_eq!(mild.level, Level::Watch);
}

#[test]
fn blood_pressure_goes_by_how_high_it_is() {
    // weeks, upper, lower, protein → rows. MAP = (upper + 2 · lower) / 3.
    let table: [(i32, i32, i32, &str, &[&str]); 12] = [
        (24, 110, 70, "negative", &[]),
        (24, 110, 80, "negative", &[]),
        (24, 111, 80, "negative", &["B04/screening"]),
        (24, 139, 89, "negative", &["B04/screening"]),
        (24, 140, 80, "negative", &["B04/high"]),
        (24, 130, 90, "negative", &["B04/high"]),
        (24, 110, 70, "plus_1", &["B04/high"]),
        (24, 140, 90, "plus_1", &["B04/very_high"]),
        (18, 140, 90, "plus_1", &["B04/high"]),
        (24, 160, 90, "negative", &["B04/very_high"]),
        (24, 150, 110, "negative", &["B04/very_high"]),
        // Swapped numbers are no pressure: the form refuses them, nothing is judged.
        (24, 80, 120, "negative", &[]),
    ];
    for (week, upper, lower, protein, rows) in table {
        let given = pregnant(weeks(week))
            .visit("systolic_mmhg", upper)
            .visit("diastolic_mmhg", lower)
            .visit("proteinuria", protein);
        assert_eq!(given.rows(), rows, "{week} {upper}/{lower} {protein}");
    }
    let after = after_birth(4)
        .visit("systolic_mmhg", 165)
        .visit("diastolic_mmhg", 100);
    assert_eq!(after.rows(), ["B04/very_high"]);
}

#[test]
fn the_kia_book_s_signs_count_two_yellow_or_one_red() {
    let first = |given: Given| given.episode("gravida", 1);
    let of_37 = |given: Given| given.person("birth_date", "1989-03-01");
    assert_eq!(first(pregnant(70)).rows(), [""; 0]);
    // Above 35 is B08 by itself; with a first pregnancy the screening is positive too.
    assert_eq!(of_37(pregnant(70)).rows(), ["B08"]);
    assert_eq!(first(of_37(pregnant(70))).rows(), ["B04/screening", "B08"]);
    let diabetes = pregnant(70).episode("chronic_diseases", vec!["diabetes"]);
    assert_eq!(diabetes.rows(), ["B04/screening", "B08"]);
    let asthma = pregnant(70).episode("chronic_diseases", vec!["asthma"]);
    assert_eq!(asthma.rows(), ["B08"]);
    let none = pregnant(70).episode("chronic_diseases", vec!["none"]);
    assert_eq!(none.rows(), [""; 0]);
}

#[test]
fn danger_signs_of_pregnancy_are_now() {
    for sign in [
        "bleeding",
        "severe_headache",
        "blurred_vision",
        "convulsions",
        "ruptured_membranes",
        "no_fetal_movement",
        "severe_vomiting",
        "fever",
    ] {
        let judged = pregnant(weeks(30))
            .visit("danger_signs", vec![sign])
            .judged();
        let first = judged.first().expect(sign);
        assert_eq!((first.rule.id, first.rule.urgency), ("B05", Urgency::Now));
    }
    assert_eq!(
        rows_of(pregnant(weeks(30)), "fetal_movement", json!(false)),
        ["B05"]
    );
    assert_eq!(
        rows_of(pregnant(weeks(30)), "danger_signs", json!(["none"])),
        [""; 0]
    );
}

#[test]
fn the_unborn_s_heart_beats_120_to_160() {
    for (rate, rows) in [
        (119, ["B06"].as_slice()),
        (120, &[]),
        (160, &[]),
        (161, &["B06"]),
    ] {
        assert_eq!(
            rows_of(pregnant(weeks(30)), "fetal_heart_rate", json!(rate)),
            rows,
            "{rate}"
        );
    }
}

#[test]
fn fundal_height_and_weight_are_held_against_their_bands() {
    // §2.6: 20 weeks 17–23, 24: 20–26, 28: 24–30, 32: 27–33, 36: 31–37.
    for (week, low, high) in [
        (20, 17.0, 23.0),
        (24, 20.0, 26.0),
        (28, 24.0, 30.0),
        (32, 27.0, 33.0),
        (36, 31.0, 37.0),
    ] {
        for (cm, found) in [
            (low - 0.1, true),
            (low, false),
            (high, false),
            (high + 0.1, true),
        ] {
            let rows = rows_of(pregnant(weeks(week)), "fundal_height_cm", json!(cm));
            assert_eq!(rows == ["B07"], found, "{week} weeks, {cm} cm");
        }
    }
    for (week, grams, found) in [
        (20, 299, true),
        (20, 300, false),
        (28, 999, true),
        (28, 1000, false),
        (36, 2499, true),
        (36, 2500, false),
        (40, 2499, true),
    ] {
        let rows = rows_of(pregnant(weeks(week)), "fetal_weight_g", json!(grams));
        assert_eq!(rows == ["B07"], found, "{week} weeks, {grams} g");
    }
    // Before 20 weeks there is no band.
    assert_eq!(
        rows_of(pregnant(weeks(19)), "fundal_height_cm", json!(30)),
        [""; 0]
    );
}

#[test]
fn weight_gain_is_held_against_the_target_by_bmi() {
    let given = |week, kg| {
        pregnant(weeks(week))
            .episode("weight_before_kg", 50)
            .episode("height_cm", 155)
            .visit("weight_kg", kg)
    };
    // BMI 20.8: 11.5 kg until 40 weeks, nothing asked of the first 13.
    for (week, kg, rows) in [
        (12, 48.0, [].as_slice()),
        (13, 48.0, &[]),
        (40, 61.5, &[]),
        (40, 61.4, &["B07"]),
        (28, 56.4, &[]),
        (28, 56.3, &["B07"]),
    ] {
        assert_eq!(given(week, kg).rows(), rows, "{week} {kg}");
    }
}

#[test]
fn what_a_doctor_should_see_is_b08() {
    let table: [(&str, Value, bool); 10] = [
        ("previous_caesarean", json!(true), true),
        ("previous_caesarean", json!(false), false),
        ("height_cm", json!(144.9), true),
        ("height_cm", json!(145), false),
        ("children_count", json!(3), false),
        ("children_count", json!(4), true),
        ("last_child_age_months", json!(23), true),
        ("last_child_age_months", json!(24), false),
        ("chronic_diseases", json!(["heart"]), true),
        ("chronic_diseases", json!(["none"]), false),
    ];
    for (key, value, found) in table {
        let rows = pregnant(70).episode(key, value.clone()).rows();
        assert_eq!(rows == ["B08"], found, "{key} {value}");
    }
    // The day of the visit is 21 November 2026.
    for (birth, found) in [
        ("2006-11-22", true),
        ("2006-11-21", false),
        ("1990-11-22", false),
        ("1990-11-21", true),
    ] {
        let rows = pregnant(70).person("birth_date", birth).rows();
        assert_eq!(rows == ["B08"], found, "{birth}");
    }
    let twins = pregnant(weeks(24)).visit("fetus_count", 2).rows();
    assert_eq!(twins, ["B04/screening", "B08"]);
}

#[test]
fn a_trimester_without_a_check_up_is_said_when_she_says_so() {
    let told_no = |days| pregnant(days).visit("anc_checked", false);
    assert_eq!(told_no(weeks(10)).rows(), ["B09"]);
    let checked = |given: Given, days_ago: i32| {
        let day = dampingi_domain::date::add_days(crate::case::TODAY, -days_ago);
        let answers = Answers::new().with("anc_date", day.to_string());
        given.earlier("pregnancy_visit", day, answers)
    };
    // 15 weeks 0 days today: a check-up 14 days ago fell on 13w0d, in this trimester; one 15 days ago did not.
    assert_eq!(checked(told_no(weeks(15)), 14).rows(), [""; 0]);
    assert_eq!(checked(told_no(weeks(15)), 15).rows(), ["B09"]);
    // Checked, but nobody wrote down when: the day of the visit that told of it.
    let told_at = |days_ago: i32| {
        let day = dampingi_domain::date::add_days(crate::case::TODAY, -days_ago);
        let answers = Answers::new().with("anc_checked", true);
        told_no(weeks(15)).earlier("pregnancy_visit", day, answers)
    };
    assert_eq!(told_at(14).rows(), [""; 0]);
    assert_eq!(told_at(15).rows(), ["B09"]);
    // Not asked is not missing.
    assert_eq!(pregnant(weeks(30)).rows(), [""; 0]);
}

#[test]
fn after_birth_danger_is_today_ticked_or_seen() {
    let table: [(&str, Value, bool); 10] = [
        ("danger_signs", json!(["foul_lochia"]), true),
        ("danger_signs", json!(["none"]), false),
        ("bleeding", json!("heavy"), true),
        ("bleeding", json!("usual"), false),
        ("breasts", json!("swollen"), true),
        ("breasts", json!("sore_nipples"), false),
        ("mood", json!("sad"), true),
        ("mood", json!("tired"), false),
        ("temperature_c", json!(38.0), true),
        ("temperature_c", json!(37.9), false),
    ];
    for (key, value, found) in table {
        let judged = after_birth(5).visit(key, value.clone()).judged();
        assert_eq!(
            judged.first().map(|finding| finding.rule.id) == Some("N01"),
            found,
            "{key} {value}"
        );
        let level = if found { Level::Refer } else { Level::Good };
        assert_eq!(judged.level, level);
    }
}

#[test]
fn contraception_is_decided_by_day_42() {
    for (day, rows) in [
        (28, [].as_slice()),
        (29, &["N02"]),
        (42, &["N02"]),
        (50, &["N02"]),
    ] {
        let given = after_birth(day).visit("family_planning", false);
        assert_eq!(given.rows(), rows, "{day}");
    }
    assert!(
        after_birth(42)
            .visit("family_planning", true)
            .rows()
            .is_empty()
    );
    assert!(after_birth(42).rows().is_empty());
}

#[test]
fn without_dates_only_what_needs_none_is_found() {
    let given = Given::new("pregnancy_visit")
        .visit("fundal_height_cm", 50)
        .visit("anc_checked", false)
        .visit("hb_g_dl", 6.5);
    assert_eq!(given.rows(), ["B03"]);
    assert!(!born_days_ago(0).is_empty());
}

#[test]
fn blood_glucose_is_looked_at_above_200_and_never_called_low() {
    for (mg_dl, rows) in [
        (60, vec![]),
        (94, vec![]),
        (200, vec![]),
        (201, vec!["B10"]),
    ] {
        assert_eq!(
            pregnant(120).visit("blood_glucose_mg_dl", mg_dl).rows(),
            rows,
            "{mg_dl}"
        );
    }
}

/// Days of pregnancy; whether a doctor looked at this visit; on which day of pregnancy one looked before.
#[test]
fn a_doctor_looks_in_the_first_and_in_the_third_trimester() {
    for (days, by_doctor, before, rows) in [
        (80, Some(false), None, vec!["B09/doctor"]),
        (80, Some(true), None, vec![]),
        (80, None, None, vec![]),
        // Looked earlier in the same trimester.
        (80, Some(false), Some(60), vec![]),
        (120, Some(false), None, vec![]),
        (210, Some(false), Some(60), vec!["B09/doctor"]),
        (210, Some(false), Some(200), vec![]),
    ] {
        let mut given = pregnant(days).visit("anc_checked", true);
        if let Some(by_doctor) = by_doctor {
            given = given.visit("anc_by_doctor", by_doctor);
        }
        if let Some(before) = before {
            let on = dampingi_domain::date::add_days(crate::case::TODAY, before - days);
            let looked = Answers::new()
                .with("anc_checked", true)
                .with("anc_date", on.to_string())
                .with("anc_by_doctor", true);
            given = given.earlier("pregnancy_visit", on, looked);
        }
        assert_eq!(given.rows(), rows, "{days} {by_doctor:?} {before:?}");
    }
}

#[test]
fn a_child_that_was_short_is_said_at_the_first_visit_only() {
    let told = |yes| pregnant(120).episode("previous_stunted_child", yes);
    assert_eq!(told(true).rows(), ["B08/stunted_child"]);
    assert_eq!(told(false).rows(), [""; 0]);
    let on = dampingi_domain::date::add_days(crate::case::TODAY, -28);
    let again = told(true).earlier("pregnancy_visit", on, Answers::new());
    assert_eq!(again.rows(), [""; 0]);
}
