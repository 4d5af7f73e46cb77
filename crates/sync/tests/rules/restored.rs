//! A hidden record comes back by hand: as it was, with a reason, by whoever works with it, and never in silence.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_sync::accept::{
    CHOSEN, DISPUTED_FIELDS, HIDDEN, NOTE, OPEN, RESTORED, Verdict, WHOLE,
};
use dampingi_sync::alias::ALIASES;
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Change, Edit, Kind, RecordId, Role, Stored, link, replay};
use serde_json::json;
use uuid::Uuid;

pub fn edited(of: &Stored, device: u128, base: u64, edit: Edit) -> Change {
    Change {
        edit,
        device_id: Uuid::from_u128(device),
        change_id: Uuid::from_u128(
            8_000_000 + of.record.id.0.as_u128() * 100 + device * 10 + u128::from(base),
        ),
        ..update(of, base, Answers::new())
    }
}

pub fn hide(of: &Stored, device: u128, base: u64) -> Change {
    let reason = "salah pencet".to_owned();
    edited(of, device, base, Edit::Delete { reason })
}

pub fn bring_back(of: &Stored, device: u128, reason: &str) -> Change {
    let reason = reason.to_owned();
    edited(of, device, of.record.revision, Edit::Restore { reason })
}

/// A family of which this record is hidden.
pub fn hidden(number: u128) -> Shelf {
    let mut shelf = Shelf::family();
    let stored = shelf.get(number).clone();
    let gone = hide(&stored, 2, stored.record.revision);
    shelf.applies(&gone, &cadre());
    assert!(shelf.get(number).record.deleted);
    shelf
}

#[test]
fn every_kind_that_can_be_hidden_comes_back_as_it_was() {
    for number in [10, 20, 30, 40] {
        let before = Shelf::family().get(number).record.clone();
        let mut shelf = hidden(number);
        let back = bring_back(shelf.get(number), 2, "ternyata benar");
        check(
            &shelf,
            &bring_back(shelf.get(number), 2, " "),
            &cadre(),
            "refused missing_reason restoration_reason",
        );
        shelf.applies(&back, &cadre());
        let after = &shelf.get(number).record;
        assert!(!after.deleted);
        // That it was hidden, and both reasons, stay in it; nothing else is different.
        assert_eq!(
            after.fields.text(link::DELETION_REASON),
            Some("salah pencet")
        );
        assert_eq!(
            after.fields.text(link::RESTORATION_REASON),
            Some("ternyata benar")
        );
        for (key, value) in before.fields.iter() {
            assert_eq!(after.fields.get(key), Some(value), "{key}");
        }
        // Said once more, by another or out of its order, it is noted and changes nothing that is shown.
        check(&shelf, &back, &cadre(), "applied");
        // What her phone shows before it is sent is what the server has afterwards.
        let base = hidden(number).get(number).record.clone();
        let shown = replay::lay(Some(base), &back);
        assert!(!shown.deleted && shown.fields == after.fields);
    }
}

#[test]
fn only_who_works_with_it_brings_it_back() {
    let shelf = hidden(40);
    let back = bring_back(shelf.get(40), 2, "ternyata benar");
    let stranger = author(Role::Cadre, &[GUNUNG_SERIANG]);
    check(&shelf, &back, &stranger, "refused outside_area -");
    for role in [
        Role::Coordinator,
        Role::Kabupaten,
        Role::Province,
        Role::Admin,
    ] {
        let other = author(role, &["65"]);
        check(&shelf, &back, &other, "refused forbidden -");
    }
    check(&shelf, &back, &cadre(), "applied");
    let unknown = Change {
        record: id(77),
        ..back
    };
    check(&shelf, &unknown, &cadre(), "deferred 1");
}

/// What a coordinator says of a hidden record, which is not on her phone.
pub fn said_at_the_desk(number: u128, of: u128, why: &str) -> Change {
    let fields = Answers::new()
        .with(link::RECORD, id(of).to_string())
        .with(OPEN, false)
        .with(NOTE, why)
        .with(CHOSEN, json!({ WHOLE: RESTORED }));
    create(number, Kind::Conflict, "", fields)
}

