//! What is due for whom and when (§1.2, §3.9, §3.10).

use crate::any_input::any_answers;
use crate::life::{Life, Seen};
use dampingi_domain::date::add_days;
use dampingi_domain::finding::{Referral, Urgency};
use dampingi_domain::life::Standing;
use dampingi_domain::schedule::{Due, Priority, TASKS, due, due_referrals, due_survey};
use dampingi_domain::{Date, Lang, form};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::json;

/// `Late/Now/Soon task: details`, the most pressing first.
fn list(life: &Life, today: Date, ahead: u16) -> Vec<String> {
    due(&life.person(), today, ahead)
        .iter()
        .map(|due| {
            let details = words(due);
            let colon = if details.is_empty() { "" } else { ": " };
            format!("{:?} {}{colon}{details}", due.priority, due.task.id)
        })
        .collect()
}

fn words(due: &Due) -> String {
    let words: Vec<&str> = due.details.iter().map(|one| one.text(Lang::Id)).collect();
    words.join("+")
}

fn ids(life: &Life, today: Date) -> Vec<&'static str> {
    due(&life.person(), today, 0)
        .iter()
        .map(|due| due.task.id)
        .collect()
}

const BORN: Date = date(2026, 9, 1);

fn baby() -> Life {
    Life::new("child", "female", BORN).told("registered_on", "2026-09-01")
}

/// The tasks of one kind, on days after birth.
fn on_days(life: &Life, start: Date, task: &str, days: &[i32]) -> Vec<String> {
    days.iter()
        .map(|day| {
            let on = add_days(start, *day);
            let found: Vec<String> = due(&life.person(), on, 0)
                .iter()
                .filter(|due| due.task.id == task)
                .map(words)
                .collect();
            format!("{day}: {}", found.join(" "))
        })
        .collect()
}

#[test]
fn tasks_have_words_and_a_visit_to_do_them_at() {
    for (rank, task) in (0_u8..).zip(TASKS) {
        assert_eq!(task.rank, rank, "{}", task.id);
        assert!(!task.label.id.is_empty() && !task.reason.id.is_empty());
        assert!(
            task.form.is_empty() || form::by_id(task.form).is_some(),
            "{}",
            task.id
        );
    }
}

#[test]
fn newborn_check_ups_open_and_close_by_day() {
    assert_eq!(
        on_days(&baby(), BORN, "newborn_check", &[0, 2, 3, 7, 8, 28, 29]),
        [
            "0: KN1", "2: KN1", "3: KN2", "7: KN2", "8: KN3", "28: KN3", "29: "
        ]
    );
    let checked = baby().seen(
        "newborn_visit",
        date(2026, 9, 6),
        &[
            ("kn_checked", json!(true)),
            ("kn_date", json!("2026-09-05")),
        ],
    );
    assert_eq!(
        on_days(&checked, BORN, "newborn_check", &[7, 8]),
        ["7: ", "8: KN3"]
    );
}

#[test]
fn a_child_is_weighed_each_month_and_measured_in_february_and_august() {
    let child = Life::new("child", "male", date(2025, 1, 10)).seen(
        "child_visit",
        date(2026, 8, 3),
        &[
            ("weight_kg", json!(9.9)),
            ("immunisation_status", json!("complete_for_age")),
        ],
    );
    assert_eq!(
        ids(&child, date(2026, 7, 1)),
        ["immunisation_book", "weighing"]
    );
    let august = ids(&child, date(2026, 8, 20));
    assert!(august.contains(&"measuring") && !august.contains(&"weighing"));
    assert_eq!(ids(&child, date(2026, 11, 2)), ["weighing"]);
    // From five years on nothing is due.
    assert_eq!(ids(&child, date(2030, 1, 9)), ["weighing"]);
    assert_eq!(ids(&child, date(2030, 1, 10)), [""; 0]);
}

