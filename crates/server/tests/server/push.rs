//! Push: one answer for each change, once and for ever, and nothing half applied.

use crate::support::family::{HOUSEHOLD, PERSON, Phone, SERIANG, VISIT, id, words};
use crate::support::{Answered, World, area, on_both};
use axum::body::Body;
use axum::http::{Request, header};
use dampingi_domain::Answers;
use dampingi_server::db::{changes, records};
use dampingi_sync::wire::{Outcome, PUSH_BYTES, PUSH_CHANGES, Receipts};
use dampingi_sync::{Edit, Kind, RecordId, Stored};
use serde_json::json;
use std::io::Write;
use std::process::{Command, Stdio};
use uuid::Uuid;

async fn stored(world: &World, record: RecordId) -> Option<Stored> {
    let mut connection = world.db.reading().await.expect("reads");
    let held = records::load(&mut connection, record).await.expect("reads");
    held.map(|held| held.stored)
}

async fn held_changes(world: &World, record: u128) -> u64 {
    let mut connection = world.db.reading().await.expect("reads");
    changes::held_of(&mut connection, id(record))
        .await
        .expect("reads")
}

#[tokio::test]
async fn every_change_gets_its_own_answer_in_its_order() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        let receipts = phone.push(&family).await;
        assert_eq!(words(&receipts.answers), ["applied"; 4]);
        for (answer, change) in receipts.answers.iter().zip(&family) {
            assert_eq!(answer.change_id, change.change_id);
        }
        assert_eq!((receipts.device.held, receipts.device.last_seq), (4, 4));
        assert!(receipts.device.gaps.is_empty());
        assert_eq!(receipts.server_time, "2026-11-21T02:00:00Z");
        assert!(!receipts.epoch.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_number_with_many_figures_is_the_same_when_it_is_sent_again() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let mut home = phone.household();
        let Edit::Create { fields } = &mut home.edit else {
            panic!("a creation");
        };
        // The second would be another one at each reading that is only near enough.
        let numbers = [22.468989924162738_f64, 5.1633667039301396e-8];
        fields.set("computed_by_a_later_form", numbers.to_vec());
        let home = [home];
        let first = phone.push(&home).await;
        assert_eq!(words(&first.answers), ["applied"]);
        let again = phone.push(&home).await;
        assert_eq!(words(&again.answers), ["duplicate"]);
        let held = stored(&world, id(HOUSEHOLD)).await.expect("stored");
        let held = held.record.fields.get("computed_by_a_later_form");
        assert_eq!(held, Some(&json!(numbers)));
    })
    .await;
}

#[tokio::test]
async fn the_same_push_again_is_applied_once() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        let first = phone.push(&family).await;
        let before = stored(&world, id(VISIT)).await.expect("stored");
        let again = phone.push(&family).await;
        assert_eq!(words(&again.answers), ["duplicate"; 4]);
        let revision = |outcome: &Outcome| match outcome {
            Outcome::Applied { revision } | Outcome::Duplicate { revision } => *revision,
            other => panic!("{other:?}"),
        };
        for (one, other) in first.answers.iter().zip(&again.answers) {
            assert_eq!(revision(&one.outcome), revision(&other.outcome));
        }
        assert_eq!(stored(&world, id(VISIT)).await.expect("stored"), before);
        assert_eq!(held_changes(&world, VISIT).await, 1);
        assert_eq!(again.device.held, 4);
    })
    .await;
}

#[tokio::test]
async fn a_cloned_phone_is_told_to_take_another_id_and_loses_nothing() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let household = phone.household();
        phone.push(&[household]).await;
        let mut clone = Phone::of(&world, "kader.jelarai").await;
        let mut other = clone.person();
        other.change_id = Uuid::from_u128(77);
        let answers = clone.push(&[other.clone()]).await.answers;
        assert_eq!(words(&answers), ["device_taken"]);
        other.device_id = Uuid::from_u128(78);
        assert_eq!(words(&clone.push(&[other]).await.answers), ["applied"]);
    })
    .await;
}

#[tokio::test]
async fn a_child_before_its_parent_in_one_batch_is_taken() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let mut family = phone.family();
        family.reverse();
        let receipts = phone.push(&family).await;
        assert_eq!(words(&receipts.answers), ["applied"; 4]);
        assert_eq!(receipts.answers[0].change_id, family[0].change_id);
    })
    .await;
}

