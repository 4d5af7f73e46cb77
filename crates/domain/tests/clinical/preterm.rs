//! A child born too early, from the dates of the pregnancy to the corrected score on its result (domain notes §2.8, §3.2).

use dampingi_domain::finding::Case;
use dampingi_domain::woman::dating::weeks_at_birth;
use dampingi_domain::{Answers, Date, result};
use jiff::civil::date;

fn pregnancy() -> Answers {
    Answers::new().with("registered_on", "2026-03-02")
}

fn born_on(day: &str) -> Answers {
    Answers::new().with("delivery_date", day)
}

#[test]
fn the_weeks_at_birth_are_counted_from_the_pregnancys_dates() {
    let by_lmp = pregnancy().with("lmp", "2026-01-01");
    let by_scan = by_lmp.clone().with("edd_ultrasound", "2026-10-22");
    let by_midwife = pregnancy().with("gestation_weeks_told", 8);
    for (said, episode, born, weeks) in [
        ("HPHT, 33 weeks 0 days", &by_lmp, "2026-08-20", Some(33)),
        ("HPHT, a day less", &by_lmp, "2026-08-19", Some(32)),
        (
            "the scan goes before HPHT",
            &by_scan,
            "2026-08-20",
            Some(31),
        ),
        ("the midwife's weeks", &by_midwife, "2026-08-20", Some(32)),
        ("term", &by_lmp, "2026-10-08", Some(40)),
        ("nothing is known", &pregnancy(), "2026-08-20", None),
        ("before HPHT", &by_lmp, "2025-12-31", None),
        ("21 weeks", &by_lmp, "2026-06-03", None),
        ("22 weeks", &by_lmp, "2026-06-04", Some(22)),
        ("a year later", &by_lmp, "2027-01-01", None),
    ] {
        assert_eq!(
            weeks_at_birth(Some(episode), &born_on(born)),
            weeks,
            "{said}"
        );
    }
    // What was told at the birth goes before any counting, and needs no dates.
    let told = born_on("2026-08-20").with("gestation_weeks_at_birth", 35);
    assert_eq!(weeks_at_birth(Some(&by_lmp), &told), Some(35));
    assert_eq!(weeks_at_birth(None, &told), Some(35));
    assert_eq!(weeks_at_birth(None, &born_on("2026-08-20")), None);
    assert_eq!(weeks_at_birth(Some(&by_lmp), &Answers::new()), None);
}

/// The scores of weight for age beside each other: by the day of birth, and corrected.
fn scores(pregnancy: &Answers, born: &str, on: Date) -> (f64, Option<f64>) {
    let mut episode = Answers::new().with("registered_on", born);
    if let Some(weeks) = weeks_at_birth(Some(pregnancy), &born_on(born)) {
        episode = episode.with("gestation_weeks_at_birth", weeks);
    }
    let person = Answers::new()
        .with("sex", "female")
        .with("birth_date", born)
        .with("consent", "given");
    let visit = Answers::new().with("weight_kg", 3.4);
    let shown = result::of(&Case {
        person: Some(&person),
        episode: Some(&episode),
        ..Case::new("child_visit", on, &visit)
    });
    let weight = shown
        .measures
        .iter()
        .find(|measure| measure.input.key == "z_weight_for_age")
        .expect("weighed");
    let corrected = weight.corrected.as_ref();
    (
        weight.input.value.as_f64().expect("a score"),
        corrected.map(|input| input.value.as_f64().expect("a score")),
    )
}

#[test]
fn a_preterm_baby_of_a_dated_pregnancy_has_its_corrected_score() {
    let on = date(2026, 11, 21);
    let by_lmp = pregnancy().with("lmp", "2026-01-01");
    // 33 weeks: 93 days old, and 44 days since the day it was due.
    let (z, corrected) = scores(&by_lmp, "2026-08-20", on);
    let corrected = corrected.expect("born at 33 weeks");
    assert!(z < -3.0 && corrected > -3.0, "{z} {corrected}");
    // 37 weeks and more correct nothing; an undated pregnancy says nothing.
    assert_eq!(scores(&by_lmp, "2026-09-17", on).1, None);
    assert_eq!(scores(&pregnancy(), "2026-08-20", on).1, None);
}

/// A child that was registered before its mother's pregnancy was dated, or apart from it: the pregnancy that fits its birth counts.
#[test]
fn a_child_that_is_registered_gets_its_weeks_from_the_pregnancy_that_fits() {
    use dampingi_domain::woman::dating::weeks_by_dates;
    let dated = |lmp: &str| Answers::new().with("lmp_status", "known").with("lmp", lmp);
    let born = |text| dampingi_domain::date::from_iso(text).expect("a date");
    let before = dated("2023-01-10");
    let fits = dated("2026-02-19");
    let undated = Answers::new().with("lmp_status", "unknown");
    for (pregnancies, expected) in [
        (vec![&before, &undated, &fits], Some(33)),
        (vec![&before, &undated], None),
        (vec![], None),
    ] {
        assert_eq!(weeks_by_dates(pregnancies, born("2026-10-08")), expected);
    }
    // Nobody is born in week 10, or in week 60.
    assert_eq!(weeks_by_dates([&fits], born("2026-05-01")), None);
    assert_eq!(weeks_by_dates([&fits], born("2027-04-20")), None);
}
