//! A person chooses between the two values of a conflict card.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_sync::accept::{CHOSEN, NOTE, OPEN, THEIRS_BY};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Author, Change, Edit, RecordId, Role, Stored, link};
use serde_json::{Value, json};
use uuid::Uuid;

const FIRST: &str = "6501056001250001";
const SECOND: &str = "6501056001250002";

/// Two cadres gave one child a NIK without seeing each other: the first stays, and a card holds both.
fn disputed() -> (Shelf, RecordId) {
    let mut shelf = Shelf::family();
    let saw = shelf.revision;
    let nik = |nik: &str| Answers::new().with("nik_status", "known").with("nik", nik);
    shelf.take(&update(shelf.get(20), saw, nik(FIRST)), &cadre());
    let other = Change {
        device_id: Uuid::from_u128(3),
        change_id: Uuid::from_u128(5_000_000),
        ..update(shelf.get(20), saw, nik(SECOND))
    };
    let Outcome::Conflict { card, .. } = shelf.take(&other, &cadre()).outcome else {
        panic!("no card");
    };
    assert_eq!(now(&shelf), FIRST);
    (shelf, card)
}

fn now(shelf: &Shelf) -> &str {
    shelf.get(20).record.fields.text("nik").unwrap_or_default()
}

fn choice(card: &Stored, number: u128, chosen: Value) -> Change {
    let fields = Answers::new()
        .with(OPEN, false)
        .with(NOTE, "Dilihat di KK")
        .with(CHOSEN, chosen);
    Change {
        edit: Edit::Update { fields },
        change_id: Uuid::from_u128(number),
        ..update(card, card.record.revision, Answers::new())
    }
}

fn settle(shelf: &mut Shelf, card: RecordId, by: &Author, number: u128, chosen: Value) -> String {
    let change = choice(&shelf.records[&card].clone(), number, chosen);
    word(&shelf.take(&change, by))
}

#[test]
fn whoever_knows_chooses_and_the_card_says_what_stood_against_it() {
    for by in [cadre(), coordinator()] {
        for nik in [FIRST, SECOND, "6501056001250003"] {
            let (mut shelf, card) = disputed();
            assert!(
                shelf
                    .get(20)
                    .record
                    .flags
                    .contains(&"nik:disputed".to_owned())
            );
            assert_eq!(
                settle(&mut shelf, card, &by, 1, json!({ "nik": nik })),
                "applied"
            );
            assert_eq!(now(&shelf), nik);
            let flags = &shelf.get(20).record.flags;
            assert!(!flags.contains(&"nik:disputed".to_owned()), "{flags:?}");
            let card = &shelf.records[&card].record;
            let writers = card.fields.get(THEIRS_BY).expect("told");
            assert_eq!(writers["nik"], id(900).to_string());
            assert_eq!(card.fields.flag(OPEN), Some(false));
            assert_eq!(card.fields.text(NOTE), Some("Dilihat di KK"));
            assert_eq!(card.fields.get(CHOSEN), Some(&json!({ "nik": nik })));
            let points = card.fields.get("disputed").expect("kept").to_string();
            assert!(points.contains(FIRST) && points.contains(SECOND));
        }
    }
}

#[test]
fn only_who_works_there_and_only_what_the_card_is_about() {
    let (shelf, card) = disputed();
    let card = &shelf.records[&card];
    let change = choice(card, 1, json!({ "nik": SECOND }));
    check(
        &shelf,
        &change,
        &author(Role::Cadre, &[GUNUNG_SERIANG]),
        "refused outside_area -",
    );
    check(
        &shelf,
        &change,
        &author(Role::Coordinator, &["65.01.01"]),
        "refused outside_area -",
    );
    for role in [Role::Kabupaten, Role::Province, Role::Admin] {
        check(
            &shelf,
            &change,
            &author(role, &["65"]),
            "refused forbidden -",
        );
    }
    check(
        &shelf,
        &choice(card, 1, json!({ "name": "X" })),
        &cadre(),
        "refused forbidden -",
    );
    check(
        &shelf,
        &choice(card, 1, json!("x")),
        &cadre(),
        "refused forbidden -",
    );
    let wrong = choice(card, 1, json!({ "nik": "12" }));
    let verdict = shelf.ask(&wrong, &cadre());
    assert!(word(&verdict).ends_with(" nik"), "{}", word(&verdict));
    assert!(verdict.writes.is_empty());
}

