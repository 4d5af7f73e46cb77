//! The bands of the pregnancy charts, and that a dot never disagrees with rule B07. Domain notes §2.6, §3.7.

use dampingi_domain::finding::{Case, judge};
use dampingi_domain::woman::chart::{Chart, Mother, RULE};
use dampingi_domain::woman::dating::Gestation;
use dampingi_domain::woman::gain::TARGETS;
use dampingi_domain::{Answers, date};
use proptest::prelude::*;
use serde_json::json;

fn week(week: i32) -> Gestation {
    Gestation::from_days(week * 7).expect("not negative")
}

/// Her registration, with so many kilograms and centimetres before the pregnancy.
fn registered(kg: f64, cm: f64) -> Answers {
    Answers::new()
        .with("registered_on", "2026-03-01")
        .with("lmp_status", "known")
        .with("lmp", "2026-01-01")
        .with("weight_before_kg", kg)
        .with("height_cm", cm)
}

#[test]
fn the_way_to_the_total_for_each_bmi() {
    // BMI before: (week 0, 13, 27, 40, 42).
    let rows = [
        (
            17.0,
            [
                (0.0, 0.0),
                (0.0, 2.0),
                (6.5, 10.3),
                (12.5, 18.0),
                (12.5, 18.0),
            ],
        ),
        (
            21.0,
            [
                (0.0, 0.0),
                (0.0, 2.0),
                (6.0, 9.3),
                (11.5, 16.0),
                (11.5, 16.0),
            ],
        ),
        (
            27.0,
            [(0.0, 0.0), (0.0, 2.0), (3.6, 6.9), (7.0, 11.5), (7.0, 11.5)],
        ),
        (
            31.0,
            [(0.0, 0.0), (0.0, 2.0), (2.6, 5.6), (5.0, 9.0), (5.0, 9.0)],
        ),
    ];
    for (bmi, bands) in rows {
        let episode = registered(bmi * 1.6 * 1.6, 160.0);
        let mother = Mother::of(&episode).expect("dated");
        for (at, (low, high)) in [0, 13, 27, 40, 42].into_iter().zip(bands) {
            let band = mother.band(Chart::Gain, week(at)).expect("a target");
            assert_eq!((band.low, band.high), (low, high), "BMI {bmi}, week {at}");
        }
    }
}

#[test]
fn the_fundal_height_at_the_weeks_of_the_book() {
    let mother = Mother::of(&registered(55.0, 155.0)).expect("dated");
    for (at, low, high) in [
        (20, 17.0, 23.0),
        (24, 20.0, 26.0),
        (28, 24.0, 30.0),
        (32, 27.0, 33.0),
        (36, 31.0, 37.0),
    ] {
        let band = mother
            .band(Chart::FundalHeight, week(at))
            .expect("in the table");
        assert_eq!((band.low, band.high), (low, high), "week {at}");
    }
    assert_eq!(mother.band(Chart::FundalHeight, week(19)), None);
    let weeks: Vec<i32> = mother
        .ribbon(Chart::FundalHeight)
        .iter()
        .map(|(days, ..)| days / 7)
        .collect();
    assert_eq!((weeks[0], weeks[weeks.len() - 1]), (20, 42));
}

#[test]
fn what_is_not_known_is_not_drawn() {
    let visit = Answers::new().with("weight_kg", 60.2);
    let on = date::from_iso("2026-07-01").expect("a date");
    let mut episode = registered(55.0, 155.0);
    let point =
        |episode: &Answers| Mother::of(episode).and_then(|it| it.point(Chart::Gain, on, &visit));
    assert_eq!(point(&episode), Some((181, 5.2)));
    episode.take("weight_before_kg");
    assert_eq!(point(&episode), None);
    episode.take("lmp");
    assert!(Mother::of(&episode).is_none());
    let unmeasured = Mother::of(&registered(55.0, 155.0)).expect("dated");
    assert_eq!(unmeasured.point(Chart::FundalHeight, on, &visit), None);
    let before = date::from_iso("2025-12-31").expect("a date");
    assert_eq!(unmeasured.point(Chart::Gain, before, &visit), None);
}

proptest! {
    #[test]
    fn a_band_never_narrows_backwards_or_turns_over(days in 0_i32..300, row in 0_usize..4) {
        let at = |days| TARGETS[row].band_kg(Gestation::from_days(days).expect("not negative"));
        let (now, next) = (at(days), at(days + 1));
        prop_assert!(now.low <= now.high);
        prop_assert!(now.low <= next.low && now.high <= next.high);
        prop_assert!(now.high <= TARGETS[row].total_kg.high);
    }

    #[test]
    fn a_dot_below_its_band_is_what_the_rule_finds(days in 100_i32..290, gained in -5.0_f64..20.0) {
        let episode = registered(55.0, 155.0);
        let mother = Mother::of(&episode).expect("dated");
        let on = date::add_days(mother.dating.start, days);
        let weight = (550.0 + (gained * 10.0).round()) / 10.0;
        let visit = Answers::new().with("weight_kg", json!(weight));
        let (at, kg) = mother.point(Chart::Gain, on, &visit).expect("measured");
        let band = mother.band(Chart::Gain, Gestation::from_days(at).expect("not negative")).expect("a target");
        let judged = judge(&Case { episode: Some(&episode), ..Case::new("pregnancy_visit", on, &visit) });
        let is_found = judged.findings.iter().any(|finding| finding.rule.id == RULE);
        prop_assert_eq!(is_found, kg < band.low);
    }
}
