//! C01–C12, U01 and D01 (domain notes §3.8), each at its threshold.

use crate::case::{Given, TODAY, born_days_ago, child};
use dampingi_domain::finding::{Destination, GainPolicy, Policy, Urgency};
use dampingi_domain::growth::Level;
use dampingi_domain::{Answers, Lang};
use jiff::civil::date;

/// A boy of exactly three years: BB/TB −3.00 lies at 10.6 kg for 90 cm or so; the tables below name the z.
fn boy(kg: f64, cm: f64) -> Given {
    child("male", 1096)
        .visit("weight_kg", kg)
        .visit("height_cm", cm)
        .visit("position", "standing")
}

#[test]
fn a_healthy_child_has_no_finding() {
    let judged = boy(14.3, 96.1).judged();
    assert!(judged.findings.is_empty());
    assert_eq!(judged.level, Level::Good);
}

#[test]
fn thin_children_are_sent_by_how_thin_they_are() {
    // kg, cm, muac, oedema → rows
    type Row<'a> = (f64, f64, Option<f64>, bool, &'a [&'a str]);
    let table: [Row<'_>; 8] = [
        (14.3, 96.1, Some(12.5), false, &[]),
        (14.3, 96.1, Some(12.4), false, &["C05"]),
        (14.3, 96.1, Some(11.5), false, &["C05"]),
        (14.3, 96.1, Some(11.4), false, &["C04"]),
        (14.3, 96.1, None, true, &["C04"]),
        (12.0, 96.1, None, false, &["C05"]),
        // BB/TB below −3, BB/U below −3: C04 is shown, C02 stays under "mengapa?".
        (10.0, 96.1, None, false, &["C04", "C02"]),
        (14.3, 96.1, Some(0.0), false, &[]),
    ];
    for (kg, cm, muac, oedema, rows) in table {
        let mut given = boy(kg, cm).visit("oedema", oedema);
        if let Some(muac) = muac {
            given = given.visit("muac_cm", muac);
        }
        assert_eq!(given.rows(), rows, "{kg} {cm} {muac:?} {oedema}");
    }
}

#[test]
fn young_and_ill_thin_children_go_to_the_hospital() {
    let young = child("male", 150).visit("oedema", true);
    assert_eq!(young.rows(), ["C04/hospital"]);
    let ill = boy(14.3, 96.1)
        .visit("oedema", true)
        .visit("danger_signs", vec!["lethargic"]);
    assert_eq!(ill.rows(), ["C11", "C04/hospital"]);
    let judged = young.judged();
    let first = judged.first().expect("found");
    assert_eq!(first.rule.destination, Destination::Hospital);
    assert_eq!(first.rule.urgency, Urgency::Today);
    assert_eq!(judged.level, Level::Refer);
}

#[test]
fn muac_colours_hold_from_6_to_59_months_only() {
    let with_arm = |days| child("male", days).visit("muac_cm", 11.0).rows();
    assert_eq!(with_arm(150), [""; 0]);
    assert_eq!(with_arm(190), ["C04"]);
    assert_eq!(with_arm(1800), ["C04"]);
    assert_eq!(with_arm(1827), [""; 0]);
}

#[test]
fn below_the_red_line_waits_three_days_at_most() {
    // A boy of 3 years: BB/U −3 is 10.0 kg and some; with his length he is not wasted.
    let judged = boy(9.8, 82.0).judged();
    let rows: Vec<&str> = judged.findings.iter().map(|f| f.rule.id).collect();
    assert_eq!(rows, ["C02", "C07", "C06"]);
    assert_eq!(judged.level, Level::Watch);
    assert_eq!(judged.findings[0].rule.urgency, Urgency::Within(3));
}

#[test]
fn short_children_are_examined_and_very_short_ones_sooner() {
    // WHO: boys of 3 years, −2 SD = 88.7 cm, −3 SD = 85.0 cm.
    for (cm, rows) in [
        (88.8, [].as_slice()),
        (88.5, &["C06"]),
        (85.2, &["C06"]),
        (84.8, &["C07", "C06"]),
    ] {
        // Weight in keeping with the length.
        assert_eq!(boy(12.5, cm).ids(), rows, "{cm}");
    }
    let judged = boy(12.5, 84.8).judged();
    assert_eq!(judged.findings[1].covered_by, Some("C07"));
    assert_eq!(judged.uncovered().count(), 1);
    let why = judged.findings[0].why(Lang::Id);
    assert_eq!(
        why,
        [
            ("Panjang atau tinggi badan", "84,8 cm"),
            ("Cara ukur", "Berdiri"),
            ("PB/U atau TB/U", "−3,05 SD")
        ]
        .map(|(label, shown)| (label.to_owned(), shown.to_owned()))
    );
}

#[test]
fn above_the_orange_line_is_looked_at_some_time() {
    assert_eq!(boy(17.2, 103.0).ids(), ["C03"]);
    assert_eq!(boy(16.0, 100.0).ids(), [""; 0]);
}

#[test]
fn heads_beyond_two_deviations_are_examined() {
    for (cm, ids) in [
        (46.5, ["C08"].as_slice()),
        (47.0, &[]),
        (52.3, &[]),
        (52.7, &["C08"]),
    ] {
        let given = child("male", 1096).visit("head_circumference_cm", cm);
        assert_eq!(given.ids(), ids, "{cm}");
    }
}

#[test]
fn the_first_t_or_the_second_is_sent_on_as_the_health_office_chose() {
    let weighed = |kg: f64| Answers::new().with("weight_kg", kg);
    let given = |policy, kg| {
        let mut given = child("male", 300)
            .visit("weight_kg", kg)
            .earlier("child_visit", date(2026, 9, 20), weighed(8.4))
            .earlier("child_visit", date(2026, 10, 20), weighed(8.5));
        given.policy = Policy { gain: policy };
        given
    };
    // 9 months: the minimum gain is 300 g.
    assert_eq!(given(GainPolicy::FirstTime, 8.8).rows(), [""; 0]);
    assert_eq!(given(GainPolicy::FirstTime, 8.7).rows(), ["C01/first"]);
    assert_eq!(given(GainPolicy::SecondTime, 8.7).rows(), ["C01/second"]);
    let once = child("male", 300).visit("weight_kg", 8.7).earlier(
        "child_visit",
        date(2026, 10, 20),
        weighed(8.5),
    );
    assert_eq!(once.rows(), ["C01/first"]);
    let mut second = once;
    second.policy.gain = GainPolicy::SecondTime;
    assert_eq!(second.rows(), [""; 0]);
}

#[test]
fn of_two_weighings_on_one_day_the_one_recorded_last_counts() {
    let weighed = |kg: f64| Answers::new().with("weight_kg", kg);
    let twice = |first: f64, last: f64| {
        let last_month = date(2026, 10, 20);
        child("male", 300)
            .visit("weight_kg", 8.7)
            .earlier("child_visit", last_month, weighed(first))
            .earlier("child_visit", last_month, weighed(last))
            .rows()
    };
    assert_eq!(twice(8.0, 8.5), ["C01/first"]);
    assert_eq!(twice(8.5, 8.0), [""; 0]);
}

#[test]
fn a_month_without_a_weighing_and_later_visits_make_no_t() {
    let weighed = |kg: f64| Answers::new().with("weight_kg", kg);
    let gap = child("male", 300).visit("weight_kg", 8.5).earlier(
        "child_visit",
        date(2026, 9, 20),
        weighed(8.4),
    );
    assert_eq!(gap.rows(), [""; 0]);
    let later = child("male", 300).visit("weight_kg", 8.5).earlier(
        "child_visit",
        date(2026, 12, 20),
        weighed(9.4),
    );
    assert_eq!(later.rows(), [""; 0]);
}

#[test]
fn implausible_measures_ask_to_measure_again_and_nothing_else() {
    // The row of the notes: 1096 days, 5.8 kg, 85.0 cm.
    let judged = boy(5.8, 85.0).judged();
    let ids: Vec<&str> = judged.findings.iter().map(|f| f.rule.id).collect();
    assert_eq!(ids, ["U01", "C06"]);
    assert_eq!(judged.level, Level::Watch);
    // Last month's slip makes no letter this month.
    let slip = child("male", 300).visit("weight_kg", 8.7).earlier(
        "child_visit",
        date(2026, 10, 20),
        Answers::new().with("weight_kg", 25.0),
    );
    assert_eq!(slip.ids(), [""; 0]);
}

#[test]
fn development_is_repeated_or_examined() {
    for (code, rows) in [
        ("as_expected", [].as_slice()),
        ("not_done", &[]),
        ("doubtful", &["C09/doubtful"]),
        ("deviating", &["C09/deviating"]),
    ] {
        let given = child("female", 700).visit("development_screening", code);
        assert_eq!(given.rows(), rows, "{code}");
    }
}

#[test]
fn missed_immunisation_and_vitamin_a_are_said() {
    for (code, rows) in [
        ("complete_for_age", [].as_slice()),
        ("unknown", &[]),
        ("incomplete", &["C10/immunisation"]),
        ("never", &["C10/immunisation"]),
    ] {
        let given = child("female", 400).visit("immunisation_status", code);
        assert_eq!(given.rows(), rows, "{code}");
    }
    // In November: the last campaign was August. Who was not yet six months old by its end has missed nothing.
    for (days, rows) in [
        (400, ["C10/vitamin_a"].as_slice()),
        (268, &["C10/vitamin_a"]),
        (240, &[]),
        (1850, &[]),
    ] {
        let given = child("female", days).visit("vitamin_a", "none");
        assert_eq!(given.rows(), rows, "{days}");
    }
    assert!(
        child("female", 400)
            .visit("vitamin_a", "red")
            .ids()
            .is_empty()
    );
}

#[test]
fn danger_signs_are_now() {
    let given = child("female", 400).visit("danger_signs", vec!["convulsions"]);
    let judged = given.judged();
    assert_eq!(judged.first().expect("found").rule.urgency, Urgency::Now);
    assert_eq!(judged.level, Level::Refer);
    assert!(
        child("female", 400)
            .visit("danger_signs", vec!["none"])
            .ids()
            .is_empty()
    );
}

#[test]
fn a_newborns_signs_count_ticked_or_seen() {
    let baby = || Given::new("newborn_visit").person("birth_date", born_days_ago(5));
    for (key, value, found) in [
        ("feeding", "breast_milk_only", false),
        ("feeding", "not_feeding", true),
        ("colour", "pink", false),
        ("colour", "pale", false),
        ("colour", "yellow", true),
        ("colour", "blue", true),
        ("cord", "clean", false),
        ("cord", "red", true),
        ("cord", "pus", true),
    ] {
        let ids = baby().visit(key, value).ids();
        assert_eq!(!ids.is_empty(), found, "{key} {value}");
    }
    for (degrees, found) in [(36.4, true), (36.5, false), (37.5, false), (37.6, true)] {
        let ids = baby().visit("temperature_c", degrees).ids();
        assert_eq!(ids == ["C12"], found, "{degrees}");
    }
    for (kg, found) in [(1.99, true), (2.0, false)] {
        assert_eq!(
            baby().visit("weight_kg", kg).ids() == ["C12"],
            found,
            "{kg}"
        );
    }
    let ticked = baby().visit("danger_signs", vec!["limp"]).judged();
    assert_eq!(
        ticked.first().expect("found").rule.destination,
        Destination::Hospital
    );
}

#[test]
fn missing_consent_is_a_finding_that_blocks_nothing() {
    for (consent, ids) in [
        ("given", [].as_slice()),
        ("not_asked", &["D01 "]),
        ("refused", &["D01 refused"]),
    ] {
        let judged = child("female", 400).person("consent", consent).judged();
        let found: Vec<String> = judged
            .findings
            .iter()
            .map(|finding| format!("{} {}", finding.rule.id, finding.rule.variant))
            .collect();
        assert_eq!(found, ids, "{consent}");
        assert_eq!(judged.level, Level::Good);
        // Who said no is not asked again.
        let advice = judged.findings.iter().map(|finding| finding.rule.advice.id);
        let is_asked = advice.filter(|said| said.contains("tanyakan")).count();
        assert_eq!(is_asked, usize::from(consent == "not_asked"), "{consent}");
    }
}

#[test]
fn without_sex_or_birth_date_only_what_needs_neither_is_found() {
    let mut nobody = Given::new("child_visit")
        .visit("weight_kg", 5.0)
        .visit("height_cm", 90.0)
        .visit("muac_cm", 10.0)
        .visit("danger_signs", vec!["vomits_all"]);
    assert_eq!(nobody.ids(), ["C11"]);
    nobody = nobody
        .person("sex", "male")
        .person("birth_date", "2027-01-01");
    assert!(nobody.on < date(2027, 1, 1));
    assert_eq!(nobody.ids(), ["C11"]);
    assert_eq!(TODAY, nobody.on);
}
