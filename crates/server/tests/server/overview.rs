//! What a coordinator sees of her area beside its numbers: posyandu days with their letters, and what donors give; her area only,
//! and to her role only.

use crate::indicator_book::{Book, Desk};
use crate::support::family::{JELARAI, Phone, SERIANG, words};
use crate::support::{World, area, on_both};
use dampingi_domain::Answers;
use dampingi_sync::Kind;
use dampingi_sync::numbers::Indicators;
use dampingi_sync::overview::{PosyanduDay, PosyanduDays, Supports};
use serde_json::Value;

pub async fn days(world: &World, token: &str, query: &str) -> PosyanduDays {
    let path = format!("/api/posyandu?{query}");
    world.get(&path, token).await.ok()
}

async fn supports(world: &World, token: &str, query: &str) -> Supports {
    let path = format!("/api/support?{query}");
    world.get(&path, token).await.ok()
}

/// Writes that a day is planned or was held.
pub async fn session(phone: &mut Phone<'_>, record: u128, village: &str, said: &[(&str, Value)]) {
    let fields: Answers = said
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()))
        .collect();
    let mut change = phone.create(record, Kind::Session, "posyandu_session", fields);
    change.area = area(village);
    assert_eq!(words(&phone.push(&[change]).await.answers), ["applied"]);
}

/// `village posyandu date standing S K D N …`.
pub fn line(day: &PosyanduDay) -> String {
    let counts: Vec<String> = day.counts.iter().map(ToString::to_string).collect();
    let (village, posyandu) = (&day.village, &day.posyandu);
    let counts = counts.join(" ");
    format!("{village} {posyandu} {} {}: {counts}", day.on, day.standing)
}

const PERIOD: &str = "month=2026-11";

