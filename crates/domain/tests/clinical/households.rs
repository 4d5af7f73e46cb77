//! Keluarga berisiko stunting (§1.4): who is a target, what makes the risk, what is not known.

use dampingi_domain::household_risk::{
    Family, Reason, Target, Told, Wife, assess, birth_interval_months, family, is_latrine_adequate,
    is_water_adequate,
};
use dampingi_domain::life::{Episode, Person, Standing, Visit};
use dampingi_domain::woman::risk::{FourToo, Mother};
use dampingi_domain::{Answers, AreaCode, form};
use jiff::civil::date;

const fn wife(age_years: i32) -> Wife {
    Wife {
        mother: Mother {
            age_years: Some(age_years),
            children: Some(2),
            interval_months: None,
        },
        is_pregnant: false,
    }
}

fn sound() -> Family {
    Family {
        water: Some(true),
        latrine: Some(true),
        wives: vec![wife(28)],
        children_months: vec![],
    }
}

#[test]
fn every_code_of_the_survey_is_judged() {
    let survey = form::by_id("household_survey").expect("a form");
    let codes = |key| {
        survey
            .field(key)
            .expect("a field")
            .input
            .choices()
            .expect("a list")
    };
    let adequate = |judge: fn(&str) -> Option<bool>, key| -> Vec<&str> {
        codes(key)
            .iter()
            .filter(|choice| judge(choice.code).expect("judged"))
            .map(|choice| choice.code)
            .collect()
    };
    assert_eq!(
        adequate(is_water_adequate, "water_source"),
        [
            "bottled",
            "piped",
            "borehole",
            "protected_well",
            "protected_spring",
            "rain"
        ]
    );
    assert_eq!(
        adequate(is_latrine_adequate, "latrine"),
        ["own_septic", "shared_septic"]
    );
    assert_eq!(is_water_adequate("from a newer version"), None);
    assert_eq!(is_latrine_adequate("from a newer version"), None);
}

#[test]
fn one_reason_is_enough_for_a_target() {
    let judged = |change: fn(&mut Family)| {
        let mut family = sound();
        change(&mut family);
        let risk = assess(&family);
        (risk.is_at_risk(), risk.reasons)
    };
    assert_eq!(judged(|_| ()), (false, vec![]));
    assert_eq!(
        judged(|family| family.water = Some(false)),
        (true, vec![Reason::Water])
    );
    assert_eq!(
        judged(|family| family.latrine = Some(false)),
        (true, vec![Reason::Latrine])
    );
    for (age, risk) in [(19, FourToo::Young), (36, FourToo::Old)] {
        let mut family = sound();
        family.wives = vec![wife(age)];
        assert_eq!(assess(&family).reasons, [Reason::FourToo(risk)]);
    }
    assert_eq!(
        judged(|family| {
            family.wives[0].mother.children = Some(4);
            family.wives[0].mother.interval_months = Some(23);
        }),
        (
            true,
            vec![
                Reason::FourToo(FourToo::Close),
                Reason::FourToo(FourToo::Many)
            ]
        )
    );
}

#[test]
fn without_a_target_there_is_no_risk_by_name() {
    let mut family = sound();
    family.wives.clear();
    family.water = Some(false);
    assert!(!assess(&family).is_at_risk());
    for (months, target) in [
        (0, Some(Target::ChildUnderTwo)),
        (23, Some(Target::ChildUnderTwo)),
        (24, Some(Target::ChildUnderFive)),
        (59, Some(Target::ChildUnderFive)),
        (60, None),
    ] {
        family.children_months = vec![months];
        let risk = assess(&family);
        assert_eq!(risk.targets, Vec::from_iter(target), "{months}");
        assert_eq!(risk.is_at_risk(), target.is_some());
    }
}

#[test]
fn what_was_not_asked_is_said_to_be_unknown() {
    let mut family = sound();
    (family.water, family.latrine) = (None, None);
    let risk = assess(&family);
    assert_eq!(risk.unknown, ["water_source", "latrine"]);
    assert!(!risk.is_at_risk());
}

