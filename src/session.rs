//! An open vault: whose it is, its key, and what is kept in memory while it is open. Dropped when it is locked.

use crate::clock;
use crate::phone::saving::home;
use crate::store::device::Device;
use crate::store::recent::Recent;
use crate::store::shelf::Shelf;
use crate::store::unsettled::Unsettled;
use crate::vault::seal::Key;
use dampingi_domain::Date;
use dampingi_domain::ordered::Set;
use dampingi_sync::store::EntryState;
use dampingi_sync::{Profile, RecordId};
use std::cell::{Cell, RefCell};
use uuid::Uuid;

/// An open vault.
pub struct Session {
    /// The vault.
    pub vault: Uuid,
    /// Its user, as the server last described her.
    pub profile: RefCell<Profile>,
    /// Opaque; `None` after the server said that it is no longer valid.
    pub token: RefCell<Option<String>>,
    /// The data key.
    pub key: Key,
    /// Where the vault stands with the server.
    pub device: RefCell<Device>,
    /// Transactions of the vault as this tab knows them.
    pub writes: Cell<f64>,
    /// The summaries.
    pub shelf: RefCell<Shelf>,
    /// Changes that are not settled.
    pub pending: RefCell<Unsettled>,
    /// Records that were read or written lately.
    pub recent: Recent,
    /// Records in the batch that is being sent now.
    pub sending: RefCell<Set<RecordId>>,
    /// Whether the server was asked who she is since the vault was opened.
    pub is_known: Cell<bool>,
    /// The day on which the summaries were last shown whole; `None` when they were read since.
    pub shown_on: Cell<Option<Date>>,
    /// Refused changes that were taken back, here or perhaps in another tab: a sync that planned before must plan anew.
    pub taken_back: Cell<u32>,
    /// Set when a write failed or another tab wrote: the summaries must be read again.
    pub is_stale: Cell<bool>,
}

/// What is known of an unsettled change without decrypting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Record it is about.
    pub record: RecordId,
    /// How far it has come.
    pub word: Word,
}

/// How far a change has come, in one word: what the outbox says in the clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Durable here, not yet answered.
    Waiting,
    /// The server waits for another record first.
    Deferred,
    /// Not taken.
    Refused,
    /// Received.
    Sent,
    /// Replaced by a later change.
    Replaced,
}

impl Word {
    /// Those that are not settled.
    pub const UNSETTLED: [Self; 3] = [Self::Waiting, Self::Deferred, Self::Refused];

    /// As it stands in the outbox.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Deferred => "deferred",
            Self::Refused => "refused",
            Self::Sent => "sent",
            Self::Replaced => "replaced",
        }
    }

    /// Reads it. An unknown word is one of a newer version: nothing may be done with it.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [
            Self::Waiting,
            Self::Deferred,
            Self::Refused,
            Self::Sent,
            Self::Replaced,
        ];
        all.into_iter().find(|word| word.as_str() == text)
    }

    /// Whether it still awaits something.
    pub fn is_unsettled(self) -> bool {
        Self::UNSETTLED.contains(&self)
    }
}

impl From<&EntryState> for Word {
    fn from(state: &EntryState) -> Self {
        match state {
            EntryState::Waiting => Self::Waiting,
            EntryState::Deferred => Self::Deferred,
            EntryState::Refused { .. } => Self::Refused,
            EntryState::Sent { .. } => Self::Sent,
            EntryState::Replaced => Self::Replaced,
        }
    }
}

impl Session {
    /// The user.
    pub fn user(&self) -> RecordId {
        self.profile.borrow().id
    }

    /// Today, by the offset of her area.
    pub fn today(&self) -> Date {
        let offset = home(&self.profile.borrow()).utc_offset_hours();
        clock::civil(clock::wall_ms(), offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_as_it_was_written_and_no_other() {
        for word in [
            Word::Waiting,
            Word::Deferred,
            Word::Refused,
            Word::Sent,
            Word::Replaced,
        ] {
            assert_eq!(Word::parse(word.as_str()), Some(word));
        }
        assert_eq!(Word::parse("quarantined"), None);
    }
}
