//! Indicators from records that phones sent and a coordinator decided on, on both databases: numbers worked out by hand.

use crate::indicator_book::{Book, Desk};
use crate::support::family::{JELARAI, SERIANG};
use crate::support::{World, area, on_both};
use dampingi_domain::indicator::Figure;
use dampingi_domain::period::{Month, Quarter};
use dampingi_server::command::indicators::{self, Indicators};
use dampingi_server::indicator::{Pair, Period, Report, count};
use dampingi_sync::Kind;
use serde_json::json;
use std::path::Path;

async fn counted(world: &World, code: &str, period: &str) -> Report {
    let period = Month::parse(period)
        .map(Period::Month)
        .or_else(|| Quarter::parse(period).map(Period::Quarter));
    count(&world.db, &area(code), period.expect("a period"), |_, _| {
        Ok(())
    })
    .await
    .expect("counts")
}

/// Numerators of both bases.
fn both(report: &Report, code: &str, id: &str) -> (u32, u32) {
    let pair = report.pair(&area(code), id).expect(id);
    (pair.received.numerator, pair.approved.numerator)
}

fn received(report: &Report, code: &str, id: &str) -> (u32, u32, u32) {
    let figure = report.pair(&area(code), id).expect(id).received;
    (figure.numerator, figure.denominator, figure.excluded)
}

async fn commanded(world: &World, args: &Indicators) -> (Result<(), String>, String) {
    let mut out = Vec::new();
    let done = indicators::run(&world.db, args, &mut out).await;
    (
        done.map_err(|failure| failure.to_string()),
        String::from_utf8(out).expect("text"),
    )
}

fn asked(code: &str, month: Option<&str>, quarter: Option<&str>, out: Option<&Path>) -> Indicators {
    Indicators {
        area: code.to_owned(),
        month: month.map(str::to_owned),
        quarter: quarter.map(str::to_owned),
        out: out.map(Path::to_owned),
    }
}

/// The lines of a file, without its header.
fn lines(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(folder.join(name)).expect("written");
    reader
        .records()
        .map(|line| line.expect("read").iter().map(str::to_owned).collect())
        .collect()
}

/// The worked example of the domain notes (§2.14) as two lives: mother A, child B, one house. Gives the visits.
fn worked_example(book: &mut Book<'_>) -> Vec<u128> {
    let home = book.household();
    let mut visits = vec![book.survey(
        home,
        &[
            ("visit_date", json!("2026-04-21")),
            ("water_source", json!("borehole")),
            ("latrine", json!("no_septic")),
        ],
    )];
    let mother = book.person(Some(home), "female", "1998-01-01");
    // 20 weeks on 30 June: second trimester; neither KEK nor RISTI.
    let pregnancy = book.episode(
        mother,
        "pregnancy",
        &[
            ("registered_on", json!("2026-04-20")),
            ("lmp_status", json!("known")),
            ("lmp", json!("2026-02-10")),
        ],
    );
    visits.push(book.visit(
        (mother, pregnancy),
        "pregnancy_visit",
        &[
            ("visit_date", json!("2026-05-10")),
            ("method", json!("home_visit")),
            ("muac_cm", json!(25)),
            ("anc_checked", json!(true)),
            ("anc_date", json!("2026-05-02")),
            ("iron_tablets_taken", json!(30)),
            ("insured", json!(true)),
            ("counselling_given", json!(false)),
        ],
    ));
    let child = book.person(Some(home), "male", "2025-04-10");
    let childhood = book.episode(
        child,
        "child",
        &[
            ("registered_on", json!("2025-05-01")),
            ("birth_certificate", json!(true)),
            ("insured", json!(true)),
        ],
    );
    for (on, kg) in [
        ("2025-09-12", 6.9),
        ("2025-10-12", 7.2),
        ("2025-11-12", 7.5),
        ("2025-12-12", 7.6),
        ("2026-01-12", 7.7),
        ("2026-04-12", 7.8),
        ("2026-05-12", 7.8),
        ("2026-06-12", 7.8),
    ] {
        let is_at_home = on >= "2026-04-01";
        visits.push(book.visit(
            (child, childhood),
            "child_visit",
            &[
                ("visit_date", json!(on)),
                (
                    "method",
                    json!(if is_at_home { "home_visit" } else { "posyandu" }),
                ),
                ("weight_kg", json!(kg)),
                ("counselling_given", json!(false)),
            ],
        ));
    }
    // Thin (gizi kurang) at fourteen months; immunised as the book says.
    visits.push(book.visit(
        (child, childhood),
        "child_visit",
        &[
            ("visit_date", json!("2026-06-20")),
            ("method", json!("posyandu")),
            ("weight_kg", json!(7.9)),
            ("height_cm", json!(77.0)),
            ("position", json!("lying")),
            ("immunisation_status", json!("complete_for_age")),
            ("counselling_given", json!(false)),
        ],
    ));
    visits
}

