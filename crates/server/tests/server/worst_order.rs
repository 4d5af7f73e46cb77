//! A push in the worst order costs little more than one in the best: counted in decisions, and not in seconds.

use crate::support::World;
use crate::support::family::{EPISODE, Phone, id, words};
use dampingi_server::db::Backend;
use dampingi_sync::{Edit, link};

/// Visits that correct each other in one push.
const CHAIN: u128 = 120;

/// Every change that is decided is noted, and this notes how often: the time it takes says more of who else uses the machine.
async fn count_decisions(world: &World) {
    let mut transaction = world.db.writing().await.expect("writes");
    for statement in [
        "CREATE TABLE decided (change_id TEXT NOT NULL)",
        "CREATE TRIGGER decided_first AFTER INSERT ON changes BEGIN INSERT INTO decided VALUES (NEW.change_id); END",
        "CREATE TRIGGER decided_again AFTER UPDATE ON changes BEGIN INSERT INTO decided VALUES (NEW.change_id); END",
    ] {
        sqlx::query(statement)
            .execute(&mut *transaction)
            .await
            .expect("made");
    }
    transaction.commit().await.expect("committed");
}

async fn decisions(world: &World) -> i64 {
    let mut connection = world.db.reading().await.expect("reads");
    sqlx::query_scalar("SELECT COUNT(*) FROM decided")
        .fetch_one(&mut *connection)
        .await
        .expect("counted")
}

/// Corrections of each other, sent last first: each is decided when it is read and when what it waits for has come, and not
/// each time that anything comes.
#[tokio::test(flavor = "multi_thread")]
async fn the_worst_order_costs_little_more_than_the_best() {
    let mut decided = Vec::new();
    for is_reversed in [false, true] {
        let world = World::new(Backend::Sqlite).await;
        let mut phone = Phone::of(&world, "kader.jelarai").await;
        let family = phone.family();
        phone.push(&family).await;
        let mut chain = Vec::new();
        for number in 0..CHAIN {
            let mut visit = phone.visit(1_000 + number, "2026-11-20", 9.5);
            if let (Edit::Create { fields }, true) = (&mut visit.edit, number > 0) {
                fields.set(link::CORRECTS, id(999 + number).to_string());
                fields.set(link::CORRECTION_REASON, "salah baca");
                *fields = fields.clone().with(link::EPISODE, id(EPISODE).to_string());
            }
            chain.push(visit);
        }
        if is_reversed {
            chain.reverse();
        }
        count_decisions(&world).await;
        let receipts = phone.push(&chain).await;
        assert_eq!(words(&receipts.answers), ["applied"; CHAIN as usize]);
        decided.push(decisions(&world).await);
    }
    let best = CHAIN as i64;
    assert_eq!(decided, [best, best * 2 - 1]);
}
