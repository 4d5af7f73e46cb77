//! What was said of a visit when it was first judged is kept, and an update tells what it says differently, without a file.

use crate::indicator_book::Book;
use crate::rules_command::{asked, commanded, line, two_villages};
use crate::support::family::{JELARAI, id};
use crate::support::program::{Serving, run, tiny_app};
use crate::support::{World, on_both};
use dampingi_domain::finding::GainPolicy;
use dampingi_server::clock::Clock;
use dampingi_server::command::policy;
use dampingi_server::command::rules::{Gain, Rules};
use dampingi_server::db::verdicts::{self, Stored};
use dampingi_server::verdict::{judge_new, keep_judging};
use tokio::sync::oneshot;

const NOW: i64 = 1_795_200_000;

/// By what the health offices chose, as the command does it by itself.
fn plainly() -> Rules {
    Rules {
        gain: None,
        ..asked(None, Gain::First)
    }
}

async fn told(world: &World) -> String {
    commanded(world, &plainly()).await.expect("compares")
}

async fn kept(world: &World) -> Vec<Stored> {
    let mut connection = world.db.reading().await.expect("reads");
    let mut all = verdicts::all(&mut connection).await.expect("reads");
    all.sort_by_key(|one| one.visit);
    all
}

/// What an earlier program, with other rules, said of a visit.
async fn said_before(world: &World, visit: u128, rules: &str) {
    let mut transaction = world.db.writing().await.expect("writes");
    verdicts::save_table(&mut transaction, "earlier", "C01.first@0 C02@1", NOW)
        .await
        .expect("writes");
    let stored = Stored {
        visit: id(visit),
        rule_table: "earlier".to_owned(),
        level: "watch".to_owned(),
        rules: rules.to_owned(),
    };
    verdicts::add(&mut transaction, &stored, NOW)
        .await
        .expect("writes");
    transaction.commit().await.expect("writes");
}

#[tokio::test]
async fn an_update_tells_which_visits_it_judges_differently() {
    on_both(async |world| {
        let (november, _) = two_villages(&world).await;
        assert!(!told(&world).await.contains("Compared"), "nothing was judged yet");
        said_before(&world, november, "C01.first@0").await;
        judge_new(&world.db, 0, NOW).await.expect("judges");
        // The first word stays; the two others got theirs. A replaced visit and a double get none.
        let all = kept(&world).await;
        assert_eq!(all.len(), 3);
        let of_november = all.iter().find(|one| one.visit == id(november));
        assert_eq!(of_november.map(|one| one.rules.as_str()), Some("C01.first@0"));
        let out = told(&world).await;
        assert!(
            out.contains("of 3 visits when they were first judged: 1 differently for other rules,\n0 for what was recorded or chosen since. 0 visits were not judged before."),
            "{out}"
        );
        let visit = line(&out, &id(november).to_string());
        assert_eq!(visit[3], "C01.first@1", "{out}");
        assert_eq!(visit[visit.len() - 2..], ["C01.first@0", "rules"], "{out}");
        assert!(!out.contains("Grace") && !out.contains("9.6"));
    })
    .await;
}

#[tokio::test]
async fn what_the_same_rules_say_of_other_records_is_told_apart() {
    on_both(async |world| {
        let (november, _) = two_villages(&world).await;
        judge_new(&world.db, 0, NOW).await.expect("judges");
        let out = told(&world).await;
        assert!(
            out.contains("0 differently for other rules,\n0 for what"),
            "{out}"
        );
        // Nothing of the rules changed: the health office chose otherwise.
        let from = dampingi_domain::date::from_iso("2026-01-01").expect("a date");
        let area = dampingi_domain::AreaCode::parse("65").expect("a code");
        policy::set(&world.db, &area, from, GainPolicy::SecondTime, world.now())
            .await
            .expect("is written");
        let out = told(&world).await;
        assert!(
            out.contains("0 differently for other rules,\n1 for what"),
            "{out}"
        );
        let visit = line(&out, &id(november).to_string());
        assert_eq!(visit[3..], ["-", "C01.first@1", "since"], "{out}");
    })
    .await;
}

#[tokio::test]
async fn only_what_came_since_is_judged_and_nothing_twice() {
    on_both(async |world| {
        two_villages(&world).await;
        let upto = judge_new(&world.db, 0, NOW).await.expect("judges");
        let before = kept(&world).await;
        assert_eq!(
            judge_new(&world.db, upto, NOW + 1).await.expect("judges"),
            upto
        );
        assert_eq!(
            judge_new(&world.db, 0, NOW + 1).await.expect("judges"),
            upto
        );
        assert_eq!(kept(&world).await, before);
        let mut book = Book::of(&world, "kader.jelarai.dua", JELARAI, 3000).await;
        let child = book.child("male", "2025-03-10", "2025-04-01");
        book.weighed(child, "2026-11-13", 10.0, 0.0);
        book.send().await;
        let out = told(&world).await;
        assert!(out.contains("1 visits were not judged before"), "{out}");
        assert!(judge_new(&world.db, upto, NOW + 2).await.expect("judges") > upto);
        assert_eq!(kept(&world).await.len(), before.len() + 1);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_stops_has_judged_what_it_has() {
    on_both(async |world| {
        two_villages(&world).await;
        let (stop, stopped) = oneshot::channel();
        drop(stop);
        keep_judging(world.db.clone(), Clock::system(), stopped).await;
        assert_eq!(kept(&world).await.len(), 3);
    })
    .await;
}

#[test]
fn the_program_keeps_what_it_said_while_it_serves() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (data, app) = (path("data"), path("app"));
    tiny_app(&folder.path().join("app"));
    let write = |name: &str, text: &str| {
        std::fs::write(path(name), text).expect("written");
        path(name)
    };
    let users = write(
        "users.csv",
        "username,name,role,cadre_kind,areas\nadmin,Admin,admin,,65\n",
    );
    let children = write(
        "children.csv",
        "Nama,JK,Tgl Lahir,Kec,Desa/Kel,Tanggal Pengukuran,Berat\n\
         Rahma,P,2024-09-21,Tanjung Selor,Apung,2026-08-05,\"10,4\"\n",
    );
    for command in [["user", "import", &users], ["import", "eppgbm", &children]] {
        let (done, out, errors) = run(&[&command[..], &["--data", &data]].concat());
        assert!(done, "{command:?}: {out} {errors}");
    }
    let rules = || run(&["rules", "--data", &data]).1;
    let before = rules();
    assert!(
        before.starts_with("1 visits judged") && !before.contains("Compared"),
        "{before}"
    );
    let server = Serving::start(&["--data", &data, "--app", &app, "--listen", "127.0.0.1:0"]);
    server.tell("-TERM");
    let (status, log) = server.ended();
    assert!(status.success(), "{log}");
    let after = rules();
    assert!(
        after.contains("Compared with what was said of 1 visits"),
        "{after}"
    );
}
