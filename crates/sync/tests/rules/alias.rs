//! Merging two records of one person, undoing it, and what happens to what others write meanwhile.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_domain::same_person::MAY_BE;
use dampingi_sync::accept::{DISPUTED_FIELDS, OPEN};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Change, Edit, Kind, Role, alias, link};
use serde_json::json;
use uuid::Uuid;

/// The same child once more, with her own episode and a visit, registered by another cadre.
fn twice() -> Shelf {
    let mut shelf = Shelf::family();
    let again = with(person(), "name", "Melatti");
    let again = with(again, MAY_BE, vec![id(20).to_string()]);
    let episode = with(episode(), link::PERSON, id(21).to_string());
    let visit = with(visit(41), link::PERSON, id(21).to_string());
    let visit = with(visit, link::EPISODE, id(31).to_string());
    shelf.again([(21, again), (31, episode), (41, visit)]);
    shelf
}

fn said(number: u128, of: u128, into: u128, state: &str) -> Change {
    saying(number, (link::ALIAS, of), (link::PERSON, into), state)
}

fn is_doubted(shelf: &Shelf, number: u128) -> bool {
    let flags = &shelf.get(number).record.flags;
    flags.contains(&"name:may_be_registered".to_owned())
}

#[test]
fn a_coordinator_merges_and_nothing_else_of_either_changes() {
    let mut shelf = twice();
    let before = shelf.records.clone();
    shelf.applies(&said(60, 21, 20, "merged"), &coordinator());
    assert_eq!(alias::into(&shelf.get(21).record), Some(id(20)));
    assert_eq!(alias::aliases(&shelf.get(20).record), [id(21)]);
    assert!(alias::doubts(&shelf.get(21).record).is_empty());
    for (of, key) in [(21, alias::INTO), (20, alias::ALIASES)] {
        let mut fields = shelf.get(of).record.fields.clone();
        fields.take(key);
        assert_eq!(
            fields,
            before[&id(of)].record.fields,
            "of {of} only {key} is new"
        );
    }
    for other in [10, 30, 31, 40, 41] {
        assert_eq!(shelf.records[&id(other)], before[&id(other)]);
    }
}

#[test]
fn undoing_gives_back_exactly_what_was_there() {
    let mut shelf = twice();
    let before = shelf.records.clone();
    shelf.take(&said(60, 21, 20, "merged"), &coordinator());
    shelf.applies(&said(61, 21, 20, "apart"), &coordinator());
    for of in [20, 21] {
        let (now, then) = (&shelf.get(of).record, &before[&id(of)].record);
        assert_eq!((&now.fields, &now.flags), (&then.fields, &then.flags));
    }
    // What was said stays said, both times.
    assert_eq!(
        shelf.get(60).record.fields.text(alias::STATE),
        Some("merged")
    );
    assert_eq!(
        shelf.get(61).record.fields.text(alias::STATE),
        Some("apart")
    );
    assert_eq!(alias::doubts(&shelf.get(21).record), [id(20)]);
}

/// Two coordinators look at the same pair; one has no signal when the other decides.
#[test]
fn nobody_undoes_what_another_decided_since_she_looked() {
    let by_other = |change: Change| Change {
        device_id: Uuid::from_u128(2),
        ..change
    };
    for (first, late) in [
        ("different", "merged"),
        ("merged", "apart"),
        ("merged", "different"),
    ] {
        let mut shelf = twice();
        let saw = shelf.revision;
        let first = by_other(said(60, 21, 20, first));
        shelf.applies(&first, &coordinator());
        let with_sight = |seen: u64| with(said(61, 21, 20, late), link::SEEN, json!(seen));
        check(
            &shelf,
            &with_sight(saw),
            &coordinator(),
            "refused decided_meanwhile state",
        );
        // Her own decision is no surprise, and a proposal decides nothing.
        let own = by_other(with_sight(saw));
        assert_ne!(
            word(&shelf.ask(&own, &coordinator())),
            "refused decided_meanwhile state"
        );
        let proposal = with(said(61, 21, 20, "proposed"), link::SEEN, json!(saw));
        check(&shelf, &proposal, &cadre(), "applied");
        // Who saw it, and an app that does not say what it saw, are heard.
        let aware = shelf.ask(&with_sight(shelf.revision), &coordinator());
        let silent = shelf.ask(&said(61, 21, 20, late), &coordinator());
        assert_eq!(word(&aware), word(&silent));
    }
}

