//! What a phone says when a part of its storage failed: nothing stands as sent that is not, and what found no room is written later.

use crate::draft_tests::note;
use crate::phone::{VisitState, keep_draft};
use crate::phones::{PIN, again, fresh_user, id, person, session, visit, with_vault};
use crate::storage_tests::fill_a_store;
use crate::store::database::Database;
use crate::store::idb::{Durability, field};
use crate::store::schema::OUTBOX;
use crate::store::sealed;
use leptos::prelude::*;

pub const NAMES: &[&str] = &[
    "a_visit_whose_change_cannot_be_read_is_not_said_to_be_sent",
    "a_draft_that_found_no_room_is_written_at_the_next_unlock",
];

pub async fn run(name: &str) -> bool {
    match name {
        "a_visit_whose_change_cannot_be_read_is_not_said_to_be_sent" => {
            a_visit_whose_change_cannot_be_read_is_not_said_to_be_sent().await
        }
        "a_draft_that_found_no_room_is_written_at_the_next_unlock" => {
            a_draft_that_found_no_room_is_written_at_the_next_unlock().await
        }
        _ => return false,
    }
    true
}

async fn a_visit_whose_change_cannot_be_read_is_not_said_to_be_sent() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    let all = vec![person(1, 90), visit(2, 1, "2026-11-20")];
    engine.save(all).await.expect("saved");

    let database = Database::open().await.expect("opens");
    let transaction = database.write(&[OUTBOX], Durability::Strict).await;
    let transaction = transaction.expect("begins");
    let place = sealed::key(session(&engine).vault, 2_u32);
    let row = transaction.get(OUTBOX, &place).await.expect("read");
    let row = row.expect("there");
    let body = js_sys::Uint8Array::from(field(&row, "change"));
    body.set_index(20, body.get_index(20) ^ 1);
    transaction.put(OUTBOX, &row).expect("put");
    transaction.done().await.expect("written");

    let engine = again(user).await;
    let (seen, _) = engine.visit(id(2)).await.expect("there");
    assert_eq!(seen.state, VisitState::OnPhone);
    assert_eq!(engine.signals.counts.get_untracked().waiting, 2);
}

async fn a_draft_that_found_no_room_is_written_at_the_next_unlock() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    js_sys::eval("self.put = IDBObjectStore.prototype.put").expect("runs");
    fill_a_store("drafts", 1000);
    keep_draft(engine.clone(), note("visit/1", "9,5"));
    engine.close().await;
    js_sys::eval("IDBObjectStore.prototype.put = self.put").expect("runs");
    let opens = engine.unlock(id(user), PIN.to_owned()).await;
    opens.expect("the PIN is right");
    // Killed now, it is on the disk.
    let found = again(user).await.draft("visit/1").expect("written");
    assert_eq!(found.draft.text("weight_kg"), "9,5");
}
