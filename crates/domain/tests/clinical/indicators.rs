//! SIGIZI's monthly numbers (§2.12), the essential indicators (§4.4), prevalence with coverage (§4.6).

mod families;
mod property;

use crate::life::Life;
use dampingi_domain::indicator::{
    Basis, Expected, Figure, Kind, Population, Sheet, Span, by_id, numbers, roll, table,
};
use dampingi_domain::life::{Household, Person, Standing, Visit};
use dampingi_domain::period::Month;
use dampingi_domain::{Answers, AreaCode, Date};
use jiff::civil::date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn november() -> Span {
    Month::parse("2026-11").expect("a month").into()
}

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).expect("a code")
}

/// Received and approved figures by id.
fn counted(lives: &[Life], span: Span, sheet: Sheet) -> BTreeMap<&'static str, (Figure, Figure)> {
    let people: Vec<Person<'_>> = lives.iter().map(Life::person).collect();
    let population = Population {
        people: &people,
        households: &[],
        expected: Expected::default(),
    };
    numbers(&population, &area("65"), span, sheet)
        .into_iter()
        .map(|number| (number.definition.id, (number.received, number.approved)))
        .collect()
}

fn received(lives: &[Life], sheet: Sheet, id: &str) -> (u32, u32, u32) {
    let (figure, _) = counted(lives, november(), sheet)[id];
    (figure.numerator, figure.denominator, figure.excluded)
}

const fn percent_of(numerator: u32, denominator: u32) -> (u32, u32, u32) {
    (numerator, denominator, 0)
}

/// A boy of three years with one visit in November.
fn boy(fields: &[(&str, Value)]) -> Life {
    Life::new("child", "male", date(2023, 11, 10)).seen("child_visit", date(2026, 11, 12), fields)
}

fn sized(kg: f64, cm: f64) -> Life {
    boy(&[
        ("weight_kg", json!(kg)),
        ("height_cm", json!(cm)),
        ("position", json!("standing")),
    ])
}

#[test]
fn definitions_are_complete_and_named_once() {
    let mut seen = BTreeSet::new();
    for one in table() {
        assert!(seen.insert((one.id, one.valid_from)), "{} twice", one.id);
        assert!(
            !one.label.id.is_empty() && !one.numerator.is_empty(),
            "{}",
            one.id
        );
        assert_eq!(
            one.kind == Kind::Percent,
            !one.denominator.is_empty(),
            "{}",
            one.id
        );
        assert_eq!(one.published, Basis::Approved, "{}", one.id);
        assert_eq!(
            by_id(one.id, date(2026, 11, 1)).map(|found| found.id),
            Some(one.id)
        );
    }
    let essential: Vec<&str> = table()
        .filter(|one| one.sheet == Sheet::Essential && one.id.starts_with('e'))
        .map(|one| one.id)
        .collect();
    // Those marked A in §4.4.
    assert_eq!(
        essential,
        [
            "e03", "e04", "e05", "e06", "e10", "e11", "e13", "e14", "e15", "e17", "e18", "e19",
            "e23", "e24", "e26", "e27"
        ]
    );
    assert!(by_id("e24", date(2021, 12, 31)).is_none());
}

#[test]
fn children_count_from_birth_to_59_months() {
    let born = |birth| Life::new("child", "male", birth);
    let lives = [
        // Five years old on 1 November; on 2 November; born on 30 November; on 1 December.
        born(date(2021, 11, 1)),
        born(date(2021, 11, 2)),
        born(date(2026, 11, 30)),
        born(date(2026, 12, 1)),
    ];
    assert_eq!(received(&lives, Sheet::Sigizi, "children_registered").0, 2);
    // A weighing after the fifth birthday is none of the month's.
    let late = born(date(2021, 11, 2)).seen(
        "child_visit",
        date(2026, 11, 20),
        &[("weight_kg", json!(16))],
    );
    assert_eq!(received(&[late], Sheet::Sigizi, "weighed").0, 0);
}

