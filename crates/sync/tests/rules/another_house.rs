//! Somebody lives in another house of the same cadre's: one of two that were said without seeing each other stands, with its
//! day and its village, and the other waits on a card.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_domain::life::HOUSE_SINCE;
use dampingi_sync::accept::{CHOSEN, DISPUTED_FIELDS, NOTE, OPEN, RESTORED, WHOLE};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Author, Change, Edit, RecordId, Role, alias, link};
use serde_json::json;
use uuid::Uuid;

/// A household beside the family's own in her village, and two in the other village of the same cadre.
fn three_more() -> Shelf {
    let mut shelf = Shelf::family();
    shelf.again([(11, household())]);
    for home in [12, 13] {
        let away = Change {
            record: id(home),
            change_id: Uuid::from_u128(4_000_000 + home),
            area: area(GUNUNG_SERIANG),
            ..household()
        };
        shelf.applies(&away, &both());
    }
    shelf
}

fn both() -> Author {
    author(Role::Cadre, &[JELARAI, GUNUNG_SERIANG])
}

/// The child moves, as a phone says it that saw the record at this revision.
fn moved(shelf: &Shelf, device: u128, saw: u64, (home, village): (u128, &str)) -> Change {
    let fields = Answers::new()
        .with(link::HOUSEHOLD, id(home).to_string())
        .with(link::AREA, village)
        .with(HOUSE_SINCE, format!("2026-11-{home}"))
        .with(link::HOUSES_BEFORE, vec![id(10).to_string()]);
    Change {
        device_id: Uuid::from_u128(device),
        change_id: Uuid::from_u128(8_000_000 + home),
        area: area(village),
        ..update(shelf.get(20), saw, fields)
    }
}

fn settled(shelf: &Shelf, card: RecordId, home: u128) -> Change {
    let stored = &shelf.records[&card];
    let chosen = json!({
        link::HOUSEHOLD: id(home).to_string(),
        HOUSE_SINCE: format!("2026-11-{home}"),
    });
    let fields = Answers::new()
        .with(OPEN, false)
        .with(NOTE, "Ditanya ke neneknya")
        .with(CHOSEN, chosen);
    Change {
        edit: Edit::Update { fields },
        change_id: Uuid::from_u128(77),
        ..update(stored, stored.record.revision, Answers::new())
    }
}

#[track_caller]
fn lives(shelf: &Shelf, home: u128, village: &str) {
    let child = &shelf.get(20).record;
    assert_eq!(child.link(link::HOUSEHOLD), Some(id(home)));
    let since = format!("2026-11-{home}");
    assert_eq!(child.fields.text(HOUSE_SINCE), Some(since.as_str()));
    assert_eq!(child.area, area(village));
}

#[test]
fn of_two_houses_the_first_stands_with_its_day_and_village_until_a_person_chooses() {
    let mut shelf = three_more();
    let saw = shelf.revision;
    let here = moved(&shelf, 2, saw, (11, JELARAI));
    let away = moved(&shelf, 3, saw, (12, GUNUNG_SERIANG));
    shelf.applies(&here, &both());
    let Outcome::Conflict { card, .. } = shelf.take(&away, &both()).outcome else {
        panic!("two houses were said");
    };
    lives(&shelf, 11, JELARAI);
    let disputed = |key: &str| {
        let flags = &shelf.get(20).record.flags;
        flags.contains(&format!("{key}:disputed"))
    };
    assert!(disputed(link::HOUSEHOLD) && disputed(HOUSE_SINCE));
    // Both moved her out of the same house.
    assert!(!disputed(link::HOUSES_BEFORE));
    // What the second phone writes of her next names its village too, and does not bring her there.
    let beside = Change {
        device_id: Uuid::from_u128(3),
        area: area(GUNUNG_SERIANG),
        ..update(shelf.get(20), saw, Answers::new().with("nickname", "Ma"))
    };
    shelf.applies(&beside, &both());
    lives(&shelf, 11, JELARAI);
    let chosen = settled(&shelf, card, 12);
    shelf.applies(&chosen, &both());
    lives(&shelf, 12, GUNUNG_SERIANG);
    assert_eq!(shelf.get(20).former_area, Some(area(JELARAI)));
    let flags = &shelf.get(20).record.flags;
    assert!(!flags.iter().any(|flag| flag.ends_with(":disputed")));
}

