//! What holds of the numbers whatever is recorded: of every kind of person and visit, in households, in several villages.

use super::{area, november};
use crate::any_input::any_answers;
use crate::life::{Life, Seen};
use dampingi_domain::date::add_days;
use dampingi_domain::indicator::scorecard::{
    Card, LINES, LengthRule, MotherMonth, Need, child_months, mother_months, preschool_year,
};
use dampingi_domain::indicator::{
    Basis, Expected, Figure, Kind, Number, Population, Span, all_numbers, roll,
};
use dampingi_domain::kind::{OF_ANY, of_persons};
use dampingi_domain::life::{Household, Person, Standing, Visit};
use dampingi_domain::period::{Month, Quarter};
use dampingi_domain::{AreaCode, Date};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

const VILLAGES: [&str; 3] = ["65.01.05.2003", "65.01.05.2004", "65.01.05.2006"];
const KECAMATAN: &str = "65.01.05";
const HOMES: usize = 2;

/// Whatever a coordinator approves of these was received too: they count that something was done at all. What goes by the
/// last word (a class, a letter, a risk) may turn with a visit that still waits.
const DONE_AT_ALL: [&str; 16] = [
    "children_registered",
    "weighed",
    "weighed_and_measured",
    "measured",
    "has_book",
    "screened",
    "d_s",
    "coverage_measured",
    "pregnant",
    "pregnant_measured",
    "hb_checked",
    "iron_180_given",
    "iron_180_taken",
    "e03",
    "e04",
    "e06",
];

/// A drawn person, with the village she lives in.
#[derive(Clone, Debug)]
struct Drawn {
    village: usize,
    life: Life,
}

#[derive(Clone, Debug)]
struct Survey {
    home: usize,
    seen: Seen,
}

fn today() -> Date {
    november().to
}

fn any_standing() -> impl Strategy<Value = Standing> {
    select(vec![
        Standing::Received,
        Standing::Approved,
        Standing::Imported,
        Standing::SetAside,
    ])
}

/// A visit around the month: its fields as anything, its measures often such as people have.
fn any_seen(form: &'static str) -> impl Strategy<Value = Seen> {
    let measures = prop::option::weighted(0.7, (2.0..20.0_f64, 45.0..110.0_f64, 20.0..30.0_f64));
    (any_answers(form), -200_i32..20, any_standing(), measures).prop_map(
        move |(mut answers, day, standing, measures)| {
            let on = add_days(today(), day);
            if let Some((kg, cm, arm)) = measures {
                let kg = if form == "child_visit" { kg } else { kg + 40.0 };
                for (key, value) in [("weight_kg", kg), ("height_cm", cm), ("muac_cm", arm)] {
                    answers.set(key, json!((value * 10.0).round() / 10.0));
                }
            }
            if form == "delivery" {
                answers.set(
                    "delivery_date",
                    json!(add_days(on, -(day.rem_euclid(9))).to_string()),
                );
            }
            Seen {
                form,
                on,
                answers,
                standing,
            }
        },
    )
}

fn any_drawn() -> impl Strategy<Value = Drawn> {
    let kinds: Vec<_> = of_persons().collect();
    select(kinds).prop_flat_map(|kind| {
        let forms: Vec<&'static str> = kind.visits.iter().chain(&OF_ANY).copied().collect();
        let days = if kind.episode == "child" {
            0_i32..2_300
        } else {
            5_500..14_000
        };
        let visits = vec(select(forms).prop_flat_map(any_seen), 0..6);
        let told = (any_answers("person"), any_answers(kind.episode));
        (
            told,
            visits,
            days,
            0_i32..500,
            0..VILLAGES.len(),
            any::<bool>(),
        )
            .prop_map(
                |((person, episode), mut visits, days, registered, village, is_female)| {
                    // Two visits of one day stand in the order in which they were recorded: here no two are of one.
                    let mut seen = BTreeSet::new();
                    visits.retain(|visit| seen.insert(visit.on));
                    let sex = if is_female { "female" } else { "male" };
                    let mut life = Life::new(kind.episode, sex, add_days(today(), -days));
                    let birth = life.person.text("birth_date").map(str::to_owned);
                    life.person = person.with("sex", sex).with("birth_date", birth);
                    life.episode =
                        episode.with("registered_on", add_days(today(), -registered).to_string());
                    if kind.episode == "pregnancy" {
                        life.episode
                            .set("lmp", json!(add_days(today(), -registered).to_string()));
                    }
                    life.visits = visits;
                    life.area = area(VILLAGES[village]);
                    Drawn { village, life }
                },
            )
    })
}

fn any_survey() -> impl Strategy<Value = Survey> {
    (0..VILLAGES.len() * HOMES, any_seen("household_survey"))
        .prop_map(|(home, seen)| Survey { home, seen })
}

