//! All indicators of a kecamatan of 5,000 people, received and approved, for a month and for a quarter.

use criterion::{Criterion, criterion_group, criterion_main};
use dampingi_domain::indicator::{Expected, Population, Span, all_numbers};
use dampingi_domain::life::{Episode, Household, Person, Standing, Visit};
use dampingi_domain::period::{Month, Quarter};
use dampingi_domain::{Answers, AreaCode, Date, date};
use jiff::civil::date as day;
use std::hint::black_box;

const LAST: Date = day(2026, 11, 30);
/// Of every ten people four are children, one is pregnant or has given birth, one is to be married.
const PEOPLE: usize = 5_000;
/// A child's monthly visits.
const YEAR: usize = 12;

/// What is filled in, owned: one person's, the episode's, its visits'.
struct Life {
    person: Answers,
    form: Option<&'static str>,
    visit_form: &'static str,
    episode: Answers,
    visits: Vec<(Date, Answers)>,
}

fn child(number: usize) -> Life {
    let age = 60 + (number * 37) % 1700;
    let days = |back: usize| i32::try_from(back).expect("a few years");
    let visits = (0..YEAR).filter(|month| month * 30 < age).map(|month| {
        let then = (age - month * 30) as f64;
        let cm = 50.0 + 1.36 * then.sqrt() - (number % 7) as f64;
        let kg = 15.6 * (cm / 100.0).powi(2) - 0.1 * (number % 11) as f64;
        let answers = Answers::new()
            .with("weight_kg", (kg * 10.0).round() / 10.0)
            .with("height_cm", (cm * 10.0).round() / 10.0)
            .with("position", if then < 731.0 { "lying" } else { "standing" })
            .with("muac_cm", 13.0 + (number % 30) as f64 / 10.0);
        (
            date::add_days(LAST, -days(month * 30 + number % 20)),
            answers,
        )
    });
    Life {
        person: Answers::new()
            .with(
                "sex",
                if number.is_multiple_of(2) {
                    "male"
                } else {
                    "female"
                },
            )
            .with("birth_date", date::add_days(LAST, -days(age)).to_string()),
        form: Some("child"),
        visit_form: "child_visit",
        episode: Answers::new().with("birth_weight_kg", 2.3 + (number % 15) as f64 / 10.0),
        visits: visits.collect(),
    }
}

fn woman(number: usize, form: Option<&'static str>, visit_form: &'static str) -> Life {
    let back = i32::try_from(40 + number % 200).expect("less than a year");
    let began = date::add_days(LAST, -back).to_string();
    let visit = Answers::new()
        .with("hb_g_dl", 9.5 + (number % 30) as f64 / 10.0)
        .with("muac_cm", 22.0 + (number % 40) as f64 / 10.0)
        .with("ttd_received", 30)
        .with("systolic_mmhg", 110)
        .with("diastolic_mmhg", 70);
    let visits = (0..5).map(|month| (date::add_days(LAST, -30 * month - 3), visit.clone()));
    Life {
        person: Answers::new()
            .with("sex", "female")
            .with("birth_date", "1998-05-01"),
        form,
        visit_form,
        episode: Answers::new()
            .with("lmp_status", "known")
            .with("lmp", began.as_str())
            .with("delivery_date", began.as_str()),
        visits: visits.collect(),
    }
}

fn life(number: usize) -> Life {
    match number % 20 {
        0..8 => child(number),
        8 => woman(number, Some("pregnancy"), "pregnancy_visit"),
        9 => woman(number, Some("postpartum"), "postpartum_visit"),
        10 | 11 => woman(number, Some("engagement"), "engagement_contact"),
        _ => Life {
            visits: Vec::new(),
            ..woman(number, None, "")
        },
    }
}

fn person<'a>(number: usize, life: &'a Life, villages: &'a [AreaCode]) -> Person<'a> {
    let standing = |at: usize| match (number + at) % 10 {
        0 => Standing::Received,
        1 => Standing::SetAside,
        _ => Standing::Approved,
    };
    let visits = life
        .visits
        .iter()
        .enumerate()
        .map(|(at, (on, answers))| Visit {
            form: life.visit_form,
            on: *on,
            answers,
            standing: standing(at),
        });
    let visits: Vec<Visit<'_>> = visits.collect();
    let episode = life.form.map(|form| Episode {
        form,
        answers: &life.episode,
        closed_on: None,
        visits,
    });
    Person {
        answers: &life.person,
        area: &villages[number % villages.len()],
        episodes: episode.into_iter().collect(),
    }
}

fn kecamatan(criterion: &mut Criterion) {
    let villages: Vec<AreaCode> = (1..=10)
        .map(|village| AreaCode::parse(&format!("65.01.05.20{village:02}")).expect("a village"))
        .collect();
    let lives: Vec<Life> = (0..PEOPLE).map(life).collect();
    let people: Vec<Person<'_>> = lives
        .iter()
        .enumerate()
        .map(|(at, life)| person(at, life, &villages))
        .collect();
    let survey = Answers::new()
        .with("water_source", "protected_well")
        .with("latrine", "own_septic");
    let households: Vec<Household<'_>> = (0..PEOPLE / 4)
        .map(|at| Household {
            area: people[at * 4].area,
            surveys: vec![Visit {
                form: "household_survey",
                on: day(2026, 3, 1),
                answers: &survey,
                standing: Standing::Approved,
            }],
            members: (at * 4..at * 4 + 4).collect(),
        })
        .collect();
    let population = Population {
        people: &people,
        households: &households,
        expected: Expected::default(),
    };
    let area = AreaCode::parse("65.01.05").expect("a kecamatan");
    let month: Span = Month::parse("2026-11").expect("a month").into();
    let quarter: Span = Quarter::new(2026, 4).expect("a quarter").into();
    let children = all_numbers(&population, &area, month)
        .into_iter()
        .find(|number| number.definition.id == "children_registered");
    assert!(children.is_some_and(|number| number.received.numerator > 1_500));
    let mut group = criterion.benchmark_group("all indicators of 5,000 people");
    group.sample_size(50);
    for (name, span) in [("month", month), ("quarter", quarter)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| all_numbers(black_box(&population), &area, span))
        });
    }
}

criterion_group!(benches, kecamatan);
criterion_main!(benches);
