//! The sync run over a wire that answers as the test says.

use crate::block_on::block_on;
use crate::build::{create, id, with};
use dampingi_domain::Answers;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::run::{Progress, Summary, Trouble, sync};
use dampingi_sync::store::{Committed, EntryState, Failure, Position, Step, Store, Transport};
use dampingi_sync::wire::{Answer, DeviceCount, Outcome, PUSH_CHANGES, Page, Push, Receipts};
use dampingi_sync::{Change, Kind};
use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::task::Poll;
use uuid::Uuid;

/// Changes in the first batch; when it went well, the next one has as many as there may be.
const FIRST: usize = PUSH_CHANGES / 2;

/// A server that takes everything except what the test says, and has nothing to give.
#[derive(Default)]
struct Wire {
    sizes: RefCell<Vec<usize>>,
    limits: RefCell<Vec<u32>>,
    /// Batches with more changes are too large.
    most: Option<usize>,
    /// The wire breaks over this record.
    breaks_over: Option<u128>,
    breaks_with: Option<Failure>,
    pull_fails_above: Option<u32>,
    takes_device: Cell<u32>,
    silent: bool,
    /// Another life with every so many answers.
    lives: Option<u32>,
    answered: Cell<u32>,
}

impl Wire {
    fn epoch(&self) -> String {
        self.answered.set(self.answered.get() + 1);
        let life = self.lives.map_or(0, |every| self.answered.get() / every);
        format!("e{life}")
    }
}

impl Transport for Wire {
    async fn push(&self, push: &Push) -> Result<Receipts, Failure> {
        self.sizes.borrow_mut().push(push.changes.len());
        if self.most.is_some_and(|most| push.changes.len() > most) {
            return Err(Failure::TooLarge);
        }
        let poisoned = |change: &Change| Some(change.record.0.as_u128()) == self.breaks_over;
        if let Some(failure) = self
            .breaks_with
            .clone()
            .filter(|_| self.breaks_over.is_none() || push.changes.iter().any(poisoned))
        {
            return Err(failure);
        }
        let taken = self.takes_device.get() > 0;
        self.takes_device
            .set(self.takes_device.get().saturating_sub(1));
        let answers = push
            .changes
            .iter()
            .filter(|_| !self.silent)
            .map(|change| Answer {
                change_id: change.change_id,
                outcome: if taken {
                    Outcome::DeviceTaken
                } else {
                    Outcome::Applied { revision: 1 }
                },
            });
        Ok(Receipts {
            epoch: self.epoch(),
            server_time: "2026-11-21T02:00:00Z".to_owned(),
            answers: answers.collect(),
            device: DeviceCount::default(),
        })
    }

    async fn pull(&self, cursor: Option<&str>, limit: u32) -> Result<Page, Failure> {
        self.limits.borrow_mut().push(limit);
        if self.pull_fails_above.is_some_and(|most| limit > most) {
            return Err(Failure::TooLarge);
        }
        Ok(Page {
            epoch: self.epoch(),
            server_time: "2026-11-21T02:00:00Z".to_owned(),
            restart: cursor.is_none(),
            records: Vec::new(),
            cursor: "c".to_owned(),
            more: false,
            left: 0,
            device: DeviceCount::default(),
            backed_up_at: String::new(),
        })
    }
}

fn phone_with(changes: u128) -> MemoryStore {
    let store = MemoryStore::new(Uuid::from_u128(1));
    let made = (1..=changes).map(|number| {
        let fields = Answers::new().with("hamlet", "Satu");
        with(
            create(number, Kind::Household, "household", fields),
            "rt",
            "001",
        )
    });
    store.put(made.collect(), &[]);
    store
}

fn run(store: &MemoryStore, wire: &Wire) -> Result<Summary, Trouble<Infallible>> {
    block_on(sync(store, wire, |_| ()))
}

fn waiting(store: &MemoryStore) -> Vec<u64> {
    store
        .entries()
        .into_iter()
        .filter(|entry| entry.state == EntryState::Waiting)
        .map(|entry| entry.change.device_seq)
        .collect()
}

#[test]
fn with_nothing_to_send_nothing_is_sent() {
    let (store, wire) = (phone_with(0), Wire::default());
    run(&store, &wire).expect("a sync");
    assert!(wire.sizes.borrow().is_empty());
    assert_eq!(wire.limits.borrow().len(), 1);
}