type Numbers = BTreeMap<&'static str, (Figure, Figure)>;

/// Every number of the month, and every line of the quarter's card, received and approved.
fn counted(drawn: &[Drawn], surveys: &[Survey], code: &str) -> Numbers {
    with_population(drawn, surveys, |population| {
        let of = area(code);
        let pair = |number: Number| (number.definition.id, (number.received, number.approved));
        let mut all: Numbers = all_numbers(population, &of, november())
            .into_iter()
            .map(pair)
            .collect();
        let quarter = Month::of(today()).quarter();
        for length in [LengthRule::EachQuarter, LengthRule::Campaigns] {
            let card = |basis| Card::of(population, &of, quarter, basis, length);
            let (received, approved) = (card(Basis::Received), card(Basis::Approved));
            for line in &LINES {
                let figures = (line.figure(&received), line.figure(&approved));
                let is_first = length == LengthRule::EachQuarter;
                all.insert(
                    if is_first {
                        line.id
                    } else {
                        by_campaigns(line.id)
                    },
                    figures,
                );
            }
        }
        all
    })
}

/// The lines that length changes.
fn by_campaigns(id: &'static str) -> &'static str {
    match id {
        "child_3" => "child_3 by campaigns",
        "children" => "children by campaigns",
        "village" => "village by campaigns",
        same => same,
    }
}

fn with_population<T>(
    drawn: &[Drawn],
    surveys: &[Survey],
    count: impl FnOnce(&Population<'_>) -> T,
) -> T {
    let people: Vec<Person<'_>> = drawn.iter().map(|one| one.life.person()).collect();
    let areas: Vec<AreaCode> = VILLAGES.map(area).into();
    let households: Vec<Household<'_>> = (0..VILLAGES.len() * HOMES)
        .map(|home| Household {
            area: &areas[home / HOMES],
            surveys: surveys
                .iter()
                .filter(|survey| survey.home == home)
                .map(|survey| Visit {
                    form: survey.seen.form,
                    on: survey.seen.on,
                    answers: &survey.seen.answers,
                    standing: survey.seen.standing,
                })
                .collect(),
            // Who lives in one house lives in one village; of three, one is in none.
            members: (0..drawn.len())
                .filter(|at| drawn[*at].village == home / HOMES && at % 3 == home % HOMES)
                .collect(),
        })
        .collect();
    count(&Population {
        people: &people,
        households: &households,
        expected: Expected::default(),
    })
}

fn is_share(id: &str) -> bool {
    let line = LINES.iter().find(|line| line.id == id);
    let of_line = line.map(|line| line.kind() == Kind::Percent);
    of_line.unwrap_or_else(|| {
        let known = super::by_id(id, today());
        known.is_none_or(|known| known.kind == Kind::Percent)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_numbers_hold_together(
        drawn in vec(any_drawn(), 0..9),
        surveys in vec(any_survey(), 0..5),
    ) {
        let whole = counted(&drawn, &surveys, KECAMATAN);

        // No share exceeds its whole.
        for (id, (received, approved)) in &whole {
            for figure in [received, approved] {
                prop_assert!(!is_share(id) || figure.numerator <= figure.denominator, "{} {:?}", id, figure);
            }
        }
        // What was done at all was done among what was received.
        for id in DONE_AT_ALL {
            let (received, approved) = whole[id];
            prop_assert!(approved.numerator <= received.numerator, "{}: {:?} {:?}", id, received, approved);
        }
        // Villages add up.
        let mut sum = Numbers::new();
        for village in VILLAGES {
            for (id, (received, approved)) in counted(&drawn, &surveys, village) {
                let all = sum.entry(id).or_default();
                all.0 += received;
                all.1 += approved;
            }
        }
        prop_assert_eq!(&sum, &whole);
        // Nor does the order count in which records come.
        let mut turned = drawn.clone();
        for one in &mut turned {
            one.life.visits.reverse();
        }
        let back: Vec<Survey> = surveys.iter().rev().cloned().collect();
        let days: BTreeSet<Date> = surveys.iter().map(|survey| survey.seen.on).collect();
        let surveys_turned = if days.len() == surveys.len() { &back } else { &surveys };
        prop_assert_eq!(&counted(&turned, surveys_turned, KECAMATAN), &whole);
    }

    #[test]
    fn what_does_not_count_changes_nothing(
        drawn in vec(any_drawn(), 1..7),
        surveys in vec(any_survey(), 0..3),
        other in any_drawn(),
        visit in select(vec!["child_visit", "pregnancy_visit", "delivery", "postpartum_visit", "referral"]).prop_flat_map(any_seen),
        whose in any::<prop::sample::Index>(),
    ) {
        let before = counted(&drawn, &surveys, KECAMATAN);
        // A visit that was sent back, closed as a double or replaced.
        let mut more = drawn.clone();
        let at = whose.index(more.len());
        more[at].life.visits.push(Seen { standing: Standing::SetAside, ..visit });
        prop_assert_eq!(&counted(&more, &surveys, KECAMATAN), &before);
        // Somebody of another kecamatan, in no household of this one.
        let mut elsewhere = other;
        elsewhere.life.area = area("65.01.06.2001");
        elsewhere.village = usize::MAX;
        let mut more = drawn;
        more.push(elsewhere);
        prop_assert_eq!(&counted(&more, &surveys, KECAMATAN), &before);
    }

    #[test]
    fn lists_by_name_agree_with_the_numbers(
        drawn in vec(any_drawn(), 0..7),
        surveys in vec(any_survey(), 0..3),
    ) {
        let of = area(KECAMATAN);
        let quarter = Month::of(today()).quarter();
        let whole = counted(&drawn, &surveys, KECAMATAN);
        with_population(&drawn, &surveys, |population| {
            for (basis, at) in [(Basis::Received, 0), (Basis::Approved, 1)] {
                let figure = |id: &str| [whole[id].0, whole[id].1][at].numerator;
                // A child that was weighed or measured stands on the roll once.
                let measured = roll(population, &of, november(), basis).len();
                prop_assert!(figure("measured") as usize <= measured);
                prop_assert!(figure("weighed") as usize <= measured);
                let last_month = Month::of(today());
                let (mut mothers, mut children) = (0, 0);
                for person in population.people {
                    let months = mother_months(person, &[], quarter, basis);
                    prop_assert!(months.len() <= 3);
                    let is_pregnant = |one: &MotherMonth| one.month == last_month.plus(1) && !one.state.is_empty();
                    mothers += u32::from(months.last().is_some_and(is_pregnant));
                    let months = child_months(person, &[], quarter, basis);
                    children += u32::from(months.last().is_some_and(|one| one.month == last_month.plus(1)));
                    let year = preschool_year(person, quarter, basis);
                    prop_assert!(year.is_none_or(|year| (24..=72).contains(&year.age_months)));
                }
                // The last month of the quarter is December: who stands on its forms is who is to be served.
                prop_assert_eq!(mothers, figure("count_pregnant"));
                prop_assert_eq!(children, figure("count_children"));
            }
            Ok(())
        })?;
    }
}

/// As a phone reads an area: a household with its people at a time, then who is in none.
fn by_household(
    population: &Population<'_>,
    of: &AreaCode,
    quarter: Quarter,
) -> (Card, Vec<usize>) {
    let mut whole = Card::default();
    let mut order = Vec::new();
    let mut add = |home: Option<&Household<'_>>, members: &[usize]| {
        let people: Vec<Person<'_>> = members
            .iter()
            .map(|at| population.people[*at].clone())
            .collect();
        let households: Vec<Household<'_>> = home
            .into_iter()
            .map(|home| Household {
                members: (0..people.len()).collect(),
                ..home.clone()
            })
            .collect();
        let part = Population {
            people: &people,
            households: &households,
            expected: Expected::default(),
        };
        let card = Card::of(&part, of, quarter, Basis::Received, LengthRule::default());
        whole.take_in(card, order.len());
        order.extend(members);
    };
    let mut homeless: Vec<usize> = (0..population.people.len()).collect();
    for home in population.households {
        add(Some(home), &home.members);
        homeless.retain(|at| !home.members.contains(at));
    }
    for at in homeless {
        add(None, &[at]);
    }
    (whole, order)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_card_is_the_sum_of_its_households(
        drawn in vec(any_drawn(), 0..9),
        surveys in vec(any_survey(), 0..5),
    ) {
        let of = area(KECAMATAN);
        let quarter = Month::of(today()).quarter();
        with_population(&drawn, &surveys, |population| {
            let whole = Card::of(population, &of, quarter, Basis::Received, LengthRule::default());
            let (sum, order) = by_household(population, &of, quarter);
            for line in &LINES {
                prop_assert_eq!(line.figure(&sum), line.figure(&whole), "{}", line.id);
            }
            let mut mothers: Vec<_> = sum.mothers.iter().map(|(at, it)| (order[*at], *it)).collect();
            mothers.sort_by_key(|(at, _)| *at);
            prop_assert_eq!(&mothers, &whole.mothers);
            // What is told to be missing is what was judged.
            for ((_, verdicts), needs) in whole.children.iter().zip(&whole.childrens_needs) {
                prop_assert_eq!(&needs.map(Need::verdict), verdicts);
            }
            Ok(())
        })?;
    }
}

/// The span of the tests is what these rely on.
#[test]
fn november_is_in_the_last_quarter() {
    let span: Span = Month::of(today()).into();
    assert_eq!(span, november());
    assert_eq!(
        Month::of(today()).quarter().last_day(),
        Month::of(today()).plus(1).last_day()
    );
}
