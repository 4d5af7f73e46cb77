//! The convergence scorecard (§2.14; Settled 10): the worked example, a worked row for each stage and age band.

use crate::life::Life;
use dampingi_domain::indicator::scorecard::{
    CHILD, Card, ChildCounts, LengthRule, MOTHER, MotherCounts, Stage, Verdict, child,
    child_counts, mother, mother_counts, percent, share,
};
use dampingi_domain::indicator::{Basis, Expected, Figure, Population};
use dampingi_domain::life::{Household, Standing, Visit};
use dampingi_domain::period::Quarter;
use dampingi_domain::{Answers, AreaCode, Date};
use jiff::civil::date;
use serde_json::json;

fn letters(verdicts: &[Verdict]) -> String {
    let letters: Vec<&str> = verdicts.iter().map(|verdict| verdict.letters()).collect();
    letters.join(" ")
}

/// A mother in her second trimester to whom nothing has come.
const MOTHER_WITHOUT: MotherCounts = MotherCounts {
    stage: Stage::Early,
    is_at_risk: false,
    antenatal_checks: 0,
    iron_months: 0,
    postnatal_checks: 0,
    counselling: 0,
    months: 3,
    months_visited: 0,
    water: false,
    latrine: false,
    insured: false,
};

/// A child of 14 months to which nothing has come.
const CHILD_WITHOUT: ChildCounts = ChildCounts {
    age_months: 14,
    quarter: 2,
    is_at_risk: false,
    basic_doses: 0,
    measles: false,
    months_weighed: 0,
    measured_in_quarter: false,
    measured_in_february: false,
    measured_in_august: false,
    counselling_months: 0,
    parenting_months: 0,
    months: 3,
    months_visited: 0,
    water: false,
    latrine: false,
    birth_certificate: false,
    insured: false,
};

#[test]
fn the_worked_example() {
    let a = mother(&MotherCounts {
        antenatal_checks: 1,
        iron_months: 1,
        water: true,
        insured: true,
        ..MOTHER_WITHOUT
    });
    assert_eq!(letters(&a), "Y Y TS T TS Y T Y");
    assert_eq!(percent(share(&a)), 66.67);
    let b = child(
        &ChildCounts {
            is_at_risk: true,
            basic_doses: 10,
            measles: true,
            months_weighed: 8,
            measured_in_quarter: true,
            months_visited: 3,
            water: true,
            birth_certificate: true,
            insured: true,
            ..CHILD_WITHOUT
        },
        LengthRule::EachQuarter,
    );
    assert_eq!(letters(&b), "Y Y Y T Y Y T Y Y T");
    assert_eq!(percent(share(&b)), 70.0);
    let card = Card {
        mothers: vec![(0, a)],
        children: vec![(1, b)],
        preschool: vec![],
        ..Card::default()
    };
    assert_eq!(
        card.village(),
        Figure {
            numerator: 11,
            denominator: 16,
            excluded: 0
        }
    );
    assert_eq!(percent(card.village()), 68.75);
    // By indicator: her counselling 0 of 1, home visits over nobody 0.
    assert_eq!(percent(card.mothers_indicator(3)), 0.0);
    assert_eq!(card.mothers_indicator(4), Figure::default());
    assert_eq!(percent(card.mothers_indicator(4)), 0.0);
    assert_eq!(percent(card.childrens_indicator(2)), 100.0);
    assert_eq!((MOTHER.len(), CHILD.len()), (a.len(), b.len()));
    assert_eq!(card.mothers_indicator(99), Figure::default());
}

