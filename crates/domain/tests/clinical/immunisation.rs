//! The schedule against its table, and what comes next (§3.10; Settled 12).

use dampingi_domain::immunisation::{
    Dose, Doubt, Due, State, TABLE, Told, by_code, doses, is_basic_complete, is_routine_complete,
    outlook, overview, summary,
};
use dampingi_domain::{Answers, AreaCode, Date};
use jiff::civil::date;

const BORN: Date = date(2026, 1, 10);

fn given(rows: &[(&'static str, Date)]) -> Vec<Dose> {
    rows.iter()
        .map(|(code, on)| Dose { code, on: *on })
        .collect()
}

fn state(code: &str, rows: &[(&'static str, Date)], today: Date) -> State {
    let overview = overview(BORN, None, &given(rows), today);
    overview
        .all
        .iter()
        .find(|one| one.vaccine.code == code)
        .expect("in the table")
        .state
}

#[test]
fn the_table_is_the_one_in_the_data_folder() {
    let text = include_str!("../../../../data/immunisation_schedule.csv");
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some(
            "code,label,due_age,due_unit,after_dose,min_interval_days,max_age_days,applies_to_area,confirmed"
        )
    );
    let rows: Vec<String> = TABLE
        .iter()
        .map(|vaccine| {
            let due = match vaccine.due {
                Due::AtBirth => "0,hours".to_owned(),
                Due::Months(months) => format!("{months},months"),
            };
            let interval = vaccine.after.map(|_| vaccine.min_interval_days.to_string());
            let max = vaccine.max_age_days.map(|days| days.to_string());
            format!(
                "{},{},{due},{},{},{},{},no",
                vaccine.code,
                vaccine.label,
                vaccine.after.unwrap_or_default(),
                interval.unwrap_or_default(),
                max.unwrap_or_default(),
                vaccine.only_in.unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(rows, lines.collect::<Vec<_>>());
}

#[test]
fn doses_before_it_stand_before_it_in_the_table() {
    for (at, vaccine) in TABLE.iter().enumerate() {
        if let Some(before) = vaccine.after {
            let place = TABLE.iter().position(|other| other.code == before);
            assert!(place.is_some_and(|place| place < at), "{}", vaccine.code);
        }
    }
}

#[test]
fn a_dose_comes_with_its_age() {
    let today = date(2026, 3, 9);
    assert_eq!(
        state("DPT-HB-Hib1", &[], today),
        State::From(date(2026, 3, 10))
    );
    let today = date(2026, 3, 10);
    assert_eq!(state("DPT-HB-Hib1", &[], today), State::DueSince(today));
    assert_eq!(state("MR1", &[], today), State::From(date(2026, 10, 10)));
}

#[test]
fn catch_up_is_the_later_of_age_and_interval() {
    let late_first = [("DPT-HB-Hib1", date(2026, 6, 1))];
    assert_eq!(
        state("DPT-HB-Hib2", &late_first, date(2026, 6, 10)),
        State::From(date(2026, 6, 29))
    );
    assert_eq!(
        state("DPT-HB-Hib2", &late_first, date(2026, 6, 29)),
        State::DueSince(date(2026, 6, 29))
    );
    // In time, the age decides.
    let in_time = [("DPT-HB-Hib1", date(2026, 3, 10))];
    assert_eq!(
        state("DPT-HB-Hib2", &in_time, date(2026, 3, 20)),
        State::From(date(2026, 4, 10))
    );
    // Not yet the first: the second waits for it.
    assert_eq!(
        state("DPT-HB-Hib3", &[], date(2026, 6, 1)),
        State::Waits(date(2026, 7, 27))
    );
}

#[test]
fn beyond_the_last_age_the_midwife_is_asked() {
    // Rotavirus: 243 days of age are 10 September 2026.
    let last = date(2026, 9, 10);
    assert!(matches!(state("RV1", &[], last), State::DueSince(_)));
    assert_eq!(
        state("RV1", &[], date(2026, 9, 11)),
        State::AskMidwife(Doubt::TooOld)
    );
    // The second would fall beyond it too.
    assert_eq!(
        state("RV2", &[("RV1", date(2026, 8, 20))], date(2026, 9, 1)),
        State::AskMidwife(Doubt::TooOld)
    );
    assert_eq!(
        state("HB0", &[], date(2026, 1, 12)),
        State::AskMidwife(Doubt::TooOld)
    );
    assert_eq!(state("HB0", &[], date(2026, 1, 11)), State::DueSince(BORN));
}

#[test]
fn what_is_in_doubt_is_asked_and_not_counted_silently() {
    let today = date(2026, 11, 21);
    let asked = |code, rows: &[(&'static str, Date)], doubt| {
        assert_eq!(state(code, rows, today), State::AskMidwife(doubt), "{code}");
    };
    asked("BCG", &[("BCG", date(2026, 1, 9))], Doubt::ImpossibleDate);
    asked("BCG", &[("BCG", date(2026, 11, 22))], Doubt::ImpossibleDate);
    asked("MR1", &[("MR1", date(2026, 10, 9))], Doubt::TooSoon);
    asked(
        "OPV2",
        &[("OPV1", date(2026, 3, 1)), ("OPV2", date(2026, 3, 28))],
        Doubt::TooSoon,
    );
    asked("OPV2", &[("OPV2", date(2026, 3, 28))], Doubt::NoDoseBefore);
    // BCG and the first polio drops are often given at birth.
    assert_eq!(state("BCG", &[("BCG", BORN)], today), State::Given(BORN));
    assert_eq!(
        state(
            "OPV2",
            &[("OPV1", date(2026, 3, 1)), ("OPV2", date(2026, 3, 29))],
            today
        ),
        State::Given(date(2026, 3, 29))
    );
}

#[test]
fn japanese_encephalitis_is_given_in_area_61_only() {
    let has = |area: Option<&str>| {
        let area = area.and_then(AreaCode::parse);
        overview(BORN, area.as_ref(), &[], date(2026, 12, 1))
            .all
            .iter()
            .any(|one| one.vaccine.code == "JE")
    };
    assert!(has(Some("61")) && has(Some("61.01.01.2001")));
    assert!(!has(Some("65.01.05.2003")) && !has(None));
}

#[test]
fn what_is_due_comes_longest_due_first_with_the_next_day() {
    let rows = given(&[("HB0", BORN), ("BCG", BORN), ("OPV1", BORN)]);
    let on = overview(BORN, None, &rows, date(2026, 2, 1));
    assert!(on.due_now().is_empty());
    assert_eq!(on.next_day(), Some(date(2026, 3, 10)));
    assert_eq!(summary(&on), Some("complete_for_age"));
    let later = overview(BORN, None, &rows, date(2026, 3, 10));
    let due: Vec<&str> = later.due_now().iter().map(|one| one.vaccine.code).collect();
    assert_eq!(due, ["DPT-HB-Hib1", "OPV2", "PCV1", "RV1"]);
    assert_eq!(summary(&later), Some("incomplete"));
    // HB0 missed is a question, so no word is chosen for her.
    assert_eq!(summary(&overview(BORN, None, &[], date(2026, 3, 10))), None);
}

fn routine() -> Vec<Dose> {
    let mut rows = given(&[
        ("HB0", BORN),
        ("BCG", date(2026, 2, 10)),
        ("OPV1", date(2026, 2, 10)),
    ]);
    for (month, codes) in [
        (3, &["DPT-HB-Hib1", "OPV2", "PCV1", "RV1"][..]),
        (4, &["DPT-HB-Hib2", "OPV3", "PCV2", "RV2"]),
        (5, &["DPT-HB-Hib3", "OPV4", "IPV1", "RV3"]),
        (10, &["MR1", "IPV2"]),
    ] {
        for code in codes {
            rows.push(Dose {
                code,
                on: date(2026, month, 10),
            });
        }
    }
    rows
}

#[test]
fn basic_immunisation_is_complete_with_its_eleven_doses() {
    let all = routine();
    let by = date(2027, 1, 10);
    assert!(is_basic_complete(BORN, &all, by));
    assert!(!is_routine_complete(BORN, &all, by));
    for code in ["HB0", "BCG", "OPV4", "DPT-HB-Hib3", "IPV1", "MR1"] {
        let without: Vec<Dose> = all
            .iter()
            .copied()
            .filter(|dose| dose.code != code)
            .collect();
        assert!(!is_basic_complete(BORN, &without, by), "{code}");
    }
    // PCV, rotavirus and the second IPV are not part of it.
    let bare: Vec<Dose> = all
        .iter()
        .copied()
        .filter(|dose| {
            !dose.code.starts_with("PCV") && !dose.code.starts_with("RV") && dose.code != "IPV2"
        })
        .collect();
    assert!(is_basic_complete(BORN, &bare, by));
    assert!(!is_basic_complete(BORN, &all, date(2026, 10, 9)));
    let mut whole = all;
    for (code, on) in [
        ("PCV3", date(2027, 1, 10)),
        ("DPT-HB-Hib4", date(2027, 7, 10)),
        ("MR2", date(2027, 7, 10)),
    ] {
        whole.push(Dose { code, on });
    }
    assert!(is_routine_complete(BORN, &whole, date(2027, 7, 10)));
}

#[test]
fn doses_are_read_from_visits_by_their_keys() {
    let first = Answers::new().with("vaccine_bcg_date", "2026-02-12");
    let second = Answers::new()
        .with("vaccine_bcg_date", "2026-02-10")
        .with("vaccine_dpt_hb_hib1_date", "2026-03-10")
        .with("vaccine_mr1_date", "soon");
    let found = doses([&first, &second]);
    assert_eq!(
        found,
        given(&[
            ("BCG", date(2026, 2, 10)),
            ("DPT-HB-Hib1", date(2026, 3, 10))
        ])
    );
    assert_eq!(
        by_code("MR2").map(|vaccine| vaccine.key),
        Some("vaccine_mr2_date")
    );
}

/// What is said of a child born on 10 January 2026, in Kaltara, on a day: standing; due, late ones with an exclamation mark;
/// questions; what comes next.
fn said(visits: &[(&str, Answers)], today: &str) -> String {
    let area = AreaCode::parse("65.01.05.2003").expect("a code");
    let told: Vec<Told<'_>> = visits.iter().map(|(on, it)| (day(on), it)).collect();
    let seen = outlook(day("2026-01-10"), Some(&area), &told, day(today));
    let due = seen.due.iter().map(|open| {
        let late = if open.is_late { "!" } else { "" };
        format!("{}{late}", open.vaccine.code)
    });
    let due = due.collect::<Vec<_>>().join(" ");
    let ask = seen
        .questions
        .iter()
        .map(|(vaccine, doubt)| format!("{} {doubt:?}", vaccine.code));
    let ask = ask.collect::<Vec<_>>().join(", ");
    let next = seen.next.map_or_else(String::new, |(on, vaccines)| {
        let codes: Vec<&str> = vaccines.iter().map(|it| it.code).collect();
        format!("{on} {}", codes.join(" "))
    });
    format!("{:?}|{due}|{ask}|{next}", seen.standing)
}

#[test]
fn what_is_due_late_asked_and_next_is_said_of_each_child() {
    let word = |code: &str| Answers::new().with("immunisation_status", code);
    let dates = |all: &[(&str, &str)]| {
        let with = |answers: Answers, (key, on): &(&str, &str)| {
            answers.with(format!("vaccine_{key}_date"), *on)
        };
        all.iter().fold(word("incomplete"), with)
    };
    let at_birth = [
        ("hb0", "2026-01-10"),
        ("bcg", "2026-02-11"),
        ("opv1", "2026-02-11"),
    ];
    let newborn = Answers::new().with("hb0_given", true);
    for (visits, today, expected) in [
        // Nobody copied a date, and nobody said that all was given: the book is asked for, nothing is invented.
        (vec![], "2026-03-20", "NotCopied|||"),
        (
            vec![("2026-03-12", word("incomplete"))],
            "2026-03-20",
            "NotCopied|||",
        ),
        (
            vec![("2026-03-12", word("unknown"))],
            "2026-03-20",
            "NotCopied|||",
        ),
        // Never: everything of its age is open. HB0 is a question, its day is over.
        (
            vec![("2026-02-15", word("never"))],
            "2026-02-15",
            "Due|BCG OPV1|HB0 TooOld|2026-03-10 DPT-HB-Hib1 PCV1 RV1",
        ),
        // The dates of the first month are there: the second is due on its day, and late a month after.
        (
            vec![("2026-02-15", dates(&at_birth))],
            "2026-03-09",
            "Complete|||2026-03-10 DPT-HB-Hib1 PCV1 RV1",
        ),
        (
            vec![("2026-02-15", dates(&at_birth))],
            "2026-04-10",
            "Due|DPT-HB-Hib1 PCV1 RV1 OPV2||2026-05-10 IPV1",
        ),
        (
            vec![("2026-02-15", dates(&at_birth))],
            "2026-04-11",
            "Late|DPT-HB-Hib1! PCV1! RV1! OPV2||2026-05-10 IPV1",
        ),
        // Rotavirus is given until eight months: after that it is a question, and the rest can still be caught up.
        (
            vec![("2026-02-15", dates(&at_birth))],
            "2026-09-15",
            "Late|DPT-HB-Hib1! PCV1! OPV2! IPV1!|RV1 TooOld, RV2 TooOld, RV3 TooOld|2026-10-10 MR1",
        ),
        // A dose too soon after the one before is a question, not a "given".
        (
            vec![(
                "2026-04-01",
                dates(&[
                    ("hb0", "2026-01-10"),
                    ("bcg", "2026-02-11"),
                    ("opv1", "2026-02-11"),
                    ("opv2", "2026-03-10"),
                    ("dpt_hb_hib1", "2026-03-10"),
                    ("pcv1", "2026-03-10"),
                    ("rv1", "2026-03-10"),
                ]),
            )],
            "2026-04-02",
            "Complete||OPV2 TooSoon|2026-04-10 DPT-HB-Hib2 OPV3 PCV2 RV2",
        ),
        // "Complete for the age", without a date: what came due since, by age alone.
        (
            vec![("2026-03-12", word("complete_for_age"))],
            "2026-03-20",
            "Complete|||2026-04-10 DPT-HB-Hib2 OPV3 PCV2 RV2",
        ),
        (
            vec![("2026-03-12", word("complete_for_age"))],
            "2026-04-20",
            "Due|DPT-HB-Hib2 OPV3 PCV2 RV2||2026-05-10 DPT-HB-Hib3 OPV4 IPV1 RV3",
        ),
        // The midwife's first visit said that HB0 was given: it is no question.
        (
            vec![("2026-01-12", newborn), ("2026-02-15", word("never"))],
            "2026-02-15",
            "Due|BCG OPV1||2026-03-10 DPT-HB-Hib1 PCV1 RV1",
        ),
        // A visit after the day says nothing of it.
        (
            vec![("2026-05-01", word("never"))],
            "2026-02-15",
            "NotCopied|||",
        ),
    ] {
        assert_eq!(said(&visits, today), expected, "on {today}");
    }
}

fn day(text: &str) -> Date {
    dampingi_domain::date::from_iso(text).expect("a date")
}
