//! The coordinator's queue: what is in it, what comes first, and its pages.

use crate::support::family::{Phone, VISIT, id, words};
use crate::support::{World, on_both};
use dampingi_sync::wire::Queue;
use dampingi_sync::{Change, Edit, Kind, RecordId};

pub async fn queue(world: &World, token: &str, query: &str) -> Queue {
    world
        .get(&format!("/api/review/queue?{query}"), token)
        .await
        .ok()
}

pub fn ids(queue: &Queue) -> Vec<RecordId> {
    queue.items.iter().map(|item| item.visit_id).collect()
}

#[tokio::test]
async fn filters_narrow_and_flags_come_first() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let mut changes = cadre.family();
        // 31 kg is possible and not plausible: it is taken, and flagged.
        changes.push(cadre.visit(41, "2026-10-20", 31.0));
        changes.push(cadre.visit(42, "2026-09-20", 9.0));
        assert_eq!(words(&cadre.push(&changes).await.answers), ["applied"; 6]);
        let token = world.token("koordinator.selor").await;
        let all = queue(&world, &token, "").await;
        let flagged: Vec<bool> = all
            .items
            .iter()
            .map(|item| !item.flags.is_empty())
            .collect();
        assert!(flagged.is_sorted_by(|one, next| one >= next), "{flagged:?}");
        let with: Vec<RecordId> = all
            .items
            .iter()
            .filter(|item| !item.flags.is_empty())
            .map(|item| item.visit_id)
            .collect();
        assert!(with.contains(&id(41)));
        assert_eq!(ids(&queue(&world, &token, "flagged=true").await), with);
        assert_eq!(
            queue(&world, &token, "flagged=false").await.total,
            3 - with.len() as u64
        );
        for (query, expected) in [
            ("village=65.01.05.2003", 3),
            ("village=65.01.05.2004", 0),
            ("form=child_visit", 3),
            ("form=pregnancy_visit", 0),
            ("state=approved", 0),
            ("village=&form=&state=", 3),
        ] {
            assert_eq!(
                queue(&world, &token, query).await.total,
                expected,
                "{query}"
            );
        }
        for query in [
            "village=x",
            "flagged=maybe",
            "after=x",
            "after=2-1",
            "author=x",
        ] {
            let answered = world
                .get(&format!("/api/review/queue?{query}"), &token)
                .await;
            assert_eq!(answered.refusal(), (400, "malformed".to_owned()), "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_cadres_part_of_the_queue_is_hers_alone_and_within_ones_own_area() {
    on_both(async |world| {
        let mut first = Phone::of(&world, "kader.jelarai").await;
        let mut second = Phone::of(&world, "kader.jelarai.dua").await;
        let mut changes = first.family();
        changes.push(first.visit(41, "2026-10-20", 9.1));
        first.push(&changes).await;
        let visit = second.visit(51, "2026-09-20", 9.0);
        assert_eq!(words(&second.push(&[visit]).await.answers), ["applied"]);
        let token = world.token("koordinator.selor").await;
        let of = |author: RecordId| format!("author={author}");
        let hers = queue(&world, &token, &of(second.author)).await;
        assert_eq!((ids(&hers), hers.total), (vec![id(51)], 1));
        assert_eq!(queue(&world, &token, &of(first.author)).await.total, 2);
        let none = world.id_of("kader.seriang").await;
        assert_eq!(queue(&world, &token, &of(none)).await.total, 0);
        let elsewhere = format!("{}&village=65.01.05.2004", of(first.author));
        assert_eq!(queue(&world, &token, &elsewhere).await.total, 0);
        // Who has another area sees nothing of her.
        let other = world.token("koordinator.palas").await;
        assert_eq!(queue(&world, &other, &of(first.author)).await.total, 0);
        let path = format!("/api/review/queue?{}", of(first.author));
        let refused = world.get(&path, &second.token).await;
        assert_eq!(refused.refusal(), (403, "forbidden".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn the_queue_comes_in_pages_without_a_gap() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let many: Vec<Change> = (0..119)
            .map(|n| cadre.visit(1000 + n, "2026-11-20", if n % 3 == 0 { 31.0 } else { 9.5 }))
            .collect();
        assert_eq!(words(&cadre.push(&many).await.answers), ["applied"; 119]);
        let token = world.token("koordinator.selor").await;
        let mut page = queue(&world, &token, "").await;
        let mut seen = ids(&page);
        let mut pages = 1;
        while let Some(next) = page.next {
            page = queue(&world, &token, &format!("after={next}")).await;
            seen.extend(ids(&page));
            pages += 1;
        }
        assert_eq!((seen.len(), pages), (120, 3));
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 120);
    })
    .await;
}

#[tokio::test]
async fn a_hidden_visit_leaves_the_queue() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        cadre.push(&family).await;
        let reason = "Tercatat dua kali".to_owned();
        let delete = cadre.change(VISIT, Kind::Visit, "child_visit", Edit::Delete { reason });
        assert_eq!(words(&cadre.push(&[delete]).await.answers), ["applied"]);
        let token = world.token("koordinator.selor").await;
        assert_eq!(queue(&world, &token, "").await.total, 0);
    })
    .await;
}
