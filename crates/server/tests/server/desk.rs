//! What a coordinator asks of her people: her cadres in a month, somebody by name or number, and who stands behind a letter of a
//! posyandu day. Her area only; what is shown of somebody is noted as an opening.

use crate::indicator_book::Book;
use crate::overview::{days, session};
use crate::support::family::{JELARAI, PERSON, Phone, SERIANG, VISIT, id, person_fields, words};
use crate::support::{World, on_both};
use dampingi_server::db::openings;
use dampingi_sync::desk::{ABSENT, Cadres, DayChildren, Found};
use dampingi_sync::{Kind, RecordId, link};
use serde_json::{Value, json};

async fn cadres(world: &World, token: &str, query: &str) -> Vec<String> {
    let path = format!("/api/cadres?{query}");
    let answer: Cadres = world.get(&path, token).await.ok();
    let line = |it: &dampingi_sync::desk::CadreMonth| {
        let (visits, waiting, returned) = (it.visits, it.waiting, it.returned);
        let line = format!(
            "{} {} {visits} {waiting} {returned} {}",
            it.village, it.name, it.last_on
        );
        line.trim_end().to_owned()
    };
    answer.all.iter().map(line).collect()
}

async fn found(world: &World, token: &str, words: &str) -> Found {
    let body = json!({ "words": words });
    world.post("/api/review/find", token, &body).await.ok()
}

async fn names(world: &World, token: &str, words: &str) -> Vec<String> {
    let found = found(world, token, words).await;
    found.people.into_iter().map(|it| it.name).collect()
}

#[tokio::test]
async fn each_cadre_stands_under_her_village_with_her_month_and_what_waits() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut coordinator = Phone::of(&world, "koordinator.selor").await;
        let mut changes = cadre.family();
        changes.push(cadre.visit(41, "2026-10-20", 9.1));
        changes.push(cadre.visit(42, "2026-09-20", 9.0));
        let answers = cadre.push(&changes).await.answers;
        assert!(words(&answers).iter().all(|word| *word == "applied"));
        let token = coordinator.token.clone();
        let decided = [
            coordinator.review(50, 41, "returned", "Berat diperiksa lagi"),
            coordinator.review(51, 42, "approved", ""),
        ];
        coordinator.push(&decided).await;
        assert_eq!(
            cadres(&world, &token, "month=2026-11").await,
            [
                "Gunung Seriang Ibu kader.seriang 0 0 0",
                "Jelarai Selor Ibu kader.jelarai 1 1 1 2026-11-20",
                "Jelarai Selor Ibu kader.jelarai.dua 0 0 0",
            ]
        );
        let october = cadres(&world, &token, &format!("area={JELARAI}&month=2026-10")).await;
        assert_eq!(
            october[0],
            "Jelarai Selor Ibu kader.jelarai 1 1 1 2026-11-20"
        );
        assert_eq!(october.len(), 2);
        let other = world.token("koordinator.palas").await;
        assert!(cadres(&world, &other, "").await.is_empty());
        let refused = world
            .get(&format!("/api/cadres?area={SERIANG}"), &other)
            .await;
        assert_eq!(refused.refusal(), (403, "outside_area".to_owned()));
        // By her account her part of the queue is asked for.
        let all: Cadres = world.get("/api/cadres", &token).await.ok();
        let hers = all.all.iter().find(|it| it.name == "Ibu kader.jelarai");
        assert_eq!(hers.and_then(|it| it.user), Some(cadre.author));
        let text = world.get("/api/cadres", &token).await.text();
        assert!(!text.contains("Grace") && !text.contains("Lenjau"));
    })
    .await;
}

#[tokio::test]
async fn somebody_is_found_by_her_name_or_number_in_ones_own_area_and_it_is_noted() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut changes = cadre.family();
        let nik = "6501055001250003";
        let known = person_fields()
            .with("name", "Muhammad Rizki Hunai")
            .with("sex", "female")
            .with("nik_status", "known")
            .with("nik", nik)
            .with(link::HOUSEHOLD, id(10).to_string());
        changes.push(cadre.create(21, Kind::Person, "person", known));
        let answers = cadre.push(&changes).await.answers;
        assert!(
            words(&answers).iter().all(|word| *word == "applied"),
            "{answers:?}"
        );
        let token = world.token("koordinator.selor").await;
        let grace = found(&world, &token, "lenjau grace").await;
        assert_eq!(grace.people.len(), 1);
        let one = &grace.people[0];
        assert_eq!((one.id, one.visit), (id(PERSON), Some(id(VISIT))));
        assert_eq!(
            (one.village.as_str(), one.born.as_str()),
            ("Jelarai Selor", "2025-01-10")
        );
        // Other spellings, and the beginning of a number; too little finds nobody.
        for asked in ["Moh. Rizky", nik, "65010550"] {
            assert_eq!(
                names(&world, &token, asked).await,
                ["Muhammad Rizki Hunai"],
                "{asked}"
            );
        }
        for asked in ["", "gr", "6501", "Grace Tidak Ada"] {
            assert!(names(&world, &token, asked).await.is_empty(), "{asked}");
        }
        // What is shown of somebody was noted before, and only that.
        let user = world.id_of("koordinator.selor").await;
        let mut connection = world.db.reading().await.expect("reads");
        let seen = openings::count(&mut connection, user, id(PERSON)).await;
        assert_eq!(seen.expect("reads"), 1);
        drop(connection);
        let other = world.token("koordinator.palas").await;
        assert!(names(&world, &other, "grace").await.is_empty());
        // A hidden one is not found.
        let reason = "Salah orang".to_owned();
        let hide = cadre.change(
            PERSON,
            Kind::Person,
            "person",
            dampingi_sync::Edit::Delete { reason },
        );
        assert_eq!(words(&cadre.push(&[hide]).await.answers).len(), 1);
        assert!(names(&world, &token, "grace").await.is_empty());
    })
    .await;
}

