//! Plans as a phone keeps them: on every day of their time they tell what is due on that day.

use crate::life::Life;
use dampingi_domain::date::add_days;
use dampingi_domain::immunisation;
use dampingi_domain::schedule::{Detail, Plan, TASKS, VERSION, due};
use dampingi_domain::{Date, Lang};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};

fn day_of(number: i32) -> Date {
    add_days(date(2026, 1, 1), number)
}

fn told_day(
    keys: &'static [&'static str],
    days: std::ops::Range<i32>,
) -> impl Strategy<Value = (&'static str, Value)> {
    (prop::sample::select(keys), days).prop_map(|(key, day)| (key, json!(day_of(day).to_string())))
}

fn told(
    pairs: &'static [(&'static str, &'static str)],
) -> impl Strategy<Value = (&'static str, Value)> {
    prop::sample::select(pairs).prop_map(|(key, value)| {
        (
            key,
            serde_json::from_str(value).expect("a table of this file"),
        )
    })
}

/// What a visit may say that the schedule looks at, in its values and beyond them.
fn any_facts() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let codes = told(&[
        ("method", "\"home_visit\""),
        ("method", "\"posyandu\""),
        ("weight_kg", "9.1"),
        ("weight_kg", "48.5"),
        ("height_cm", "74"),
        ("height_cm", "155"),
        ("muac_cm", "12.1"),
        ("muac_cm", "23.9"),
        ("hb_g_dl", "12.4"),
        ("smoke_exposure", "\"none\""),
        ("oedema", "true"),
        ("immunisation_status", "\"complete_for_age\""),
        ("development_screening", "\"doubtful\""),
        ("vitamin_a", "\"blue\""),
        ("vitamin_a_month", "\"august\""),
        ("vitamin_a_month", "\"february\""),
        ("deworming_given", "true"),
        ("deworming_month", "\"september\""),
        ("deworming_month", "\"other\""),
        ("kn_checked", "true"),
        ("pnc_checked", "true"),
        ("vitamin_a_capsules", "2"),
        ("family_planning", "true"),
        ("fetus_count", "2"),
        ("health_check_done", "true"),
        ("health_check_done", "false"),
        ("absence_reason", "\"moved\""),
        ("absence_reason", "\"sick\""),
    ]);
    let days = told_day(
        &[
            "anc_date",
            "kn_date",
            "pnc_date",
            "health_check_date",
            "vaccine_hb0_date",
            "vaccine_bcg_date",
            "vaccine_opv1_date",
            "vaccine_dpt_hb_hib1_date",
            "vaccine_rv1_date",
            "vaccine_dpt_hb_hib2_date",
        ],
        -400..400,
    );
    prop::collection::vec(prop_oneof![3 => codes, 1 => days], 0..6)
}

/// A person as they are met: of each kind, born when that kind is, with visits before and after the day of the plan.
fn any_life() -> impl Strategy<Value = Life> {
    let episode = told_day(
        &[
            "lmp",
            "edd_ultrasound",
            "delivery_date",
            "planned_wedding_date",
        ],
        -300..300,
    );
    let number = told(&[
        ("children_count", "4"),
        ("last_child_age_months", "20"),
        ("gestation_weeks_told", "9"),
    ]);
    let told = prop::collection::vec(prop_oneof![3 => episode, 1 => number], 0..4);
    let visit = (
        -400..400_i32,
        any_facts(),
        prop_oneof![9 => Just("child_visit"), 1 => Just("delivery")],
    );
    let visits = prop::collection::vec(visit, 0..6);
    let registered = prop::option::weighted(0.9, -300..60_i32);
    let closed = prop::option::weighted(0.1, -100..300_i32);
    (0_usize..4, -1900..30_i32, registered, closed, told, visits).prop_map(
        |(which, born, registered, closed, told, visits)| {
            let form = ["engagement", "pregnancy", "postpartum", "child"][which];
            let years = if form == "child" {
                0
            } else {
                [20, 36, 19, 35][born.rem_euclid(4) as usize]
            };
            let mut life = Life::new(form, "female", add_days(day_of(born), -365 * years));
            life.closed_on = closed.map(day_of);
            if let Some(day) = registered {
                life = life.told("registered_on", day_of(day).to_string());
            }
            for (key, value) in told {
                life = life.told(key, value);
            }
            for (on, facts, form) in visits {
                life = life.seen(form, day_of(on), &facts);
            }
            life
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn a_kept_plan_tells_on_every_day_what_is_due_on_that_day(
        life in any_life(),
        made_on in 0_i32..60,
        days in 0_u16..260,
        ahead in 0_u16..40,
    ) {
        let made_on = day_of(made_on);
        let line = Plan::of(&life.person(), made_on, days, ahead).to_line();
        let plan = Plan::from_line(&line).expect("just written");
        prop_assert!(plan.holds(made_on));
        for after in 0..=i32::from(days) {
            let on = add_days(made_on, after);
            prop_assert_eq!(plan.holds(on), Plan::line_holds(&line, on));
            if !plan.holds(on) {
                break;
            }
            let told = due(&life.person(), on, ahead);
            // What is left out of a plan that is read for one day is not due on it.
            let near = Plan::near_of_line(&line, on, ahead).expect("just written");
            prop_assert_eq!(&near.due(on, ahead), &told, "{} days after", after);
            prop_assert_eq!(plan.due(on, ahead), told, "{} days after", after);
        }
    }
}

#[test]
fn a_plan_ends_where_time_alone_changes_a_judgement_and_else_at_its_days() {
    let on = date(2026, 11, 21);
    let until = |life: &Life| Plan::of(&life.person(), on, 200, 31).until;
    let child = Life::new("child", "male", date(2025, 1, 10));
    assert_eq!(until(&child), add_days(on, 200));
    let mother = Life::new("pregnancy", "female", date(2006, 12, 24)).told("lmp", "2026-10-01");
    // On her twentieth birthday she is no longer too young.
    assert_eq!(until(&mother), date(2026, 12, 23));
    let visited_later = child.seen("child_visit", date(2026, 12, 2), &[("weight_kg", json!(9))]);
    assert_eq!(until(&visited_later), date(2026, 12, 1));
}

#[test]
fn a_line_of_another_version_and_one_that_is_none_are_not_read() {
    let child = Life::new("child", "male", date(2025, 1, 10));
    let on = date(2026, 11, 21);
    let line = Plan::of(&child.person(), on, 30, 0).to_line();
    assert!(Plan::from_line(&line).is_some() && Plan::line_holds(&line, on));
    for other in [
        String::new(),
        line.replacen(VERSION, "older", 1),
        line.replace(';', "; x"),
        format!("{line};99 0 - 0 -"),
    ] {
        assert_eq!(Plan::from_line(&other), None, "{other}");
        assert_eq!(Plan::near_of_line(&other, on, 7), None, "{other}");
    }
    assert!(!Plan::line_holds("", on));
}

#[test]
fn the_version_of_kept_plans_was_raised_with_the_tables_that_they_number() {
    // A change here means that plans on phones name something else now: raise `schedule::VERSION`, then write it down here.
    let tasks: Vec<&str> = TASKS.iter().map(|task| task.id).collect();
    let doses: Vec<&str> = immunisation::TABLE.iter().map(|dose| dose.code).collect();
    let words: Vec<&str> = (0..64).map(|at| Detail::Word(at).text(Lang::Id)).collect();
    let all = [tasks, doses, words].concat().join("\n");
    let sum = all.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    assert_eq!((VERSION, sum), ("5", 11_184_302_664_800_243_219));
}
