//! A sign-off of a scorecard at the real door: who may give it, and on whose phone it comes back.

use crate::support::family::{Phone, SERIANG, id, words};
use crate::support::{USERS, area, on_both};
use dampingi_domain::Answers;
use dampingi_sync::sign_off::{LEVELS, QUARTER, SIGNED_ON, STATE};
use dampingi_sync::{Kind, Role};

const SIGNED: u128 = 8_000;

fn said(state: &str) -> Answers {
    Answers::new()
        .with(QUARTER, "2026-TW4")
        .with(STATE, state)
        .with(SIGNED_ON, "2026-11-21")
        .with(LEVELS, vec!["6/17", "3/7", "3/10"])
}

#[tokio::test]
async fn every_role_at_a_sign_off() {
    on_both(async |world| {
        for (at, (username, role, _)) in (0_u128..).zip(USERS) {
            let mut phone = Phone::of(&world, username).await;
            let signed = phone.create(SIGNED + at, Kind::SignOff, "", said("verified"));
            let answered = phone.push_answer(&[signed]).await;
            let taken = answered.text().contains("\"applied\"");
            // The village is in Tanjung Selor.
            let is_hers = role == Role::Coordinator && username == "koordinator.selor";
            assert_eq!(taken, is_hers, "{username}: {}", answered.text());
        }
    })
    .await;
}

#[tokio::test]
async fn it_comes_to_the_village_and_to_the_coordinator_and_to_nobody_else() {
    on_both(async |world| {
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let first = desk.create(SIGNED, Kind::SignOff, "", said("verified"));
        let back = desk.create(SIGNED + 1, Kind::SignOff, "", said("withdrawn"));
        let mut other_village = desk.create(SIGNED + 2, Kind::SignOff, "", said("verified"));
        other_village.area = area(SERIANG);
        let answers = desk.push(&[first, back, other_village]).await.answers;
        assert_eq!(words(&answers), ["applied", "applied", "applied"]);
        for (username, wanted) in [
            ("kader.jelarai", vec![0, 1]),
            ("kader.seriang", vec![2]),
            ("koordinator.selor", vec![0, 1, 2]),
            ("kabupaten", vec![]),
            ("admin", vec![]),
        ] {
            let phone = Phone::of(&world, username).await;
            let page = phone.pull(None, 500).await;
            let found = page.records.iter();
            let mut found: Vec<_> = found
                .filter(|record| record.kind == Kind::SignOff)
                .map(|record| record.id)
                .collect();
            found.sort();
            let wanted: Vec<_> = wanted.into_iter().map(|at| id(SIGNED + at)).collect();
            assert_eq!(found, wanted, "{username}");
        }
    })
    .await;
}