#[tokio::test]
async fn a_child_without_its_parent_waits_and_is_no_gap() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let household = phone.household();
        let person = phone.person();
        let receipts = phone.push(std::slice::from_ref(&person)).await;
        let expected = Outcome::Deferred {
            missing: vec![id(HOUSEHOLD)],
        };
        assert_eq!(receipts.answers[0].outcome, expected);
        assert_eq!((receipts.device.held, receipts.device.last_seq), (0, 2));
        assert!(stored(&world, id(PERSON)).await.is_none());
        let receipts = phone.push(&[household, person]).await;
        assert_eq!(words(&receipts.answers), ["applied"; 2]);
        assert_eq!(receipts.device.held, 2);
    })
    .await;
}

#[tokio::test]
async fn a_change_that_never_came_shows_as_a_gap() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let household = phone.household();
        phone.seq = 4;
        let person = phone.person();
        let receipts = phone.push(&[household, person]).await;
        assert_eq!(receipts.device.gaps, [(2, 4)]);
        assert_eq!((receipts.device.held, receipts.device.last_seq), (2, 5));
    })
    .await;
}

#[tokio::test]
async fn two_edits_of_one_field_keep_both_values_on_a_card() {
    on_both(async |world| {
        let mut one = Phone::of(&world, "kader.jelarai").await;
        let mut two = Phone::of(&world, "kader.jelarai.dua").await;
        let household = one.household();
        one.push(&[household]).await;
        let base = stored(&world, id(HOUSEHOLD))
            .await
            .expect("stored")
            .record
            .revision;
        let ours = Answers::new().with("head_name", "Daud L.");
        let theirs = Answers::new().with("head_name", "Daud Lenjau Ulau");
        let first = one.update(HOUSEHOLD, Kind::Household, base, ours);
        let second = two.update(HOUSEHOLD, Kind::Household, base, theirs);
        assert_eq!(words(&one.push(&[first]).await.answers), ["applied"]);
        let answers = two.push(&[second]).await.answers;
        let Outcome::Conflict { card, .. } = answers[0].outcome else {
            panic!("{:?}", answers[0].outcome);
        };
        let card = stored(&world, card).await.expect("the card").record;
        assert_eq!(card.kind, Kind::Conflict);
        let text = serde_json::to_string(&card.fields).expect("json");
        assert!(text.contains("Daud L.") && text.contains("Daud Lenjau Ulau"));
        // Both phones hear of the card.
        for phone in [&one, &two] {
            let page = phone.pull(None, 500).await;
            assert!(page.records.iter().any(|record| record.id == card.id));
        }
    })
    .await;
}

#[tokio::test]
async fn what_may_not_be_written_is_refused_by_itself() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let other = world.id_of("kader.seriang").await;
        let mut forged = phone.household();
        forged.author = other;
        let mut outside = phone.household();
        outside.record = id(11);
        outside.area = area(SERIANG);
        let review = phone.review(50, VISIT, "approved", "");
        let mut future = phone.visit(41, "2026-11-25", 9.5);
        future.record = id(41);
        let mut heavy = phone.visit(42, "2026-11-20", 300.0);
        heavy.record = id(42);
        let mut changes = vec![forged, outside, review];
        changes.extend([phone.household(), phone.person(), phone.episode()]);
        changes.extend([future, heavy]);
        let receipts = phone.push(&changes).await;
        let expected = [
            "forged_author",
            "outside_area",
            "forbidden",
            "applied",
            "applied",
            "applied",
        ];
        let words = words(&receipts.answers);
        assert_eq!(words[..6], expected);
        for answer in &receipts.answers[6..] {
            let Outcome::Refused { field, message, .. } = &answer.outcome else {
                panic!("{:?}", answer.outcome);
            };
            assert!(field.is_some() && !message.is_empty());
        }
        for record in [11, 41, 42, 50] {
            assert!(stored(&world, id(record)).await.is_none(), "{record}");
        }
        // What was refused arrived: it is no gap.
        assert!(receipts.device.gaps.is_empty());
        assert_eq!(receipts.device.held, 3);
    })
    .await;
}

#[tokio::test]
async fn a_refused_change_may_come_again_and_be_taken() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let mut change = phone.household();
        change.area = area(SERIANG);
        assert_eq!(
            words(&phone.push(&[change.clone()]).await.answers),
            ["outside_area"]
        );
        change.area = area("65.01.05.2003");
        assert_eq!(
            words(&phone.push(&[change.clone()]).await.answers),
            ["applied"]
        );
        assert_eq!(words(&phone.push(&[change]).await.answers), ["duplicate"]);
    })
    .await;
}

