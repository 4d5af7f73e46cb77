//! Money, months and measures of a support; and that it changes no plan, judgement or number of anything else. §4.7.

use crate::life::Life;
use dampingi_domain::indicator::scorecard::{Card, LengthRule};
use dampingi_domain::indicator::{Basis, Expected, Population, Span, all_numbers};
use dampingi_domain::life::{Household, Person, Standing, Visit, ended_on};
use dampingi_domain::period::{Month, Quarter};
use dampingi_domain::schedule::due;
use dampingi_domain::support::{Account, Course};
use dampingi_domain::{Answers, Date};
use jiff::civil::date;
use serde_json::json;

const TODAY: Date = date(2026, 11, 21);

fn support() -> Answers {
    Answers::new()
        .with("registered_on", "2026-09-10")
        .with("support_programme", "baas")
        .with("support_amount", 450_000)
        .with("support_months", 6)
}

fn handed(on: Date, worth: Option<i64>) -> (Date, Answers) {
    let mut fields = Answers::new().with("visit_date", on.to_string());
    if let Some(worth) = worth {
        fields.set("delivered_amount", worth);
    }
    (on, fields)
}

fn account(support: &Answers, deliveries: &[(Date, Answers)], today: Date) -> Account {
    let deliveries = deliveries.iter().map(|(on, fields)| (*on, fields));
    Account::of(support, deliveries, today)
}

#[test]
fn money_is_what_was_promised_less_what_was_handed_over() {
    let deliveries = [
        handed(date(2026, 9, 12), Some(450_000)),
        handed(date(2026, 10, 12), Some(300_000)),
        handed(date(2026, 11, 1), None),
    ];
    let account_of = |support: &Answers| account(support, &deliveries, TODAY);
    let whole = account_of(&support());
    assert_eq!(whole.promised, Some(2_700_000));
    assert_eq!(whole.left(), Some(1_950_000));
    assert_eq!((whole.deliveries, whole.unpriced), (3, 1));
    assert_eq!(whole.last, Some(date(2026, 11, 1)));
    // Nobody said what it is worth: nothing is left that could be told.
    assert_eq!(
        account_of(&support().with("support_amount", json!(null))).left(),
        None
    );
    let small = account_of(&support().with("support_months", 1));
    assert_eq!(small.left(), Some(-300_000));
}

#[test]
fn months_are_left_by_date_until_it_ends() {
    let left = |support: &Answers, on| {
        let account = account(support, &[], on);
        (account.months_left, account.is_over(on))
    };
    for (on, months, over) in [
        (date(2026, 9, 10), 6, false),
        (date(2026, 10, 9), 6, false),
        (date(2026, 10, 10), 5, false),
        (date(2027, 3, 9), 1, false),
        (date(2027, 3, 10), 0, true),
        (date(2028, 1, 1), 0, true),
    ] {
        assert_eq!(left(&support(), on), (Some(months), over), "{on}");
    }
    // What was ended stands as on that day.
    let ended = support()
        .with("ended_on", "2026-10-20")
        .with("end_reason", "recovered");
    assert_eq!(left(&ended, date(2027, 6, 1)).0, Some(5));
    assert_eq!(left(&Answers::new(), TODAY), (None, false));
}

fn child() -> Life {
    Life::new("child", "female", date(2025, 4, 1))
        .told("registered_on", "2026-01-05")
        .seen(
            "child_visit",
            date(2026, 9, 3),
            &[("weight_kg", json!(7.9)), ("height_cm", json!(71.0))],
        )
        .seen(
            "child_visit",
            date(2026, 10, 3),
            &[("weight_kg", json!(8.3)), ("height_cm", json!(72.0))],
        )
        .seen(
            "child_visit",
            date(2026, 11, 3),
            &[("weight_kg", json!(8.8)), ("height_cm", json!(73.0))],
        )
}

/// The child's life with a support beside it.
fn supported(support: Answers) -> Life {
    let mut life = Life::new("support", "female", date(2025, 4, 1));
    life.closed_on = ended_on(&support);
    life.episode = support;
    // Handed over with everything that a rule, a plan or a number could mistake for a visit.
    life.seen(
        "support_delivery",
        date(2026, 10, 1),
        &[
            ("weight_kg", json!(20)),
            ("height_cm", json!(80)),
            ("method", json!("home_visit")),
            ("counselling_given", json!(true)),
            ("insured", json!(true)),
            ("iron_tablets_taken", json!(30)),
            ("absence_reason", json!("died")),
        ],
    )
    .standing(Standing::Approved)
}

fn both<'a>(child: &'a Life, beside: &'a Life) -> Person<'a> {
    let mut person = child.person();
    person.episodes.extend(beside.person().episodes);
    person
}

