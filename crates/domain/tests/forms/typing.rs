//! What every field does with what is typed: dates, numbers, times, codes; drafts that come back.

use dampingi_domain::form::{Context, Draft, Parsed, by_id, check, parse};
use dampingi_domain::{Answers, Lang};
use serde_json::json;

use crate::case::{TODAY, given};

fn child_visit() -> crate::case::Given {
    given(
        "child_visit",
        "visit_date=21/11/2026; method=posyandu; weight_kg=10,4; immunisation_status=unknown",
    )
    .person("birth_date=2024-11-01; sex=female")
    .imported()
}

#[test]
fn dates_are_taken_as_they_are_typed() {
    for typed in [
        "21/11/2026",
        "21-11-26",
        "21.11.2026",
        "21 11 2026",
        "21112026",
        "21 Nov 2026",
        "2026-11-21",
        "21 november 26",
    ] {
        let parsed = child_visit().parse(&format!("visit_date={typed}"));
        assert_eq!(
            parsed.answers.text("visit_date"),
            Some("2026-11-21"),
            "{typed}"
        );
    }
    child_visit().table(&[
        ("visit_date=kemarin", "visit_date!not_a_date"),
        ("visit_date=31/11/2026", "visit_date!not_a_date"),
        ("visit_date=11/21/2026", "visit_date!not_a_date"),
    ]);
}

#[test]
fn a_coming_visit_is_refused_only_when_the_clock_is_right() {
    let typed = "visit_date=22/11/2026";
    child_visit().check(typed, "visit_date!future");
    child_visit()
        .clock_unsure()
        .check(typed, "visit_date?future");
    child_visit().check("visit_date=21/11/2026", "");
}

#[test]
fn numbers_are_taken_with_comma_or_point() {
    for (typed, kg) in [
        ("10,4", 10.4),
        ("10.4", 10.4),
        ("10", 10.0),
        (" 9,75 ", 9.75),
        ("010,4", 10.4),
    ] {
        let parsed = child_visit().parse(&format!("weight_kg={typed}"));
        assert_eq!(parsed.answers.number("weight_kg"), Some(kg), "{typed}");
    }
    child_visit().table(&[
        ("weight_kg=sepuluh", "weight_kg!not_a_number"),
        ("weight_kg=1.010,4", "weight_kg!not_a_number"),
        ("weight_kg=-10", "weight_kg!not_a_number"),
        ("weight_kg=10 kg", "weight_kg!not_a_number"),
    ]);
    given("child", "").imported().table(&[
        ("birth_order=2", ""),
        ("birth_order=2,5", "birth_order!not_whole"),
    ]);
}

#[test]
fn times_are_taken_as_they_are_typed() {
    let birth = given("postpartum", "").imported();
    for (typed, time) in [("14.30", "14:30"), ("7:05", "07:05"), ("0705", "07:05")] {
        assert_eq!(
            birth
                .parse(&format!("delivery_time={typed}"))
                .answers
                .text("delivery_time"),
            Some(time)
        );
    }
    birth.check("delivery_time=pagi", "delivery_time!not_a_time");
}

#[test]
fn codes_are_sorted_and_unknown_ones_are_kept_and_asked_about() {
    let parsed = child_visit().parse("illness=fever cough fever");
    assert_eq!(parsed.answers.codes("illness"), ["cough", "fever"]);
    child_visit().table(&[
        ("illness=cough hiccups", "illness?unknown_code"),
        ("illness=none", ""),
        ("illness=cough none", "illness?none_and_more"),
        ("method=by_drone", "method?unknown_code"),
        ("method=By Drone!", "method!unknown_code"),
        ("oedema=perhaps", "oedema!unknown_code"),
    ]);
    assert_eq!(
        child_visit()
            .parse("method=by_drone")
            .answers
            .text("method"),
        Some("by_drone")
    );
}

#[test]
fn what_could_not_be_read_is_said_once_and_nothing_is_kept_of_it() {
    let parsed = child_visit().parse("weight_kg=berat; height_cm=; visit_date=besok");
    assert!(!parsed.answers.is_filled("weight_kg"));
    child_visit().check(
        "weight_kg=berat; visit_date=besok",
        "visit_date!not_a_date weight_kg!not_a_number",
    );
}

#[test]
fn none_and_the_others_put_each_other_out() {
    let mut draft = Draft::default();
    let mut after = |code: &str| {
        draft.toggle("danger_signs", code);
        draft.text("danger_signs").to_owned()
    };
    assert_eq!(after("fever"), "fever");
    assert_eq!(after("convulsions"), "convulsions fever");
    assert_eq!(after("none"), "none");
    assert_eq!(after("none"), "");
    assert_eq!(after("none"), "none");
    assert_eq!(after("fever"), "fever");
    assert_eq!(after("fever"), "");
}

#[test]
fn what_is_no_longer_asked_stays_typed_but_is_not_kept() {
    let mut draft = Draft::default();
    for (key, text) in [("attended_posyandu", "no"), ("absence_reason", "ill")] {
        draft.set(key, text);
    }
    let form = by_id("child_visit").expect("a form");
    let read = |draft: &Draft| -> Parsed { parse(form, draft, &Context::on(TODAY)) };
    assert_eq!(read(&draft).answers.text("absence_reason"), Some("ill"));
    draft.set("attended_posyandu", "yes");
    assert!(!read(&draft).answers.is_filled("absence_reason"));
    assert_eq!(draft.text("absence_reason"), "ill");
}

