//! A push writes its rows together. What comes of it is what comes of its changes one by one.

use crate::support::family::{PERSON, Phone, id, visit_fields};
use crate::support::{World, on_both};
use dampingi_server::db::{integrity, records};
use dampingi_sync::{Change, Edit, Kind, Record, link};

/// Visits of one child that compare with each other: out of order, on one day, corrected, hidden, and with the review of one.
fn visits(phone: &mut Phone<'_>) -> Vec<Change> {
    let mut all = phone.family();
    for (record, date, weight_kg) in [
        (51, "2026-10-20", 9.6),
        (52, "2026-11-19", 7.1),
        (53, "2026-09-20", 12.4),
        (54, "2026-10-20", 7.2),
        (55, "2026-10-28", 9.3),
        (56, "2026-11-20", 7.3),
    ] {
        all.push(phone.visit(record, date, weight_kg));
    }
    let corrected = visit_fields("2026-10-28", 11.9)
        .with(link::CORRECTS, id(55).to_string())
        .with(link::CORRECTION_REASON, "Salah baca timbangan");
    all.push(phone.create(57, Kind::Visit, "child_visit", corrected));
    all.push(phone.visit(58, "2026-10-30", 9.3));
    let reason = "Tercatat dua kali".to_owned();
    all.push(phone.change(58, Kind::Visit, "child_visit", Edit::Delete { reason }));
    all.push(phone.visit(59, "2026-11-03", 9.3));
    all.push(phone.visit(60, "2026-11-21", 9.5));
    all
}

/// All that stands afterwards, but for the revisions.
async fn stands(world: &World) -> (Vec<Record>, Vec<String>) {
    let mut connection = world.db.reading().await.expect("reads");
    for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
        assert_eq!(found, 0, "{what}");
    }
    let person = id(PERSON);
    let mut about = records::about(&mut connection, person)
        .await
        .expect("reads");
    about.sort_by_key(|record| record.id);
    for record in &mut about {
        record.revision = 0;
    }
    let states = sqlx::query_scalar::<_, String>(
        "SELECT visit_id || ' ' || visit_date || ' ' || state || ' ' || deleted || ' ' || flagged || ' ' || \
         COALESCE(corrects, '-') || ' ' || COALESCE(superseded_by, '-') FROM visit_states ORDER BY visit_id",
    );
    let mut all = states.fetch_all(&mut *connection).await.expect("reads");
    let noted = sqlx::query_scalar::<_, String>(
        "SELECT change_id || ' ' || device_seq || ' ' || outcome || ' ' || record_id || ' ' || COALESCE(body, '-') \
         FROM changes ORDER BY change_id",
    );
    all.extend(noted.fetch_all(&mut *connection).await.expect("reads"));
    (about, all)
}

#[tokio::test]
async fn a_push_comes_to_the_same_as_its_changes_one_by_one() {
    on_both(async |world| {
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let mut all = visits(&mut phone);
        // What waits for a change behind it is noted twice.
        all.swap(0, 1);
        phone.push(&all).await;
        let together = stands(&world).await;

        let other = World::new(world.db.backend()).await;
        let mut phone = Phone::of(&other, "kader.jelarai").await;
        for change in visits(&mut phone) {
            phone.push(&[change]).await;
        }
        assert_eq!(together, stands(&other).await);
        let jumped = |number: u128| {
            let of = together.0.iter().find(|it| it.id == id(number));
            of.is_some_and(|it| it.flags.iter().any(|flag| flag.contains("weight")))
        };
        let flagged: Vec<u128> = (51..=60).filter(|number| jumped(*number)).collect();
        // By the one of two visits of a day that came later, not by the replaced one, and not by the hidden one.
        assert_eq!(flagged, [52, 54, 55, 57, 58, 59, 60]);
    })
    .await;
}