#[test]
fn measures_before_during_and_after_come_from_her_visits() {
    let course = |support: &Answers| {
        let (child, beside) = (child(), supported(support.clone()));
        let course = Course::of(&both(&child, &beside), support);
        let weight = |one: &dampingi_domain::support::Measured| one.weight;
        (
            course.before.as_ref().and_then(weight),
            course
                .during
                .iter()
                .filter_map(weight)
                .collect::<Vec<f64>>(),
            course.after.as_ref().and_then(weight),
            course
                .newest()
                .and_then(|one| one.growth.length_for_age)
                .is_some(),
        )
    };
    assert_eq!(course(&support()), (Some(7.9), vec![8.3, 8.8], None, true));
    let ended = support()
        .with("ended_on", "2026-10-20")
        .with("end_reason", "recovered");
    assert_eq!(course(&ended), (Some(7.9), vec![8.3], Some(8.8), true));
}

#[test]
fn a_month_without_a_handover_is_asked_about_and_nothing_else_is() {
    let tasks = |life: &Life, on: Date| -> Vec<(&str, Date)> {
        let due = due(&life.person(), on, 0);
        due.iter().map(|due| (due.task.id, due.from)).collect()
    };
    let mut life = supported(support());
    assert_eq!(tasks(&life, date(2026, 11, 1)), []);
    assert_eq!(
        tasks(&life, date(2026, 11, 2)),
        [("support", date(2026, 11, 2))]
    );
    life.visits[0].standing = Standing::SetAside;
    assert_eq!(tasks(&life, TODAY), [("support", date(2026, 10, 12))]);
    life.closed_on = Some(date(2026, 11, 20));
    assert_eq!(tasks(&life, TODAY), []);
}

#[test]
fn no_number_and_no_other_task_knows_of_it() {
    for ended in [false, true] {
        let mut told = support();
        if ended {
            told = told
                .with("ended_on", "2026-11-10")
                .with("end_reason", "died");
        }
        let (child, beside) = (child(), supported(told));
        let (alone, with) = ([child.person()], [both(&child, &beside)]);
        assert_eq!(with[0].left_on(), None);
        // Its home is at risk, so that a visit to it would count.
        let survey = Answers::new().with("latrine", "absent");
        let home = [Household {
            area: &child.area,
            surveys: vec![Visit {
                form: "household_survey",
                on: date(2026, 1, 5),
                answers: &survey,
                standing: Standing::Received,
            }],
            members: vec![0],
        }];
        let of = |people: &[Person<'_>]| {
            let population = Population {
                people,
                households: &home,
                expected: Expected::default(),
            };
            let month = Month::new(2026, 11).expect("a month");
            let numbers = all_numbers(&population, &child.area, Span::from(month));
            let quarter = Quarter::parse("2026-Q4").expect("a quarter");
            let card = |basis| {
                Card::of(
                    &population,
                    &child.area,
                    quarter,
                    basis,
                    LengthRule::default(),
                )
            };
            let tasks = due(&people[0], TODAY, 31);
            let tasks: Vec<String> = tasks
                .iter()
                .filter(|due| due.task.id != "support")
                .map(|due| format!("{due:?}"))
                .collect();
            (numbers, card(Basis::Received), card(Basis::Approved), tasks)
        };
        assert_eq!(of(&alone), of(&with));
    }
}

#[test]
fn somebody_with_a_support_alone_is_nobodys_beneficiary() {
    let life = supported(support());
    let people = [life.person()];
    let population = Population {
        people: &people,
        households: &[],
        expected: Expected::default(),
    };
    let month = Month::new(2026, 10).expect("a month");
    for number in all_numbers(&population, &life.area, Span::from(month)) {
        assert_eq!(number.received.numerator, 0, "{}", number.definition.id);
    }
}

#[test]
fn a_handover_is_no_visit_to_a_family_at_risk() {
    let child = Life::new("child", "female", date(2025, 4, 1)).told("registered_on", "2026-01-05");
    let beside = supported(support());
    let people = [both(&child, &beside)];
    let survey = Answers::new().with("latrine", "absent");
    let home = [Household {
        area: &child.area,
        surveys: vec![Visit {
            form: "household_survey",
            on: date(2026, 1, 5),
            answers: &survey,
            standing: Standing::Received,
        }],
        members: vec![0],
    }];
    let population = Population {
        people: &people,
        households: &home,
        expected: Expected::default(),
    };
    let month = Month::new(2026, 10).expect("a month");
    let numbers = all_numbers(&population, &child.area, Span::from(month));
    let visited = numbers.iter().find(|number| number.definition.id == "e24");
    let visited = visited.expect("families at risk that were visited");
    assert_eq!(
        (visited.received.numerator, visited.received.denominator),
        (0, 1)
    );
}
