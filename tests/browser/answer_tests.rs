//! What the server's answers and pages change on the phone, in IndexedDB: receipts, refusals, reviews that come back.

use crate::phone::engine::Engine;
use crate::phone::letting_go::fetch_again;
use crate::phone::{DraftNote, NewEdit, SaveProblem, VisitState, keep_draft};
use crate::phones::{again, fresh_user, household, id, person, store, survey, visit, with_vault};
use dampingi_domain::Answers;
use dampingi_domain::form::Draft;
use dampingi_sync::store::{Committed, EntryState, Position, Step, Store};
use dampingi_sync::{Edit, Kind, Local, Record, RecordId, link, status};
use std::rc::Rc;

pub const NAMES: &[&str] = &[
    "a_review_that_is_pulled_marks_the_visit_returned",
    "a_returned_survey_stands_with_its_household_until_it_is_corrected",
    "a_refused_visit_is_corrected_and_waits_again",
    "a_refused_edit_sent_again_takes_nothing_back_that_was_sent",
    "an_edit_has_seen_what_its_form_was_filled_in_from",
    "a_refused_edit_sent_again_has_seen_no_more_than_before",
    "what_another_tab_corrected_is_not_said_to_be_saved",
    "a_page_on_its_way_takes_nobody_forward_who_wants_everything_anew",
];

pub async fn run(name: &str) -> bool {
    match name {
        "a_review_that_is_pulled_marks_the_visit_returned" => {
            a_review_that_is_pulled_marks_the_visit_returned().await
        }
        "a_returned_survey_stands_with_its_household_until_it_is_corrected" => {
            a_returned_survey_stands_with_its_household_until_it_is_corrected().await
        }
        "a_refused_visit_is_corrected_and_waits_again" => {
            a_refused_visit_is_corrected_and_waits_again().await
        }
        "a_refused_edit_sent_again_takes_nothing_back_that_was_sent" => {
            a_refused_edit_sent_again_takes_nothing_back_that_was_sent().await
        }
        "an_edit_has_seen_what_its_form_was_filled_in_from" => {
            an_edit_has_seen_what_its_form_was_filled_in_from().await
        }
        "a_refused_edit_sent_again_has_seen_no_more_than_before" => {
            a_refused_edit_sent_again_has_seen_no_more_than_before().await
        }
        "what_another_tab_corrected_is_not_said_to_be_saved" => {
            what_another_tab_corrected_is_not_said_to_be_saved().await
        }
        "a_page_on_its_way_takes_nobody_forward_who_wants_everything_anew" => {
            a_page_on_its_way_takes_nobody_forward_who_wants_everything_anew().await
        }
        _ => return false,
    }
    true
}

/// The server's state of what was saved.
pub fn received(record: &Record, revision: u64) -> Local {
    let mut record = record.clone();
    record.revision = revision;
    Local {
        base: Some(record.clone()),
        view: record,
    }
}

/// The receipt of a change.
pub fn receipt(revision: u64) -> EntryState {
    EntryState::Sent {
        revision,
        at: "2026-11-21T02:00:00Z".to_owned(),
    }
}

/// A visit as the coordinator returns it: her review, as the server sends it.
pub fn returned(visit: &Record, review: RecordId) -> Record {
    let mut record = visit.clone();
    record.id = review;
    record.kind = Kind::Review;
    record.form = String::new();
    record.fields = Answers::new()
        .with(link::VISIT, visit.id.to_string())
        .with(status::STATE, "returned")
        .with(status::NOTE, "Timbang lagi");
    record
}

