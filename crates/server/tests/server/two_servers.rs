//! Two servers on one database, both at work at the same moment, in one process and in two: the counter is the database's,
//! not the process's.

use crate::support::family::{Phone, filled, id, word};
use crate::support::program::{Serving, tiny_app};
use crate::support::{World, on_both};
use dampingi_domain::Answers;
use dampingi_server::db::{self, Backend, devices, integrity, sessions};
use dampingi_server::secret;
use dampingi_sync::wire::{Answer, Outcome, Page, Receipts};
use dampingi_sync::{Change, Kind, RecordId};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};

/// Households that each phone registers.
const HOUSEHOLDS: u128 = 30;
/// Changes in a batch: small, so that many transactions of both servers meet.
const BATCH: usize = 4;
/// The household that all of them edit.
const SHARED: u128 = 5;

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_take_each_change_once_and_skip_none() {
    on_both(async |world| {
        let beside = world.beside().await;
        let mut first = Phone::of(&world, "kader.jelarai").await;
        let shared = household(&mut first, SHARED);
        first.push(&[shared]).await;
        let base = last_revision(&world).await;
        let ours = queue(&mut first, 1_000, base);
        let mut second = Phone::of(&beside, "kader.jelarai.dua").await;
        let hers = queue(&mut second, 2_000, base);
        // The same phone at the other server: its request was taken for lost, and is sent again elsewhere.
        let again = at(&beside, &first);
        let other = at(&world, &second);
        let watching = Phone::of(&world, "kader.jelarai").await;
        let beside_it = at(&beside, &watching);
        let open = Cell::new(4);
        let (a, b, c, d, seen, seen_too) = tokio::join!(
            send(&first, &ours, &open),
            send(&again, &ours, &open),
            send(&second, &hers, &open),
            send(&other, &hers, &open),
            watch(&watching, &beside_it, &open),
            watch(&beside_it, &watching, &open),
        );
        for (queue, answers) in [(&ours, [a, b]), (&hers, [c, d])] {
            each_once(queue, &answers.concat());
        }
        let fresh = watching.pull(None, 500).await;
        assert!(!fresh.more);
        let all: BTreeMap<RecordId, u64> = fresh
            .records
            .iter()
            .map(|record| (record.id, record.revision))
            .collect();
        assert_eq!(seen, all, "nothing was skipped");
        assert_eq!(seen_too, all, "nor for the other");
        let mut connection = world.db.reading().await.expect("reads");
        for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
            assert_eq!(found, 0, "{what}");
        }
        for device in [first.device, second.device] {
            let count = devices::count(&mut connection, device).await;
            assert_eq!(count.expect("counts").gaps, []);
        }
    })
    .await;
}

/// The program itself, started twice, as behind a proxy that shares the work out.
#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_one_postgresql_take_each_change_once_and_skip_none() {
    let world = World::new(Backend::Postgres).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    tiny_app(&folder.path().join("app"));
    let start = |data: &str| {
        let (app, database) = (path("app"), world.database());
        let (data, listen) = (path(data), "127.0.0.1:0");
        let place = [
            "--data",
            &data,
            "--app",
            &app,
            "--database",
            &database,
            "--listen",
            listen,
        ];
        Serving::start(&place)
    };
    let servers = [start("one"), start("two")];
    let mut first = Phone::of(&world, "kader.jelarai").await;
    let mut second = Phone::of(&world, "kader.jelarai.dua").await;
    let shared = household(&mut first, SHARED);
    first.push(&[shared]).await;
    let base = last_revision(&world).await;
    let queues = [
        queue(&mut first, 1_000, base),
        queue(&mut second, 2_000, base),
    ];
    for phone in [&first, &second] {
        // The program reads the clock of this machine, and not that of the tests.
        let now = Timestamp::now().as_second();
        let mut connection = world.db.reading().await.expect("reads");
        let hash = secret::hash(&phone.token);
        sessions::end(&mut connection, &hash).await.expect("ends");
        let added = sessions::add(&mut connection, &hash, phone.author, now, now + 3_600).await;
        added.expect("writes");
    }
    let phones = [(first.token, first.device), (second.token, second.device)];
    let open = AtomicU32::new(4);
    let (answers, seen) = tokio::task::block_in_place(|| {
        std::thread::scope(|scope| {
            // Each queue at both servers at once, and somebody who pulls, now here and now there.
            let sent = [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(whose, at)| {
                let (server, queue, open) = (&servers[at], &queues[whose], &open);
                let (token, device) = &phones[whose];
                scope.spawn(move || {
                    let mut answers = Vec::new();
                    for changes in queue.chunks(BATCH) {
                        let body = json!({ "device_id": device, "changes": changes }).to_string();
                        let receipts: Receipts = asked(server, "POST /api/sync/push", token, &body);
                        answers.extend(receipts.answers);
                    }
                    open.fetch_sub(1, Ordering::SeqCst);
                    answers
                })
            });
            let watching = scope.spawn(|| watch_both(&servers, &phones[0].0, &open));
            let answers = sent.map(|thread| thread.join().expect("sent"));
            (answers, watching.join().expect("watched"))
        })
    });
    let [a, b, c, d] = answers;
    each_once(&queues[0], &[a, b].concat());
    each_once(&queues[1], &[c, d].concat());
    let page: Page = asked(
        &servers[0],
        "GET /api/sync/pull?limit=500",
        &phones[0].0,
        "",
    );
    let all = page
        .records
        .iter()
        .map(|record| (record.id, record.revision));
    assert_eq!(seen, all.collect(), "nothing was skipped");
    let mut connection = world.db.reading().await.expect("reads");
    for (what, found) in integrity::faults(&mut connection).await.expect("reads") {
        assert_eq!(found, 0, "{what}");
    }
    for (_, device) in phones {
        let count = devices::count(&mut connection, device).await;
        assert_eq!(count.expect("counts").gaps, []);
    }
}

