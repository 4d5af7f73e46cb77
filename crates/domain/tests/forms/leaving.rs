//! What ends an accompaniment by hand: domain notes §2.9, §8.4; and what is not asked of who is no longer here.

use crate::case::{given, given_form};
use dampingi_domain::form::table::{CAME_BACK, DIED, ENDING, MOVED, OTHER_HOUSE, beside};

#[test]
fn a_day_is_needed_and_may_not_be_before_birth_or_to_come() {
    for form in [&MOVED, &DIED] {
        given_form(form, "")
            .person("birth_date=1999-02-01")
            .table(&[
                ("", "left_on!missing"),
                ("left_on=3/11/2026", ""),
                ("left_on=31/1/1999", "left_on!left_before_birth"),
                ("left_on=22/11/2026", "left_on!future"),
            ]);
    }
    given_form(&ENDING, "").table(&[("", "ended_on!missing"), ("ended_on=1/11/2026", "")]);
}

#[test]
fn nobody_lives_in_another_house_before_birth_or_from_a_day_to_come() {
    given_form(&OTHER_HOUSE, "")
        .person("birth_date=1999-02-01")
        .table(&[
            ("", "house_since!missing"),
            ("house_since=1/2/1999", ""),
            ("house_since=31/1/1999", "house_since?house_before_birth"),
            ("house_since=22/11/2026", "house_since!future"),
        ]);
}

#[test]
fn who_comes_back_does_so_after_she_left() {
    given_form(&CAME_BACK, "")
        .person("left_on=2026-10-01; left_reason=moved")
        .table(&[
            ("", "came_back_on!missing"),
            ("came_back_on=1/10/2026", ""),
            ("came_back_on=30/9/2026", "came_back_on!back_before_left"),
        ]);
}

#[test]
fn nothing_but_the_reason_is_asked_of_a_child_who_is_gone() {
    let absent = "visit_date=3/11/2026; method=posyandu; attended_posyandu=no";
    let visit = given("child_visit", absent).person("birth_date=2025-01-10; sex=female");
    for reason in ["died", "moved"] {
        visit.check(&format!("absence_reason={reason}"), "");
        visit.keeps(
            &format!("absence_reason={reason}; weight_kg=9"),
            "weight_kg",
            false,
        );
    }
    visit.keeps("absence_reason=ill; weight_kg=9", "weight_kg", true);
}

#[test]
fn what_stands_beside_a_record_has_a_key_of_its_own() {
    for form in [
        "person",
        "engagement",
        "pregnancy",
        "postpartum",
        "child",
        "support",
    ] {
        let own = dampingi_domain::form::by_id(form).expect("a form");
        for beside in beside(form) {
            for field in beside.fields() {
                assert!(own.field(field.key).is_none(), "{form} {}", field.key);
            }
        }
    }
    assert!(beside("child_visit").is_empty());
}
