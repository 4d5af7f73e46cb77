//! A server in memory with the real decisions (`state.rs`): its doors, its backups, and what it may be made to do wrong.

use super::Backend;
use super::state::{State, in_scope};
use dampingi_sync::device::held_back;
use dampingi_sync::store::Failure;
use dampingi_sync::wire::{Answer, Outcome, Page, Push, Receipts};
use dampingi_sync::{Author, Change, Record, RecordId};
use std::cell::RefCell;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a server may be made to do wrong, to see that the simulation notices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bug {
    #[default]
    None,
    /// Forgets which changes came before.
    TakesTwice,
    /// Answers before it wrote.
    LosesAfterReceipt,
    /// Writes over what the author did not see.
    OverwritesSilently,
    /// Takes the highest number it gave out for the end of the log, although a lower one is not committed yet.
    NaiveCursor,
    /// Raises no card when an edit reaches somebody through an alias.
    AliasWithoutCard,
    /// Hides a record without looking at what hangs on it.
    HidesWhatHangs,
    /// Lets a move go for nothing when another one came before it.
    ForgetsSecondMove,
    /// Takes each choice at a card for the first one.
    LastChoiceWins,
    /// Tells phones nothing of its backups, so that they forget by the date alone.
    TellsNoBackup,
    /// Restored, takes what is new before what it lost.
    TakesAfterRestore,
}

/// The server.
#[derive(Debug)]
pub struct Model {
    bug: Bug,
    state: RefCell<State>,
    backup: RefCell<Option<State>>,
    epochs: RefCell<u64>,
    signed_out: RefCell<BTreeSet<RecordId>>,
    backed_up_at: RefCell<String>,
}

/// A restored server gives out sequences above all that it gave out before its restore.
pub(super) const JUMP: u64 = 1 << 32;

impl Model {
    pub fn new(bug: Bug) -> Self {
        Self {
            bug,
            state: RefCell::default(),
            backup: RefCell::default(),
            epochs: RefCell::default(),
            signed_out: RefCell::default(),
            backed_up_at: RefCell::default(),
        }
    }

    fn is_signed_in(&self, author: &Author) -> Result<(), Failure> {
        if self.signed_out.borrow().contains(&author.id) {
            return Err(Failure::NotSignedIn);
        }
        Ok(())
    }
}

impl Backend for Model {
    fn user(&self, _author: &Author) {}

    fn saw(&self, change: Uuid, revision: u64) {
        self.state.borrow_mut().watch.knows(change, revision);
    }

    fn push(&self, author: &Author, push: &Push) -> Result<Receipts, Failure> {
        self.is_signed_in(author)?;
        let mut state = self.state.borrow_mut();
        let is_for_another = (push.epoch.as_ref()).is_some_and(|it| *it != state.epoch.to_string());
        if is_for_another && self.bug != Bug::TakesAfterRestore {
            return Ok(state.receipts(push, Vec::new()));
        }
        let before = state.revision;
        let mut outcomes: Vec<Option<Outcome>> = vec![None; push.changes.len()];
        // As the real one: what was deferred is tried again for as long as something else got through.
        loop {
            let mut progress = false;
            for (number, change) in push.changes.iter().enumerate() {
                if matches!(outcomes[number], None | Some(Outcome::Deferred { .. })) {
                    let earlier = push.changes.iter().zip(outcomes[..number].iter().flatten());
                    let held = held_back(change, earlier);
                    let decided = state.decide(change, author, held, self.bug);
                    progress |= !matches!(decided, Outcome::Deferred { .. });
                    outcomes[number] = Some(decided);
                }
            }
            let waits =
                |outcome: &Option<Outcome>| matches!(outcome, Some(Outcome::Deferred { .. }));
            if !progress || !outcomes.iter().any(waits) {
                break;
            }
        }
        if self.bug == Bug::NaiveCursor {
            state.leave_open(before);
        }
        let answers = push.changes.iter().zip(outcomes);
        let answers = answers.filter_map(|(change, outcome)| {
            Some(Answer {
                change_id: change.change_id,
                outcome: outcome?,
            })
        });
        Ok(state.receipts(push, answers.collect()))
    }

    fn pull(
        &self,
        author: &Author,
        device: Uuid,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page, Failure> {
        self.is_signed_in(author)?;
        let mut state = self.state.borrow_mut();
        state.late.retain(|_, requests| {
            *requests = requests.saturating_sub(1);
            *requests > 0
        });
        let state = &*state;
        let scope = state.scope(author);
        let from = cursor.and_then(|cursor| {
            let (head, seq) = cursor.rsplit_once('/')?;
            (head == scope).then(|| seq.parse::<u64>().ok())?
        });
        let mut records: Vec<&Record> = state
            .records
            .values()
            .filter(|stored| in_scope(author, stored) && stored.record.revision > from.unwrap_or(0))
            .filter(|stored| !state.late.contains_key(&stored.record.id))
            .map(|stored| &stored.record)
            .collect();
        records.sort_by_key(|record| record.revision);
        let more = records.len() > limit as usize;
        records.truncate(limit as usize);
        let last = records
            .last()
            .map(|record| record.revision)
            .filter(|_| more);
        Ok(Page {
            epoch: state.epoch.to_string(),
            server_time: state.time(),
            restart: from.is_none(),
            records: records.into_iter().cloned().collect(),
            cursor: format!("{scope}/{}", last.unwrap_or(state.revision)),
            more,
            left: 0,
            device: state.count(device),
            backed_up_at: match self.bug {
                Bug::TellsNoBackup => String::new(),
                _ => self.backed_up_at.borrow().clone(),
            },
        })
    }

    fn push_and_die(&self, author: &Author, push: &Push, steps: usize) {
        let before = self.state.borrow().clone();
        // What it did in a transaction that was not committed was never done.
        let _ = self.push(author, push);
        if steps <= push.changes.len() {
            *self.state.borrow_mut() = before;
        }
    }

    fn sign_out(&self, author: &Author) {
        self.signed_out.borrow_mut().insert(author.id);
    }

    fn sign_in(&self, author: &Author) {
        self.signed_out.borrow_mut().remove(&author.id);
    }

    fn pass_days(&self, days: i32) {
        self.state.borrow_mut().days += days;
    }

    fn back_up(&self) {
        *self.backed_up_at.borrow_mut() = self.state.borrow().time();
        *self.backup.borrow_mut() = Some(self.state.borrow().clone());
    }

    fn restore(&self) -> bool {
        let Some(mut old) = self.backup.borrow().clone() else {
            return false;
        };
        let mut epochs = self.epochs.borrow_mut();
        *epochs += 1;
        old.epoch = *epochs;
        old.days = self.state.borrow().days;
        // The clock is read off the sequence, and no clock goes back because a server was restored.
        old.revision = JUMP * *epochs + self.state.borrow().revision % JUMP;
        old.watch.remember(&self.state.borrow().watch);
        *self.state.borrow_mut() = old;
        true
    }

    fn records(&self) -> Vec<Record> {
        let state = self.state.borrow();
        state
            .records
            .values()
            .map(|stored| stored.record.clone())
            .collect()
    }

    fn taken(&self) -> Vec<(Change, u32)> {
        let state = self.state.borrow();
        state
            .taken
            .values()
            .map(|(change, _)| (change.clone(), state.effects[&change.change_id]))
            .collect()
    }

    fn complaints(&self) -> Vec<String> {
        self.state.borrow().watch.complaints()
    }
}