#[test]
fn a_measure_passed_over_with_a_reason_counts_as_one_that_is_missing() {
    let reasons = [
        ("not_weighed_reason", json!("refused")),
        ("no_height_reason", json!("no_tool")),
        ("no_muac_reason", json!("ill")),
        ("no_head_reason", json!("absent")),
    ];
    for sheet in [Sheet::Sigizi, Sheet::Essential] {
        let told = counted(&[boy(&reasons)], november(), sheet);
        assert_eq!(told, counted(&[boy(&[])], november(), sheet));
    }
    let weighed = |life| received(&[life], Sheet::Sigizi, "weighed").0;
    assert_eq!((weighed(boy(&reasons)), weighed(sized(14.3, 96.1))), (0, 1));
}

#[test]
fn weighed_measured_and_the_rates_made_of_it() {
    let lives = [
        sized(14.3, 96.1),
        boy(&[("weight_kg", json!(14.0))]),
        boy(&[("height_cm", json!(96.0)), ("position", json!("standing"))]),
        boy(&[("not_weighed_reason", json!("absent"))]),
        Life::new("child", "female", date(2024, 5, 1)),
    ];
    for (id, numerator) in [
        ("children_registered", 5),
        ("weighed", 2),
        ("measured", 2),
        ("weighed_and_measured", 1),
    ] {
        assert_eq!(received(&lives, Sheet::Sigizi, id).0, numerator, "{id}");
    }
    assert_eq!(received(&lives, Sheet::Sigizi, "d_s"), percent_of(2, 5));
    let (d_s, _) = counted(&lives, november(), Sheet::Sigizi)["d_s"];
    assert_eq!(d_s.percent(), Some(40.0));
    assert_eq!(Figure::default().percent(), None);
}

#[test]
fn a_denominator_from_outside_comes_with_its_source() {
    let life = sized(14.3, 96.1);
    let people = [life.person()];
    let population = Population {
        people: &people,
        households: &[],
        expected: Expected {
            children: Some(8),
            pregnant: Some(3),
        },
    };
    let all = numbers(&population, &area("65.01"), november(), Sheet::Sigizi);
    let of = |id: &str| {
        all.iter()
            .find(|number| number.definition.id == id)
            .expect("counted")
            .received
    };
    assert_eq!(of("children_expected").numerator, 8);
    assert_eq!(of("children_registered").numerator, 1);
    assert_eq!(of("d_s").percent(), Some(12.5));
    assert_eq!(of("coverage_measured").denominator, 8);
    assert_eq!(of("pregnant_expected").numerator, 3);
    assert_eq!(of("pregnant").numerator, 0);
    // Every definition that takes such a number says so.
    let moved: BTreeSet<&str> = all
        .iter()
        .filter(|number| number.definition.expects.is_some())
        .map(|number| number.definition.id)
        .collect();
    let expected = [
        "children_expected",
        "coverage_measured",
        "d_s",
        "pregnant_expected",
    ];
    assert_eq!(moved, BTreeSet::from(expected));
}

#[test]
fn gain_letters_and_n_over_d_corrected() {
    let weighed = |before: Option<(Date, f64)>, kg: f64| {
        let mut life = Life::new("child", "female", date(2026, 1, 10));
        if let Some((on, kg)) = before {
            life = life.seen("child_visit", on, &[("weight_kg", json!(kg))]);
        }
        life.seen(
            "child_visit",
            date(2026, 11, 12),
            &[("weight_kg", json!(kg))],
        )
    };
    let lives = [
        weighed(Some((date(2026, 10, 12), 7.5)), 7.8),
        weighed(Some((date(2026, 10, 12), 7.5)), 7.9),
        weighed(Some((date(2026, 10, 12), 7.5)), 7.6),
        weighed(Some((date(2026, 9, 12), 7.5)), 8.5),
        weighed(None, 7.5),
        // Unbelievable: weighed, without a letter, left out and said.
        weighed(Some((date(2026, 10, 12), 7.5)), 30.0),
    ];
    for (id, numerator) in [
        ("weighed", 6),
        ("gain_n", 2),
        ("gain_t", 1),
        ("gain_o", 1),
        ("gain_b", 1),
    ] {
        assert_eq!(received(&lives, Sheet::Sigizi, id).0, numerator, "{id}");
    }
    // N/D = 2 / (6 − 1 − 1 − the one that is left out).
    assert_eq!(received(&lives, Sheet::Sigizi, "n_d"), (2, 3, 1));
}