/// Records that say that a posyandu day was held: as two phones wrote it.
const DAY: u128 = 700;
const SAME_DAY: u128 = 701;

/// A posyandu day with a child that gained, one below the red line, one that did not come, and one of another posyandu. Gives the
/// four.
async fn a_day(world: &World) -> [u128; 4] {
    let mut book = Book::of(world, "kader.jelarai", JELARAI, 1000).await;
    let at_posyandu = |on: &str, kg: f64| -> Vec<(&'static str, Value)> {
        vec![
            ("visit_date", on.into()),
            ("method", "posyandu".into()),
            ("posyandu", "POSYANDU MELATI I".into()),
            ("weight_kg", kg.into()),
        ]
    };
    let gained = book.child("female", "2026-01-10", "2026-02-01");
    book.visit(gained, "child_visit", &at_posyandu("2026-10-12", 7.6));
    book.visit(gained, "child_visit", &at_posyandu("2026-11-12", 8.0));
    let below = book.child("male", "2025-11-10", "2026-02-01");
    book.visit(below, "child_visit", &at_posyandu("2026-11-12", 6.0));
    let absent = book.child("male", "2025-01-10", "2026-02-01");
    let elsewhere = book.child("male", "2025-01-10", "2026-02-01");
    let mawar = [
        ("posyandu", Value::from("Mawar")),
        ("registered_on", "2026-02-01".into()),
    ];
    book.episode(elsewhere.0, "child", &mawar);
    book.send().await;
    let mut phone = Phone::of(world, "kader.jelarai").await;
    phone.seq = 500;
    for (record, posyandu) in [(DAY, "Melati 1"), (SAME_DAY, "posyandu melati I")] {
        let held = [
            ("posyandu", Value::from(posyandu)),
            ("held_on", "2026-11-12".into()),
            ("closed", true.into()),
        ];
        session(&mut phone, record, JELARAI, &held).await;
    }
    [gained.0, below.0, absent.0, elsewhere.0]
}

fn behind(day: u128, letter: &str) -> String {
    format!("/api/posyandu/{}/{letter}", id(day))
}

async fn openings_of(world: &World, username: &str, person: u128) -> u64 {
    let user = world.id_of(username).await;
    let mut connection = world.db.reading().await.expect("reads");
    let count = openings::count(&mut connection, user, id(person)).await;
    count.expect("reads")
}

#[tokio::test]
async fn behind_each_letter_stand_the_children_it_counts_and_each_is_noted_as_opened() {
    on_both(async |world| {
        let [gained, below, absent, elsewhere] = a_day(&world).await;
        let token = world.token("koordinator.selor").await;
        let told = days(&world, &token, "month=2026-11").await;
        let day = &told.days[0];
        assert_eq!((day.session, day.absent), (Some(id(DAY)), 1));
        for record in [DAY, SAME_DAY] {
            for (letter, expected) in [
                ("S", vec![gained, below, absent]),
                ("D", vec![gained, below]),
                ("N", vec![gained]),
                ("BGM", vec![below]),
                ("2T", vec![]),
                (ABSENT, vec![absent]),
            ] {
                let answer: DayChildren = world.get(&behind(record, letter), &token).await.ok();
                let found: Vec<RecordId> = answer.people.iter().map(|it| it.id).collect();
                let expected: Vec<RecordId> = expected.into_iter().map(id).collect();
                assert_eq!(found, expected, "{letter}");
                assert_eq!(answer.on, "2026-11-12");
            }
        }
        // Twice S, D, N: each sight is one, and who was not shown was not seen.
        let seen = async |person| openings_of(&world, "koordinator.selor", person).await;
        assert_eq!(
            (seen(gained).await, seen(below).await, seen(absent).await),
            (6, 6, 4)
        );
        assert_eq!(seen(elsewhere).await, 0);
        // As many as the day says.
        for (column, count) in dampingi_domain::posyandu::COLUMNS.iter().zip(&day.counts) {
            let answer: DayChildren = world.get(&behind(DAY, column.1), &token).await.ok();
            assert_eq!(answer.people.len(), *count as usize, "{}", column.1);
            assert!(
                answer
                    .people
                    .iter()
                    .all(|it| it.visit.is_some() || it.id == id(absent))
            );
            assert!(!format!("{answer:?}").contains("Grace"));
        }
    })
    .await;
}

#[tokio::test]
async fn the_names_of_a_day_are_for_the_coordinator_of_its_area_alone() {
    on_both(async |world| {
        let [gained, ..] = a_day(&world).await;
        for (username, code) in [
            ("koordinator.palas", "outside_area"),
            ("kader.jelarai", "forbidden"),
            ("kader.seriang", "forbidden"),
            ("kabupaten", "forbidden"),
            ("provinsi", "forbidden"),
            ("admin", "forbidden"),
        ] {
            let token = world.token(username).await;
            let refused = world.get(&behind(DAY, "S"), &token).await;
            assert_eq!(refused.refusal(), (403, code.to_owned()), "{username}");
            assert_eq!(openings_of(&world, username, gained).await, 0, "{username}");
        }
        let token = world.token("koordinator.selor").await;
        for (path, status, code) in [
            (behind(gained, "S"), 404, "not_found"),
            (behind(9999, "S"), 404, "not_found"),
            (behind(DAY, "X"), 400, "malformed"),
            ("/api/posyandu/melati/S".to_owned(), 400, "malformed"),
        ] {
            let refused = world.get(&path, &token).await;
            assert_eq!(refused.refusal(), (status, code.to_owned()), "{path}");
        }
    })
    .await;
}
