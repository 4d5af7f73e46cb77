//! A change that comes behind a later one of its own phone: it was refused once and put right since, and a carried file or a copy of
//! an old push brings it again. Her later word stands; the older one is on a card.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_sync::accept::{DISPUTED_FIELDS, WHOLE};
use dampingi_sync::{Change, Edit, link};
use serde_json::{Value, json};
use uuid::Uuid;

/// The phone that made the family.
fn own_phone(change: Change) -> Change {
    Change {
        device_id: household().device_id,
        ..change
    }
}

/// A family whose cadre wrote its hamlet anew on the phone that made it.
fn written_anew() -> Shelf {
    let mut shelf = Shelf::family();
    let saw = shelf.revision;
    let hamlet = Answers::new().with("hamlet", "Baru");
    let later = own_phone(update(shelf.get(10), saw, hamlet));
    shelf.applies(&later, &cadre());
    shelf
}

fn older(of: &Shelf, base: u64, key: &str, word: &str) -> Change {
    let change = own_phone(update(of.get(10), base, Answers::new().with(key, word)));
    Change {
        change_id: Uuid::from_u128(7_000_000),
        ..change
    }
}

/// Her later word stands, and the card has both.
fn comes_as_a_card(mut shelf: Shelf, change: &Change) {
    shelf.overtaken = true;
    let verdict = shelf.take(change, &cadre());
    assert_eq!(word(&verdict), "conflict");
    let stored = &shelf.get(10).record;
    assert_eq!(stored.fields.text("hamlet"), Some("Baru"));
    let points = verdict.writes[1].record.fields.get(DISPUTED_FIELDS);
    let both = json!({ "field": "hamlet", "theirs": "Baru", "ours": "Lama" });
    let points = points.and_then(Value::as_array).expect("a card");
    assert!(points.contains(&both), "{points:?}");
}

#[test]
fn an_old_creation_does_not_write_over_what_was_put_right() {
    let old = Change {
        change_id: Uuid::from_u128(7_000_000),
        ..with(household(), "hamlet", "Lama")
    };
    comes_as_a_card(written_anew(), &old);
}

#[test]
fn an_old_edit_does_not_write_over_a_later_one_of_its_phone() {
    let shelf = written_anew();
    let old = older(&shelf, 0, "hamlet", "Lama");
    comes_as_a_card(shelf, &old);
}

#[test]
fn an_old_edit_does_not_write_over_the_creation_that_was_made_of_it() {
    let mut shelf = Shelf::family();
    let made = shelf.records.get_mut(&id(10)).expect("the household");
    made.record.fields.set("hamlet", "Baru");
    let old = older(&shelf, 0, "hamlet", "Lama");
    comes_as_a_card(shelf, &old);
}

#[test]
fn what_nobody_wrote_since_is_taken_although_it_comes_late() {
    let mut shelf = written_anew();
    shelf.overtaken = true;
    let saw = shelf.revision;
    let old = older(&shelf, saw, "rt", "009");
    check(&shelf, &old, &cadre(), "applied");
    let same = older(&shelf, 0, "hamlet", "Baru");
    check(&shelf, &same, &cadre(), "duplicate");
}

#[test]
fn in_its_order_her_own_later_word_is_no_conflict() {
    let shelf = written_anew();
    let next = older(&shelf, 0, "hamlet", "Terbaru");
    check(&shelf, &next, &cadre(), "applied");
}

/// Who was merged with somebody: her record and that one's both have the later word, and keep it.
#[test]
fn an_old_edit_of_a_merged_record_does_not_write_over_the_one_that_stays() {
    let mut shelf = Shelf::family();
    shelf.again([(11, household())]);
    let merge = saying(
        60,
        (link::HOUSEHOLD_ALIAS, 11),
        (link::HOUSEHOLD, 10),
        "merged",
    );
    shelf.applies(&merge, &coordinator());
    for key in ["hamlet", "rt"] {
        for of in [10, 11] {
            let record = &mut shelf.records.get_mut(&id(of)).expect("there").record;
            record.fields.take(key);
        }
    }
    let saw = shelf.revision;
    let hamlet = Answers::new().with("hamlet", "Baru");
    let later = own_phone(update(shelf.get(11), saw, hamlet));
    shelf.take(&later, &cadre());
    let texts = |shelf: &Shelf, key| {
        [10, 11].map(|of| shelf.get(of).record.fields.text(key).map(str::to_owned))
    };
    let both = |word: &str| [Some(word.to_owned()), Some(word.to_owned())];
    assert_eq!(texts(&shelf, "hamlet"), both("Baru"));
    shelf.overtaken = true;
    let fields = Answers::new().with("hamlet", "Lama").with("rt", "009");
    let old = Change {
        change_id: Uuid::from_u128(7_000_000),
        ..own_phone(update(shelf.get(11), saw, fields))
    };
    let verdict = shelf.take(&old, &cadre());
    assert_eq!(word(&verdict), "conflict");
    assert_eq!(texts(&shelf, "hamlet"), both("Baru"));
    // What nobody wrote since reaches both.
    assert_eq!(texts(&shelf, "rt"), both("009"));
}

#[test]
fn an_old_deletion_asks_when_she_wrote_in_the_record_since() {
    let mut shelf = written_anew();
    let reason = "salah pencet".to_owned();
    let hide = Change {
        edit: Edit::Delete { reason },
        ..older(&shelf, 0, "hamlet", "")
    };
    check(&shelf, &hide, &cadre(), "applied");
    shelf.overtaken = true;
    let verdict = shelf.take(&hide, &cadre());
    assert_eq!(word(&verdict), "conflict");
    let points = verdict.writes[1].record.fields.get(DISPUTED_FIELDS);
    let point = json!([{ "field": WHOLE, "theirs": "edited", "ours": "deleted" }]);
    assert_eq!(points, Some(&point));
}

#[test]
fn an_old_restoration_does_not_show_what_she_hid_since() {
    let mut shelf = written_anew();
    let reason = |words: &str| words.to_owned();
    let say = |edit, number| Change {
        edit,
        change_id: Uuid::from_u128(number),
        ..older(&shelf, 0, "hamlet", "")
    };
    let hide = |why, number| {
        say(
            Edit::Delete {
                reason: reason(why),
            },
            number,
        )
    };
    let back = |why, number| {
        say(
            Edit::Restore {
                reason: reason(why),
            },
            number,
        )
    };
    let (first, late) = (hide("pindah", 7_000_001), back("masih di sini", 7_000_002));
    let (shown, last) = (back("kembali", 7_000_003), hide("pindah lagi", 7_000_004));
    for change in [first, shown, last] {
        shelf.applies(&change, &cadre());
    }
    shelf.overtaken = true;
    assert_eq!(word(&shelf.take(&late, &cadre())), "conflict");
    assert!(shelf.get(10).record.deleted);
}