#[test]
fn prevalence_leaves_out_what_is_implausible_and_says_how_many() {
    let lives = [
        sized(14.3, 96.1),
        // Short; very short; implausibly short.
        sized(12.5, 88.5),
        sized(12.0, 84.8),
        sized(9.0, 70.0),
        // Thin.
        sized(12.0, 96.1),
    ];
    assert_eq!(received(&lives, Sheet::Sigizi, "measured").0, 5);
    assert_eq!(received(&lives, Sheet::Sigizi, "stunted").0, 2);
    assert_eq!(received(&lives, Sheet::Sigizi, "stunting_rate"), (2, 4, 1));
    assert_eq!(
        received(&lives, Sheet::Sigizi, "coverage_measured"),
        percent_of(5, 5)
    );
    assert_eq!(received(&lives, Sheet::Sigizi, "wasting_rate").0, 1);
    for (id, numerator) in [
        ("ansit_very_short", 1),
        ("ansit_short", 1),
        ("ansit_measured", 5),
    ] {
        assert_eq!(received(&lives, Sheet::Essential, id).0, numerator, "{id}");
    }
}

#[test]
fn oedema_counts_as_severe_though_there_is_no_score() {
    let swollen = boy(&[
        ("weight_kg", json!(14.3)),
        ("height_cm", json!(96.1)),
        ("position", json!("standing")),
        ("oedema", json!(true)),
    ]);
    let lives = [swollen, sized(14.3, 96.1)];
    assert_eq!(
        received(&lives, Sheet::Sigizi, "wasting_rate"),
        percent_of(1, 2)
    );
    assert_eq!(
        received(&lives, Sheet::Sigizi, "underweight_rate"),
        percent_of(1, 2)
    );
    assert_eq!(
        received(&lives, Sheet::Sigizi, "stunting_rate"),
        percent_of(0, 2)
    );
}

#[test]
fn the_last_visit_of_the_month_counts_and_each_child_once() {
    let twice = Life::new("child", "male", date(2023, 11, 10))
        .seen(
            "child_visit",
            date(2026, 11, 2),
            &[
                ("weight_kg", json!(12.5)),
                ("height_cm", json!(84.8)),
                ("position", json!("standing")),
            ],
        )
        .seen(
            "child_visit",
            date(2026, 11, 20),
            &[
                ("weight_kg", json!(14.3)),
                ("height_cm", json!(96.1)),
                ("position", json!("standing")),
            ],
        );
    let lives = [twice];
    assert_eq!(received(&lives, Sheet::Sigizi, "weighed").0, 1);
    assert_eq!(
        received(&lives, Sheet::Sigizi, "stunting_rate"),
        percent_of(0, 1)
    );
}

#[test]
fn numbers_are_given_twice_and_what_was_set_aside_counts_in_neither() {
    let lives = [
        sized(14.3, 96.1),
        sized(14.3, 96.1).standing(Standing::Approved),
        sized(14.3, 96.1).standing(Standing::Imported),
        sized(14.3, 96.1).standing(Standing::SetAside),
    ];
    let (all, approved) = counted(&lives, november(), Sheet::Sigizi)["weighed"];
    assert_eq!((all.numerator, approved.numerator), (3, 2));
    let (all, approved) = counted(&lives, november(), Sheet::Sigizi)["d_s"];
    assert_eq!((all.denominator, approved.denominator), (4, 4));
    let people: Vec<Person<'_>> = lives.iter().map(Life::person).collect();
    let population = Population {
        people: &people,
        households: &[],
        expected: Expected::default(),
    };
    for number in numbers(&population, &area("65"), november(), Sheet::Sigizi) {
        assert_eq!(number.published(), number.approved);
    }
}

