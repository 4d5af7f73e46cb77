//! A server that was restored from a backup gets what it lost before what is new: her last word of a field stays the last.

use crate::block_on::block_on;
use crate::build::{create, id};
use dampingi_domain::Answers;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::run::sync;
use dampingi_sync::store::{EntryState, Failure, Transport};
use dampingi_sync::wire::{Answer, DeviceCount, Outcome, Page, Push, Receipts};
use dampingi_sync::{Change, Edit, Kind};
use std::cell::{Cell, RefCell};
use uuid::Uuid;

/// A server that takes everything in the order in which it comes, each change once in each of its lives.
#[derive(Default)]
struct Server {
    life: Cell<u32>,
    taken: RefCell<Vec<u64>>,
    /// As a server of the first version: it does not look at the epoch of a push.
    is_old: bool,
}

impl Server {
    fn epoch(&self) -> String {
        format!("e{}", self.life.get())
    }

    /// From a backup with nothing in it.
    fn restore(&self) {
        self.life.set(self.life.get() + 1);
        self.taken.borrow_mut().clear();
    }
}

impl Transport for Server {
    async fn push(&self, push: &Push) -> Result<Receipts, Failure> {
        let is_for_another = push.epoch.as_ref().is_some_and(|it| *it != self.epoch());
        let mut taken = self.taken.borrow_mut();
        let mut answers = Vec::new();
        for change in push
            .changes
            .iter()
            .filter(|_| self.is_old || !is_for_another)
        {
            let outcome = match taken.contains(&change.device_seq) {
                true => Outcome::Duplicate { revision: 1 },
                false => Outcome::Applied { revision: 1 },
            };
            if !taken.contains(&change.device_seq) {
                taken.push(change.device_seq);
            }
            answers.push(Answer {
                change_id: change.change_id,
                outcome,
            });
        }
        Ok(Receipts {
            epoch: self.epoch(),
            server_time: "2026-11-21T02:00:00Z".to_owned(),
            answers,
            device: DeviceCount::default(),
        })
    }

    async fn pull(&self, cursor: Option<&str>, _limit: u32) -> Result<Page, Failure> {
        Ok(Page {
            epoch: self.epoch(),
            server_time: "2026-11-21T02:00:00Z".to_owned(),
            restart: cursor.is_none(),
            records: Vec::new(),
            cursor: self.epoch(),
            more: false,
            left: 0,
            device: DeviceCount::default(),
            backed_up_at: String::new(),
        })
    }
}

fn edit(number: u128, word: &str) -> Change {
    let fields = Answers::new().with("hamlet", word);
    Change {
        change_id: id(100 + number).0,
        edit: Edit::Update { fields },
        ..create(1, Kind::Household, "household", Answers::new())
    }
}

/// A household and a word of it that the server had, and another word that it never got.
fn said_twice(server: &Server) -> MemoryStore {
    let store = MemoryStore::new(Uuid::from_u128(1));
    let fields = Answers::new().with("hamlet", "Satu");
    store.put(vec![create(1, Kind::Household, "household", fields)], &[]);
    store.put(vec![edit(2, "Dua")], &[]);
    block_on(sync(&store, server, |_| ())).expect("a sync");
    store.put(vec![edit(3, "Tiga")], &[]);
    server.restore();
    store
}

#[test]
fn what_a_restored_server_lost_goes_before_what_it_never_had() {
    let server = Server::default();
    let store = said_twice(&server);
    let summary = block_on(sync(&store, &server, |_| ())).expect("a sync");
    assert_eq!(*server.taken.borrow(), [1, 2, 3]);
    assert_eq!(summary.sent, 3);
    let mut entries = store.entries().into_iter();
    assert!(entries.all(|it| matches!(it.state, EntryState::Sent { .. })));
}

#[test]
fn a_server_that_does_not_look_at_it_still_gets_everything() {
    let server = Server {
        is_old: true,
        ..Server::default()
    };
    let store = said_twice(&server);
    block_on(sync(&store, &server, |_| ())).expect("a sync");
    let mut taken = server.taken.borrow().clone();
    taken.sort_unstable();
    assert_eq!(taken, [1, 2, 3]);
}

#[test]
fn a_phone_that_never_spoke_to_the_server_names_no_epoch() {
    let json = serde_json::to_value(Push {
        device_id: Uuid::from_u128(1),
        epoch: None,
        changes: Vec::new(),
    });
    let json = json.expect("is written");
    assert!(json.get("epoch").is_none());
}
