//! Search and chips over rows.

use super::*;
use crate::phone::HouseRow;
use crate::screen::targets::homes::homes;
use crate::sorted::sorted;
use crate::store::derive::{house_row, person_row};
use crate::store::plan;
use crate::store::sample::{household, id, person, record};
use dampingi_domain::Answers;
use dampingi_sync::{Kind, link};

const TODAY: Date = jiff::civil::date(2026, 11, 21);

fn row(name: &str, hamlet: &str, last: Option<&str>) -> Arc<Row> {
    let mut child = person(1);
    child.fields = Answers::new()
        .with("name", name)
        .with("mother_name", "Siti Chadidjah")
        .with("birth_date", "2024-05-01")
        .with("nik", "6501054105240003");
    let mut home = household(2);
    home.fields.set("hamlet", hamlet);
    let mut life = record(3, Kind::Episode, "child");
    life.fields = Answers::new().with(link::PERSON, id(1).to_string());
    let mut visit = record(4, Kind::Visit, "child_visit");
    visit.fields = Answers::new().with("visit_date", last.unwrap_or_default());
    let around = [&life, &visit];
    let around = &around[..1 + usize::from(last.is_some())];
    let house = house_row(&home, 1, 0);
    Arc::new(person_row(&child, Some(&house), around, 0).expect("not deleted"))
}

fn asked(typed: &str, rows: &[Arc<Row>]) -> usize {
    let filter = Filter {
        typed: typed.to_owned(),
        ..Filter::by_word("")
    };
    filter.people(rows, TODAY).len()
}

#[test]
fn a_search_takes_any_order_any_case_any_spelling_and_the_number() {
    let child = [row("Muhammad Abdurrahman Al-Ghifari", "Selor Hilir", None)];
    for typed in [
        "",
        "abdur MUH",
        "siti",
        "hilir muhammad",
        "  rahman  ",
        "moh. abdur",
        "mochammad",
        "khadijah",
        "al-ghifari",
        "St. Hadija",
        "pak contoh",
        "65010541",
    ] {
        assert_eq!(asked(typed, &child), 1, "{typed}");
    }
    for typed in ["muhammad hulu", "6502", "rizki"] {
        assert_eq!(asked(typed, &child), 0, "{typed}");
    }
}

#[test]
fn who_was_seen_this_month_is_not_waiting() {
    let holds = |last| Ask::Unvisited.holds(&row("A", "", last), TODAY);
    assert!(!holds(Some("2026-11-01")));
    assert!(holds(Some("2026-10-31")));
    assert!(holds(Some("2025-11-21")));
    assert!(holds(None));
}

#[test]
fn chips_and_the_hamlet_hold_together() {
    let rows = [
        row("A", "Hulu", Some("2026-11-01")),
        row("B", "Hulu", None),
        row("C", "Hilir", None),
    ];
    let mut filter = Filter::by_word("child");
    let mut left = |change: fn(&mut Filter)| {
        change(&mut filter);
        let left = filter.people(&rows, TODAY);
        left.iter().map(|row| row.name.clone()).collect::<String>()
    };
    assert_eq!(left(|_| {}), "ABC");
    assert_eq!(left(|it| it.hamlet = "hulu".to_owned()), "AB");
    assert_eq!(left(|it| it.turn(Ask::Unvisited)), "B");
    assert_eq!(left(|it| it.turn(Ask::Unvisited)), "AB");
    assert_eq!(left(|it| it.show(Show::Kind("pregnancy"))), "");
    assert_eq!(left(|it| it.turn(Ask::Unsent)), "");
    assert_eq!(left(|it| it.show(Show::All)), "AB");
}

#[test]
fn hamlets_come_in_order_and_the_unknown_last() {
    let rows = vec![
        row("C", "", None),
        row("B", "hulu", None),
        row("A", "Hulu", None),
        row("D", "Hilir", None),
    ];
    let rows = sorted(rows, |row| place(&row.hamlet, &row.name));
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["D", "A", "B", "C"]);
}

#[test]
fn a_letter_leaves_those_whose_names_begin_with_it() {
    let rows = [
        row("Siti", "Hulu", None),
        row("\u{2018}sri", "Hulu", None),
        row("Ani", "Hilir", None),
    ];
    let filter = Filter {
        letter: Some(b'S'),
        ..Filter::by_word("")
    };
    assert_eq!(filter.people(&rows, TODAY).len(), 2);
    assert_eq!(initial("7"), b'#');
}

