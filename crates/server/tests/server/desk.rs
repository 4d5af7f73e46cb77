//! What a coordinator asks of her people: her cadres in a month, and somebody by name or number. Her area only; what is shown of
//! somebody is noted as an opening.

use crate::support::family::{JELARAI, PERSON, Phone, SERIANG, VISIT, id, person_fields, words};
use crate::support::{World, on_both};
use dampingi_server::db::openings;
use dampingi_sync::desk::{Cadres, Found};
use dampingi_sync::{Kind, link};
use serde_json::json;

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
