//! What the result of a woman's visit says of each of her measures, line by line as the cadre reads it. Domain notes §2.4–2.7,
//! §3.6, §3.7.

use dampingi_domain::finding::{Case, Earlier, input_label, input_shown};
use dampingi_domain::growth::Level;
use dampingi_domain::result::of;
use dampingi_domain::{Answers, Date, Lang, date};
use proptest::prelude::*;
use serde_json::{Value, json};

const GOOD: Option<Level> = Some(Level::Good);
const WATCH: Option<Level> = Some(Level::Watch);
const REFER: Option<Level> = Some(Level::Refer);

fn answers(fields: Value) -> Answers {
    fields
        .as_object()
        .expect("an object")
        .iter()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

fn day(text: &str) -> Date {
    date::from_iso(text).expect("a date")
}

fn woman() -> Answers {
    answers(json!({"sex": "female", "birth_date": "1998-03-05"}))
}

/// 24 weeks on 2026-06-18; BMI before 20.7.
fn pregnancy() -> Answers {
    answers(json!({
        "registered_on": "2026-03-01", "lmp_status": "known", "lmp": "2026-01-01", "height_cm": 155.5,
        "weight_before_kg": 50, "children_count": 1, "last_child_age_months": 40,
    }))
}

/// Every line of a visit: label and figure, words, level.
fn lines(
    form: &str,
    person: &Answers,
    episode: &Answers,
    on: &str,
    visit: &Answers,
) -> Vec<(String, &'static str, Option<Level>)> {
    let case = Case {
        person: Some(person),
        episode: Some(episode),
        ..Case::new(form, day(on), visit)
    };
    of(&case)
        .measures
        .iter()
        .map(|it| {
            let label = input_label(form, &it.input, Lang::Id);
            let figure = input_shown(form, &it.input, Lang::Id);
            (format!("{label} {figure}"), it.words.id, it.level)
        })
        .collect()
}

#[track_caller]
fn says(
    found: &[(String, &'static str, Option<Level>)],
    figure: &str,
    words: &str,
    level: Option<Level>,
) {
    assert!(
        found
            .iter()
            .any(|it| it.0 == figure && it.1 == words && it.2 == level),
        "{figure}: {words}\nnot in {found:#?}"
    );
}

#[test]
fn a_pregnancy_is_told_whole() {
    let visit = answers(json!({
        "weight_kg": 56.2, "muac_cm": 25.5, "hb_g_dl": 11.4, "systolic_mmhg": 110, "diastolic_mmhg": 70,
        "proteinuria": "negative", "fundal_height_cm": 23, "fetal_heart_rate": 142,
    }));
    let found = lines(
        "pregnancy_visit",
        &woman(),
        &pregnancy(),
        "2026-06-18",
        &visit,
    );
    for (figure, words, level) in [
        ("Umur kehamilan 24 minggu 0 hari", "Trimester 2", None),
        (
            "Perkiraan lahir (HPL) 8 Oktober 2026",
            "Dihitung dari HPHT",
            None,
        ),
        (
            "Berat naik sejak sebelum hamil 6,2 kg",
            "Kenaikan berat sesuai sasaran",
            GOOD,
        ),
        ("IMT sebelum hamil 20,7", "Berat sesuai tingginya", GOOD),
        ("Lingkar lengan atas (LiLA) 25,5 cm", "Lengan cukup", GOOD),
        ("Hb 11,4 g/dL", "Hb cukup", GOOD),
        ("Tensi 110/70 mmHg", "Tensi biasa", GOOD),
        ("MAP 83,3 mmHg", "Tensi rata-rata biasa", GOOD),
        ("Protein urin Negatif", "Tidak ada protein dalam urin", GOOD),
        (
            "Tinggi fundus (TFU) 23 cm",
            "Tinggi fundus sesuai umur kehamilan",
            GOOD,
        ),
        (
            "Denyut jantung janin (DJJ) 142 /min",
            "Denyut jantung janin biasa",
            GOOD,
        ),
    ] {
        says(&found, figure, words, level);
    }
    assert_eq!(found.len(), 11);
}

#[test]
fn each_limit_is_the_rules_own() {
    let one = |key: &str, value: Value| {
        let visit = answers(json!({ key: value }));
        lines(
            "pregnancy_visit",
            &woman(),
            &pregnancy(),
            "2026-06-18",
            &visit,
        )
        .into_iter()
        .find(|it| {
            it.1 != "Trimester 2"
                && !it.1.starts_with("Dihitung")
                && it.1 != "Berat sesuai tingginya"
        })
        .map(|it| (it.1, it.2))
    };
    for (key, value, expected) in [
        (
            "muac_cm",
            json!(23.4),
            ("Lengan kecil, perlu diperiksa", WATCH),
        ),
        ("muac_cm", json!(23.5), ("Lengan cukup", GOOD)),
        ("hb_g_dl", json!(11.0), ("Hb cukup", GOOD)),
        ("hb_g_dl", json!(10.9), ("Hb agak rendah", WATCH)),
        ("hb_g_dl", json!(9.9), ("Hb rendah", WATCH)),
        ("hb_g_dl", json!(6.9), ("Hb sangat rendah", REFER)),
        (
            "proteinuria",
            json!("plus_1"),
            ("Ada protein dalam urin", WATCH),
        ),
        (
            "fundal_height_cm",
            json!(19.9),
            ("Tinggi fundus di luar pita, perlu diperiksa", WATCH),
        ),
        (
            "fundal_height_cm",
            json!(20.0),
            ("Tinggi fundus sesuai umur kehamilan", GOOD),
        ),
        (
            "fetal_heart_rate",
            json!(119),
            ("Denyut jantung janin perlu diperiksa", REFER),
        ),
        (
            "fetal_heart_rate",
            json!(160),
            ("Denyut jantung janin biasa", GOOD),
        ),
        (
            "weight_kg",
            json!(54.6),
            ("Kenaikan berat di bawah sasaran", WATCH),
        ),
        (
            "weight_kg",
            json!(54.7),
            ("Kenaikan berat sesuai sasaran", GOOD),
        ),
        (
            "weight_kg",
            json!(57.8),
            ("Kenaikan berat di atas sasaran", None),
        ),
    ] {
        assert_eq!(one(key, value.clone()), Some(expected), "{key} {value}");
    }
    for (upper, lower, words, level) in [
        (139, 89, "Tensi biasa", GOOD),
        (140, 80, "Tensi tinggi", WATCH),
        (150, 110, "Tensi sangat tinggi", REFER),
    ] {
        let visit = answers(json!({"systolic_mmhg": upper, "diastolic_mmhg": lower}));
        let found = lines(
            "pregnancy_visit",
            &woman(),
            &pregnancy(),
            "2026-06-18",
            &visit,
        );
        says(&found, &format!("Tensi {upper}/{lower} mmHg"), words, level);
    }
}

#[test]
fn the_source_of_the_dates_is_said() {
    let nothing = Answers::new();
    for (change, words) in [
        (json!({"edd_ultrasound": "2026-10-15"}), "Dihitung dari USG"),
        (
            json!({"lmp_status": "estimated"}),
            "Dihitung dari perkiraan HPHT",
        ),
        (
            json!({"lmp": null, "gestation_weeks_told": 8}),
            "Dihitung dari umur kehamilan menurut bidan",
        ),
    ] {
        let mut episode = pregnancy();
        for (key, value) in change.as_object().expect("an object") {
            episode.set(key.clone(), value.clone());
        }
        let found = lines(
            "pregnancy_visit",
            &woman(),
            &episode,
            "2026-06-18",
            &nothing,
        );
        assert!(found.iter().any(|it| it.1 == words), "{words}");
    }
}

#[test]
fn the_four_too_stand_in_the_result() {
    let mut episode = pregnancy();
    episode.set("children_count", 4);
    episode.set("last_child_age_months", 23);
    let young = answers(json!({"sex": "female", "birth_date": "2007-01-01"}));
    let found = lines(
        "pregnancy_visit",
        &young,
        &episode,
        "2026-06-18",
        &Answers::new(),
    );
    says(
        &found,
        "Umur (tahun) 19",
        "Terlalu muda (di bawah 20 tahun)",
        WATCH,
    );
    says(
        &found,
        "Umur anak terakhir (bulan) 23",
        "Terlalu dekat (jarak kurang dari 2 tahun)",
        WATCH,
    );
    says(
        &found,
        "Jumlah anak hidup 4",
        "Terlalu banyak (lebih dari 3 anak)",
        WATCH,
    );
}

#[test]
fn after_birth_the_check_up_and_the_contraception_are_said() {
    let birth = answers(json!({"delivery_date": "2026-06-01"}));
    let at = |on: &str, uses: bool| {
        lines(
            "postpartum_visit",
            &woman(),
            &birth,
            on,
            &answers(json!({"family_planning": uses})),
        )
    };
    let days = |count: i32| format!("Hari sesudah melahirkan {count}");
    says(
        &at("2026-06-03", false),
        &days(2),
        "Periksa nifas ke-1",
        None,
    );
    says(
        &at("2026-06-08", false),
        &days(7),
        "Periksa nifas ke-2",
        None,
    );
    says(
        &at("2026-06-29", false),
        &days(28),
        "Periksa nifas ke-3",
        None,
    );
    says(
        &at("2026-07-13", false),
        &days(42),
        "Periksa nifas ke-4",
        None,
    );
    let figure = |yes: bool| format!("Sudah ber-KB? {}", if yes { "Ya" } else { "Tidak" });
    says(
        &at("2026-07-13", true),
        &figure(true),
        "Sudah ber-KB dalam 42 hari",
        GOOD,
    );
    says(
        &at("2026-07-14", true),
        &figure(true),
        "Sudah ber-KB, sesudah 42 hari",
        GOOD,
    );
    says(
        &at("2026-07-13", false),
        &figure(false),
        "Belum ber-KB, masih ada waktu sampai hari ke-42",
        None,
    );
    says(
        &at("2026-07-14", false),
        &figure(false),
        "Belum ber-KB, sudah lewat 42 hari",
        WATCH,
    );
    // She began in time, and was asked again later.
    let earlier = answers(json!({"family_planning": true}));
    let visit = answers(json!({"family_planning": true}));
    let before = [Earlier {
        form: "postpartum_visit",
        on: day("2026-07-01"),
        answers: &earlier,
    }];
    let case = Case {
        episode: Some(&birth),
        earlier: &before,
        ..Case::new("postpartum_visit", day("2026-08-01"), &visit)
    };
    assert!(
        of(&case)
            .measures
            .iter()
            .any(|it| it.words.id == "Sudah ber-KB dalam 42 hari")
    );
}

#[test]
fn a_bride_is_told_what_to_prepare_and_a_groom_what_is_asked_of_him() {
    let wedding = answers(json!({"planned_wedding_date": "2026-07-15"}));
    let visit = answers(json!({
        "weight_kg": 44, "height_cm": 160, "muac_cm": 23, "hb_g_dl": 11.5, "smoke_exposure": "exposed", "health_check_done": false,
    }));
    let found = lines(
        "engagement_contact",
        &woman(),
        &wedding,
        "2026-06-18",
        &visit,
    );
    says(
        &found,
        "Yang perlu disiapkan 5",
        "Ada yang perlu disiapkan (berisiko)",
        WATCH,
    );
    says(&found, "IMT 17,2", "Berat kurang untuk tingginya", WATCH);
    says(
        &found,
        "Lingkar lengan atas (LiLA) 23 cm",
        "Lengan kecil, perlu diperiksa",
        WATCH,
    );
    says(&found, "Hb 11,5 g/dL", "Hb agak rendah", WATCH);
    says(
        &found,
        "Asap rokok Terpapar asap rokok",
        "Merokok atau terpapar asap rokok",
        WATCH,
    );
    says(
        &found,
        "Sudah periksa kesehatan calon pengantin? Tidak",
        "Belum periksa, padahal menikah kurang dari 3 bulan lagi",
        WATCH,
    );
    let groom = answers(json!({"sex": "male", "birth_date": "2003-01-01"}));
    let of_him = lines("engagement_contact", &groom, &wedding, "2026-06-18", &visit);
    assert!(
        !of_him
            .iter()
            .any(|it| it.0.starts_with("Hb") || it.0.starts_with("Lingkar"))
    );
    says(
        &of_him,
        "Umur (tahun) 23",
        "Di bawah umur yang dianjurkan untuk menikah (21 dan 25 tahun)",
        None,
    );
}

#[test]
fn every_line_has_a_label_and_none_is_a_diagnosis() {
    let mut episode = pregnancy();
    episode.set("weight_before_kg", 40);
    let visit = answers(json!({
        "weight_kg": 41, "muac_cm": 21, "hb_g_dl": 6, "systolic_mmhg": 170, "diastolic_mmhg": 115,
        "proteinuria": "plus_3", "fundal_height_cm": 12, "fetal_heart_rate": 90,
    }));
    for (figure, words, _) in lines("pregnancy_visit", &woman(), &episode, "2026-06-18", &visit) {
        assert!(!figure.contains('_'), "{figure}");
        let words = words.to_lowercase();
        for diagnosis in [
            "anemia",
            "hipertensi",
            "preeklamsia",
            "kek",
            "obesitas",
            "kurus",
        ] {
            assert!(!words.contains(diagnosis), "{words}");
        }
    }
}

proptest! {
    /// Nothing stands out among the measures of a visit that is called good.
    #[test]
    fn a_good_result_has_no_measure_to_look_at(
        kg in 35.0_f64..110.0, before in 35.0_f64..110.0, arm in 18.0_f64..40.0, hb in 5.0_f64..15.0,
        upper in 80..190_i32, lower in 40..78_i32, fundal in 10.0_f64..40.0, heart in 100..180_i32, protein in 0..3_usize,
    ) {
        let tenth = |number: f64| (number * 10.0).round() / 10.0;
        let mut episode = pregnancy();
        episode.set("weight_before_kg", tenth(before));
        let visit = answers(json!({
            "weight_kg": tenth(kg), "muac_cm": tenth(arm), "hb_g_dl": tenth(hb), "systolic_mmhg": upper, "diastolic_mmhg": lower,
            "proteinuria": (["negative", "plus_1", "plus_3"][protein]), "fundal_height_cm": tenth(fundal), "fetal_heart_rate": heart,
        }));
        let person = woman();
        let case = Case { person: Some(&person), episode: Some(&episode), ..Case::new("pregnancy_visit", day("2026-06-18"), &visit) };
        let result = of(&case);
        let worst = result.measures.iter().filter_map(|it| it.level).max();
        prop_assert!(worst <= Some(Level::Good) || result.level > Some(Level::Good));
    }
}