#[tokio::test]
async fn the_worked_example_goes_from_records_to_the_command() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let visits = worked_example(&mut book);
        book.send().await;
        let share = |numerator, denominator| Figure {
            numerator,
            denominator,
            excluded: 0,
        };
        let report = counted(&world, "65.01.05", "2026-Q2").await;
        for code in ["65.01.05", JELARAI] {
            for (id, figure, percent) in [
                ("mothers", share(4, 6), 66.67),
                ("children", share(7, 10), 70.0),
                ("village", share(11, 16), 68.75),
            ] {
                let pair = report.pair(&area(code), id).expect("counted");
                assert_eq!(pair.received, figure, "{code} {id}");
                assert_eq!(pair.received.percent(), Some(percent));
                // Nobody has looked at the visits. What stays is said at registration: the child's papers.
                assert!(pair.approved.numerator < figure.numerator, "{code} {id}");
            }
        }
        let approved = |report: &Report| report.pair(&area(JELARAI), "village").expect("there");
        assert_eq!(approved(&report).approved, share(2, 15));

        let mut desk = Desk::of(&world, "koordinator.selor").await;
        desk.decide(&visits, "approved").await;
        let report = counted(&world, JELARAI, "2026-TW2").await;
        assert_eq!(approved(&report).approved, share(11, 16));

        let folder = tempfile::tempdir().expect("a folder");
        let args = asked("65.01.05", None, Some("2026-Q2"), Some(folder.path()));
        let (done, out) = commanded(&world, &args).await;
        assert_eq!(done, Ok(()));
        for words in [
            "Tanjung Selor (65.01.05), Triwulan II 2026",
            "4/6   66,67 %",
            "7/10   70,00 %",
            "11/16   68,75 %",
        ] {
            assert!(out.contains(words), "{words} in {out}");
        }
        assert!(!out.contains("Grace"), "no name on the terminal: {out}");
        for basis in ["diterima", "disetujui"] {
            let of = |name: &str| {
                let name = format!("scorecard_{name}_{basis}_65.01.05_2026-TW2.csv");
                lines(folder.path(), &name)
            };
            assert_eq!(
                of("ibu")[0][7..].join(" "),
                "Y Y TS T TS Y T Y 4 6 66.67",
                "{basis}"
            );
            assert_eq!(
                of("anak")[0][7..].join(" "),
                "Y Y Y T Y Y T Y Y T 7 10 70.00",
                "{basis}"
            );
            let level = of("konvergensi")
                .into_iter()
                .find(|line| line[4] == JELARAI && line[7] == "Tingkat konvergensi");
            assert_eq!(level.expect("a line")[8..].join(" "), "11 16 68.75");
        }
    })
    .await;
}

