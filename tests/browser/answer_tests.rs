//! What the server's answers and pages change on the phone, in IndexedDB: receipts, refusals, reviews that come back.

use crate::phone::VisitState;
use crate::phone::engine::Engine;
use crate::phones::{again, fresh_user, household, id, person, store, survey, visit, with_vault};
use dampingi_domain::Answers;
use dampingi_sync::store::{Committed, EntryState, Step, Store};
use dampingi_sync::{Edit, Kind, Local, Record, RecordId, link, status};

pub const NAMES: &[&str] = &[
    "a_review_that_is_pulled_marks_the_visit_returned",
    "a_returned_survey_stands_with_its_household_until_it_is_corrected",
    "a_refused_visit_is_corrected_and_waits_again",
    "a_refused_edit_sent_again_takes_nothing_back_that_was_sent",
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

    let corrected = view.record.fields.clone().with("weight_kg", 8.5);
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
    fields.set("rt", "3");
    fields.set("hamlet", "Sungai Buluh");
    engine
        .resend(3, fields.clone(), String::new())
        .await
        .expect("saved");

    let unsettled = store(&engine).unsettled().await.expect("read");
    let edits: Vec<(u64, Edit)> = unsettled
        .into_iter()
        .map(|entry| (entry.change.device_seq, entry.change.edit))
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
