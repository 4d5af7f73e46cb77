//! Links, forms, sizes, imports and clocks: what a change must be to be taken.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_domain::form::Clock;
use dampingi_sync::accept;
use dampingi_sync::{Change, Kind, Origin, Role, link};
use serde_json::{Value, json};
use uuid::Uuid;

#[test]
fn what_is_not_there_yet_is_waited_for() {
    let empty = Shelf::default();
    check(&empty, &visit(41), &cadre(), "deferred 2");
    let shelf = Shelf::family();
    let unknown = update(shelf.get(10), 1, Answers::new().with("hamlet", "x"));
    check(&empty, &unknown, &cadre(), "deferred 1");
    let child = with(
        Change {
            record: id(21),
            ..person()
        },
        link::MOTHER,
        id(99).to_string(),
    );
    check(&shelf, &child, &cadre(), "deferred 1");
}

#[test]
fn what_a_newer_app_sends_waits_for_the_server_to_be_updated() {
    let shelf = Shelf::family();
    let later = Change {
        schema: u16::MAX,
        ..visit(41)
    };
    check(&shelf, &later, &cadre(), "deferred 0");
    let kind = create(70, Kind::Other("balloon".to_owned()), "", Answers::new());
    check(&shelf, &kind, &cadre(), "deferred 0");
}

#[test]
fn links_point_at_what_they_should() {
    let shelf = Shelf::family();
    let cases = [
        (
            with(visit(41), link::PERSON, id(10).to_string()),
            "refused wrong_link person_id",
        ),
        (
            with(visit(41), link::EPISODE, id(20).to_string()),
            "refused wrong_link episode_id",
        ),
        (
            with(visit(41), link::EPISODE, Value::Null),
            "refused missing_link episode_id",
        ),
        (
            with(visit(41), link::PERSON, "entah"),
            "refused wrong_link person_id",
        ),
        (
            with(visit(41), link::PERSON, 7),
            "refused wrong_link person_id",
        ),
        (
            with(visit(41), link::CORRECTS, id(41).to_string()),
            "refused wrong_link corrects_id",
        ),
        (
            with(visit(41), link::HOUSEHOLD, id(20).to_string()),
            "refused wrong_link household_id",
        ),
    ];
    for (change, expected) in cases {
        check(&shelf, &change, &cadre(), expected);
    }
}

#[test]
fn a_visit_belongs_to_an_episode_of_its_person_and_kind() {
    let mut shelf = Shelf::family();
    shelf.take(
        &Change {
            record: id(21),
            ..person()
        },
        &cadre(),
    );
    let other = with(visit(41), link::PERSON, id(21).to_string());
    check(&shelf, &other, &cadre(), "refused wrong_link episode_id");
    let pregnancy = Change {
        form: "pregnancy_visit".to_owned(),
        ..visit(41)
    };
    check(
        &shelf,
        &pregnancy,
        &cadre(),
        "refused wrong_link episode_id",
    );
}

#[test]
fn whose_an_episode_is_never_changes() {
    let mut shelf = Shelf::family();
    shelf.take(
        &Change {
            record: id(21),
            ..person()
        },
        &cadre(),
    );
    let moved = update(
        shelf.get(30),
        3,
        Answers::new().with(link::PERSON, id(21).to_string()),
    );
    check(&shelf, &moved, &cadre(), "refused final_link person_id");
    let fields: Answers = [(link::PERSON.to_owned(), Value::Null)]
        .into_iter()
        .collect();
    let taken_out = update(shelf.get(30), 3, fields);
    check(&shelf, &taken_out, &cadre(), "refused final_link person_id");
}

#[test]
fn a_form_cannot_be_slipped_past() {
    let shelf = Shelf::family();
    let named = |form: &str| Change {
        form: form.to_owned(),
        ..visit(41)
    };
    for form in ["", "person", "child"] {
        check(&shelf, &named(form), &cadre(), "refused wrong_form -");
    }
    check(&shelf, &named("visit_of_2031"), &cadre(), "applied");
    let renamed = Change {
        form: "household_2".to_owned(),
        ..update(shelf.get(10), 1, Answers::new().with("hamlet", "x"))
    };
    check(&shelf, &renamed, &cadre(), "refused wrong_form -");
    let recast = Change {
        kind: Kind::Person,
        form: "person".to_owned(),
        ..renamed
    };
    check(&shelf, &recast, &cadre(), "refused wrong_kind -");
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    let shelf = Shelf::family();
    check(
        &shelf,
        &with(visit(41), "weight_kg", 300),
        &cadre(),
        "refused impossible weight_kg",
    );
    check(
        &shelf,
        &with(visit(41), "weight_kg", "berat"),
        &cadre(),
        "refused not_a_number weight_kg",
    );
    check(
        &shelf,
        &with(visit(41), "visit_date", Value::Null),
        &cadre(),
        "refused missing visit_date",
    );
    check(
        &shelf,
        &Change {
            form_version: 0,
            ..with(visit(41), "visit_date", "2024-01-01")
        },
        &cadre(),
        "refused before_birth visit_date",
    );
    let unlikely = shelf.ask(&with(visit(41), "weight_kg", 31), &cadre());
    assert!(
        unlikely.writes[0]
            .record
            .flags
            .contains(&"weight_kg:unlikely".to_owned())
    );
}

#[test]
fn a_visit_in_the_future_is_refused_only_when_the_clock_agreed() {
    let mut shelf = Shelf::family();
    let tomorrow = with(visit(41), "visit_date", "2026-11-22");
    check(&shelf, &tomorrow, &cadre(), "refused future visit_date");
    shelf.clock = Clock::Unsure;
    let verdict = shelf.ask(&tomorrow, &cadre());
    assert_eq!(word(&verdict), "applied");
    assert!(
        verdict.writes[0]
            .record
            .flags
            .contains(&"visit_date:future".to_owned())
    );
}