#[test]
fn feeding_and_services_of_children() {
    let baby = |answer: bool| {
        Life::new("child", "female", date(2026, 8, 10)).seen(
            "child_visit",
            date(2026, 11, 12),
            &[("exclusive_breastfeeding", json!(answer))],
        )
    };
    let eats = |groups: &[&str]| {
        Life::new("child", "female", date(2025, 8, 10)).seen(
            "child_visit",
            date(2026, 11, 12),
            &[("food_groups", json!(groups))],
        )
    };
    let lives = [
        baby(true),
        baby(true),
        baby(false),
        eats(&[
            "breast_milk",
            "grains_roots",
            "legumes",
            "eggs",
            "other_produce",
        ]),
        eats(&["grains_roots"]),
    ];
    assert_eq!(received(&lives, Sheet::Sigizi, "exclusive_recall").0, 2);
    assert_eq!(
        received(&lives, Sheet::Sigizi, "exclusive_rate"),
        percent_of(2, 3)
    );
    assert_eq!(received(&lives, Sheet::Essential, "e14"), percent_of(2, 3));
    assert_eq!(received(&lives, Sheet::Essential, "e15"), percent_of(1, 2));
    let born = Life::new("child", "male", date(2026, 11, 3))
        .told("birth_weight_kg", 2.4)
        .told("birth_length_cm", 47.5)
        .told("early_breastfeeding", true);
    for id in ["low_birth_weight", "short_at_birth", "early_breastfeeding"] {
        assert_eq!(
            received(std::slice::from_ref(&born), Sheet::Sigizi, id).0,
            1,
            "{id}"
        );
    }
}

#[test]
fn a_pregnancy_that_nobody_ended_leaves_the_numbers() {
    let pregnant = |lmp: Date| {
        Life::new("pregnancy", "female", date(1998, 1, 1))
            .told("registered_on", lmp.to_string())
            .told("lmp", lmp.to_string())
            .seen(
                "pregnancy_visit",
                dampingi_domain::date::add_days(lmp, 90),
                &[("muac_cm", json!(22.0))],
            )
    };
    // 44 weeks and a day on 1 November, and on the day before.
    let open = pregnant(date(2025, 12, 28));
    let over = pregnant(date(2025, 12, 27));
    for (life, counts) in [(open, 1), (over, 0)] {
        let lives = std::slice::from_ref(&life);
        assert_eq!(received(lives, Sheet::Sigizi, "pregnant").0, counts);
        assert_eq!(received(lives, Sheet::Essential, "e10").1, counts);
    }
}

