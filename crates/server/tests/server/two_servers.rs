//! Two servers on one database, both at work at the same moment: the counter is the database's, not the process's.

use crate::support::family::{Phone, filled, id, word};
use crate::support::{World, on_both};
use dampingi_domain::Answers;
use dampingi_server::db::{self, changes, integrity};
use dampingi_sync::wire::{Answer, Outcome};
use dampingi_sync::{Change, Kind, RecordId};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

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
            let count = changes::device_count(&mut connection, device).await;
            assert_eq!(count.expect("counts").gaps, []);
        }
    })
    .await;
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
