//! What becomes of every wrong cell and every wrong row: the table of `docs/growth.md`.

use crate::support::{Table, table, through};
use dampingi_server::growth::{Unusable, Wrong};

/// A boy of one year; cells can be put in the place of his.
fn row(column: &str, cell: &str) -> Table {
    let headings = [
        "sex",
        "age_days",
        "weight_kg",
        "lenhei_cm",
        "measured",
        "oedema",
        "headc_cm",
        "muac_cm",
    ];
    let cells = ["1", "365", "9.6", "75.7", "L", "n", "46.1", "14.5"];
    let cells: Vec<&str> = headings
        .iter()
        .zip(cells)
        .map(|(heading, own)| if *heading == column { cell } else { own })
        .collect();
    table(&format!("{}\n{}\n", headings.join(","), cells.join(",")))
}

/// Which scores there are: length, weight, weight for length, BMI, head, MUAC.
fn given(found: &Table) -> String {
    ["zlen", "zwei", "zwfl", "zbmi", "zhc", "zac"]
        .iter()
        .map(|column| {
            if found.rows[0][*column].is_empty() {
                '.'
            } else {
                'z'
            }
        })
        .collect()
}

#[test]
fn a_wrong_cell_counts_as_not_filled_in_and_the_rest_is_computed() {
    let quoted = "\"11,5\"";
    for (column, cell, scores, problem) in [
        ("", "", "zzzzzz", ""),
        ("weight_kg", quoted, "zzzzzz", ""),
        ("weight_kg", "", "z...zz", ""),
        ("weight_kg", "-", "z...zz", ""),
        ("weight_kg", "NA", "z...zz", ""),
        ("weight_kg", "0", "z...zz", "weight_kg:not_above_zero"),
        ("weight_kg", "-9.6", "z...zz", "weight_kg:not_above_zero"),
        ("weight_kg", "NaN", "z...zz", "weight_kg:not_a_number"),
        ("weight_kg", "inf", "z...zz", "weight_kg:not_a_number"),
        ("weight_kg", "9.6 kg", "z...zz", "weight_kg:not_a_number"),
        ("weight_kg", "1e1", "z...zz", "weight_kg:not_a_number"),
        ("lenhei_cm", "0", ".z..zz", "lenhei_cm:not_above_zero"),
        ("lenhei_cm", "tujuh", ".z..zz", "lenhei_cm:not_a_number"),
        ("headc_cm", "-46", "zzzz.z", "headc_cm:not_above_zero"),
        ("muac_cm", "x", "zzzzz.", "muac_cm:not_a_number"),
        ("sex", "", "......", "sex:missing"),
        ("sex", "3", "......", "sex:not_known"),
        ("age_days", "", "..z...", "age_days:missing"),
        ("age_days", "setahun", "..z...", "age_days:not_a_number"),
        ("age_days", "-1", "..z...", "age_days:before_birth"),
        ("age_days", "1827", "......", "age_days:too_old"),
        ("age_days", "1826.4", "zzzzzz", ""),
        ("measured", "", "zzzzzz", ""),
        ("measured", "duduk", "zzzzzz", "measured:not_known"),
        ("oedema", "", "zzzzzz", ""),
        ("oedema", "y", "z...zz", ""),
        ("oedema", "sedikit", "z...zz", "oedema:not_known"),
    ] {
        let found = row(column, cell);
        assert_eq!(
            (given(&found).as_str(), found.rows[0]["problem"].as_str()),
            (scores, problem),
            "{column} {cell}"
        );
    }
}

#[test]
fn an_absurd_value_is_scored_and_flagged_not_refused() {
    let found = row("weight_kg", "9600");
    assert_eq!(
        (
            found.rows[0]["fwei"].as_str(),
            found.rows[0]["class_wei"].as_str()
        ),
        ("1", "Periksa ulang")
    );
    let found = row("weight_kg", "999999999999");
    assert!(found.rows[0]["zwei"].len() > 9);
}

#[test]
fn dates_give_the_age_and_a_wrong_one_gives_none() {
    for (age, born, on, scores, problem) in [
        ("", "2025-01-01", "2026-01-01", "zz", ""),
        ("", "1/1/2025", "1 Januari 2026", "zz", ""),
        ("", "2025-01-01", "2025-01-01", "zz", ""),
        (
            "",
            "2026-01-02",
            "2026-01-01",
            "..",
            "measured_on:before_birth",
        ),
        (
            "",
            "2025-01-01",
            "2026-11-22",
            "..",
            "measured_on:in_future",
        ),
        ("", "2027-01-01", "2026-01-01", "..", "birth_date:in_future"),
        (
            "",
            "2025-02-30",
            "2026-01-01",
            "..",
            "birth_date:not_a_date",
        ),
        ("", "", "2026-01-01", "..", "birth_date:missing"),
        ("", "", "", "..", "birth_date:missing measured_on:missing"),
        ("", "2020-01-01", "2026-01-01", "..", "age_days:too_old"),
        ("365", "2025-01-01", "2026-01-01", "zz", ""),
        (
            "366",
            "2025-01-01",
            "2026-01-01",
            "zz",
            "age_days:differs_from_dates",
        ),
        ("365", "", "", "zz", ""),
    ] {
        let text = format!(
            "sex,age_days,birth_date,measured_on,weight_kg,lenhei_cm\nP,{age},{born},{on},9,\n,,,,,\n"
        );
        let found = table(&text);
        let both = format!("{}{}", &given(&found)[1..2], &given(&found)[1..2]);
        assert_eq!(
            (both.as_str(), found.rows[0]["problem"].as_str()),
            (scores, problem),
            "{age} {born} {on}"
        );
        assert_eq!(
            found.rows[1]["problem"], "",
            "a row without anything is nobody's mistake"
        );
    }
}