#[test]
fn a_coordinator_brings_back_what_she_does_not_hold_and_her_word_is_kept_beside_it() {
    for number in [10, 20, 30, 40] {
        let mut shelf = hidden(number);
        let said = said_at_the_desk(70, number, "Dipastikan ke kadernya");
        shelf.applies(&said, &coordinator());
        let back = &shelf.get(number).record;
        assert!(!back.deleted);
        let reason = |key| back.fields.text(key);
        assert_eq!(reason(link::DELETION_REASON), Some("salah pencet"));
        let why = Some("Dipastikan ke kadernya");
        assert_eq!(reason(link::RESTORATION_REASON), why);
        let card = &shelf.get(70).record;
        assert_eq!(card.area, back.area);
        assert_eq!(card.fields.text(NOTE), why);
        assert_eq!(card.fields.flag(OPEN), Some(false));
        assert_eq!(card.author, coordinator().id);
        // Said twice, and said by another who saw the same list: nothing more happens to it.
        check(&shelf, &said, &coordinator(), "duplicate");
        let before = back.clone();
        let other = said_at_the_desk(71, number, "Saya juga");
        shelf.applies(&other, &coordinator());
        let now = &shelf.get(number).record;
        assert_eq!((now.deleted, &now.fields), (false, &before.fields));
    }
}

#[test]
fn only_a_coordinator_of_the_area_says_it_and_nothing_else_with_it() {
    let shelf = hidden(40);
    let said = || said_at_the_desk(70, 40, "Dipastikan ke kadernya");
    let elsewhere = author(Role::Coordinator, &["65.01.01"]);
    check(&shelf, &said(), &elsewhere, "refused outside_area -");
    // Nor by naming an area of her own.
    let claimed = Change {
        area: area("65.01.01.2001"),
        ..said()
    };
    check(&shelf, &claimed, &elsewhere, "refused outside_area -");
    for role in [Role::Cadre, Role::Kabupaten, Role::Province, Role::Admin] {
        let other = author(role, &["65.01.05.2003"]);
        check(&shelf, &said(), &other, "refused forbidden -");
    }
    for (key, value) in [
        (OPEN, json!(true)),
        (OPEN, json!(null)),
        (CHOSEN, json!({ WHOLE: HIDDEN })),
        (CHOSEN, json!({ WHOLE: RESTORED, "name": "X" })),
        (CHOSEN, json!(null)),
        ("theirs_by", json!({})),
        (NOTE, json!("x".repeat(2001))),
    ] {
        let wrong = with(said(), key, value);
        check(&shelf, &wrong, &coordinator(), "refused forbidden -");
    }
    let silent = said_at_the_desk(70, 40, " ");
    check(
        &shelf,
        &silent,
        &coordinator(),
        "refused missing_reason note",
    );
    let unknown = said_at_the_desk(70, 77, "Dipastikan");
    check(&shelf, &unknown, &coordinator(), "deferred 1");
    let mut about_a_review = Shelf::family();
    let fields = Answers::new().with("state", "approved");
    about_a_review.take(&review(50, 40, fields), &coordinator());
    let wrong = said_at_the_desk(70, 50, "Dipastikan");
    check(
        &about_a_review,
        &wrong,
        &coordinator(),
        "refused forbidden -",
    );
}

#[test]
fn whoever_hides_it_again_without_having_seen_that_it_came_back_raises_a_card() {
    let mut shelf = hidden(10);
    let saw = shelf.get(10).record.revision;
    let back = bring_back(shelf.get(10), 3, "masih tinggal di sini");
    shelf.applies(&back, &cadre());
    let again = hide(&shelf.get(10).clone(), 4, saw);
    assert_eq!(word(&shelf.take(&again, &cadre())), "conflict");
    assert!(shelf.get(10).record.deleted);
}