#[test]
fn what_was_done_this_month_comes_with_the_next_one() {
    let child = Life::new("child", "male", date(2025, 1, 10)).seen(
        "child_visit",
        date(2026, 11, 3),
        &[
            ("weight_kg", json!(9.9)),
            ("immunisation_status", json!("complete_for_age")),
        ],
    );
    assert_eq!(list(&child, date(2026, 11, 24), 6), [""; 0]);
    assert_eq!(list(&child, date(2026, 11, 24), 7), ["Soon weighing"]);
    let soon = &due(&child.person(), date(2026, 11, 24), 7)[0];
    let window = (soon.from, soon.to);
    assert_eq!(window, (date(2026, 12, 1), Some(date(2026, 12, 31))));
}

#[test]
fn vitamin_a_and_deworming_are_due_in_their_windows() {
    let child = Life::new("child", "male", date(2025, 1, 10));
    let of = |life: &Life, today| -> Vec<String> {
        list(life, today, 0)
            .into_iter()
            .filter(|line| line.contains("vitamin_a") || line.contains("deworming"))
            .collect()
    };
    assert_eq!(of(&child, date(2026, 7, 31)), [""; 0]);
    assert_eq!(
        of(&child, date(2026, 8, 1)),
        ["Now vitamin_a: kapsul merah", "Now deworming"]
    );
    assert_eq!(of(&child, date(2026, 10, 1)), [""; 0]);
    // What was given in August, or in no campaign, is told in February: the capsule of February is still due.
    let february = date(2027, 2, 6);
    for (month, due) in [("august", true), ("other", true), ("february", false)] {
        let told = child.clone().seen(
            "child_visit",
            date(2027, 2, 5),
            &[
                ("vitamin_a", json!("red")),
                ("vitamin_a_month", json!(month)),
                ("deworming_given", json!(true)),
                ("deworming_month", json!(month)),
            ],
        );
        assert_eq!(!of(&told, february).is_empty(), due, "{month}");
    }
    let late = child.clone().seen(
        "child_visit",
        date(2026, 9, 20),
        &[
            ("vitamin_a", json!("red")),
            ("vitamin_a_month", json!("august")),
        ],
    );
    assert_eq!(of(&late, date(2026, 9, 21)), ["Now deworming"]);
    let given = child.seen(
        "child_visit",
        date(2026, 8, 5),
        &[
            ("vitamin_a", json!("red")),
            ("deworming_given", json!(true)),
        ],
    );
    assert_eq!(of(&given, date(2026, 8, 6)), [""; 0]);
}

#[test]
fn vaccines_are_named_when_their_dates_are_known() {
    let known = baby().seen(
        "child_visit",
        date(2026, 10, 2),
        &[
            ("vaccine_hb0_date", json!("2026-09-01")),
            ("vaccine_bcg_date", json!("2026-10-01")),
            ("vaccine_opv1_date", json!("2026-10-01")),
        ],
    );
    let of = |today, ahead| -> Vec<String> {
        list(&known, today, ahead)
            .into_iter()
            .filter(|line| line.contains("immunisation"))
            .collect()
    };
    assert_eq!(of(date(2026, 10, 20), 0), [""; 0]);
    let names = "DPT-HB-Hib 1+Polio tetes 2+PCV 1+Rotavirus 1";
    assert_eq!(
        of(date(2026, 10, 20), 14),
        [format!("Soon immunisation: {names}")]
    );
    assert_eq!(
        of(date(2026, 11, 1), 0),
        [format!("Now immunisation: {names}")]
    );
    assert_eq!(
        of(date(2026, 12, 2), 0)[0],
        format!("Late immunisation: {names}")
    );
    // Without any date one question is asked instead of a list.
    assert_eq!(of_unknown(date(2026, 10, 20)), ["Now immunisation_book"]);
}

fn of_unknown(today: Date) -> Vec<String> {
    list(&baby(), today, 0)
        .into_iter()
        .filter(|line| line.contains("immunisation"))
        .collect()
}