#[test]
fn several_problems_are_told_at_once_with_their_lines() {
    let text = "sex,age_days,weight_kg,lenhei_cm\n\n1,365,9,75\n?,x,0,0\n2,365,9,75\n,365,9,75\n";
    let (out, done) = through(text.as_bytes()).expect("usable");
    let found = Table::read(&out, b',');
    assert_eq!(
        found.rows[1]["problem"],
        "sex:not_known age_days:not_a_number weight_kg:not_above_zero lenhei_cm:not_above_zero"
    );
    assert_eq!((done.rows, done.wrong), (4, 2));
    let lines: Vec<u64> = done.first.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [4, 4, 4, 4, 6]);
}

#[test]
fn a_row_that_does_not_fit_its_headings_is_passed_on_and_not_computed() {
    let text =
        "sex,age_days,weight_kg,name\n1,365,9,a\n1,365,9,6,b\n1,365\n1,365,9,c,,\n1,365,9,d\n";
    let found = table(text);
    let problems: Vec<&str> = found
        .rows
        .iter()
        .map(|row| row["problem"].as_str())
        .collect();
    assert_eq!(problems, ["", "row:cells", "row:cells", "", ""]);
    let names: Vec<&str> = found.rows.iter().map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["a", "6", "", "c", "d"]);
    assert_eq!(found.rows[1]["zwei"], "");
}

#[test]
fn an_unclosed_quotation_mark_costs_one_row() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "sex,age_days,weight_kg,name\n1,365,9,a\n1,365,9,\"b\n1,365,9,c\n1,365,9,d\n"
            .replace('\n', end);
        let (out, done) = through(text.as_bytes()).expect("usable");
        let found = Table::read(&out, b',');
        let problems: Vec<&str> = found
            .rows
            .iter()
            .map(|row| row["problem"].as_str())
            .collect();
        assert_eq!(problems, ["", "row:quote", "", ""]);
        assert_eq!(found.rows[1]["sex"], "1,365,9,\"b");
        assert_eq!(
            done.first.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
            [3]
        );
    }
    // One that is closed by another one's mark, lines later.
    let text = "sex,age_days,weight_kg,name\n1,365,9,\"b\n1,365,9,c\n1,365,9,\"d\n1,365,9,e\n";
    let problems: Vec<String> = table(text)
        .rows
        .iter()
        .map(|row| row["problem"].clone())
        .collect();
    assert_eq!(problems, ["row:quote", "", "row:quote", ""]);
}

#[test]
fn a_line_without_an_end_is_passed_over() {
    let mut text = b"sex,age_days,weight_kg\n1,365,9\n".to_vec();
    text.extend(std::iter::repeat_n(b'7', 3_000_000));
    text.extend(b"\n2,365,9\n\"");
    text.extend(std::iter::repeat_n(b'7', 3_000_000));
    text.extend(b"\n1,365,9\n");
    let (out, done) = through(&text).expect("usable");
    let found = Table::read(&out, b',');
    let problems: Vec<&str> = found
        .rows
        .iter()
        .map(|row| row["problem"].as_str())
        .collect();
    assert_eq!(problems, ["", "row:too_long", "", "row:too_long", ""]);
    assert_eq!(
        done.kinds
            .iter()
            .map(|(problem, count)| (problem.wrong, *count))
            .collect::<Vec<_>>(),
        [(Wrong::TooLong, 2)]
    );
    assert_eq!(
        done.first.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
        [3, 5]
    );
}

#[test]
fn what_is_no_table_of_children_is_refused_with_what_is_missing() {
    for (bytes, words) in [
        (b"PK\x03\x04....".as_slice(), "Excel"),
        (b"\xFF\xFEs\0e\0x\0", "Excel"),
        (b"", "sex / JK"),
        (b"weight_kg\n9\n", "sex / JK"),
        (b"sex,age_days\n1,365\n", "weight_kg"),
        (b"\"sex,weight_kg\n1,9\n", "sex / JK"),
    ] {
        let refused = through(bytes)
            .err()
            .map(|unusable: Unusable| unusable.to_string());
        assert!(refused.is_some_and(|text| text.contains(words)), "{words}");
    }
}
