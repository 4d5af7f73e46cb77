//! What is told of a device's changes: counted as they come, and always what a count of all of them says.

use crate::support::family::{HOUSEHOLD, PERSON, Phone, VISIT, words};
use crate::support::{World, on_both, start};
use dampingi_domain::Answers;
use dampingi_server::auth::App;
use dampingi_server::clock::Clock;
use dampingi_server::config::ServePlace;
use dampingi_server::db::{devices, integrity};
use dampingi_server::serve;
use dampingi_sync::wire::{DeviceCount, Receipts};
use dampingi_sync::{Change, Kind};
use jiff::SignedDuration;
use serde_json::json;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

async fn counted(world: &World, device: Uuid) -> DeviceCount {
    let mut connection = world.db.reading().await.expect("reads");
    for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
        assert_eq!(found, 0, "{what}");
    }
    let count = devices::count(&mut connection, device).await;
    count.expect("reads")
}

fn count(held: u64, last_seq: u64, gaps: &[(u64, u64)]) -> DeviceCount {
    DeviceCount {
        held,
        last_seq,
        gaps: gaps.to_vec(),
    }
}

#[tokio::test]
async fn deferred_refused_repeated_and_moved_to_another_device_it_is_counted_once() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let device = phone.device;
        assert_eq!(counted(&world, device).await, count(0, 0, &[]));
        let family = phone.family();
        // The parents have not come yet.
        phone.push(&family[1..]).await;
        assert_eq!(counted(&world, device).await, count(0, 4, &[]));
        phone.push(&family[..1]).await;
        phone.push(&family[1..3]).await;
        assert_eq!(counted(&world, device).await, count(3, 4, &[]));
        phone.push(&family).await;
        phone.push(&family).await;
        assert_eq!(counted(&world, device).await, count(4, 4, &[]));
        phone.seq = 6;
        let wrong = Answers::new().with("nik_status", "known").with("nik", "12");
        let refused = phone.update(PERSON, Kind::Person, 1_000, wrong);
        let answers = phone.push(std::slice::from_ref(&refused)).await.answers;
        assert_eq!(words(&answers), ["digit_count"]);
        let told = count(4, 7, &[(5, 6)]);
        assert_eq!(counted(&world, device).await, told);
        assert_eq!(phone.pull(None, 500).await.device, told);
        // What was refused comes again under another device id, and stands there alone.
        let moved = Change {
            device_id: Uuid::from_u128(77),
            ..refused
        };
        phone.push(&[moved]).await;
        assert_eq!(counted(&world, device).await, count(4, 4, &[]));
        let other = counted(&world, Uuid::from_u128(77)).await;
        assert_eq!(other, count(0, 7, &[]));
        let mut connection = world.db.reading().await.expect("reads");
        let gaps = devices::with_gaps(&mut connection).await.expect("reads");
        assert!(gaps.is_empty(), "a device need not begin with 1");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_came_all_the_same_and_is_no_gap() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family[..2]).await;
        let mut unreadable = json!(family[2]);
        unreadable["edit"] = json!({ "op": "conjured" });
        let mut unstorable = json!(family[3]);
        unstorable["app_version"] = "\u{0}".into();
        let edit = Answers::new().with("hamlet", "RT 9");
        let last = phone.update(HOUSEHOLD, Kind::Household, 1_000, edit);
        // Without a place it can only be refused.
        let mut nowhere = json!(phone.visit(VISIT + 1, "2026-11-20", 9.5));
        nowhere["device_seq"] = json!(-6);
        let body = json!({
            "device_id": phone.device,
            "changes": [unreadable, unstorable, last, nowhere],
        });
        let answered = world.post("/api/sync/push", &phone.token, &body).await;
        let receipts: Receipts = answered.ok();
        assert_eq!(
            words(&receipts.answers),
            ["malformed", "malformed", "applied", "malformed"]
        );
        assert_eq!(receipts.device, count(3, 5, &[]));
        assert_eq!(counted(&world, phone.device).await, receipts.device);
        // Put right by a newer app, they are taken.
        let answers = phone.push(&family[2..]).await.answers;
        assert_eq!(words(&answers), ["applied"; 2]);
        assert_eq!(counted(&world, phone.device).await, count(5, 5, &[]));
    })
    .await;
}

/// A receipt is never older than its commit: what a phone keeps for a restored server is reckoned from it.
#[tokio::test]
async fn a_receipt_is_dated_after_what_it_is_for() {
    on_both(async |mut world| {
        let ticks = AtomicI64::new(0);
        // Each look at the clock is a second later.
        let clock = Clock::from(move || {
            start() + SignedDuration::from_secs(ticks.fetch_add(1, Ordering::SeqCst))
        });
        let db = world.db.clone();
        world.router = serve::whole(App { db, clock }, None, &ServePlace::default());
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        let told = phone.push(&family).await.server_time;
        let page = phone.pull(None, 500).await;
        let households = page.records.iter().filter(|it| it.kind == Kind::Household);
        let received: Vec<&str> = households.map(|it| it.received_at.as_str()).collect();
        assert!(received.len() == 1 && received[0] < told.as_str(), "{told}");
    })
    .await;
}

/// What `check` finds of the states of visits, by how often it is found.
async fn misstated(world: &World) -> u64 {
    let mut connection = world.db.reading().await.expect("reads");
    let faults = integrity::faults(&mut connection).await.expect("reads");
    let mut of_states = faults
        .iter()
        .filter(|(what, _)| what.contains("said of them last"));
    of_states.next().expect("looked at").1
}

#[tokio::test]
async fn a_visit_that_stands_otherwise_than_its_last_review_says_is_a_fault() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let second = cadre.visit(VISIT + 1, "2026-11-19", 9.4);
        cadre.push(&[second]).await;
        for (number, state, note) in [
            (50, "returned", "Timbang lagi"),
            (51, "approved", ""),
            (52, "received", ""),
            (53, "approved", ""),
        ] {
            let said = desk.review(number, VISIT, state, note);
            assert_eq!(words(&desk.push(&[said]).await.answers), ["applied"]);
            assert_eq!(misstated(&world).await, 0, "{state}");
        }
        // By other hands: the one is approved no more, and of the other nobody said that it is.
        for (state, expected) in [("received", 1), ("approved", 1), ("returned", 2)] {
            let mut connection = world.db.reading().await.expect("reads");
            sqlx::query("UPDATE visit_states SET state = $1")
                .bind(state)
                .execute(&mut *connection)
                .await
                .expect("harmed");
            drop(connection);
            assert_eq!(misstated(&world).await, expected, "{state}");
        }
    })
    .await;
}