#[tokio::test]
async fn one_change_from_the_future_blocks_no_other() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let household = serde_json::to_value(phone.household()).expect("json");
        let mut strange = serde_json::to_value(phone.person()).expect("json");
        strange["edit"] = json!({ "op": "transmute" });
        let strange_id = strange["change_id"].clone();
        let body = json!({ "device_id": phone.device, "changes": [strange, household] });
        let answered = world.post("/api/sync/push", &phone.token, &body).await;
        let receipts: Receipts = answered.ok();
        assert_eq!(words(&receipts.answers), ["malformed", "applied"]);
        assert_eq!(json!(receipts.answers[0].change_id), strange_id);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_whole() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let household = serde_json::to_value(phone.household()).expect("json");
        let mut nameless = household.clone();
        nameless["change_id"] = json!("?");
        for body in [
            "".to_owned(),
            "{".to_owned(),
            "[]".to_owned(),
            json!({ "changes": [] }).to_string(),
            json!({ "device_id": "x", "changes": [] }).to_string(),
            json!({ "device_id": phone.device, "changes": [household, nameless] }).to_string(),
        ] {
            let answered = send_bytes(&world, &phone.token, body.into_bytes(), None).await;
            assert_eq!(answered.refusal(), (400, "malformed".to_owned()));
        }
        assert!(stored(&world, id(HOUSEHOLD)).await.is_none());
    })
    .await;
}

async fn send_bytes(world: &World, token: &str, body: Vec<u8>, encoding: Option<&str>) -> Answered {
    let request = Request::post("/api/sync/push")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json");
    let request = match encoding {
        Some(encoding) => request.header(header::CONTENT_ENCODING, encoding),
        None => request,
    };
    world.send(request.body(Body::from(body))).await
}

/// Packs with the system's gzip, as another program than ours would.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut child = Command::new("gzip")
        .arg("-c")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("gzip");
    let mut input = child.stdin.take().expect("piped");
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().expect("gzip");
    writer.join().expect("joins").expect("written");
    output.stdout
}

#[tokio::test]
async fn a_packed_push_is_unpacked() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let body = json!({ "device_id": phone.device, "changes": phone.family() });
        let packed = gzip(body.to_string().as_bytes());
        let answered = send_bytes(&world, &phone.token, packed, Some("gzip")).await;
        let receipts: Receipts = answered.ok();
        assert_eq!(words(&receipts.answers), ["applied"; 4]);
    })
    .await;
}

#[tokio::test]
async fn what_is_too_large_is_refused_also_when_it_comes_small() {
    on_both(async |world| {
        let phone = Phone::of(&world, "kader.jelarai").await;
        let large = vec![b' '; PUSH_BYTES + 64 * 1024];
        let packed = gzip(&large);
        assert!(packed.len() < 4096);
        for (body, encoding) in [(large, None), (packed, Some("gzip"))] {
            let answered = send_bytes(&world, &phone.token, body, encoding).await;
            assert_eq!(answered.refusal(), (413, "too_large".to_owned()));
        }
    })
    .await;
}

#[tokio::test]
async fn more_changes_than_allowed_are_refused_whole() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let change = phone.household();
        let small = json!({ "change_id": change.change_id });
        let many = vec![small; PUSH_CHANGES + 1];
        let body = json!({ "device_id": phone.device, "changes": many });
        let answered = world.post("/api/sync/push", &phone.token, &body).await;
        assert_eq!(answered.refusal(), (413, "too_large".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_sign_that_a_database_cannot_hold_blocks_only_its_own_change() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let mut odd = phone.household();
        odd.record = id(12);
        odd.recorded_at = "2026\0".to_owned();
        let mut named = phone.household();
        if let Edit::Create { fields } = &mut named.edit {
            fields.set("address", "RT 03 \0 dekat masjid");
        }
        let answers = phone.push(&[odd, named]).await.answers;
        assert_eq!(words(&answers), ["malformed", "applied"]);
    })
    .await;
}

#[tokio::test]
async fn an_old_area_still_takes_what_was_written_there() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let household = phone.household();
        let mut transaction = world.db.writing().await.expect("writes");
        dampingi_server::db::accounts::set_areas(
            &mut transaction,
            phone.author,
            &[area(SERIANG)],
            world.now().as_second(),
        )
        .await
        .expect("moved");
        transaction.commit().await.expect("committed");
        assert_eq!(words(&phone.push(&[household]).await.answers), ["applied"]);
    })
    .await;
}
