//! What the monthly forms and the counts of the scorecard say (§2.14): from records, by hand.

use crate::life::Life;
use dampingi_domain::indicator::scorecard::{
    Beneficiaries, Card, LengthRule, Verdict, child_months, mother_months, preschool,
    preschool_year,
};
use dampingi_domain::indicator::{Basis, Expected, Population};
use dampingi_domain::life::{Household, Person, Standing, Visit};
use dampingi_domain::period::Quarter;
use dampingi_domain::{Answers, AreaCode, Date};
use jiff::civil::date;
use serde_json::json;

fn second_quarter() -> Quarter {
    Quarter::new(2026, 2).expect("a quarter")
}

/// Due in November; a thin arm from May on.
fn thin_mother() -> Life {
    Life::new("pregnancy", "female", date(1998, 1, 1))
        .told("registered_on", "2026-04-20")
        .told("lmp", "2026-02-10")
        .seen(
            "pregnancy_visit",
            date(2026, 5, 10),
            &[
                ("method", json!("home_visit")),
                ("muac_cm", json!(22)),
                ("anc_checked", json!(true)),
                ("anc_date", json!("2026-05-02")),
                ("iron_tablets_taken", json!(20)),
                ("insured", json!(false)),
                ("counselling_given", json!(false)),
            ],
        )
        .seen(
            "pregnancy_visit",
            date(2026, 5, 24),
            &[
                ("method", json!("posyandu")),
                ("iron_tablets_taken", json!(7)),
            ],
        )
}

fn short_child() -> Life {
    Life::new("child", "male", date(2025, 4, 10))
        .told("birth_certificate", false)
        .seen(
            "child_visit",
            date(2026, 4, 12),
            &[
                ("method", json!("posyandu")),
                ("weight_kg", json!(8.4)),
                ("height_cm", json!(70.0)),
                ("position", json!("lying")),
                ("growth_mat", json!("red")),
                ("father_counselled", json!(true)),
                ("counselling_given", json!(false)),
                ("vaccine_bcg_date", json!("2025-05-10")),
            ],
        )
        .seen(
            "child_visit",
            date(2026, 6, 12),
            &[
                ("weight_kg", json!(8.9)),
                ("growth_mat", json!("unmeasured")),
            ],
        )
}

fn survey() -> Answers {
    Answers::new()
        .with("water_source", "surface")
        .with("latrine", "own_septic")
}

fn surveyed(answers: &Answers) -> Vec<Visit<'_>> {
    vec![Visit {
        form: "household_survey",
        on: date(2026, 5, 1),
        answers,
        standing: Standing::Received,
    }]
}