/// Five boys born on 10 November 2023 and a girl, weighed in October and November; three pregnant women. Gives the visits
/// of November, the children's first.
fn small_village(book: &mut Book<'_>) -> Vec<u128> {
    let boys: Vec<(u128, u128)> = (0..5)
        .map(|_| book.child("male", "2023-11-10", "2026-01-05"))
        .collect();
    // KBM is 200 g from the twelfth month on. N, T, O (not weighed in October), B (first), and one that came without a scale.
    book.weighed(boys[0], "2026-10-10", 14.0, 0.0);
    book.weighed(boys[1], "2026-10-10", 12.4, 0.0);
    book.weighed(boys[2], "2026-09-10", 11.9, 0.0);
    let mut visits = vec![
        book.weighed(boys[0], "2026-11-12", 14.3, 96.1),
        // 88.5 cm: short. 84.8 cm: very short. 70 cm: cannot be, left out.
        book.weighed(boys[1], "2026-11-12", 12.5, 88.5),
        book.weighed(boys[2], "2026-11-12", 12.0, 84.8),
        book.weighed(boys[3], "2026-11-12", 13.0, 70.0),
    ];
    visits.push(book.visit(
        boys[4],
        "child_visit",
        &[
            ("visit_date", json!("2026-11-12")),
            ("not_weighed_reason", json!("no_scale")),
            ("vitamin_a", json!("red")),
        ],
    ));
    // Born in the month: 2.4 kg, 47 cm.
    let girl = book.person(None, "female", "2026-11-03");
    book.episode(
        girl,
        "child",
        &[
            ("registered_on", json!("2026-11-04")),
            ("birth_weight_kg", json!(2.4)),
            ("birth_length_cm", json!(47.0)),
            ("early_breastfeeding", json!(true)),
        ],
    );
    for (muac, hb, food) in [(22.0, 10.5, true), (23.5, 6.9, false), (24.0, 12.0, false)] {
        let mother = book.person(None, "female", "1998-01-01");
        let pregnancy = book.episode(
            mother,
            "pregnancy",
            &[
                ("registered_on", json!("2026-06-01")),
                ("lmp_status", json!("known")),
                ("lmp", json!("2026-04-20")),
            ],
        );
        visits.push(book.visit(
            (mother, pregnancy),
            "pregnancy_visit",
            &[
                ("visit_date", json!("2026-11-05")),
                ("muac_cm", json!(muac)),
                ("hb_g_dl", json!(hb)),
                ("supplementary_food_received", json!(food)),
            ],
        ));
    }
    visits
}

