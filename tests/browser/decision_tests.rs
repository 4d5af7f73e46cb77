//! Refused decisions, which no form can put right: a merge, a choice on a card, a deletion. Taken back, nothing of them blocks
//! or shows any more; sent again, they say what they said.

use crate::answer_tests::{receipt, received};
use crate::phone::{NewEdit, SaveProblem, SignOutProblem};
use crate::phones::{fresh_user, household, id, person, store, village, with_vault};
use dampingi_domain::Answers;
use dampingi_sync::accept::{NOTE, OPEN};
use dampingi_sync::store::{Committed, EntryState, Step, Store};
use dampingi_sync::{Edit, Kind, RecordId, alias, link};

pub const NAMES: &[&str] = &[
    "a_refused_merge_taken_back_lets_her_sign_out",
    "a_refused_choice_taken_back_opens_the_card",
    "a_refused_deletion_sent_again_is_still_a_deletion",
    "a_sync_that_planned_before_does_not_bring_back_what_was_taken_back",
];

pub async fn run(name: &str) -> bool {
    match name {
        "a_refused_merge_taken_back_lets_her_sign_out" => {
            a_refused_merge_taken_back_lets_her_sign_out().await
        }
        "a_refused_choice_taken_back_opens_the_card" => {
            a_refused_choice_taken_back_opens_the_card().await
        }
        "a_refused_deletion_sent_again_is_still_a_deletion" => {
            a_refused_deletion_sent_again_is_still_a_deletion().await
        }
        "a_sync_that_planned_before_does_not_bring_back_what_was_taken_back" => {
            a_sync_that_planned_before_does_not_bring_back_what_was_taken_back().await
        }
        _ => return false,
    }
    true
}

fn refused() -> EntryState {
    EntryState::Refused {
        code: "already_merged".to_owned(),
        field: None,
        message: "Catatan ini sudah digabung.".to_owned(),
    }
}

fn decision(record: u128, kind: Kind, edit: Edit) -> NewEdit {
    NewEdit {
        record: id(record),
        kind,
        form: "",
        form_version: 0,
        area: village(),
        edit,
        flags: Vec::new(),
        seen: NewEdit::AS_IT_STANDS,
    }
}

fn merge(record: u128) -> NewEdit {
    let fields = Answers::new()
        .with(link::ALIAS, id(2).to_string())
        .with(link::PERSON, id(3).to_string())
        .with(alias::STATE, alias::MERGED);
    decision(record, Kind::Merge, Edit::Create { fields })
}

fn choice(note: &str) -> NewEdit {
    let fields = Answers::new().with(OPEN, false).with(NOTE, note);
    decision(60, Kind::Conflict, Edit::Update { fields })
}

async fn a_refused_merge_taken_back_lets_her_sign_out() {
    let engine = with_vault(fresh_user()).await;
    let two = vec![person(2, 90), person(3, 90)];
    engine.save(two).await.expect("saved");
    engine.save(vec![merge(50)]).await.expect("saved");
    let steps = vec![
        Step::Move(1, receipt(10)),
        Step::Move(2, receipt(11)),
        Step::Move(3, refused()),
    ];
    store(&engine).commit(3, steps).await.expect("written");
    assert_eq!(engine.sign_out().await, Err(SignOutProblem::Unsent(1)));

    engine.take_back(3).await.expect("taken back");
    assert!(engine.record(id(50)).await.is_none(), "it shows no more");
    assert!(engine.record(id(2)).await.is_some());
    let counts = engine.signals.counts.get_untracked();
    assert_eq!((counts.refused, counts.waiting, counts.sent), (0, 0, 2));
    let kept = engine.outbox().await;
    let replaced = |item: &&crate::phone::OutboxItem| item.state == EntryState::Replaced;
    assert_eq!(kept.iter().filter(replaced).count(), 1, "and is kept");
    // What was sent is no decision to be taken back, nor what was taken back before.
    for seq in [1, 3, 9] {
        let again = engine.take_back(seq).await.map_err(SaveProblem::from);
        assert_eq!(again, Err(SaveProblem::SettledMeanwhile));
    }
    engine.sign_out().await.expect("nothing waits");
}

/// A phone with a card that is open, and a choice on it that the server refused.
async fn with_refused_choice() -> std::rc::Rc<crate::phone::engine::Engine> {
    let engine = with_vault(fresh_user()).await;
    engine.save(vec![household(1)]).await.expect("saved");
    let mut card = engine.record(id(1)).await.expect("there");
    (card.id, card.kind, card.form) = (id(60), Kind::Conflict, String::new());
    card.fields = Answers::new()
        .with(link::RECORD, id(1).to_string())
        .with(OPEN, true);
    let steps = vec![Step::Move(1, receipt(7)), Step::Put(received(&card, 8))];
    store(&engine).commit(1, steps).await.expect("written");
    engine.save(vec![choice("pertama")]).await.expect("saved");
    let refused = vec![Step::Move(2, refused())];
    store(&engine).commit(2, refused).await.expect("written");
    engine
}

async fn a_refused_choice_taken_back_opens_the_card() {
    let engine = with_refused_choice().await;
    let is_open = async || {
        let card = engine.record(id(60)).await.expect("there");
        card.fields.flag(OPEN)
    };
    assert_eq!(is_open().await, Some(false));
    assert_eq!(engine.refused(id(60)), Some(2), "and it says that it was");
    engine.take_back(2).await.expect("taken back");
    assert_eq!(
        (is_open().await, engine.refused(id(60))),
        (Some(true), None)
    );
    assert!(!engine.is_unsent(id(60)));
    engine.save(vec![choice("kedua")]).await.expect("saved");
    assert_eq!(is_open().await, Some(false));
    assert!(engine.is_unsent(id(60)) && engine.refused(id(60)).is_none());
}

async fn a_refused_deletion_sent_again_is_still_a_deletion() {
    let engine = with_vault(fresh_user()).await;
    engine.save(vec![household(1)]).await.expect("saved");
    let record = engine.record(id(1)).await.expect("there");
    let steps = vec![Step::Move(1, receipt(7)), Step::Put(received(&record, 7))];
    store(&engine).commit(1, steps).await.expect("written");
    let mut gone = household(1);
    gone.edit = Edit::Delete {
        reason: "ganda".to_owned(),
    };
    engine.save(vec![gone.clone()]).await.expect("saved");
    let steps = vec![Step::Move(2, refused())];
    store(&engine).commit(2, steps).await.expect("written");
    let item = engine.outbox().await.remove(0);
    assert!(item.is_decision, "no form asks for what is not in it");

    let nothing = Answers::new();
    engine
        .resend(2, nothing, String::new())
        .await
        .expect("saved");
    let unsettled = store(&engine).unsettled().await.expect("read");
    let edits: Vec<&Edit> = unsettled.iter().map(|it| &it.change.edit).collect();
    assert!(edits == [&gone.edit], "it says what it said");
    assert!(engine.record(id(1)).await.expect("there").deleted);
}

async fn a_sync_that_planned_before_does_not_bring_back_what_was_taken_back() {
    let engine = with_refused_choice().await;
    let pulls = store(&engine);
    let position = pulls.position().await.expect("read");
    let ids: [RecordId; 1] = [id(60)];
    let closed = pulls.locals(&ids).await.expect("read").remove(0);
    engine.take_back(2).await.expect("taken back");
    let steps = vec![Step::Put(closed)];
    let late = pulls.commit(position.last_seq, steps).await;
    assert_eq!(late, Ok(Committed::Stale));
    let card = engine.record(id(60)).await.expect("there");
    assert_eq!(card.fields.flag(OPEN), Some(true));
}
