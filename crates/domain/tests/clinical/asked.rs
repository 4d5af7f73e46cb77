//! What was asked and written down: judged where the notes name a limit, shown where they do not, and nothing in between.

use crate::case::{Given, after_birth, pregnant};
use dampingi_domain::date::add_days;
use dampingi_domain::finding::{Case, Earlier, input_shown};
use dampingi_domain::form::{self, Form};
use dampingi_domain::growth::Level;
use dampingi_domain::indicator::scorecard::FUNDS_ID;
use dampingi_domain::result::{self, NOT_JUDGED, VisitResult};
use dampingi_domain::{Answers, Lang};

const GOOD: Option<Level> = Some(Level::Good);
const WATCH: Option<Level> = Some(Level::Watch);

fn result(given: &Given) -> VisitResult {
    let earlier = given.earlier.iter().map(|(form, on, answers)| Earlier {
        form,
        on: *on,
        answers,
    });
    let earlier: Vec<Earlier<'_>> = earlier.collect();
    result::of(&Case {
        person: Some(&given.person),
        episode: Some(&given.episode),
        earlier: &earlier,
        ..Case::new(given.form, given.on, &given.visit)
    })
}

/// The line of a value: figure, words, level.
fn line(given: &Given, key: &str) -> Option<(String, &'static str, Option<Level>)> {
    let result = result(given);
    let found = result.measures.iter().find(|it| it.input.key == key)?;
    let figure = input_shown(given.form, &found.input, Lang::Id);
    Some((figure, found.words.id, found.level))
}

/// BMI before 20.7: 0.42 kg a week (§3.7).
fn expecting(days: i32, kg: f64, days_ago: i32, before_kg: f64) -> Given {
    let on = add_days(crate::case::TODAY, -days_ago);
    pregnant(days)
        .episode("height_cm", 155.5)
        .episode("weight_before_kg", 50)
        .visit("weight_kg", kg)
        .earlier(
            "pregnancy_visit",
            on,
            Answers::new().with("weight_kg", before_kg),
        )
}

#[test]
fn the_gain_a_week_is_held_against_its_target() {
    for (given, expected) in [
        // 28 days: 1.7 kg are 0.43 a week, 1.6 are 0.40.
        (
            expecting(168, 56.2, 28, 54.5),
            Some(("0,43 / 0,42 kg", GOOD)),
        ),
        (
            expecting(168, 56.1, 28, 54.5),
            Some(("0,4 / 0,42 kg", WATCH)),
        ),
        (
            expecting(168, 54.0, 28, 54.5),
            Some(("−0,13 / 0,42 kg", WATCH)),
        ),
        // Less than two weeks apart says more of the scale than of her.
        (expecting(168, 56.2, 13, 54.5), None),
        // Nothing is asked of the first trimester: now, or when she was weighed before.
        (expecting(90, 52.0, 28, 51.0), None),
        (expecting(100, 52.0, 28, 51.0), None),
        (
            expecting(120, 52.0, 28, 51.0),
            Some(("0,25 / 0,42 kg", WATCH)),
        ),
    ] {
        let found = line(&given, "weekly_gain_kg");
        let found = found
            .as_ref()
            .map(|(figure, _, level)| (figure.as_str(), *level));
        assert_eq!(found, expected);
    }
    // It says so, and sends nobody by itself.
    let low = expecting(168, 56.1, 28, 54.5);
    assert!(!low.ids().contains(&"B07"));
}

#[test]
fn what_the_notes_name_no_limit_for_is_shown_and_not_judged() {
    let plain = "Dicatat, tidak dinilai";
    let tetanus = pregnant(120).visit("tetanus_status", "t2");
    assert_eq!(
        line(&tetanus, "tetanus_status"),
        Some(("T2".into(), plain, None))
    );
    for mg_dl in [60, 94, 150, 200] {
        let glucose = pregnant(120).visit("blood_glucose_mg_dl", mg_dl);
        let figure = format!("{mg_dl} mg/dL");
        assert_eq!(
            line(&glucose, "blood_glucose_mg_dl"),
            Some((figure, plain, None))
        );
    }
    let high = pregnant(120).visit("blood_glucose_mg_dl", 201);
    let said = "Gula darah tinggi, perlu diperiksa";
    assert_eq!(
        line(&high, "blood_glucose_mg_dl"),
        Some(("201 mg/dL".into(), said, WATCH))
    );
}

#[test]
fn a_doctors_look_capsules_and_the_score_of_the_book_are_said() {
    let seen = pregnant(80)
        .visit("anc_checked", true)
        .visit("anc_by_doctor", true);
    assert_eq!(line(&seen, "anc_by_doctor").map(|it| it.2), Some(GOOD));
    let unseen = pregnant(80)
        .visit("anc_checked", true)
        .visit("anc_by_doctor", false);
    assert_eq!(line(&unseen, "anc_by_doctor").map(|it| it.2), Some(WATCH));
    // The second trimester asks for none.
    let second = pregnant(120)
        .visit("anc_checked", true)
        .visit("anc_by_doctor", false);
    assert_eq!(line(&second, "anc_by_doctor"), None);
    for (count, level) in [(0, WATCH), (1, WATCH), (2, GOOD), (3, GOOD)] {
        let given = after_birth(10).visit("vitamin_a_capsules", count);
        assert_eq!(
            line(&given, "vitamin_a_capsules").map(|it| it.2),
            Some(level),
            "{count}"
        );
    }
    for (score, words, level) in [
        (2, "Risiko rendah menurut skor di Buku KIA", GOOD),
        (6, "Risiko tinggi menurut skor di Buku KIA", WATCH),
        (10, "Risiko tinggi menurut skor di Buku KIA", WATCH),
        (12, "Risiko sangat tinggi menurut skor di Buku KIA", WATCH),
    ] {
        let given = pregnant(120).visit("poedji_rochjati_score", score);
        let found = line(&given, "poedji_rochjati_score");
        assert_eq!(found, Some((score.to_string(), words, level)));
    }
}

