//! The survey through the real door: intake, database, and what a second run does.

use super::databases::{self, BOTH};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use dampingi_domain::AreaCode;
use dampingi_server::accounts::{self, NewUser};
use dampingi_server::auth::App;
use dampingi_server::config::ServePlace;
use dampingi_server::db::{Backend, Db, accounts as table, devices, holdings};
use dampingi_server::import::{self, Column, Done, Effect, Mode};
use dampingi_server::{organisation, serve};
use dampingi_sync::wire::{Page, SignedIn};
use dampingi_sync::{Author, Kind, Origin, Record, Role};
use http_body_util::BodyExt;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use tower::ServiceExt;
use uuid::Uuid;

pub const SURVEY: &[u8] = include_bytes!("../../../../data/eppgbm_survey.csv");

pub struct Place {
    pub db: Db,
    pub author: Author,
    pub folder: tempfile::TempDir,
}

pub fn now() -> Timestamp {
    "2026-11-21T10:00:00Z".parse().expect("a time")
}

async fn on_both(test: impl AsyncFn(Place)) {
    for backend in BOTH {
        eprintln!("on {backend:?}");
        test(place_on(backend).await).await;
    }
}

pub async fn place() -> Place {
    place_on(Backend::Sqlite).await
}

async fn place_on(backend: Backend) -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let db = databases::empty(backend, folder.path()).await;
    let admin = NewUser {
        username: "admin".to_owned(),
        name: "Admin".to_owned(),
        role: Role::Admin,
        cadre_kind: None,
        areas: vec![code("65")],
    };
    accounts::create_user(&db, admin, "test", now())
        .await
        .expect("made");
    let user = table::by_username(&mut db.reading().await.expect("reads"), "admin")
        .await
        .expect("reads");
    let author = user.expect("made").author();
    Place { db, author, folder }
}

fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).expect("well formed")
}

impl Place {
    async fn import(&self, bytes: &[u8]) -> Done {
        import::run(
            &self.db,
            &self.author,
            bytes,
            Mode::Write,
            now(),
            &mut |_, _| (),
        )
        .await
        .expect("readable")
    }

    pub async fn records(&self, area: &str) -> Vec<Record> {
        let mut connection = self.db.reading().await.expect("reads");
        let mut all = holdings::in_areas(&mut connection, &[code(area)])
            .await
            .expect("reads");
        all.retain(|record| record.origin == Origin::Import);
        all
    }
}

#[tokio::test]
async fn every_child_of_the_survey_is_in_its_village_with_its_measurements() {
    on_both(async |place| {
        let done = place.import(SURVEY).await;
        assert!(done.problems.is_empty() && done.unknown_columns.is_empty());
        assert_eq!(
            (
                done.counts.children_new,
                done.counts.visits_new,
                done.counts.names_new
            ),
            (494, 494, 7)
        );

        // What the file says, counted without any of the import's code.
        let mut expected: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut reader = csv::Reader::from_reader(SURVEY);
        let at = |headers: &csv::StringRecord, name: &str| {
            headers.iter().position(|heading| heading == name)
        };
        let headers = reader.headers().expect("header").clone();
        let (village, weight) = (
            at(&headers, "Desa/Kel").expect("there"),
            at(&headers, "Berat").expect("there"),
        );
        for row in reader.records().map(|row| row.expect("row")) {
            *expected
                .entry((row[village].to_owned(), row[weight].to_owned()))
                .or_default() += 1;
        }
        let mut found: BTreeMap<(String, String), usize> = BTreeMap::new();
        let villages =
            ["1001", "1002", "2003", "2004", "2005", "2007"].map(|end| format!("65.01.05.{end}"));
        for area in &villages {
            let mut connection = place.db.reading().await.expect("reads");
            let name = dampingi_server::db::areas::name(&mut connection, area)
                .await
                .expect("reads")
                .expect("known");
            drop(connection);
            let records = place.records(area).await;
            for visit in records.iter().filter(|record| record.kind == Kind::Visit) {
                let weight = visit
                    .fields
                    .number("weight_kg")
                    .map_or(String::new(), |kg| kg.to_string());
                *found.entry((name.clone(), weight)).or_default() += 1;
                let person = visit.link("person_id").expect("linked");
                assert!(
                    records
                        .iter()
                        .any(|record| record.id == person && record.kind == Kind::Person)
                );
            }
        }
        assert_eq!(found, expected);
    })
    .await;
}