/// Asks a server that runs in a process of its own.
fn asked<T: DeserializeOwned>(server: &Serving, what: &str, token: &str, body: &str) -> T {
    let length = body.len();
    let answer = server.ask(&format!(
        "{what} HTTP/1.1\r\nhost: dampingi.test\r\nconnection: close\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    ));
    let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {head}"))
}

fn watch_both(servers: &[Serving; 2], token: &str, open: &AtomicU32) -> BTreeMap<RecordId, u64> {
    let mut known = BTreeMap::new();
    let mut cursor: Option<String> = None;
    for server in servers.iter().cycle() {
        let last = open.load(Ordering::SeqCst) == 0;
        let after = cursor.as_ref().map(|cursor| format!("&cursor={cursor}"));
        let what = format!("GET /api/sync/pull?limit=7{}", after.unwrap_or_default());
        let page: Page = asked(server, &what, token, "");
        assert_eq!(page.restart, cursor.is_none(), "a cursor fits at both");
        known.extend(
            page.records
                .iter()
                .map(|record| (record.id, record.revision)),
        );
        cursor = Some(page.cursor);
        if last && !page.more {
            break;
        }
    }
    known
}

/// One transaction each: whatever was answered anew, was answered once, and every revision was given out once.
fn each_once(queue: &[Change], answers: &[Answer]) {
    let mut revisions = BTreeSet::new();
    for change in queue {
        let own = answers
            .iter()
            .filter(|answer| answer.change_id == change.change_id);
        let mut words: Vec<&str> = own.clone().map(|answer| word(&answer.outcome)).collect();
        words.sort_unstable();
        assert!(
            words == ["applied", "duplicate"] || words == ["conflict", "duplicate"],
            "{words:?}"
        );
        let given = own.filter_map(|answer| match answer.outcome {
            Outcome::Applied { revision }
            | Outcome::Conflict { revision, .. }
            | Outcome::Duplicate { revision } => Some(revision),
            _ => None,
        });
        let given: BTreeSet<u64> = given.collect();
        assert_eq!(given.len(), 1, "both servers name the same revision");
        revisions.extend(given);
    }
    assert_eq!(revisions.len(), queue.len());
}

/// Some new households, and after each an edit of the one that everybody edits.
fn queue(phone: &mut Phone<'_>, first: u128, base: u64) -> Vec<Change> {
    let mut changes = Vec::new();
    for number in first..first + HOUSEHOLDS {
        changes.push(household(phone, number));
        let note = Answers::new().with("sim_a", format!("{number}"));
        changes.push(phone.update(SHARED, Kind::Household, base, note));
    }
    changes
}

fn household(phone: &mut Phone<'_>, number: u128) -> Change {
    let fields = filled("household", Answers::new(), None, None);
    assert!(number != 0 && id(number).0.as_u128() == number);
    phone.create(number, Kind::Household, "household", fields)
}

/// The same phone, asking another server.
fn at<'a>(world: &'a World, phone: &Phone<'_>) -> Phone<'a> {
    Phone {
        world,
        token: phone.token.clone(),
        author: phone.author,
        device: phone.device,
        seq: phone.seq,
    }
}

async fn send(phone: &Phone<'_>, queue: &[Change], open: &Cell<u32>) -> Vec<Answer> {
    let mut answers = Vec::new();
    for batch in queue.chunks(BATCH) {
        answers.extend(phone.push(batch).await.answers);
    }
    open.set(open.get() - 1);
    answers
}

/// Pulls, now from the one and now from the other, until nobody sends any more; gives what it knows then.
async fn watch(one: &Phone<'_>, other: &Phone<'_>, open: &Cell<u32>) -> BTreeMap<RecordId, u64> {
    let mut known = BTreeMap::new();
    let mut cursor: Option<String> = None;
    for phone in [one, other].into_iter().cycle() {
        let last = open.get() == 0;
        let page = phone.pull(cursor.as_deref(), 7).await;
        assert_eq!(page.restart, cursor.is_none(), "a cursor fits at both");
        let new = page.records.iter();
        known.extend(new.map(|record| (record.id, record.revision)));
        cursor = Some(page.cursor);
        if last && !page.more {
            break;
        }
    }
    known
}

async fn last_revision(world: &World) -> u64 {
    let mut connection = world.db.reading().await.expect("reads");
    db::last_revision(&mut connection).await.expect("reads")
}
