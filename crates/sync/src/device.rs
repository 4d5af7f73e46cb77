//! What the server knows of a device's changes: which came before, and which are missing.

use crate::Change;
use crate::wire::{DeviceCount, Outcome};
use uuid::Uuid;

/// Most gaps that are told; a phone with more has other worries.
pub const GAPS_TOLD: usize = 20;

impl DeviceCount {
    /// Counts the sequences held of one device. A gap lies between two that are held: a phone that took a new device id
    /// goes on counting, so its first sequence need not be 1. A refused or deferred change shows as a gap until its
    /// correction or its parent is there.
    pub fn of(seqs: impl IntoIterator<Item = u64>) -> Self {
        let mut seqs: Vec<u64> = seqs.into_iter().collect();
        seqs.sort_unstable();
        seqs.dedup();
        let gaps = seqs
            .windows(2)
            .filter(|pair| pair[1] > pair[0] + 1)
            .map(|pair| (pair[0] + 1, pair[1] - 1));
        Self {
            held: seqs.len() as u64,
            last_seq: seqs.last().copied().unwrap_or(0),
            gaps: gaps.take(GAPS_TOLD).collect(),
        }
    }
}

/// Whether a change came before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is new, or it was not taken before: it is decided on.
    Fresh,
    /// It was taken.
    Duplicate {
        /// Revision it got then.
        revision: u64,
    },
    /// Another change has its device and sequence: the phone was cloned, or restored from a backup.
    DeviceTaken,
    /// It was taken with another content: something on the phone rewrites changes.
    ChangedId,
}

/// Judges a change by what is held: the change that was taken under its id with its revision, and the id of the change
/// that was noted under its device and sequence. The id decides first: after a new device id, or sent again to a
/// restored server, it comes with another pair.
pub fn seen(change: &Change, by_id: Option<(&Change, u64)>, by_pair: Option<Uuid>) -> Seen {
    match by_id {
        Some((held, revision)) if is_same(change, held) => Seen::Duplicate { revision },
        Some(_) => Seen::ChangedId,
        None if by_pair.is_some_and(|id| id != change.change_id) => Seen::DeviceTaken,
        None => Seen::Fresh,
    }
}

impl Seen {
    /// The answer, unless the change is to be decided on.
    pub fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Fresh => None,
            Self::Duplicate { revision } => Some(Outcome::Duplicate { revision }),
            Self::DeviceTaken => Some(Outcome::DeviceTaken),
            Self::ChangedId => Some(Outcome::Refused {
                code: "changed_id".to_owned(),
                field: None,
                message: "Catatan ini berbeda dari yang sudah diterima server. Simpan lagi sebagai perubahan baru."
                    .to_owned(),
            }),
        }
    }
}

/// What holds a fresh change back because of what became of the changes before it in the same push: her edits of a record
/// take effect in the order in which she made them, or not yet. `None` when nothing does.
///
/// - Once a change of a device is not taken because its sequence is another's, none after it is: they come again under
///   the new device id.
/// - Behind a change of its own record that was refused or deferred it waits, until that one is put right or taken. But a creation
///   does not wait behind what waits for it.
pub fn held_back<'a>(
    change: &Change,
    earlier: impl IntoIterator<Item = (&'a Change, &'a Outcome)>,
) -> Option<Outcome> {
    let mut hers = earlier
        .into_iter()
        .filter(|(before, _)| before.author == change.author);
    hers.find_map(|(before, outcome)| match outcome {
        Outcome::DeviceTaken if before.device_id == change.device_id => Some(Outcome::DeviceTaken),
        Outcome::Deferred { .. } if change.is_creation() && !before.is_creation() => None,
        Outcome::Refused { .. } | Outcome::Deferred { .. } if before.record == change.record => {
            Some(Outcome::Deferred {
                missing: vec![change.record],
            })
        }
        _ => None,
    })
}

/// What it does to which record, by whom. The device may have changed, and versions are no content.
fn is_same(change: &Change, held: &Change) -> bool {
    change.author == held.author
        && change.record == held.record
        && change.kind == held.kind
        && change.form == held.form
        && change.edit == held.edit
}
