//! Prospective couples (domain notes §2.4, §3.8 K01; Settled 9).

use crate::case::{Given, TODAY, born_days_ago};
use dampingi_domain::date::add_days;
use dampingi_domain::woman::engagement::{Examined, Readiness, Reason, Screening};
use dampingi_domain::{Answers, Lang};
use serde_json::{Value, json};

/// A bride of 24 with everything measured and well.
fn bride() -> Answers {
    Answers::new()
        .with("weight_kg", 50)
        .with("height_cm", 155)
        .with("muac_cm", 25)
        .with("hb_g_dl", 12.5)
        .with("smoke_exposure", "none")
        .with("health_check_done", true)
        .with("health_check_date", born_days_ago(120))
}

fn person(sex: &str, birth: &str) -> Answers {
    Answers::new().with("sex", sex).with("birth_date", birth)
}

fn wedding_in(days: i32) -> Answers {
    Answers::new().with("planned_wedding_date", add_days(TODAY, days).to_string())
}

fn outcome(person: &Answers, contact: &Answers, days: i32) -> (Readiness, Vec<Reason>) {
    let screening = Screening::of(Some(person), Some(&wedding_in(days)), &[contact], TODAY);
    let outcome = screening.outcome();
    (outcome.readiness, outcome.reasons)
}

#[test]
fn a_bride_is_ideal_or_at_risk_with_the_reason() {
    let table: [(&str, Value, Option<Reason>); 13] = [
        ("weight_kg", json!(44.4), None),
        ("weight_kg", json!(44.2), Some(Reason::Thin)),
        ("weight_kg", json!(60.0), None),
        ("weight_kg", json!(60.3), Some(Reason::Heavy)),
        ("muac_cm", json!(23.5), None),
        ("muac_cm", json!(23.4), Some(Reason::Kek)),
        ("hb_g_dl", json!(12.0), None),
        ("hb_g_dl", json!(11.9), Some(Reason::LowHb)),
        ("smoke_exposure", json!("exposed"), Some(Reason::Smoke)),
        ("smoke_exposure", json!("smokes"), Some(Reason::Smoke)),
        ("waist_cm", json!(79.9), None),
        ("waist_cm", json!(80), Some(Reason::Wide)),
        ("smoke_exposure", json!("none"), None),
    ];
    let her = person("female", "2002-01-15");
    for (key, value, reason) in table {
        let contact = bride().with(key, value.clone());
        let readiness = if reason.is_some() {
            Readiness::AtRisk
        } else {
            Readiness::Ideal
        };
        let expected = (readiness, Vec::from_iter(reason));
        assert_eq!(outcome(&her, &contact, 30), expected, "{key} {value}");
    }
}

#[test]
fn age_is_a_reason_for_her_below_20_and_above_35() {
    for (birth, reason) in [
        ("2006-11-22", Some(Reason::TooYoung)),
        ("2006-11-21", None),
        ("1990-11-22", None),
        ("1990-11-21", Some(Reason::TooOld)),
    ] {
        let (_, reasons) = outcome(&person("female", birth), &bride(), 30);
        assert_eq!(reasons, Vec::from_iter(reason), "{birth}");
    }
    let (readiness, _) = outcome(&person("male", "1980-01-01"), &bride(), 30);
    assert_eq!(readiness, Readiness::Ideal);
}

#[test]
fn of_him_age_bmi_and_smoke_are_asked() {
    let his = Answers::new()
        .with("weight_kg", 60)
        .with("height_cm", 168)
        .with("hb_g_dl", 11)
        .with("smoke_exposure", "none")
        .with("health_check_done", true);
    let him = person("male", "2000-01-01");
    assert_eq!(outcome(&him, &his, 30), (Readiness::Ideal, vec![]));
    // His waist from 90 cm on, hers from 80.
    for (cm, reason) in [(89.9, None), (90.0, Some(Reason::Wide))] {
        let (_, reasons) = outcome(&him, &his.clone().with("waist_cm", cm), 30);
        assert_eq!(reasons, Vec::from_iter(reason), "{cm}");
    }
    let smoker = his.with("smoke_exposure", "smokes");
    assert_eq!(
        outcome(&him, &smoker, 30),
        (Readiness::AtRisk, vec![Reason::Smoke])
    );
}