#[tokio::test]
async fn a_coordinator_sees_the_days_of_her_villages_counted_as_the_cadre_counts_them() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let at_posyandu = |on: &str, kg: f64| -> Vec<(&'static str, Value)> {
            vec![
                ("visit_date", on.into()),
                ("method", "posyandu".into()),
                ("posyandu", "POSYANDU MELATI I".into()),
                ("weight_kg", kg.into()),
            ]
        };
        // Two of the posyandu's list, one of another, one that turned five, and one who came too late into care.
        let gained = book.child("female", "2026-01-10", "2026-02-01");
        book.visit(gained, "child_visit", &at_posyandu("2026-10-12", 7.6));
        book.visit(gained, "child_visit", &at_posyandu("2026-11-12", 8.0));
        let _absent = book.child("female", "2025-01-10", "2026-02-01");
        let elsewhere = book.child("male", "2025-01-10", "2026-02-01");
        let mawar = [
            ("posyandu", Value::from("Mawar")),
            ("registered_on", "2026-02-01".into()),
        ];
        book.episode(elsewhere.0, "child", &mawar);
        let five = book.child("male", "2021-11-12", "2026-02-01");
        book.visit(five, "child_visit", &at_posyandu("2026-11-12", 16.0));
        let _late = book.child("male", "2025-01-10", "2026-11-20");
        book.send().await;
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        phone.seq = 500;
        let of = |posyandu: &str, on: &str| -> Vec<(&'static str, Value)> {
            vec![("posyandu", posyandu.into()), ("held_on", on.into())]
        };
        let mut closed = of("Melati 1", "2026-11-12");
        closed.push(("closed", true.into()));
        closed.push(("place", "Balai desa".into()));
        session(&mut phone, 700, JELARAI, &closed).await;
        // The other cadre's record of the same day, and days of every other standing.
        session(
            &mut phone,
            701,
            JELARAI,
            &of("posyandu melati I", "2026-11-12"),
        )
        .await;
        session(&mut phone, 702, JELARAI, &of("Melati 1", "2026-11-28")).await;
        session(&mut phone, 703, JELARAI, &of("Anggrek", "2026-11-05")).await;
        let mut off = of("Dahlia", "2026-11-06");
        off.push(("cancelled", true.into()));
        off.push(("note", "Banjir".into()));
        session(&mut phone, 704, JELARAI, &off).await;
        session(&mut phone, 705, JELARAI, &of("Melati 1", "2026-10-12")).await;

        let token = world.token("koordinator.selor").await;
        let shown = days(&world, &token, PERIOD).await;
        assert_eq!(
            (shown.area.as_str(), shown.month.as_str()),
            ("65.01.05", "2026-11")
        );
        let lines: Vec<String> = shown.days.iter().map(line).collect();
        // On the 12th: the child that gained and the absent one; who names no posyandu is listed at each.
        assert_eq!(
            lines,
            [
                "Jelarai Selor Anggrek 2026-11-05 missed: 3 3 0 0 0 0 0 0 0 0",
                "Jelarai Selor Dahlia 2026-11-06 cancelled: 3 3 0 0 0 0 0 0 0 0",
                "Jelarai Selor Melati 1 2026-11-12 closed: 2 2 1 1 0 0 0 0 0 0",
                "Jelarai Selor Melati 1 2026-11-28 planned: 3 3 0 0 0 0 0 0 0 0",
            ]
        );
        assert_eq!(shown.days[1].note, "Banjir");
        assert_eq!(shown.days[2].place, "Balai desa");
        let village = days(&world, &token, &format!("area={JELARAI}&month=2026-10")).await;
        assert_eq!(village.days.len(), 1);
        assert_eq!(village.days[0].counts[2], 1);
        let other = days(&world, &token, &format!("area={SERIANG}&{PERIOD}")).await;
        assert!(other.days.is_empty());
        let text = world.get("/api/posyandu", &token).await.text();
        for private in ["Grace", "Lenjau", "2026-01-10"] {
            assert!(!text.contains(private), "{private}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_sees_what_donors_give_in_her_area_and_its_number() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let child = book.child("male", "2023-11-10", "2026-01-05");
        let begun = |donor: &str, on: &str| -> Vec<(&'static str, Value)> {
            vec![
                ("registered_on", on.into()),
                ("support_programme", "baas".into()),
                ("donor_name", donor.into()),
                ("support_kind", "food".into()),
                ("support_amount", 450_000.into()),
                ("support_months", 6.into()),
            ]
        };
        let runs = book.episode(child.0, "support", &begun("Ibu Camat", "2026-09-10"));
        let mut ended = begun("CV Maju", "2026-03-10");
        ended.push(("ended_on", "2026-08-01".into()));
        ended.push(("end_reason", "months_over".into()));
        book.episode(child.0, "support", &ended);
        let mut mistaken = begun("Salah", "2026-03-10");
        mistaken.push(("ended_on", "2026-03-11".into()));
        mistaken.push(("end_reason", "mistaken".into()));
        book.episode(child.0, "support", &mistaken);
        let handed = book.visit(
            (child.0, runs),
            "support_delivery",
            &[
                ("visit_date", "2026-10-12".into()),
                ("delivered_amount", 400_000.into()),
            ],
        );
        let second = book.visit(
            (child.0, runs),
            "support_delivery",
            &[
                ("visit_date", "2026-11-12".into()),
                ("delivered_amount", 999.into()),
            ],
        );
        book.send().await;
        // What she sent back is not counted as given.
        let mut desk = Desk::of(&world, "koordinator.selor").await;
        desk.decide(&[second], "returned").await;
        desk.decide(&[handed], "approved").await;

        let token = world.token("koordinator.selor").await;
        let shown = supports(&world, &token, "").await;
        assert_eq!(shown.all.len(), 2);
        let one = &shown.all[0];
        assert_eq!(
            (
                one.village.as_str(),
                one.person.as_str(),
                one.donor.as_str()
            ),
            ("Jelarai Selor", "Grace Lenjau", "Ibu Camat")
        );
        assert_eq!(
            (
                one.programme.as_str(),
                one.package.as_str(),
                one.ended_on.as_str()
            ),
            ("baas", "food", "")
        );
        assert_eq!(
            (
                one.months,
                one.months_left,
                one.promised,
                one.given,
                one.deliveries
            ),
            (Some(6), Some(4), Some(2_700_000), 400_000, 1)
        );
        assert_eq!(one.last_on, "2026-10-12");
        assert_eq!(shown.all[1].ended_on, "2026-08-01");
        assert!(
            supports(&world, &token, &format!("area={SERIANG}"))
                .await
                .all
                .is_empty()
        );
        let numbers = async |query: &str| -> Indicators {
            let path = format!("/api/indicators?{query}");
            world.get(&path, &token).await.ok()
        };
        assert_eq!(numbers("").await.supports, 1);
        assert_eq!(numbers(&format!("area={SERIANG}")).await.supports, 0);
        assert_eq!(
            format!("{one:?} {:?}", shown),
            "Support(·) Supports(65.01.05, 2)"
        );
    })
    .await;
}

#[tokio::test]
async fn other_areas_other_roles_and_odd_questions_are_refused() {
    on_both(async |world| {
        let token = world.token("koordinator.selor").await;
        for path in ["/api/posyandu", "/api/support"] {
            for (query, status, code) in [
                ("area=65.01.01", 403, "outside_area"),
                ("area=65.01", 403, "outside_area"),
                ("area=65.01.01.1001", 403, "outside_area"),
                ("area=65.01.05.9999", 404, "not_found"),
                ("area=Selor", 400, "malformed"),
            ] {
                let answered = world.get(&format!("{path}?{query}"), &token).await;
                assert_eq!(
                    answered.refusal(),
                    (status, code.to_owned()),
                    "{path} {query}"
                );
            }
            for username in ["kader.jelarai", "kabupaten", "provinsi", "admin"] {
                let token = world.token(username).await;
                let refusal = world.get(path, &token).await.refusal();
                assert_eq!(refusal, (403, "forbidden".to_owned()), "{path} {username}");
            }
        }
        let answered = world.get("/api/posyandu?month=2026-13", &token).await;
        assert_eq!(answered.refusal(), (400, "malformed".to_owned()));
    })
    .await;
}
