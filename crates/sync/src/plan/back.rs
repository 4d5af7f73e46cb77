//! A refused change that its author takes back: a decision has no answers that could be put right. Deletes nothing.

use super::Replica;
use crate::store::{Entry, EntryState, Step};
use crate::{Edit, replay};

/// The steps by which the refused entry `seq` is taken back: it stays in the outbox, is sent no more and shows no more. A creation
/// takes along what was said of its record later: without it there is no record. `sent` is what the server has confirmed; of
/// that the phone may not have got the record back yet. No step where nothing is refused at that place (any more).
pub fn taken_back(seq: u64, sent: &[Entry], replica: &Replica<'_>) -> Vec<Step> {
    let refused = replica.unsettled.iter().find(|entry| {
        entry.change.device_seq == seq && matches!(entry.state, EntryState::Refused { .. })
    });
    let Some(refused) = refused else {
        return Vec::new();
    };
    let record = refused.change.record;
    let is_creation = matches!(refused.change.edit, Edit::Create { .. });
    let (gone, left): (Vec<&Entry>, Vec<&Entry>) = replica
        .unsettled
        .iter()
        .filter(|entry| entry.change.record == record)
        .partition(|entry| {
            let later = is_creation && entry.change.device_seq > seq;
            entry.change.device_seq == seq || later
        });
    let mut steps: Vec<Step> = gone
        .into_iter()
        .map(|entry| Step::Move(entry.change.device_seq, EntryState::Replaced))
        .collect();
    if let Some(local) = replica.local(record) {
        // What was confirmed lies under what waits.
        let left = sent.iter().chain(left);
        steps.push(match replay::without(local, left) {
            Some(local) => Step::Put(local),
            None => Step::Drop(record),
        });
    }
    steps
}
