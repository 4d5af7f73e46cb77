//! Two records of one person: listed, compared, merged and taken apart, through the router; and counted as one.

use crate::indicator_ask::{both, counted};
use crate::indicator_book::Book;
use crate::support::family::{
    EPISODE, JELARAI, PERSON, Phone, SERIANG, VISIT, id, person_fields, visit_fields, words,
};
use crate::support::{World, area, on_both};
use dampingi_domain::Answers;
use dampingi_domain::same_person::MAY_BE;
use dampingi_server::db::{integrity, openings};
use dampingi_sync::accept::{CHOSEN, NOTE, OPEN};
use dampingi_sync::doubles::Doubles;
use dampingi_sync::wire::{Outcome, Queue, Story};
use dampingi_sync::{Change, Kind, Record, alias, link};
use serde_json::json;

const AGAIN: u128 = 21;

pub fn said(phone: &mut Phone<'_>, number: u128, of: u128, into: u128, state: &str) -> Change {
    let fields = Answers::new()
        .with(link::ALIAS, id(of).to_string())
        .with(link::PERSON, id(into).to_string())
        .with(alias::STATE, state)
        .with(alias::NOTE, "Dilihat di KK");
    phone.create(number, Kind::Merge, "", fields)
}

/// The child of the family once more, in another spelling, with an episode and a visit of its own.
async fn twice(cadre: &mut Phone<'_>) {
    let family = cadre.family();
    cadre.push(&family).await;
    let fields = person_fields()
        .with("name", "Gres Lenjau")
        .with(MAY_BE, vec![id(PERSON).to_string()]);
    let person = cadre.create(AGAIN, Kind::Person, "person", fields);
    let mut episode = cadre.episode();
    let mut visit = cadre.visit(41, "2026-10-20", 9.1);
    episode.record = id(31);
    for change in [&mut episode, &mut visit] {
        if let dampingi_sync::Edit::Create { fields } = &mut change.edit {
            fields.set(link::PERSON, id(AGAIN).to_string());
            if fields.get(link::EPISODE).is_some() {
                fields.set(link::EPISODE, id(31).to_string());
            }
        }
    }
    let answers = cadre.push(&[person, episode, visit]).await.answers;
    assert_eq!(words(&answers), ["applied", "applied", "applied"]);
}

pub async fn list(world: &World, token: &str) -> Doubles {
    world.get("/api/review/doubles", token).await.ok()
}

async fn record(phone: &Phone<'_>, number: u128) -> Record {
    let page = phone.pull(None, 500).await;
    let found = page.records.into_iter().find(|it| it.id == id(number));
    found.expect("it came")
}

pub async fn nothing_is_wrong(world: &World) {
    let mut connection = world.db.reading().await.expect("reads");
    for (what, count) in integrity::faults(&mut connection).await.expect("looks") {
        assert_eq!(count, 0, "{what}");
    }
}

pub fn states(doubles: &Doubles) -> Vec<&str> {
    doubles.pairs.iter().map(|it| it.state.as_str()).collect()
}

