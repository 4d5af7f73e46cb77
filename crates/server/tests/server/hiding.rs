//! Hiding a record on which somebody else has hung something meanwhile: what hangs there is in no list any more, so a person
//! must look. And the coordinator's list of what was hidden, from which it comes back.

use crate::support::family::{
    EPISODE, HOUSEHOLD, PERSON, Phone, VISIT, id, person_fields, visit_fields, words,
};
use crate::support::{World, on_both};
use dampingi_domain::Answers;
use dampingi_server::db::integrity;
use dampingi_sync::accept::{CHOSEN, DISPUTED_FIELDS, HIDDEN, NOTE, OPEN, RESTORED, WHOLE};
use dampingi_sync::doubles::{Doubles, Hidden};
use dampingi_sync::wire::Queue;
use dampingi_sync::{Change, Edit, Kind, Record, link};
use serde_json::json;
use uuid::Uuid;

fn hide(phone: &mut Phone<'_>, record: u128, kind: Kind, form: &str, base: u64) -> Change {
    let reason = "Tercatat dua kali".to_owned();
    let mut change = phone.change(record, kind, form, Edit::Delete { reason });
    change.base_revision = base;
    change
}

#[tokio::test]
async fn what_another_phone_hung_on_it_unseen_raises_a_card() {
    on_both(async |world| {
        let mut first = Phone::of(&world, "kader.jelarai").await;
        let mut second = Phone::of(&world, "kader.jelarai.dua").await;
        let family = first.family();
        let answers = first.push(&family).await.answers;
        assert_eq!(words(&answers), ["applied"; 4]);
        let page = first.pull(None, 500).await;
        let seen = |number| {
            let found = page.records.iter().find(|record| record.id == id(number));
            found.expect("there").revision
        };
        // Her own visit, and what a coordinator said of a visit, are no surprise.
        let mut coordinator = Phone::of(&world, "koordinator.selor").await;
        let own = first.visit(41, "2026-11-20", 9.6);
        first.push(&[own]).await;
        let review = coordinator.review(50, VISIT, "approved", "");
        assert_eq!(
            words(&coordinator.push(&[review]).await.answers),
            ["applied"]
        );

        let child = second.create(21, Kind::Person, "person", person_fields());
        let visit = second.visit(42, "2026-11-20", 9.4);
        let answers = second.push(&[child, visit]).await.answers;
        assert_eq!(words(&answers), ["applied"; 2]);
        let (home, person) = (Kind::Household, Kind::Person);
        let late = [
            hide(&mut first, VISIT, Kind::Visit, "child_visit", seen(VISIT)),
            hide(&mut first, EPISODE, Kind::Episode, "child", seen(EPISODE)),
            hide(&mut first, PERSON, person, "person", seen(PERSON)),
            hide(&mut first, HOUSEHOLD, home, "household", seen(HOUSEHOLD)),
        ];
        let answers = first.push(&late).await.answers;
        assert_eq!(
            words(&answers),
            ["applied", "conflict", "conflict", "conflict"]
        );
        let cards = second.pull(None, 500).await.records;
        for hidden in [EPISODE, PERSON, HOUSEHOLD] {
            let is_about = |card: &&Record| {
                card.kind == Kind::Conflict && card.link(link::RECORD) == Some(id(hidden))
            };
            let card = cards.iter().find(is_about).expect("a card");
            assert_eq!(card.fields.flag(OPEN), Some(true));
            let point = json!([{ "field": "", "theirs": "added", "ours": "deleted" }]);
            assert_eq!(card.fields.get(DISPUTED_FIELDS), Some(&point));
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_there_when_she_looked_raises_none() {
    on_both(async |world| {
        let mut first = Phone::of(&world, "kader.jelarai").await;
        let mut second = Phone::of(&world, "kader.jelarai.dua").await;
        let family = first.family();
        first.push(&family).await;
        let visit = second.visit(42, "2026-11-20", 9.4);
        second.push(&[visit]).await;
        let page = first.pull(None, 500).await;
        let last = page.records.iter().map(|record| record.revision).max();
        let gone = hide(
            &mut first,
            PERSON,
            Kind::Person,
            "person",
            last.expect("some"),
        );
        assert_eq!(words(&first.push(&[gone]).await.answers), ["applied"]);
    })
    .await;
}

/// A household, and whoever lives in it.
fn house(phone: &mut Phone<'_>, number: u128) -> Change {
    let mut house = phone.household();
    house.record = id(number);
    house
}

fn child(phone: &mut Phone<'_>, number: u128, home: u128) -> Change {
    let fields = person_fields().with(link::HOUSEHOLD, id(home).to_string());
    phone.create(number, Kind::Person, "person", fields)
}

#[tokio::test]
async fn of_many_deletions_in_one_push_each_is_asked_about_what_hangs_on_it() {
    on_both(async |world| {
        let mut first = Phone::of(&world, "kader.jelarai").await;
        let mut second = Phone::of(&world, "kader.jelarai.dua").await;
        let houses: Vec<Change> = (11..=15).map(|number| house(&mut first, number)).collect();
        first.push(&houses).await;
        let children = [child(&mut second, 22, 12), child(&mut second, 24, 14)];
        assert_eq!(words(&second.push(&children).await.answers), ["applied"; 2]);
        // What she hung there herself is no surprise; what her other phone hangs there in between is.
        let own = child(&mut first, 23, 13);
        let mut of_other = child(&mut first, 25, 15);
        of_other.device_id = Uuid::from_u128(77);
        let home =
            |phone: &mut Phone<'_>, number| hide(phone, number, Kind::Household, "household", 0);
        let all = [
            own,
            home(&mut first, 11),
            home(&mut first, 12),
            of_other,
            home(&mut first, 13),
            home(&mut first, 14),
            home(&mut first, 15),
        ];
        let answers = first.push(&all).await.answers;
        let expected = [
            "applied", "applied", "conflict", "applied", "applied", "conflict", "conflict",
        ];
        assert_eq!(words(&answers), expected);
    })
    .await;
}

async fn listed(world: &World, token: &str) -> Vec<Hidden> {
    let found: Doubles = world.get("/api/review/doubles", token).await.ok();
    found.hidden
}

/// A coordinator's word that a hidden record comes back.
fn back(desk: &mut Phone<'_>, number: u128, of: u128) -> Change {
    let fields = Answers::new()
        .with(link::RECORD, id(of).to_string())
        .with(OPEN, false)
        .with(NOTE, "Dipastikan ke kadernya")
        .with(CHOSEN, json!({ WHOLE: RESTORED }));
    desk.create(number, Kind::Conflict, "", fields)
}

#[tokio::test]
async fn a_coordinator_sees_what_was_hidden_in_her_area_and_brings_it_back() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let family = cadre.family();
        cadre.push(&family).await;
        assert!(listed(&world, &desk.token).await.is_empty());
        let visit = hide(&mut cadre, VISIT, Kind::Visit, "child_visit", 100);
        cadre.push(&[visit]).await;
        let person = hide(&mut cadre, PERSON, Kind::Person, "person", 100);
        cadre.push(&[person]).await;
        let found = listed(&world, &desk.token).await;
        let ids: Vec<_> = found.iter().map(|it| it.id).collect();
        assert_eq!(ids, [id(PERSON), id(VISIT)], "the newest first");
        let visit = &found[1];
        assert_eq!(visit.about.name, "Grace Lenjau");
        assert_eq!(visit.about.area_name, "Jelarai Selor");
        let said = (visit.form.as_str(), visit.on.as_str());
        assert_eq!(said, ("child_visit", "2026-11-20"));
        let said = (visit.by.as_str(), visit.reason.as_str());
        assert_eq!(said, ("Ibu kader.jelarai", "Tercatat dua kali"));
        assert!(visit.at.ends_with('Z'), "{}", visit.at);

        // Another kecamatan's sees and brings back nothing, whatever area she claims; a cadre has no such list.
        let mut other = Phone::of(&world, "koordinator.palas").await;
        assert!(listed(&world, &other.token).await.is_empty());
        let foreign = back(&mut other, 71, VISIT);
        assert_eq!(
            words(&other.push(&[foreign]).await.answers),
            ["outside_area"]
        );
        let refused = world.get("/api/review/doubles", &cadre.token).await;
        assert_eq!(refused.refusal(), (403, "forbidden".to_owned()));

        // The list says which state it shows, so that nothing hidden anew since is brought back unseen.
        let held = cadre.pull(None, 500).await.records;
        for it in &found {
            let record = held.iter().find(|record| record.id == it.id);
            assert_eq!(record.map(|record| record.revision), it.revision);
        }
        let both = [back(&mut desk, 72, PERSON), back(&mut desk, 73, VISIT)];
        let answers = desk.push(&both).await.answers;
        assert_eq!(words(&answers), ["applied", "applied"]);
        // Once more, as after an answer that never came.
        assert_eq!(words(&desk.push(&both).await.answers), ["duplicate"; 2]);
        assert!(listed(&world, &desk.token).await.is_empty());
        let page = cadre.pull(None, 500).await;
        for number in [PERSON, VISIT] {
            let found = page.records.iter().find(|it| it.id == id(number));
            let record = found.expect("it came");
            assert!(!record.deleted);
            let why = record.fields.text(link::RESTORATION_REASON);
            assert_eq!(why, Some("Dipastikan ke kadernya"));
        }
        // What she said is hers to keep, and the visit waits for her as before.
        let own = desk.pull(None, 500).await;
        for number in [72, 73] {
            assert!(own.records.iter().any(|it| it.id == id(number)));
        }
        let queue: Queue = world.get("/api/review/queue?", &desk.token).await.ok();
        assert!(queue.items.iter().any(|it| it.visit_id == id(VISIT)));
    })
    .await;
}

/// Two cadres and their coordinator; the first cadre has registered the family and hidden something of it.
async fn hidden_by_the_first<'a>(
    world: &'a World,
    record: u128,
    kind: Kind,
    form: &str,
) -> [Phone<'a>; 3] {
    let mut first = Phone::of(world, "kader.jelarai").await;
    let family = first.family();
    first.push(&family).await;
    let gone = hide(&mut first, record, kind, form, 100);
    first.push(&[gone]).await;
    let second = Phone::of(world, "kader.jelarai.dua").await;
    let desk = Phone::of(world, "koordinator.selor").await;
    [first, second, desk]
}

