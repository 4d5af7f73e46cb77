//! The coordinator's work on a visit: story, return, correction, approval; and that opening is logged.

use crate::queue::{ids, queue};
use crate::support::family::{PERSON, Phone, VISIT, id, visit_fields, words};
use crate::support::{World, area, on_both};
use dampingi_domain::Answers;
use dampingi_server::db::openings;
use dampingi_server::intake;
use dampingi_sync::wire::{QueueItem, Story};
use dampingi_sync::{Author, Change, Edit, Kind, Origin, Role, link};

async fn story(world: &World, token: &str, visit: u128) -> Story {
    world
        .get(&format!("/api/review/story/{}", id(visit)), token)
        .await
        .ok()
}

fn correction(phone: &mut Phone<'_>, record: u128, corrects: u128, weight_kg: f64) -> Change {
    let fields: Answers = visit_fields("2026-11-20", weight_kg)
        .with(link::CORRECTS, id(corrects).to_string())
        .with(link::CORRECTION_REASON, "Salah baca timbangan");
    phone.create(record, Kind::Visit, "child_visit", fields)
}

async fn openings_of(world: &World, username: &str) -> u64 {
    let user = world.id_of(username).await;
    let mut connection = world.db.reading().await.expect("reads");
    openings::count(&mut connection, user, id(PERSON))
        .await
        .expect("reads")
}

#[tokio::test]
async fn a_visit_is_returned_corrected_and_approved() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut coordinator = Phone::of(&world, "koordinator.selor").await;
        let token = coordinator.token.clone();
        let family = cadre.family();
        cadre.push(&family).await;
        let waiting = queue(&world, &token, "state=received").await;
        assert_eq!((ids(&waiting), waiting.total), (vec![id(VISIT)], 1));
        let item: &QueueItem = &waiting.items[0];
        assert_eq!(item.person_id, id(PERSON));
        assert_eq!(item.person_name, "Grace Lenjau");
        assert_eq!(item.author_name, "Ibu kader.jelarai");
        assert_eq!(
            (item.area.as_str(), item.area_name.as_str()),
            ("65.01.05.2003", "Jelarai Selor")
        );
        assert_eq!(
            (item.form.as_str(), item.visit_date.as_str()),
            ("child_visit", "2026-11-20")
        );
        assert_eq!(
            (item.state.as_str(), item.is_correction),
            ("received", false)
        );
        assert_eq!(item.received_at, "2026-11-21T02:00:00Z");

        let back = coordinator.review(50, VISIT, "returned", "Berat tidak cocok dengan bulan lalu");
        assert_eq!(words(&coordinator.push(&[back]).await.answers), ["applied"]);
        assert!(
            queue(&world, &token, "state=received")
                .await
                .items
                .is_empty()
        );
        assert_eq!(
            ids(&queue(&world, &token, "state=returned").await),
            [id(VISIT)]
        );

        let corrected = correction(&mut cadre, 41, VISIT, 10.2);
        assert_eq!(words(&cadre.push(&[corrected]).await.answers), ["applied"]);
        let again = queue(&world, &token, "state=received").await;
        assert_eq!(ids(&again), [id(41)]);
        assert!(again.items[0].is_correction);
        // The old version has left the queue, and is in the story beside the new one.
        assert_eq!(queue(&world, &token, "").await.total, 1);
        let told = story(&world, &token, 41).await;
        let weight = |visit: u128| {
            let record = told.records.iter().find(|record| record.id == id(visit));
            record.and_then(|record| record.fields.number("weight_kg"))
        };
        assert_eq!((weight(VISIT), weight(41)), (Some(9.5), Some(10.2)));
        for kind in [Kind::Household, Kind::Person, Kind::Episode, Kind::Review] {
            assert!(
                told.records.iter().any(|record| record.kind == kind),
                "{kind:?}"
            );
        }
        assert!(
            told.users
                .contains(&(cadre.author, "Ibu kader.jelarai".to_owned()))
        );

        let approve = coordinator.review(51, 41, "approved", "");
        assert_eq!(
            words(&coordinator.push(&[approve]).await.answers),
            ["applied"]
        );
        assert_eq!(
            ids(&queue(&world, &token, "state=approved").await),
            [id(41)]
        );
        assert!(
            queue(&world, &token, "state=received")
                .await
                .items
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn a_correction_reopens_what_was_approved() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut coordinator = Phone::of(&world, "koordinator.selor").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let approve = coordinator.review(50, VISIT, "approved", "");
        coordinator.push(&[approve]).await;
        let corrected = correction(&mut cadre, 41, VISIT, 10.2);
        cadre.push(&[corrected]).await;
        let waiting = queue(&world, &coordinator.token, "state=received").await;
        assert_eq!(ids(&waiting), [id(41)]);
    })
    .await;
}

