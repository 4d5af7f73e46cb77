//! Who is no longer here, by her record or by a visit, and who is here again; episodes ended by hand. Domain notes §2.7, §2.9.

use crate::life::Life;
use dampingi_domain::life::{Gone, Left, ended_on, gone, left_by_visit};
use dampingi_domain::{Answers, Date};
use jiff::civil::date;

fn person(left: &str, on: &str, back: &str) -> Answers {
    let mut answers = Answers::new();
    for (key, text) in [
        ("left_reason", left),
        ("left_on", on),
        ("came_back_on", back),
    ] {
        if !text.is_empty() {
            answers.set(key, text);
        }
    }
    answers
}

#[test]
fn her_record_says_whether_she_is_here() {
    let on = Some(date(2026, 10, 1));
    let left = |left| Some(Gone { left, on });
    for (reason, day, back, expected) in [
        ("", "", "", None),
        ("moved", "2026-10-01", "", left(Left::Moved)),
        ("died", "2026-10-01", "", left(Left::Died)),
        ("moved", "2026-10-01", "2026-10-01", None),
        ("moved", "2026-10-01", "2026-11-01", None),
        // She left again after she had come back.
        ("moved", "2026-10-01", "2026-09-01", left(Left::Moved)),
        // A reason without a day, or a day without one, says nothing.
        ("moved", "", "", None),
        ("", "2026-10-01", "", None),
        ("elsewhere", "2026-10-01", "", None),
    ] {
        assert_eq!(
            gone(&person(reason, day, back)),
            expected,
            "{reason} {day} {back}"
        );
    }
}

#[test]
fn a_visit_says_it_until_her_record_says_that_she_is_back() {
    let on: Option<Date> = Some(date(2026, 10, 1));
    let missed = |reason: &str| Answers::new().with("absence_reason", reason);
    let here = Answers::new();
    let left = |visit: &Answers, who: &Answers| left_by_visit(who, visit, on).map(|it| it.left);
    assert_eq!(left(&missed("moved"), &here), Some(Left::Moved));
    assert_eq!(left(&missed("died"), &here), Some(Left::Died));
    assert_eq!(left(&missed("travelling"), &here), None);
    let birth = Answers::new().with("mother_condition", "died");
    assert_eq!(left(&birth, &here), Some(Left::Died));
    let back = person("", "", "2026-10-20");
    assert_eq!(left(&missed("moved"), &back), None);
    let back_before = person("", "", "2026-09-20");
    assert_eq!(left(&missed("moved"), &back_before), Some(Left::Moved));
}

#[test]
fn an_episode_entered_by_mistake_never_was_open() {
    let ended = |reason: &str| {
        ended_on(
            &Answers::new()
                .with("ended_on", "2026-11-01")
                .with("end_reason", reason),
        )
    };
    assert_eq!(ended("married"), Some(date(2026, 11, 1)));
    assert_eq!(ended("mistaken"), Some(Date::MIN));
    assert_eq!(ended_on(&Answers::new()), None);
    let mut life = Life::new("pregnancy", "female", date(1999, 1, 1));
    life.closed_on = ended("mistaken");
    assert_eq!(
        life.person().open("pregnancy", date(2026, 10, 1)).count(),
        0
    );
}

#[test]
fn who_is_gone_has_nothing_open_and_who_is_back_has_it_again() {
    let mut life = Life::new("pregnancy", "female", date(1999, 1, 1));
    let open = |life: &Life, on| life.person().open("pregnancy", on).count();
    for (key, text) in [("left_on", "2026-10-01"), ("left_reason", "moved")] {
        life.person.set(key, text);
    }
    assert_eq!(open(&life, date(2026, 9, 30)), 1);
    assert_eq!(open(&life, date(2026, 10, 1)), 0);
    life.person.set("came_back_on", "2026-10-20");
    assert_eq!(open(&life, date(2026, 11, 1)), 1);
}

#[test]
fn what_was_said_is_taken_back_by_a_patch() {
    let mut who = person("moved", "2026-10-01", "");
    let mut patch = Answers::new();
    patch.clear("left_on");
    patch.clear("left_reason");
    who.apply(&patch);
    assert_eq!(gone(&who), None);
    assert!(who.is_empty());
}
