//! Two moves of one record that were made without sight of each other: the first stands, the second waits on a card, and a
//! person chooses. What an edit merely names is no move.

use crate::build::*;
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::accept::{CHOSEN, DISPUTED_FIELDS, NOTE, OPEN};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Author, Change, Edit, Origin, RecordId, Role, link, replay};
use serde_json::{Value, json};
use uuid::Uuid;

const BUMI_RAHAYU: &str = "65.01.05.2006";

fn wide() -> Author {
    author(Role::Cadre, &[JELARAI, GUNUNG_SERIANG, BUMI_RAHAYU])
}

/// A move by a phone that saw this revision.
fn from_phone(shelf: &Shelf, device: u128, saw: u64, village: &str) -> Change {
    let fields = Answers::new().with(link::AREA, village);
    of_household(shelf, device, saw, village, fields)
}

fn of_household(shelf: &Shelf, device: u128, saw: u64, village: &str, fields: Answers) -> Change {
    Change {
        area: area(village),
        device_id: Uuid::from_u128(device),
        change_id: Uuid::from_u128(9_000_000 + u128::from(shelf.revision)),
        ..update(shelf.get(10), saw, fields)
    }
}

/// A household that one phone moved to Gunung Seriang, and another to Bumi Rahayu; with the card, and what both had seen.
fn moved_twice() -> (Shelf, RecordId, u64) {
    let mut shelf = Shelf::family();
    let saw = shelf.revision;
    let first = from_phone(&shelf, 2, saw, GUNUNG_SERIANG);
    shelf.applies(&first, &wide());
    let second = from_phone(&shelf, 3, saw, BUMI_RAHAYU);
    let Outcome::Conflict { card, .. } = shelf.take(&second, &wide()).outcome else {
        panic!("two villages were said");
    };
    (shelf, card, saw)
}

fn settled(shelf: &Shelf, card: RecordId, village: &str) -> Change {
    let stored = &shelf.records[&card];
    let fields = Answers::new()
        .with(OPEN, false)
        .with(NOTE, "Ditanya ke ketua RT")
        .with(CHOSEN, json!({ link::AREA: village }));
    Change {
        edit: Edit::Update { fields },
        change_id: Uuid::from_u128(77),
        device_id: Uuid::from_u128(5),
        ..update(stored, stored.record.revision, Answers::new())
    }
}

#[track_caller]
fn lies_in(shelf: &Shelf, village: &str) {
    assert_eq!(shelf.get(10).record.area, area(village));
}

#[test]
fn of_two_moves_the_first_stands_and_the_second_is_on_a_card() {
    let (shelf, card, _) = moved_twice();
    lies_in(&shelf, GUNUNG_SERIANG);
    let card = &shelf.records[&card];
    assert_eq!(card.record.link(link::RECORD), Some(id(10)));
    let point = json!([{ "field": link::AREA, "theirs": GUNUNG_SERIANG, "ours": BUMI_RAHAYU }]);
    assert_eq!(card.record.fields.get(DISPUTED_FIELDS), Some(&point));
    // Both villages see it.
    assert_eq!(card.record.area, area(GUNUNG_SERIANG));
    assert_eq!(card.former_area, Some(area(BUMI_RAHAYU)));
}

#[test]
fn a_person_chooses_one_of_the_two_villages_and_no_third() {
    for village in [GUNUNG_SERIANG, BUMI_RAHAYU] {
        let (mut shelf, card, _) = moved_twice();
        for wrong in [json!(JELARAI), json!("x"), Value::Null] {
            let mut choice = settled(&shelf, card, village);
            if let Edit::Update { fields } = &mut choice.edit {
                fields.set(CHOSEN, json!({ link::AREA: wrong }));
            }
            check(&shelf, &choice, &coordinator(), "refused forbidden -");
        }
        let choice = settled(&shelf, card, village);
        shelf.applies(&choice, &coordinator());
        lies_in(&shelf, village);
    }
    let (mut shelf, card, _) = moved_twice();
    let choice = settled(&shelf, card, BUMI_RAHAYU);
    shelf.take(&choice, &coordinator());
    assert_eq!(shelf.get(10).former_area, Some(area(GUNUNG_SERIANG)));
}

#[test]
fn who_settles_a_card_after_another_wrote_over_nobody() {
    let (mut shelf, card, _) = moved_twice();
    let late = settled(&shelf, card, GUNUNG_SERIANG);
    let choice = settled(&shelf, card, BUMI_RAHAYU);
    shelf.applies(&choice, &coordinator());
    let late = Change {
        change_id: Uuid::from_u128(78),
        device_id: Uuid::from_u128(6),
        ..late
    };
    assert_eq!(word(&shelf.take(&late, &coordinator())), "conflict");
    lies_in(&shelf, BUMI_RAHAYU);
}

