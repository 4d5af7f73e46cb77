//! What a page of a pull changes on the phone. A record with pending changes never loses them.

use super::Replica;
use crate::store::{Entry, Position, Step};
use crate::wire::Page;
use crate::{Local, Record, RecordId, link, replay};
use dampingi_domain::ordered::{Map, Set};

/// The steps that a page leads to: records rebased, the position noted, and, when a pull that had started anew ends, the
/// records dropped that were not sent again. `present` names the records that came from or went to the server; it is
/// looked at only when the page starts a pull anew.
///
/// The page must be of the epoch the phone stands in; of another one, see [`super::send_again`] first.
pub fn after_pull(page: &Page, replica: &Replica<'_>, present: &[RecordId]) -> Vec<Step> {
    let position = replica.position;
    let anew = page.restart || position.restarted;
    // Latest last: should a record come twice in a page, the later one counts.
    let incoming: Map<RecordId, &Record> = page
        .records
        .iter()
        .map(|record| (record.id, record))
        .collect();
    let mut steps: Vec<Step> = incoming
        .values()
        .filter_map(|record| rebased(record, replica, anew))
        .map(|local| replica.written(local))
        .collect();
    let mut unswept: Vec<RecordId> = if page.restart {
        present.to_vec()
    } else {
        position.unswept.clone()
    };
    unswept.retain(|id| !incoming.contains_key(id));
    if !page.more {
        let needed = needed(replica.unsettled);
        unswept.retain(|id| {
            let stays = needed.contains(id);
            if !stays {
                steps.push(Step::Drop(*id));
            }
            stays
        });
    }
    let next = Position {
        cursor: Some(page.cursor.clone()),
        epoch: Some(page.epoch.clone()),
        restarted: anew && page.more,
        unswept,
        ..position.clone()
    };
    if next != *position {
        steps.push(Step::Position(next));
    }
    steps
}

/// The record with the server's state as its base; `None` when the phone has that state already, or a later one.
fn rebased(record: &Record, replica: &Replica<'_>, anew: bool) -> Option<Local> {
    let local = replica.local(record.id);
    let pending = replica
        .unsettled
        .iter()
        .filter(|entry| entry.change.record == record.id)
        .map(|entry| &entry.change);
    if let Some(local) = local {
        // A restored server counts anew, so a pull from the beginning takes what it is given.
        let is_older = record.revision < local.view.revision.max(local.base_revision());
        if is_older && !anew {
            return None;
        }
    }
    let next = Local {
        base: Some(record.clone()),
        view: replay::view(Some(record), pending)?,
    };
    (local != Some(&next)).then_some(next)
}

/// What stays although it has left the scope: records with unsettled changes, and the records those hang on, which a
/// card about them must name.
fn needed(unsettled: &[Entry]) -> Set<RecordId> {
    unsettled
        .iter()
        .flat_map(|entry| std::iter::once(entry.change.record).chain(link::parents(&entry.change)))
        .collect()
}
