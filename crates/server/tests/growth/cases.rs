//! All 214 children whose scores WHO's own software computed, through the program: every added column equal as text.

use crate::support::{Table, data, program};

const INPUTS: [&str; 10] = [
    "case_id",
    "group",
    "sex",
    "age_days",
    "weight_kg",
    "lenhei_cm",
    "measured",
    "oedema",
    "headc_cm",
    "muac_cm",
];
const EXPECTED: [&str; 16] = [
    "zlen",
    "zwei",
    "zwfl",
    "zbmi",
    "zhc",
    "zac",
    "flen",
    "fwei",
    "fwfl",
    "fbmi",
    "fhc",
    "fac",
    "c9mo_flag",
    "clenhei_cm",
    "cmeasure",
    "cbmi",
];

fn cases() -> Table {
    let cases = Table::read(
        &std::fs::read(data("growth_cases.csv")).expect("cases"),
        b',',
    );
    assert_eq!(cases.rows.len(), 214);
    cases
}

/// The inputs alone, in this order, cells separated by this.
fn inputs(cases: &Table, columns: &[&str], separator: &str) -> String {
    let mut text = columns.join(separator);
    for row in &cases.rows {
        let cells: Vec<&str> = columns.iter().map(|column| row[*column].as_str()).collect();
        text.push('\n');
        text.push_str(&cells.join(separator));
    }
    text
}

fn assert_equal(out: &[u8], cases: &Table, separator: u8) {
    let found = Table::read(out, separator);
    assert_eq!(found.rows.len(), cases.rows.len());
    for (found, case) in found.rows.iter().zip(&cases.rows) {
        for column in INPUTS.iter().chain(&EXPECTED) {
            assert_eq!(
                found[*column].replace(',', "."),
                case[*column],
                "{} {column}",
                case["case_id"]
            );
        }
    }
}

#[test]
fn every_case_equals_the_who_software_as_text() {
    let cases = cases();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("in.csv");
    std::fs::write(&path, inputs(&cases, &INPUTS, ",")).expect("written");
    let done = program(folder.path(), &["in.csv"], b"");
    assert!(done.status.success());
    assert_equal(&done.stdout, &cases, b',');
}

#[test]
fn the_file_of_the_cases_comes_back_with_the_same_bytes_before_its_classes() {
    let whole = std::fs::read(data("growth_cases.csv")).expect("cases");
    let folder = tempfile::tempdir().expect("a folder");
    let done = program(folder.path(), &[], &whole);
    assert!(done.status.success());
    let out = String::from_utf8(done.stdout).expect("text");
    let given = String::from_utf8(whole).expect("text");
    assert_eq!(out.lines().count(), given.lines().count());
    for (found, given) in out.lines().zip(given.lines()) {
        let added = found.strip_prefix(given).expect("the row as it was");
        assert_eq!(added.matches(',').count(), 5, "{added}");
    }
    // Taken through again, nothing changes.
    let again = program(folder.path(), &["-"], out.as_bytes());
    assert_eq!(String::from_utf8(again.stdout).expect("text"), out);
}

#[test]
fn the_order_of_columns_and_the_separator_mean_nothing() {
    let cases = cases();
    let folder = tempfile::tempdir().expect("a folder");
    let mut columns = INPUTS;
    columns.reverse();
    columns.swap(0, 7);
    for separator in [",", ";", "\t"] {
        let text = inputs(&cases, &columns, separator);
        let text = if separator == ";" {
            text.replace('.', ",")
        } else {
            text
        };
        let done = program(folder.path(), &[], text.as_bytes());
        let out = done.stdout;
        assert_equal(&out, &cases, separator.as_bytes()[0]);
        let text = String::from_utf8(out).expect("text");
        assert_eq!(
            text.contains('.'),
            separator != ";",
            "the decimal sign follows the separator"
        );
    }
}

#[test]
fn classes_bear_the_names_of_the_regulation_and_an_implausible_score_none() {
    let cases = cases();
    let folder = tempfile::tempdir().expect("a folder");
    let done = program(folder.path(), &[], inputs(&cases, &INPUTS, ",").as_bytes());
    let found = Table::read(&done.stdout, b',');
    let bounds = [
        (
            "zlen",
            "flen",
            "class_len",
            &[(-3.0, "Sangat pendek"), (-2.0, "Pendek")],
            "Normal",
        ),
        (
            "zwei",
            "fwei",
            "class_wei",
            &[
                (-3.0, "Berat badan sangat kurang"),
                (-2.0, "Berat badan kurang"),
            ],
            "Berat badan normal",
        ),
        (
            "zwfl",
            "fwfl",
            "class_wfl",
            &[(-3.0, "Gizi buruk"), (-2.0, "Gizi kurang")],
            "Gizi baik (normal)",
        ),
        (
            "zbmi",
            "fbmi",
            "class_bmi",
            &[(-3.0, "Gizi buruk"), (-2.0, "Gizi kurang")],
            "Gizi baik (normal)",
        ),
    ];
    let mut seen = 0;
    for row in &found.rows {
        for (z, flag, class, below, normal) in bounds {
            let Ok(score) = row[z].parse::<f64>() else {
                assert_eq!(row[class], "");
                continue;
            };
            let expected = below
                .iter()
                .find(|(bound, _)| score < *bound)
                .map(|(_, name)| *name);
            let expected = expected.or((score <= 1.0).then_some(normal));
            if row[flag] == "1" {
                assert_eq!(row[class], "Periksa ulang");
            } else if let Some(expected) = expected {
                assert_eq!(row[class], expected, "{score}");
                seen += 1;
            }
        }
    }
    assert!(seen > 400, "{seen}");
}