#[test]
fn complete_for_the_age_asks_only_for_what_came_since() {
    let child = baby().seen(
        "child_visit",
        date(2026, 11, 2),
        &[("immunisation_status", json!("complete_for_age"))],
    );
    let of = |today| -> Vec<String> {
        list(&child, today, 0)
            .into_iter()
            .filter(|line| line.contains("immunisation"))
            .collect()
    };
    assert_eq!(of(date(2026, 11, 30)), [""; 0]);
    // By age alone: what came before is taken as given in its time.
    assert_eq!(
        of(date(2026, 12, 1)),
        ["Now immunisation: DPT-HB-Hib 2+Polio tetes 3+PCV 2+Rotavirus 2"]
    );
}

#[test]
fn thin_and_short_children_are_visited_at_home_each_month() {
    let thin = Life::new("child", "male", date(2023, 11, 21)).seen(
        "child_visit",
        date(2026, 10, 12),
        &[
            ("weight_kg", json!(12.0)),
            ("height_cm", json!(96.1)),
            ("position", json!("standing")),
        ],
    );
    assert_eq!(ids(&thin, date(2026, 11, 5))[0], "risk_child");
    let visited = thin.clone().seen(
        "child_visit",
        date(2026, 11, 4),
        &[("method", json!("home_visit"))],
    );
    assert!(!ids(&visited, date(2026, 11, 5)).contains(&"risk_child"));
    let at_posyandu = thin.seen(
        "child_visit",
        date(2026, 11, 4),
        &[("method", json!("posyandu"))],
    );
    assert!(ids(&at_posyandu, date(2026, 11, 5)).contains(&"risk_child"));
}

#[test]
fn a_child_stays_at_risk_until_the_same_measure_says_otherwise() {
    let boy = Life::new("child", "male", date(2023, 11, 21));
    let risk = |life: &Life, today| ids(life, today).contains(&"risk_child");
    let measures = |kg: f64, cm: f64| {
        vec![
            ("weight_kg", json!(kg)),
            ("height_cm", json!(cm)),
            ("position", json!("standing")),
        ]
    };
    let on = |month, day| date(2026, month, day);
    let thin = boy
        .clone()
        .seen("child_visit", on(8, 12), &measures(12.0, 96.1));
    let short = boy
        .clone()
        .seen("child_visit", on(8, 12), &measures(12.0, 83.0));
    for life in [&thin, &short] {
        // Outside February and August only the weight is taken: it says nothing of the length.
        let weighed = life
            .clone()
            .seen("child_visit", on(9, 10), &[("weight_kg", json!(12.4))])
            .seen("child_visit", on(10, 10), &[("muac_cm", json!(14.0))]);
        assert!(risk(&weighed, on(11, 5)));
        // A length that cannot be is no measurement.
        let mistyped = weighed
            .clone()
            .seen("child_visit", on(10, 12), &measures(12.4, 140.0));
        assert!(risk(&mistyped, on(11, 5)));
        let well = weighed.seen("child_visit", on(10, 20), &measures(13.5, 94.0));
        assert!(!risk(&well, on(11, 5)));
    }
    for (key, bad, good) in [
        ("muac_cm", json!(12.0), json!(14.0)),
        ("oedema", json!(true), json!(false)),
    ] {
        let found = boy.clone().seen("child_visit", on(8, 12), &[(key, bad)]);
        let weighed = found.seen("child_visit", on(9, 10), &[("weight_kg", json!(13.5))]);
        assert!(risk(&weighed, on(11, 5)), "{key}");
        let well = weighed.seen("child_visit", on(10, 10), &[(key, good)]);
        assert!(!risk(&well, on(11, 5)), "{key}");
    }
}

fn pregnancy(lmp: Date) -> Life {
    Life::new("pregnancy", "female", date(1998, 1, 1))
        .told("registered_on", lmp.to_string())
        .told("lmp", lmp.to_string())
}