#[test]
fn what_the_second_phone_writes_next_names_its_village_and_asks_nothing_anew() {
    let (mut shelf, card, saw) = moved_twice();
    let told = Answers::new().with("hamlet", "Baru");
    let beside = of_household(&shelf, 3, saw, BUMI_RAHAYU, told);
    shelf.applies(&beside, &wide());
    lies_in(&shelf, GUNUNG_SERIANG);
    // Nor when somebody has chosen.
    let choice = settled(&shelf, card, GUNUNG_SERIANG);
    shelf.take(&choice, &coordinator());
    let told = Answers::new().with("hamlet", "Lama");
    let beside = of_household(&shelf, 3, saw, BUMI_RAHAYU, told);
    shelf.applies(&beside, &wide());
    lies_in(&shelf, GUNUNG_SERIANG);
    // But who has seen how it stands moves it.
    let again = from_phone(&shelf, 3, shelf.revision, BUMI_RAHAYU);
    shelf.applies(&again, &wide());
    lies_in(&shelf, BUMI_RAHAYU);
}

#[test]
fn an_edit_names_a_village_and_moves_nothing_however_often_others_did() {
    let mut shelf = Shelf::family();
    let saw = shelf.revision;
    for village in [GUNUNG_SERIANG, BUMI_RAHAYU, JELARAI, BUMI_RAHAYU] {
        let moves = from_phone(&shelf, 2, shelf.revision, village);
        shelf.applies(&moves, &wide());
    }
    let villages = [JELARAI, GUNUNG_SERIANG, BUMI_RAHAYU];
    for (saw, village) in (saw..).zip(villages.into_iter().cycle().take(6)) {
        let told = Answers::new().with("sim_a", saw);
        let edit = of_household(&shelf, 10, saw, village, told);
        shelf.applies(&edit, &wide());
        lies_in(&shelf, BUMI_RAHAYU);
        assert!(!shelf.get(10).record.fields.is_filled(link::AREA));
    }
    // Who saw it in Gunung Seriang asks for Jelarai, although it has been there since.
    let asked = from_phone(&shelf, 30, saw + 1, JELARAI);
    assert_eq!(word(&shelf.take(&asked, &wide())), "conflict");
    lies_in(&shelf, BUMI_RAHAYU);
}

#[test]
fn a_phone_shows_what_waits_where_the_server_has_it_and_a_move_where_it_goes() {
    let (shelf, _, saw) = moved_twice();
    let told = Answers::new().with("hamlet", "Baru");
    let edit = of_household(&shelf, 4, saw, JELARAI, told);
    let base = shelf.get(10).record.clone();
    let view = replay::view(Some(&base), [&edit]).expect("a record");
    assert_eq!(view.area, area(GUNUNG_SERIANG));
    let moves = from_phone(&shelf, 4, saw, BUMI_RAHAYU);
    let view = replay::view(Some(&base), [&moves, &edit]).expect("a record");
    assert_eq!(view.area, area(BUMI_RAHAYU));
    assert!(!view.fields.is_filled(link::AREA));
}

#[test]
fn one_phone_moves_it_there_and_back_without_a_card() {
    let mut shelf = Shelf::family();
    let saw = shelf.revision;
    for village in [GUNUNG_SERIANG, BUMI_RAHAYU, JELARAI] {
        let moves = from_phone(&shelf, 2, saw, village);
        shelf.applies(&moves, &wide());
        lies_in(&shelf, village);
    }
    // The same place said twice is one move.
    let same = from_phone(&shelf, 3, saw, GUNUNG_SERIANG);
    assert_eq!(word(&shelf.take(&same, &wide())), "conflict");
    let agrees = from_phone(&shelf, 4, saw, JELARAI);
    assert_eq!(word(&shelf.take(&agrees, &wide())), "duplicate");
}

#[test]
fn while_two_villages_stand_against_each_other_neither_lets_go() {
    let (mut shelf, card, saw) = moved_twice();
    let told = Answers::new().with("hamlet", "Baru");
    let here = of_household(&shelf, 4, saw + 1, GUNUNG_SERIANG, told.clone());
    let only = author(Role::Cadre, &[GUNUNG_SERIANG]);
    shelf.applies(&here, &only);
    assert_eq!(shelf.get(10).former_area, Some(area(JELARAI)));
    let choice = settled(&shelf, card, GUNUNG_SERIANG);
    shelf.take(&choice, &coordinator());
    let told = told.with("hamlet", "Lain");
    let here = of_household(&shelf, 4, shelf.revision, GUNUNG_SERIANG, told);
    shelf.applies(&here, &only);
    assert_eq!(shelf.get(10).former_area, None);
}

#[test]
fn an_import_moves_nothing_and_names_the_village_it_would_have() {
    let mut shelf = Shelf::family();
    shelf.origin = Origin::Import;
    let again = |village: &str| Change {
        area: AreaCode::parse(village).expect("a village"),
        device_id: Uuid::from_u128(7),
        change_id: Uuid::from_u128(70),
        ..household()
    };
    let admin = author(Role::Admin, &[]);
    assert_ne!(word(&shelf.take(&again(JELARAI), &admin)), "conflict");
    assert_eq!(word(&shelf.take(&again(BUMI_RAHAYU), &admin)), "conflict");
    lies_in(&shelf, JELARAI);
}
