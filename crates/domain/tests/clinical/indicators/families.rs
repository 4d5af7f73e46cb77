//! What is counted of women, couples and families at risk; the roll of children; whose area counts.

use super::*;

fn expecting(fields: &[(&str, Value)]) -> Life {
    Life::new("pregnancy", "female", date(1998, 1, 1))
        .told("registered_on", "2026-06-01")
        .told("lmp", "2026-04-20")
        .seen("pregnancy_visit", date(2026, 11, 5), fields)
}

#[test]
fn pregnant_women_by_arm_haemoglobin_and_tablets() {
    let lives = [
        expecting(&[
            ("muac_cm", json!(22)),
            ("supplementary_food_received", json!(true)),
            ("hb_g_dl", json!(10.5)),
            ("iron_tablets_taken", json!(30)),
        ]),
        expecting(&[("muac_cm", json!(23.5)), ("hb_g_dl", json!(6.9))]),
        expecting(&[("hb_g_dl", json!(12))]).told("pregnancy_wanted", "wanted_later"),
        expecting(&[("muac_cm", json!(22.9))]).told("pregnancy_wanted", "wanted_now"),
    ];
    for (id, numerator) in [
        ("pregnant", 4),
        ("pregnant_measured", 3),
        ("kek", 2),
        ("kek_food", 1),
        ("kek_food_eaten", 0),
        ("hb_checked", 3),
        ("anaemia_mild", 1),
        ("anaemia_moderate", 0),
        ("anaemia_severe", 1),
        ("anaemia_iron", 1),
    ] {
        assert_eq!(received(&lives, Sheet::Sigizi, id).0, numerator, "{id}");
    }
    assert_eq!(received(&lives, Sheet::Essential, "e10"), percent_of(1, 2));
    assert_eq!(received(&lives, Sheet::Essential, "e13"), percent_of(1, 2));
}

#[test]
fn tablets_count_for_those_who_gave_birth() {
    let delivered = |taken: u32, on: &str, outcome: &str| {
        expecting(&[("iron_tablets_taken", json!(taken))])
            .seen(
                "pregnancy_visit",
                date(2026, 11, 8),
                &[("iron_tablets_taken", json!(30))],
            )
            .seen(
                "delivery",
                date(2026, 11, 25),
                &[
                    ("delivery_date", json!(on)),
                    ("delivery_outcome", json!(outcome)),
                ],
            )
    };
    let lives = [
        delivered(60, "2026-11-20", "live_birth"),
        delivered(59, "2026-11-20", "live_birth"),
        delivered(150, "2026-11-20", "stillbirth"),
        delivered(150, "2026-11-20", "miscarriage"),
        expecting(&[("iron_tablets_taken", json!(200))]),
    ];
    assert_eq!(received(&lives, Sheet::Essential, "e11"), percent_of(2, 3));
    assert_eq!(received(&lives, Sheet::Sigizi, "iron_180_taken").0, 1);
}

#[test]
fn a_birth_on_the_first_of_the_month_is_one_of_the_month() {
    let delivered = |on: Date| {
        expecting(&[("iron_tablets_taken", json!(90))]).seen(
            "delivery",
            on,
            &[
                ("delivery_date", json!(on.to_string())),
                ("delivery_outcome", json!("live_birth")),
            ],
        )
    };
    let first = Life::new("pregnancy", "female", date(1998, 1, 1))
        .told("registered_on", "2026-06-01")
        .seen(
            "pregnancy_visit",
            date(2026, 10, 5),
            &[("iron_tablets_taken", json!(90))],
        )
        .seen(
            "delivery",
            date(2026, 11, 1),
            &[
                ("delivery_date", json!("2026-11-01")),
                ("delivery_outcome", json!("live_birth")),
            ],
        );
    assert_eq!(
        received(std::slice::from_ref(&first), Sheet::Essential, "e11"),
        percent_of(1, 1)
    );
    let october: Span = Month::parse("2026-10").expect("a month").into();
    let (figure, _) = counted(&[first], october, Sheet::Essential)["e11"];
    assert_eq!((figure.numerator, figure.denominator), (0, 0));
    let last = [delivered(date(2026, 11, 30))];
    assert_eq!(received(&last, Sheet::Essential, "e11"), percent_of(1, 1));
}

#[test]
fn the_roll_names_each_measured_child_once_with_its_last_measures() {
    let lives = [
        Life::new("child", "male", date(2023, 11, 10))
            .seen(
                "child_visit",
                date(2026, 10, 12),
                &[("weight_kg", json!(14.0))],
            )
            .seen(
                "child_visit",
                date(2026, 11, 2),
                &[("weight_kg", json!(14.1))],
            )
            .seen(
                "child_visit",
                date(2026, 11, 20),
                &[("weight_kg", json!(14.3)), ("height_cm", json!(96.1))],
            )
            .standing(Standing::Approved),
        // Present, not measured; measured before and after the month.
        boy(&[("not_weighed_reason", json!("absent"))]),
        Life::new("child", "female", date(2025, 1, 1))
            .seen(
                "child_visit",
                date(2026, 10, 31),
                &[("weight_kg", json!(9))],
            )
            .seen("child_visit", date(2026, 12, 1), &[("weight_kg", json!(9))]),
    ];
    let people: Vec<Person<'_>> = lives.iter().map(Life::person).collect();
    let population = Population {
        people: &people,
        households: &[],
        expected: Expected::default(),
    };
    for basis in [Basis::Received, Basis::Approved] {
        let found = roll(&population, &area("65"), november(), basis);
        assert_eq!(found.len(), 1, "{basis:?}");
        assert_eq!(
            (found[0].person, found[0].visit.on),
            (0, date(2026, 11, 20))
        );
        assert!(found[0].growth.length_for_age.is_some());
        // Only the approved one is known there: its first weighing.
        let letter = if basis == Basis::Received { 'N' } else { 'B' };
        assert_eq!(found[0].gain.map(|gain| gain.letter()), Some(letter));
    }
    assert!(roll(&population, &area("61"), november(), Basis::Received).is_empty());
}

