//! `dampingi rules`: how often each rule holds, and which stored visits another table says something else of.

use crate::indicator_book::{Book, Desk};
use crate::support::family::{JELARAI, SERIANG, id};
use crate::support::{World, on_both};
use dampingi_domain::finding::GainPolicy;
use dampingi_server::command::policy;
use dampingi_server::command::rules::{self, Gain, Rules};
use dampingi_server::organisation;
use std::path::Path;

pub async fn commanded(world: &World, args: &Rules) -> Result<String, String> {
    let mut out = Vec::new();
    let done = rules::run(&world.db, args, &mut out).await;
    done.map_err(|failure| failure.to_string())?;
    Ok(String::from_utf8(out).expect("text"))
}

pub fn asked(area: Option<&str>, gain: Gain) -> Rules {
    Rules {
        area: area.map(str::to_owned),
        keep: None,
        since: None,
        gain: Some(gain),
    }
}

fn keeping(path: &Path) -> Rules {
    Rules {
        keep: Some(path.to_owned()),
        ..asked(None, Gain::First)
    }
}

fn comparing(path: &Path, gain: Gain) -> Rules {
    Rules {
        since: Some(path.to_owned()),
        ..asked(None, gain)
    }
}

/// The line of a rule, its words apart.
pub fn line<'a>(out: &'a str, rule: &str) -> Vec<&'a str> {
    let found = out
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    found
        .into_iter()
        .find(|words| words.first() == Some(&rule))
        .unwrap_or_else(|| panic!("{rule} in {out}"))
}

/// A child of 22 months that did not gain in November, and one in the next village that was weighed once; with a replaced and
/// a double visit, which nobody judges. Gives the visit in November, and the coordinator.
pub async fn two_villages(world: &World) -> (u128, Desk<'_>) {
    let mut book = Book::of(world, "kader.jelarai", JELARAI, 1000).await;
    let child = book.child("female", "2025-01-10", "2025-02-01");
    book.weighed(child, "2026-10-12", 9.6, 0.0);
    let wrong = book.weighed(child, "2026-11-12", 19.6, 0.0);
    let november = book.corrected(
        child,
        wrong,
        &[
            ("visit_date", "2026-11-12".into()),
            ("weight_kg", 9.6.into()),
        ],
    );
    let double = book.weighed(child, "2026-11-12", 9.6, 0.0);
    book.send().await;
    let mut desk = Desk::of(world, "koordinator.selor").await;
    desk.decide(&[double], "closed_duplicate").await;
    let mut other = Book::of(world, "kader.seriang", SERIANG, 2000).await;
    let child = other.child("male", "2025-01-10", "2025-02-01");
    other.weighed(child, "2026-11-12", 11.0, 0.0);
    other.send().await;
    (november, desk)
}

#[tokio::test]
async fn each_rule_is_counted_over_what_counts() {
    on_both(async |world| {
        two_villages(&world).await;
        let out = commanded(&world, &asked(None, Gain::First))
            .await
            .expect("counts");
        assert!(out.starts_with("3 visits judged"), "{out}");
        assert_eq!(line(&out, "rule"), ["rule", "version", "now"]);
        assert_eq!(line(&out, "C01.first"), ["C01.first", "1", "1"]);
        assert_eq!(line(&out, "C04.hospital"), ["C04.hospital", "1", "0"]);
        let out = commanded(&world, &asked(Some(SERIANG), Gain::First))
            .await
            .expect("counts");
        assert!(out.starts_with("1 visits judged"), "{out}");
        assert_eq!(line(&out, "C01.first"), ["C01.first", "1", "0"]);
        let unknown = commanded(&world, &asked(Some("61.01"), Gain::First)).await;
        assert_eq!(unknown, Err("61.01: no such area here".to_owned()));
        assert!(
            commanded(&world, &asked(Some("Selor"), Gain::First))
                .await
                .is_err()
        );
    })
    .await;
}

