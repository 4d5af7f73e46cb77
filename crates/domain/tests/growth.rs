//! Every z-score equal to WHO's own software, and the packed tables equal to WHO's tables.

#[path = "../examples/encode_lms.rs"]
mod encode_lms;

use dampingi_domain::growth::{Assessment, Measured, Oedema, Position, Score, Sex, assess};
use std::collections::HashMap;

#[test]
fn the_packed_tables_are_made_from_the_published_ones() {
    let made = encode_lms::encode();
    let kept = std::fs::read(encode_lms::root().join("crates/domain/src/growth/lms.bin"))
        .expect("packed tables");
    assert!(
        made == kept,
        "run: cargo run -p dampingi-domain --example encode_lms"
    );
}

type Row = HashMap<String, String>;

fn cases() -> Vec<Row> {
    let text =
        std::fs::read_to_string(encode_lms::root().join("data/growth_cases.csv")).expect("cases");
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().expect("header").split(',').collect();
    lines
        .map(|line| {
            header
                .iter()
                .map(|key| (*key).to_owned())
                .zip(line.split(',').map(str::to_owned))
                .collect()
        })
        .collect()
}

fn number(row: &Row, key: &str) -> Option<f64> {
    row[key].parse().ok()
}

fn measured(row: &Row) -> Measured {
    Measured {
        sex: match row["sex"].as_str() {
            "1" => Some(Sex::Male),
            "2" => Some(Sex::Female),
            _ => None,
        },
        age_days: row["age_days"].parse().ok(),
        weight_kg: number(row, "weight_kg"),
        length_cm: number(row, "lenhei_cm"),
        position: match row["measured"].as_str() {
            "L" => Position::Lying,
            "H" => Position::Standing,
            _ => Position::Unknown,
        },
        oedema: if row["oedema"] == "y" {
            Oedema::Present
        } else {
            Oedema::Absent
        },
        head_cm: number(row, "headc_cm"),
        muac_cm: number(row, "muac_cm"),
    }
}

fn scores(result: &Assessment) -> [(&'static str, &'static str, Option<Score>); 6] {
    [
        ("zlen", "flen", result.length_for_age),
        ("zwei", "fwei", result.weight_for_age),
        ("zwfl", "fwfl", result.weight_for_length),
        ("zbmi", "fbmi", result.bmi_for_age),
        ("zhc", "fhc", result.head_for_age),
        ("zac", "fac", result.muac_for_age),
    ]
}

#[test]
fn all_cases_equal_the_who_software_in_value_flag_and_length() {
    let cases = cases();
    assert_eq!(cases.len(), 214);
    for row in &cases {
        let id = &row["case_id"];
        let result = assess(&measured(row));
        for (z, flag, score) in scores(&result) {
            assert_eq!(score.map(|score| score.z), number(row, z), "{id} {z}");
            let implausible = score.map(|score| if score.is_implausible { "1" } else { "0" });
            assert_eq!(implausible.unwrap_or(""), row[flag], "{id} {flag}");
        }
        let length = result.corrected_length_cm.map(|cm| format!("{cm:.2}"));
        assert_eq!(
            length.unwrap_or_default(),
            row["clenhei_cm"],
            "{id} corrected length"
        );
        assert_eq!(
            if result.standing_too_young { "1" } else { "0" },
            row["c9mo_flag"],
            "{id} standing"
        );
        let bmi = result.bmi.map(|bmi| format!("{bmi:.6}"));
        assert_eq!(bmi.unwrap_or_default(), row["cbmi"], "{id} bmi");
    }
}

/// The golden vectors of the domain notes, §3.3: sex, days, kg, cm, position, corrected cm, then BB/U, TB/U, BB/TB, IMT/U.
#[test]
fn the_golden_vectors_of_the_domain_notes_hold() {
    const L: Position = Position::Lying;
    const H: Position = Position::Standing;
    const M: Sex = Sex::Male;
    const F: Sex = Sex::Female;
    let vectors = [
        (M, 0, 3.3, 49.9, L, 49.9, [-0.10, 0.01, -0.03, -0.12]),
        (F, 0, 2.4, 46.0, L, 46.0, [-1.99, -1.69, -1.03, -1.76]),
        (M, 30, 3.2, 51.0, L, 51.0, [-2.37, -1.88, -1.16, -2.08]),
        (F, 183, 5.6, 61.2, L, 61.2, [-2.20, -2.01, -1.09, -1.37]),
        (M, 274, 7.0, 67.4, L, 67.4, [-2.18, -2.04, -1.39, -1.36]),
        (M, 365, 7.7, 71.0, L, 71.0, [-2.05, -1.99, -1.44, -1.21]),
        (F, 365, 7.0, 68.9, L, 68.9, [-2.05, -1.98, -1.41, -1.20]),
        (M, 540, 8.1, 74.3, H, 75.0, [-2.65, -2.61, -1.98, -1.51]),
        (F, 540, 13.6, 80.0, L, 80.0, [2.27, -0.15, 3.17, 3.24]),
        (M, 730, 9.6, 81.0, L, 81.0, [-2.06, -2.23, -1.26, -0.96]),
        (M, 730, 9.6, 80.3, H, 81.0, [-2.06, -2.23, -1.26, -0.96]),
        (M, 731, 9.6, 81.0, H, 81.0, [-2.07, -2.01, -1.42, -1.20]),
        (M, 731, 9.6, 81.7, L, 81.0, [-2.07, -2.01, -1.42, -1.20]),
        (F, 731, 9.0, 79.3, H, 79.3, [-2.04, -1.99, -1.31, -1.11]),
        (F, 1000, 11.0, 86.5, H, 86.5, [-1.51, -1.72, -0.77, -0.60]),
        (M, 1000, 18.9, 90.0, H, 90.0, [2.61, -1.12, 4.69, 4.98]),
        (F, 1461, 12.2, 94.0, H, 94.0, [-2.08, -2.03, -1.27, -1.12]),
        (M, 1825, 14.1, 100.7, H, 100.7, [-1.98, -1.99, -1.21, -1.05]),
        (F, 1825, 26.0, 109.0, H, 109.0, [2.26, -0.08, 3.60, 3.36]),
        (M, 1096, 5.8, 85.0, H, 85.0, [-6.34, -2.99, -7.70, -7.54]),
    ];
    for (sex, days, kg, cm, position, used, expected) in vectors {
        let result = assess(&Measured {
            sex: Some(sex),
            age_days: Some(days),
            weight_kg: Some(kg),
            length_cm: Some(cm),
            position,
            ..Measured::default()
        });
        let corrected = result.corrected_length_cm.expect("length was given");
        assert!((corrected - used).abs() < 1e-9, "{days} {kg}: {corrected}");
        let indices = [
            result.weight_for_age,
            result.length_for_age,
            result.weight_for_length,
            result.bmi_for_age,
        ];
        assert_eq!(
            indices.map(|score| score.map(|score| score.z)),
            expected.map(Some),
            "{days} {kg}"
        );
    }
}