#[test]
fn the_examination_comes_three_months_before() {
    let her = person("female", "2002-01-15");
    let not_done = {
        let mut answers = bride().with("health_check_done", false);
        answers.take("health_check_date");
        answers
    };
    assert_eq!(
        outcome(&her, &not_done, 89),
        (Readiness::AtRisk, vec![Reason::NotExamined])
    );
    assert_eq!(outcome(&her, &not_done, 90).0, Readiness::Incomplete);
    let examined = |done_days_ago, wedding| {
        let contact = bride().with("health_check_date", born_days_ago(done_days_ago));
        Screening::of(Some(&her), Some(&wedding_in(wedding)), &[&contact], TODAY).examined
    };
    assert_eq!(examined(60, 30), Examined::InTime);
    assert_eq!(examined(59, 30), Examined::Late);
    // Five days before the wedding there is no time left for anything that is found.
    let late = bride().with("health_check_date", born_days_ago(0));
    assert_eq!(
        outcome(&her, &late, 5),
        (Readiness::AtRisk, vec![Reason::ExaminedLate])
    );
    let in_time = bride().with("health_check_date", born_days_ago(60));
    assert_eq!(outcome(&her, &in_time, 30), (Readiness::Ideal, vec![]));
}

#[test]
fn what_was_not_measured_makes_it_incomplete_and_an_earlier_contact_fills_in() {
    let her = person("female", "2002-01-15");
    let now = Answers::new().with("smoke_exposure", "none");
    let screening = Screening::of(Some(&her), None, &[&now], TODAY);
    let result = screening.outcome();
    assert_eq!(result.readiness, Readiness::Incomplete);
    assert_eq!(
        result.missing,
        ["weight_kg", "muac_cm", "hb_g_dl", "health_check_done"]
    );
    let before = bride();
    let screening = Screening::of(Some(&her), None, &[&now, &before], TODAY);
    assert_eq!(screening.outcome().readiness, Readiness::Ideal);
}

#[test]
fn below_the_ideal_age_is_said_and_is_no_risk() {
    for (sex, birth, below) in [
        ("female", "2005-11-22", true),
        ("female", "2005-11-21", false),
        ("male", "2001-11-22", true),
        ("male", "2001-11-21", false),
    ] {
        let her = person(sex, birth);
        let contact = bride();
        let screening = Screening::of(Some(&her), None, &[&contact], TODAY);
        assert_eq!(screening.outcome().below_ideal_age, below, "{sex} {birth}");
    }
}

#[test]
fn k01_sends_what_a_health_centre_can_mend() {
    let contact = |key: &str, value: Value| {
        let mut given = Given::new("engagement_contact")
            .person("sex", "female")
            .person("birth_date", "2002-01-15")
            .episode("planned_wedding_date", add_days(TODAY, 60).to_string());
        for (key, value) in bride().iter() {
            given = given.visit(key, value.clone());
        }
        given.visit(key, value)
    };
    assert_eq!(contact("hb_g_dl", json!(12)).ids(), [""; 0]);
    assert_eq!(contact("hb_g_dl", json!(11.9)).ids(), ["K01"]);
    assert_eq!(contact("smoke_exposure", json!("smokes")).ids(), ["K01"]);
    assert_eq!(contact("health_check_done", json!(false)).ids(), ["K01"]);
    let late = contact("health_check_date", json!(born_days_ago(29)));
    assert_eq!(late.ids(), ["K01"]);
    let why = late.judged().findings[0].why(Lang::Id);
    assert_eq!(
        why,
        [("Tanggal periksa".to_owned(), "23 Oktober 2026".to_owned())]
    );
    let in_time = contact("health_check_date", json!(born_days_ago(30)));
    assert_eq!(in_time.ids(), [""; 0]);
    assert_eq!(contact("waist_cm", json!(80)).rows(), ["K01"]);
    assert_eq!(contact("waist_cm", json!(79)).rows(), [""; 0]);
}

/// "Berisiko" beside "baik" would contradict itself: an age that is at risk is a rule of its own, and sends nobody to be examined.
#[test]
fn an_age_at_risk_is_talked_about_before_the_wedding() {
    let of_age = |sex, birth: &str| {
        let mut given = Given::new("engagement_contact");
        given.visit = bride();
        given.person("sex", sex).person("birth_date", birth)
    };
    for (sex, birth, rows) in [
        ("female", "2006-11-22", vec!["K01/age"]),
        ("female", "2006-11-21", vec![]),
        ("female", "1990-11-21", vec!["K01/age"]),
        ("male", "2006-11-22", vec!["K01/age"]),
        ("male", "1990-11-21", vec![]),
    ] {
        assert_eq!(of_age(sex, birth).rows(), rows, "{sex} {birth}");
    }
    let young = of_age("female", "2008-01-01");
    assert_eq!(young.judged().level, dampingi_domain::growth::Level::Watch);
    // With something to mend the health centre comes first, and both are said.
    let thin = young.visit("muac_cm", 23);
    assert_eq!(thin.rows(), ["K01", "K01/age"]);
}