#[test]
fn answers_shown_again_are_dates_and_numbers_as_people_write_them() {
    let form = by_id("child_visit").expect("a form");
    let answers = Answers::new()
        .with("visit_date", "2026-03-05")
        .with("weight_kg", 10.4)
        .with("height_cm", 80)
        .with("oedema", false)
        .with("illness", vec!["cough", "fever"]);
    let draft = Draft::from_answers(form, &answers);
    let shown =
        ["visit_date", "weight_kg", "height_cm", "oedema", "illness"].map(|key| draft.text(key));
    assert_eq!(shown, ["5/3/2026", "10,4", "80", "no", "cough fever"]);
}

#[test]
fn a_correction_keeps_what_this_version_does_not_ask() {
    let form = by_id("child_visit").expect("a form");
    let older = Answers::new()
        .with("weight_kg", 10.4)
        .with("height_cm", 80)
        .with("foot_cm", 12);
    let mut draft = Draft::from_answers(form, &older);
    draft.set("weight_kg", "10,6");
    draft.set("height_cm", "");
    let saved = parse(form, &draft, &Context::on(TODAY)).over(form, &older);
    assert_eq!(
        saved,
        Answers::new().with("weight_kg", 10.6).with("foot_cm", 12)
    );
}

/// A later version asks for a posyandu at another meeting too. This one does not, and must not take out what was answered there.
#[test]
fn what_is_asked_only_because_of_a_later_versions_code_is_kept_with_the_code() {
    let form = by_id("child_visit").expect("a form");
    let older = Answers::new()
        .with("method", "posyandu_at_home")
        .with("posyandu", "Melati")
        .with("weight_kg", 10.4)
        .with("note", "lari ke sana ke mari");
    let corrected = |typed: &[(&str, &str)]| {
        let mut draft = Draft::from_answers(form, &older);
        for (key, text) in typed {
            draft.set(*key, *text);
        }
        parse(form, &draft, &Context::on(TODAY)).over(form, &older)
    };
    let weighed_again = corrected(&[("weight_kg", "10,6"), ("note", "")]);
    assert_eq!(
        weighed_again,
        Answers::new()
            .with("method", "posyandu_at_home")
            .with("posyandu", "Melati")
            .with("weight_kg", 10.6)
    );
    // Where she says herself how they met, this version's questions count.
    assert!(!corrected(&[("method", "home_visit")]).is_filled("posyandu"));
}

/// The server holds raw answers against the same form. Values of the wrong kind are refused, blank ones are missing.
#[test]
fn answers_of_the_wrong_kind_are_refused() {
    let person = by_id("person").expect("a form");
    let code_of = |key: &str, value: serde_json::Value| {
        let answers: Answers = [(key.to_owned(), value)].into_iter().collect();
        let problems = check(person, &answers, &Context::on(TODAY));
        let found = problems.iter().find(|problem| problem.field == key);
        found.map(|problem| problem.fault.code())
    };
    for (key, value, code) in [
        ("name", json!("Siti"), None),
        ("name", json!("  "), Some("missing")),
        ("name", json!(null), Some("missing")),
        ("name", json!(5), Some("not_text")),
        ("name", json!("a".repeat(101)), Some("too_long")),
        ("birth_date", json!("5/3/2024"), Some("not_a_date")),
        ("birth_date", json!(20240305), Some("not_a_date")),
        ("sex", json!("female"), None),
        ("sex", json!("other"), Some("unknown_code")),
        ("sex", json!(["female"]), Some("unknown_code")),
        ("sex", json!("x".repeat(61)), Some("unknown_code")),
        ("phone", json!(812), Some("not_a_phone")),
        ("birth_place", json!({}), Some("not_text")),
    ] {
        assert_eq!(code_of(key, value.clone()), code, "{key} {value}");
    }
}

#[test]
fn what_is_missing_in_an_import_is_missing_and_nothing_more() {
    for form in dampingi_domain::form::table::ALL {
        given(form.id, "").imported().check("", "");
    }
}

#[test]
fn messages_name_the_bounds_in_both_languages() {
    let message = |given: crate::case::Given, typed: &str, lang| {
        let problems = given.parse(typed).problems;
        problems.first().expect("a problem").message(lang)
    };
    for (typed, id, en) in [
        (
            "weight_kg=300",
            "Harus antara 0,3 kg dan 58 kg",
            "Must be between 0.3 and 58 kg",
        ),
        (
            "weight_kg=31",
            "Coba periksa lagi: biasanya 1 sampai 30 kg",
            "Please check: usually 1 to 30 kg",
        ),
    ] {
        assert_eq!(message(child_visit(), typed, Lang::Id), id);
        assert_eq!(message(child_visit(), typed, Lang::En), en);
    }
    let child = given("child", "").imported();
    assert_eq!(
        message(child, "birth_order=21", Lang::En),
        "Must be between 1 and 20"
    );
}

#[test]
fn a_posyandu_day_is_planned_within_half_a_year() {
    let session = given("posyandu_session", "posyandu=Melati; held_on=26/11/2026");
    session.table(&[
        ("held_on=21/11/2026", ""),
        ("held_on=12/3/2026", ""),
        // A year of two digits is the coming one.
        ("held_on=14/1/27", ""),
        ("held_on=23/5/2027", ""),
        ("held_on=24/5/2027", "held_on!future"),
        ("held_on=", "held_on!missing"),
    ]);
    let coming = session.parse("held_on=14/1/27");
    assert_eq!(coming.answers.text("held_on"), Some("2027-01-14"));
    let wedding = given("engagement", "").parse("planned_wedding_date=14/1/27");
    let on = wedding.answers.text("planned_wedding_date");
    assert_eq!(on, Some("2027-01-14"));
}
