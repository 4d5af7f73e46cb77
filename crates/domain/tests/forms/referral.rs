//! A referral and its outcome: domain notes §3.8. What is typed, what is said about it, and when one is closed.

use crate::case::{Given, given};
use dampingi_domain::Answers;
use dampingi_domain::date::add_days;
use dampingi_domain::finding::referral::{RULES, closes};
use dampingi_domain::finding::{self, DEADLINES, Destination, Referral, Urgency};
use dampingi_domain::form::{Input, by_id};
use jiff::civil::date;
use std::collections::BTreeSet;

fn referral() -> Given {
    given(
        "referral",
        "visit_date=20/11/2026; referral_reason=Anak kurus; referral_to=health_centre; \
         referral_urgency=within_7_days; referral_from=cadre",
    )
    .person("birth_date=2025-01-10; sex=female")
}

#[test]
fn a_referral_says_when_why_where_how_soon_and_by_whom() {
    given("referral", "").check(
        "",
        "visit_date!missing referral_reason!missing referral_to!missing referral_urgency!missing \
         referral_from!missing",
    );
    referral().table(&[
        ("", ""),
        ("transport=boat; insured=yes; referral_place=RSUD", ""),
        ("visit_date=22/11/2026", "visit_date!future"),
        ("visit_date=9/1/2025", "visit_date!before_birth"),
    ]);
}

fn outcome() -> Given {
    given(
        "referral_outcome",
        "visit_date=21/11/2026; referral_attended=yes; attended_on=21/11/2026; referral_next=usual",
    )
    .person("birth_date=2025-01-10; sex=female")
    .previous("visit_date=2026-11-20")
}

#[test]
fn an_outcome_asks_what_was_found_or_why_nobody_went() {
    given("referral_outcome", "").check("", "visit_date!missing referral_attended!missing");
    outcome().table(&[
        ("", ""),
        (
            "attended_on=; referral_next=",
            "attended_on!missing referral_next!missing",
        ),
        (
            "referral_attended=no",
            "not_attended_reason!missing referral_still_needed!missing",
        ),
        (
            "referral_attended=no; not_attended_reason=no_transport; referral_still_needed=yes",
            "",
        ),
    ]);
    outcome().keeps("referral_attended=no", "attended_on", false);
    outcome().keeps("control_on=1/12/2026", "control_on", false);
    outcome().keeps(
        "referral_next=control; control_on=1/12/2026",
        "control_on",
        true,
    );
}

#[test]
fn an_outcome_is_read_against_its_referral() {
    outcome().table(&[
        ("visit_date=20/11/2026; attended_on=20/11/2026", ""),
        (
            "visit_date=19/11/2026; attended_on=19/11/2026",
            "visit_date!before_referral attended_on?seen_before_referral",
        ),
        ("attended_on=19/11/2026", "attended_on?seen_before_referral"),
        (
            "visit_date=20/11/2026; attended_on=21/11/2026",
            "attended_on!seen_later",
        ),
    ]);
}

#[test]
fn only_who_was_seen_or_need_not_go_closes_a_referral() {
    let said = |attended: Option<bool>, still: Option<bool>| {
        let mut answers = Answers::new();
        attended
            .into_iter()
            .for_each(|it| answers.set("referral_attended", it));
        still
            .into_iter()
            .for_each(|it| answers.set("referral_still_needed", it));
        closes(&answers)
    };
    assert!(said(Some(true), None));
    assert!(said(Some(false), Some(false)));
    assert!(!said(Some(false), Some(true)));
    assert!(!said(Some(false), None));
    assert!(!said(None, None));
}

#[test]
fn a_referral_is_read_with_its_outcomes() {
    let made = Answers::new()
        .with("visit_date", "2026-11-20")
        .with("referral_urgency", "within_3_days")
        .with(RULES, vec!["C04", "C05"]);
    let not_gone = Answers::new()
        .with("visit_date", "2026-11-21")
        .with("referral_attended", false)
        .with("referral_still_needed", true);
    let seen = Answers::new()
        .with("visit_date", "2026-11-23")
        .with("referral_attended", true);
    let read = |outcomes: &[&Answers]| {
        Referral::of(&made, outcomes.iter().copied()).expect("it has a day")
    };
    let open = read(&[&not_gone]);
    assert_eq!((open.rule, open.closed_on), ("C04", None));
    assert_eq!(open.due_on(), date(2026, 11, 23));
    assert_eq!(
        read(&[&not_gone, &seen]).closed_on,
        Some(date(2026, 11, 23))
    );
    assert!(Referral::of(&Answers::new(), []).is_none());
    // What a newer version writes is asked for again like a routine referral, and is never lost.
    let newer = made.clone().with("referral_urgency", "within_5_days");
    let read = Referral::of(&newer, []).expect("it has a day");
    assert_eq!(read.due_on(), add_days(read.opened_on, 30));
}

/// Rule ids, codes and days in one table: what the form offers, what the rules ask for, by when.
#[test]
fn every_urgency_has_a_deadline_and_can_be_chosen() {
    let Some(Input::Choice(offered)) = by_id("referral")
        .and_then(|form| form.field("referral_urgency"))
        .map(|field| field.input)
    else {
        panic!("urgencies are a choice");
    };
    let offered: Vec<&str> = offered.iter().map(|choice| choice.code).collect();
    let kept: Vec<&str> = DEADLINES.iter().map(|row| row.code).collect();
    assert_eq!(offered, kept);
    let ids: BTreeSet<&str> = DEADLINES.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), DEADLINES.len());
    for row in &DEADLINES {
        assert_eq!(row.urgency.code(), row.code);
        assert_eq!(Urgency::from_code(row.code), Some(row.urgency));
        assert!(row.version >= 1 && !row.ground.document.is_empty());
    }
    let days: Vec<i32> = DEADLINES.iter().map(|row| row.days).collect();
    assert_eq!(days, [0, 0, 3, 7, 14, 30, 30]);
    for rule in finding::table() {
        assert!(kept.contains(&rule.urgency.code().as_str()), "{}", rule.id);
    }
}

#[test]
fn every_destination_of_a_rule_can_be_chosen() {
    let field = by_id("referral").and_then(|form| form.field("referral_to"));
    let offered = field
        .and_then(|field| field.input.choices())
        .expect("a choice");
    for rule in finding::table() {
        match rule.destination.referral_code() {
            Some(code) => assert!(offered.iter().any(|choice| choice.code == code)),
            None => assert_eq!(rule.destination, Destination::Cadre),
        }
    }
}
