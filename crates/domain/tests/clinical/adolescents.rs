//! Girls between ten and eighteen years (domain notes §2.10, optional there): limits, the month's numbers, and when it ends.

use crate::case::Given;
use crate::life::Life;
use dampingi_domain::Date;
use dampingi_domain::growth::Level;
use dampingi_domain::indicator::{Expected, Population, Span, all_numbers};
use dampingi_domain::life::Standing;
use dampingi_domain::period::Month;
use dampingi_domain::schedule::due;
use jiff::civil::date;
use serde_json::json;

#[test]
fn blood_and_arm_are_judged_by_the_limits_of_a_bride() {
    for (key, value, found, level) in [
        ("hb_g_dl", 12.0, None, Level::Good),
        ("hb_g_dl", 11.9, Some("A01"), Level::Watch),
        ("hb_g_dl", 8.0, Some("A01"), Level::Watch),
        ("hb_g_dl", 7.9, Some("A01"), Level::Refer),
        ("muac_cm", 23.5, None, Level::Good),
        ("muac_cm", 23.4, Some("A02"), Level::Watch),
    ] {
        let judged = Given::new("adolescent_visit").visit(key, value).judged();
        let ids: Vec<&str> = judged.findings.iter().map(|one| one.rule.id).collect();
        assert_eq!(ids, Vec::from_iter(found), "{key} {value}");
        let strictest = judged.findings.first().map(|one| one.rule.level());
        assert_eq!(strictest.unwrap_or(Level::Good), level, "{key} {value}");
    }
}

fn girl() -> Life {
    Life::new("adolescent", "female", date(2013, 5, 20))
        .told("registered_on", "2026-02-01")
        .seen(
            "adolescent_visit",
            date(2026, 3, 4),
            &[
                ("school_grade", json!("grade_7")),
                ("iron_tablets_taken", json!(13)),
            ],
        )
        .seen(
            "adolescent_visit",
            date(2026, 7, 10),
            &[
                ("anaemia_screened", json!(true)),
                ("iron_tablets_taken", json!(13)),
            ],
        )
        .standing(Standing::Approved)
}

/// Screened and 26 tablets, of what was received, in a month.
fn counted(life: &Life, year: i16, month: i8) -> (u32, u32) {
    let people = [life.person()];
    let population = Population {
        people: &people,
        households: &[],
        expected: Expected::default(),
    };
    let span = Span::from(Month::new(year, month).expect("a month"));
    let numbers = all_numbers(&population, &life.area, span);
    let of = |id: &str| {
        let number = numbers.iter().find(|number| number.definition.id == id);
        number.expect(id).received.numerator
    };
    (of("adolescents_screened"), of("adolescents_iron_26"))
}

#[test]
fn screening_and_tablets_are_counted_over_the_calendar_year() {
    let life = girl();
    assert_eq!(counted(&life, 2026, 3), (0, 0));
    assert_eq!(counted(&life, 2026, 6), (0, 0));
    assert_eq!(counted(&life, 2026, 7), (1, 1));
    assert_eq!(counted(&life, 2026, 12), (1, 1));
    assert_eq!(counted(&life, 2027, 1), (0, 0));
    let by_value = girl().seen(
        "adolescent_visit",
        date(2027, 1, 9),
        &[("school_grade", json!("grade_8")), ("hb_g_dl", json!(12.5))],
    );
    // Her blood was looked at, but not in a grade in which it is to be.
    assert_eq!(counted(&by_value, 2027, 1), (0, 0));
    let mut returned = girl();
    returned.visits[1].standing = Standing::SetAside;
    assert_eq!(counted(&returned, 2026, 7), (0, 0));
}

#[test]
fn it_ends_on_her_nineteenth_birthday_and_nothing_is_due_for_her() {
    let life = girl();
    let open = |on: Date| life.person().open("adolescent", on).count();
    assert_eq!((open(date(2032, 5, 19)), open(date(2032, 5, 20))), (1, 0));
    // The notes name no contact that would be due.
    assert!(due(&life.person(), date(2026, 11, 21), 31).is_empty());
}