#[test]
fn each_role_says_only_what_is_hers() {
    let shelf = twice();
    let near = [JELARAI, TANJUNG_SELOR];
    for (role, area, state, expected) in [
        (Role::Coordinator, TANJUNG_SELOR, "merged", "applied"),
        (Role::Coordinator, TANJUNG_SELOR, "apart", "applied"),
        (Role::Coordinator, TANJUNG_SELOR, "different", "applied"),
        (
            Role::Coordinator,
            "65.01.01",
            "merged",
            "refused outside_area -",
        ),
        (Role::Cadre, JELARAI, "proposed", "applied"),
        (Role::Cadre, JELARAI, "merged", "refused forbidden -"),
        (Role::Cadre, JELARAI, "apart", "refused forbidden -"),
        (Role::Cadre, JELARAI, "different", "refused forbidden -"),
        (
            Role::Cadre,
            GUNUNG_SERIANG,
            "proposed",
            "refused outside_area -",
        ),
        (
            Role::Coordinator,
            TANJUNG_SELOR,
            "eaten",
            "refused unknown_state state",
        ),
    ] {
        let change = said(60, 21, 20, state);
        let verdict = shelf.ask(&change, &author(role, &[area]));
        assert_eq!(word(&verdict), expected, "{role:?} {state}");
    }
    for role in [Role::Kabupaten, Role::Province, Role::Admin] {
        let verdict = shelf.ask(&said(60, 21, 20, "merged"), &author(role, &near));
        assert_eq!(word(&verdict), "refused forbidden -", "{role:?}");
    }
}

#[test]
fn both_of_a_pair_must_be_in_her_areas() {
    let mut shelf = twice();
    let far = &mut shelf.records.get_mut(&id(21)).expect("there").record;
    far.area = area("65.01.01.1001");
    let change = said(60, 21, 20, "merged");
    let of = |areas: &[&str]| word(&shelf.ask(&change, &author(Role::Coordinator, areas)));
    assert_eq!(of(&[TANJUNG_SELOR]), "refused outside_area -");
    assert_eq!(of(&["65.01.01"]), "refused outside_area -");
    assert_eq!(of(&[TANJUNG_SELOR, "65.01.01"]), "applied");
    let both = author(Role::Coordinator, &[TANJUNG_SELOR, "65.01.01"]);
    let verdict = shelf.ask(&change, &both);
    let fact = &verdict.writes[0];
    assert_eq!(fact.record.area, area("65.01.01.1001"));
    assert_eq!(
        fact.former_area,
        Some(area(JELARAI)),
        "both villages hear of it"
    );
}

#[test]
fn no_chain_and_no_circle_comes_about() {
    let mut shelf = twice();
    let third = Change {
        record: id(22),
        change_id: Uuid::from_u128(7_000_022),
        ..with(person(), "name", "Mel")
    };
    shelf.take(&third, &cadre());
    shelf.take(&said(60, 21, 20, "merged"), &coordinator());
    let refused = "refused already_merged -";
    for (of, into) in [(20, 21), (20, 22), (22, 21), (21, 22)] {
        check(
            &shelf,
            &said(61, of, into, "merged"),
            &coordinator(),
            refused,
        );
    }
    check(
        &shelf,
        &said(61, 22, 20, "merged"),
        &coordinator(),
        "applied",
    );
    check(
        &shelf,
        &said(61, 20, 20, "merged"),
        &coordinator(),
        "refused wrong_link alias_id",
    );
    check(
        &shelf,
        &said(61, 21, 20, "different"),
        &coordinator(),
        refused,
    );
    // Said twice by two coordinators: kept twice, done once.
    let verdict = shelf.ask(&said(61, 21, 20, "merged"), &coordinator());
    assert_eq!(
        (word(&verdict).as_str(), verdict.writes.len()),
        ("applied", 1)
    );
}

