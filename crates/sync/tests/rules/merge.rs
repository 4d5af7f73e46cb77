//! Merge by field, deletion, moves and conflict cards.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_domain::life::{HOUSE_SINCE, LEFT_ON, LEFT_REASON};
use dampingi_sync::accept::{self, CRITICAL, hangs_on};
use dampingi_sync::{Change, Edit, Kind, Origin, Role, link};
use serde_json::{Value, json};
use uuid::Uuid;

#[test]
fn a_move_needs_both_areas_and_both_see_it_until_confirmed() {
    let mut shelf = Shelf::family();
    let moved = Change {
        area: area(GUNUNG_SERIANG),
        ..update(
            shelf.get(10),
            1,
            Answers::new().with(link::AREA, GUNUNG_SERIANG),
        )
    };
    check(&shelf, &moved, &cadre(), "refused outside_area -");
    check(
        &shelf,
        &moved,
        &author(Role::Cadre, &[GUNUNG_SERIANG]),
        "refused outside_area -",
    );
    let both = author(Role::Cadre, &[JELARAI, GUNUNG_SERIANG]);
    shelf.applies(&moved, &both);
    assert_eq!(shelf.get(10).record.area, area(GUNUNG_SERIANG));
    assert_eq!(shelf.get(10).former_area, Some(area(JELARAI)));
    // The old cadre wrote offline, naming the old area: taken, and the record is not moved back.
    let late = Change {
        area: area(JELARAI),
        device_id: Uuid::from_u128(3),
        ..update(shelf.get(10), 1, Answers::new().with("hamlet", "Lama"))
    };
    shelf.applies(&late, &cadre());
    assert_eq!(shelf.get(10).record.area, area(GUNUNG_SERIANG));
    // And a person under it may still be added by her.
    check(
        &shelf,
        &Change {
            record: id(21),
            ..person()
        },
        &cadre(),
        "applied",
    );
    // Somebody who works only in the new area writes it: confirmed.
    let new_cadre = author(Role::Cadre, &[GUNUNG_SERIANG]);
    let confirms = Change {
        device_id: Uuid::from_u128(4),
        ..update(shelf.get(10), 99, Answers::new().with("hamlet", "Baru"))
    };
    shelf.applies(&confirms, &new_cadre);
    assert_eq!(shelf.get(10).former_area, None);
    check(&shelf, &late, &cadre(), "refused outside_area -");
}

#[test]
fn an_import_never_writes_over_what_a_person_wrote() {
    let mut shelf = Shelf::family();
    shelf.origin = Origin::Import;
    let again = with(with(person(), "name", "Mawar"), "nickname", "Ma");
    let verdict = shelf.take(
        &Change {
            device_id: Uuid::from_u128(7),
            ..again
        },
        &author(Role::Admin, &[]),
    );
    assert_eq!(word(&verdict), "conflict");
    assert_eq!(
        shelf.get(20).record.fields.text("name"),
        person().edit.fields().and_then(|f| f.text("name"))
    );
    assert_eq!(
        shelf.get(20).record.fields.text("nickname"),
        Some("Ma"),
        "what was empty is filled"
    );
}

#[test]
fn different_fields_merge() {
    let mut shelf = Shelf::family();
    let mine = update(shelf.get(10), 1, Answers::new().with("hamlet", "Satu"));
    let yours = Change {
        device_id: Uuid::from_u128(3),
        ..update(shelf.get(10), 1, Answers::new().with("rt", "002"))
    };
    shelf.applies(&mine, &cadre());
    shelf.applies(&yours, &cadre());
    let merged = &shelf.get(10).record.fields;
    assert_eq!(
        (merged.text("hamlet"), merged.text("rt")),
        (Some("Satu"), Some("002"))
    );
}