async fn a_review_that_is_pulled_marks_the_visit_returned() {
    let engine = with_vault(fresh_user()).await;
    engine
        .save(vec![person(2, 90), visit(3, 2, "2026-11-20")])
        .await
        .expect("saved");
    let store = store(&engine);
    let visit = engine.record(id(3)).await.expect("there");
    let review = returned(&visit, id(4));
    let steps = vec![
        Step::Move(1, receipt(10)),
        Step::Move(2, receipt(11)),
        Step::Put(received(&review, 12)),
        Step::Put(received(&visit, 11)),
    ];
    assert_eq!(store.commit(2, steps).await, Ok(Committed::Done));
    let row = engine.signals.rows.get_untracked()[0].clone();
    assert_eq!(
        (row.returned.as_slice(), row.unsent),
        ([id(3)].as_slice(), 0)
    );
    let counts = engine.signals.counts.get_untracked();
    assert_eq!((counts.waiting, counts.sent), (0, 2));
    let (view, _) = engine.visit(id(3)).await.expect("there");
    assert!(matches!(view.state, VisitState::Returned { ref note, .. } if note == "Timbang lagi"));
    assert_eq!(view.reviews.len(), 1);
}

async fn a_returned_survey_stands_with_its_household_until_it_is_corrected() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine
        .save(vec![household(1), survey(2, 1, "2026-11-20")])
        .await
        .expect("saved");
    let visit = engine.record(id(2)).await.expect("there");
    let steps = vec![
        Step::Move(1, receipt(10)),
        Step::Move(2, receipt(11)),
        Step::Put(received(&visit, 11)),
        Step::Put(received(&returned(&visit, id(3)), 12)),
    ];
    let commit = store(&engine).commit(2, steps).await;
    assert_eq!(commit, Ok(Committed::Done));
    let of = |engine: &Engine| engine.signals.houses.get_untracked()[0].returned.clone();
    assert_eq!(of(&engine), [id(2)]);
    // A person who moves in changes the household's row, and leaves the survey where it was.
    engine.save(vec![person(4, 1)]).await.expect("saved");
    assert_eq!(of(&engine), [id(2)]);
    assert_eq!(of(&*again(user).await), [id(2)], "it is stored");

    let mut correction = survey(5, 1, "2026-11-20");
    let Edit::Create { fields } = &mut correction.edit else {
        panic!("a survey is a creation");
    };
    fields.set(link::CORRECTS, id(2).to_string());
    engine.save(vec![correction]).await.expect("saved");
    assert!(of(&engine).is_empty());
}

async fn a_refused_visit_is_corrected_and_waits_again() {
    let user = fresh_user();
    let engine = with_vault(user).await;
    engine
        .save(vec![person(2, 90), visit(3, 2, "2026-11-20")])
        .await
        .expect("saved");
    let refused = EntryState::Refused {
        code: "impossible".to_owned(),
        field: Some("weight_kg".to_owned()),
        message: "Harus antara 0,3 dan 58 kg".to_owned(),
    };
    let commit = store(&engine).commit(2, vec![Step::Move(2, refused)]).await;
    assert_eq!(commit, Ok(Committed::Done));
    let (view, _) = engine.visit(id(3)).await.expect("there");
    assert!(matches!(view.state, VisitState::Refused { .. }));
    assert_eq!(engine.signals.counts.get_untracked().refused, 1);

    let corrected = Answers::new().with("weight_kg", 8.5);
    engine
        .resend(2, corrected, String::new())
        .await
        .expect("saved");
    let engine = again(user).await;
    let (view, _) = engine.visit(id(3)).await.expect("there");
    assert_eq!(view.state, VisitState::OnPhone);
    assert_eq!(view.record.fields.number("weight_kg"), Some(8.5));
    let counts = engine.signals.counts.get_untracked();
    assert_eq!((counts.refused, counts.waiting), (0, 2));
}