/// What somebody says at a card about a whole record.
fn say(by: &mut Phone<'_>, card: &Record, word: &str) -> Change {
    let fields = Answers::new()
        .with(OPEN, false)
        .with(NOTE, "Ditanyakan di rumahnya")
        .with(CHOSEN, json!({ WHOLE: word }));
    let mut chosen = by.update(0, Kind::Conflict, card.revision, fields);
    chosen.record = card.id;
    chosen.form = String::new();
    chosen
}

/// The newest open card about a record, as this phone gets it.
async fn card_about(phone: &Phone<'_>, number: u128) -> Record {
    let records = phone.pull(None, 500).await.records;
    let cards = records.into_iter().filter(|it| {
        it.kind == Kind::Conflict
            && it.link(link::RECORD) == Some(id(number))
            && it.fields.flag(OPEN) == Some(true)
    });
    cards.max_by_key(|it| it.revision).expect("a card")
}

#[tokio::test]
async fn a_card_hides_what_came_back_once_that_was_seen_and_points_at_what_hangs_on_it() {
    on_both(async |world| {
        let [mut first, mut second, mut desk] =
            hidden_by_the_first(&world, EPISODE, Kind::Episode, "child").await;
        let visit = second.visit(42, "2026-11-20", 9.4);
        assert_eq!(words(&second.push(&[visit]).await.answers), ["conflict"]);
        let card = card_about(&desk, EPISODE).await;
        let stays = say(&mut desk, &card, HIDDEN);
        let edit = Edit::Restore {
            reason: "Masih didampingi".to_owned(),
        };
        let back = first.change(EPISODE, Kind::Episode, "child", edit);
        assert_eq!(words(&first.push(&[back]).await.answers), ["applied"]);
        assert_eq!(words(&desk.push(&[stays]).await.answers), ["conflict"]);

        let card = card_about(&desk, EPISODE).await;
        let hides = say(&mut desk, &card, HIDDEN);
        let visit = second.visit(43, "2026-11-21", 9.5);
        assert_eq!(words(&second.push(&[visit]).await.answers), ["applied"]);
        assert_eq!(words(&desk.push(&[hides]).await.answers), ["conflict"]);
        let card = card_about(&desk, EPISODE).await;
        let point = json!([{ "field": WHOLE, "theirs": "added", "ours": "deleted" }]);
        assert_eq!(card.fields.get(DISPUTED_FIELDS), Some(&point));
        let page = first.pull(None, 500).await;
        let found = page.records.iter().find(|it| it.id == id(EPISODE));
        let record = found.expect("it came");
        assert!(record.deleted);
        let why = record.fields.text(link::DELETION_REASON);
        assert_eq!(why, Some("Ditanyakan di rumahnya"));
    })
    .await;
}