#[tokio::test]
async fn a_small_village_by_hand_and_its_kecamatan() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let visits = small_village(&mut book);
        book.send().await;
        // The neighbours have one child, measured.
        let mut other = Book::of(&world, "kader.seriang", SERIANG, 2000).await;
        let child = other.child("male", "2023-11-10", "2026-01-05");
        other.weighed(child, "2026-11-20", 14.3, 96.1);
        other.send().await;
        let mut desk = Desk::of(&world, "koordinator.selor").await;
        // The first boy and the very short one, and the first mother.
        desk.decide(&[visits[0], visits[2], visits[5]], "approved")
            .await;

        let report = counted(&world, "65.01", "2026-11").await;
        for (id, expected) in [
            ("children_registered", (6, 6)),
            ("weighed", (4, 2)),
            ("measured", (4, 2)),
            ("weighed_and_measured", (4, 2)),
            ("has_book", (5, 5)),
            ("gain_n", (1, 0)),
            ("gain_t", (1, 0)),
            ("gain_o", (1, 0)),
            // Approved, the two are known by these weighings only.
            ("gain_b", (1, 2)),
            ("stunted", (2, 1)),
            ("vitamin_a_12_59", (1, 0)),
            ("low_birth_weight", (1, 1)),
            ("short_at_birth", (1, 1)),
            ("early_breastfeeding", (1, 1)),
            ("pregnant", (3, 3)),
            ("pregnant_measured", (3, 1)),
            ("kek", (1, 1)),
            ("kek_food", (1, 1)),
            ("hb_checked", (3, 1)),
            ("anaemia_mild", (1, 1)),
            ("anaemia_severe", (1, 0)),
            ("ansit_very_short", (1, 1)),
            ("ansit_short", (1, 0)),
            ("ansit_measured", (4, 2)),
        ] {
            assert_eq!(both(&report, JELARAI, id), expected, "{id}");
        }
        for (id, expected) in [
            ("d_s", (4, 6, 0)),
            // N over D − O − B.
            ("n_d", (1, 2, 0)),
            ("coverage_measured", (4, 6, 0)),
            // 2 of the 3 that can be believed; one to be measured again.
            ("stunting_rate", (2, 3, 1)),
            ("e10", (1, 1, 0)),
            ("e17", (4, 6, 0)),
        ] {
            assert_eq!(received(&report, JELARAI, id), expected, "{id}");
        }
        // The kecamatan and the kabupaten are the sum; another kecamatan is empty.
        for code in ["65.01.05", "65.01"] {
            assert_eq!(both(&report, code, "weighed"), (5, 2), "{code}");
            assert_eq!(
                received(&report, code, "stunting_rate"),
                (2, 4, 1),
                "{code}"
            );
        }
        assert_eq!(both(&report, "65.01.01", "children_registered"), (0, 0));
        // Of October only the visits of October, with the same children but the one not born yet.
        let october = counted(&world, JELARAI, "2026-10").await;
        assert_eq!(both(&october, JELARAI, "weighed"), (2, 0));
        assert_eq!(both(&october, JELARAI, "children_registered"), (5, 5));
        assert!(october.pair(&area(SERIANG), "weighed").is_none());
    })
    .await;
}

#[tokio::test]
async fn returned_corrected_hidden_and_double_records_count_once_or_not_at_all() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let mut desk = Desk::of(&world, "koordinator.selor").await;
        let child = book.child("male", "2023-11-10", "2026-01-05");
        let first = book.weighed(child, "2026-11-12", 14.3, 84.8);
        book.send().await;
        let stunted = async |world: &World| {
            let report = counted(world, JELARAI, "2026-11").await;
            (
                both(&report, JELARAI, "weighed"),
                both(&report, JELARAI, "stunted"),
            )
        };
        assert_eq!(stunted(&world).await, ((1, 0), (1, 0)));
        desk.decide(&[first], "returned").await;
        assert_eq!(stunted(&world).await, ((0, 0), (0, 0)));
        let fields = [
            ("visit_date", json!("2026-11-12")),
            ("weight_kg", json!(14.3)),
            ("height_cm", json!(96.1)),
            ("position", json!("standing")),
        ];
        let second = book.corrected(child, first, &fields);
        book.send().await;
        assert_eq!(stunted(&world).await, ((1, 0), (0, 0)));
        desk.decide(&[second], "approved").await;
        assert_eq!(stunted(&world).await, ((1, 1), (0, 0)));
        // The same visit once more by mistake, and the same childhood: the child is weighed once, and one child.
        let again = book.weighed(child, "2026-11-12", 14.3, 96.1);
        let childhood = book.episode(child.0, "child", &[("registered_on", json!("2026-11-01"))]);
        book.weighed((child.0, childhood), "2026-11-13", 14.3, 96.1);
        book.send().await;
        desk.decide(&[again], "closed_duplicate").await;
        assert_eq!(stunted(&world).await, ((1, 1), (0, 0)));
        let report = counted(&world, JELARAI, "2026-11").await;
        assert_eq!(both(&report, JELARAI, "children_registered"), (1, 1));
        // Registered twice, and hidden: gone with all that was recorded about it.
        let twin = book.child("male", "2023-11-10", "2026-01-05");
        book.weighed(twin, "2026-11-12", 14.3, 96.1);
        book.hide(twin.0, Kind::Person, "person").await;
        let report = counted(&world, JELARAI, "2026-11").await;
        assert_eq!(both(&report, JELARAI, "children_registered"), (1, 1));
        assert_eq!(report.places[0].people, 1);
        // A hidden visit, too.
        let other = book.weighed(child, "2026-10-12", 13.9, 0.0);
        book.send().await;
        let october = counted(&world, JELARAI, "2026-10").await;
        assert_eq!(both(&october, JELARAI, "weighed"), (1, 0));
        book.hide(other, Kind::Visit, "child_visit").await;
        let october = counted(&world, JELARAI, "2026-10").await;
        assert_eq!(both(&october, JELARAI, "weighed"), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn people_with_one_nik_are_pointed_out_and_still_counted() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        book.with_nik("6501055012250001");
        book.with_nik("6501055012250002");
        book.send().await;
        let mut other = Book::of(&world, "kader.seriang", SERIANG, 2000).await;
        other.with_nik("6501055012250001");
        other.send().await;
        assert_eq!(counted(&world, JELARAI, "2026-11").await.doubles, 0);
        let kecamatan = counted(&world, "65.01.05", "2026-11").await;
        assert_eq!((kecamatan.doubles, kecamatan.places[0].people), (1, 3));
        let args = asked("65.01.05", Some("2026-11"), None, None);
        let (_, out) = commanded(&world, &args).await;
        assert!(
            out.contains("Perlu dirapikan: 1 orang ber-NIK sama"),
            "{out}"
        );
        assert!(!out.contains("650105501225"), "no NIK on the terminal");
    })
    .await;
}