#[test]
fn a_newer_forms_answers_are_flagged_and_an_older_forms_gaps_too() {
    let shelf = Shelf::family();
    let newer = Change {
        form_version: 999,
        ..with(visit(41), "weight_kg", 300)
    };
    let verdict = shelf.ask(&newer, &cadre());
    assert!(
        verdict.writes[0]
            .record
            .flags
            .contains(&"weight_kg:impossible".to_owned())
    );
    let older = Change {
        form_version: 0,
        ..with(visit(41), "weight_kg", Value::Null)
    };
    check(&shelf, &older, &cadre(), "applied");
}

#[test]
fn an_import_may_have_gaps_and_brings_no_author_of_its_own() {
    let mut shelf = Shelf::family();
    shelf.origin = Origin::Import;
    let gap = with(visit(41), "weight_kg", Value::Null);
    let admin = author(Role::Admin, &[]);
    let verdict = shelf.take(&gap, &admin);
    assert_eq!(word(&verdict), "applied");
    assert_eq!(shelf.get(41).record.origin, Origin::Import);
}

#[test]
fn a_change_has_a_size() {
    let shelf = Shelf::family();
    check(
        &shelf,
        &with(visit(41), "notes_of_2031", "x".repeat(70_000)),
        &cadre(),
        "refused too_big -",
    );
    let many = (0..500).fold(visit(41), |change, n| with(change, &format!("f{n}"), 1));
    check(&shelf, &many, &cadre(), "refused too_big -");
}

/// A phone reads no answer that goes deeper than a hundred steps: one such field would keep a whole village from hearing anything.
#[test]
fn a_change_has_a_depth() {
    let shelf = Shelf::family();
    let deep = |steps: u32| (0..steps).fold(Value::from(1), |inner, _| vec![inner].into());
    let change = |steps| with(visit(41), "notes_of_2031", deep(steps));
    check(&shelf, &change(16), &cadre(), "applied");
    for steps in [17, 97, 120] {
        check(&shelf, &change(steps), &cadre(), "refused too_big -");
    }
}

/// Each edit writes the whole record anew, and each phone of the village fetches it whole.
#[test]
fn a_record_does_not_grow_without_end() {
    let mut shelf = Shelf::family();
    let more = |shelf: &Shelf, number: u32, length: usize| {
        let fields = Answers::new().with(format!("of_2031_{number}"), "x".repeat(length));
        let change = update(shelf.get(10), shelf.revision, fields);
        let change_id = Uuid::from_u128(8_000_000 + u128::from(number));
        Change {
            change_id,
            ..change
        }
    };
    let first = more(&shelf, 0, 40_000);
    shelf.applies(&first, &cadre());
    check(
        &shelf,
        &more(&shelf, 1, 40_000),
        &cadre(),
        "refused too_big -",
    );
    check(&shelf, &more(&shelf, 2, 100), &cadre(), "applied");
    // One that is larger, from before, can be made smaller.
    let household = shelf.records.get_mut(&id(10)).expect("there");
    household.record.fields.set("of_2030", "x".repeat(90_000));
    check(&shelf, &more(&shelf, 3, 100), &cadre(), "refused too_big -");
    let mut less = Answers::new();
    less.clear("of_2031_0");
    let smaller = update(shelf.get(10), shelf.revision, less);
    check(&shelf, &smaller, &cadre(), "applied");
}

#[test]
fn fields_that_this_version_does_not_know_are_kept() {
    let mut shelf = Shelf::family();
    shelf.take(
        &with(visit(41), "mood_of_2031", json!({ "deep": [1, "x"] })),
        &cadre(),
    );
    assert_eq!(
        shelf.get(41).record.fields.get("mood_of_2031"),
        Some(&json!({ "deep": [1, "x"] }))
    );
    let names = accept::also_wanted(&shelf.get(41).record);
    assert_eq!(names, [id(20), id(30)]);
}

/// How care ended stands in the record beside its form's answers: it is held to its own table, and taken back by a null.
#[test]
fn how_care_ended_is_held_to_its_table_and_can_be_taken_back() {
    let mut shelf = Shelf::family();
    let (person, episode) = (20, 30);
    let base = |shelf: &Shelf, of| shelf.get(of).record.revision;
    let said = |shelf: &Shelf, of, fields: Answers| update(shelf.get(of), base(shelf, of), fields);
    let gone = |on: &str| {
        Answers::new()
            .with("left_on", on)
            .with("left_reason", "moved")
    };
    for (fields, expected) in [
        (gone("1900-01-01"), "refused left_before_birth left_on"),
        (gone("2026-11-22"), "refused future left_on"),
        (gone("kemarin"), "refused not_a_date left_on"),
        (gone("2026-11-01"), "applied"),
    ] {
        check(&shelf, &said(&shelf, person, fields), &cadre(), expected);
    }
    let ended = Answers::new().with("ended_on", "2026-11-22");
    check(
        &shelf,
        &said(&shelf, episode, ended),
        &cadre(),
        "refused future ended_on",
    );
    let left = said(&shelf, person, gone("2026-11-01"));
    shelf.take(&left, &cadre());
    assert!(shelf.get(person).record.fields.is_filled("left_on"));
    let mut back = Answers::new();
    back.clear("left_on");
    back.clear("left_reason");
    let mistaken = said(&shelf, person, back);
    shelf.take(&mistaken, &cadre());
    assert!(!shelf.get(person).record.fields.is_filled("left_on"));
}
