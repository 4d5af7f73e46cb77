//! The wire between a phone and the server: loses, repeats, cuts off, refuses, and takes the server down in the middle.

use super::phone::{Air, breathe};
use super::slow_store::SlowStore;
use dampingi_sync::Author;
use dampingi_sync::store::{Failure, Transport};
use dampingi_sync::wire::{Page, Push, Receipts};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::rc::Rc;

/// The beginning of a message, as far as the signal lasted.
fn cut_off<T: Serialize + DeserializeOwned>(message: &T, air: &Air) -> Result<T, Failure> {
    let text = serde_json::to_vec(message).expect("is written");
    let length = air.chance.borrow_mut().below(text.len());
    serde_json::from_slice(&text[..length]).map_err(|error| Failure::Broken(error.to_string()))
}

pub struct Wire {
    pub air: Rc<Air>,
    pub author: Rc<RefCell<Author>>,
    pub store: Rc<SlowStore>,
    pub number: usize,
}

enum Fate {
    Fine,
    LostBefore,
    LostAfter,
    Twice,
    TooLarge,
    /// The answer is cut off in its middle.
    Cut,
    /// The server's process ends in the middle of it.
    Killed,
}

impl Wire {
    fn fate(&self, size: usize, is_pull: bool) -> Fate {
        let mut chance = self.air.chance.borrow_mut();
        if !chance.percent(self.air.trouble.get()) {
            return Fate::Fine;
        }
        let (fate, name) = match chance.below(6) {
            1 => (Fate::LostAfter, "answer lost"),
            2 => (Fate::Twice, "request twice"),
            3 if size > 1 => (Fate::TooLarge, "refused as too large"),
            4 => (Fate::Cut, "answer cut off"),
            5 => (Fate::Killed, "server killed in a push"),
            _ => (Fate::LostBefore, "request lost"),
        };
        // A pull changes nothing: sent twice, or to a server that dies over it, it is lost or it is not.
        match (&fate, is_pull) {
            (Fate::Twice, true) => return Fate::Fine,
            (Fate::Killed, true) => self.air.fault("answer lost"),
            _ => self.air.fault(name),
        }
        fate
    }
}

impl Wire {
    /// Through the words of the wire, as over HTTP; now and then, for it is most of the work.
    fn through<T: Serialize + DeserializeOwned>(&self, message: T) -> Result<T, Failure> {
        if !self.air.chance.borrow_mut().percent(15) {
            return Ok(message);
        }
        serde_json::to_string(&message)
            .and_then(|json| serde_json::from_str(&json))
            .map_err(|error| Failure::Broken(error.to_string()))
    }
}

impl Transport for Wire {
    async fn push(&self, push: &Push) -> Result<Receipts, Failure> {
        breathe().await;
        let fate = self.fate(push.changes.len(), false);
        if self.air.trouble.get() > 0 && self.air.chance.borrow_mut().percent(10) {
            self.air
                .echoes
                .borrow_mut()
                .push((self.number, push.clone()));
        }
        let author = self.author.borrow().clone();
        let push = self.through(push.clone())?;
        let answer = match fate {
            Fate::LostBefore => Err(Failure::Unreachable),
            Fate::TooLarge => Err(Failure::TooLarge),
            Fate::Fine => self.air.backend.push(&author, &push),
            Fate::LostAfter => self
                .air
                .backend
                .push(&author, &push)
                .and(Err(Failure::Unreachable)),
            Fate::Cut => (self.air.backend.push(&author, &push))
                .and_then(|receipts| cut_off(&receipts, &self.air)),
            Fate::Killed => {
                let steps = self
                    .air
                    .chance
                    .borrow_mut()
                    .below(2 * push.changes.len() + 2);
                self.air.backend.push_and_die(&author, &push, steps);
                Err(Failure::Unreachable)
            }
            Fate::Twice => {
                let first = self.air.backend.push(&author, &push);
                let second = self.air.backend.push(&author, &push);
                let late = self.air.chance.borrow_mut().percent(50);
                if late { second } else { first }
            }
        };
        breathe().await;
        self.through(answer?)
    }

    async fn pull(&self, cursor: Option<&str>, limit: u32) -> Result<Page, Failure> {
        breathe().await;
        // Small pages, so that the world is let in between them.
        let limit = limit.min(1 + self.air.chance.borrow_mut().below(12) as u32);
        let author = self.author.borrow().clone();
        let answer = match self.fate(limit as usize, true) {
            Fate::LostBefore | Fate::LostAfter | Fate::Killed => Err(Failure::Unreachable),
            Fate::Cut => (self.air.backend)
                .pull(&author, self.store.inner.device(), cursor, limit)
                .and_then(|page| cut_off(&page, &self.air)),
            Fate::TooLarge => Err(Failure::TooLarge),
            Fate::Fine | Fate::Twice => {
                self.air
                    .backend
                    .pull(&author, self.store.inner.device(), cursor, limit)
            }
        };
        breathe().await;
        self.through(answer?)
    }
}