#[test]
fn contraception_of_those_whose_42_days_end_in_the_month() {
    let mother = |birth: &str, seen: Option<(Date, bool)>| {
        let life = Life::new("postpartum", "female", date(1998, 1, 1))
            .told("registered_on", birth)
            .told("delivery_date", birth);
        match seen {
            Some((on, uses)) => {
                life.seen("postpartum_visit", on, &[("family_planning", json!(uses))])
            }
            None => life,
        }
    };
    let lives = [
        // Day 42 is 12 November.
        mother("2026-10-01", Some((date(2026, 11, 12), true))),
        mother("2026-10-01", Some((date(2026, 11, 13), true))),
        mother("2026-10-01", Some((date(2026, 11, 1), false))),
        mother("2026-10-01", None),
        // Day 42 is 2 December.
        mother("2026-10-21", Some((date(2026, 11, 12), true))),
    ];
    assert_eq!(received(&lives, Sheet::Essential, "e23"), percent_of(1, 4));
}

#[test]
fn couples_before_the_wedding() {
    let couple = |sex: &str, first: Date, fields: &[(&str, Value)]| {
        Life::new("engagement", sex, date(2000, 1, 1))
            .told("registered_on", "2026-08-01")
            .told("planned_wedding_date", "2026-12-01")
            .seen("engagement_contact", first, fields)
    };
    let lives = [
        couple(
            "female",
            date(2026, 9, 2),
            &[
                ("iron_received", json!(true)),
                ("health_check_done", json!(true)),
            ],
        ),
        couple(
            "female",
            date(2026, 9, 3),
            &[("wedding_guidance", json!(true))],
        ),
        couple("male", date(2026, 9, 2), &[]),
    ];
    for (id, figure) in [
        ("e03", percent_of(1, 2)),
        ("e04", percent_of(1, 3)),
        ("e05", percent_of(2, 3)),
        ("e06", percent_of(1, 3)),
    ] {
        assert_eq!(received(&lives, Sheet::Essential, id), figure, "{id}");
    }
}

#[test]
fn families_at_risk_that_were_visited() {
    let village = area("65.01.05.2003");
    let lives = [
        Life::new("child", "male", date(2025, 5, 1)),
        Life::new("child", "male", date(2025, 5, 1)).seen(
            "child_visit",
            date(2026, 11, 9),
            &[("weight_kg", json!(10))],
        ),
        Life::new("child", "male", date(2025, 5, 1)),
    ];
    let people: Vec<Person<'_>> = lives.iter().map(Life::person).collect();
    let bad = Answers::new()
        .with("water_source", "surface")
        .with("latrine", "own_septic");
    let good = Answers::new()
        .with("water_source", "rain")
        .with("latrine", "own_septic");
    let household = |answers, members| Household {
        area: &village,
        surveys: vec![Visit {
            form: "household_survey",
            on: date(2026, 3, 1),
            answers,
            standing: Standing::Approved,
        }],
        members,
    };
    let households = [
        household(&bad, vec![0]),
        household(&bad, vec![1]),
        household(&good, vec![2]),
        // No child and no wife: no target. An index that is not here is passed over.
        household(&bad, vec![99]),
    ];
    let population = Population {
        people: &people,
        households: &households,
        expected: Expected::default(),
    };
    let counted: BTreeMap<&str, Figure> =
        numbers(&population, &village, november(), Sheet::Essential)
            .into_iter()
            .map(|number| (number.definition.id, number.received))
            .collect();
    let figure = |id: &str| (counted[id].numerator, counted[id].denominator);
    assert_eq!(figure("e24"), (1, 2));
    assert_eq!(figure("e26"), (1, 4));
    assert_eq!(figure("e27"), (4, 4));
    assert_eq!(figure("ansit_families").0, 4);
    assert_eq!(figure("ansit_families_target").0, 3);
    assert_eq!(figure("ansit_families_at_risk").0, 2);
}

#[test]
fn only_the_area_is_counted() {
    let mut other = sized(14.3, 96.1);
    other.area = area("65.01.06.2001");
    let lives = [sized(14.3, 96.1), other];
    let people: Vec<Person<'_>> = lives.iter().map(Life::person).collect();
    let population = Population {
        people: &people,
        households: &[],
        expected: Expected::default(),
    };
    for (code, weighed) in [("65", 2), ("65.01.05", 1), ("65.01.05.2003", 1), ("61", 0)] {
        let found = numbers(&population, &area(code), november(), Sheet::Sigizi);
        let number = found
            .iter()
            .find(|number| number.definition.id == "weighed");
        assert_eq!(
            number.expect("counted").received.numerator,
            weighed,
            "{code}"
        );
    }
}
