//! Referrals and their outcomes: held to the same rules as visits, and to what they name.

use crate::build::*;
use dampingi_domain::{Answers, kind};
use dampingi_sync::referral::referrals;
use dampingi_sync::{Change, Kind, Record, link};

fn of_person(record: u128, form: &str, fields: Answers) -> Change {
    let (person, episode) = (person(), episode());
    let given = fields
        .with(link::PERSON, id(20).to_string())
        .with(link::EPISODE, id(30).to_string());
    let fields = filled(form, given, person.edit.fields(), episode.edit.fields());
    create(record, Kind::Visit, form, fields)
}

fn referral(record: u128) -> Change {
    let fields = Answers::new()
        .with(link::VISIT, id(40).to_string())
        .with("visit_date", "2026-11-20");
    of_person(record, "referral", fields)
}

fn outcome(record: u128, of: u128) -> Change {
    let fields = Answers::new()
        .with(link::VISIT, id(of).to_string())
        .with("visit_date", "2026-11-21")
        .with("referral_attended", true);
    of_person(record, "referral_outcome", fields)
}

#[test]
fn a_referral_is_taken_for_any_episode_and_its_outcome_after_it() {
    let mut shelf = Shelf::family();
    check(&shelf, &outcome(71, 70), &cadre(), "deferred 1");
    shelf.applies(&referral(70), &cadre());
    check(&shelf, &outcome(71, 70), &cadre(), "applied");
    check(&shelf, &referral(70), &cadre(), "duplicate");
    let decision = review(50, 70, Answers::new().with("state", "approved"));
    check(&shelf, &decision, &coordinator(), "applied");
    check(&shelf, &referral(72), &coordinator(), "refused forbidden -");
}

#[test]
fn an_outcome_names_a_referral_of_the_same_person() {
    let mut shelf = Shelf::family();
    shelf.take(&referral(70), &cadre());
    let unnamed = with(outcome(71, 70), link::VISIT, ());
    check(&shelf, &unnamed, &cadre(), "refused missing_link visit_id");
    check(
        &shelf,
        &outcome(71, 40),
        &cadre(),
        "refused wrong_link visit_id",
    );
    let other_child = Change {
        record: id(21),
        ..person()
    };
    shelf.take(&other_child, &cadre());
    let other_episode = Change {
        record: id(31),
        ..episode()
    };
    let other_episode = with(other_episode, link::PERSON, id(21).to_string());
    shelf.take(&other_episode, &cadre());
    for of_her in [outcome(71, 70), referral(72)] {
        let of_other = with(of_her, link::PERSON, id(21).to_string());
        let of_other = with(of_other, link::EPISODE, id(31).to_string());
        check(&shelf, &of_other, &cadre(), "refused wrong_link visit_id");
    }
    // A referral without a visit is possible: somebody may be sent on for what no form asks.
    check(
        &shelf,
        &with(referral(72), link::VISIT, ()),
        &cadre(),
        "applied",
    );
}

#[test]
fn the_server_checks_the_same_form() {
    let mut shelf = Shelf::family();
    let no_reason = with(referral(70), "referral_reason", ());
    check(
        &shelf,
        &no_reason,
        &cadre(),
        "refused missing referral_reason",
    );
    shelf.take(&referral(70), &cadre());
    let before = with(outcome(71, 70), "visit_date", "2026-11-19");
    check(
        &shelf,
        &before,
        &cadre(),
        "refused before_referral visit_date",
    );
    for form in kind::OF_ANY {
        let misplaced = Change {
            kind: Kind::Episode,
            ..of_person(73, form, Answers::new())
        };
        check(&shelf, &misplaced, &cadre(), "refused wrong_form -");
    }
}

#[test]
fn a_corrected_referral_keeps_its_outcome() {
    let mut shelf = Shelf::family();
    let corrected = with(referral(72), link::CORRECTS, id(70).to_string());
    let corrected = with(corrected, link::CORRECTION_REASON, "salah tempat");
    for change in [referral(70), outcome(71, 70), corrected] {
        shelf.applies(&change, &cadre());
    }
    let all: Vec<&Record> = [70, 71, 72].map(|number| &shelf.get(number).record).into();
    let found = referrals(&all[1..], &all);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].record.id, id(72));
    assert!(found[0].has_version(id(70)));
    let read = found[0].read().expect("it has a day");
    assert_eq!(read.closed_on, Some(today()));
    assert_eq!(format!("{:?}", found[0]), format!("Opened({:?})", id(72)));
}
