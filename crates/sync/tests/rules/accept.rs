//! The server's decision, rule by rule.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_domain::form::Clock;
use dampingi_sync::accept::{self, CRITICAL, Verdict};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Author, Change, Edit, Kind, Origin, Role, link};
use serde_json::{Value, json};
use uuid::Uuid;

/// One word for an outcome: what most rules are about.
fn word(verdict: &Verdict) -> String {
    match &verdict.outcome {
        Outcome::Applied { .. } => "applied".to_owned(),
        Outcome::Duplicate { .. } => "duplicate".to_owned(),
        Outcome::Conflict { .. } => "conflict".to_owned(),
        Outcome::Deferred { missing } => format!("deferred {}", missing.len()),
        Outcome::Refused { code, field, .. } => {
            format!("refused {code} {}", field.as_deref().unwrap_or("-"))
        }
        Outcome::DeviceTaken | Outcome::Unknown => "never".to_owned(),
    }
}

#[track_caller]
fn check(shelf: &Shelf, change: &Change, author: &Author, expected: &str) {
    let verdict = shelf.ask(change, author);
    assert_eq!(word(&verdict), expected);
    let takes = matches!(expected, "applied" | "conflict");
    assert_eq!(
        !verdict.writes.is_empty(),
        takes,
        "only what is taken is written"
    );
    if let Outcome::Refused { message, .. } = verdict.outcome {
        assert!(!message.is_empty(), "a refusal is explained");
    }
}

#[test]
fn each_role_writes_its_own_kinds_only() {
    let shelf = Shelf::family();
    let visit_review = Answers::new().with("state", "approved");
    let changes = [
        (
            Kind::Household,
            Change {
                record: id(11),
                ..household()
            },
        ),
        (
            Kind::Person,
            Change {
                record: id(21),
                ..person()
            },
        ),
        (
            Kind::Episode,
            Change {
                record: id(31),
                ..episode()
            },
        ),
        (Kind::Visit, visit(41)),
        (Kind::Review, review(50, 40, visit_review)),
        (Kind::Area, create(60, Kind::Area, "", Answers::new())),
        (
            Kind::Posyandu,
            create(61, Kind::Posyandu, "", Answers::new()),
        ),
        (Kind::Team, create(62, Kind::Team, "", Answers::new())),
        (
            Kind::Facility,
            create(63, Kind::Facility, "", Answers::new()),
        ),
        (Kind::User, create(64, Kind::User, "", Answers::new())),
        (
            Kind::Conflict,
            create(65, Kind::Conflict, "", Answers::new()),
        ),
    ];
    let roles = [
        Role::Cadre,
        Role::Coordinator,
        Role::Kabupaten,
        Role::Province,
        Role::Admin,
    ];
    for role in roles {
        for (kind, change) in &changes {
            let allowed = match role {
                Role::Cadre => matches!(
                    kind,
                    Kind::Household | Kind::Person | Kind::Episode | Kind::Visit
                ),
                Role::Coordinator => *kind == Kind::Review,
                _ => false,
            };
            let expected = if allowed {
                "applied"
            } else {
                "refused forbidden -"
            };
            let verdict = shelf.ask(change, &author(role, &["65"]));
            assert_eq!(word(&verdict), expected, "{role:?} {kind:?}");
        }
    }
}

#[test]
fn nobody_writes_in_anothers_name() {
    let shelf = Shelf::family();
    let forged = Change {
        author: id(901),
        ..visit(41)
    };
    check(&shelf, &forged, &cadre(), "refused forged_author -");
}

#[test]
fn the_village_is_the_boundary() {
    let shelf = Shelf::family();
    let stranger = author(Role::Cadre, &[GUNUNG_SERIANG]);
    let beside = |code: &str| Change {
        area: area(code),
        ..visit(41)
    };
    // Her own area named, a stranger's person as parent; and the other way round.
    check(
        &shelf,
        &beside(GUNUNG_SERIANG),
        &stranger,
        "refused outside_area -",
    );
    check(
        &shelf,
        &beside(JELARAI),
        &stranger,
        "refused outside_area -",
    );
    check(
        &shelf,
        &beside(GUNUNG_SERIANG),
        &cadre(),
        "refused outside_area -",
    );
    check(&shelf, &beside(JELARAI), &cadre(), "applied");
    let edit = update(shelf.get(10), 1, Answers::new().with("hamlet", "Lain"));
    check(&shelf, &edit, &stranger, "refused outside_area -");
    let delete = Change {
        edit: Edit::Delete {
            reason: "ganda".to_owned(),
        },
        ..edit
    };
    check(&shelf, &delete, &stranger, "refused outside_area -");
    let elsewhere = author(Role::Coordinator, &["65.03.01"]);
    let decision = review(50, 40, Answers::new().with("state", "approved"));
    check(&shelf, &decision, &elsewhere, "refused outside_area -");
    check(&shelf, &decision, &coordinator(), "applied");
}

