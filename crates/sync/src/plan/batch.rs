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

/// Changes in the first push: whether the line carries more is seen by how this one goes.
const FIRST: usize = PUSH_CHANGES / 2;

impl Default for Limit {
    fn default() -> Self {
        Self {
            changes: FIRST,
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
/// her edits of a record never change places. (Within a batch the server sees to that.) Only a creation goes before what waits
/// for it: one that was put right stands behind what was said of its record since.
/// A single change goes alone however large it is: otherwise it would never be sent, and never be refused.
pub fn next_batch<'a>(
    unsettled: impl IntoIterator<Item = &'a Entry>,
    after: u64,
    limit: Limit,
) -> Vec<Entry> {
    let mut gate = Gate::default();
    let mut batch: Vec<Entry> = Vec::new();
    let mut room = Room::of(limit);
    for entry in unsettled {
        if !gate.lets_pass(entry) {
            continue;
        }
        if entry.change.device_seq <= after {
            gate.hold_back_behind(entry);
            continue;
        }
        if !room.takes(&entry.change) {
            break;
        }
        batch.push(entry.clone());
    }
    batch
}

/// All changes that may go out, in their order, in parts of which each is a push. For a file: nothing is answered in between, so
/// that here a change holds back no later change of its record but when it was refused. The server takes the parts in their
/// order.
pub fn parts(unsettled: Vec<Entry>, limit: Limit) -> Vec<Vec<Change>> {
    let mut gate = Gate::default();
    let mut parts = Vec::new();
    let mut part = Vec::new();
    let mut room = Room::of(limit);
    for entry in unsettled {
        if !gate.lets_pass(&entry) {
            continue;
        }
        if !room.takes(&entry.change) {
            parts.push(std::mem::take(&mut part));
            room = Room::of(limit);
            room.takes(&entry.change);
        }
        part.push(entry.change);
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// What still goes into a push.
struct Room {
    limit: Limit,
    changes: usize,
    bytes: usize,
}

impl Room {
    const fn of(limit: Limit) -> Self {
        Self {
            limit,
            changes: 0,
            bytes: 0,
        }
    }

    /// Whether this one still goes in. Into an empty push it does, however large it is.
    fn takes(&mut self, change: &Change) -> bool {
        let bytes = self.bytes + size_of(change);
        let is_full = self.changes == self.limit.changes || bytes > self.limit.bytes;
        if is_full && self.changes > 0 {
            return false;
        }
        (self.changes, self.bytes) = (self.changes + 1, bytes);
        true
    }
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
    /// Of those, the ones whose creation is held back too: that change is a creation itself, or a refused one.
    begun: Set<RecordId>,
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
        let before = match change.is_creation() {
            true => &self.begun,
            false => &self.blocked,
        };
        if refused || orphan || before.contains(&change.record) {
            self.hold_back_behind(entry);
            if (refused || orphan) && change.is_creation() {
                self.unborn.insert(change.record);
            }
            return false;
        }
        true
    }

    fn hold_back_behind(&mut self, Entry { change, state }: &Entry) {
        self.blocked.insert(change.record);
        if change.is_creation() || matches!(state, EntryState::Refused { .. }) {
            self.begun.insert(change.record);
        }
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
