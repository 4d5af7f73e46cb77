//! Which changes go into the next push.

use crate::store::{Entry, EntryState};
use crate::wire::{PUSH_BYTES, PUSH_CHANGES};
use crate::{Change, Edit, RecordId, link};
use dampingi_domain::ordered::Set;

/// How much may go into one push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Changes.
    pub changes: usize,
    /// Bytes of JSON.
    pub bytes: usize,
}

impl Default for Limit {
    fn default() -> Self {
        Self {
            changes: PUSH_CHANGES,
            bytes: PUSH_BYTES,
        }
    }
}

impl Limit {
    /// After a batch of `sent` changes was too large or too slow.
    #[must_use]
    pub fn halved(self, sent: usize) -> Self {
        Self {
            changes: (sent / 2).max(1),
            ..self
        }
    }

    /// After a batch went through.
    #[must_use]
    pub fn doubled(self) -> Self {
        Self {
            changes: (self.changes * 2).min(PUSH_CHANGES),
            ..self
        }
    }
}

/// The next changes to send after sequence `after`, in their order; empty when there is nothing more to send in this round.
///
/// A refused change holds back later changes of its own record, and when it is a creation also what hangs on that
/// record, for the server could only defer them. It holds back nothing else. A deferred change is sent again in every round.
/// What was sent in this round and is still not settled holds back the later changes of its record until the next round:
/// her edits of a record never change places. (Within a batch the server sees to that.)
/// A single change goes alone however large it is: otherwise it would never be sent, and never be refused.
pub fn next_batch(unsettled: &[Entry], after: u64, limit: Limit) -> Vec<Entry> {
    let mut gate = Gate::default();
    let mut batch: Vec<Entry> = Vec::new();
    let mut bytes = 0;
    for entry in unsettled {
        if !gate.lets_pass(entry) {
            continue;
        }
        if entry.change.device_seq <= after {
            gate.open_in_this_round(entry);
            continue;
        }
        let size = size_of(&entry.change);
        if batch.len() == limit.changes || (!batch.is_empty() && bytes + size > limit.bytes) {
            break;
        }
        bytes += size;
        batch.push(entry.clone());
    }
    batch
}

fn size_of(change: &Change) -> usize {
    // One more for the comma. What cannot be written as JSON cannot be sent either; the transport will say so.
    serde_json::to_vec(change).map_or(0, |json| json.len() + 1)
}

/// Walks the outbox in order and says of each entry whether an earlier one holds it back.
#[derive(Default)]
struct Gate {
    /// Records with a change that was refused, or that is still open after it was sent in this round.
    blocked: Set<RecordId>,
    /// Records whose creation was refused or held back behind a refused one.
    unborn: Set<RecordId>,
}

impl Gate {
    fn lets_pass(&mut self, entry: &Entry) -> bool {
        let change = &entry.change;
        let refused = matches!(entry.state, EntryState::Refused { .. });
        let orphan = link::parents(change)
            .iter()
            .any(|id| self.unborn.contains(id));
        if refused || orphan || self.blocked.contains(&change.record) {
            self.blocked.insert(change.record);
            if (refused || orphan) && matches!(change.edit, Edit::Create { .. }) {
                self.unborn.insert(change.record);
            }
            return false;
        }
        true
    }

    fn open_in_this_round(&mut self, entry: &Entry) {
        self.blocked.insert(entry.change.record);
    }
}

/// The entries that a new change replaces when the refused entry `seq` is edited and sent again: itself, and, if it was
/// a creation, the later edits of the same record, which the new creation must carry: it stands behind them in the outbox.
pub fn replaced_by(unsettled: &[Entry], seq: u64) -> Vec<u64> {
    let Some(refused) = unsettled
        .iter()
        .find(|entry| entry.change.device_seq == seq)
    else {
        return Vec::new();
    };
    let creation = matches!(refused.change.edit, Edit::Create { .. });
    unsettled
        .iter()
        .filter(|entry| {
            let later_edit = creation
                && entry.change.record == refused.change.record
                && matches!(entry.change.edit, Edit::Create { .. } | Edit::Update { .. });
            entry.change.device_seq == seq || later_edit
        })
        .map(|entry| entry.change.device_seq)
        .collect()
}