#[test]
fn what_she_wrote_where_she_once_worked_is_still_taken() {
    let shelf = Shelf::family();
    let mut gone = author(Role::Cadre, &[GUNUNG_SERIANG]);
    gone.former_areas.push(area(JELARAI));
    check(&shelf, &visit(41), &gone, "applied");
}

#[test]
fn a_record_about_people_lies_in_a_village() {
    let shelf = Shelf::family();
    let wide = author(Role::Cadre, &[TANJUNG_SELOR]);
    let change = Change {
        record: id(11),
        area: area(TANJUNG_SELOR),
        ..household()
    };
    check(&shelf, &change, &wide, "refused not_a_village -");
}

#[test]
fn a_review_lies_where_its_visit_is() {
    let shelf = Shelf::family();
    let mut decision = review(50, 40, Answers::new().with("state", "approved"));
    decision.area = area(TANJUNG_SELOR);
    let verdict = shelf.ask(&decision, &coordinator());
    assert_eq!(
        verdict.writes[0].record.area,
        area(JELARAI),
        "or the cadre would never see it"
    );
}

#[test]
fn a_move_needs_both_areas_and_both_see_it_until_confirmed() {
    let mut shelf = Shelf::family();
    let moved = Change {
        area: area(GUNUNG_SERIANG),
        ..update(shelf.get(10), 1, Answers::new())
    };
    check(&shelf, &moved, &cadre(), "refused outside_area -");
    check(
        &shelf,
        &moved,
        &author(Role::Cadre, &[GUNUNG_SERIANG]),
        "refused outside_area -",
    );
    let both = author(Role::Cadre, &[JELARAI, GUNUNG_SERIANG]);
    assert_eq!(word(&shelf.take(&moved, &both)), "applied");
    assert_eq!(shelf.get(10).record.area, area(GUNUNG_SERIANG));
    assert_eq!(shelf.get(10).former_area, Some(area(JELARAI)));
    // The old cadre wrote offline, naming the old area: taken, and the record is not moved back.
    let late = Change {
        area: area(JELARAI),
        device_id: Uuid::from_u128(3),
        ..update(shelf.get(10), 1, Answers::new().with("hamlet", "Lama"))
    };
    assert_eq!(word(&shelf.take(&late, &cadre())), "applied");
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
    assert_eq!(word(&shelf.take(&confirms, &new_cadre)), "applied");
    assert_eq!(shelf.get(10).former_area, None);
    check(&shelf, &late, &cadre(), "refused outside_area -");
}

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
    assert_eq!(word(&shelf.take(&mine, &cadre())), "applied");
    assert_eq!(word(&shelf.take(&yours, &cadre())), "applied");
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
    assert_eq!(word(&shelf.take(&second, &cadre())), "applied");
    assert_eq!(shelf.get(10).record.fields.text("hamlet"), Some("Dua"));
}

