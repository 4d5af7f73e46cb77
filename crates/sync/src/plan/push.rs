//! What a push's receipts change on the phone. An entry moves only by its own answer.

use super::Replica;
use crate::store::{Entry, EntryState, Step};
use crate::wire::{Outcome, Receipts};
use crate::{Change, Local, RecordId, replay};
use dampingi_domain::ordered::{Map, Set};
use uuid::Uuid;

/// How the entries of one push came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Durable on the server.
    pub sent: u32,
    /// Of those, the ones for which a conflict card was made.
    pub conflicts: u32,
    /// Not taken.
    pub refused: u32,
    /// Waiting for another record.
    pub deferred: u32,
    /// Whether the server asks for a new device id.
    pub device_taken: bool,
}

/// Counts the answers to a push. What was not sent, or is answered twice, counts once.
pub fn settled(sent: &[Entry], receipts: &Receipts) -> Settled {
    let mut out = Settled::default();
    for outcome in answers(sent, receipts).values() {
        match outcome {
            Outcome::Applied { .. } | Outcome::Duplicate { .. } => out.sent += 1,
            Outcome::Conflict { .. } => {
                out.sent += 1;
                out.conflicts += 1;
            }
            Outcome::Refused { .. } => out.refused += 1,
            Outcome::Deferred { .. } => out.deferred += 1,
            Outcome::DeviceTaken => out.device_taken = true,
            Outcome::Unknown => {}
        }
    }
    out
}

/// The steps that a push's receipts lead to. Entries without an answer, or with one this version cannot read, stay as
/// they are; answers to changes that were not in this push are no answers.
pub fn after_push(sent: &[Entry], receipts: &Receipts, replica: &Replica<'_>) -> Vec<Step> {
    let answers = answers(sent, receipts);
    let mut steps = Vec::new();
    let mut received: Map<RecordId, u64> = Map::new();
    let mut gone: Set<u64> = Set::new();
    let mut taken = false;
    for entry in replica.unsettled {
        let Some(outcome) = answers.get(&entry.change.change_id) else {
            continue;
        };
        let next = match outcome {
            Outcome::Applied { revision }
            | Outcome::Duplicate { revision }
            | Outcome::Conflict { revision, .. } => {
                let record = entry.change.record;
                let before = received.get(&record).copied().unwrap_or_default();
                received.insert(record, before.max(*revision));
                gone.insert(entry.change.device_seq);
                EntryState::Sent {
                    revision: *revision,
                    at: receipts.server_time.clone(),
                }
            }
            Outcome::Deferred { .. } => EntryState::Deferred,
            Outcome::Refused {
                code,
                field,
                message,
            } => EntryState::Refused {
                code: code.clone(),
                field: field.clone(),
                message: message.clone(),
            },
            Outcome::DeviceTaken => {
                taken = true;
                continue;
            }
            Outcome::Unknown => continue,
        };
        if entry.state != next {
            steps.push(Step::Move(entry.change.device_seq, next));
        }
    }
    if taken {
        steps.push(Step::NewDevice);
    }
    for (id, revision) in received {
        let pending = replica
            .unsettled
            .iter()
            .filter(|entry| entry.change.record == id && !gone.contains(&entry.change.device_seq))
            .map(|entry| &entry.change);
        steps.extend(
            replica
                .local(id)
                .and_then(|local| received_view(local, revision, pending))
                .map(|local| replica.written(local)),
        );
    }
    steps
}

/// A receipt older than the server's state here (it came a second time, after a pull): that state holds the change
/// already, so the view is built anew and shows what others wrote since. Otherwise the view goes on showing the change
/// until the next pull brings it, and notes the receipt's revision, so that no older page is taken for news.
fn received_view<'a>(
    local: &Local,
    revision: u64,
    pending: impl Iterator<Item = &'a Change>,
) -> Option<Local> {
    let mut view = match &local.base {
        Some(base) if base.revision >= revision => replay::view(Some(base), pending)?,
        _ => local.view.clone(),
    };
    view.revision = view.revision.max(revision);
    (view != local.view).then(|| Local {
        base: local.base.clone(),
        view,
    })
}

/// The first answer to each change that was sent.
fn answers<'a>(sent: &[Entry], receipts: &'a Receipts) -> Map<Uuid, &'a Outcome> {
    let asked: Set<Uuid> = sent.iter().map(|entry| entry.change.change_id).collect();
    let mut out = Map::new();
    for answer in &receipts.answers {
        if asked.contains(&answer.change_id) && !out.contains_key(&answer.change_id) {
            out.insert(answer.change_id, &answer.outcome);
        }
    }
    out
}