#[test]
fn the_house_that_stands_can_be_chosen_and_her_village_stays() {
    let mut shelf = three_more();
    let saw = shelf.revision;
    let first = moved(&shelf, 2, saw, (12, GUNUNG_SERIANG));
    let second = moved(&shelf, 3, saw, (11, JELARAI));
    shelf.applies(&first, &both());
    let Outcome::Conflict { card, .. } = shelf.take(&second, &both()).outcome else {
        panic!("two houses were said");
    };
    lives(&shelf, 12, GUNUNG_SERIANG);
    let chosen = settled(&shelf, card, 12);
    shelf.applies(&chosen, &both());
    lives(&shelf, 12, GUNUNG_SERIANG);
}

#[test]
fn she_moves_with_her_village_and_back_again_and_both_see_it() {
    let mut shelf = three_more();
    let saw = shelf.revision;
    let there = moved(&shelf, 2, saw, (13, GUNUNG_SERIANG));
    shelf.applies(&there, &both());
    lives(&shelf, 13, GUNUNG_SERIANG);
    assert_eq!(shelf.get(20).former_area, Some(area(JELARAI)));
    let fields = Answers::new().with(link::HOUSEHOLD, id(10).to_string());
    let mut fields = fields.with(link::AREA, JELARAI);
    fields.clear(HOUSE_SINCE);
    fields.clear(link::HOUSES_BEFORE);
    let back = Change {
        device_id: Uuid::from_u128(2),
        change_id: Uuid::from_u128(9),
        area: area(JELARAI),
        ..update(shelf.get(20), shelf.revision, fields)
    };
    shelf.applies(&back, &both());
    let child = &shelf.get(20).record;
    assert_eq!(child.link(link::HOUSEHOLD), Some(id(10)));
    assert_eq!(child.area, area(JELARAI));
    assert!(!child.fields.is_filled(link::HOUSES_BEFORE) && !child.fields.is_filled(HOUSE_SINCE));
}

#[test]
fn a_cadre_of_one_village_brings_nobody_into_another() {
    let shelf = three_more();
    let away = moved(&shelf, 2, shelf.revision, (12, GUNUNG_SERIANG));
    check(&shelf, &away, &cadre(), "refused outside_area -");
}

#[test]
fn a_move_of_a_record_that_went_into_another_is_asked_about_and_not_lost() {
    let mut shelf = three_more();
    shelf.again([(21, with(person(), link::HOUSEHOLD, id(10).to_string()))]);
    let saw = shelf.revision;
    let merged = saying(60, (link::ALIAS, 20), (link::PERSON, 21), "merged");
    shelf.applies(&merged, &coordinator());
    assert_eq!(alias::into(&shelf.get(20).record), Some(id(21)));
    let late = moved(&shelf, 2, saw, (11, JELARAI));
    let Outcome::Conflict { card, .. } = shelf.take(&late, &both()).outcome else {
        panic!("she would be lost");
    };
    // The house waits whole: neither its day nor the one before is hers without it.
    let stays = &shelf.get(21).record;
    assert_eq!(stays.link(link::HOUSEHOLD), Some(id(10)));
    for key in [link::HOUSEHOLD, HOUSE_SINCE, link::HOUSES_BEFORE] {
        assert!(stays.flags.contains(&format!("{key}:disputed")), "{key}");
    }
    assert!(!stays.fields.is_filled(HOUSE_SINCE) && !stays.fields.is_filled(link::HOUSES_BEFORE));
    let mut chosen = settled(&shelf, card, 11);
    if let Edit::Update { fields } = &mut chosen.edit {
        let before = json!([id(10).to_string()]);
        let mut all = fields.get(CHOSEN).expect("chosen").clone();
        all[link::HOUSES_BEFORE] = before;
        fields.set(CHOSEN, all);
    }
    shelf.applies(&chosen, &both());
    let stays = &shelf.get(21).record;
    assert_eq!(stays.link(link::HOUSEHOLD), Some(id(11)));
    assert_eq!(stays.fields.text(HOUSE_SINCE), Some("2026-11-11"));
    assert_eq!(
        stays.fields.codes(link::HOUSES_BEFORE),
        [id(10).to_string()]
    );
    assert!(!stays.flags.iter().any(|flag| flag.ends_with(":disputed")));
}