#[tokio::test]
async fn imported_visits_are_marked_and_stay_out_of_the_review_queue() {
    on_both(async |place| {
        place.import(SURVEY).await;
        let mut connection = place.db.reading().await.expect("reads");
        let filter = dampingi_server::db::visits::Filter {
            areas: vec![code("65.01.05")],
            ..Default::default()
        };
        assert_eq!(
            dampingi_server::db::visits::count(&mut connection, &filter)
                .await
                .expect("reads"),
            0
        );
        drop(connection);
        let records = place.records("65.01.05.2003").await;
        assert_eq!(records.len(), 3 * 83);
        assert!(
            records
                .iter()
                .all(|record| record.author == place.author.id)
        );
    })
    .await;
}

#[tokio::test]
async fn the_cadre_of_a_village_gets_its_children_at_her_next_sync_and_no_others() {
    on_both(async |place| {
        place.import(SURVEY).await;
        let new = NewUser {
            username: "kader.jelarai".to_owned(),
            name: "Kader".to_owned(),
            role: Role::Cadre,
            cadre_kind: None,
            areas: vec![code("65.01.05.2003")],
        };
        accounts::create_user_with(&place.db, new, "melati di beranda", false, "test", now())
            .await
            .expect("made");
        let clock = dampingi_server::clock::Clock::from(now);
        let app = App {
            db: place.db.clone(),
            clock,
        };
        let router = serve::whole(app, None, &ServePlace::default());
        let sign_in =
            serde_json::json!({ "username": "kader.jelarai", "password": "melati di beranda" });
        let request = Request::post("/api/session").header("content-type", "application/json");
        let request = request
            .body(Body::from(sign_in.to_string()))
            .expect("a request");
        let signed: SignedIn = answer(&router, request).await;
        let (mut cursor, mut records) = (String::new(), Vec::new());
        loop {
            let path = format!("/api/sync/pull?limit=100&device={}{cursor}", Uuid::nil());
            let request =
                Request::get(path).header("authorization", format!("Bearer {}", signed.token));
            let page: Page = answer(&router, request.body(Body::empty()).expect("a request")).await;
            records.extend(page.records);
            cursor = format!("&cursor={}", page.cursor);
            if !page.more {
                break;
            }
        }
        let count = |kind: Kind| records.iter().filter(|record| record.kind == kind).count();
        assert_eq!(
            (
                count(Kind::Person),
                count(Kind::Episode),
                count(Kind::Visit)
            ),
            (83, 83, 83)
        );
        let about_people = records
            .iter()
            .filter(|record| record.origin == Origin::Import);
        let villages: BTreeSet<&str> = about_people.map(|record| record.area.as_str()).collect();
        assert_eq!(villages, BTreeSet::from(["65.01.05.2003"]));
    })
    .await;
}

async fn answer<T: DeserializeOwned>(router: &Router, request: Request<Body>) -> T {
    let Ok(response) = router.clone().oneshot(request).await;
    assert_eq!(response.status(), 200);
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    serde_json::from_slice(&body).expect("the message")
}

#[tokio::test]
async fn a_second_run_adds_nothing_and_leaves_no_gap() {
    on_both(async |place| {
        place.import(SURVEY).await;
        let revision = last_revision(&place).await;
        let done = place.import(SURVEY).await;
        assert_eq!(
            (
                done.counts.children_new,
                done.counts.visits_new,
                done.counts.names_new
            ),
            (0, 0, 0)
        );
        assert_eq!(
            (done.counts.children_known, done.counts.visits_known),
            (494, 494)
        );
        assert_eq!(last_revision(&place).await, revision);
        let device = Uuid::new_v5(
            &Uuid::from_u128(0x6f1d_2b7e_8c41_5a0e_9d33_41b7_0c5a_77e2),
            format!("device:{}", place.author.id).as_bytes(),
        );
        let count = devices::count(&mut place.db.reading().await.expect("reads"), device)
            .await
            .expect("reads");
        assert_eq!(
            (count.held, count.last_seq, count.gaps),
            (3 * 494, 3 * 494, vec![])
        );
    })
    .await;
}

async fn last_revision(place: &Place) -> u64 {
    let writing = place.db.writing().await.expect("writes");
    writing.next_revision()
}