#[test]
fn twins_are_one_birth() {
    let interval = |births: &[jiff::civil::Date]| birth_interval_months(births);
    assert_eq!(interval(&[]), None);
    assert_eq!(interval(&[date(2026, 1, 1)]), None);
    assert_eq!(interval(&[date(2026, 1, 1), date(2026, 1, 2)]), None);
    assert_eq!(
        interval(&[date(2026, 1, 2), date(2024, 1, 5), date(2026, 1, 1)]),
        Some(23)
    );
}

#[test]
fn a_family_is_put_together_from_its_people() {
    let area = AreaCode::parse("65.01.05.2003").expect("a code");
    let on = date(2026, 11, 21);
    let mother = Answers::new()
        .with("sex", "female")
        .with("birth_date", "1989-01-01")
        .with("relation_to_head", "spouse");
    let pregnancy = Answers::new()
        .with("registered_on", "2026-08-01")
        .with("lmp", "2026-06-01")
        .with("children_count", 2)
        .with("last_child_age_months", 20);
    let child = Answers::new()
        .with("sex", "male")
        .with("birth_date", "2024-12-01");
    let grandmother = Answers::new()
        .with("sex", "female")
        .with("birth_date", "1960-01-01")
        .with("spouse_name", "Usman");
    let person = |answers, episodes| Person {
        answers,
        area: &area,
        episodes,
    };
    let expecting = Episode {
        form: "pregnancy",
        answers: &pregnancy,
        closed_on: None,
        visits: vec![],
    };
    let people = [
        person(&mother, vec![expecting.clone()]),
        person(&child, vec![]),
        person(&grandmother, vec![]),
    ];
    let survey = Answers::new()
        .with("water_source", "rain")
        .with("latrine", "absent");
    let members: Vec<&Person<'_>> = people.iter().collect();
    let risk = assess(&family(Some(&survey), &members, on));
    assert_eq!(
        risk.targets,
        [
            Target::ReproductiveCouple,
            Target::Pregnant,
            Target::ChildUnderTwo
        ]
    );
    assert_eq!(
        risk.reasons,
        [
            Reason::Latrine,
            Reason::FourToo(FourToo::Old),
            Reason::FourToo(FourToo::Close)
        ]
    );
    // As a phone keeps it beside a name, it says the same.
    let lines = people.iter().map(|person| Told::of(person, on).to_line());
    let lines: Vec<String> = lines.collect();
    assert_eq!(lines, ["w 2 20", "", "w  "]);
    for (line, person) in lines.iter().zip(&people) {
        assert!(Told::from_line(line) == Told::of(person, on), "{line}");
    }
    // After the birth she is no longer pregnant.
    let birth = Answers::new()
        .with("delivery_outcome", "live_birth")
        .with("delivery_date", "2026-11-01");
    let delivered = Episode {
        visits: vec![Visit {
            form: "delivery",
            on: date(2026, 11, 2),
            answers: &birth,
            standing: Standing::Received,
        }],
        ..expecting
    };
    let after = [person(&mother, vec![delivered])];
    let members: Vec<&Person<'_>> = after.iter().collect();
    let risk = assess(&family(Some(&survey), &members, on));
    assert_eq!(risk.targets, [Target::ReproductiveCouple]);
}

#[test]
fn who_moved_away_or_died_makes_no_risk() {
    let area = AreaCode::parse("65.01.05.2003").expect("a code");
    let (left, after) = (date(2026, 10, 31), date(2026, 11, 1));
    let child = Answers::new()
        .with("sex", "male")
        .with("birth_date", "2024-12-01")
        .with("left_on", after.to_string())
        .with("left_reason", "moved");
    let people = [Person {
        answers: &child,
        area: &area,
        episodes: vec![],
    }];
    let members: Vec<&Person<'_>> = people.iter().collect();
    let survey = Answers::new().with("water_source", "surface");
    let at = |on| assess(&family(Some(&survey), &members, on));
    assert!(at(left).is_at_risk());
    assert!(!at(after).is_at_risk());
    assert_eq!(at(after).targets, []);
}
