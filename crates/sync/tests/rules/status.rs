//! The words of state of a visit.

use crate::build::{id, review, visit};
use dampingi_domain::Answers;
use dampingi_sync::status::{VisitState, Way, chain, visit_state};
use dampingi_sync::store::EntryState;
use dampingi_sync::{Record, link, replay};
use serde_json::json;

fn record(number: u128, revision: u64) -> Record {
    let mut record = replay::lay(None, &visit(number));
    record.revision = revision;
    record
}

fn correcting(number: u128, revision: u64, of: u128) -> Record {
    let mut record = record(number, revision);
    record.fields.set(link::CORRECTS, id(of).to_string());
    record
}

fn says(number: u128, revision: u64, of: u128, fields: Answers) -> Record {
    let mut record = replay::lay(None, &review(number, of, fields));
    record.revision = revision;
    record
}

fn state(word: &str) -> Answers {
    Answers::new().with("state", word)
}

fn returned() -> VisitState {
    VisitState::Returned {
        note: "timbang lagi".to_owned(),
        fields: [("weight_kg".to_owned(), "terlalu ringan".to_owned())].into(),
    }
}

fn returns() -> Answers {
    state("returned").with("note", "timbang lagi").with(
        "field_notes",
        json!({ "weight_kg": "terlalu ringan", "odd": 3 }),
    )
}

#[test]
fn the_way_of_a_visit_from_phone_to_approval() {
    let visit = record(40, 5);
    let refused = EntryState::Refused {
        code: "c".to_owned(),
        field: None,
        message: "m".to_owned(),
    };
    let sent = EntryState::Sent {
        revision: 5,
        at: String::new(),
    };
    let approved = [says(50, 6, 40, state("approved"))];
    let cases: [(Way<'_>, &[Record], VisitState); 9] = [
        (Way::Pending(&EntryState::Waiting), &[], VisitState::OnPhone),
        (
            Way::Pending(&EntryState::Deferred),
            &[],
            VisitState::OnPhone,
        ),
        (Way::Sending, &[], VisitState::Sending),
        (Way::Pending(&sent), &[], VisitState::Sent),
        (Way::Settled, &[], VisitState::Sent),
        (
            Way::Pending(&refused),
            &approved,
            VisitState::Refused {
                code: "c".to_owned(),
                field: None,
                message: "m".to_owned(),
            },
        ),
        (Way::Settled, &approved, VisitState::Approved),
        (Way::Settled, &[says(50, 6, 40, returns())], returned()),
        (
            Way::Settled,
            &[says(50, 6, 40, state("closed_duplicate"))],
            VisitState::ClosedDuplicate,
        ),
    ];
    for (way, around, expected) in cases {
        assert!(
            visit_state(&visit, way, around) == expected,
            "{way:?} {expected:?}"
        );
    }
}

#[test]
fn the_newest_review_counts_and_one_on_this_phone_is_newer_than_all() {
    let visit = record(40, 5);
    let of = |reviews: &[Record]| visit_state(&visit, Way::Settled, reviews);
    assert!(
        of(&[
            says(50, 9, 40, state("approved")),
            says(51, 7, 40, returns())
        ]) == VisitState::Approved
    );
    assert!(
        of(&[
            says(50, 9, 40, state("approved")),
            says(51, 0, 40, returns())
        ]) == returned()
    );
    // Taken back: it waits again.
    assert!(
        of(&[
            says(50, 9, 40, state("approved")),
            says(51, 0, 40, state("received"))
        ]) == VisitState::Sent
    );
    assert!(
        of(&[says(50, 9, 41, state("approved"))]) == VisitState::Sent,
        "of another visit"
    );
    assert!(of(&[says(50, 9, 40, state("word of 2031"))]) == VisitState::Sent);
    let mut taken_back = says(50, 9, 40, state("approved"));
    taken_back.deleted = true;
    assert!(of(&[taken_back]) == VisitState::Sent);
}

#[test]
fn a_correction_supersedes_and_is_open_itself() {
    let (first, second) = (record(40, 5), correcting(41, 8, 40));
    let around = [first.clone(), second.clone(), says(50, 6, 40, returns())];
    assert!(visit_state(&first, Way::Settled, &around) == VisitState::Superseded);
    assert!(
        visit_state(&second, Way::Settled, &around) == VisitState::Sent,
        "the old review is not its own"
    );
    let mut hidden = second;
    hidden.deleted = true;
    let around = [hidden, says(50, 6, 40, returns())];
    assert!(visit_state(&first, Way::Settled, &around) == returned());
}

#[test]
fn a_chain_is_the_same_from_every_version_of_it() {
    let visits = [
        correcting(43, 0, 41),
        record(44, 3),
        correcting(41, 9, 40),
        record(40, 5),
        correcting(42, 8, 40),
    ];
    let expected = [40, 42, 41, 43].map(id);
    for of in [40, 41, 42, 43] {
        let ids: Vec<_> = chain(&visits, id(of))
            .into_iter()
            .map(|visit| visit.id)
            .collect();
        assert_eq!(ids, expected, "{of}");
    }
    assert_eq!(chain(&visits, id(44)).len(), 1);
    assert!(chain(&visits, id(99)).is_empty());
    let circle = [correcting(40, 1, 41), correcting(41, 2, 40)];
    assert_eq!(chain(&circle, id(40)).len(), 2, "nonsense ends too");
}

#[test]
fn debug_shows_no_words_of_the_coordinator() {
    assert_eq!(format!("{:?}", returned()), "Returned");
}