#[test]
fn a_pregnancy_has_its_contacts_and_check_ups() {
    let lmp = date(2026, 1, 1);
    let day = |weeks: i32, days: i32| add_days(lmp, weeks * 7 + days);
    let new = pregnancy(lmp);
    assert_eq!(
        list(&new, day(1, 0), 0),
        [
            "Now antenatal_check: K1",
            "Now pregnancy_contact: kontak awal"
        ]
    );
    assert_eq!(
        list(&new, day(2, 0), 0),
        [
            "Late pregnancy_contact: kontak awal",
            "Now antenatal_check: K1"
        ]
    );
    let seen = new.clone().seen(
        "pregnancy_visit",
        day(8, 0),
        &[
            ("anc_checked", json!(true)),
            ("anc_date", json!(day(7, 0).to_string())),
        ],
    );
    assert_eq!(list(&seen, day(9, 0), 0), [""; 0]);
    assert_eq!(
        list(&seen, day(11, 6), 1),
        ["Soon pregnancy_contact: minggu 12"]
    );
    assert_eq!(
        list(&seen, day(13, 0), 0),
        [
            "Now antenatal_check: K2",
            "Now pregnancy_contact: minggu 12"
        ]
    );
    // Checked without a date: the day of the visit.
    let undated = new.clone().seen(
        "pregnancy_visit",
        day(8, 0),
        &[("anc_checked", json!(true))],
    );
    assert_eq!(list(&undated, day(9, 0), 0), [""; 0]);
    // The contact of week 12 was missed, and is not asked for any more; the check-up of its time is.
    assert_eq!(
        list(&seen, day(21, 0), 0),
        [
            "Late antenatal_check: K2",
            "Now antenatal_check: K3",
            "Now pregnancy_contact: minggu 20"
        ]
    );
    assert_eq!(
        list(&seen, day(39, 0), 0),
        [
            "Late antenatal_check: K4",
            "Late antenatal_check: K5",
            "Now birth",
            "Now antenatal_check: K6",
            "Now pregnancy_contact: minggu 36"
        ]
    );
    assert_eq!(list(&seen, day(43, 0), 0)[0], "Late birth");
}

#[test]
fn a_pregnancy_nobody_ended_is_over_and_its_birth_is_asked_about_a_while_longer() {
    let lmp = date(2026, 1, 1);
    let day = |weeks: i32, days: i32| add_days(lmp, weeks * 7 + days);
    let at_risk = pregnancy(lmp).told("children_count", 4);
    let undated = Life::new("pregnancy", "female", date(1998, 1, 1))
        .told("registered_on", lmp.to_string())
        .told("children_count", 4);
    for life in [&at_risk, &undated] {
        let open = |on| life.person().open("pregnancy", on).count();
        assert!(ids(life, day(44, 0)).contains(&"risk_mother"));
        assert_eq!(open(day(44, 0)), 1);
        assert_eq!(open(day(44, 1)), 0);
        for on in [day(44, 1), day(52, 0)] {
            assert_eq!(list(life, on, 0), ["Late birth"]);
        }
        assert_eq!(ids(life, day(52, 1)), [""; 0]);
    }
    // Who moved away, or whose pregnancy was ended by hand, is not asked about.
    let mut closed = at_risk.clone();
    closed.closed_on = Some(day(30, 0));
    assert_eq!(ids(&closed, day(45, 0)), [""; 0]);
    let mut gone = at_risk.clone();
    gone.person.set("left_on", day(45, 0).to_string());
    gone.person.set("left_reason", "moved");
    assert_eq!(ids(&gone, day(44, 6)), ["birth"]);
    assert_eq!(ids(&gone, day(45, 0)), [""; 0]);
    // A birth that is written down late ends it on its own day.
    let told = at_risk.seen(
        "delivery",
        day(50, 0),
        &[("delivery_date", json!(day(39, 0).to_string()))],
    );
    assert_eq!(ids(&told, day(50, 0)), [""; 0]);
    assert_eq!(told.person().open("pregnancy", day(39, 0)).count(), 0);
}

#[test]
fn a_birth_ends_every_task_of_the_pregnancy() {
    let lmp = date(2026, 1, 1);
    let born = pregnancy(lmp).seen(
        "delivery",
        date(2026, 10, 6),
        &[
            ("delivery_outcome", json!("live_birth")),
            ("delivery_date", json!("2026-10-05")),
        ],
    );
    assert!(!ids(&born, date(2026, 10, 4)).is_empty());
    assert_eq!(ids(&born, date(2026, 10, 6)), [""; 0]);
    let lost = pregnancy(lmp).seen(
        "delivery",
        date(2026, 4, 6),
        &[
            ("delivery_outcome", json!("miscarriage")),
            ("delivery_date", json!("2026-04-05")),
        ],
    );
    assert_eq!(ids(&lost, date(2026, 4, 6)), [""; 0]);
}

