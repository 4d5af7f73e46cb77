//! Refused edits that have a form, beside other edits of the same record: put right, or taken back.

use crate::answer_tests::{receipt, received};
use crate::phone::SignOutProblem;
use crate::phone::engine::Engine;
use crate::phones::{again, fresh_user, household, id, session, store, with_vault};
use dampingi_domain::Answers;
use dampingi_sync::Edit;
use dampingi_sync::store::{Committed, EntryState, Step, Store};
use std::rc::Rc;

pub const NAMES: &[&str] = &[
    "a_refused_edit_sent_again_takes_nothing_back_that_she_said_later",
    "a_refused_edit_taken_back_leaves_what_she_said_beside_it",
    "what_another_tab_took_back_no_page_on_its_way_brings_back",
];

pub async fn run(name: &str) -> bool {
    match name {
        "a_refused_edit_sent_again_takes_nothing_back_that_she_said_later" => {
            for is_later in [true, false] {
                a_refused_edit_sent_again_beside_another(is_later).await;
            }
        }
        "a_refused_edit_taken_back_leaves_what_she_said_beside_it" => {
            a_refused_edit_taken_back_leaves_what_she_said_beside_it().await
        }
        "what_another_tab_took_back_no_page_on_its_way_brings_back" => {
            what_another_tab_took_back_no_page_on_its_way_brings_back().await
        }
        _ => return false,
    }
    true
}

/// A household that the server has, and two edits of it, of which the server refused the one with an RT. That one says the hamlet
/// too, as the other does. Gives the sequence of the refused one.
async fn with_a_refused_edit(is_other_later: bool) -> (Rc<Engine>, u64) {
    of_user_with_a_refused_edit(fresh_user(), is_other_later).await
}

async fn of_user_with_a_refused_edit(user: u128, is_other_later: bool) -> (Rc<Engine>, u64) {
    let engine = with_vault(user).await;
    engine.save(vec![household(1)]).await.expect("saved");
    let record = engine.record(id(1)).await.expect("there");
    let steps = vec![Step::Move(1, receipt(7)), Step::Put(received(&record, 7))];
    store(&engine).commit(1, steps).await.expect("written");

    let refused = Answers::new().with("hamlet", "Hilir").with("rt", "x");
    let other = Answers::new().with("hamlet", "Hulu");
    let (both, seq) = if is_other_later {
        ([refused, other], 2)
    } else {
        ([other, refused], 3)
    };
    for fields in both {
        let mut edit = household(1);
        edit.edit = Edit::Update { fields };
        engine.save(vec![edit]).await.expect("saved");
    }
    let why = EntryState::Refused {
        code: "impossible".to_owned(),
        field: Some("rt".to_owned()),
        message: "Isi angka".to_owned(),
    };
    let steps = vec![Step::Move(seq, why)];
    store(&engine).commit(3, steps).await.expect("written");
    (engine, seq)
}

async fn a_refused_edit_sent_again_beside_another(is_other_later: bool) {
    let (engine, seq) = with_a_refused_edit(is_other_later).await;
    let mut shown = engine.record(id(1)).await.expect("there").fields;
    let corrected = Answers::new().with("rt", "3");
    shown.apply(&corrected);
    let again = engine.resend(seq, corrected.clone(), String::new()).await;
    again.expect("saved");

    let now = engine.record(id(1)).await.expect("there").fields;
    assert!(now == shown, "she sees what she saw, with the RT put right");
    let unsettled = store(&engine).unsettled().await.expect("read");
    let last = unsettled.last().expect("it waits");
    let fields = if is_other_later {
        corrected
    } else {
        corrected.with("hamlet", "Hilir")
    };
    assert!(last.change.edit == Edit::Update { fields });
}

async fn a_refused_edit_taken_back_leaves_what_she_said_beside_it() {
    for is_other_later in [true, false] {
        let (engine, seq) = with_a_refused_edit(is_other_later).await;
        assert_eq!(engine.sign_out().await, Err(SignOutProblem::Unsent(2)));
        engine.take_back(seq).await.expect("taken back");
        let now = engine.record(id(1)).await.expect("there").fields;
        assert_eq!((now.text("hamlet"), now.text("rt")), (Some("Hulu"), None));
        let counts = engine.signals.counts.get_untracked();
        assert_eq!((counts.refused, counts.waiting), (0, 1));
        let items = engine.outbox().await;
        let kept = items.iter().find(|item| item.seq == seq);
        assert!(kept.is_some_and(|item| item.state == EntryState::Replaced));
    }
}

async fn what_another_tab_took_back_no_page_on_its_way_brings_back() {
    let user = fresh_user();
    let (one, seq) = of_user_with_a_refused_edit(user, false).await;
    let pulls = store(&one);
    let planned_at = pulls.position().await.expect("read").last_seq;
    let shown = pulls.locals(&[id(1)]).await.expect("read");
    let page: Vec<Step> = shown.into_iter().map(Step::Put).collect();
    let other = again(user).await;
    other.take_back(seq).await.expect("taken back");
    // It was told of the other tab's writing, and looks at what is there before it writes.
    session(&one).is_stale.set(true);
    let written = pulls.commit(planned_at, page).await;
    assert_eq!(written, Ok(Committed::Stale));
    let now = one.record(id(1)).await.expect("there").fields;
    assert_eq!((now.text("hamlet"), now.text("rt")), (Some("Hulu"), None));
}
