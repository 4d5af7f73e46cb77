//! The demo passes the same door as real work, on whatever day it is made.

use super::databases::{self, BOTH};
use dampingi_domain::{AreaCode, kind};
use dampingi_server::db::{Backend, Db, accounts, holdings, meta, visits};
use dampingi_server::demo;
use dampingi_sync::{Kind, Origin, Record, Role, link};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

const VILLAGES: [&str; 6] = [
    "65.01.05.2003",
    "65.01.05.1001",
    "65.01.05.1002",
    "65.01.05.2004",
    "65.01.05.2005",
    "65.01.05.2007",
];

async fn empty(folder: &tempfile::TempDir) -> Db {
    databases::empty(Backend::Sqlite, folder.path()).await
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

async fn of_village(db: &Db, area: &str) -> Vec<Record> {
    let area = AreaCode::parse(area).expect("well formed");
    let mut records = holdings::in_areas(&mut db.reading().await.expect("reads"), &[area])
        .await
        .expect("reads");
    records.retain(|record| record.origin == Origin::Phone);
    records
}

fn forms(records: &[Record], kind: Kind) -> BTreeSet<&str> {
    let of_kind = records.iter().filter(|record| record.kind == kind);
    of_kind.map(|record| record.form.as_str()).collect()
}

#[tokio::test]
async fn every_village_has_every_kind_of_beneficiary_and_visit() {
    for backend in BOTH {
        let folder = folder();
        let db = databases::empty(backend, folder.path()).await;
        let made = demo::make(&db, folder.path(), time("2026-11-21T03:00:00Z"))
            .await
            .expect("nothing is refused");
        assert_eq!(made.survey.counts.children_new, 494);
        let kinds: BTreeSet<&str> = kind::of_persons().map(|kind| kind.episode).collect();
        let all_visits: BTreeSet<&str> = kind::ALL
            .iter()
            .flat_map(|kind| kind.visits.iter().copied())
            .chain(kind::OF_ANY)
            .collect();
        for village in VILLAGES {
            let records = of_village(&db, village).await;
            assert_eq!(forms(&records, Kind::Episode), kinds, "{village}");
            assert_eq!(forms(&records, Kind::Visit), all_visits, "{village}");
            let homeless = records.iter().filter(|record| {
                record.kind == Kind::Person && record.link(link::HOUSEHOLD).is_none()
            });
            assert_eq!(homeless.count(), 0);
        }
    }
}

#[tokio::test]
async fn the_coordinator_finds_work_of_every_state() {
    let folder = folder();
    let db = empty(&folder).await;
    demo::make(&db, folder.path(), time("2026-11-21T03:00:00Z"))
        .await
        .expect("nothing is refused");
    let mut connection = db.reading().await.expect("reads");
    let mut count = async |village: &str, state: &str, flagged: Option<bool>| {
        let filter = visits::Filter {
            areas: vec![AreaCode::parse(village).expect("well formed")],
            state: Some(state.to_owned()),
            flagged,
            ..visits::Filter::default()
        };
        visits::count(&mut connection, &filter)
            .await
            .expect("reads")
    };
    for village in VILLAGES {
        let waiting = count(village, "received", None).await;
        assert!((8..40).contains(&waiting), "{village}: {waiting} wait");
        assert!(
            count(village, "received", Some(true)).await >= 2,
            "{village}"
        );
        assert!(count(village, "approved", None).await > 30, "{village}");
        assert_eq!(count(village, "returned", None).await, 1, "{village}");
    }
    drop(connection);
    let records = of_village(&db, VILLAGES[0]).await;
    let corrections = records
        .iter()
        .filter(|record| record.link(link::CORRECTS).is_some());
    assert_eq!(corrections.count(), 2);
}

#[tokio::test]
async fn it_can_be_made_on_any_day() {
    for today in [
        "2028-02-29T03:00:00Z",
        "2027-01-01T00:30:00Z",
        "2026-12-31T16:30:00Z",
        "2027-03-31T10:00:00Z",
        "2026-08-29T23:00:00Z",
    ] {
        let folder = folder();
        let db = empty(&folder).await;
        let made = demo::make(&db, folder.path(), time(today)).await;
        let made = made.unwrap_or_else(|failure| panic!("{today}: {failure}"));
        assert!(made.played.visits > 6 * 40, "{today}");
        assert_eq!(made.survey.counts.children_new, 494, "{today}");
    }
}

#[tokio::test]
async fn the_same_day_gives_the_same_people() {
    let mut fingerprints = Vec::new();
    for _ in 0..2 {
        let folder = folder();
        let db = empty(&folder).await;
        demo::make(&db, folder.path(), time("2026-11-21T03:00:00Z"))
            .await
            .expect("nothing is refused");
        let records = of_village(&db, VILLAGES[3]).await;
        let fields = |record: &Record| serde_json::to_string(&record.fields).expect("json");
        let all: BTreeMap<_, _> = records
            .iter()
            .map(|record| (record.id, fields(record)))
            .collect();
        fingerprints.push(all);
    }
    assert_eq!(fingerprints[0], fingerprints[1]);
}

#[tokio::test]
async fn a_folder_that_holds_anything_is_left_alone() {
    let folder = folder();
    let db = empty(&folder).await;
    demo::make(&db, folder.path(), time("2026-11-21T03:00:00Z"))
        .await
        .expect("nothing is refused");
    let again = demo::make(&db, folder.path(), time("2026-11-22T03:00:00Z")).await;
    assert!(again.expect_err("refused").to_string().contains("kosong"));
}

#[tokio::test]
async fn the_accounts_are_those_promised_and_their_passwords_are_kept_from_others() {
    let folder = folder();
    let db = empty(&folder).await;
    let mut out = Vec::new();
    demo::demo(&db, folder.path(), time("2026-11-21T03:00:00Z"), &mut out)
        .await
        .expect("made");
    let mut connection = db.reading().await.expect("reads");
    assert!(meta::is_demo(&mut connection).await.expect("reads"));
    let users = accounts::all(&mut connection).await.expect("reads");
    let names: Vec<&str> = users.iter().map(|user| user.username.as_str()).collect();
    let expected = [
        "admin",
        "kabupaten.bulungan",
        "kader.apung",
        "kader.hilir",
        "kader.hulu",
        "kader.jelarai",
        "kader.rahayu",
        "kader.semua",
        "kader.seriang",
        "koordinator.selor",
        "provinsi.kaltara",
    ];
    assert_eq!(names, expected);
    assert!(users.iter().all(|user| !user.must_change));
    let everywhere = users
        .iter()
        .find(|user| user.username == "kader.semua")
        .expect("there");
    assert_eq!((everywhere.role, everywhere.areas.len()), (Role::Cadre, 6));

    let path = folder.path().join(demo::PASSWORDS);
    let kept = std::fs::read_to_string(&path).expect("written");
    let shown = String::from_utf8(out).expect("text");
    let lines: Vec<(&str, &str)> = kept
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(' '))
        .collect();
    assert_eq!(lines.len(), 11);
    let different: BTreeSet<&str> = lines.iter().map(|(_, password)| *password).collect();
    assert_eq!(different.len(), 11);
    for (username, password) in lines {
        let groups: Vec<usize> = password.split('-').map(str::len).collect();
        assert_eq!(groups, [4, 4, 4]);
        assert!(shown.contains(username) && shown.contains(password));
    }
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &std::fs::metadata(&path).expect("there").permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }
    let first = users
        .iter()
        .find(|user| user.username == "kader.jelarai")
        .expect("there");
    let line = kept
        .lines()
        .find_map(|line| line.strip_prefix("kader.jelarai "))
        .expect("there");
    let fits =
        dampingi_server::password::verify(line.to_owned(), Some(first.password_hash.clone())).await;
    assert!(fits);
}