#[test]
fn what_changed_is_told_of_each_number_since_it_was_measured() {
    let day = |days_ago: i32| add_days(crate::case::TODAY, -days_ago);
    let expecting = pregnant(200)
        .visit("weight_kg", 58)
        .visit("hb_g_dl", 11.2)
        .visit("fundal_height_cm", 26)
        .earlier(
            "pregnancy_visit",
            day(28),
            Answers::new()
                .with("weight_kg", 56.5)
                .with("fundal_height_cm", 22),
        )
        .earlier(
            "pregnancy_visit",
            day(90),
            Answers::new().with("weight_kg", 53).with("hb_g_dl", 10.4),
        );
    let mut bride = Given::new("engagement_contact")
        .visit("weight_kg", 46)
        .visit("hb_g_dl", 12.1)
        .earlier(
            "engagement_contact",
            day(40),
            Answers::new().with("weight_kg", 44).with("hb_g_dl", 11.5),
        );
    bride.person = bride.person.with("sex", "female");
    let head = crate::case::child("male", 300)
        .visit("head_circumference_cm", 45.5)
        .earlier(
            "child_visit",
            day(60),
            Answers::new().with("head_circumference_cm", 44.1),
        );
    for (given, expected) in [
        (
            expecting,
            vec![
                ("weight_kg", 1.5, 28),
                ("hb_g_dl", 0.8, 90),
                ("fundal_height_cm", 4.0, 28),
            ],
        ),
        (bride, vec![("weight_kg", 2.0, 40), ("hb_g_dl", 0.6, 40)]),
        (head, vec![("head_circumference_cm", 1.4, 60)]),
    ] {
        let since = result(&given).since.expect("measured before");
        let found: Vec<(&str, f64, _)> = since
            .changes
            .iter()
            .map(|change| (change.key, change.by(), change.on))
            .collect();
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(key, by, ago)| (key, by, day(ago)))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(Some(since.on), expected.iter().map(|it| it.2).max());
    }
}

/// The source of the domain, but for the forms' own tables, where each field is named.
fn rules() -> String {
    fn read(folder: &std::path::Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).expect("the sources are here") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                if !path.ends_with("form/table") {
                    read(&path, text);
                }
            } else if path.extension().is_some_and(|it| it == "rs")
                && !path.ends_with("result/asked.rs")
            {
                text.push_str(&std::fs::read_to_string(&path).expect("text"));
            }
        }
    }
    let mut text = String::new();
    read(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    // Those of `result/asked.rs` that are judged there.
    text + "\"anc_by_doctor\" \"blood_glucose_mg_dl\" \"previous_stunted_child\" \"vitamin_a_capsules\" \"poedji_rochjati_score\""
}

/// Who, when, where, and what only says why something is missing: there is nothing to judge.
const AROUND: [&str; 53] = [
    "location",
    "school_name",
    "method",
    "note",
    "photo",
    "insured",
    "insurance_kind",
    "aid_received",
    "aid_kinds",
    "mbg_received",
    "mbg_frequency",
    "not_weighed_reason",
    "no_height_reason",
    "no_muac_reason",
    "no_head_reason",
    "birth_size_unknown_reason",
    "referral_from",
    "referral_reason",
    "transport",
    "referral_result",
    "referral_treatment",
    "referral_next",
    "control_on",
    "not_attended_reason",
    "attended_on",
    "partner_name",
    "partner_nik",
    "partner_origin",
    "residence_after_wedding",
    "pnc_provider",
    "contraceptive",
    "delivery_attendant",
    "delivery_mode",
    "delivery_place",
    "delivery_time",
    "birth_time",
    "birth_order",
    "counselling_given",
    "health_check_place",
    "posyandu",
    "health_centre",
    "check_up_facility",
    "referral_facility",
    "birth_facility_planned",
    "water_source_other",
    "latrine_other",
    "babies_count",
    "babies_alive",
    "vaccine_dates_copied",
    "donor_kind",
    "support_kind",
    "delivered_content",
    "delivered_to",
];

/// Either a rule, a measure, the schedule or an indicator names a field, or the documentation says that it is not judged.
#[test]
fn every_field_is_judged_or_said_not_to_be() {
    let rules = rules();
    let is_about_care = |form: &&&Form| {
        !["person", "household", form::table::SESSION_ID, FUNDS_ID].contains(&form.id)
    };
    let mut silent = Vec::new();
    for form in form::table::ALL.iter().filter(is_about_care) {
        for field in form.fields() {
            let key = field.key;
            let is_named = rules.contains(&format!("\"{key}\""));
            let is_listed = NOT_JUDGED.iter().any(|(listed, _)| *listed == key);
            assert!(
                !(is_listed && AROUND.contains(&key)),
                "{key} is listed twice"
            );
            if !is_named && !is_listed && !AROUND.contains(&key) {
                silent.push(format!("{} {key}", form.id));
            }
        }
    }
    assert!(
        silent.is_empty(),
        "collected, and nothing is said of it: {silent:?}"
    );
    for (key, _) in NOT_JUDGED {
        assert!(
            form::table::ALL
                .iter()
                .any(|form| form.field(key).is_some()),
            "{key}"
        );
    }
}
