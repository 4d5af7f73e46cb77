//! What every phone's storage must keep to, as tests that run on any of them: on memory here, on IndexedDB in a browser.
//! Test support: it panics where the contract is broken. Must not be called by the app.

mod made;

use crate::store::{Committed, EntryState, Position, Step, Store};
use crate::{Change, Kind};
use made::*;
use uuid::Uuid;

/// The save of a phone, as far as the contract of its storage needs it.
#[allow(
    async_fn_in_trait,
    reason = "used with concrete types on one thread only"
)]
pub trait SaveChange: Store {
    /// In one durable transaction: each change gets the next `device_seq` and this phone's device id whatever it carries,
    /// `last_seq` is raised, an entry is written as waiting, and the change is laid over its record (see
    /// [`crate::replay`]). The entries in `replaces` become `Replaced` and no longer show in the view.
    async fn save(&self, changes: Vec<Change>, replaces: &[u64]) -> Result<(), Self::Error>;
}

/// Runs the whole contract; `fresh` gives a new empty storage each time.
pub async fn hold<S: SaveChange>(fresh: impl AsyncFn() -> S) {
    an_empty_phone_holds_nothing(&fresh().await).await;
    a_save_is_contiguous_and_visible(&fresh().await).await;
    a_stale_plan_writes_nothing(&fresh().await).await;
    a_plan_from_another_place_writes_nothing(&fresh().await).await;
    a_plan_from_before_something_was_taken_back_writes_nothing(&fresh().await).await;
    a_plan_is_written_whole(&fresh().await).await;
    a_moved_entry_is_listed_where_it_belongs(&fresh().await).await;
    a_dropped_record_is_gone(&fresh().await).await;
    a_new_device_stands_in_what_is_not_sent(&fresh().await).await;
    a_replaced_entry_is_kept_but_never_sent(&fresh().await).await;
    the_position_comes_back_as_it_was(&fresh().await).await;
    what_this_version_does_not_know_comes_back(&fresh().await).await;
}

async fn an_empty_phone_holds_nothing<S: SaveChange>(store: &S) {
    assert_eq!(position(store).await, Position::default());
    assert!(unsettled(store).await.is_empty());
    assert!(sent(store).await.is_empty());
    assert!(received(store).await.is_empty());
    assert!(local(store, 1).await.is_none());
}

async fn a_save_is_contiguous_and_visible<S: SaveChange>(store: &S) {
    save(store, vec![create(1), create(2)]).await;
    save(store, vec![update(1, "hamlet", "Sungai Buluh")]).await;
    let entries = unsettled(store).await;
    let seqs: Vec<u64> = entries
        .iter()
        .map(|entry| entry.change.device_seq)
        .collect();
    assert_eq!(
        seqs,
        [1, 2, 3],
        "sequences are contiguous, in the order of the saves"
    );
    let devices: Vec<Uuid> = entries.iter().map(|entry| entry.change.device_id).collect();
    assert!(
        devices.iter().all(|device| *device == devices[0]),
        "one device"
    );
    assert!(
        entries
            .iter()
            .all(|entry| entry.state == EntryState::Waiting)
    );
    assert_eq!(position(store).await.last_seq, 3);
    let seen = local(store, 1).await.expect("saved");
    assert!(seen.base.is_none());
    assert_eq!(seen.view.fields.text("hamlet"), Some("Sungai Buluh"));
    assert_eq!(
        seen.view.fields.text("name"),
        Some("1"),
        "an update keeps the other fields"
    );
    assert!(
        received(store).await.is_empty(),
        "nothing came from the server yet"
    );
}

async fn a_stale_plan_writes_nothing<S: SaveChange>(store: &S) {
    save(store, vec![create(1)]).await;
    let planned_at = position(store).await.last_seq;
    save(store, vec![create(2)]).await;
    let steps = vec![
        Step::Move(1, receipt(7)),
        Step::Put(from_server(3, 9)),
        Step::Position(Position {
            cursor: Some("never".to_owned()),
            last_seq: planned_at,
            ..Position::default()
        }),
    ];
    assert_eq!(commit(store, planned_at, steps).await, Committed::Stale);
    assert_eq!(unsettled(store).await.len(), 2);
    assert!(local(store, 3).await.is_none());
    assert_eq!(position(store).await.cursor, None);
    assert_eq!(position(store).await.last_seq, 2);
}

