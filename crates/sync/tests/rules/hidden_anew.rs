//! A record that is hidden once more, or by two: nobody brings it back without having seen that.

use crate::build::*;
use crate::restored::{bring_back, edited, hidden, hide, raised, said_at_the_desk, say, with_card};
use dampingi_sync::accept::{DISPUTED_FIELDS, HIDDEN, OPEN, RESTORED, WHOLE};
use dampingi_sync::{Change, Edit, Stored, link};
use serde_json::json;
use uuid::Uuid;

/// The household is brought back by one and hidden once more by a third.
fn turn_twice(shelf: &mut Shelf) {
    let back = bring_back(shelf.get(10), 3, "masih tinggal di sini");
    shelf.applies(&back, &cadre());
    let now = shelf.get(10).clone();
    let again = hide(&now, 4, now.record.revision);
    shelf.applies(&again, &cadre());
}

/// After that, and what it was when it was hidden first.
fn hidden_once_more() -> (Shelf, Stored) {
    let mut shelf = hidden(10);
    let first = shelf.get(10).clone();
    turn_twice(&mut shelf);
    (shelf, first)
}

#[test]
fn whoever_brings_it_back_without_having_seen_that_it_was_hidden_again_raises_a_card() {
    let (mut shelf, first) = hidden_once_more();
    let late = bring_back(&first, 5, "ternyata benar");
    let card = raised(&shelf.take(&late, &cadre()));
    assert!(shelf.get(10).record.deleted);
    let asked = &shelf.records[&card].record.fields;
    let point = json!([{ "field": WHOLE, "theirs": HIDDEN, "ours": RESTORED }]);
    assert_eq!(asked.get(DISPUTED_FIELDS), Some(&point));
    // Her phone waits for the record until it has this state of it.
    assert!(shelf.get(10).record.revision > first.record.revision + 2);
    let back = say(&shelf, card, 9, RESTORED);
    shelf.applies(&back, &cadre());
    assert!(!shelf.get(10).record.deleted);
}

#[test]
fn who_hid_it_herself_and_brings_it_back_without_a_signal_in_between_is_not_asked() {
    let mut shelf = Shelf::family();
    let stored = shelf.get(10).clone();
    let gone = hide(&stored, 2, stored.record.revision);
    shelf.applies(&gone, &cadre());
    let back = bring_back(&stored, 2, "salah pencet");
    shelf.applies(&back, &cadre());
    assert!(!shelf.get(10).record.deleted);
}

#[test]
fn a_choice_at_a_card_brings_nothing_back_that_was_hidden_again_since() {
    let (mut shelf, card) = with_card();
    let late = say(&shelf, card, 8, RESTORED);
    turn_twice(&mut shelf);
    let next = raised(&shelf.take(&late, &coordinator()));
    assert!(shelf.get(10).record.deleted);
    let say_it = say(&shelf, next, 9, RESTORED);
    shelf.applies(&say_it, &coordinator());
    assert!(!shelf.get(10).record.deleted);
}

#[test]
fn a_coordinators_word_from_an_old_list_brings_nothing_back_that_was_hidden_again_since() {
    let (shelf, first) = hidden_once_more();
    let from = |revision: u64| {
        with(
            said_at_the_desk(70, 10, "Dipastikan"),
            link::SEEN,
            json!(revision),
        )
    };
    let mut late = shelf.clone();
    let card = raised(&late.take(&from(first.record.revision), &coordinator()));
    assert!(late.get(10).record.deleted);
    assert_eq!(late.records[&card].record.fields.flag(OPEN), Some(true));
    let back = say(&late, card, 9, RESTORED);
    late.applies(&back, &coordinator());
    assert!(!late.get(10).record.deleted);
    // Who saw it, and an app that does not say what it saw, are heard at once.
    let seen = from(shelf.get(10).record.revision);
    check(&shelf, &seen, &coordinator(), "applied");
    let silent = said_at_the_desk(70, 10, "Dipastikan");
    check(&shelf, &silent, &coordinator(), "applied");
}

#[test]
fn two_who_hide_it_unseen_are_both_heard_before_one_brings_it_back() {
    let mut shelf = Shelf::family();
    let stored = shelf.get(10).clone();
    let base = stored.record.revision;
    shelf.applies(&hide(&stored, 2, base), &cadre());
    let first = shelf.get(10).clone();
    let reason = "pindah".to_owned();
    let second = edited(&stored, 3, base, Edit::Delete { reason });
    shelf.applies(&second, &cadre());
    let both = Some("salah pencet / pindah");
    let fields = |shelf: &Shelf| shelf.get(10).record.fields.clone();
    assert_eq!(fields(&shelf).text(link::DELETION_REASON), both);
    let undo = bring_back(&first, 2, "salah pencet");
    raised(&shelf.take(&undo, &cadre()));
    assert!(shelf.get(10).record.deleted);
}

#[test]
fn who_says_at_a_card_that_it_stays_hidden_is_heard_before_another_brings_it_back() {
    let (mut shelf, card) = with_card();
    let before = shelf.get(10).clone();
    let stays = say(&shelf, card, 3, HIDDEN);
    shelf.applies(&stays, &coordinator());
    let late = bring_back(&before, 5, "ternyata benar");
    raised(&shelf.take(&late, &cadre()));
    assert!(shelf.get(10).record.deleted);
}

#[test]
fn what_an_older_server_hid_comes_back_as_before() {
    let (mut shelf, first) = hidden_once_more();
    let home = shelf.records.get_mut(&id(10)).expect("the household");
    home.field_revisions.remove(link::DELETION_REASON);
    let late = bring_back(&first, 5, "ternyata benar");
    check(&shelf, &late, &cadre(), "applied");
}

/// Each reason stands beside the others, and all of them within the size of a record.
#[test]
fn why_it_is_hidden_does_not_grow_without_end() {
    let mut shelf = hidden(10);
    let home = shelf.get(10).clone();
    let said = |number: u128, length: usize| Change {
        change_id: Uuid::from_u128(9_100_000 + number),
        ..edited(
            &home,
            number,
            1,
            Edit::Delete {
                reason: format!("{number} {}", "x".repeat(length)),
            },
        )
    };
    for number in 0..6 {
        let taken = shelf.take(&said(number, 10_000), &cadre());
        assert_eq!(word(&taken), "applied");
    }
    check(&shelf, &said(7, 10_000), &cadre(), "refused too_big -");
    check(&shelf, &said(8, 100), &cadre(), "applied");
    let first = Shelf::family();
    check(&first, &said(9, 70_000), &cadre(), "refused too_big -");
}
