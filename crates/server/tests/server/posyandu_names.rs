//! What a coordinator says of the names of posyandu: counted with the days, given back by a second word, and on the phones of the
//! village; and the names that were written, which tell her what to say.

use crate::indicator_book::Book;
use crate::overview::{days, line, session};
use crate::support::family::{JELARAI, Phone, id, words};
use crate::support::{World, area, on_both};
use dampingi_domain::Answers;
use dampingi_sync::overview::PosyanduNames;
use dampingi_sync::{Kind, alias, link};
use serde_json::Value;

const SAID: u128 = 8_700;

async fn say(phone: &mut Phone<'_>, at: u128, names: (&str, &str), state: &str) {
    let fields = Answers::new()
        .with(link::POSYANDU_ALIAS, names.0)
        .with(link::POSYANDU_NAME, names.1)
        .with(alias::STATE, state);
    let mut change = phone.create(SAID + at, Kind::Merge, "", fields);
    change.area = area(JELARAI);
    assert_eq!(words(&phone.push(&[change]).await.answers), ["applied"]);
}

async fn lines(world: &World, token: &str) -> Vec<String> {
    let shown = days(world, token, "month=2026-11").await;
    shown.days.iter().map(line).collect()
}

/// Two children of Melati, one of whom was weighed under the other name, one of RW 3, and one who names none.
async fn written(world: &World) {
    let mut book = Book::of(world, "kader.jelarai", JELARAI, 1000).await;
    for (named, weighed_at) in [
        ("Melati", Some("Posyandu RW 3")),
        ("MELATI", None),
        ("RW 03", Some("RW 3")),
        ("", None),
    ] {
        let child = book.child("female", "2026-01-10", "2026-02-01");
        let of = [
            ("posyandu", Value::from(named)),
            ("registered_on", "2026-02-01".into()),
        ];
        if !named.is_empty() {
            book.episode(child.0, "child", &of);
        }
        if let Some(at) = weighed_at {
            let visit = [
                ("visit_date", Value::from("2026-11-12")),
                ("method", "posyandu".into()),
                ("posyandu", at.into()),
                ("weight_kg", 8.0.into()),
            ];
            book.visit(child, "child_visit", &visit);
        }
    }
    book.send().await;
    let mut phone = Phone::of(world, "kader.jelarai").await;
    phone.seq = 500;
    for (at, posyandu) in (700_u128..).zip(["Melati", "Posyandu RW 3"]) {
        let said = [
            ("posyandu", Value::from(posyandu)),
            ("held_on", "2026-11-12".into()),
        ];
        session(&mut phone, at, JELARAI, &said).await;
    }
}

#[tokio::test]
async fn two_names_are_counted_as_one_posyandu_until_that_is_taken_back() {
    on_both(async |world| {
        written(&world).await;
        let token = world.token("koordinator.selor").await;
        let apart = lines(&world, &token).await;
        assert_eq!(apart.len(), 2, "{apart:?}");
        let mut desk = Phone::of(&world, "koordinator.selor").await;
        let names = ("RW 3", "Melati");
        say(&mut desk, 0, names, alias::MERGED).await;
        assert_eq!(
            lines(&world, &token).await,
            ["Jelarai Selor Melati 2026-11-12 open: 4 4 2 0 0 0 2 0 0 0"]
        );
        for (username, sees) in [
            ("kader.jelarai", true),
            ("kader.seriang", false),
            ("koordinator.palas", false),
        ] {
            let page = Phone::of(&world, username).await.pull(None, 500).await;
            let found = page.records.iter().any(|record| record.id == id(SAID));
            assert_eq!(found, sees, "{username}");
        }
        say(&mut desk, 1, names, alias::APART).await;
        assert_eq!(lines(&world, &token).await, apart);
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_sees_the_names_that_were_written_and_no_child() {
    on_both(async |world| {
        written(&world).await;
        let token = world.token("koordinator.selor").await;
        let answer = world.get("/api/posyandu/names", &token).await;
        let text = answer.text();
        for private in ["Grace", "Lenjau", "2026-01-10"] {
            assert!(!text.contains(private), "{private}");
        }
        let names: PosyanduNames = answer.ok();
        let village = &names.villages[0];
        assert_eq!((names.villages.len(), village.area.as_str()), (1, JELARAI));
        assert_eq!(village.unnamed, 1);
        let told: Vec<(&str, u32, bool)> = village
            .names
            .iter()
            .map(|it| (it.name.as_str(), it.children, it.is_known))
            .collect();
        assert_eq!(told, [("Melati", 2, true), ("Posyandu RW 3", 1, false)]);
        for username in ["kader.jelarai", "kabupaten"] {
            let token = world.token(username).await;
            let refused = world.get("/api/posyandu/names", &token).await;
            assert_eq!(refused.status.as_u16(), 403, "{username}");
        }
    })
    .await;
}