async fn a_plan_is_written_whole<S: SaveChange>(store: &S) {
    save(store, vec![create(1)]).await;
    let next = Position {
        cursor: Some("c".to_owned()),
        last_seq: 1,
        ..Position::default()
    };
    let steps = vec![
        Step::Move(1, receipt(7)),
        Step::Put(from_server(1, 7)),
        Step::Put(from_server(2, 8)),
        Step::Position(next.clone()),
    ];
    assert_eq!(commit(store, 1, steps).await, Committed::Done);
    assert!(unsettled(store).await.is_empty());
    assert_eq!(local(store, 1).await, Some(from_server(1, 7)));
    assert_eq!(local(store, 2).await, Some(from_server(2, 8)));
    assert_eq!(received(store).await, [id(1), id(2)]);
    assert_eq!(position(store).await, next);
    save(store, vec![create(3)]).await;
    assert_eq!(
        position(store).await.last_seq,
        2,
        "a save goes on from the position that a plan noted"
    );
    assert_eq!(
        position(store).await.cursor,
        next.cursor,
        "a save leaves the cursor alone"
    );
}

async fn a_plan_from_another_place_writes_nothing<S: SaveChange>(store: &S) {
    let at = |cursor: Option<&str>| Position {
        cursor: cursor.map(str::to_owned),
        ..Position::default()
    };
    assert_eq!(position(store).await, at(None));
    let steps = vec![Step::Position(at(Some("a")))];
    assert_eq!(commit(store, 0, steps).await, Committed::Done);
    assert_eq!(position(store).await, at(Some("a")));
    // Everything is wanted anew while a page is on its way; what is planned with that page comes too late.
    let steps = vec![Step::Position(at(None))];
    assert_eq!(commit(store, 0, steps).await, Committed::Done);
    let page = || vec![Step::Put(from_server(1, 7)), Step::Position(at(Some("b")))];
    assert_eq!(commit(store, 0, page()).await, Committed::Stale);
    assert_eq!(local(store, 1).await, None);
    assert_eq!(position(store).await, at(None));
    assert_eq!(commit(store, 0, page()).await, Committed::Done);
}

/// It was made with what shows no more.
async fn a_plan_from_before_something_was_taken_back_writes_nothing<S: SaveChange>(store: &S) {
    save(store, vec![create(1), create(2)]).await;
    assert_eq!(position(store).await.last_seq, 2);
    let steps = vec![Step::Move(1, EntryState::Replaced), Step::Drop(id(1))];
    assert_eq!(commit(store, 2, steps).await, Committed::Done);
    let page = || vec![Step::Put(from_server(1, 7)), Step::Move(2, receipt(8))];
    assert_eq!(commit(store, 2, page()).await, Committed::Stale);
    assert!(local(store, 1).await.is_none());
    assert_eq!(unsettled(store).await.len(), 1);
    assert_eq!(position(store).await.last_seq, 2);
    assert_eq!(commit(store, 2, page()).await, Committed::Done);
}

async fn a_moved_entry_is_listed_where_it_belongs<S: SaveChange>(store: &S) {
    save(store, vec![create(1), create(2), create(3), create(4)]).await;
    let refused = EntryState::Refused {
        code: "impossible".to_owned(),
        field: Some("weight_kg".to_owned()),
        message: "Harus antara 0,3 dan 58 kg".to_owned(),
    };
    let steps = vec![
        Step::Move(1, receipt(7)),
        Step::Move(2, EntryState::Deferred),
        Step::Move(3, refused.clone()),
    ];
    assert_eq!(commit(store, 4, steps).await, Committed::Done);
    let states: Vec<EntryState> = unsettled(store)
        .await
        .into_iter()
        .map(|entry| entry.state)
        .collect();
    assert_eq!(states, [EntryState::Deferred, refused, EntryState::Waiting]);
    let held = sent(store).await;
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].change.device_seq, 1);
    assert_eq!(held[0].state, receipt(7));
    // A restored server: what was sent waits again.
    assert_eq!(
        commit(store, 4, vec![Step::Move(1, EntryState::Waiting)]).await,
        Committed::Done
    );
    assert_eq!(unsettled(store).await.len(), 4);
    assert_eq!(
        unsettled(store).await[0].change.device_seq,
        1,
        "in the order of the sequence"
    );
    assert!(sent(store).await.is_empty());
    // And an old receipt is forgotten.
    let steps = vec![Step::Move(1, receipt(8)), Step::Forget(1)];
    assert_eq!(commit(store, 4, steps).await, Committed::Done);
    assert!(sent(store).await.is_empty());
    assert_eq!(unsettled(store).await.len(), 3);
    assert_eq!(
        position(store).await.last_seq,
        4,
        "a sequence is never given out twice"
    );
}