#[test]
fn the_same_field_keeps_both_values() {
    let mut shelf = Shelf::family();
    let first = update(shelf.get(10), 1, Answers::new().with("hamlet", "Satu"));
    let second = Change {
        device_id: Uuid::from_u128(3),
        ..update(shelf.get(10), 1, Answers::new().with("hamlet", "Dua"))
    };
    shelf.take(&first, &cadre());
    let verdict = shelf.take(&second, &cadre());
    assert_eq!(word(&verdict), "conflict");
    assert_eq!(
        shelf.get(10).record.fields.text("hamlet"),
        Some("Dua"),
        "the server's order wins for now"
    );
    let card = &verdict.writes[1].record;
    assert_eq!(card.kind, Kind::Conflict);
    assert_eq!(card.link(link::RECORD), Some(id(10)));
    assert_eq!(
        card.fields.get("disputed"),
        Some(&json!([{ "field": "hamlet", "theirs": "Satu", "ours": "Dua" }]))
    );
    assert_eq!(card.fields.flag("open"), Some(true));
}

#[test]
fn two_edits_of_one_phone_are_no_conflict() {
    let mut shelf = Shelf::family();
    let first = update(shelf.get(10), 1, Answers::new().with("hamlet", "Satu"));
    let second = Change {
        change_id: Uuid::from_u128(5),
        ..update(shelf.get(10), 1, Answers::new().with("hamlet", "Dua"))
    };
    shelf.take(&first, &cadre());
    shelf.applies(&second, &cadre());
    assert_eq!(shelf.get(10).record.fields.text("hamlet"), Some("Dua"));
}

/// Two households.
const FIRST: &str = "00000000-0000-0000-0000-00000000000a";
const OTHER: &str = "00000000-0000-0000-0000-00000000000b";

#[test]
fn critical_fields_are_never_overwritten_unseen() {
    let values = [
        ("nik", "6501056001250001"),
        ("nik_status", "known"),
        ("birth_date", "2025-01-11"),
        ("sex", "male"),
        ("lmp", "2026-05-01"),
        ("died_on", "2026-10-01"),
        (LEFT_ON, "2026-10-01"),
        (LEFT_REASON, "died"),
        (link::HOUSEHOLD, FIRST),
        (link::HOUSES_BEFORE, FIRST),
        (HOUSE_SINCE, "2026-10-01"),
    ];
    assert_eq!(values.map(|(key, _)| key), CRITICAL);
    for (key, value) in values {
        let mut shelf = Shelf::family();
        shelf.again([(11, household())]);
        let other: Value = match key {
            "nik" => "6501056001250002".into(),
            "nik_status" => "not_issued_yet".into(),
            "sex" => "female".into(),
            LEFT_REASON => "moved".into(),
            link::HOUSEHOLD | link::HOUSES_BEFORE => OTHER.into(),
            _ => "2025-02-02".into(),
        };
        shelf
            .records
            .get_mut(&id(20))
            .expect("there")
            .record
            .fields
            .set(key, Value::Null);
        let first = update(shelf.get(20), 2, Answers::new().with(key, other.clone()));
        let second = Change {
            device_id: Uuid::from_u128(3),
            ..update(shelf.get(20), 2, Answers::new().with(key, value))
        };
        assert_eq!(word(&shelf.take(&first, &cadre())), "applied", "{key}");
        assert_eq!(word(&shelf.take(&second, &cadre())), "conflict", "{key}");
        let record = &shelf.get(20).record;
        assert_eq!(record.fields.get(key), Some(&other), "{key}");
        let flag = format!("{key}:disputed");
        assert!(record.flags.contains(&flag), "{key}");
        // An edit of another field leaves the question open; one by somebody who saw the value settles it.
        let beside = Change {
            device_id: Uuid::from_u128(4),
            ..update(
                shelf.get(20),
                shelf.revision,
                Answers::new().with("nickname", "Ma"),
            )
        };
        shelf.take(&beside, &cadre());
        assert!(shelf.get(20).record.flags.contains(&flag), "{key}");
        let chosen = Change {
            change_id: Uuid::from_u128(6),
            device_id: Uuid::from_u128(4),
            ..update(
                shelf.get(20),
                shelf.revision,
                Answers::new().with(key, other.clone()),
            )
        };
        assert_eq!(word(&shelf.take(&chosen, &cadre())), "applied", "{key}");
        assert!(!shelf.get(20).record.flags.contains(&flag), "{key}");
    }
}

#[test]
fn an_edit_that_changes_nothing_writes_nothing() {
    let shelf = Shelf::family();
    let same = shelf.get(10).record.fields.clone();
    check(
        &shelf,
        &update(shelf.get(10), 1, same),
        &cadre(),
        "duplicate",
    );
}