#[test]
fn women_at_risk_are_visited_at_home_each_month() {
    let lmp = date(2026, 6, 1);
    let kek = pregnancy(lmp).seen(
        "pregnancy_visit",
        date(2026, 10, 10),
        &[("muac_cm", json!(22.5)), ("method", json!("home_visit"))],
    );
    assert!(!ids(&kek, date(2026, 10, 20)).contains(&"risk_mother"));
    assert!(ids(&kek, date(2026, 11, 20)).contains(&"risk_mother"));
    // Measured again and well.
    let well = kek.seen(
        "pregnancy_visit",
        date(2026, 11, 2),
        &[("muac_cm", json!(23.5))],
    );
    assert!(!ids(&well, date(2026, 12, 1)).contains(&"risk_mother"));
    let many = pregnancy(lmp).told("children_count", 4);
    assert!(ids(&many, date(2026, 11, 20)).contains(&"risk_mother"));
}

#[test]
fn a_mother_after_birth_has_her_check_ups_capsules_and_choice() {
    let born = date(2026, 10, 1);
    let mother = Life::new("postpartum", "female", date(1998, 1, 1))
        .told("registered_on", "2026-10-01")
        .told("delivery_date", "2026-10-01");
    assert_eq!(
        on_days(
            &mother,
            born,
            "mothers_check",
            &[0, 2, 3, 7, 8, 28, 29, 42, 43]
        ),
        [
            "0: KF1", "2: KF1", "3: KF2", "7: KF2", "8: KF3", "28: KF3", "29: KF4", "42: KF4",
            "43: "
        ]
    );
    assert_eq!(
        ids(&mother, add_days(born, 30)),
        ["mothers_check", "contraception", "mothers_capsules"]
    );
    let cared = mother.seen(
        "postpartum_visit",
        add_days(born, 30),
        &[
            ("pnc_checked", json!(true)),
            ("vitamin_a_capsules", json!(2)),
            ("family_planning", json!(true)),
        ],
    );
    assert_eq!(ids(&cared, add_days(born, 31)), [""; 0]);
}

#[test]
fn couples_are_screened_in_time_and_seen_until_ready() {
    let bride = Life::new("engagement", "female", date(2002, 1, 1))
        .told("registered_on", "2026-06-01")
        .told("planned_wedding_date", "2026-12-01");
    // 90 days before 1 December is 2 September.
    assert_eq!(list(&bride, date(2026, 9, 2), 0), ["Now screening"]);
    assert_eq!(list(&bride, date(2026, 9, 3), 0), ["Late screening"]);
    let at_risk = bride.seen(
        "engagement_contact",
        date(2026, 9, 10),
        &[
            ("weight_kg", json!(50)),
            ("height_cm", json!(155)),
            ("muac_cm", json!(23)),
            ("hb_g_dl", json!(12.5)),
            ("smoke_exposure", json!("none")),
            ("health_check_done", json!(true)),
        ],
    );
    assert_eq!(list(&at_risk, date(2026, 9, 20), 0), [""; 0]);
    assert_eq!(
        list(&at_risk, date(2026, 10, 1), 0),
        ["Now follow_up: belum siap menikah"]
    );
    let ready = at_risk.seen(
        "engagement_contact",
        date(2026, 10, 2),
        &[("muac_cm", json!(23.5))],
    );
    assert_eq!(list(&ready, date(2026, 11, 1), 0), [""; 0]);
    assert_eq!(list(&ready, date(2026, 12, 2), 0), [""; 0]);
}

