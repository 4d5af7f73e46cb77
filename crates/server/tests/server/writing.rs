//! Revisions in the order of commits, and what else the database itself must hold.

use crate::support::family::{Phone, words};
use crate::support::{World, on_both};
use dampingi_server::db::{self, Backend, Conn, Writing, devices, integrity, meta, records};
use dampingi_server::organisation::{self, Posyandu};
use dampingi_sync::wire::Page;
use dampingi_sync::{Kind, RecordId};
use sqlx::Connection;
use std::time::Duration;

async fn put(world: &World, transaction: &mut Writing, name: &str) -> RecordId {
    let posyandu = Posyandu {
        village: crate::support::area("65.01.05.2003"),
        name: name.to_owned(),
        aliases: Vec::new(),
        is_confirmed: true,
    };
    let done = organisation::put_posyandu(transaction, &posyandu, world.now()).await;
    assert!(done.expect("written"));
    posyandu.id()
}

async fn last_revision(world: &World) -> u64 {
    let mut connection = world.db.reading().await.expect("reads");
    db::last_revision(&mut connection).await.expect("reads")
}

/// The failure this is about: A takes revision 17, B takes 18 and commits, a phone pulls up to 18, A commits: 17 is
/// never pulled. Here B cannot even begin before A has committed.
#[tokio::test(flavor = "multi_thread")]
async fn a_late_commit_is_never_skipped() {
    let world = World::new(Backend::Postgres).await;
    let phone = Phone::of(&world, "kader.jelarai").await;
    let start = phone.pull(None, 500).await;

    let mut first = world.db.writing().await.expect("begins");
    let early = put(&world, &mut first, "Awal").await;
    let db = world.db.clone();
    let waiting = tokio::spawn(async move { db.writing().await });
    // The second writer is at the lock: PostgreSQL itself says so.
    wait_until_blocked(&world).await;
    assert!(!waiting.is_finished());
    let between = phone.pull(Some(&start.cursor), 500).await;
    assert!(between.records.is_empty(), "nothing is committed yet");
    let taken = first.next_revision();
    first.commit().await.expect("commits");
    let mut second = waiting.await.expect("joins").expect("begins");
    assert_eq!(
        second.next_revision(),
        taken,
        "it begins where the first ended"
    );
    let late = put(&world, &mut second, "Akhir").await;
    let middle = phone.pull(Some(&between.cursor), 500).await;
    second.commit().await.expect("commits");
    let end = phone.pull(Some(&middle.cursor), 500).await;
    let ids = |page: &Page| {
        page.records
            .iter()
            .map(|record| record.id)
            .collect::<Vec<_>>()
    };
    assert_eq!((ids(&middle), ids(&end)), (vec![early], vec![late]));
}

/// Why the counter is there: with numbers from a sequence, which is what one writes first, the same story loses a record,
/// and the test above would fail. The pull is the real one; only the numbers come from elsewhere.
#[tokio::test(flavor = "multi_thread")]
async fn numbers_from_a_sequence_would_skip_a_late_commit() {
    let world = World::new(Backend::Postgres).await;
    let phone = Phone::of(&world, "kader.jelarai").await;
    let start = phone.pull(None, 500).await;
    let mut connection = world.db.reading().await.expect("reads");
    let made = format!(
        "CREATE SEQUENCE naive START {}",
        last_revision(&world).await + 1
    );
    sqlx::query(sqlx::AssertSqlSafe(made))
        .execute(&mut *connection)
        .await
        .expect("made");

    let model = start.records.iter().find(|it| it.kind == Kind::Posyandu);
    let model = model.expect("a posyandu of the template").id;
    let mut hers = world.db.reading().await.expect("reads");
    let mut first = hers.begin().await.expect("begins");
    let early = naive_put(&mut first, model, 1).await;
    // The second is through before the first: nothing held it up.
    let mut second = connection.begin().await.expect("begins");
    let late = naive_put(&mut second, model, 2).await;
    second.commit().await.expect("commits");
    let middle = phone.pull(Some(&start.cursor), 500).await;
    first.commit().await.expect("commits");
    let end = phone.pull(Some(&middle.cursor), 500).await;
    let ids = |page: &Page| {
        let ids = page.records.iter().map(|record| record.id);
        ids.collect::<Vec<_>>()
    };
    assert_eq!((ids(&middle), ids(&end)), (vec![late], vec![]));
    let fresh = ids(&phone.pull(None, 500).await);
    assert!(
        fresh.contains(&early),
        "it is there, and that phone never hears of it"
    );
}

/// Writes a copy of a record under the sequence's next number, as a server without a counter would.
async fn naive_put(connection: &mut Conn, model: RecordId, number: u128) -> RecordId {
    let mut held = records::load(connection, model)
        .await
        .expect("reads")
        .expect("is there");
    let next: i64 = sqlx::query_scalar("SELECT nextval('naive')")
        .fetch_one(&mut *connection)
        .await
        .expect("a number");
    let id = RecordId(uuid::Uuid::from_u128(number));
    held.stored.record.id = id;
    held.stored.record.revision = next.unsigned_abs();
    records::save(connection, &held, None).await.expect("saved");
    // Such a server takes the highest number it can see for the end; the first transaction must not wait here.
    if number == 2 {
        sqlx::query("UPDATE counter SET value = $1 WHERE id = 1")
            .bind(next)
            .execute(connection)
            .await
            .expect("noted");
    }
    id
}