async fn a_dropped_record_is_gone<S: SaveChange>(store: &S) {
    let steps = vec![Step::Put(from_server(1, 7)), Step::Put(from_server(2, 8))];
    assert_eq!(commit(store, 0, steps).await, Committed::Done);
    assert_eq!(
        commit(store, 0, vec![Step::Drop(id(1))]).await,
        Committed::Done
    );
    assert!(local(store, 1).await.is_none());
    assert_eq!(received(store).await, [id(2)]);
    let both = store.locals(&[id(2), id(1)]).await.expect("storage works");
    assert_eq!(both.len(), 1, "what is not here is left out");
}

async fn a_new_device_stands_in_what_is_not_sent<S: SaveChange>(store: &S) {
    save(store, vec![create(1), create(2)]).await;
    let old = unsettled(store).await[0].change.device_id;
    let steps = vec![Step::Move(1, receipt(7)), Step::NewDevice];
    assert_eq!(commit(store, 2, steps).await, Committed::Done);
    save(store, vec![create(3)]).await;
    assert_eq!(
        sent(store).await[0].change.device_id,
        old,
        "a receipt keeps the id it was given for"
    );
    let waiting = unsettled(store).await;
    let seqs: Vec<u64> = waiting
        .iter()
        .map(|entry| entry.change.device_seq)
        .collect();
    assert_eq!(seqs, [2, 3], "sequences stay");
    assert!(waiting.iter().all(|entry| entry.change.device_id != old));
    assert_eq!(waiting[0].change.device_id, waiting[1].change.device_id);
}

async fn a_replaced_entry_is_kept_but_never_sent<S: SaveChange>(store: &S) {
    let base = from_server(1, 7);
    assert_eq!(
        commit(store, 0, vec![Step::Put(base)]).await,
        Committed::Done
    );
    save(store, vec![update(1, "phone", "x")]).await;
    save(store, vec![update(1, "hamlet", "Sungai Buluh")]).await;
    // The server has this one, but no pull has brought it back yet.
    save(store, vec![update(1, "rt", "4")]).await;
    commit(store, 3, vec![Step::Move(3, receipt(9))]).await;
    store
        .save(vec![update(1, "name", "Melati")], &[1])
        .await
        .expect("storage works");
    let seqs: Vec<u64> = unsettled(store)
        .await
        .iter()
        .map(|entry| entry.change.device_seq)
        .collect();
    assert_eq!(seqs, [2, 4]);
    let seen = local(store, 1).await.expect("here");
    assert_eq!(
        seen.view.fields.text("rt"),
        Some("4"),
        "what was sent goes on showing"
    );
    assert_eq!(
        seen.view.fields.text("phone"),
        None,
        "what was replaced shows no more"
    );
    assert_eq!(seen.view.fields.text("hamlet"), Some("Sungai Buluh"));
    assert_eq!(seen.view.fields.text("name"), Some("Melati"));
}

async fn the_position_comes_back_as_it_was<S: SaveChange>(store: &S) {
    let full = Position {
        cursor: Some("opaque:17/é".to_owned()),
        epoch: Some("e1".to_owned()),
        last_seq: 0,
        restarted: true,
        unswept: vec![id(4), id(5)],
        purged_on: "2026-11-21".to_owned(),
    };
    assert_eq!(
        commit(store, 0, vec![Step::Position(full.clone())]).await,
        Committed::Done
    );
    assert_eq!(position(store).await, full);
}

async fn what_this_version_does_not_know_comes_back<S: SaveChange>(store: &S) {
    let mut odd = from_server(1, 7);
    odd.view.kind = Kind::Other("balloon".to_owned());
    odd.view
        .other
        .insert("later".to_owned(), serde_json::json!({ "deep": [1, null] }));
    odd.view
        .fields
        .set("later_field", serde_json::json!({ "x": 1.5 }));
    assert_eq!(
        commit(store, 0, vec![Step::Put(odd.clone())]).await,
        Committed::Done
    );
    assert_eq!(local(store, 1).await, Some(odd));
}
