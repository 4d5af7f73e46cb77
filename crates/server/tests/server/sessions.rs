//! A posyandu day at the real door: who may write it, who is given it, and that two phones at one posyandu need nothing merged.

use crate::support::family::{Phone, id, words};
use crate::support::{USERS, on_both};
use dampingi_domain::Answers;
use dampingi_domain::form::table::SESSION_ID;
use dampingi_sync::{Edit, Kind, Role};

const DAY: u128 = 7_000;

fn day() -> Answers {
    Answers::new()
        .with("posyandu", "Melati")
        .with("held_on", "2026-11-20")
}

#[tokio::test]
async fn every_role_at_a_posyandu_day() {
    on_both(async |world| {
        for (at, (username, role, _)) in (0_u128..).zip(USERS) {
            let mut phone = Phone::of(&world, username).await;
            let opened = phone.create(DAY + at, Kind::Session, SESSION_ID, day());
            let answered = phone.push_answer(&[opened]).await;
            let taken = answered.text().contains("\"applied\"");
            // Her own village's: the day is in Jelarai.
            let is_hers = role == Role::Cadre && username.starts_with("kader.jelarai");
            assert_eq!(taken, is_hers, "{username}: {}", answered.text());
        }
    })
    .await;
}

#[tokio::test]
async fn two_phones_at_one_posyandu_see_each_others_day_and_nobody_else_does() {
    on_both(async |world| {
        let mut one = Phone::of(&world, "kader.jelarai").await;
        let mut two = Phone {
            device: uuid::Uuid::from_u128(2),
            ..Phone::of(&world, "kader.jelarai").await
        };
        let days = [
            one.create(DAY, Kind::Session, SESSION_ID, day()),
            two.create(DAY + 1, Kind::Session, SESSION_ID, day()),
        ];
        let [first, second] = days;
        assert_eq!(words(&one.push(&[first]).await.answers), ["applied"]);
        assert_eq!(words(&two.push(&[second]).await.answers), ["applied"]);
        let fields = Answers::new().with("closed", true);
        let closed = one.change(DAY, Kind::Session, SESSION_ID, Edit::Update { fields });
        assert_eq!(words(&one.push(&[closed]).await.answers), ["applied"]);
        let page = two.pull(None, 500).await;
        let seen: Vec<_> = page
            .records
            .iter()
            .filter(|record| record.kind == Kind::Session)
            .map(|record| (record.id, record.fields.flag("closed")))
            .collect();
        assert_eq!(seen.len(), 2);
        assert!(seen.contains(&(id(DAY), Some(true))));
        assert!(seen.contains(&(id(DAY + 1), None)));
        for other in ["kader.seriang", "koordinator.selor"] {
            let phone = Phone::of(&world, other).await;
            let page = phone.pull(None, 500).await;
            let mut found = page.records.iter();
            assert!(found.all(|record| record.kind != Kind::Session), "{other}");
        }
    })
    .await;
}