#[tokio::test]
async fn a_hidden_visit_that_was_corrected_meanwhile_comes_back_by_its_card() {
    on_both(async |world| {
        let [first, mut second, mut desk] =
            hidden_by_the_first(&world, VISIT, Kind::Visit, "child_visit").await;
        let fields = visit_fields("2026-11-20", 9.4)
            .with(link::CORRECTS, id(VISIT).to_string())
            .with(link::CORRECTION_REASON, "Salah baca timbangan");
        let corrected = second.create(41, Kind::Visit, "child_visit", fields);
        let answers = second.push(&[corrected]).await.answers;
        assert_eq!(words(&answers), ["conflict"]);
        let page = desk.pull(None, 500).await;
        let mut cards = page.records.into_iter();
        let card = cards
            .find(|it| it.link(link::RECORD) == Some(id(VISIT)))
            .expect("a card");
        let chosen = say(&mut desk, &card, RESTORED);
        assert_eq!(words(&desk.push(&[chosen]).await.answers), ["applied"]);
        let page = first.pull(None, 500).await;
        let found = page.records.iter().find(|it| it.id == id(VISIT));
        assert!(!found.expect("it came").deleted);
    })
    .await;
}

/// Numbers and phones count the corrected version again; it must be in the queue again too, or nobody ever decides on it.
#[tokio::test]
async fn a_visit_whose_correction_was_hidden_stands_in_the_queue_again() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let token = world.token("koordinator.selor").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let correction = |phone: &mut Phone<'_>, record, weight_kg| {
            let fields = visit_fields("2026-11-20", weight_kg)
                .with(link::CORRECTS, id(VISIT).to_string())
                .with(link::CORRECTION_REASON, "Salah baca timbangan");
            phone.create(record, Kind::Visit, "child_visit", fields)
        };
        let both = [
            correction(&mut cadre, 41, 9.4),
            correction(&mut cadre, 42, 9.3),
        ];
        let turn = |phone: &mut Phone<'_>, record, edit| {
            phone.change(record, Kind::Visit, "child_visit", edit)
        };
        let reason = "Salah anak".to_owned();
        let hide = Edit::Delete {
            reason: reason.clone(),
        };
        let back = Edit::Restore { reason };
        let hides = [41, 42].map(|of| turn(&mut cadre, of, hide.clone()));
        let returns = [42, 41].map(|of| turn(&mut cadre, of, back.clone()));
        let steps = both.iter().chain(&hides).chain(&returns);
        let expected: [&[u128]; 6] = [&[41], &[42, 41], &[42], &[VISIT], &[42], &[42, 41]];
        for (step, expected) in steps.zip(expected) {
            let answers = cadre.push(std::slice::from_ref(step)).await.answers;
            assert_eq!(words(&answers), ["applied"]);
            let expected: Vec<_> = expected.iter().map(|number| id(*number)).collect();
            let queue: Queue = world.get("/api/review/queue?", &token).await.ok();
            let waiting: Vec<_> = queue.items.iter().map(|it| it.visit_id).collect();
            assert_eq!(waiting, expected);
            let mut connection = world.db.reading().await.expect("reads");
            for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
                assert_eq!(found, 0, "{what}");
            }
        }
    })
    .await;
}