#[test]
fn many_changes_go_in_batches_and_progress_is_told() {
    let all = FIRST + PUSH_CHANGES + 50;
    let (store, wire) = (phone_with(all as u128), Wire::default());
    let mut told = Vec::new();
    let summary = block_on(sync(&store, &wire, |progress| told.push(progress))).expect("a sync");
    assert_eq!(summary.sent as usize, all);
    assert_eq!(*wire.sizes.borrow(), [FIRST, PUSH_CHANGES, 50]);
    let pushing: Vec<(usize, usize)> = told
        .iter()
        .filter_map(|progress| match progress {
            Progress::Pushing { done, of, .. } => Some((*done as usize, *of as usize)),
            Progress::Pulling { .. } => None,
        })
        .collect();
    assert_eq!(pushing, [(0, all), (FIRST, all), (all - 50, all)]);
    let first = told.first();
    assert!(
        matches!(first, Some(Progress::Pushing { sending, .. }) if sending.len() == FIRST && sending[0] == id(1))
    );
    assert_eq!(store.standing().epoch.as_deref(), Some("e0"));
}

/// A wire that takes its time, and notes how much waits when a batch goes off and when its answer is here.
struct Slow<'a> {
    wire: Wire,
    store: &'a MemoryStore,
    seen: RefCell<Vec<(usize, usize)>>,
}