#[tokio::test]
async fn a_pair_is_listed_compared_merged_and_taken_apart() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        twice(&mut cadre).await;
        let open = list(&world, &desk.token).await;
        assert_eq!(states(&open), ["proposed"]);
        let pair = &open.pairs[0];
        assert_eq!(
            (pair.alias.name.as_str(), pair.person.name.as_str()),
            ("Gres Lenjau", "Grace Lenjau")
        );
        assert_eq!(pair.alias.area_name, "Jelarai Selor");

        let path = format!("/api/review/people/{},{}", id(AGAIN), id(PERSON));
        let story: Story = world.get(&path, &desk.token).await.ok();
        for number in [PERSON, AGAIN, EPISODE, 31, VISIT, 41] {
            assert!(
                story.records.iter().any(|it| it.id == id(number)),
                "{number}"
            );
        }
        assert!(
            story
                .users
                .iter()
                .any(|(_, name)| name == "Ibu kader.jelarai")
        );
        let user = world.id_of("koordinator.selor").await;
        for opened in [PERSON, AGAIN] {
            let mut connection = world.db.reading().await.expect("reads");
            let times = openings::count(&mut connection, user, id(opened)).await;
            assert_eq!(times.expect("reads"), 1, "both are logged");
        }

        let merge = said(&mut desk, 60, AGAIN, PERSON, "merged");
        assert_eq!(words(&desk.push(&[merge]).await.answers), ["applied"]);
        assert_eq!(alias::into(&record(&cadre, AGAIN).await), Some(id(PERSON)));
        assert_eq!(alias::aliases(&record(&cadre, PERSON).await), [id(AGAIN)]);
        assert_eq!(record(&cadre, 60).await.kind, Kind::Merge);
        assert_eq!(record(&desk, 60).await.author, desk.author);
        assert_eq!(states(&list(&world, &desk.token).await), ["merged"]);
        // No visit of hers asks any more whether she is registered twice, and its story tells of both.
        let queue: Queue = world.get("/api/review/queue?", &desk.token).await.ok();
        for item in queue.items {
            assert!(
                !item
                    .flags
                    .iter()
                    .any(|flag| flag.ends_with(":may_be_registered"))
            );
        }
        let story: Story = world
            .get(&format!("/api/review/story/{}", id(41)), &desk.token)
            .await
            .ok();
        assert!(story.records.iter().any(|it| it.id == id(VISIT)));
        nothing_is_wrong(&world).await;

        let before = record(&cadre, PERSON).await.fields;
        let apart = said(&mut desk, 61, AGAIN, PERSON, "apart");
        assert_eq!(words(&desk.push(&[apart]).await.answers), ["applied"]);
        let mut expected = before;
        expected.take(alias::ALIASES);
        assert_eq!(record(&cadre, PERSON).await.fields, expected);
        assert_eq!(alias::into(&record(&cadre, AGAIN).await), None);
        assert_eq!(states(&list(&world, &desk.token).await), ["proposed"]);
        let other = said(&mut desk, 62, AGAIN, PERSON, "different");
        assert_eq!(words(&desk.push(&[other]).await.answers), ["applied"]);
        assert_eq!(states(&list(&world, &desk.token).await), ["different"]);
        nothing_is_wrong(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_late_edit_and_a_late_visit_of_the_alias_are_hers() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        twice(&mut cadre).await;
        let saw = record(&cadre, AGAIN).await.revision;
        let merge = said(&mut desk, 60, AGAIN, PERSON, "merged");
        desk.push(&[merge]).await;
        // Another phone of the village was without a signal meanwhile.
        let fields = Answers::new()
            .with("name", "Grace L.")
            .with("birth_date", "2025-01-12");
        let edit = cadre.update(AGAIN, Kind::Person, saw, fields);
        let late = visit_fields("2026-11-21", 9.6)
            .with(link::PERSON, id(AGAIN).to_string())
            .with(link::EPISODE, id(31).to_string());
        let late = cadre.create(42, Kind::Visit, "child_visit", late);
        let answers = cadre.push(&[edit, late]).await.answers;
        assert_eq!(words(&answers), ["conflict", "applied"]);
        let stays = record(&cadre, PERSON).await;
        assert_eq!(
            stays.fields.text("name"),
            Some("Grace L."),
            "for now, with a card"
        );
        assert_eq!(
            stays.fields.text("birth_date"),
            Some("2025-01-10"),
            "critical"
        );
        assert_eq!(
            record(&cadre, AGAIN).await.fields.text("birth_date"),
            Some("2025-01-12")
        );
        let listed = list(&world, &desk.token).await;
        assert_eq!(listed.disputes.len(), 1);
        assert_eq!(listed.disputes[0].about.id, id(PERSON));
        // She chooses, and it is one change: the card is closed and the value written.
        let Outcome::Conflict { card, .. } = answers[0].outcome else {
            panic!("no card");
        };
        let base = desk.pull(None, 500).await.records;
        let base = base
            .iter()
            .find(|it| it.id == card)
            .expect("she has the card");
        let chosen = Answers::new()
            .with(OPEN, false)
            .with(NOTE, "Dilihat di akta")
            .with(
                CHOSEN,
                json!({ "birth_date": "2025-01-12", "name": "Grace Lenjau" }),
            );
        let mut choice = desk.update(0, Kind::Conflict, base.revision, chosen);
        choice.record = card;
        choice.form = String::new();
        choice.form_version = 0;
        assert_eq!(words(&desk.push(&[choice]).await.answers), ["applied"]);
        let stays = record(&cadre, PERSON).await;
        assert_eq!(stays.fields.text("birth_date"), Some("2025-01-12"));
        assert_eq!(stays.fields.text("name"), Some("Grace Lenjau"));
        assert!(!stays.flags.iter().any(|flag| flag.ends_with(":disputed")));
        assert!(list(&world, &desk.token).await.disputes.is_empty());
        nothing_is_wrong(&world).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_else_lists_compares_or_merges() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        twice(&mut cadre).await;
        let path = format!("/api/review/people/{},{}", id(AGAIN), id(PERSON));
        // Another kecamatan's coordinator.
        let mut far = Phone::of(&world, "koordinator.palas").await;
        assert!(list(&world, &far.token).await.pairs.is_empty());
        let refusal = world.get(&path, &far.token).await.refusal();
        assert_eq!(
            (refusal.0, refusal.1.as_str()),
            (403.try_into().expect("a status"), "outside_area")
        );
        let merge = said(&mut far, 60, AGAIN, PERSON, "merged");
        assert_eq!(words(&far.push(&[merge]).await.answers), ["outside_area"]);
        // The cadre herself can only propose.
        let merge = said(&mut cadre, 61, AGAIN, PERSON, "merged");
        assert_eq!(words(&cadre.push(&[merge]).await.answers), ["forbidden"]);
        let proposed = said(&mut cadre, 62, PERSON, AGAIN, "proposed");
        assert_eq!(words(&cadre.push(&[proposed]).await.answers), ["applied"]);
        let desk = Phone::of(&world, "koordinator.selor").await;
        for bad in ["x", "", "1,2,3"] {
            let answered = world
                .get(&format!("/api/review/people/{bad}"), &desk.token)
                .await;
            assert!(
                answered.status.is_client_error(),
                "{bad}: {}",
                answered.status
            );
        }
    })
    .await;
}