#[test]
fn it_waits_for_both_and_takes_only_persons() {
    let shelf = twice();
    check(
        &shelf,
        &said(60, 21, 77, "merged"),
        &coordinator(),
        "deferred 1",
    );
    check(
        &shelf,
        &said(60, 21, 10, "merged"),
        &coordinator(),
        "refused wrong_link person_id",
    );
    let fields = Answers::new().with(link::PERSON, id(20).to_string());
    let half = create(60, Kind::Merge, "", fields.with(alias::STATE, "merged"));
    check(
        &shelf,
        &half,
        &coordinator(),
        "refused missing_link alias_id",
    );
}

#[test]
fn what_was_said_is_a_fact() {
    let mut shelf = twice();
    shelf.take(&said(60, 21, 20, "merged"), &coordinator());
    let other = said(60, 21, 20, "apart");
    check(&shelf, &other, &coordinator(), "refused fact_is_final -");
    let gone = Change {
        edit: Edit::Delete {
            reason: "salah".to_owned(),
        },
        ..other
    };
    check(&shelf, &gone, &coordinator(), "refused forbidden -");
}

#[test]
fn who_is_somebody_else_is_not_asked_about_again() {
    let mut shelf = twice();
    assert!(is_doubted(&shelf, 21));
    shelf.take(&said(60, 21, 20, "different"), &coordinator());
    assert!(!is_doubted(&shelf, 21));
    assert!(alias::doubts(&shelf.get(21).record).is_empty());
    for (of, other) in [(20, 21), (21, 20)] {
        let others = shelf.get(of).record.fields.codes(alias::OTHERS).join(",");
        assert_eq!(others, id(other).to_string());
    }
    // An edit does not bring the flag back, and neither does a cadre who thinks otherwise.
    let edit = update(
        shelf.get(21),
        99,
        Answers::new().with("phone", "081234567899"),
    );
    shelf.take(&edit, &cadre());
    shelf.take(&said(61, 21, 20, "proposed"), &cadre());
    assert!(!is_doubted(&shelf, 21));
}

#[test]
fn a_cadre_who_proposes_raises_the_flag_and_merges_nothing() {
    let mut shelf = twice();
    shelf.take(&said(60, 20, 21, "proposed"), &cadre());
    assert!(is_doubted(&shelf, 20));
    assert_eq!(alias::doubts(&shelf.get(20).record), [id(21)]);
    assert_eq!(alias::into(&shelf.get(20).record), None);
}

#[test]
fn a_late_edit_of_the_alias_stays_there_and_reaches_who_stays() {
    let mut shelf = twice();
    let saw = shelf.revision;
    shelf.take(&said(60, 21, 20, "merged"), &coordinator());
    shelf
        .records
        .get_mut(&id(20))
        .expect("there")
        .record
        .fields
        .take("phone");
    let edit = update(
        shelf.get(21),
        saw,
        Answers::new().with("phone", "081234567899"),
    );
    let verdict = shelf.take(&edit, &cadre());
    assert_eq!(word(&verdict), "applied");
    for of in [20, 21] {
        assert_eq!(
            shelf.get(of).record.fields.text("phone"),
            Some("081234567899")
        );
    }
    // Undone, each has what was written of it.
    shelf.take(&said(61, 21, 20, "apart"), &coordinator());
    assert_eq!(
        shelf.get(21).record.fields.text("phone"),
        Some("081234567899")
    );
}