#[test]
fn a_mothers_months() {
    let (life, survey) = (thin_mother(), survey());
    let surveys = surveyed(&survey);
    let months = mother_months(&life.person(), &surveys, second_quarter(), Basis::Received);
    let lines: Vec<String> = months
        .iter()
        .map(|one| {
            format!(
                "{} {:?} {} {:?} {:?} {:?} {:?}",
                one.month,
                one.checked_on.map(|day| day.to_string()),
                one.state,
                one.months_pregnant,
                one.tablets,
                one.services,
                one.access
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            // Registered, not yet visited; the survey came in May.
            "2026-04 None N Some(2) None [None, None, None, None, None] [None, None, None]",
            "2026-05 Some(\"2026-05-02\") KEK Some(3) Some(27.0) \
             [Some(true), Some(true), None, Some(false), Some(true)] \
             [Some(false), Some(true), Some(false)]",
            "2026-06 None KEK Some(4) None [None, None, None, None, None] \
             [Some(false), Some(true), Some(false)]",
        ]
    );
    let approved = mother_months(&life.person(), &surveys, second_quarter(), Basis::Approved);
    assert_eq!(approved[1].state, "N");
    assert_eq!(approved[1].services, [None; 5]);
}

#[test]
fn a_month_of_birth_shows_what_was_before_and_after() {
    let mut life = thin_mother().seen(
        "delivery",
        date(2026, 6, 10),
        &[
            ("delivery_date", json!("2026-06-09")),
            ("delivery_outcome", json!("live_birth")),
        ],
    );
    life.visits[0].on = date(2026, 6, 2);
    let after = Life::new("postpartum", "female", date(1998, 1, 1))
        .told("registered_on", "2026-06-10")
        .told("delivery_date", "2026-06-09")
        .seen(
            "postpartum_visit",
            date(2026, 6, 15),
            &[
                ("pnc_checked", json!(true)),
                ("pnc_date", json!("2026-06-12")),
            ],
        );
    let mut person = life.person();
    person.episodes.extend(after.person().episodes);
    let months = mother_months(&person, &[], second_quarter(), Basis::Received);
    let june = months.last().expect("June");
    assert_eq!((june.state, june.months_pregnant), ("", None));
    assert_eq!(june.gave_birth_on, Some(date(2026, 6, 9)));
    assert_eq!(june.checked_on, Some(date(2026, 6, 12)));
    // The tablets of 2 June were taken before the birth, in the same month.
    assert_eq!(june.tablets, Some(20.0));
    assert_eq!(june.services[2], Some(true));
}

#[test]
fn a_childs_months() {
    let (life, survey) = (short_child(), survey());
    let surveys = surveyed(&survey);
    let months = child_months(&life.person(), &surveys, second_quarter(), Basis::Received);
    let [april, may, june] = months.as_slice() else {
        panic!("three months: {months:?}");
    };
    // The length of April stands until the next one.
    assert_eq!([april.state, may.state, june.state], ["S", "S", "S"]);
    assert_eq!([april.age_months, june.age_months], [12, 14]);
    assert_eq!(april.mat.as_deref(), Some("red"));
    assert_eq!((may.mat.as_deref(), june.mat.as_deref()), (None, None));
    assert_eq!(april.doses, [Some(true), Some(false)]);
    assert_eq!((april.weight, april.length), (Some(8.4), Some(70.0)));
    assert_eq!((june.weight, june.length), (Some(8.9), None));
    assert_eq!(april.services, [Some(true), Some(false), Some(false)]);
    assert_eq!(may.services, [None; 3]);
    assert_eq!(april.access, [None, None, Some(false), None]);
    assert_eq!(june.access, [Some(false), Some(true), Some(false), None]);
}

#[test]
fn a_child_is_thin_short_or_both() {
    let letters = |fields: &[(&str, serde_json::Value)]| {
        let life = Life::new("child", "male", date(2025, 4, 10)).seen(
            "child_visit",
            date(2026, 6, 12),
            fields,
        );
        let months = child_months(&life.person(), &[], second_quarter(), Basis::Received);
        months.last().map(|one| one.state)
    };
    let sized = |kg: f64, cm: f64| {
        letters(&[
            ("weight_kg", json!(kg)),
            ("height_cm", json!(cm)),
            ("position", json!("lying")),
        ])
    };
    assert_eq!(letters(&[]), Some(""));
    assert_eq!(sized(10.0, 78.0), Some("N"));
    assert_eq!(sized(8.0, 78.0), Some("GK"));
    assert_eq!(sized(7.4, 78.0), Some("GB"));
    assert_eq!(sized(8.9, 71.5), Some("S"));
    assert_eq!(sized(6.5, 70.0), Some("GB/S"));
    assert_eq!(letters(&[("muac_cm", json!(12.0))]), Some("GK"));
    assert_eq!(letters(&[("muac_cm", json!(11.0))]), Some("GB"));
    assert_eq!(letters(&[("oedema", json!(true))]), Some("GB"));
    // A length nobody can believe says nothing.
    assert_eq!(letters(&[("height_cm", json!(40.0))]), Some(""));
}

#[test]
fn who_is_to_be_served() {
    let village = AreaCode::parse("65.01.05.2003").expect("a code");
    let lives = [
        thin_mother(),
        short_child(),
        Life::new("child", "female", date(2022, 1, 1)),
    ];
    let people: Vec<Person<'_>> = lives.iter().map(Life::person).collect();
    let survey = survey();
    let home = |members| Household {
        area: &village,
        surveys: surveyed(&survey),
        members,
    };
    // The last one has no child of the first 1,000 days.
    let households = [home(vec![0, 1]), home(vec![2])];
    let population = Population {
        people: &people,
        households: &households,
        expected: Expected::default(),
    };
    let card = Card::of(
        &population,
        &village,
        second_quarter(),
        Basis::Received,
        LengthRule::default(),
    );
    assert_eq!(
        card.beneficiaries,
        Beneficiaries {
            households: 1,
            without_water: 1,
            without_latrine: 0,
            pregnant: 1,
            pregnant_at_risk: 1,
            pregnant_uninsured: 1,
            children: 1,
            wasted: 0,
            severely_wasted: 0,
            stunted: 1,
            children_at_risk: 1,
            children_uninsured: 0,
            without_certificate: 1,
            mat_green: 0,
            mat_yellow: 0,
            mat_red: 1,
        }
    );
}

#[test]
fn preschool_is_for_two_to_six_years() {
    let end = date(2026, 6, 30);
    let child = |birth: Date, said: Option<(Date, bool)>| {
        let life = Life::new("child", "male", birth);
        match said {
            Some((on, attends)) => {
                life.seen("child_visit", on, &[("attends_preschool", json!(attends))])
            }
            None => life,
        }
    };
    let verdict = |life: &Life| preschool(&life.person(), second_quarter(), Basis::Received);
    let months_old = |months: i32| dampingi_domain::date::add_months(end, -months);
    let may = |attends| Some((date(2026, 5, 4), attends));
    for (months, said, expected) in [
        (23, may(true), None),
        (24, may(true), Some(Verdict::Met)),
        (24, may(false), Some(Verdict::Unmet)),
        (36, None, Some(Verdict::Unmet)),
        // Said in the quarter before.
        (36, Some((date(2026, 3, 31), true)), Some(Verdict::Unmet)),
        (59, None, Some(Verdict::Unmet)),
        // Past five years no visit can say it: no "not received" of what nobody asked.
        (60, None, Some(Verdict::NotApplicable)),
        (61, may(true), Some(Verdict::Met)),
        (72, None, Some(Verdict::NotApplicable)),
        (73, None, None),
    ] {
        assert_eq!(
            verdict(&child(months_old(months), said)),
            expected,
            "{months}"
        );
    }
    let year = preschool_year(
        &child(months_old(40), may(true)).person(),
        second_quarter(),
        Basis::Received,
    )
    .expect("of age");
    assert_eq!(year.age_months, 40);
    assert_eq!(year.months, [None, None, None, None, Some(true), None]);
}
