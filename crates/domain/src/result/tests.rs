//! Results as a cadre meets them.

use super::*;
use crate::finding::{Earlier, input_label};
use crate::{Answers, Date, Lang};
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 21);

fn girl(birth: &str) -> Answers {
    Answers::new()
        .with("sex", "female")
        .with("birth_date", birth)
        .with("consent", "given")
}

fn of_child(visit: &Answers, person: &Answers, earlier: &[Earlier<'_>]) -> VisitResult {
    of(&Case {
        person: Some(person),
        earlier,
        ..Case::new("child_visit", TODAY, visit)
    })
}

fn words(result: &VisitResult) -> Vec<&'static str> {
    result
        .measures
        .iter()
        .map(|measure| measure.words.id)
        .collect()
}

fn lacks(result: &VisitResult) -> Vec<&'static str> {
    result.lacks.iter().map(|term| term.id).collect()
}

#[test]
fn a_child_that_fits_its_age_is_good_and_says_what_was_not_looked_at() {
    let visit = Answers::new()
        .with("weight_kg", 9.4)
        .with("height_cm", 76.5)
        .with("position", "lying");
    let result = of_child(&visit, &girl("2025-08-21"), &[]);
    assert_eq!(result.level, Some(Level::Good));
    assert!(result.first().is_none());
    assert_eq!(
        words(&result),
        [
            "Baru pertama kali ditimbang",
            "Berat badan sesuai umurnya",
            "Tinggi badan sesuai umurnya",
            "Berat badan seimbang dengan tingginya",
            "Berat badan seimbang dengan tingginya"
        ]
    );
    let keys: Vec<&str> = result.measures.iter().map(|it| it.input.key).collect();
    assert_eq!(keys[3..], ["z_weight_for_length", "z_bmi_for_age"]);
    assert_eq!(lacks(&result), ["LiLA belum diukur"]);
    assert_eq!(result.since, None);
}

#[test]
fn nothing_measured_is_not_called_good() {
    let visit = Answers::new().with("attended_posyandu", false);
    let result = of_child(&visit, &girl("2025-08-21"), &[]);
    assert_eq!(result.level, None);
    assert_eq!(lacks(&result).len(), 3);
    // A danger sign needs no scale.
    let visit = visit.with("danger_signs", vec!["convulsions"]);
    assert_eq!(
        of_child(&visit, &girl("2025-08-21"), &[]).level,
        Some(Level::Refer)
    );
}

#[test]
fn a_very_short_child_is_told_once_and_the_milder_rule_stands_under_it() {
    let visit = Answers::new()
        .with("weight_kg", 8.2)
        .with("height_cm", 68.0)
        .with("position", "lying")
        .with("muac_cm", 13.4);
    let result = of_child(&visit, &girl("2025-08-21"), &[]);
    assert_eq!(result.level, Some(Level::Watch));
    let first = result.first().expect("a finding");
    assert_eq!(first.rule.id, "C07");
    let under: Vec<&str> = result
        .covered_by(first)
        .map(|finding| finding.rule.id)
        .collect();
    assert_eq!(under, ["C06"]);
    assert!(result.uncovered().all(|finding| finding.rule.id != "C06"));
    assert!(words(&result).contains(&"Sangat pendek, perlu pemeriksaan"));
    assert!(words(&result).contains(&"Pita hijau: lengan baik"));
}

#[test]
fn an_arm_in_the_red_is_sent_on_today() {
    let visit = Answers::new().with("muac_cm", 11.2);
    let result = of_child(&visit, &girl("2025-08-21"), &[]);
    assert_eq!(result.level, Some(Level::Refer));
    assert_eq!(result.first().map(|finding| finding.rule.id), Some("C04"));
}

#[test]
fn what_changed_is_counted_from_the_last_visit_that_shares_a_number() {
    let visit = Answers::new()
        .with("weight_kg", 8.3)
        .with("height_cm", 76.0)
        .with("position", "lying");
    let weighed = Answers::new()
        .with("weight_kg", 8.2)
        .with("height_cm", 74.5);
    let seen = Answers::new().with("attended_posyandu", false);
    let later = Answers::new().with("weight_kg", 9.0);
    let earlier = [
        (date(2026, 10, 20), &weighed),
        (date(2026, 11, 10), &seen),
        (date(2026, 12, 20), &later),
    ]
    .map(|(on, answers)| Earlier {
        form: "child_visit",
        on,
        answers,
    });
    let result = of_child(&visit, &girl("2025-08-21"), &earlier);
    let since = result.since.expect("measured before");
    assert_eq!(since.on, date(2026, 10, 20));
    let by: Vec<(&str, f64)> = since
        .changes
        .iter()
        .map(|change| (change.key, change.by()))
        .collect();
    assert_eq!(by, [("weight_kg", 0.1), ("height_cm", 1.5)]);
    // 100 g in the fifteenth month are less than the card's minimum.
    assert_eq!(result.measures[0].words.id, "Belum naik cukup bulan ini");
}

