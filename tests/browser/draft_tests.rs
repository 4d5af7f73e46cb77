//! Unfinished forms: kept through a restart, a lock, a phone without room.

use crate::clock;
use crate::phone::{DraftNote, keep_draft};
use crate::phones::{PIN, again, fresh_user, id, with_vault};
use crate::storage_tests::fill_a_store;
use dampingi_domain::form::Draft;

pub const NAMES: &[&str] = &[
    "drafts_are_there_when_the_app_is_opened_again",
    "the_newest_of_many_drafts_wins",
    "a_draft_that_found_no_room_outlives_the_lock",
    "a_draft_that_could_not_be_sealed_outlives_the_lock",
];

pub async fn run(name: &str) -> bool {
    match name {
        "drafts_are_there_when_the_app_is_opened_again" => {
            drafts_are_there_when_the_app_is_opened_again().await
        }
        "the_newest_of_many_drafts_wins" => the_newest_of_many_drafts_wins().await,
        "a_draft_that_found_no_room_outlives_the_lock" => {
            a_draft_that_found_no_room_outlives_the_lock().await
        }
        "a_draft_that_could_not_be_sealed_outlives_the_lock" => {
            a_draft_that_could_not_be_sealed_outlives_the_lock().await
        }
        _ => return false,
    }
    true
}

pub fn note(key: &str, typed: &str) -> DraftNote {
    let mut draft = Draft::default();
    draft.set("weight_kg", typed);
    DraftNote {
        key: key.to_owned(),
        route: "/orang/x".to_owned(),
        title: "Kanari Contoh".to_owned(),
        page: 2,
        draft,
        begun: Draft::default(),
        seen: 0,
        saved_at: clock::recorded_at(),
    }
}

async fn drafts_are_there_when_the_app_is_opened_again() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    keep_draft(engine.clone(), note("visit/1", "9,"));
    keep_draft(engine.clone(), note("visit/2", "8,5"));
    engine.write_drafts().await;
    let other = again(user).await;
    assert_eq!(
        other
            .draft("visit/1")
            .expect("kept")
            .draft
            .text("weight_kg"),
        "9,"
    );
    other.drop_draft("visit/1").await;
    let third = again(user).await;
    assert!(third.draft("visit/1").is_none());
    assert_eq!(third.draft("visit/2").map(|draft| draft.page), Some(2));
}

async fn a_draft_that_found_no_room_outlives_the_lock() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    fill_a_store("drafts", 1000);
    keep_draft(engine.clone(), note("visit/1", "9,5"));
    engine.close().await;
    assert!(engine.unwritten.borrow().is_empty());
    assert!(engine.draft("visit/1").is_none(), "not while it is locked");
    let opens = engine.unlock(id(user), PIN.to_owned()).await;
    opens.expect("the PIN is right");
    let found = engine.draft("visit/1").expect("it is there again");
    assert_eq!(found.draft.text("weight_kg"), "9,5");
}

async fn a_draft_that_could_not_be_sealed_outlives_the_lock() {
    let (user, another) = (fresh_user(), fresh_user());
    with_vault(another).await.close().await;
    let engine = with_vault(user).await;
    js_sys::eval("crypto.subtle.encrypt = () => Promise.reject(new Error('no memory'))")
        .expect("runs");
    keep_draft(engine.clone(), note("visit/1", "9,5"));
    engine.close().await;
    js_sys::eval("delete crypto.subtle.encrypt").expect("runs");
    let opens = engine.unlock(id(another), PIN.to_owned()).await;
    opens.expect("the PIN is right");
    assert!(engine.draft("visit/1").is_none(), "it is not hers");
    engine.close().await;
    let opens = engine.unlock(id(user), PIN.to_owned()).await;
    opens.expect("the PIN is right");
    let found = engine.draft("visit/1").expect("it is there again");
    assert_eq!(found.draft.text("weight_kg"), "9,5");
}

async fn the_newest_of_many_drafts_wins() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    for typed in ["9", "9,", "9,2", "9,25"] {
        keep_draft(engine.clone(), note("visit/1", typed));
    }
    engine.write_drafts().await;
    assert_eq!(
        again(user)
            .await
            .draft("visit/1")
            .expect("kept")
            .draft
            .text("weight_kg"),
        "9,25"
    );
}