async fn a_refused_edit_sent_again_takes_nothing_back_that_was_sent() {
    let engine = with_vault(fresh_user()).await;
    let edited = |key: &str, value: &str| {
        let mut edit = household(1);
        edit.edit = Edit::Update {
            fields: Answers::new().with(key, value),
        };
        vec![edit]
    };
    let refused = EntryState::Refused {
        code: "impossible".to_owned(),
        field: Some("rt".to_owned()),
        message: "Isi angka".to_owned(),
    };
    // The server has the household and its head's new name; no pull has brought them back yet. Two edits wait behind.
    engine.save(vec![household(1)]).await.expect("saved");
    for (key, value) in [("head_name", "Bu Contoh"), ("rt", "x"), ("hamlet", "Hilir")] {
        engine.save(edited(key, value)).await.expect("saved");
    }
    let steps = vec![
        Step::Move(1, receipt(7)),
        Step::Move(2, receipt(8)),
        Step::Move(3, refused),
    ];
    store(&engine).commit(4, steps).await.expect("written");

    // She corrects the RT, and takes the hamlet back to what it was.
    let mut fields = engine.record(id(1)).await.expect("there").fields;
    let corrected = Answers::new()
        .with("rt", "3")
        .with("hamlet", "Sungai Buluh");
    fields.apply(&corrected);
    engine
        .resend(3, corrected, String::new())
        .await
        .expect("saved");

    let unsettled = store(&engine).unsettled().await.expect("read");
    let edits: Vec<(u64, Edit)> = unsettled
        .iter()
        .map(|entry| (entry.change.device_seq, entry.change.edit.clone()))
        .collect();
    let hamlet = Answers::new().with("hamlet", "Hilir");
    let again = Answers::new()
        .with("rt", "3")
        .with("hamlet", "Sungai Buluh");
    assert!(
        edits
            == [
                (4, Edit::Update { fields: hamlet }),
                (5, Edit::Update { fields: again })
            ],
        "only what she said otherwise, and no second creation"
    );
    let seen = engine.record(id(1)).await.expect("there").fields;
    assert!(seen == fields, "and the head's new name still shows");
}

/// What the next push would say of a change: what it has seen, and what it asks for.
async fn waiting(engine: &Rc<Engine>, seq: u64) -> (u64, Edit) {
    let unsettled = store(engine).unsettled().await.expect("read");
    let mut found = unsettled
        .iter()
        .filter(|entry| entry.change.device_seq == seq);
    let change = &found.next().expect("it waits").change;
    (change.base_revision, change.edit.clone())
}

/// A household that the server has, and what another cadre made of it.
async fn known_household(engine: &Rc<Engine>) -> (Record, Record) {
    engine.save(vec![household(1)]).await.expect("saved");
    let record = engine.record(id(1)).await.expect("there");
    let steps = vec![Step::Move(1, receipt(7)), Step::Put(received(&record, 7))];
    store(engine).commit(1, steps).await.expect("written");
    let mut theirs = record.clone();
    theirs.fields.set("hamlet", "Hilir");
    theirs.fields.set("rt", "5");
    (engine.record(id(1)).await.expect("there"), theirs)
}

fn renamed(seen: u64) -> NewEdit {
    let mut edit = household(1);
    let fields = Answers::new().with("head_name", "Bu Contoh");
    (edit.edit, edit.seen) = (Edit::Update { fields }, seen);
    edit
}

async fn an_edit_has_seen_what_its_form_was_filled_in_from() {
    let engine = with_vault(fresh_user()).await;
    let (record, theirs) = known_household(&engine).await;
    let form = engine.household(id(1)).await.expect("there").household;
    assert_eq!((record.revision, form.revision), (7, 7));
    // Her own edit is sent while the form is open, and a pull brings another cadre's.
    engine.save(vec![renamed(7)]).await.expect("saved");
    let steps = vec![Step::Move(2, receipt(8))];
    store(&engine).commit(2, steps).await.expect("written");
    let now = engine.record(id(1)).await.expect("there");
    assert_eq!(now.revision, 7, "of a receipt she has seen nothing");
    let steps = vec![Step::Put(received(&theirs, 9))];
    store(&engine).commit(2, steps).await.expect("written");

    engine
        .save(vec![renamed(form.revision)])
        .await
        .expect("saved");
    assert_eq!(waiting(&engine, 3).await.0, 7);
    let now = engine.record(id(1)).await.expect("there");
    assert_eq!(now.revision, 9);
    engine
        .save(vec![renamed(NewEdit::AS_IT_STANDS)])
        .await
        .expect("saved");
    assert_eq!(waiting(&engine, 4).await.0, 9);
}