#[tokio::test]
async fn an_import_that_was_cut_goes_on_where_it_stopped() {
    let place = place().await;
    let half: Vec<u8> = {
        let text = String::from_utf8(SURVEY.to_vec()).expect("text");
        text.lines()
            .take(200)
            .map(|line| format!("{line}\n"))
            .collect::<String>()
            .into_bytes()
    };
    place.import(&half).await;
    let done = place.import(SURVEY).await;
    assert_eq!(
        (done.counts.children_known, done.counts.children_new),
        (199, 295)
    );
    assert_eq!(done.counts.names_new, 0);
}

#[tokio::test]
async fn a_child_who_moved_is_told_and_stays_where_she_is() {
    on_both(async |place| {
    let head = "NIK,Nama,JK,Tgl Lahir,Nama Ortu,Kec,Desa/Kel,Tanggal Pengukuran,Berat\n";
    let row = |village: &str| {
        format!(
            "{head}6501056109240001,Rahma,P,2024-09-21,Ani,Tanjung Selor,{village},2026-08-05,10\n"
        )
    };
    place.import(row("Apung").as_bytes()).await;
    let done = place.import(row("Jelarai Selor").as_bytes()).await;
    let told: Vec<_> = done
        .problems
        .iter()
        .map(|problem| (problem.row, problem.column, problem.effect))
        .collect();
    assert_eq!(told, [(2, Column::Village, Effect::LeftOut)]);
    assert_eq!(place.records("65.01.05.2007").await.len(), 3);
    assert_eq!(place.records("65.01.05.2003").await.len(), 0);
    }).await;
}

#[tokio::test]
async fn a_nik_that_comes_later_is_added_to_the_same_child() {
    on_both(async |place| {
        let head = "NIK,Nama,JK,Tgl Lahir,Nama Ortu,Kec,Desa/Kel,Tanggal Pengukuran,Berat\n";
        let row = |nik: &str, day: &str| {
            format!("{head}{nik},Rahma,P,2024-09-21,Ani,Tanjung Selor,Apung,2026-08-{day},10\n")
        };
        place.import(row("", "05").as_bytes()).await;
        let done = place.import(row("6501056109240001", "06").as_bytes()).await;
        assert_eq!(done.problems, []);
        let records = place.records("65.01.05.2007").await;
        let people: Vec<&Record> = records
            .iter()
            .filter(|record| record.kind == Kind::Person)
            .collect();
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].fields.text("nik"), Some("6501056109240001"));
        assert_eq!(people[0].fields.text("nik_status"), Some("known"));
        assert_eq!(
            records
                .iter()
                .filter(|record| record.kind == Kind::Visit)
                .count(),
            2
        );
        let again = place.import(row("6501056109240001", "06").as_bytes()).await;
        assert_eq!(
            (again.counts.children_known, again.counts.visits_known),
            (1, 1)
        );
    })
    .await;
}

#[tokio::test]
async fn an_unknown_posyandu_waits_until_an_admin_lists_it() {
    on_both(async |place| {
        place.import(SURVEY).await;
        let posyandu = |records: Vec<Record>| -> Vec<(String, Option<bool>)> {
            let of_kind = records
                .into_iter()
                .filter(|record| record.kind == Kind::Posyandu);
            of_kind
                .map(|record| {
                    (
                        record.fields.text("name").unwrap_or("").to_owned(),
                        record.fields.flag("confirmed"),
                    )
                })
                .collect()
        };
        let in_village = async || {
            let mut connection = place.db.reading().await.expect("reads");
            posyandu(
                holdings::in_areas(&mut connection, &[code("65.01.05.2003")])
                    .await
                    .expect("reads"),
            )
        };
        assert_eq!(
            in_village().await,
            [("Posyandu Anggrek".to_owned(), Some(false))]
        );
        let list = "village,name\n65.01.05.2003,Posyandu Anggrek\n";
        organisation::import_posyandu(&place.db, list.as_bytes(), now())
            .await
            .expect("readable");
        assert_eq!(
            in_village().await,
            [("Posyandu Anggrek".to_owned(), Some(true))]
        );
        place.import(SURVEY).await;
        assert_eq!(
            in_village().await,
            [("Posyandu Anggrek".to_owned(), Some(true))]
        );
    })
    .await;
}