#[test]
fn households_are_asked_about_their_survey_and_people_about_what_is_due() {
    let house = |n, surveyed: Option<&str>, fit: &str, unsent| {
        let mut house = house_row(&household(n), 1, unsent);
        house.surveyed_on = surveyed.map(str::to_owned);
        house.fit = fit.to_owned();
        house
    };
    let houses = [
        house(20, None, "", 0),
        house(21, Some("2026-01-03"), "+-", 0),
        house(22, Some("2026-01-03"), "++", 2),
        house(23, Some("2026-01-03"), "-?", 0),
    ];
    // Children live in the first two.
    let child = |home| {
        let mut child = row("A", "", None);
        Arc::make_mut(&mut child).household = Some(id(home));
        child
    };
    let homes = homes(&houses, &[child(20), child(21)], TODAY);
    let mut filter = Filter::by_word("keluarga");
    let mut left = |ask| {
        let count = filter.count(ask, &homes);
        filter.turn(ask);
        let left = filter.homes(&homes).len();
        filter.turn(ask);
        assert_eq!(count, left);
        left
    };
    assert_eq!(left(Ask::Unsurveyed), 1);
    assert_eq!(left(Ask::Unfit), 2);
    assert_eq!(left(Ask::Krs), 1);
    assert_eq!(left(Ask::Unsent), 1);
    assert_eq!(left(Ask::Returned), 0);
    // Chips of households are not carried over to people, nor the other way.
    filter.turn(Ask::Unfit);
    filter.show(Show::Kind("child"));
    assert!(filter.asks.is_empty());
}

fn plan_of_a_thin_child() -> String {
    let mut child = person(1);
    child.fields.set("birth_date", "2024-05-01");
    child.fields.set("sex", "female");
    let mut life = record(3, Kind::Episode, "child");
    life.fields = Answers::new()
        .with(link::PERSON, id(1).to_string())
        .with("registered_on", "2026-01-05");
    let mut visit = record(4, Kind::Visit, "child_visit");
    visit.fields = Answers::new()
        .with(link::PERSON, id(1).to_string())
        .with(link::EPISODE, id(3).to_string())
        .with("visit_date", "2026-10-03")
        .with("weight_kg", 7.0)
        .with("height_cm", 78.0)
        .with("position", "standing");
    plan::learn();
    plan::of(&child, &[&life, &visit], TODAY).plan
}

#[test]
fn what_is_due_at_risk_or_returned_is_asked_of_her_row() {
    let mut child = row("A", "Hulu", None);
    let asked = |child: &Arc<Row>, ask: Ask| ask.holds(child, TODAY);
    for ask in [Ask::Due, Ask::Risk, Ask::Returned, Ask::Unsent] {
        assert!(!asked(&child, ask), "{ask:?}");
    }
    let held = Arc::make_mut(&mut child);
    held.plan = plan_of_a_thin_child();
    held.returned.push(id(9));
    held.unsent = 1;
    for ask in [Ask::Due, Ask::Risk, Ask::Returned, Ask::Unsent] {
        assert!(asked(&child, ask), "{ask:?}");
    }
}

#[test]
fn an_address_names_a_chip() {
    assert_eq!(Filter::by_word("belum").asks, [Ask::Unvisited]);
    assert_eq!(Filter::by_word("child").show, Show::Kind("child"));
    assert_eq!(Filter::by_word("?").show, Show::All);
    let krs = Filter::by_word("krs");
    assert_eq!((krs.show, krs.asks), (Show::Households, vec![Ask::Krs]));
}

#[test]
fn households_are_found_by_head_hamlet_card_and_whoever_lives_there() {
    let mut home = household(2);
    home.fields.set("hamlet", "Selor Hilir");
    home.fields.set("family_card_number", "6501050101200007");
    let mut empty = household(7);
    empty.fields.set("head_name", "Usman");
    // The same, but for a zero that a name would lose.
    empty.fields.set("family_card_number", "6501050101201140");
    let houses: Vec<HouseRow> = [&home, &empty].map(|home| house_row(home, 1, 0)).into();
    let mut child = row("Muhammad Rizki", "Selor Hilir", None);
    Arc::make_mut(&mut child).household = Some(id(2));
    let homes = homes(&houses, &[child], TODAY);
    let found = |typed: &str| {
        let filter = Filter {
            typed: typed.to_owned(),
            ..Filter::by_word("keluarga")
        };
        let listed = filter.homes(&homes);
        let name = |it: &Listed| {
            it.by
                .as_ref()
                .map_or("-", |row| row.name.as_str())
                .to_owned()
        };
        listed.iter().map(name).collect::<Vec<String>>()
    };
    for typed in [
        "tjontoh hilir",
        "6501 0007",
        "0101200007",
        "65010501012000",
        "contoh",
    ] {
        assert_eq!(found(typed), ["-"], "{typed}");
    }
    for typed in [
        "moh. rizky",
        "mochammad hilir",
        "khadijah",
        "6501054105240003",
    ] {
        assert_eq!(found(typed), ["Muhammad Rizki"], "{typed}");
    }
    assert_eq!(found("hulu"), [""; 0]);
    assert_eq!(found("").len(), 2);
}
