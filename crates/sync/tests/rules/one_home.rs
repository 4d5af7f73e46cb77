//! Merging two records of one household, and undoing it: as with persons, and only within one village.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_domain::same_person::MAY_BE;
use dampingi_sync::{Change, Role, alias, link};

/// Two cadres registered one family: the second household has a child of its own.
fn two_homes() -> Shelf {
    let mut shelf = Shelf::family();
    let again = with(household(), "hamlet", "Tanah Seribu");
    let child = with(person(), link::HOUSEHOLD, id(11).to_string());
    shelf.again([(11, again), (21, child)]);
    shelf
}

fn said_of_homes(number: u128, of: u128, into: u128, state: &str) -> Change {
    let (of, into) = ((link::HOUSEHOLD_ALIAS, of), (link::HOUSEHOLD, into));
    saying(number, of, into, state)
}

#[test]
fn two_households_are_merged_and_taken_apart_and_their_people_stay_where_they_were() {
    let mut shelf = two_homes();
    let before = shelf.records.clone();
    let proposed = said_of_homes(60, 11, 10, "proposed");
    shelf.applies(&proposed, &cadre());
    assert_eq!(alias::doubts(&shelf.get(11).record), [id(10)]);
    check(
        &shelf,
        &said_of_homes(61, 11, 10, "merged"),
        &cadre(),
        "refused forbidden -",
    );
    let merged = said_of_homes(61, 11, 10, "merged");
    shelf.applies(&merged, &coordinator());
    assert_eq!(alias::into(&shelf.get(11).record), Some(id(10)));
    assert_eq!(alias::aliases(&shelf.get(10).record), [id(11)]);
    for person in [20, 21] {
        assert_eq!(shelf.records[&id(person)], before[&id(person)]);
    }
    // One step deep, as with persons.
    check(
        &shelf,
        &said_of_homes(62, 10, 11, "merged"),
        &coordinator(),
        "refused already_merged -",
    );
    let apart = said_of_homes(63, 11, 10, "apart");
    shelf.applies(&apart, &coordinator());
    assert_eq!(shelf.get(10).record.fields, before[&id(10)].record.fields);
    let mut fields = shelf.get(11).record.fields.clone();
    fields.take(MAY_BE);
    assert_eq!(fields, before[&id(11)].record.fields);
}

#[test]
fn a_late_edit_of_a_household_that_went_reaches_the_one_that_stays() {
    let mut shelf = two_homes();
    let saw = shelf.revision;
    shelf.take(&said_of_homes(61, 11, 10, "merged"), &coordinator());
    let late = Answers::new().with("hamlet", "Sabanar Baru");
    let late = update(shelf.get(11), saw, late);
    let had = shelf
        .get(10)
        .record
        .fields
        .text("hamlet")
        .map(str::to_owned);
    let verdict = shelf.take(&late, &cadre());
    let reached = shelf.get(10).record.fields.text("hamlet");
    assert_eq!(reached, Some("Sabanar Baru"));
    assert_eq!(
        shelf.get(11).record.fields.text("hamlet"),
        Some("Sabanar Baru")
    );
    // What stood there stands against it on a card.
    if had.is_some() {
        assert_eq!(word(&verdict), "conflict");
    }
}

#[test]
fn a_household_that_is_merged_stays_in_its_village_until_it_is_taken_apart() {
    let mut shelf = two_homes();
    shelf.take(&said_of_homes(61, 11, 10, "merged"), &coordinator());
    let wide = author(Role::Cadre, &[JELARAI, GUNUNG_SERIANG]);
    let moved = |shelf: &Shelf, number| Change {
        area: area(GUNUNG_SERIANG),
        ..update(
            shelf.get(number),
            shelf.revision,
            Answers::new()
                .with("rt", "09")
                .with(link::AREA, GUNUNG_SERIANG),
        )
    };
    // Neither the one that stays nor the one that went: the other would stand alone.
    for number in [10, 11] {
        let change = moved(&shelf, number);
        check(&shelf, &change, &wide, "refused another_village -");
        // Whatever else she wrote in it is taken.
        let stays = Change {
            area: area(JELARAI),
            ..change
        };
        assert_ne!(word(&shelf.ask(&stays, &wide)), "refused another_village -");
    }
    shelf.take(&said_of_homes(62, 11, 10, "apart"), &coordinator());
    for number in [10, 11] {
        let change = moved(&shelf, number);
        shelf.applies(&change, &wide);
        assert_eq!(shelf.get(number).record.area, area(GUNUNG_SERIANG));
    }
    let again = said_of_homes(63, 11, 10, "merged");
    shelf.applies(&again, &coordinator());
}

#[test]
fn households_of_two_villages_or_a_household_and_a_person_are_not_merged() {
    let mut shelf = two_homes();
    let elsewhere = Change {
        record: id(12),
        change_id: uuid::Uuid::from_u128(3_000_012),
        area: area(GUNUNG_SERIANG),
        ..household()
    };
    let wide = author(Role::Cadre, &[JELARAI, GUNUNG_SERIANG]);
    shelf.take(&elsewhere, &wide);
    check(
        &shelf,
        &said_of_homes(61, 12, 10, "merged"),
        &coordinator(),
        "refused another_village -",
    );
    check(
        &shelf,
        &said_of_homes(61, 10, 10, "merged"),
        &coordinator(),
        "refused wrong_link alias_household_id",
    );
    check(
        &shelf,
        &said_of_homes(61, 11, 20, "merged"),
        &coordinator(),
        "refused wrong_link household_id",
    );
    let both = with(
        said_of_homes(61, 11, 10, "merged"),
        link::ALIAS,
        id(20).to_string(),
    );
    check(
        &shelf,
        &both,
        &coordinator(),
        "refused wrong_link alias_household_id",
    );
    let half = with(
        said_of_homes(61, 11, 10, "merged"),
        link::HOUSEHOLD,
        serde_json::Value::Null,
    );
    check(
        &shelf,
        &half,
        &coordinator(),
        "refused missing_link household_id",
    );
}