#[tokio::test]
async fn a_decision_is_taken_back_and_both_stay_in_the_story() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut coordinator = Phone::of(&world, "koordinator.selor").await;
        let token = coordinator.token.clone();
        let family = cadre.family();
        cadre.push(&family).await;
        // Without a signal in between: both go in one push, in her order.
        let decisions = [
            coordinator.review(50, VISIT, "approved", ""),
            coordinator.review(51, VISIT, "received", ""),
        ];
        let answers = coordinator.push(&decisions).await.answers;
        assert_eq!(words(&answers), ["applied", "applied"]);
        let waiting = queue(&world, &token, "state=received").await;
        assert_eq!(ids(&waiting), [id(VISIT)]);
        assert_eq!(queue(&world, &token, "state=approved").await.total, 0);
        let told = story(&world, &token, VISIT).await;
        let reviews = told
            .records
            .iter()
            .filter(|record| record.kind == Kind::Review);
        let said: Vec<_> = reviews
            .filter_map(|record| record.fields.text("state"))
            .collect();
        assert!(said.contains(&"approved") && said.contains(&"received"));
        // The cadre gets no word in it.
        let own = cadre.review(52, VISIT, "received", "");
        assert_eq!(words(&cadre.push(&[own]).await.answers), ["forbidden"]);
    })
    .await;
}

#[tokio::test]
async fn every_opening_is_logged_and_looking_at_the_queue_is_none() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let token = world.token("koordinator.selor").await;
        queue(&world, &token, "").await;
        assert_eq!(openings_of(&world, "koordinator.selor").await, 0);
        for times in 1..=2 {
            story(&world, &token, VISIT).await;
            assert_eq!(openings_of(&world, "koordinator.selor").await, times);
        }
    })
    .await;
}

#[tokio::test]
async fn another_kecamatan_is_closed() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let mut other = Phone::of(&world, "koordinator.palas").await;
        assert_eq!(queue(&world, &other.token, "").await.total, 0);
        let path = format!("/api/review/story/{}", id(VISIT));
        let outside = (403, "outside_area".to_owned());
        assert_eq!(world.get(&path, &other.token).await.refusal(), outside);
        assert_eq!(openings_of(&world, "koordinator.palas").await, 0);
        let village = "/api/review/queue?village=65.01.05.2003";
        assert_eq!(world.get(village, &other.token).await.refusal(), outside);
        let review = other.review(50, VISIT, "approved", "");
        assert_eq!(
            words(&other.push(&[review]).await.answers),
            ["outside_area"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_story_that_is_none_is_not_found() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let token = world.token("koordinator.selor").await;
        for (path, expected) in [
            (id(999).to_string(), (404, "not_found")),
            (id(PERSON).to_string(), (404, "not_found")),
            ("x".to_owned(), (400, "malformed")),
        ] {
            let answered = world
                .get(&format!("/api/review/story/{path}"), &token)
                .await;
            assert_eq!(answered.refusal(), (expected.0, expected.1.to_owned()));
        }
    })
    .await;
}

/// Two coordinators of one kecamatan: what the one decided while the other had no signal is not undone unseen.
#[tokio::test]
async fn nobody_decides_otherwise_than_another_did_since_she_looked() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut one = Phone::of(&world, "koordinator.selor").await;
        let mut other = Phone::of(&world, "koordinator.palas").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let token = one.token.clone();
        let looked = story(&world, &token, VISIT).await;
        let saw = looked.records.iter().map(|it| it.revision).max();
        let saw = saw.expect("the visit is among them");
        // She stands in for her colleague.
        let author = Author {
            id: other.author,
            role: Role::Coordinator,
            areas: vec![area("65.01.05")],
            former_areas: Vec::new(),
        };
        let back = other.review(50, VISIT, "returned", "Timbang lagi");
        let (origin, now) = (Origin::Phone, world.now());
        let taken = intake::take(&world.db, &author, origin, &[back], now).await;
        assert_eq!(words(&taken.expect("writes")), ["applied"]);

        let mut late = |number: u128, seen: u64| {
            let mut review = one.review(number, VISIT, "approved", "");
            if let Edit::Create { fields } = &mut review.edit {
                fields.set(link::SEEN, seen);
            }
            review
        };
        let (unseen, aware) = (late(51, saw), late(52, saw + 100));
        let desk = Phone::of(&world, "koordinator.selor").await;
        let answers = desk.push(&[unseen]).await.answers;
        assert_eq!(words(&answers), ["decided_meanwhile"]);
        let returned = queue(&world, &token, "state=returned").await;
        assert_eq!(ids(&returned), [id(VISIT)]);
        assert_eq!(words(&desk.push(&[aware]).await.answers), ["applied"]);
        let approved = queue(&world, &token, "state=approved").await;
        assert_eq!(ids(&approved), [id(VISIT)]);
    })
    .await;
}