#[test]
fn a_child_born_too_early_has_its_corrected_score_beside_the_other() {
    let visit = Answers::new().with("weight_kg", 5.0);
    let person = girl("2026-06-21");
    let episode = Answers::new().with("gestation_weeks_at_birth", 32);
    let result = of(&Case {
        person: Some(&person),
        episode: Some(&episode),
        ..Case::new("child_visit", TODAY, &visit)
    });
    let weight = &result.measures[1];
    let z = |input: &crate::finding::Input| input.value.as_f64().expect("a score");
    let corrected = weight.corrected.as_ref().expect("born at 32 weeks");
    assert!(z(corrected) > z(&weight.input) + 0.5);
}

#[test]
fn how_a_child_was_born_is_said_until_two_years_and_only_where_it_matters() {
    let visit = Answers::new().with("weight_kg", 3.1);
    let told = |kg: f64, cm: f64, weeks: i32| {
        Answers::new()
            .with("birth_weight_kg", kg)
            .with("birth_length_cm", cm)
            .with("gestation_weeks_at_birth", weeks)
    };
    let all = [
        "Berat lahir rendah (BBLR)",
        "Panjang lahir kurang (PBLR)",
        "Lahir kurang bulan",
    ];
    for (form, born, episode, said) in [
        (
            "newborn_visit",
            "2026-11-01",
            told(2.49, 47.9, 36),
            &all[..],
        ),
        ("child_visit", "2024-11-22", told(2.49, 47.9, 36), &all),
        ("child_visit", "2024-11-21", told(2.49, 47.9, 36), &[]),
        ("child_visit", "2026-10-01", told(2.5, 48.0, 37), &[]),
        ("child_visit", "2026-10-01", told(2.4, 48.0, 40), &all[..1]),
        ("newborn_visit", "2026-11-01", Answers::new(), &[]),
        // A slip of the pen is no early birth.
        ("newborn_visit", "2026-11-01", told(3.0, 50.0, 3), &[]),
    ] {
        let person = girl(born);
        let result = of(&Case {
            person: Some(&person),
            episode: Some(&episode),
            ..Case::new(form, TODAY, &visit)
        });
        let found = result.measures.iter().filter(|measure| {
            let key = measure.input.key;
            key.starts_with("birth_") || key == "gestation_weeks_at_birth"
        });
        let found: Vec<&str> = found.map(|measure| measure.words.id).collect();
        assert_eq!(found, said, "{form} {born}");
    }
}

#[test]
fn the_arm_is_told_by_its_band_and_by_its_score() {
    let visit = Answers::new().with("muac_cm", 14.0);
    let result = of_child(&visit, &girl("2025-08-21"), &[]);
    let arm: Vec<(&str, &str)> = result
        .measures
        .iter()
        .map(|measure| (measure.input.key, measure.words.id))
        .collect();
    assert_eq!(
        arm,
        [
            ("muac_cm", "Pita hijau: lengan baik"),
            (
                "z_muac_for_age",
                "Lengan dibandingkan dengan anak seumurnya"
            )
        ]
    );
}

#[test]
fn a_pregnant_woman_with_a_danger_sign_is_sent_on_now() {
    let visit = Answers::new()
        .with("weight_kg", 56)
        .with("danger_signs", vec!["bleeding"]);
    let person = girl("1999-03-01");
    let result = of(&Case {
        person: Some(&person),
        ..Case::new("pregnancy_visit", TODAY, &visit)
    });
    assert_eq!(result.level, Some(Level::Refer));
    assert_eq!(result.first().map(|finding| finding.rule.id), Some("B05"));
    assert!(result.measures.is_empty());
    assert_eq!(
        lacks(&result),
        [
            "LiLA belum diukur",
            "tensi belum diukur",
            "Hb belum diperiksa",
            "HPHT belum diketahui, jadi umur kehamilan belum bisa dihitung"
        ]
    );
}

#[test]
fn missing_consent_alone_is_no_reason_to_send_anybody() {
    let visit = Answers::new()
        .with("weight_kg", 9.4)
        .with("height_cm", 76.5)
        .with("position", "lying")
        .with("muac_cm", 14.2);
    let person = Answers::new()
        .with("sex", "female")
        .with("birth_date", "2025-08-21");
    let result = of_child(&visit, &person, &[]);
    assert_eq!(result.level, Some(Level::Good));
    assert!(result.first().is_none());
    assert_eq!(result.uncovered().count(), 1);
}

#[test]
fn every_measure_has_a_label_and_no_diagnosis_in_its_words() {
    let person = girl("2025-08-21");
    for (kg, cm, arm) in [(4.0, 60.0, 10.0), (8.0, 75.0, 12.0), (20.0, 99.0, 16.0)] {
        let visit = Answers::new()
            .with("weight_kg", kg)
            .with("height_cm", cm)
            .with("position", "lying")
            .with("muac_cm", arm)
            .with("head_circumference_cm", 45);
        for measure in of_child(&visit, &person, &[]).measures {
            let label = input_label("child_visit", &measure.input, Lang::Id);
            assert_ne!(label, measure.input.key);
            let words = measure.words.id.to_ascii_lowercase();
            for diagnosis in ["stunting", "gizi buruk", "gizi kurang", "obesitas"] {
                assert!(!words.contains(diagnosis), "{words}");
            }
        }
    }
}

#[test]
fn only_visits_with_rules_are_judged() {
    for form in [
        "child_visit",
        "newborn_visit",
        "pregnancy_visit",
        "postpartum_visit",
    ] {
        assert!(is_judged(form), "{form}");
    }
    assert!(!is_judged("delivery") && !is_judged("household_survey"));
}
