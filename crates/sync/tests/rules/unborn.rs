//! A record that was refused, hidden on the phone, and then put right: its creation stands behind its deletion in the outbox, and
//! neither may wait for the other.

use crate::block_on::block_on;
use crate::build::{create, id};
use dampingi_domain::Answers;
use dampingi_sync::device::held_back;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::plan::{self, Limit, next_batch};
use dampingi_sync::store::{Entry, EntryState, Step, Store};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Change, Edit, Kind, link};
use uuid::Uuid;

fn creation() -> Change {
    create(40, Kind::Visit, "child_visit", Answers::new())
}

fn deletion() -> Change {
    let reason = "salah orang".to_owned();
    Change {
        change_id: id(900).0,
        edit: Edit::Delete { reason },
        ..creation()
    }
}

fn refusal() -> EntryState {
    EntryState::Refused {
        code: "missing".to_owned(),
        field: None,
        message: "Belum diisi".to_owned(),
    }
}

/// Refused, hidden, put right.
fn queue() -> Vec<Entry> {
    let store = MemoryStore::new(Uuid::from_u128(1));
    store.put(vec![creation()], &[]);
    let steps = vec![Step::Move(1, refusal())];
    block_on(store.commit(1, steps)).expect("memory does not fail");
    store.put(vec![deletion()], &[]);
    let unsettled = block_on(store.unsettled()).expect("memory does not fail");
    let replaces = plan::replaced_by(&unsettled, 1);
    assert_eq!(replaces, [1]);
    let again = Change {
        change_id: id(901).0,
        ..creation()
    };
    store.put(vec![again], &replaces);
    store.look(|locals| {
        assert!(locals[&id(40)].view.deleted, "it stays hidden on the phone");
    });
    let left = block_on(store.unsettled()).expect("memory does not fail");
    left.to_vec()
}

#[test]
fn why_it_is_hidden_is_said_by_its_deletion_alone() {
    let store = MemoryStore::new(Uuid::from_u128(1));
    let fields = Answers::new().with("weight_kg", 9.1);
    let made = create(40, Kind::Visit, "child_visit", fields.clone());
    store.put(vec![made], &[]);
    let steps = vec![Step::Move(1, refusal())];
    block_on(store.commit(1, steps)).expect("memory does not fail");
    store.put(vec![deletion()], &[]);
    let refused = &store.entries()[0].change;
    let left: Vec<Entry> = store.entries().into_iter().skip(1).collect();
    store.look(|locals| {
        let local = &locals[&id(40)];
        assert!(local.view.fields.is_filled(link::DELETION_REASON));
        let again = plan::put_right(refused, Some(local), &left, &Answers::new());
        assert_eq!(again, Edit::Create { fields });
    });
}

fn seqs(batch: &[Entry]) -> Vec<u64> {
    batch.iter().map(|entry| entry.change.device_seq).collect()
}

#[test]
fn a_creation_goes_out_although_a_deletion_of_its_record_waits_before_it() {
    let queue = queue();
    let whole = next_batch(&queue, 0, Limit::default());
    assert_eq!(seqs(&whole), [2, 3]);
    // Also where the deletion was sent before in this round, and is still open.
    let one = Limit {
        changes: 1,
        ..Limit::default()
    };
    assert_eq!(seqs(&next_batch(&queue, 0, one)), [2]);
    assert_eq!(seqs(&next_batch(&queue, 2, one)), [3]);
}

#[test]
fn the_server_takes_a_creation_behind_a_deletion_that_waits_for_it() {
    let waits = Outcome::Deferred {
        missing: vec![id(40)],
    };
    let (gone, made) = (deletion(), creation());
    assert_eq!(held_back(&made, [(&gone, &waits)]), None);
    // Nothing else changes places.
    assert!(held_back(&gone, [(&made, &waits)]).is_some());
    assert!(held_back(&made, [(&creation(), &waits)]).is_some());
}

#[test]
fn a_creation_waits_behind_its_own_refused_one() {
    let mut queue = queue();
    let refused = Entry {
        change: Change {
            device_seq: 1,
            ..creation()
        },
        state: refusal(),
    };
    queue.insert(0, refused);
    assert_eq!(seqs(&next_batch(&queue, 0, Limit::default())), [0; 0]);
}
