//! Who she is: domain notes §2.3, §5.1.

use crate::case::{Given, TODAY, given};
use dampingi_domain::Answers;
use dampingi_domain::form::{Context, Problem, by_id, check};
use dampingi_domain::same_person::MAY_BE;

fn woman() -> Given {
    given(
        "person",
        "name=Siti Aminah; sex=female; birth_date=5/3/1998; nik_status=unknown; consent=given",
    )
}

fn child() -> Given {
    given("person", "name=Rahma; sex=female; birth_date=5/3/2024; nik_status=not_issued_yet; mother_name=Siti Aminah; consent=given")
        .purpose("child")
}

#[test]
fn everything_needed_is_said_at_once() {
    let needed = "name!missing sex!missing birth_date!missing nik_status!missing consent!missing";
    given("person", "").check("", needed);
    given("person", "").purpose("pregnancy").check("", needed);
    let with_mother = "name!missing sex!missing birth_date!missing nik_status!missing mother_name!missing consent!missing";
    given("person", "").purpose("child").check("", with_mother);
    woman().check("", "");
    child().check("", "");
}

#[test]
fn a_nik_has_sixteen_digits_or_a_reason_why_there_is_none() {
    woman().table(&[
        ("nik_status=known", "nik!missing"),
        ("nik_status=known; nik=6501054503980001", ""),
        ("nik_status=known; nik=6501 0545 0398 0001", ""),
        ("nik_status=known; nik=650105450398000", "nik!digit_count"),
        ("nik_status=known; nik=65010545039800012", "nik!digit_count"),
        ("nik_status=known; nik=650105450398000X", "nik!digit_count"),
        ("nik_status=refused", ""),
    ]);
    woman().keeps("nik=6501054503980001", "nik", false);
}

#[test]
fn a_nik_that_says_another_birth_or_sex_is_asked_about() {
    woman().table(&[
        (
            "nik_status=known; nik=6501054503980001; birth_date=6/3/1998",
            "nik?nik_disagrees",
        ),
        (
            "nik_status=known; nik=6501050503980001",
            "nik?nik_disagrees",
        ),
        ("nik_status=known; nik=6501050503980001; sex=male", ""),
    ]);
}

#[test]
fn a_nik_of_no_area_is_asked_about() {
    woman().table(&[
        ("nik_status=known; nik=6404054503980001", ""),
        ("nik_status=known; nik=3174054503980001", ""),
        (
            "nik_status=known; nik=6505054503980001",
            "nik?nik_area_unknown",
        ),
        (
            "nik_status=known; nik=9999999999999999",
            "nik?nik_disagrees nik?nik_area_unknown",
        ),
    ]);
}

/// The page asks nothing of it; what the phone saved makes the flag, on the phone and on the server.
#[test]
fn saved_although_somebody_like_her_was_there_it_is_flagged() {
    let saved = woman().parse("").answers.with(MAY_BE, vec!["an-id"]);
    let form = by_id("person").expect("a form");
    let flags = |answers| {
        let problems = check(form, answers, &Context::on(TODAY));
        problems.iter().map(Problem::flag).collect::<Vec<_>>()
    };
    assert_eq!(flags(&saved), ["name:may_be_registered"]);
    assert!(flags(&woman().parse("").answers).is_empty());
    // That her household was like another is no word about her.
    let household = Answers::new().with(MAY_BE, vec!["an-id"]);
    let around = Context {
        household: Some(&household),
        ..Context::on(TODAY)
    };
    assert!(check(form, &woman().parse("").answers, &around).is_empty());
}

#[test]
fn only_women_are_registered_as_mothers() {
    for purpose in ["pregnancy", "postpartum"] {
        woman()
            .purpose(purpose)
            .table(&[("", ""), ("sex=male", "sex!not_female")]);
    }
    woman().purpose("engagement").check("sex=male", "");
    woman().check("sex=male", "");
}

#[test]
fn a_child_is_registered_until_the_day_before_the_fifth_birthday() {
    child().table(&[
        ("birth_date=21/11/2026", ""),
        ("birth_date=22/11/2021", ""),
        ("birth_date=21/11/2021", "birth_date!not_under_five"),
    ]);
    woman()
        .purpose("pregnancy")
        .check("birth_date=21/11/2001", "");
}

#[test]
fn births_in_the_future_or_a_century_ago() {
    woman().table(&[
        ("birth_date=22/11/2026", "birth_date!future"),
        ("birth_date=22/11/1925", ""),
        ("birth_date=21/11/1925", "birth_date?over_a_hundred"),
        ("birth_date=5/3/98", ""),
    ]);
    assert_eq!(
        woman()
            .parse("birth_date=5/3/98")
            .answers
            .text("birth_date"),
        Some("1998-03-05")
    );
}

#[test]
fn names_and_phones() {
    let hundred = "n".repeat(100);
    woman().check(&format!("name={hundred}"), "");
    woman().check(&format!("name={hundred}n"), "name!too_long");
    woman().table(&[
        ("name=Siti 2", "name?digits_in_name"),
        ("name= ", "name!missing"),
        ("phone=081234567", ""),
        ("phone=+62 812-3456-7890", ""),
        ("phone=08123456", "phone!not_a_phone"),
        ("phone=081234567890123", "phone!not_a_phone"),
        ("phone=tidak punya", "phone!not_a_phone"),
    ]);
    assert_eq!(
        woman().parse("name= Siti   Aminah ").answers.text("name"),
        Some("Siti Aminah")
    );
}

/// A correction is made without a purpose: what was registered for a child or a mother is then asked of all.
#[test]
fn without_a_purpose_no_answer_is_lost() {
    let typed = "mother_name=Hermin; father_name=Laing; spouse_name=Yusuf; education=primary; occupation=farmer";
    for key in [
        "mother_name",
        "father_name",
        "spouse_name",
        "education",
        "occupation",
    ] {
        woman().keeps(typed, key, true);
    }
    child().keeps(typed, "mother_name", true);
    child().keeps(typed, "spouse_name", false);
    woman()
        .purpose("pregnancy")
        .keeps(typed, "mother_name", false);
    woman()
        .purpose("pregnancy")
        .keeps(typed, "spouse_name", true);
}

#[test]
fn who_agreed_and_how_is_asked_of_those_who_agreed() {
    let typed = "consent_by=guardian; consent_medium=spoken; consent_date=20/11/2026";
    for key in ["consent_by", "consent_medium", "consent_date"] {
        woman().keeps(typed, key, true);
        woman().keeps(&format!("consent=refused; {typed}"), key, false);
    }
}