/// Asks the database until a transaction waits for a lock. It ends as soon as that is so, and fails if it never is.
async fn wait_until_blocked(world: &World) {
    let asked = async {
        loop {
            let mut connection = world.db.reading().await.expect("reads");
            let waiting: i64 = sqlx::query_scalar(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
            )
            .fetch_one(&mut *connection)
            .await
            .expect("answers");
            if waiting > 0 {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), asked)
        .await
        .expect("the second writer waits at the lock");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writers_at_once_give_out_each_revision_once() {
    on_both(async |world| {
        let before = last_revision(&world).await;
        let writers: Vec<_> = (0..24)
            .map(|n| {
                let db = world.db.clone();
                let now = world.now();
                tokio::spawn(async move {
                    let mut transaction = db.writing().await.expect("begins");
                    let posyandu = Posyandu {
                        village: crate::support::area("65.01.05.2003"),
                        name: format!("Nomor {n}"),
                        aliases: Vec::new(),
                        is_confirmed: true,
                    };
                    organisation::put_posyandu(&mut transaction, &posyandu, now)
                        .await
                        .expect("written");
                    transaction.commit().await.expect("commits");
                })
            })
            .collect();
        for writer in writers {
            writer.await.expect("joins");
        }
        let phone = Phone::of(&world, "kader.jelarai").await;
        let page = phone.pull(None, 500).await;
        let revisions: Vec<u64> = page
            .records
            .iter()
            .map(|record| record.revision)
            .filter(|it| *it > before)
            .collect();
        assert_eq!(revisions, (before + 1..=before + 24).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_was_never_there() {
    on_both(async |world| {
        let before = last_revision(&world).await;
        let mut transaction = world.db.writing().await.expect("begins");
        put(&world, &mut transaction, "Tidak jadi").await;
        drop(transaction);
        let mut transaction = world.db.writing().await.expect("begins");
        assert_eq!(transaction.next_revision(), before + 1);
        put(&world, &mut transaction, "Jadi").await;
        transaction.commit().await.expect("commits");
        let page = Phone::of(&world, "kader.jelarai")
            .await
            .pull(None, 500)
            .await;
        let names: Vec<&str> = page
            .records
            .iter()
            .filter(|record| record.kind == Kind::Posyandu)
            .filter_map(|record| record.fields.text("name"))
            .collect();
        assert_eq!(names, ["Melati", "Jadi"]);
    })
    .await;
}

#[tokio::test]
async fn after_a_day_of_work_everything_hangs_together() {
    on_both(async |world| {
        let mut cadre = Phone::of(&world, "kader.jelarai").await;
        let family = cadre.family();
        assert_eq!(words(&cadre.push(&family).await.answers), ["applied"; 4]);
        let mut connection = world.db.reading().await.expect("reads");
        for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
            assert_eq!(found, 0, "{what}");
        }
        assert!(
            devices::with_gaps(&mut connection)
                .await
                .expect("reads")
                .is_empty()
        );
        // And a fault is found.
        for harm in [
            "UPDATE records SET body = '{}' WHERE kind = 'person'",
            "UPDATE visit_states SET area = '65'",
            "UPDATE changes SET device_seq = 9 WHERE device_seq = 4",
        ] {
            sqlx::query(harm)
                .execute(&mut *connection)
                .await
                .expect("harmed");
        }
        let faults = integrity::faults(&mut connection).await.expect("reads");
        let found = |what: &str| {
            faults
                .iter()
                .find(|(name, _)| *name == what)
                .map(|(_, n)| *n)
        };
        assert_eq!(found("records that cannot be read"), Some(1));
        assert_eq!(found("devices whose changes were miscounted"), Some(1));
        assert_eq!(found("visit states that differ from their record"), Some(1));
        assert!(found("links that lead nowhere") >= Some(1));
        let gaps = devices::with_gaps(&mut connection).await.expect("reads");
        assert_eq!(
            gaps.iter().map(|(_, missing)| *missing).collect::<Vec<_>>(),
            [5]
        );
    })
    .await;
}

#[tokio::test]
async fn after_a_restore_the_database_gets_a_new_life_and_phones_begin_anew() {
    on_both(async |world| {
        let phone = Phone::of(&world, "kader.jelarai").await;
        let before = phone.pull(None, 500).await;
        assert!(!phone.pull(Some(&before.cursor), 500).await.restart);
        let mut transaction = world.db.writing().await.expect("begins");
        meta::new_life(&mut transaction, world.now().as_second())
            .await
            .expect("written");
        transaction.commit().await.expect("commits");
        let after = phone.pull(Some(&before.cursor), 500).await;
        assert!(after.restart && after.epoch != before.epoch && !after.epoch.is_empty());
        assert_eq!(after.records, before.records);
        // What is written now cannot be taken for something that was seen in the old life.
        let last = last_revision(&world).await;
        assert!(last > 1 << 50 && last < 1 << 53, "{last}");
        assert!(!phone.pull(Some(&after.cursor), 500).await.restart);
    })
    .await;
}