#[test]
fn critical_fields_are_never_overwritten_unseen() {
    let values = [
        ("nik", "6501056001250001"),
        ("nik_status", "known"),
        ("birth_date", "2025-01-11"),
        ("sex", "male"),
        ("lmp", "2026-05-01"),
        ("died_on", "2026-10-01"),
    ];
    assert_eq!(values.map(|(key, _)| key), CRITICAL);
    for (key, value) in values {
        let mut shelf = Shelf::family();
        let other: Value = match key {
            "nik" => "6501056001250002".into(),
            "nik_status" => "not_issued_yet".into(),
            "sex" => "female".into(),
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
fn facts_are_final() {
    let shelf = Shelf::family();
    let edit = update(shelf.get(40), 4, Answers::new().with("weight_kg", 9.9));
    check(&shelf, &edit, &cadre(), "refused fact_is_final -");
    check(
        &shelf,
        &with(visit(40), "weight_kg", 9.9),
        &cadre(),
        "refused fact_is_final -",
    );
    let fields: Answers = [("weight_kg".to_owned(), Value::Null)]
        .into_iter()
        .collect();
    check(
        &shelf,
        &update(shelf.get(40), 4, fields),
        &cadre(),
        "refused fact_is_final -",
    );
}

#[test]
fn a_correction_names_a_visit_of_the_same_person_and_form_and_says_why() {
    let mut shelf = Shelf::family();
    let correction = with(visit(41), link::CORRECTS, id(40).to_string());
    check(
        &shelf,
        &correction,
        &cadre(),
        "refused missing_reason correction_reason",
    );
    check(
        &shelf,
        &with(correction.clone(), link::CORRECTION_REASON, 5),
        &cadre(),
        "refused missing_reason correction_reason",
    );
    let explained = with(correction, link::CORRECTION_REASON, "salah baca timbangan");
    check(&shelf, &explained, &cadre(), "applied");
    check(
        &shelf,
        &with(explained.clone(), link::CORRECTS, id(30).to_string()),
        &cadre(),
        "refused wrong_link corrects_id",
    );
    check(
        &shelf,
        &with(explained.clone(), link::CORRECTS, id(99).to_string()),
        &cadre(),
        "deferred 1",
    );
    let newborn = Change {
        form: "newborn_visit".to_owned(),
        ..explained.clone()
    };
    check(&shelf, &newborn, &cadre(), "refused wrong_link corrects_id");
    // Another child's visit.
    shelf.take(
        &Change {
            record: id(21),
            ..person()
        },
        &cadre(),
    );
    shelf.take(
        &with(
            Change {
                record: id(31),
                ..episode()
            },
            link::PERSON,
            id(21).to_string(),
        ),
        &cadre(),
    );
    let of_other = with(
        with(explained, link::PERSON, id(21).to_string()),
        link::EPISODE,
        id(31).to_string(),
    );
    check(
        &shelf,
        &of_other,
        &cadre(),
        "refused wrong_link corrects_id",
    );
}

#[test]
fn a_review_says_a_known_word_and_why() {
    let shelf = Shelf::family();
    let says = |fields: Answers| review(50, 40, fields);
    let state = |word: &str| Answers::new().with("state", word);
    let cases = [
        (says(state("approved")), "applied"),
        (says(state("closed_duplicate")), "applied"),
        (says(state("maybe")), "refused unknown_state state"),
        (says(Answers::new()), "refused unknown_state state"),
        (says(state("returned")), "refused missing_reason note"),
        (
            says(state("returned").with("note", " ")),
            "refused missing_reason note",
        ),
        (
            says(state("returned").with("note", "timbang lagi")),
            "applied",
        ),
        (
            says(state("returned").with("note", "x".repeat(2001))),
            "refused missing_reason note",
        ),
        (
            says(
                state("returned")
                    .with("note", "x")
                    .with("field_notes", json!({ "weight_kg": "terlalu ringan" })),
            ),
            "applied",
        ),
        (
            says(
                state("returned")
                    .with("note", "x")
                    .with("field_notes", json!({ "weight_kg": 3 })),
            ),
            "refused malformed field_notes",
        ),
        (
            says(
                state("returned")
                    .with("note", "x")
                    .with("field_notes", json!(["weight_kg"])),
            ),
            "refused malformed field_notes",
        ),
        (
            review(50, 30, state("approved")),
            "refused wrong_link visit_id",
        ),
        (review(50, 99, state("approved")), "deferred 1"),
        (
            create(50, Kind::Review, "", state("approved")),
            "refused missing_link visit_id",
        ),
    ];
    for (change, expected) in cases {
        check(&shelf, &change, &coordinator(), expected);
    }
}

#[test]
fn a_review_is_final_too() {
    let mut shelf = Shelf::family();
    let decision = review(50, 40, Answers::new().with("state", "approved"));
    shelf.take(&decision, &coordinator());
    check(&shelf, &decision, &coordinator(), "duplicate");
    let other = update(
        shelf.get(50),
        5,
        Answers::new().with("state", "closed_duplicate"),
    );
    check(&shelf, &other, &coordinator(), "refused fact_is_final -");
    let deleted = Change {
        edit: Edit::Delete {
            reason: "salah".to_owned(),
        },
        ..other
    };
    check(&shelf, &deleted, &coordinator(), "refused forbidden -");
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
    assert_eq!(word(&shelf.take(&gone, &cadre())), "applied");
    assert!(shelf.get(10).record.deleted);
    assert_eq!(
        shelf.get(10).record.fields.text(link::DELETION_REASON),
        Some("pindah")
    );
    check(&shelf, &gone, &cadre(), "duplicate");
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
fn a_card_is_closed_by_a_cadre_and_nothing_else_of_it_changes() {
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
    check(&shelf, &close, &coordinator(), "refused forbidden -");
    assert_eq!(word(&shelf.take(&close, &cadre())), "applied");
    assert_eq!(shelf.get(card).record.fields.flag("open"), Some(false));
    check(&shelf, &close, &cadre(), "duplicate");
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