#[test]
fn an_old_gap_does_not_refuse_a_new_edit() {
    let mut shelf = Shelf::family();
    shelf
        .records
        .get_mut(&id(20))
        .expect("there")
        .record
        .fields
        .take("name");
    let edit = update(shelf.get(20), 2, Answers::new().with("nickname", "Ma"));
    let verdict = shelf.take(&edit, &cadre());
    assert_eq!(word(&verdict), "applied");
    assert!(
        shelf
            .get(20)
            .record
            .flags
            .contains(&"name:missing".to_owned())
    );
    let fields: Answers = [("consent".to_owned(), Value::Null)].into_iter().collect();
    check(
        &shelf,
        &update(shelf.get(20), 5, fields),
        &cadre(),
        "refused missing consent",
    );
    let impossible = update(
        shelf.get(20),
        5,
        Answers::new().with("nik_status", "known").with("nik", "12"),
    );
    check(&shelf, &impossible, &cadre(), "refused digit_count nik");
}

#[test]
fn an_update_is_held_against_the_person_it_is_about() {
    let shelf = Shelf::family();
    let before_birth = update(
        shelf.get(30),
        3,
        Answers::new().with("registered_on", "2020-01-01"),
    );
    let verdict = shelf.ask(&before_birth, &cadre());
    assert!(
        word(&verdict).starts_with("refused") || !verdict.writes[0].record.flags.is_empty(),
        "the child was not born yet: {}",
        word(&verdict)
    );
}

#[test]
fn a_record_made_twice_keeps_both() {
    let mut shelf = Shelf::family();
    let again = Change {
        change_id: Uuid::from_u128(7),
        device_id: Uuid::from_u128(2),
        ..with(household(), "hamlet", "Dua")
    };
    let before = with(household(), "hamlet", "Satu");
    shelf.take(
        &update(
            shelf.get(10),
            1,
            before.edit.fields().expect("fields").clone(),
        ),
        &cadre(),
    );
    shelf
        .records
        .get_mut(&id(10))
        .expect("there")
        .field_devices
        .clear();
    let verdict = shelf.take(&again, &cadre());
    assert_eq!(word(&verdict), "conflict");
    assert_eq!(word(&shelf.ask(&visit(40), &cadre())), "duplicate");
}

#[test]
fn a_deletion_hides_and_says_why() {
    let mut shelf = Shelf::family();
    let delete = |reason: &str| Change {
        edit: Edit::Delete {
            reason: reason.to_owned(),
        },
        ..update(shelf.get(10), 1, Answers::new())
    };
    check(
        &shelf,
        &delete(" "),
        &cadre(),
        "refused missing_reason deletion_reason",
    );
    let gone = delete("pindah");
    shelf.applies(&gone, &cadre());
    assert!(shelf.get(10).record.deleted);
    assert_eq!(
        shelf.get(10).record.fields.text(link::DELETION_REASON),
        Some("pindah")
    );
    // Said once more, by another or out of its order, it is noted.
    check(&shelf, &gone, &cadre(), "applied");
}

#[test]
fn deleting_what_another_edited_raises_a_card_and_so_does_the_other_way() {
    let mut shelf = Shelf::family();
    let edit = update(shelf.get(10), 1, Answers::new().with("hamlet", "Satu"));
    shelf.take(&edit, &cadre());
    let delete = |device: u128| Change {
        edit: Edit::Delete {
            reason: "ganda".to_owned(),
        },
        device_id: Uuid::from_u128(device),
        ..update(shelf.get(10), 1, Answers::new())
    };
    check(&shelf, &delete(2), &cadre(), "applied");
    let unseen = delete(3);
    assert_eq!(word(&shelf.take(&unseen, &cadre())), "conflict");
    assert!(shelf.get(10).record.deleted);
    let late = Change {
        device_id: Uuid::from_u128(4),
        ..update(shelf.get(10), 1, Answers::new().with("rt", "003"))
    };
    assert_eq!(word(&shelf.take(&late, &cadre())), "conflict");
    let stored = shelf.get(10);
    assert!(stored.record.deleted, "the deletion hides");
    assert_eq!(
        stored.record.fields.text("rt"),
        Some("003"),
        "the edit is kept"
    );
}