#[test]
fn who_died_moved_or_was_closed_is_in_no_list() {
    let child = Life::new("child", "male", date(2025, 1, 10));
    let today = date(2026, 11, 21);
    for reason in ["died", "moved"] {
        let gone = child.clone().seen(
            "child_visit",
            date(2026, 10, 1),
            &[("absence_reason", json!(reason))],
        );
        assert_eq!(ids(&gone, today), [""; 0], "{reason}");
    }
    let travelling = child.clone().seen(
        "child_visit",
        date(2026, 10, 1),
        &[("absence_reason", json!("travelling"))],
    );
    assert!(!ids(&travelling, today).is_empty());
    let mut closed = child;
    closed.closed_on = Some(date(2026, 11, 1));
    assert_eq!(ids(&closed, today), [""; 0]);
}

#[test]
fn what_was_set_aside_was_not_done() {
    let weighed = Life::new("child", "male", date(2025, 1, 10)).seen(
        "child_visit",
        date(2026, 11, 3),
        &[("weight_kg", json!(10))],
    );
    let today = date(2026, 11, 21);
    assert!(!ids(&weighed, today).contains(&"weighing"));
    assert!(ids(&weighed.standing(Standing::SetAside), today).contains(&"weighing"));
}

#[test]
fn overdue_referrals_come_back_first() {
    let referral = |opened_on, urgency, closed_on| Referral {
        rule: "C05",
        opened_on,
        urgency,
        closed_on,
    };
    let today = date(2026, 11, 21);
    let found = due_referrals(
        &[
            referral(date(2026, 11, 20), Urgency::Within(7), None),
            referral(date(2026, 11, 1), Urgency::Within(7), None),
            referral(date(2026, 11, 1), Urgency::Today, Some(date(2026, 11, 2))),
        ],
        today,
    );
    let shown: Vec<(Priority, Option<Date>)> =
        found.iter().map(|due| (due.priority, due.to)).collect();
    assert_eq!(
        shown,
        [
            (Priority::Late, Some(date(2026, 11, 8))),
            (Priority::Now, Some(date(2026, 11, 27)))
        ]
    );
    assert_eq!(found[0].details(Lang::Id), "C05");
}

#[test]
fn a_household_is_asked_once_a_year() {
    let today = date(2026, 11, 21);
    assert!(due_survey(None, today, 0).is_some());
    assert!(due_survey(Some(date(2025, 11, 21)), today, 0).is_some());
    assert!(due_survey(Some(date(2025, 11, 22)), today, 0).is_none());
    assert!(due_survey(Some(date(2025, 11, 22)), today, 1).is_some());
}

proptest! {
    #[test]
    fn no_life_makes_the_schedule_panic(
        which in 0_usize..4,
        episode in prop_oneof![any_answers("pregnancy"), any_answers("child"), any_answers("engagement"), any_answers("postpartum")],
        person in any_answers("person"),
        visits in prop::collection::vec((crate::any_input::any_day(), prop_oneof![any_answers("child_visit"), any_answers("delivery"), any_answers("pregnancy_visit")]), 0..4),
        today in crate::any_input::any_day(),
        ahead in any::<u16>(),
    ) {
        let form = ["engagement", "pregnancy", "postpartum", "child"][which];
        let mut life = Life::new(form, "female", today);
        life.person = person;
        life.episode = episode;
        life.visits = visits
            .into_iter()
            .map(|(on, answers)| Seen { form: "child_visit", on, answers, standing: Standing::Approved })
            .collect();
        let found = due(&life.person(), today, ahead);
        prop_assert!(found.windows(2).all(|pair| pair[0].priority <= pair[1].priority));
        for due in found {
            match due.priority {
                Priority::Late => prop_assert!(due.to.is_some_and(|to| to < today)),
                Priority::Now => prop_assert!(due.from <= today),
                Priority::Soon => prop_assert!(due.from > today),
            }
        }
    }
}

#[test]
fn who_was_registered_in_haste_is_completed_until_consent_was_asked() {
    let today = date(2026, 11, 21);
    let mut child = baby().told("registered_on", "2026-11-20");
    assert!(!ids(&child, today).contains(&"complete"));
    child.person.set("consent", "not_asked");
    assert_eq!(ids(&child, today).last(), Some(&"complete"));
    for asked in ["given", "refused"] {
        child.person.set("consent", asked);
        assert!(!ids(&child, today).contains(&"complete"), "{asked}");
    }
}
