//! Lives whose numbers are worked out by hand.

use crate::indicator_book::Book;
use serde_json::json;

/// The worked example of the domain notes (§2.14) as two lives: mother A, child B, one house. Gives the visits.
pub fn worked_example(book: &mut Book<'_>) -> Vec<u128> {
    let home = book.household();
    let mut visits = vec![book.survey(
        home,
        &[
            ("visit_date", json!("2026-04-21")),
            ("water_source", json!("borehole")),
            ("latrine", json!("no_septic")),
        ],
    )];
    let mother = book.person(Some(home), "female", "1998-01-01");
    // 20 weeks on 30 June: second trimester; neither KEK nor RISTI.
    let pregnancy = book.episode(
        mother,
        "pregnancy",
        &[
            ("registered_on", json!("2026-04-20")),
            ("lmp_status", json!("known")),
            ("lmp", json!("2026-02-10")),
        ],
    );
    visits.push(book.visit(
        (mother, pregnancy),
        "pregnancy_visit",
        &[
            ("visit_date", json!("2026-05-10")),
            ("method", json!("home_visit")),
            ("muac_cm", json!(25)),
            ("anc_checked", json!(true)),
            ("anc_date", json!("2026-05-02")),
            ("iron_tablets_taken", json!(30)),
            ("insured", json!(true)),
            ("counselling_given", json!(false)),
        ],
    ));
    let child = book.person(Some(home), "male", "2025-04-10");
    let childhood = book.episode(
        child,
        "child",
        &[
            ("registered_on", json!("2025-05-01")),
            ("birth_certificate", json!(true)),
            ("insured", json!(true)),
        ],
    );
    for (on, kg) in [
        ("2025-09-12", 6.9),
        ("2025-10-12", 7.2),
        ("2025-11-12", 7.5),
        ("2025-12-12", 7.6),
        ("2026-01-12", 7.7),
        ("2026-04-12", 7.8),
        ("2026-05-12", 7.8),
        ("2026-06-12", 7.8),
    ] {
        let is_at_home = on >= "2026-04-01";
        visits.push(book.visit(
            (child, childhood),
            "child_visit",
            &[
                ("visit_date", json!(on)),
                (
                    "method",
                    json!(if is_at_home { "home_visit" } else { "posyandu" }),
                ),
                ("weight_kg", json!(kg)),
                ("counselling_given", json!(false)),
            ],
        ));
    }
    // Thin (gizi kurang) at fourteen months; immunised as the book says.
    visits.push(book.visit(
        (child, childhood),
        "child_visit",
        &[
            ("visit_date", json!("2026-06-20")),
            ("method", json!("posyandu")),
            ("weight_kg", json!(7.9)),
            ("height_cm", json!(77.0)),
            ("position", json!("lying")),
            ("immunisation_status", json!("complete_for_age")),
            ("counselling_given", json!(false)),
        ],
    ));
    visits
}

/// Five boys born on 10 November 2023 and a girl, weighed in October and November; three pregnant women. Gives the visits
/// of November, the children's first.
pub fn small_village(book: &mut Book<'_>) -> Vec<u128> {
    let boys: Vec<(u128, u128)> = (0..5)
        .map(|_| book.child("male", "2023-11-10", "2026-01-05"))
        .collect();
    // KBM is 200 g from the twelfth month on. N, T, O (not weighed in October), B (first), and one that came without a scale.
    book.weighed(boys[0], "2026-10-10", 14.0, 0.0);
    book.weighed(boys[1], "2026-10-10", 12.4, 0.0);
    book.weighed(boys[2], "2026-09-10", 11.9, 0.0);
    let mut visits = vec![
        book.weighed(boys[0], "2026-11-12", 14.3, 96.1),
        // 88.5 cm: short. 84.8 cm: very short. 70 cm: cannot be, left out.
        book.weighed(boys[1], "2026-11-12", 12.5, 88.5),
        book.weighed(boys[2], "2026-11-12", 12.0, 84.8),
        book.weighed(boys[3], "2026-11-12", 13.0, 70.0),
    ];
    visits.push(book.visit(
        boys[4],
        "child_visit",
        &[
            ("visit_date", json!("2026-11-12")),
            ("not_weighed_reason", json!("no_scale")),
            ("vitamin_a", json!("red")),
        ],
    ));
    // Born in the month: 2.4 kg, 47 cm.
    let girl = book.person(None, "female", "2026-11-03");
    book.episode(
        girl,
        "child",
        &[
            ("registered_on", json!("2026-11-04")),
            ("birth_weight_kg", json!(2.4)),
            ("birth_length_cm", json!(47.0)),
            ("early_breastfeeding", json!(true)),
        ],
    );
    for (muac, hb, food) in [(22.0, 10.5, true), (23.5, 6.9, false), (24.0, 12.0, false)] {
        let mother = book.person(None, "female", "1998-01-01");
        let pregnancy = book.episode(
            mother,
            "pregnancy",
            &[
                ("registered_on", json!("2026-06-01")),
                ("lmp_status", json!("known")),
                ("lmp", json!("2026-04-20")),
            ],
        );
        visits.push(book.visit(
            (mother, pregnancy),
            "pregnancy_visit",
            &[
                ("visit_date", json!("2026-11-05")),
                ("muac_cm", json!(muac)),
                ("hb_g_dl", json!(hb)),
                ("supplementary_food_received", json!(food)),
            ],
        ));
    }
    visits
}