impl Transport for Slow<'_> {
    async fn push(&self, push: &Push) -> Result<Receipts, Failure> {
        let before = waiting(self.store).len();
        let mut is_there = false;
        std::future::poll_fn(|_| {
            let now = std::mem::replace(&mut is_there, true);
            if now { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        self.seen
            .borrow_mut()
            .push((before, waiting(self.store).len()));
        self.wire.push(push).await
    }

    async fn pull(&self, cursor: Option<&str>, limit: u32) -> Result<Page, Failure> {
        assert!(waiting(self.store).is_empty(), "written before the pull");
        self.wire.pull(cursor, limit).await
    }
}

#[test]
fn an_answer_is_written_while_the_next_batch_is_on_the_line() {
    let all = FIRST + PUSH_CHANGES + 50;
    let store = phone_with(all as u128);
    let wire = Slow {
        wire: Wire::default(),
        store: &store,
        seen: RefCell::default(),
    };
    let summary = block_on(sync(&store, &wire, |_| ())).expect("a sync");
    assert_eq!(summary.sent as usize, all);
    let left = all - FIRST;
    // The first answer names the server's epoch, which is noted before anything else goes off.
    assert_eq!(*wire.seen.borrow(), [(all, all), (left, left), (left, 50)]);
}

#[test]
fn a_batch_that_is_too_large_is_halved() {
    let (store, wire) = (
        phone_with(20),
        Wire {
            most: Some(6),
            ..Wire::default()
        },
    );
    assert_eq!(run(&store, &wire).expect("a sync").sent, 20);
    assert_eq!(wire.sizes.borrow()[..3], [20, 10, 5]);
}

#[test]
fn one_change_that_breaks_the_server_blocks_no_other() {
    for failure in [Failure::TooLarge, Failure::Broken("500".to_owned())] {
        let wire = Wire {
            breaks_over: Some(7),
            breaks_with: Some(failure),
            ..Wire::default()
        };
        let store = phone_with(20);
        let summary = run(&store, &wire).expect("a sync");
        assert_eq!((summary.sent, summary.stuck), (19, 1));
        assert_eq!(waiting(&store), [7]);
    }
}

#[test]
fn a_server_that_fails_at_everything_is_left_in_peace() {
    let wire = Wire {
        breaks_with: Some(Failure::Broken("500".to_owned())),
        ..Wire::default()
    };
    let store = phone_with(500);
    assert_eq!(
        run(&store, &wire),
        Err(Trouble::Wire(Failure::Broken("500".to_owned())))
    );
    assert!(
        wire.sizes.borrow().len() < 25,
        "{} requests",
        wire.sizes.borrow().len()
    );
    assert_eq!(waiting(&store).len(), 500);
}

#[test]
fn without_signal_it_tries_once_more_with_little() {
    let wire = Wire {
        breaks_with: Some(Failure::Unreachable),
        ..Wire::default()
    };
    let store = phone_with(50);
    assert_eq!(run(&store, &wire), Err(Trouble::Wire(Failure::Unreachable)));
    assert_eq!(*wire.sizes.borrow(), [50, 10]);
    let wire = Wire {
        breaks_with: Some(Failure::NotSignedIn),
        ..Wire::default()
    };
    assert_eq!(run(&store, &wire), Err(Trouble::Wire(Failure::NotSignedIn)));
    assert_eq!(wire.sizes.borrow().len(), 1);
}

#[test]
fn pages_shrink_when_they_are_too_large() {
    let wire = Wire {
        pull_fails_above: Some(100),
        ..Wire::default()
    };
    run(&phone_with(0), &wire).expect("a sync");
    assert_eq!(*wire.limits.borrow(), [500, 250, 125, 62]);
}

#[test]
fn a_cloned_phone_takes_a_new_device_and_sends_again() {
    let wire = Wire {
        takes_device: Cell::new(1),
        ..Wire::default()
    };
    let store = phone_with(3);
    let old = store.device();
    assert_eq!(run(&store, &wire).expect("a sync").sent, 3);
    assert_ne!(store.device(), old);
    let broken = Wire {
        takes_device: Cell::new(u32::MAX),
        ..Wire::default()
    };
    let store = phone_with(3);
    assert!(
        matches!(run(&store, &broken), Err(Trouble::Wire(Failure::Broken(_)))),
        "and does not go on for ever"
    );
    assert_eq!(waiting(&store).len(), 3);
}

#[test]
fn a_server_that_answers_nothing_is_not_asked_for_ever() {
    let wire = Wire {
        silent: true,
        ..Wire::default()
    };
    let store = phone_with(3);
    assert_eq!(run(&store, &wire).expect("a sync").sent, 0);
    assert_eq!(wire.sizes.borrow().len(), 1);
    assert_eq!(waiting(&store), [1, 2, 3]);
}

#[test]
fn a_restored_server_gets_again_what_it_had_confirmed() {
    // The first answer to a push and the pull are of the first life, everything after of the second.
    let wire = Wire {
        lives: Some(3),
        ..Wire::default()
    };
    let store = phone_with(3);
    run(&store, &wire).expect("a sync");
    assert!(wire.sizes.borrow().len() == 1);
    let summary = run(&store, &wire).expect("a sync");
    assert_eq!(summary.sent, 3, "once more");
    assert_eq!(*wire.sizes.borrow(), [3, 3]);
    assert!(waiting(&store).is_empty());
}

#[test]
fn a_server_that_is_another_with_every_answer_is_broken() {
    let wire = Wire {
        lives: Some(1),
        ..Wire::default()
    };
    let store = phone_with(3);
    let ended = run(&store, &wire);
    assert!(matches!(ended, Err(Trouble::Wire(Failure::Broken(_)))));
    assert!(wire.sizes.borrow().len() < 10);
}

/// Somebody wants everything anew while the second page is on its way.
struct Interrupted<'a> {
    store: &'a MemoryStore,
    asked: RefCell<Vec<Option<String>>>,
}

impl Transport for Interrupted<'_> {
    async fn push(&self, _: &Push) -> Result<Receipts, Failure> {
        Err(Failure::Unreachable)
    }

    async fn pull(&self, cursor: Option<&str>, _: u32) -> Result<Page, Failure> {
        let number = {
            let mut asked = self.asked.borrow_mut();
            asked.push(cursor.map(str::to_owned));
            asked.len()
        };
        if number == 2 {
            let anew = Position {
                cursor: None,
                ..self.store.standing()
            };
            let steps = vec![Step::Position(anew)];
            let written = self.store.commit(0, steps).await;
            assert_eq!(written, Ok(Committed::Done));
        }
        Ok(Page {
            epoch: "e".to_owned(),
            server_time: "2026-11-21T02:00:00Z".to_owned(),
            restart: cursor.is_none(),
            records: Vec::new(),
            cursor: number.to_string(),
            more: number < 4,
            left: 0,
            device: DeviceCount::default(),
            backed_up_at: String::new(),
        })
    }
}

#[test]
fn a_page_that_was_on_its_way_takes_nobody_forward_who_begins_anew() {
    let store = phone_with(0);
    let wire = Interrupted {
        store: &store,
        asked: RefCell::default(),
    };
    block_on(sync(&store, &wire, |_| ())).expect("a sync");
    let asked = wire.asked.into_inner();
    let asked: Vec<Option<&str>> = asked.iter().map(Option::as_deref).collect();
    assert_eq!(asked, [None, Some("1"), None, Some("3")]);
    assert_eq!(store.standing().cursor.as_deref(), Some("4"));
}