/// The card lies where it was raised; whoever it is about may have moved since, and be let go of there.
#[test]
fn nobody_chooses_for_who_has_moved_out_of_her_villages() {
    let (mut shelf, card) = disputed();
    let moves = Change {
        area: area(GUNUNG_SERIANG),
        change_id: Uuid::from_u128(6_000_001),
        ..update(
            shelf.get(20),
            shelf.revision,
            Answers::new().with(link::AREA, GUNUNG_SERIANG),
        )
    };
    let both = author(Role::Cadre, &[JELARAI, GUNUNG_SERIANG]);
    shelf.applies(&moves, &both);
    let choice = choice(
        &shelf.records[&card],
        1,
        json!({ "nik": "6501056001250003" }),
    );
    // Until the new village has written in it, the old one still has a say.
    check(&shelf, &choice, &cadre(), "applied");
    let there = author(Role::Cadre, &[GUNUNG_SERIANG]);
    let confirms = Change {
        change_id: Uuid::from_u128(6_000_002),
        ..update(
            shelf.get(20),
            shelf.revision,
            Answers::new().with("nickname", "Ma"),
        )
    };
    shelf.applies(&confirms, &there);
    check(&shelf, &choice, &cadre(), "refused outside_area -");
    check(&shelf, &choice, &coordinator(), "applied");
    // To close it and write nothing is left to her.
    let mut closed = choice;
    if let Edit::Update { fields } = &mut closed.edit {
        fields.take(CHOSEN);
    }
    check(&shelf, &closed, &cadre(), "applied");
}

fn nik_from(shelf: &Shelf, device: u128, saw: u64, nik: &str) -> Change {
    let fields = Answers::new().with("nik_status", "known").with("nik", nik);
    Change {
        device_id: Uuid::from_u128(device),
        change_id: Uuid::from_u128(9_000_000 + device),
        ..update(shelf.get(20), saw, fields)
    }
}

#[test]
fn what_a_person_confirmed_is_not_written_over_by_who_had_not_seen_that() {
    let (mut shelf, card) = disputed();
    let saw = shelf.revision;
    let confirmed = settle(&mut shelf, card, &coordinator(), 1, json!({ "nik": FIRST }));
    assert_eq!(confirmed, "applied");
    let late = nik_from(&shelf, 4, saw, SECOND);
    assert_eq!(word(&shelf.take(&late, &cadre())), "conflict");
    assert_eq!(now(&shelf), FIRST);
    // Whoever saw that it was confirmed may know better.
    let aware = nik_from(&shelf, 5, shelf.revision, SECOND);
    check(&shelf, &aware, &cadre(), "applied");
}

#[test]
fn what_was_written_in_the_form_since_is_asked_about_also_when_it_is_one_of_the_two() {
    let (mut shelf, card) = disputed();
    let first = choice(&shelf.records[&card].clone(), 1, json!({ "nik": FIRST }));
    let form = nik_from(&shelf, 4, shelf.revision, SECOND);
    shelf.applies(&form, &cadre());
    assert_eq!(word(&shelf.take(&first, &coordinator())), "conflict");
    assert_eq!(now(&shelf), SECOND);
}

#[test]
fn two_who_choose_differently_get_a_card_again() {
    let (mut shelf, card) = disputed();
    assert_eq!(
        settle(&mut shelf, card, &cadre(), 1, json!({ "nik": SECOND })),
        "applied"
    );
    assert_eq!(
        settle(
            &mut shelf,
            card,
            &coordinator(),
            2,
            json!({ "nik": SECOND })
        ),
        "duplicate"
    );
    let other = choice(&shelf.records[&card].clone(), 3, json!({ "nik": FIRST }));
    let Outcome::Conflict {
        card: again,
        revision,
    } = shelf.take(&other, &coordinator()).outcome
    else {
        panic!("silently dropped");
    };
    assert_eq!(revision, shelf.records[&card].record.revision);
    assert_eq!(now(&shelf), SECOND, "critical: nothing is written over");
    assert!(
        shelf
            .get(20)
            .record
            .flags
            .contains(&"nik:disputed".to_owned())
    );
    assert_eq!(
        settle(
            &mut shelf,
            again,
            &coordinator(),
            4,
            json!({ "nik": FIRST })
        ),
        "applied"
    );
    assert_eq!(now(&shelf), FIRST);
}

#[test]
fn what_was_written_since_is_not_chosen_away() {
    let (mut shelf, card) = disputed();
    let third = Answers::new().with("nik", "6501056001250009");
    let seen = Change {
        change_id: Uuid::from_u128(6_000_000),
        ..update(shelf.get(20), shelf.revision, third)
    };
    shelf.applies(&seen, &cadre());
    assert_eq!(
        settle(&mut shelf, card, &cadre(), 1, json!({ "nik": SECOND })),
        "conflict"
    );
    assert_eq!(now(&shelf), "6501056001250009");
    assert_eq!(shelf.records[&card].record.fields.flag(OPEN), Some(false));
}