fn hide(shelf: &mut Shelf, home: u128) {
    let reason = "Rumahnya kosong".to_owned();
    let hidden = Change {
        edit: Edit::Delete { reason },
        device_id: Uuid::from_u128(7),
        change_id: Uuid::from_u128(7_000_000 + home),
        ..update(shelf.get(home), shelf.revision, Answers::new())
    };
    shelf.applies(&hidden, &both());
}

/// Whoever moves her had not seen that the house was hidden: she would live in a house that is in no list.
#[track_caller]
fn is_asked_about(shelf: &Shelf, card: RecordId, home: u128) {
    let card = &shelf.records[&card].record;
    assert_eq!(card.link(link::RECORD), Some(id(home)));
    let point = json!([{ "field": WHOLE, "theirs": "deleted", "ours": "added" }]);
    assert_eq!(card.fields.get(DISPUTED_FIELDS), Some(&point));
}

#[test]
fn whoever_moves_her_into_a_hidden_house_raises_a_card_about_it() {
    let mut shelf = three_more();
    let saw = shelf.revision;
    hide(&mut shelf, 11);
    let late = moved(&shelf, 2, saw, (11, JELARAI));
    let Outcome::Conflict { card, .. } = shelf.take(&late, &both()).outcome else {
        panic!("she is in no list");
    };
    lives(&shelf, 11, JELARAI);
    is_asked_about(&shelf, card, 11);
    // She is not asked about again by whoever writes of her next, and the house comes back by the card.
    let beside = Change {
        change_id: Uuid::from_u128(7_100_000),
        ..update(shelf.get(20), saw, Answers::new().with("nickname", "Ma"))
    };
    shelf.applies(&beside, &both());
    let stored = &shelf.records[&card];
    let fields = Answers::new()
        .with(OPEN, false)
        .with(NOTE, "Masih dihuni")
        .with(CHOSEN, json!({ WHOLE: RESTORED }));
    let back = Change {
        edit: Edit::Update { fields },
        ..update(stored, stored.record.revision, Answers::new())
    };
    shelf.applies(&back, &both());
    assert!(!shelf.get(11).record.deleted);
}

#[test]
fn a_choice_of_a_house_that_was_hidden_since_raises_a_card_about_it() {
    let mut shelf = three_more();
    let saw = shelf.revision;
    let first = moved(&shelf, 2, saw, (11, JELARAI));
    let second = moved(&shelf, 3, saw, (12, GUNUNG_SERIANG));
    shelf.applies(&first, &both());
    let Outcome::Conflict { card, .. } = shelf.take(&second, &both()).outcome else {
        panic!("two houses were said");
    };
    hide(&mut shelf, 12);
    let chosen = settled(&shelf, card, 12);
    let Outcome::Conflict { card, .. } = shelf.take(&chosen, &both()).outcome else {
        panic!("she is in no list");
    };
    lives(&shelf, 12, GUNUNG_SERIANG);
    is_asked_about(&shelf, card, 12);
}

#[test]
fn a_hidden_house_is_asked_about_beside_what_else_stands_against_her_move() {
    let mut shelf = three_more();
    let saw = shelf.revision;
    let named = |device, name: &str| Change {
        device_id: Uuid::from_u128(device),
        change_id: Uuid::from_u128(7_200_000 + device),
        ..update(shelf.get(20), saw, Answers::new().with("nickname", name))
    };
    let (first, mut second) = (named(2, "Ma"), moved(&shelf, 3, saw, (11, JELARAI)));
    if let Edit::Update { fields } = &mut second.edit {
        fields.set("nickname", "Mei");
    }
    shelf.applies(&first, &both());
    hide(&mut shelf, 11);
    let verdict = shelf.take(&second, &both());
    let [child, of_her, of_house] = &verdict.writes[..] else {
        panic!("she, and two cards");
    };
    assert_eq!(child.record.id, id(20));
    assert_eq!(of_her.record.link(link::RECORD), Some(id(20)));
    is_asked_about(&shelf, of_house.record.id, 11);
}