#[tokio::test]
async fn a_visit_is_judged_by_what_its_health_office_chose_for_that_day() {
    on_both(async |world| {
        let (november, _) = two_villages(&world).await;
        let first = Rules {
            gain: None,
            ..asked(None, Gain::First)
        };
        let nobody = commanded(&world, &first).await.expect("counts");
        assert_eq!(line(&nobody, "C01.first"), ["C01.first", "1", "1"]);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("before.csv");
        commanded(&world, &keeping(&file)).await.expect("keeps");

        // From the month after on: the visit of November stays what it was.
        let chosen = async |area: &str, from: &str, gain| {
            let from = dampingi_domain::date::from_iso(from).expect("a date");
            let area = dampingi_domain::AreaCode::parse(area).expect("a code");
            policy::set(&world.db, &area, from, gain, world.now())
                .await
                .expect("is written");
        };
        chosen("65", "2026-12-01", GainPolicy::SecondTime).await;
        let later = commanded(&world, &first).await.expect("counts");
        assert_eq!(line(&later, "C01.first"), ["C01.first", "1", "1"]);
        // The whole year: it is sent on no more. Its kabupaten says otherwise: it is again.
        chosen("65", "2026-01-01", GainPolicy::SecondTime).await;
        let since = Rules {
            since: Some(file),
            ..first.clone()
        };
        let province = commanded(&world, &since).await.expect("compares");
        let visit = line(&province, &id(november).to_string());
        assert_eq!(visit[3..], ["-", "C01.first@1"], "{province}");
        chosen("65.01", "2026-01-01", GainPolicy::FirstTime).await;
        let regency = commanded(&world, &first).await.expect("counts");
        assert_eq!(line(&regency, "C01.first"), ["C01.first", "1", "1"]);

        // A table of areas that is read again takes no choice away, and all of them are told.
        let areas = "code,name,level\n65.01,Kabupaten Bulungan,regency\n";
        organisation::import_areas(&world.db, areas.as_bytes(), "2026-01-01", world.now())
            .await
            .expect("areas");
        let mut out = Vec::new();
        policy::run(&world.db, policy::Policy::List, world.now(), &mut out)
            .await
            .expect("lists");
        let told = String::from_utf8(out).expect("text");
        let told: Vec<&str> = told.lines().collect();
        assert_eq!(
            told,
            [
                "65 from 2026-01-01 on: a child is sent on at the second T in a row",
                "65 from 2026-12-01 on: a child is sent on at the second T in a row",
                "65.01 from 2026-01-01 on: a child is sent on at the first T",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn what_another_table_would_say_is_told_by_visit_and_by_rule() {
    on_both(async |world| {
        let (november, _) = two_villages(&world).await;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("before.csv");
        commanded(&world, &keeping(&file)).await.expect("keeps");
        let kept = std::fs::read_to_string(&file).expect("written");
        assert_eq!(kept.lines().count(), 4, "{kept}");
        assert!(!kept.contains("Grace") && !kept.contains("9.6"), "{kept}");

        let same = commanded(&world, &comparing(&file, Gain::First))
            .await
            .expect("compares");
        assert!(
            same.contains("3 of 3 visits in the file are judged now, 0 of them differently"),
            "{same}"
        );
        assert!(!same.contains(&id(november).to_string()));

        // Another choice of the health office is another table: the first T is sent on no more.
        let other = commanded(&world, &comparing(&file, Gain::Second))
            .await
            .expect("compares");
        assert!(other.contains("1 of them differently"), "{other}");
        assert_eq!(line(&other, "C01.first"), ["C01.first", "1", "0", "0", "1"]);
        let visit = line(&other, &id(november).to_string());
        assert_eq!(visit[3..], ["-", "C01.first@1"], "{other}");

        // A version before: the visit is told, with the rule that it was and the one that it is.
        std::fs::write(&file, kept.replace("C01.first@1", "C01.first@0")).expect("written");
        let newer = commanded(&world, &comparing(&file, Gain::First))
            .await
            .expect("compares");
        let visit = line(&newer, &id(november).to_string());
        assert_eq!(visit[3..], ["C01.first@1", "C01.first@0"], "{newer}");
        assert_eq!(line(&newer, "C01.first"), ["C01.first", "0", "0", "0", "1"]);
        assert!(!newer.contains("Grace") && !newer.contains("Lenjau"));
    })
    .await;
}

#[tokio::test]
async fn visits_that_came_or_went_since_are_counted_apart() {
    on_both(async |world| {
        let (november, mut desk) = two_villages(&world).await;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("before.csv");
        commanded(&world, &keeping(&file)).await.expect("keeps");
        let mut book = Book::of(&world, "kader.jelarai.dua", JELARAI, 3000).await;
        let child = book.child("male", "2025-03-10", "2025-04-01");
        book.weighed(child, "2026-11-13", 10.0, 0.0);
        book.send().await;
        desk.decide(&[november], "closed_duplicate").await;
        let out = commanded(&world, &comparing(&file, Gain::First)).await.expect("compares");
        assert!(
            out.contains("2 of 3 visits in the file are judged now, 0 of them differently; 1 visits are not in it."),
            "{out}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_by_its_line_and_one_that_is_there_is_left_alone() {
    on_both(async |world| {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kept.csv");
        for (text, line) in [
            ("", 1),
            ("nama,berat,rules\n", 1),
            ("visit,level,rules\nnot-an-id,good,\n", 2),
            (
                "visit,level,rules\n00000000-0000-0000-0000-000000000028,good,C01\n",
                2,
            ),
            (
                "visit,level,rules\n00000000-0000-0000-0000-000000000028,good\n",
                2,
            ),
        ] {
            std::fs::write(&file, text).expect("written");
            let refused = commanded(&world, &comparing(&file, Gain::First)).await;
            let said = refused.expect_err(text);
            assert!(said.contains(&format!("line {line}")), "{text:?}: {said}");
        }
        let before = std::fs::read(&file).expect("read");
        commanded(&world, &keeping(&file))
            .await
            .expect_err("it is there");
        assert_eq!(std::fs::read(&file).expect("read"), before);
        let missing = folder.path().join("missing.csv");
        commanded(&world, &comparing(&missing, Gain::First))
            .await
            .expect_err("no such file");
    })
    .await;
}