#[tokio::test]
async fn families_at_risk_are_counted_by_their_survey_and_visits() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        for (water, visited) in [("surface", true), ("surface", false), ("piped", true)] {
            let home = book.household();
            book.survey(
                home,
                &[
                    ("visit_date", json!("2026-03-01")),
                    ("water_source", json!(water)),
                    ("latrine", json!("own_septic")),
                ],
            );
            let child = book.person(Some(home), "male", "2025-05-01");
            let childhood = book.episode(child, "child", &[("registered_on", json!("2026-01-05"))]);
            if visited {
                book.weighed((child, childhood), "2026-11-09", 10.0, 0.0);
            }
        }
        book.send().await;
        let report = counted(&world, "65.01.05", "2026-11").await;
        assert_eq!(received(&report, JELARAI, "e24"), (1, 2, 0));
        assert_eq!(received(&report, JELARAI, "e26"), (1, 3, 0));
        // No survey is approved: nothing is known of water, so nobody is known to be at risk.
        let pair: Pair = report.pair(&area(JELARAI), "e24").expect("counted");
        assert_eq!(pair.approved, Figure::default());
        assert_eq!(both(&report, JELARAI, "ansit_families"), (3, 3));
        assert_eq!(both(&report, JELARAI, "ansit_families_at_risk"), (2, 0));
    })
    .await;
}