#[test]
fn a_late_edit_never_silently_replaces_what_who_stays_has() {
    let mut shelf = twice();
    let saw = shelf.revision;
    shelf.take(&said(60, 21, 20, "merged"), &coordinator());
    let fields = Answers::new()
        .with("name", "Melati Baru")
        .with("birth_date", "2025-01-12");
    let before = shelf.get(20).record.fields.clone();
    let verdict = shelf.take(&update(shelf.get(21), saw, fields), &cadre());
    let Outcome::Conflict { revision, card } = verdict.outcome else {
        panic!("{:?}", verdict.outcome);
    };
    assert_eq!(
        revision,
        shelf.get(21).record.revision,
        "the alias itself was edited without a dispute"
    );
    assert_eq!(
        shelf.get(21).record.fields.text("birth_date"),
        Some("2025-01-12")
    );
    let stays = &shelf.get(20).record;
    assert_eq!(stays.fields.text("name"), Some("Melati Baru"), "for now");
    assert_eq!(
        stays.fields.get("birth_date"),
        before.get("birth_date"),
        "critical"
    );
    assert!(stays.flags.contains(&"birth_date:disputed".to_owned()));
    let card = &shelf.records[&card].record;
    assert_eq!(card.link(link::RECORD), Some(id(20)));
    assert_eq!(card.fields.flag(OPEN), Some(true));
    let points = card
        .fields
        .get(DISPUTED_FIELDS)
        .and_then(|it| it.as_array())
        .expect("points");
    assert!(points.contains(
        &json!({ "field": "name", "theirs": before.text("name"), "ours": "Melati Baru" })
    ));
    assert_eq!(points.len(), 2);
}

#[test]
fn a_visit_of_who_stays_may_hang_on_what_the_alias_brought() {
    let mut shelf = twice();
    let mixed = Change {
        record: id(42),
        ..with(visit(42), link::EPISODE, id(31).to_string())
    };
    check(&shelf, &mixed, &cadre(), "refused wrong_link episode_id");
    shelf.take(&said(60, 21, 20, "merged"), &coordinator());
    check(&shelf, &mixed, &cadre(), "applied");
    // And a visit recorded offline on the alias is still hers.
    let late = with(
        with(visit(43), link::PERSON, id(21).to_string()),
        link::EPISODE,
        id(31).to_string(),
    );
    check(&shelf, &late, &cadre(), "applied");
    // A correction names the old visit from either side.
    let corrects = with(
        with(mixed, link::CORRECTS, id(41).to_string()),
        link::CORRECTION_REASON,
        "salah baca",
    );
    check(&shelf, &corrects, &cadre(), "applied");
}

#[test]
fn no_phone_writes_what_only_a_merge_writes() {
    let mut shelf = twice();
    shelf.take(&said(60, 21, 20, "merged"), &coordinator());
    let forged = Answers::new()
        .with(alias::INTO, id(77).to_string())
        .with("hamlet_note", "baru");
    shelf.take(&update(shelf.get(21), 99, forged), &cadre());
    assert_eq!(alias::into(&shelf.get(21).record), Some(id(20)));
    let made = Change {
        record: id(23),
        ..with(person(), alias::ALIASES, vec![id(20).to_string()])
    };
    shelf.take(&made, &cadre());
    assert!(alias::aliases(&shelf.get(23).record).is_empty());
}

#[test]
fn who_holds_others_is_not_hidden_with_them() {
    let mut shelf = twice();
    shelf.take(&said(60, 21, 20, "merged"), &coordinator());
    let hide = |of: u128| {
        let edit = Edit::Delete {
            reason: "ganda".to_owned(),
        };
        Change {
            edit,
            ..update(shelf.get(of), 99, Answers::new())
        }
    };
    check(&shelf, &hide(20), &cadre(), "refused already_merged -");
    check(&shelf, &hide(21), &cadre(), "applied");
}
