//! `dampingi indicators`: what it prints, the sheets it writes, what it refuses.

use crate::indicator_ask::{asked, commanded, counted, lines};
use crate::indicator_book::{Book, Desk};
use crate::indicator_lives::{small_village, worked_example};
use crate::support::family::{JELARAI, SERIANG};
use crate::support::{area, on_both};
use dampingi_domain::indicator::Figure;
use dampingi_server::indicator::Report;

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
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lembar");
        let (done, _) = commanded(
            &world,
            &asked("65.01.99", Some("2026-11"), None, Some(&path)),
        )
        .await;
        assert!(done.is_err() && !path.exists(), "no files are left behind");
        // An area without any record is counted, and says so.
        let empty = asked("65.01.01", Some("2026-11"), None, Some(&path));
        let (done, out) = commanded(&world, &empty).await;
        assert_eq!(done, Ok(()));
        assert_eq!(
            lines(&path, "sigizi_diterima_65.01.01_2026-11.csv").len(),
            2
        );
        assert!(lines(&path, "eppgbm_diterima_65.01.01_2026-11.csv").is_empty());
        assert!(out.contains("0 orang tercatat"), "{out}");
    })
    .await;
}
