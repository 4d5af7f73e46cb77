//! Indicators from records that phones sent and a coordinator decided on, on both databases: numbers worked out by hand.

use crate::indicator_ask::{both, counted, received};
use crate::indicator_book::{Book, Desk};
use crate::indicator_lives::small_village;
use crate::support::family::{JELARAI, SERIANG};
use crate::support::{World, area, on_both};
use dampingi_domain::indicator::Figure;
use dampingi_server::indicator::Pair;
use dampingi_sync::Kind;
use serde_json::json;

#[tokio::test]
async fn a_small_village_by_hand_and_its_kecamatan() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let visits = small_village(&mut book);
        book.send().await;
        // The neighbours have one child, measured.
        let mut other = Book::of(&world, "kader.seriang", SERIANG, 2000).await;
        let child = other.child("male", "2023-11-10", "2026-01-05");
        other.weighed(child, "2026-11-20", 14.3, 96.1);
        other.send().await;
        let mut desk = Desk::of(&world, "koordinator.selor").await;
        // The first boy and the very short one, and the first mother.
        desk.decide(&[visits[0], visits[2], visits[5]], "approved")
            .await;

        let report = counted(&world, "65.01", "2026-11").await;
        for (id, expected) in [
            ("children_registered", (6, 6)),
            ("weighed", (4, 2)),
            ("measured", (4, 2)),
            ("weighed_and_measured", (4, 2)),
            ("has_book", (5, 5)),
            ("gain_n", (1, 0)),
            ("gain_t", (1, 0)),
            ("gain_o", (1, 0)),
            // Approved, the two are known by these weighings only.
            ("gain_b", (1, 2)),
            ("stunted", (2, 1)),
            // Told in November without its month: it was August's.
            ("vitamin_a_12_59", (0, 0)),
            ("low_birth_weight", (1, 1)),
            ("short_at_birth", (1, 1)),
            ("early_breastfeeding", (1, 1)),
            ("pregnant", (3, 3)),
            ("pregnant_measured", (3, 1)),
            ("kek", (1, 1)),
            ("kek_food", (1, 1)),
            ("hb_checked", (3, 1)),
            ("anaemia_mild", (1, 1)),
            ("anaemia_severe", (1, 0)),
            ("ansit_very_short", (1, 1)),
            ("ansit_short", (1, 0)),
            ("ansit_measured", (4, 2)),
        ] {
            assert_eq!(both(&report, JELARAI, id), expected, "{id}");
        }
        for (id, expected) in [
            ("d_s", (4, 6, 0)),
            // N over D − O − B.
            ("n_d", (1, 2, 0)),
            ("coverage_measured", (4, 6, 0)),
            // 2 of the 3 that can be believed; one to be measured again.
            ("stunting_rate", (2, 3, 1)),
            ("e10", (1, 1, 0)),
            ("e17", (4, 6, 0)),
        ] {
            assert_eq!(received(&report, JELARAI, id), expected, "{id}");
        }
        // The kecamatan and the kabupaten are the sum; another kecamatan is empty.
        for code in ["65.01.05", "65.01"] {
            assert_eq!(both(&report, code, "weighed"), (5, 2), "{code}");
            assert_eq!(
                received(&report, code, "stunting_rate"),
                (2, 4, 1),
                "{code}"
            );
        }
        assert_eq!(both(&report, "65.01.01", "children_registered"), (0, 0));
        // Of October only the visits of October, with the same children but the one not born yet.
        let october = counted(&world, JELARAI, "2026-10").await;
        assert_eq!(both(&october, JELARAI, "weighed"), (2, 0));
        assert_eq!(both(&october, JELARAI, "children_registered"), (5, 5));
        assert!(october.pair(&area(SERIANG), "weighed").is_none());
        let august = counted(&world, JELARAI, "2026-08").await;
        assert_eq!(both(&august, JELARAI, "vitamin_a_12_59"), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn returned_corrected_hidden_and_double_records_count_once_or_not_at_all() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let mut desk = Desk::of(&world, "koordinator.selor").await;
        let child = book.child("male", "2023-11-10", "2026-01-05");
        let first = book.weighed(child, "2026-11-12", 14.3, 84.8);
        book.send().await;
        let stunted = async |world: &World| {
            let report = counted(world, JELARAI, "2026-11").await;
            (
                both(&report, JELARAI, "weighed"),
                both(&report, JELARAI, "stunted"),
            )
        };
        assert_eq!(stunted(&world).await, ((1, 0), (1, 0)));
        desk.decide(&[first], "returned").await;
        assert_eq!(stunted(&world).await, ((0, 0), (0, 0)));
        let fields = [
            ("visit_date", json!("2026-11-12")),
            ("weight_kg", json!(14.3)),
            ("height_cm", json!(96.1)),
            ("position", json!("standing")),
        ];
        let second = book.corrected(child, first, &fields);
        book.send().await;
        assert_eq!(stunted(&world).await, ((1, 0), (0, 0)));
        desk.decide(&[second], "approved").await;
        assert_eq!(stunted(&world).await, ((1, 1), (0, 0)));
        // The same visit once more by mistake, and the same childhood: the child is weighed once, and one child.
        let again = book.weighed(child, "2026-11-12", 14.3, 96.1);
        let childhood = book.episode(child.0, "child", &[("registered_on", json!("2026-11-01"))]);
        book.weighed((child.0, childhood), "2026-11-13", 14.3, 96.1);
        book.send().await;
        desk.decide(&[again], "closed_duplicate").await;
        assert_eq!(stunted(&world).await, ((1, 1), (0, 0)));
        let report = counted(&world, JELARAI, "2026-11").await;
        assert_eq!(both(&report, JELARAI, "children_registered"), (1, 1));
        // Registered twice, and hidden: gone with all that was recorded about it.
        let twin = book.child("male", "2023-11-10", "2026-01-05");
        book.weighed(twin, "2026-11-12", 14.3, 96.1);
        book.hide(twin.0, Kind::Person, "person").await;
        let report = counted(&world, JELARAI, "2026-11").await;
        assert_eq!(both(&report, JELARAI, "children_registered"), (1, 1));
        assert_eq!(report.places[0].people, 1);
        // A hidden visit, too.
        let other = book.weighed(child, "2026-10-12", 13.9, 0.0);
        book.send().await;
        let october = counted(&world, JELARAI, "2026-10").await;
        assert_eq!(both(&october, JELARAI, "weighed"), (1, 0));
        book.hide(other, Kind::Visit, "child_visit").await;
        let october = counted(&world, JELARAI, "2026-10").await;
        assert_eq!(both(&october, JELARAI, "weighed"), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn families_at_risk_are_counted_by_their_survey_and_visits() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        for (water, visited) in [("surface", true), ("surface", false), ("piped", true)] {
            let home = book.household();
            book.survey(
                home,
                &[
                    ("visit_date", json!("2026-03-01")),
                    ("water_source", json!(water)),
                    ("latrine", json!("own_septic")),
                ],
            );
            let child = book.person(Some(home), "male", "2025-05-01");
            let childhood = book.episode(child, "child", &[("registered_on", json!("2026-01-05"))]);
            if visited {
                book.weighed((child, childhood), "2026-11-09", 10.0, 0.0);
            }
        }
        book.send().await;
        let report = counted(&world, "65.01.05", "2026-11").await;
        assert_eq!(received(&report, JELARAI, "e24"), (1, 2, 0));
        assert_eq!(received(&report, JELARAI, "e26"), (1, 3, 0));
        // No survey is approved: nothing is known of water, so nobody is known to be at risk.
        let pair: Pair = report.pair(&area(JELARAI), "e24").expect("counted");
        assert_eq!(pair.approved, Figure::default());
        assert_eq!(both(&report, JELARAI, "ansit_families"), (3, 3));
        assert_eq!(both(&report, JELARAI, "ansit_families_at_risk"), (2, 0));
    })
    .await;
}

#[tokio::test]
async fn of_two_visits_on_one_day_the_later_one_is_the_last_word() {
    on_both(async |world| {
        // Whatever order a database gives rows in: several children, so that chance does not pass for order.
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        for _ in 0..6 {
            let child = book.child("male", "2023-11-10", "2026-01-05");
            book.weighed(child, "2026-11-12", 14.3, 96.1);
            book.weighed(child, "2026-11-12", 12.0, 84.8);
        }
        book.send().await;
        let report = counted(&world, JELARAI, "2026-11").await;
        assert_eq!(received(&report, JELARAI, "stunted").0, 6);
    })
    .await;
}
