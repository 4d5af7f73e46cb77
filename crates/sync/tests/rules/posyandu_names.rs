//! Two names of posyandu that are one, on the server: said by a coordinator of the village, a fact, and with a way back.

use crate::build::*;
use dampingi_domain::Answers;
use dampingi_sync::{Author, Change, Edit, Kind, Role, alias, link};

fn said(state: &str) -> Answers {
    Answers::new()
        .with(link::POSYANDU_ALIAS, "Posyandu RW 3")
        .with(link::POSYANDU_NAME, "Melati")
        .with(alias::STATE, state)
}

fn by(author: &Author, record: u128, fields: Answers) -> Change {
    Change {
        author: author.id,
        ..create(record, Kind::Merge, "", fields)
    }
}

#[test]
fn a_coordinator_of_the_village_says_it_and_takes_it_back() {
    let mut shelf = Shelf::family();
    let desk = coordinator();
    let merged = by(&desk, 80, said(alias::MERGED));
    let taken = shelf.take(&merged, &desk);
    assert_eq!(word(&taken), "applied");
    assert_eq!(taken.writes.len(), 1, "no other record is touched");
    let kept = &taken.writes[0].record.fields;
    assert_eq!(alias::names(kept), Some(("Posyandu RW 3", "Melati", true)));
    check(&shelf, &merged, &desk, "duplicate");
    let back = by(&desk, 81, said(alias::APART));
    shelf.applies(&back, &desk);
    let changed = Change {
        edit: Edit::Update {
            fields: Answers::new().with(link::POSYANDU_NAME, "Mawar"),
        },
        ..merged
    };
    check(&shelf, &changed, &desk, "refused fact_is_final -");
}

#[test]
fn nobody_else_says_it_and_nowhere_else() {
    let shelf = Shelf::family();
    for role in [Role::Cadre, Role::Kabupaten, Role::Province, Role::Admin] {
        let other = author(role, &["65"]);
        let change = by(&other, 80, said(alias::MERGED));
        check(&shelf, &change, &other, "refused forbidden -");
    }
    let elsewhere = author(Role::Coordinator, &["65.01.01"]);
    let change = by(&elsewhere, 80, said(alias::MERGED));
    check(&shelf, &change, &elsewhere, "refused outside_area -");
    let whole = Change {
        area: area(TANJUNG_SELOR),
        ..by(&coordinator(), 80, said(alias::MERGED))
    };
    check(&shelf, &whole, &coordinator(), "refused not_a_village -");
}

#[test]
fn it_is_of_two_names_and_of_nothing_else() {
    let shelf = Shelf::family();
    let desk = coordinator();
    let with = |key: &str, value: &str, verdict: &str| {
        let change = by(&desk, 80, said(alias::MERGED).with(key, value));
        check(&shelf, &change, &desk, verdict);
    };
    let wrong = "refused wrong_link alias_posyandu";
    with(alias::STATE, alias::PROPOSED, "refused unknown_state state");
    with(link::POSYANDU_NAME, "RW III", wrong);
    with(link::POSYANDU_NAME, " ", wrong);
    with(link::POSYANDU_NAME, &"a".repeat(61), wrong);
    with(link::PERSON, &id(20).to_string(), wrong);
}
