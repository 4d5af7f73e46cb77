//! An e-PPGBM export: 494 children measured in a survey, each score equal to what the domain says of the same cells.

use crate::support::{Table, data, through};
use dampingi_domain::date::{days_between, from_iso};
use dampingi_domain::growth::{Measured, Position, Sex, assess};

#[test]
fn every_child_of_the_survey_is_scored() {
    let bytes = std::fs::read(data("eppgbm_survey.csv")).expect("survey");
    let (out, done) = through(&bytes).expect("usable");
    assert_eq!(done.rows, 494);
    let (given, found) = (Table::read(&bytes, b','), Table::read(&out, b','));
    assert_eq!(found.headings[..given.headings.len()], given.headings);
    let mut scored = 0;
    for (given, found) in given.rows.iter().zip(&found.rows) {
        for (heading, cell) in given {
            assert_eq!(&found[heading], cell);
        }
        let born = from_iso(&given["Tgl Lahir"]).expect("a date");
        let on = from_iso(&given["Tanggal Pengukuran"]).expect("a date");
        let expected = assess(&Measured {
            sex: Sex::from_code(if given["JK"] == "L" { "male" } else { "female" }),
            age_days: u32::try_from(days_between(born, on)).ok(),
            weight_kg: given["Berat"].parse().ok(),
            length_cm: given["Tinggi"].parse().ok(),
            position: match given["Cara Ukur"].as_str() {
                "Terlentang" => Position::Lying,
                "Berdiri" => Position::Standing,
                _ => Position::Unknown,
            },
            muac_cm: given["LiLA"].parse().ok(),
            ..Measured::default()
        });
        for (column, score) in [
            ("zlen", expected.length_for_age),
            ("zwei", expected.weight_for_age),
            ("zwfl", expected.weight_for_length),
            ("zbmi", expected.bmi_for_age),
            ("zhc", expected.head_for_age),
            ("zac", expected.muac_for_age),
        ] {
            assert_eq!(
                found[column],
                score
                    .map(|score| format!("{:.2}", score.z))
                    .unwrap_or_default()
            );
            scored += usize::from(score.is_some());
        }
    }
    assert!(scored > 2000, "{scored}");
}

#[test]
fn a_title_above_the_headings_is_left_out_and_columns_can_be_added_to_an_export() {
    let text = "Laporan bulan Agustus;;;;;;\n\nNo;JK;Tgl Lahir;Tanggal Pengukuran;Berat;Tinggi;oedema\n\
                1;L;05/03/2024;05/03/2025;9,6;75,7;tidak\n2;P;05/03/2024;05/03/2025 00:00:00;9,6;75,7;ya\n";
    let (out, done) = through(text.as_bytes()).expect("usable");
    assert_eq!((done.titles, done.rows, done.wrong), (1, 2, 0));
    let found = Table::read(&out, b';');
    assert_eq!(found.headings[0], "No");
    assert_eq!(found.rows[0]["zlen"], "-0,02");
    assert_eq!(
        (
            found.rows[0]["zwei"].as_str(),
            found.rows[1]["zwei"].as_str()
        ),
        ("-0,04", "")
    );
}