#[test]
fn a_row_for_each_stage_of_a_mother() {
    let rows: [(&str, MotherCounts, &str); 9] = [
        ("TM1–2, nothing", MOTHER_WITHOUT, "T T TS T TS T T T"),
        (
            "TM1–2, one of each",
            MotherCounts {
                antenatal_checks: 1,
                iron_months: 1,
                counselling: 1,
                water: true,
                latrine: true,
                insured: true,
                ..MOTHER_WITHOUT
            },
            "Y Y TS Y TS Y Y Y",
        ),
        (
            "TM1–2 with KEK, visited in two of three months",
            MotherCounts {
                is_at_risk: true,
                months_visited: 2,
                ..MOTHER_WITHOUT
            },
            "T T TS T T T T T",
        ),
        (
            "TM1–2 with KEK, visited each month",
            MotherCounts {
                is_at_risk: true,
                months_visited: 3,
                ..MOTHER_WITHOUT
            },
            "T T TS T Y T T T",
        ),
        (
            "TM1–2 with KEK, registered in the last month and visited",
            MotherCounts {
                is_at_risk: true,
                months: 1,
                months_visited: 1,
                ..MOTHER_WITHOUT
            },
            "T T TS T Y T T T",
        ),
        (
            "TM3, one check-up and one class are not enough",
            MotherCounts {
                stage: Stage::Late,
                antenatal_checks: 1,
                iron_months: 1,
                counselling: 1,
                ..MOTHER_WITHOUT
            },
            "T Y TS T TS T T T",
        ),
        (
            "TM3, two are",
            MotherCounts {
                stage: Stage::Late,
                antenatal_checks: 2,
                iron_months: 1,
                counselling: 2,
                ..MOTHER_WITHOUT
            },
            "Y Y TS Y TS T T T",
        ),
        (
            "after birth, two check-ups",
            MotherCounts {
                stage: Stage::AfterBirth,
                is_at_risk: true,
                postnatal_checks: 2,
                ..MOTHER_WITHOUT
            },
            "TS TS T TS TS T T T",
        ),
        (
            "after birth, three",
            MotherCounts {
                stage: Stage::AfterBirth,
                postnatal_checks: 3,
                insured: true,
                ..MOTHER_WITHOUT
            },
            "TS TS Y TS TS T T Y",
        ),
    ];
    for (name, counts, expected) in rows {
        assert_eq!(letters(&mother(&counts)), expected, "{name}");
    }
    // A healthy mother can reach 100 %: without risk the home visit does not apply.
    let all = mother(&MotherCounts {
        antenatal_checks: 1,
        iron_months: 1,
        counselling: 1,
        water: true,
        latrine: true,
        insured: true,
        ..MOTHER_WITHOUT
    });
    assert_eq!(percent(share(&all)), 100.0);
}

#[test]
fn a_row_for_each_age_band_of_a_child() {
    let with = |age_months, doses, measles, weighed, counselled, parenting| ChildCounts {
        age_months,
        basic_doses: doses,
        measles,
        months_weighed: weighed,
        counselling_months: counselled,
        parenting_months: parenting,
        measured_in_quarter: true,
        water: true,
        latrine: true,
        birth_certificate: true,
        insured: true,
        ..CHILD_WITHOUT
    };
    let rows: [(ChildCounts, &str, f64); 14] = [
        // Below 6 months only length, water, latrine, papers apply.
        (
            with(0, 0, false, 0, 0, 0),
            "TS TS Y TS TS Y Y Y Y TS",
            100.0,
        ),
        (
            with(5, 0, false, 0, 0, 0),
            "TS TS Y TS TS Y Y Y Y TS",
            100.0,
        ),
        // 6–12 months: any basic dose, and measles when older than 9; five months of each.
        (with(6, 1, false, 5, 5, 5), "Y Y Y Y TS Y Y Y Y Y", 100.0),
        (with(6, 0, false, 4, 4, 4), "T T Y T TS Y Y Y Y T", 55.56),
        (with(9, 1, false, 5, 5, 5), "Y Y Y Y TS Y Y Y Y Y", 100.0),
        (with(10, 1, false, 5, 5, 5), "T Y Y Y TS Y Y Y Y Y", 88.89),
        (with(10, 1, true, 5, 5, 5), "Y Y Y Y TS Y Y Y Y Y", 100.0),
        (with(12, 0, true, 5, 5, 5), "T Y Y Y TS Y Y Y Y Y", 88.89),
        // 13–17 months: eight months weighed and counselled.
        (with(13, 1, true, 7, 7, 5), "Y T Y T TS Y Y Y Y Y", 77.78),
        (with(13, 1, true, 8, 8, 5), "Y Y Y Y TS Y Y Y Y Y", 100.0),
        (with(17, 1, false, 8, 8, 4), "T Y Y Y TS Y Y Y Y T", 77.78),
        // 18–23 months: fifteen.
        (with(18, 1, true, 14, 14, 5), "Y T Y T TS Y Y Y Y Y", 77.78),
        (with(18, 1, true, 15, 15, 5), "Y Y Y Y TS Y Y Y Y Y", 100.0),
        (with(23, 1, true, 15, 15, 4), "Y Y Y Y TS Y Y Y Y T", 88.89),
    ];
    for (counts, expected, percent_expected) in rows {
        let verdicts = child(&counts, LengthRule::EachQuarter);
        let name = (counts.age_months, counts.basic_doses, counts.measles);
        assert_eq!(letters(&verdicts), expected, "{name:?}");
        assert_eq!(percent(share(&verdicts)), percent_expected, "{name:?}");
    }
}

