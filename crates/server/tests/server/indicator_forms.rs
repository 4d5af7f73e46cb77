//! The forms of the convergence scorecard as files: by month and by name, who is to be served, and what stays blank.

use crate::indicator_ask::{asked, commanded, lines};
use crate::indicator_book::Book;
use crate::indicator_lives::worked_example;
use crate::support::family::JELARAI;
use crate::support::on_both;
use dampingi_server::command::indicators::Length;
use std::path::Path;

fn header(folder: &Path, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(folder.join(name)).expect("written");
    let head = reader.headers().expect("a header");
    head.iter().map(str::to_owned).collect()
}

#[tokio::test]
async fn the_monthly_forms_and_the_tables_come_with_a_quarter() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        worked_example(&mut book);
        book.send().await;
        let folder = tempfile::tempdir().expect("a folder");
        let args = asked("65.01.05", None, Some("2026-Q2"), Some(folder.path()));
        let (done, out) = commanded(&world, &args).await;
        assert_eq!(done, Ok(()));
        assert!(out.contains("_formulir_2a, _2b, _2c memuat nama"), "{out}");
        let name =
            |sheet: &str, basis: &str| format!("scorecard_{sheet}_{basis}_65.01.05_2026-TW2.csv");
        let of = |sheet: &str, basis: &str| lines(folder.path(), &name(sheet, basis));
        for basis in ["diterima", "disetujui"] {
            for sheet in [
                "formulir_1",
                "formulir_2a",
                "formulir_2b",
                "formulir_2c",
                "tabel_1_sasaran",
                "tabel_2_tikar",
            ] {
                let head = header(folder.path(), &name(sheet, basis));
                for line in of(sheet, basis) {
                    assert_eq!(line.len(), head.len(), "{sheet} {basis}");
                }
            }
        }
        let months: Vec<String> = of("formulir_2a", "diterima")
            .iter()
            .map(|line| line[8..].join("|"))
            .collect();
        assert_eq!(months, EXPECTED_2A);
        let months: Vec<String> = of("formulir_2b", "diterima")
            .iter()
            .map(|line| line[8..].join("|"))
            .collect();
        assert_eq!(months, EXPECTED_2B);
        // Nothing of it is approved yet: nobody vouches for the visits, the registrations stand.
        let waiting = of("formulir_2b", "disetujui");
        assert!(
            waiting.iter().all(|line| line[17].is_empty()),
            "{waiting:?}"
        );
        let village = |sheet: &str| {
            let found = of(sheet, "diterima")
                .into_iter()
                .find(|line| line[4] == JELARAI);
            found.expect("a line")[6..].join("|")
        };
        assert_eq!(village("tabel_1_sasaran"), "1|1|0|1|1");
        assert_eq!(village("tabel_2_tikar"), "1|0|0|0");
        assert_eq!(village("formulir_1"), "1||1|0|1|1|0|0|0|1|0|0|0");
        let funds = lines(
            folder.path(),
            "scorecard_tabel_5_dana_desa_65.01.05_2026-TW2.csv",
        );
        assert!(
            funds
                .iter()
                .all(|line| line[7..].iter().all(String::is_empty))
        );
        assert_eq!(
            header(
                folder.path(),
                "scorecard_tabel_5_dana_desa_65.01.05_2026-TW2.csv"
            )[6..]
                .join("|"),
            "Bidang/Kegiatan|Total Alokasi Dana|Alokasi Dana Pencegahan Stunting|%|Per Tanggal|Dipakai Untuk"
        );
    })
    .await;
}

const EXPECTED_2A: [&str; 3] = [
    "2026-04|||N|2||||||||Y|T|",
    "2026-05|2026-05-02||N|3||Y|Y|30||T|Y|Y|T|Y",
    "2026-06|||N|4||||||||Y|T|Y",
];
const EXPECTED_2B: [&str; 3] = [
    "2026-04|L|||12|TD|||Y|7.8|T|||T|Y|Y|T|Y|Y|",
    "2026-05|L|||13|TD|||Y|7.8|T|||T|Y|Y|T|Y|Y|",
    "2026-06|L||GK|14|TD|Y|Y|Y|7.9|Y|77||T|Y|Y|T|Y|Y|",
];

#[tokio::test]
async fn length_goes_by_the_quarter_or_by_the_campaigns_as_asked() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        worked_example(&mut book);
        book.send().await;
        for (length, verdict, told) in [
            (Length::Quarter, "Y", false),
            (Length::Campaigns, "T", true),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let mut args = asked("65.01.05", None, Some("2026-Q2"), Some(folder.path()));
            args.length = length;
            let (done, out) = commanded(&world, &args).await;
            assert_eq!(done, Ok(()));
            assert_eq!(out.contains("menurut bulan penimbangan"), told, "{out}");
            let child = lines(
                folder.path(),
                "scorecard_anak_diterima_65.01.05_2026-TW2.csv",
            );
            // Measured in June only, and not in February.
            assert_eq!(child[0][9], verdict);
        }
    })
    .await;
}