#[tokio::test]
async fn the_sheets_of_a_month_carry_their_headers_and_numbers() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let visits = small_village(&mut book);
        book.send().await;
        let mut desk = Desk::of(&world, "koordinator.selor").await;
        desk.decide(&visits[..1], "approved").await;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lembar");
        let args = asked("65.01.05", Some("2026-11"), None, Some(&path));
        let (done, out) = commanded(&world, &args).await;
        assert_eq!(done, Ok(()));
        assert!(out.contains("November 2026") && out.contains("2/3   66,67 % [1]"), "{out}");
        assert!(out.contains("memuat nama"), "{out}");
        assert!(!out.contains("Grace"), "no name on the terminal: {out}");

        let head = |name: &str| {
            let text = std::fs::read_to_string(path.join(name)).expect("written");
            text.lines().next().unwrap_or_default().to_owned()
        };
        assert!(head("sigizi_diterima_65.01.05_2026-11.csv").starts_with(
            "Prov,Kab/Kota,Kec,Desa/Kel,Kode Wilayah,Bulan,Sasaran balita,Balita bulan ini,Ditimbang (D),"
        ));
        assert_eq!(
            head("eppgbm_diterima_65.01.05_2026-11.csv"),
            "No,NIK,Nama,JK,Tgl Lahir,BB Lahir,TB Lahir,Nama Ortu,Prov,Kab/Kota,Kec,Pukesmas,Desa/Kel,Posyandu,RT,RW,\
             Alamat,Usia Saat Ukur,Tanggal Pengukuran,Berat,Tinggi,Cara Ukur,LiLA,BB/U,ZS BB/U,TB/U,ZS TB/U,BB/TB,\
             ZS BB/TB,Naik Berat Badan,Jml Vit A,KPSP,KIA,Detail"
        );
        let of = |name: &str| lines(&path, &format!("{name}_65.01.05_2026-11.csv"));
        for (basis, weighed) in [("diterima", "4"), ("disetujui", "1")] {
            let sigizi = of(&format!("sigizi_{basis}"));
            let village = sigizi.iter().find(|line| line[4] == JELARAI);
            let village = village.expect("a line");
            assert_eq!(
                village[..9].join("|"),
                format!(
                    "Kalimantan Utara|Kabupaten Bulungan|Tanjung Selor|Jelarai Selor|{JELARAI}|2026-11|6|6|{weighed}"
                )
            );
            assert_eq!(of(&format!("eppgbm_{basis}")).len().to_string(), weighed);
        }
        let children = of("eppgbm_diterima");
        let boy = children.iter().find(|line| line[19] == "14.3").expect("him");
        assert_eq!(
            boy[17..30].join("|"),
            "3 Tahun - 0 Bulan - 2 Hari|2026-11-12|14.3|96.1|Berdiri||Berat badan normal|-0.03|Normal|-0.01|\
             Gizi baik (normal)|-0.02|N"
        );
        let odd = children.iter().find(|line| line[20] == "70").expect("him");
        assert_eq!(odd[25], "Periksa ulang");
        let ansit = of("ansit_diterima");
        // Villages only, those without records too.
        assert_eq!(ansit.len(), 3);
        assert_eq!(ansit[0][4..10].join("|"), format!("{JELARAI}|0|0|4|1|1"));
        let list = of("indikator");
        let rate = list
            .iter()
            .find(|line| line[0] == JELARAI && line[5] == "stunting_rate");
        assert_eq!(
            rate.expect("a line")[7..17].join("|"),
            "2|3|66.67|1|0|1|0.00|0|disetujui|tidak: kurang dari 10"
        );
        #[cfg(unix)]
        for entry in std::fs::read_dir(&path).expect("there") {
            let file = entry.expect("readable").metadata().expect("readable");
            let mode = std::os::unix::fs::PermissionsExt::mode(&file.permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_counted_is_told() {
    on_both(async |world| {
        for (code, month, quarter, words) in [
            (
                "65.01.99",
                Some("2026-11"),
                None,
                "65.01.99: wilayah ini tidak dikenal",
            ),
            ("Tanjung Selor", Some("2026-11"), None, "65.01.05"),
            ("65", Some("November"), None, "2026-11"),
            ("65", None, Some("2026-Q5"), "2026-Q4"),
            ("65", None, None, "2026-11"),
        ] {
            let (done, out) = commanded(&world, &asked(code, month, quarter, None)).await;
            assert!(done.expect_err("refused").contains(words), "{words}");
            assert!(out.is_empty());
        }
        // An area without any record is counted, and says so.
        let (done, out) = commanded(&world, &asked("65.01.01", Some("2026-11"), None, None)).await;
        assert_eq!(done, Ok(()));
        assert!(out.contains("0 orang tercatat"), "{out}");
    })
    .await;
}