#[test]
fn length_may_go_by_the_measuring_months() {
    let verdict = |quarter, age_months, february, august| {
        let counts = ChildCounts {
            age_months,
            quarter,
            measured_in_february: february,
            measured_in_august: august,
            ..CHILD_WITHOUT
        };
        child(&counts, LengthRule::Campaigns)[2].letters()
    };
    for (quarter, months, february, august, expected) in [
        (1, 3, false, false, "TS"),
        (1, 4, false, false, "T"),
        (1, 4, true, false, "Y"),
        (2, 3, true, false, "TS"),
        (2, 4, true, false, "Y"),
        (3, 3, false, false, "TS"),
        (3, 8, false, true, "Y"),
        (3, 9, false, true, "T"),
        (3, 9, true, true, "Y"),
        (4, 6, false, false, "TS"),
        (4, 11, false, true, "Y"),
        (4, 12, false, true, "T"),
        (4, 12, true, true, "Y"),
    ] {
        assert_eq!(
            verdict(quarter, months, february, august),
            expected,
            "Q{quarter}, {months} months"
        );
    }
}

const Q2: fn() -> Quarter = || Quarter::new(2026, 2).expect("a quarter");

fn mother_a() -> Life {
    // 20 weeks on 30 June: second trimester.
    Life::new("pregnancy", "female", date(1998, 1, 1))
        .told("registered_on", "2026-04-20")
        .told("lmp", "2026-02-10")
        .seen(
            "pregnancy_visit",
            date(2026, 5, 10),
            &[
                ("method", json!("home_visit")),
                ("muac_cm", json!(25)),
                ("anc_checked", json!(true)),
                ("anc_date", json!("2026-05-02")),
                ("iron_tablets_taken", json!(30)),
                ("insured", json!(true)),
                ("counselling_given", json!(false)),
            ],
        )
}

fn child_b() -> Life {
    let mut life = Life::new("child", "male", date(2025, 4, 10))
        .told("registered_on", "2025-05-01")
        .told("birth_certificate", true)
        .told("insured", true);
    // Weighed in eight months, visited at home in each month of the quarter; thin at the last one.
    for (year, month, kg) in [
        (2025, 9, 6.9),
        (2025, 10, 7.2),
        (2025, 11, 7.5),
        (2025, 12, 7.6),
        (2026, 1, 7.7),
        (2026, 4, 7.8),
        (2026, 5, 7.8),
        (2026, 6, 7.8),
    ] {
        life = life.seen(
            "child_visit",
            date(year, month, 12),
            &[
                (
                    "method",
                    json!(if year == 2026 && month >= 4 {
                        "home_visit"
                    } else {
                        "posyandu"
                    }),
                ),
                ("weight_kg", json!(kg)),
                ("counselling_given", json!(false)),
            ],
        );
    }
    life.seen(
        "child_visit",
        date(2026, 6, 20),
        &[
            ("method", json!("posyandu")),
            ("weight_kg", json!(7.9)),
            ("height_cm", json!(77.0)),
            ("position", json!("lying")),
            ("vaccine_bcg_date", json!("2025-05-10")),
            ("vaccine_mr1_date", json!("2026-01-12")),
            ("counselling_given", json!(false)),
        ],
    )
}

#[test]
fn the_worked_example_from_records() {
    let area = AreaCode::parse("65.01.05.2003").expect("a code");
    let (a, b) = (mother_a(), child_b());
    let people = [a.person(), b.person()];
    let survey = Answers::new()
        .with("water_source", "borehole")
        .with("latrine", "no_septic");
    let household = Household {
        area: &area,
        surveys: vec![Visit {
            form: "household_survey",
            on: date(2026, 4, 21),
            answers: &survey,
            standing: Standing::Received,
        }],
        members: vec![0, 1],
    };
    let population = Population {
        people: &people,
        households: std::slice::from_ref(&household),
        expected: Expected::default(),
    };
    let village = AreaCode::parse("65.01.05").expect("a code");
    let card = Card::of(
        &population,
        &village,
        Q2(),
        Basis::Received,
        LengthRule::default(),
    );
    assert_eq!(card.mothers.len(), 1);
    assert_eq!(letters(&card.mothers[0].1), "Y Y TS T TS Y T Y");
    assert_eq!(letters(&card.children[0].1), "Y Y Y T Y Y T Y Y T");
    assert_eq!(percent(card.all_mothers()), 66.67);
    assert_eq!(percent(card.all_children()), 70.0);
    assert_eq!(percent(card.village()), 68.75);
    // Nothing is approved yet: what was only received does not count there.
    let approved = Card::of(
        &population,
        &village,
        Q2(),
        Basis::Approved,
        LengthRule::default(),
    );
    assert!(approved.village().numerator < 11);
    // Another village has nobody.
    let other = AreaCode::parse("65.01.06").expect("a code");
    assert_eq!(
        Card::of(
            &population,
            &other,
            Q2(),
            Basis::Received,
            LengthRule::default()
        ),
        Card::default()
    );
}