#[test]
fn a_capsule_counts_once_in_the_month_it_was_given() {
    let child = Life::new("child", "female", date(2025, 1, 10));
    let told = |on: Date, month: Option<&str>| {
        let month = month.map(|month| ("vitamin_a_month", json!(month)));
        let fields: Vec<(&str, Value)> = [("vitamin_a", json!("red"))]
            .into_iter()
            .chain(month)
            .collect();
        child.clone().seen("child_visit", on, &fields)
    };
    let counted_in = |life: &Life| -> Vec<&str> {
        let had = |month: &&str| {
            let span: Span = Month::parse(month).expect("a month").into();
            let found = counted(std::slice::from_ref(life), span, Sheet::Sigizi);
            assert_eq!(found["vitamin_a_6_11"].0.numerator, 0);
            found["vitamin_a_12_59"].0.numerator == 1
        };
        [
            "2026-02", "2026-08", "2026-09", "2026-10", "2026-11", "2027-02",
        ]
        .into_iter()
        .filter(had)
        .collect()
    };
    let october = date(2026, 10, 12);
    assert_eq!(counted_in(&told(october, Some("august"))), ["2026-08"]);
    assert_eq!(counted_in(&told(october, Some("september"))), ["2026-09"]);
    assert_eq!(counted_in(&told(october, Some("other"))), [""; 0]);
    let february = date(2027, 2, 5);
    assert_eq!(counted_in(&told(february, Some("august"))), ["2026-08"]);
    // Visits of before there was the question, and those that leave it out: the last campaign.
    assert_eq!(counted_in(&told(october, None)), ["2026-08"]);
    assert_eq!(counted_in(&told(date(2026, 9, 3), None)), ["2026-09"]);
    assert_eq!(counted_in(&told(february, None)), ["2027-02"]);
    let again = told(date(2026, 8, 12), None).seen(
        "child_visit",
        october,
        &[
            ("vitamin_a", json!("red")),
            ("vitamin_a_month", json!("august")),
        ],
    );
    assert_eq!(counted_in(&again), ["2026-08"]);
}

#[test]
fn basic_immunisation_by_dates_or_by_the_last_word() {
    let told = |word: &str, on: Date| {
        Life::new("child", "male", date(2025, 9, 10)).seen(
            "child_visit",
            on,
            &[("immunisation_status", json!(word))],
        )
    };
    let lives = [
        told("complete_for_age", date(2026, 10, 12)),
        told("incomplete", date(2026, 10, 12)),
        // Complete at five months says nothing of the measles dose.
        told("complete_for_age", date(2026, 2, 12)),
        told("unknown", date(2026, 10, 12)),
        // Younger than a year.
        Life::new("child", "male", date(2025, 12, 10)).seen(
            "child_visit",
            date(2026, 10, 12),
            &[("immunisation_status", json!("complete_for_age"))],
        ),
    ];
    assert_eq!(received(&lives, Sheet::Essential, "e19"), percent_of(1, 2));
    let dated = Life::new("child", "male", date(2025, 9, 10)).seen(
        "child_visit",
        date(2026, 10, 12),
        &[
            ("immunisation_status", json!("complete_for_age")),
            ("vaccine_bcg_date", json!("2025-10-10")),
        ],
    );
    assert_eq!(
        received(&[dated], Sheet::Essential, "e19"),
        percent_of(0, 1)
    );
}

#[test]
fn a_referral_is_no_visit_and_says_that_somebody_was_sent_on() {
    let short = || {
        boy(&[
            ("weight_kg", json!(12)),
            ("height_cm", json!(80)),
            ("position", json!("standing")),
        ])
    };
    let to_hospital = [("referral_to", json!("hospital")), ("weight_kg", json!(99))];
    let sent = |life: Life| life.seen("referral", date(2026, 11, 20), &to_hospital);
    let id = "stunted_to_hospital";
    assert_eq!(received(&[short()], Sheet::Sigizi, id).0, 0);
    assert_eq!(received(&[sent(short())], Sheet::Sigizi, id).0, 1);
    let returned = sent(short()).standing(Standing::SetAside);
    assert_eq!(received(&[returned], Sheet::Sigizi, id).0, 0);
    let later = short().seen("referral", date(2026, 12, 1), &to_hospital);
    assert_eq!(received(&[later], Sheet::Sigizi, id).0, 0);
    // A child of whom only a referral came is not weighed, and not seen.
    let unseen = Life::new("child", "male", date(2023, 11, 10));
    assert_eq!(
        received(&[sent(unseen.clone())], Sheet::Sigizi, "weighed"),
        received(&[unseen], Sheet::Sigizi, "weighed")
    );
    let with = |form| {
        let gone = [("absence_reason", json!("moved"))];
        short().seen(form, date(2026, 11, 25), &gone)
    };
    assert!(with("child_visit").person().left_on().is_some());
    assert!(with("referral_outcome").person().left_on().is_none());
}