#[tokio::test]
async fn who_was_merged_is_counted_once_also_from_another_village() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let first = book.child("female", "2024-12-10", "2026-01-05");
        book.weighed(first, "2026-11-05", 9.9, 80.1);
        let second = book.child("female", "2024-12-10", "2026-02-05");
        book.weighed(second, "2026-10-05", 9.6, 0.0);
        let due = |on: &'static str| {
            [
                ("registered_on", json!("2026-06-01")),
                ("lmp_status", json!("known")),
                ("lmp", json!(on)),
            ]
        };
        let mother = book.person(None, "female", "1998-01-01");
        book.episode(mother, "pregnancy", &due("2026-05-01"));
        let again = book.person(None, "female", "1998-01-01");
        book.episode(again, "pregnancy", &due("2026-05-08"));
        book.send().await;
        let mut other = Book::of(&world, "kader.seriang", SERIANG, 2000).await;
        let third = other.child("female", "2024-12-10", "2026-03-05");
        other.send().await;
        let report = counted(&world, "65.01", "2026-11").await;
        assert_eq!(both(&report, JELARAI, "children_registered").0, 2);
        assert_eq!(both(&report, SERIANG, "children_registered").0, 1);
        assert_eq!(both(&report, JELARAI, "pregnant").0, 2);

        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let mut across = said(&mut desk, 61, third.0, first.0, "merged");
        across.area = area(SERIANG);
        let merges = [
            said(&mut desk, 60, second.0, first.0, "merged"),
            across,
            said(&mut desk, 62, again, mother, "merged"),
        ];
        assert_eq!(
            words(&desk.push(&merges).await.answers),
            ["applied", "applied", "applied"]
        );
        let report = counted(&world, "65.01", "2026-11").await;
        assert_eq!(both(&report, JELARAI, "children_registered").0, 1);
        assert_eq!(both(&report, SERIANG, "children_registered").0, 0);
        assert_eq!(both(&report, JELARAI, "pregnant").0, 1);
        assert_eq!(both(&report, JELARAI, "weighed").0, 1);
        // The month before, her other record's weighing is hers.
        let october = counted(&world, "65.01", "2026-10").await;
        assert_eq!(both(&october, JELARAI, "weighed").0, 1);
        // Both villages' phones hear of it.
        for username in ["kader.jelarai", "kader.seriang"] {
            let phone = Phone::of(&world, username).await;
            assert_eq!(record(&phone, 61).await.kind, Kind::Merge, "{username}");
        }

        let apart = said(&mut desk, 63, second.0, first.0, "apart");
        desk.push(&[apart]).await;
        let report = counted(&world, "65.01", "2026-11").await;
        assert_eq!(both(&report, JELARAI, "children_registered").0, 2);
        nothing_is_wrong(&world).await;
    })
    .await;
}
