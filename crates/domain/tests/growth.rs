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