#[test]
fn a_child_measured_in_february_is_at_risk_until_it_is_measured_again() {
    let measured = Life::new("child", "male", date(2025, 4, 10)).seen(
        "child_visit",
        date(2026, 2, 12),
        &[
            ("weight_kg", json!(7.0)),
            ("height_cm", json!(74.0)),
            ("position", json!("lying")),
        ],
    );
    let at_risk = |life: &Life| {
        child_counts(&life.person(), None, Q2(), Basis::Received).map(|counts| counts.is_at_risk)
    };
    assert_eq!(at_risk(&measured), Some(true));
    let weighed = measured.seen(
        "child_visit",
        date(2026, 6, 12),
        &[("weight_kg", json!(7.9))],
    );
    assert_eq!(at_risk(&weighed), Some(true));
}

#[test]
fn counselling_of_either_parent_counts_once_a_month() {
    let told = |fields: &[&str]| {
        let fields: Vec<(&str, serde_json::Value)> =
            fields.iter().map(|key| (*key, json!(true))).collect();
        let on = date(2026, 5, 12);
        let life = Life::new("child", "male", date(2025, 4, 10)).seen("child_visit", on, &fields);
        let counts = child_counts(&life.person(), None, Q2(), Basis::Received);
        counts.map(|counts| counts.counselling_months)
    };
    assert_eq!(told(&[]), Some(0));
    assert_eq!(told(&["father_counselled"]), Some(1));
    assert_eq!(told(&["counselling_given"]), Some(1));
    assert_eq!(told(&["counselling_given", "father_counselled"]), Some(1));
}

#[test]
fn who_is_no_target_of_the_quarter_is_not_counted() {
    let counts =
        |life: &Life, quarter| child_counts(&life.person(), None, quarter, Basis::Received);
    let two = Life::new("child", "male", date(2024, 6, 30));
    assert!(counts(&two, Quarter::new(2026, 1).expect("a quarter")).is_some());
    // Two years old on the last day: the first list no more.
    assert!(counts(&two, Q2()).is_none());
    let unborn = Life::new("child", "male", date(2026, 7, 1));
    assert!(counts(&unborn, Q2()).is_none());
    let newborn = Life::new("child", "male", date(2026, 6, 30));
    assert_eq!(counts(&newborn, Q2()).map(|counts| counts.months), Some(1));
    let born = mother_a().seen(
        "delivery",
        date(2026, 6, 20),
        &[
            ("delivery_date", json!("2026-06-19")),
            ("delivery_outcome", json!("miscarriage")),
        ],
    );
    assert!(mother_counts(&born.person(), None, Q2(), Basis::Received).is_none());
    // 44 weeks and a day after 26 August: nobody wrote down how it ended.
    let year = |lmp: &str| mother_a().told("lmp", lmp);
    let counted = |life: Life| mother_counts(&life.person(), None, Q2(), Basis::Received).is_some();
    assert!(counted(year("2025-08-26")));
    assert!(!counted(year("2025-08-25")));
    let after = Life::new("postpartum", "female", date(1998, 1, 1))
        .told("registered_on", "2026-06-20")
        .told("delivery_date", "2026-06-19");
    let stage = mother_counts(&after.person(), None, Q2(), Basis::Received).map(|one| one.stage);
    assert_eq!(stage, Some(Stage::AfterBirth));
}

#[test]
fn two_checks_on_one_day_are_one() {
    let told = |life: Life, on: Date| {
        life.seen(
            "pregnancy_visit",
            on,
            &[
                ("anc_checked", json!(true)),
                ("anc_date", json!("2026-05-02")),
            ],
        )
    };
    let life = told(told(mother_a(), date(2026, 6, 1)), date(2026, 6, 2));
    let counts = mother_counts(&life.person(), None, Q2(), Basis::Received).expect("a mother");
    assert_eq!(counts.antenatal_checks, 1);
}
