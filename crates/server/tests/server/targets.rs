//! `dampingi import targets`: denominators from outside, on both databases; what they change, and where it is said.

use crate::indicator_ask::{asked, commanded, counted, received};
use crate::indicator_book::Book;
use crate::indicator_lives::small_village;
use crate::support::family::{JELARAI, SERIANG};
use crate::support::{World, on_both};
use dampingi_server::db::targets::{Estimate, Key, newest};
use dampingi_server::import::targets::{Done, Targets, run};

const HEAD: &str = "kode_wilayah,tahun,sasaran,jenis,jumlah,sumber\n";

async fn bring_in(world: &World, rows: &str, is_trial: bool) -> (Done, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sasaran.csv");
    std::fs::write(&file, format!("{HEAD}{rows}")).expect("written");
    let problems = folder.path().join("masalah.csv");
    let args = Targets {
        file,
        dry_run: is_trial,
        problems: Some(problems.clone()),
    };
    let mut out = Vec::new();
    let now = "2026-11-20T00:00:00Z".parse().expect("a time");
    let done = run(&world.db, &args, now, &mut out).await.expect("reads");
    let list = std::fs::read_to_string(problems).expect("written");
    (done, String::from_utf8(out).expect("text"), list)
}

fn found(done: &Done) -> (usize, usize, usize, usize) {
    (done.new, done.changed, done.known, done.problems.len())
}

#[tokio::test]
async fn the_numbers_go_by_what_was_brought_in_and_say_from_where() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        small_village(&mut book);
        book.send().await;
        let (before, ..) = received(&counted(&world, JELARAI, "2026-11").await, JELARAI, "children_expected");
        assert_ne!(before, 40);
        let rows = format!(
            "{JELARAI},2026,balita,proyeksi,40,Pusdatin\n{JELARAI},2026,bumil,riil,9,Puskesmas Tanjung Selor\n"
        );
        let (done, ..) = bring_in(&world, &rows, true).await;
        assert_eq!(found(&done), (2, 0, 0, 0));
        let trial = counted(&world, JELARAI, "2026-11").await;
        assert_eq!(received(&trial, JELARAI, "children_expected").0, before, "only a trial");

        bring_in(&world, &rows, false).await;
        let report = counted(&world, "65.01.05", "2026-11").await;
        for code in [JELARAI, "65.01.05"] {
            assert_eq!(received(&report, code, "children_expected").0, 40);
            assert_eq!(received(&report, code, "d_s").1, 40);
            assert_eq!(received(&report, code, "coverage_measured").1, 40);
            assert_eq!(received(&report, code, "pregnant_expected").0, 9);
            assert_eq!(received(&report, code, "pregnant").0, 3);
        }
        // A village with nobody on record stands in the sum with what is expected of it.
        bring_in(&world, &format!("{SERIANG},2026,balita,riil,10,Puskesmas\n"), false).await;
        let report = counted(&world, "65.01.05", "2026-11").await;
        assert_eq!(received(&report, SERIANG, "d_s"), (0, 10, 0));
        assert_eq!(received(&report, "65.01.05", "d_s").1, 50);

        let folder = tempfile::tempdir().expect("a folder");
        let args = asked("65.01.05", Some("2026-11"), None, Some(folder.path()));
        let (_, out) = commanded(&world, &args).await;
        for words in [
            "Sasaran balita: proyeksi 2026, Pusdatin; riil 2026, Puskesmas.",
            "Sasaran bumil: riil 2026, Puskesmas Tanjung Selor untuk 1 dari 2 desa, selebihnya register Dampingi.",
        ] {
            assert!(out.contains(words), "{words} in {out}");
        }
        let list = std::fs::read_to_string(folder.path().join("indikator_65.01.05_2026-11.csv")).expect("written");
        assert!(list.contains("sasaran (S) (proyeksi 2026, Pusdatin"), "{list}");

        // A counted number stands before a projected one; another year says nothing of this one.
        bring_in(&world, &format!("{JELARAI},2026,balita,riil,30,Puskesmas\n{JELARAI},2027,balita,riil,77,Puskesmas\n"), false).await;
        let report = counted(&world, JELARAI, "2026-11").await;
        assert_eq!(received(&report, JELARAI, "d_s").1, 30);
        let report = counted(&world, JELARAI, "2025-11").await;
        assert_eq!(received(&report, JELARAI, "children_expected").0, received(&report, JELARAI, "children_registered").0);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_overwritten_and_twice_is_once() {
    on_both(async |world| {
        let rows = |count: u32| format!("{JELARAI},2026,balita,riil,{count},Puskesmas\n");
        let (done, ..) = bring_in(&world, &rows(40), false).await;
        assert_eq!(found(&done), (1, 0, 0, 0));
        let (done, ..) = bring_in(&world, &rows(40), false).await;
        assert_eq!(found(&done), (0, 0, 1, 0));
        let (done, out, _) = bring_in(&world, &rows(41), false).await;
        assert_eq!(found(&done), (0, 1, 0, 0));
        assert!(out.contains("angka lama tetap tersimpan"), "{out}");
        let key = Key {
            area: crate::support::area(JELARAI),
            year: 2026,
            who: "balita",
            estimate: Estimate::Counted,
        };
        let mut connection = world.db.reading().await.expect("reads");
        let last = newest(&mut connection, &key)
            .await
            .expect("reads")
            .expect("there");
        assert_eq!((last.expected, last.version), (41, 2));
        let all = dampingi_server::db::targets::versions(&mut connection).await;
        assert_eq!(all.expect("counts"), 2, "the first version stays");
    })
    .await;
}

#[tokio::test]
async fn wrong_rows_are_listed_and_the_good_ones_go_in() {
    on_both(async |world| {
        let rows = format!(
            "{JELARAI},2026,balita,riil,40,Puskesmas\n\
             65.01.05,2026,balita,riil,400,Puskesmas\n\
             65.01.05.2999,2026,balita,riil,40,Puskesmas\n\
             {JELARAI},2026,balita,riil,empat puluh,Puskesmas\n\
             {JELARAI},2026,balita,riil,39,Dinkes\n\
             {JELARAI},2026,balita,riil,40,Puskesmas\n"
        );
        let (done, out, list) = bring_in(&world, &rows, false).await;
        assert_eq!(found(&done), (1, 0, 1, 4));
        let at: Vec<(u64, &str)> = done
            .problems
            .iter()
            .map(|it| (it.row, it.column.title()))
            .collect();
        assert_eq!(
            at,
            [
                (3, "kode_wilayah"),
                (4, "kode_wilayah"),
                (5, "jumlah"),
                (6, "jumlah")
            ]
        );
        assert!(
            out.contains("baris 6, kolom jumlah: baris 2 sudah menyebut"),
            "{out}"
        );
        assert_eq!(list.lines().count(), 5, "{list}");
    })
    .await;
}