/// One hid a household while another went on writing in it.
pub fn with_card() -> (Shelf, RecordId) {
    let mut shelf = hidden(10);
    let stored = shelf.get(10).clone();
    let late = Change {
        device_id: Uuid::from_u128(4),
        ..update(&stored, 1, Answers::new().with("rt", "003"))
    };
    match shelf.take(&late, &cadre()).outcome {
        Outcome::Conflict { card, .. } => (shelf, card),
        other => panic!("no card: {other:?}"),
    }
}

pub fn say(shelf: &Shelf, card: RecordId, number: u128, word: &str) -> Change {
    let card = &shelf.records[&card];
    let fields = Answers::new()
        .with(OPEN, false)
        .with(NOTE, "Ditanya ke RT")
        .with(CHOSEN, json!({ WHOLE: word }));
    Change {
        edit: Edit::Update { fields },
        change_id: Uuid::from_u128(number),
        ..update(card, card.record.revision, Answers::new())
    }
}

#[test]
fn a_card_brings_it_back_by_the_hand_of_the_cadre_or_her_coordinator() {
    for by in [cadre(), coordinator()] {
        let (mut shelf, card) = with_card();
        check(
            &shelf,
            &say(&shelf, card, 1, "gone"),
            &by,
            "refused forbidden -",
        );
        let back = say(&shelf, card, 2, RESTORED);
        shelf.applies(&back, &by);
        let home = &shelf.get(10).record;
        assert!(!home.deleted);
        assert_eq!(
            home.fields.text(link::RESTORATION_REASON),
            Some("Ditanya ke RT")
        );
        assert_eq!(home.fields.text("rt"), Some("003"));
        assert_eq!(shelf.records[&card].record.fields.flag(OPEN), Some(false));
    }
    let (mut shelf, card) = with_card();
    let stays = say(&shelf, card, 3, HIDDEN);
    shelf.applies(&stays, &coordinator());
    assert!(shelf.get(10).record.deleted);
    // Who says otherwise after that, without having seen it, is heard too.
    let back = say(&shelf, card, 4, RESTORED);
    assert_eq!(word(&shelf.take(&back, &cadre())), "conflict");
    assert!(shelf.get(10).record.deleted);
}

/// The household of `with_card`, brought back by its cadre while the card still asks.
fn back_meanwhile() -> (Shelf, RecordId) {
    let (mut shelf, card) = with_card();
    let back = bring_back(shelf.get(10), 5, "masih tinggal di sini");
    shelf.applies(&back, &cadre());
    (shelf, card)
}

pub fn raised(verdict: &Verdict) -> RecordId {
    match verdict.outcome {
        Outcome::Conflict { card, .. } => card,
        _ => panic!("no card: {:?}", verdict.outcome),
    }
}

#[test]
fn who_says_that_it_stays_hidden_when_it_came_back_meanwhile_is_asked_once_more() {
    let (mut shelf, card) = back_meanwhile();
    let stays = say(&shelf, card, 6, HIDDEN);
    let next = raised(&shelf.take(&stays, &coordinator()));
    assert!(!shelf.get(10).record.deleted);
    let said = &shelf.records[&card].record.fields;
    assert_eq!(said.flag(OPEN), Some(false));
    assert_eq!(said.text(NOTE), Some("Ditanya ke RT"));
    let asked = &shelf.records[&next].record.fields;
    let point = json!([{ "field": WHOLE, "theirs": RESTORED, "ours": HIDDEN }]);
    assert_eq!(asked.get(DISPUTED_FIELDS), Some(&point));
    // Now she has seen it: it is hidden for the reason she gives.
    let hide = say(&shelf, next, 7, HIDDEN);
    shelf.applies(&hide, &coordinator());
    let home = &shelf.get(10).record;
    assert!(home.deleted);
    let reason = home.fields.text(link::DELETION_REASON);
    assert_eq!(reason, Some("Ditanya ke RT"));
}

