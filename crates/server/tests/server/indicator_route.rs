//! The coordinator's indicators over the API: her area only, numbers only, fresh when something changed.

use crate::indicator_book::{Book, Desk};
use crate::support::family::{JELARAI, SERIANG, words};
use crate::support::{World, area, on_both};
use dampingi_domain::Answers;
use dampingi_server::intake;
use dampingi_sync::numbers::{Figure, Indicators};
use dampingi_sync::{Kind, Origin, link};

async fn shown(world: &World, token: &str, query: &str) -> Indicators {
    world
        .get(&format!("/api/indicators?{query}"), token)
        .await
        .ok()
}

/// Received and approved figure of an indicator in an area.
fn figures(shown: &Indicators, area: &str, id: &str) -> (Figure, Figure) {
    let at = shown.heads.iter().position(|head| head.id == id);
    let at = at.expect("counted");
    let numbers = shown.areas.iter().find(|one| one.area == area);
    let numbers = numbers.expect("in the answer");
    assert_eq!(numbers.received.len(), shown.heads.len());
    assert_eq!(numbers.approved.len(), shown.heads.len());
    (numbers.received[at], numbers.approved[at])
}

#[tokio::test]
async fn a_coordinator_sees_her_kecamatan_and_its_villages() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let child = book.child("male", "2023-11-10", "2026-01-05");
        let visit = book.weighed(child, "2026-11-12", 14.3, 96.1);
        book.send().await;
        let token = world.token("koordinator.selor").await;
        // Without a word: her own area, this month.
        let now = shown(&world, &token, "").await;
        assert_eq!(
            (now.area.as_str(), now.period.as_str()),
            ("65.01.05", "2026-11")
        );
        assert_eq!(now.counted_at, "2026-11-21T02:00:00Z");
        let codes: Vec<&str> = now.areas.iter().map(|one| one.area.as_str()).collect();
        assert_eq!(
            codes,
            [
                "65.01.05",
                "65.01.05.2003",
                "65.01.05.2004",
                "65.01.05.2006"
            ]
        );
        assert_eq!(now.areas[0].name, "Tanjung Selor");
        assert_eq!((now.areas[0].people, now.areas[2].people), (1, 0));
        for area in ["65.01.05", JELARAI] {
            assert_eq!(figures(&now, area, "d_s"), ((1, 1, 0), (0, 1, 0)));
        }
        let head = now
            .heads
            .iter()
            .find(|head| head.id == "d_s")
            .expect("there");
        assert!(head.is_percent() && !head.confirmed && head.approved_is_published);
        assert_eq!((head.target, head.group.as_str()), (Some(85.0), "sigizi"));
        let named = world.get("/api/indicators", &token).await.text();
        for private in ["Grace", "Lenjau", "2023-11-10", "14.3", "96.1"] {
            assert!(!named.contains(private), "{private}");
        }
        // One of her villages; another month; a quarter.
        let village = shown(&world, &token, &format!("area={JELARAI}&month=2026-10")).await;
        assert_eq!(village.areas.len(), 1);
        assert_eq!(figures(&village, JELARAI, "d_s").0, (0, 1, 0));
        let quarter = shown(&world, &token, "quarter=2026-Q4").await;
        assert_eq!(quarter.period, "2026-TW4");
        assert_eq!(figures(&quarter, JELARAI, "preschool").0, (0, 1, 0));
        assert_eq!(quarter.heads[0].group, "scorecard");

        let mut desk = Desk::of(&world, "koordinator.selor").await;
        desk.decide(&[visit], "approved").await;
        let after = shown(&world, &token, "").await;
        assert_eq!(figures(&after, JELARAI, "d_s"), ((1, 1, 0), (1, 1, 0)));
    })
    .await;
}

#[tokio::test]
async fn what_was_counted_is_kept_until_something_changes() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let child = book.child("male", "2023-11-10", "2026-01-05");
        book.send().await;
        let token = world.token("koordinator.selor").await;
        let first = shown(&world, &token, "month=2026-11").await;
        world.wait(60);
        let again = shown(&world, &token, "month=2026-11").await;
        assert_eq!(again, first, "the time of counting too");
        // Somebody else's area does not count.
        let mut neighbour = Book::of(&world, "kader.seriang", SERIANG, 2000).await;
        let village = format!("area={JELARAI}&month=2026-11");
        let own = shown(&world, &token, &village).await;
        neighbour.child("female", "2024-01-01", "2026-01-05");
        neighbour.send().await;
        world.wait(60);
        assert_eq!(shown(&world, &token, &village).await, own);
        assert_eq!(shown(&world, &token, "").await.areas[0].people, 2);
        // A visit does.
        book.weighed(child, "2026-11-12", 14.3, 96.1);
        book.send().await;
        let fresh = shown(&world, &token, &village).await;
        assert_eq!(fresh.counted_at, "2026-11-21T02:02:00Z");
        assert_eq!(figures(&fresh, JELARAI, "weighed").0, (1, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn other_areas_and_odd_questions_are_refused() {
    on_both(async |world| {
        let token = world.token("koordinator.selor").await;
        for (query, status, code) in [
            ("area=65.01.01", 403, "outside_area"),
            ("area=65.01", 403, "outside_area"),
            ("area=65.01.01.2001&month=2026-11", 403, "outside_area"),
            ("area=65.01.05.9999", 404, "not_found"),
            ("area=Selor", 400, "malformed"),
            ("month=2026-13", 400, "malformed"),
            ("quarter=2026-Q0", 400, "malformed"),
            ("month=2026-11&quarter=2026-Q4", 400, "malformed"),
        ] {
            let answered = world.get(&format!("/api/indicators?{query}"), &token).await;
            assert_eq!(answered.refusal(), (status, code.to_owned()), "{query}");
        }
        for username in ["kader.jelarai", "kabupaten", "provinsi", "admin"] {
            let token = world.token(username).await;
            let answered = world.get("/api/indicators", &token).await;
            assert_eq!(
                answered.refusal(),
                (403, "forbidden".to_owned()),
                "{username}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn who_moves_is_counted_where_she_is_now_with_her_past() {
    on_both(async |world| {
        let mut book = Book::of(&world, "kader.jelarai", JELARAI, 1000).await;
        let child = book.child("male", "2023-11-10", "2026-01-05");
        book.weighed(child, "2026-11-12", 14.3, 96.1);
        book.send().await;
        let token = world.token("koordinator.selor").await;
        let of = async |village: &str| {
            let shown = shown(&world, &token, &format!("area={village}")).await;
            (shown.areas[0].people, figures(&shown, village, "d_s").0)
        };
        assert_eq!(of(JELARAI).await, (1, (1, 1, 0)));
        assert_eq!(of(SERIANG).await, (0, (0, 0, 0)));
        // Only the person is moved; her visits stay written where they were made.
        let mut author = world.author("kader.jelarai").await;
        author.areas.push(area(SERIANG));
        let fields = Answers::new().with(link::AREA, SERIANG);
        let mut change = book
            .phone
            .update(child.0, Kind::Person, u64::MAX >> 1, fields);
        change.area = area(SERIANG);
        let answers = intake::take(&world.db, &author, Origin::Phone, &[change], world.now()).await;
        assert_eq!(words(&answers.expect("takes")), ["applied"]);
        assert_eq!(of(JELARAI).await, (0, (0, 0, 0)));
        assert_eq!(of(SERIANG).await, (1, (1, 1, 0)));
    })
    .await;
}