async fn a_refused_edit_sent_again_has_seen_no_more_than_before() {
    let engine = with_vault(fresh_user()).await;
    let (_, theirs) = known_household(&engine).await;
    engine.save(vec![renamed(7)]).await.expect("saved");
    let refused = EntryState::Refused {
        code: "impossible".to_owned(),
        field: Some("head_name".to_owned()),
        message: "Tulis nama".to_owned(),
    };
    let steps = vec![Step::Move(2, refused)];
    store(&engine).commit(2, steps).await.expect("written");
    // Behind the open form another cadre's values come; she corrects the hamlet only.
    let mut theirs = received(&theirs, 9);
    theirs.view.fields.set("head_name", "Bu Contoh");
    let steps = vec![Step::Put(theirs)];
    store(&engine).commit(2, steps).await.expect("written");
    let corrected = Answers::new().with("hamlet", "Hulu");
    engine
        .resend(2, corrected, String::new())
        .await
        .expect("saved");

    let fields = Answers::new()
        .with("head_name", "Bu Contoh")
        .with("hamlet", "Hulu");
    let (seen, edit) = waiting(&engine, 3).await;
    assert_eq!(seen, 7);
    assert!(
        edit == Edit::Update { fields },
        "her values, and nobody else's RT"
    );
}

async fn what_another_tab_corrected_is_not_said_to_be_saved() {
    let user = fresh_user();
    let one = with_vault(user).await;
    one.save(vec![household(1)]).await.expect("saved");
    let refused = EntryState::Refused {
        code: "impossible".to_owned(),
        field: Some("rt".to_owned()),
        message: "Isi angka".to_owned(),
    };
    let steps = vec![Step::Move(1, refused)];
    store(&one).commit(1, steps).await.expect("written");
    let key = "resend/1".to_owned();
    let note = DraftNote {
        key: key.clone(),
        route: String::new(),
        title: String::new(),
        page: 0,
        draft: Draft::default(),
        begun: Draft::default(),
        seen: 0,
        saved_at: String::new(),
    };
    keep_draft(one.clone(), note);
    one.write_drafts().await;
    let corrected = |rt: &str| Answers::new().with("rt", rt);
    let other = again(user).await;
    other
        .resend(1, corrected("3"), String::new())
        .await
        .expect("saved");
    let late = one.resend(1, corrected("4"), key.clone()).await;
    assert_eq!(late, Err(SaveProblem::SettledMeanwhile));
    let engine = again(user).await;
    assert!(engine.draft(&key).is_some(), "what she typed is kept");
    let fields = engine.record(id(1)).await.expect("there").fields;
    assert_eq!(fields.text("rt"), Some("3"));
}

async fn a_page_on_its_way_takes_nobody_forward_who_wants_everything_anew() {
    let user = fresh_user();
    let one = with_vault(user).await;
    let other = again(user).await;
    for asks in [&one, &other] {
        let pulls = store(&one);
        let stood = pulls.position().await.expect("read");
        let at = |cursor: &str| {
            let cursor = Some(cursor.to_owned());
            vec![Step::Position(Position {
                cursor,
                ..stood.clone()
            })]
        };
        let first = pulls.commit(0, at("a")).await;
        assert_eq!(first, Ok(Committed::Done));
        pulls.position().await.expect("read");
        fetch_again(asks).await.expect("noted");
        assert_eq!(pulls.commit(0, at("b")).await, Ok(Committed::Stale));
        assert_eq!(pulls.position().await.expect("read").cursor, None);
    }
}