#[test]
fn who_says_it_after_another_one_had_it_brought_back_is_heard_too() {
    let (mut shelf, card) = with_card();
    let stays = say(&shelf, card, 6, HIDDEN);
    let back = say(&shelf, card, 7, RESTORED);
    shelf.applies(&back, &cadre());
    let next = raised(&shelf.take(&stays, &coordinator()));
    assert!(!shelf.get(10).record.deleted);
    assert_eq!(shelf.records[&next].record.fields.flag(OPEN), Some(true));
}

#[test]
fn what_was_written_or_hung_on_it_unseen_is_pointed_out_when_a_card_hides_it() {
    for what in ["edited", "added"] {
        let (mut shelf, card) = back_meanwhile();
        let stays = say(&shelf, card, 6, HIDDEN);
        let next = raised(&shelf.take(&stays, &coordinator()));
        let hide = say(&shelf, next, 7, HIDDEN);
        if what == "added" {
            shelf.hung_since = true;
        } else {
            let home = shelf.get(10);
            let rt = Answers::new().with("rt", "004");
            let late = Change {
                device_id: Uuid::from_u128(9),
                ..update(home, home.record.revision, rt)
            };
            shelf.applies(&late, &cadre());
        }
        let last = raised(&shelf.take(&hide, &coordinator()));
        assert!(shelf.get(10).record.deleted);
        let point = json!([{ "field": WHOLE, "theirs": what, "ours": "deleted" }]);
        let asked = &shelf.records[&last].record.fields;
        assert_eq!(asked.get(DISPUTED_FIELDS), Some(&point));
    }
}

#[test]
fn a_card_hides_nothing_that_others_were_merged_into() {
    let (mut shelf, card) = back_meanwhile();
    let stays = say(&shelf, card, 6, HIDDEN);
    let next = raised(&shelf.take(&stays, &coordinator()));
    let mut home = shelf.get(10).clone();
    home.record.fields.set(ALIASES, json!([id(11).to_string()]));
    shelf.records.insert(id(10), home);
    let hide = say(&shelf, next, 7, HIDDEN);
    check(&shelf, &hide, &coordinator(), "refused already_merged -");
}

#[test]
fn of_a_link_only_what_the_card_shows_can_be_chosen() {
    let mut shelf = Shelf::family();
    for number in [11, 12] {
        let home = Change {
            record: id(number),
            change_id: Uuid::from_u128(6_000_000 + number),
            ..household()
        };
        shelf.take(&home, &cadre());
    }
    let saw = shelf.revision;
    let mut card = None;
    for (device, home) in [(2, 11), (3, 12)] {
        let into = Answers::new().with(link::HOUSEHOLD, id(home).to_string());
        let moved = Change {
            device_id: Uuid::from_u128(device),
            change_id: Uuid::from_u128(7_000_000 + home),
            ..update(shelf.get(20), saw, into)
        };
        if let Outcome::Conflict { card: raised, .. } = shelf.take(&moved, &cadre()).outcome {
            card = Some(raised);
        }
    }
    let card = card.expect("both moved the child");
    let choose = |shelf: &Shelf, number: u128, home: u128| {
        let stored = &shelf.records[&card];
        let chosen = json!({ link::HOUSEHOLD: id(home).to_string() });
        let fields = Answers::new()
            .with(OPEN, false)
            .with(NOTE, "Ditanya")
            .with(CHOSEN, chosen);
        Change {
            edit: Edit::Update { fields },
            change_id: Uuid::from_u128(number),
            ..update(stored, stored.record.revision, Answers::new())
        }
    };
    check(
        &shelf,
        &choose(&shelf, 1, 10),
        &cadre(),
        "refused forbidden -",
    );
    let right = choose(&shelf, 2, 11);
    shelf.applies(&right, &cadre());
    assert_eq!(shelf.get(20).record.link(link::HOUSEHOLD), Some(id(11)));
}
