//! Visits and reviews: final, corrected and reviewed by new records.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_sync::{Author, Change, Edit, Kind, link};
use serde_json::{Value, json};

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

/// Two coordinators have one kecamatan; one has no signal when the other decides.
#[test]
fn nobody_decides_otherwise_than_another_did_since_she_looked() {
    let mut shelf = Shelf::family();
    let saw = shelf.revision;
    let note = Answers::new()
        .with("state", "returned")
        .with("note", "timbang lagi");
    let by_other = Change {
        author: id(901),
        ..review(50, 40, note)
    };
    let other = Author {
        id: id(901),
        ..coordinator()
    };
    shelf.applies(&by_other, &other);
    let late = |state: &str, seen: u64| {
        let fields = Answers::new().with("state", state).with("note", "ya");
        review(51, 40, fields.with(link::SEEN, seen))
    };
    let unseen = "refused decided_meanwhile state";
    check(&shelf, &late("approved", saw), &coordinator(), unseen);
    // Taking back what she decided herself would take back the other's word.
    check(&shelf, &late("received", saw), &coordinator(), unseen);
    // The same word, her own word, and what she has seen are hers to say; an older app does not tell.
    check(&shelf, &late("returned", saw), &coordinator(), "applied");
    let own = Change {
        author: id(901),
        ..late("approved", saw)
    };
    check(&shelf, &own, &other, "applied");
    check(
        &shelf,
        &late("approved", shelf.revision),
        &coordinator(),
        "applied",
    );
    let silent = review(51, 40, Answers::new().with("state", "approved"));
    check(&shelf, &silent, &coordinator(), "applied");
    // What was said of another visit is no matter.
    shelf.again([(41, visit(41))]);
    let other = with(late("approved", saw), link::VISIT, id(41).to_string());
    check(&shelf, &other, &coordinator(), "applied");
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
        (says(state("received")), "applied"),
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