#[test]
fn what_is_hung_on_a_hidden_record_is_kept_with_a_card() {
    let mut shelf = Shelf::family();
    shelf
        .records
        .get_mut(&id(20))
        .expect("there")
        .record
        .deleted = true;
    let verdict = shelf.take(&visit(41), &cadre());
    assert_eq!(word(&verdict), "conflict");
    assert_eq!(verdict.writes[1].record.link(link::RECORD), Some(id(20)));
}

#[test]
fn hiding_what_another_hung_something_on_unseen_raises_a_card() {
    let mut shelf = Shelf::family();
    let delete = Change {
        edit: Edit::Delete {
            reason: "ganda".to_owned(),
        },
        ..update(shelf.get(20), 2, Answers::new())
    };
    check(&shelf, &delete, &cadre(), "applied");
    shelf.hung_since = true;
    let verdict = shelf.take(&delete, &cadre());
    assert_eq!(word(&verdict), "conflict");
    let [hidden, card] = &verdict.writes[..] else {
        panic!("the record and its card");
    };
    assert!(hidden.record.deleted, "the deletion hides");
    assert_eq!(card.record.link(link::RECORD), Some(id(20)));
    let points = card.record.fields.get(accept::DISPUTED_FIELDS);
    let point = json!([{ "field": accept::WHOLE, "theirs": "added", "ours": "deleted" }]);
    assert_eq!(points, Some(&point));
    // Hidden once, it is not asked about again.
    check(&shelf, &delete, &cadre(), "applied");
}

#[test]
fn only_what_another_device_hung_on_it_counts_and_no_review() {
    let hide = |record: u128| Change {
        device_id: Uuid::from_u128(2),
        ..change(
            record,
            Kind::Person,
            "person",
            Edit::Delete {
                reason: "ganda".to_owned(),
            },
        )
    };
    assert!(hangs_on(&visit(41), &hide(20)) && hangs_on(&person(), &hide(10)));
    assert!(!hangs_on(&visit(41), &hide(21)) && !hangs_on(&person(), &hide(20)));
    assert!(!hangs_on(&review(50, 40, Answers::new()), &hide(40)));
    let own = Change {
        device_id: Uuid::from_u128(2),
        ..visit(41)
    };
    assert!(!hangs_on(&own, &hide(20)));
}

#[test]
fn a_card_is_closed_by_who_works_there_and_nothing_else_of_it_changes() {
    let mut shelf = Shelf::family();
    shelf
        .records
        .get_mut(&id(20))
        .expect("there")
        .record
        .deleted = true;
    let verdict = shelf.take(&visit(41), &cadre());
    let card = verdict.writes[1].record.id.0.as_u128();
    let base = shelf.revision;
    let edit = |fields| update(shelf.get(card), base, fields);
    check(
        &shelf,
        &edit(Answers::new().with("disputed", "x")),
        &cadre(),
        "refused forbidden -",
    );
    check(
        &shelf,
        &edit(Answers::new().with("open", true)),
        &cadre(),
        "refused forbidden -",
    );
    let close = edit(
        Answers::new()
            .with("open", false)
            .with("note", "sudah ditanya"),
    );
    check(&shelf, &close, &coordinator(), "applied");
    shelf.applies(&close, &cadre());
    assert_eq!(shelf.get(card).record.fields.flag("open"), Some(false));
    check(&shelf, &close, &cadre(), "duplicate");
}

#[test]
fn whether_somebody_died_is_never_overwritten_by_a_machine() {
    let mut shelf = Shelf::family();
    let saw = shelf.revision;
    let left = |reason: &str, on: &str| Answers::new().with(LEFT_REASON, reason).with(LEFT_ON, on);
    let moved = update(shelf.get(20), saw, left("moved", "2026-11-01"));
    shelf.applies(&moved, &cadre());
    let died = Change {
        device_id: Uuid::from_u128(3),
        change_id: Uuid::from_u128(5_000_001),
        ..update(shelf.get(20), saw, left("died", "2026-11-02"))
    };
    assert_eq!(word(&shelf.take(&died, &cadre())), "conflict");
    let stored = &shelf.get(20).record;
    assert_eq!(stored.fields.text(LEFT_REASON), Some("moved"));
    assert!(stored.flags.contains(&"left_reason:disputed".to_owned()));
}
