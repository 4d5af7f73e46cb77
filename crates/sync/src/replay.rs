//! Merge on the phone: the server's record with this phone's pending changes laid over it gives what the screen shows.
//! Decides nothing about conflicts: that is the server's `accept`.

use crate::store::{Entry, EntryState};
use crate::{Change, Edit, Local, Origin, Record};
use std::collections::BTreeMap;

/// The record after one change; `None` before its creation.
/// An update of a record that is not here makes one of what it carries, so that no edit is ever invisible.
pub fn lay(record: Option<Record>, change: &Change) -> Record {
    let mut record = record.unwrap_or_else(|| blank(change));
    match &change.edit {
        Edit::Create { fields } => {
            if record.form.is_empty() {
                record.form.clone_from(&change.form);
            }
            record.fields.apply(fields);
        }
        Edit::Update { fields } => record.fields.apply(fields),
        Edit::Delete { reason } => {
            record.deleted = true;
            record
                .fields
                .set(crate::link::DELETION_REASON, reason.as_str());
        }
    }
    record.area.clone_from(&change.area);
    record
}

/// The server's record with the pending changes over it, in their order. `None` when there is neither.
pub fn view<'a>(
    base: Option<&Record>,
    pending: impl IntoIterator<Item = &'a Change>,
) -> Option<Record> {
    pending
        .into_iter()
        .fold(base.cloned(), |record, change| Some(lay(record, change)))
}

/// The record as a save leaves it: what was shown, with the change over it. The caller sets the form's flags.
pub fn saved(local: Option<&Local>, change: &Change) -> Local {
    Local {
        base: local.and_then(|local| local.base.clone()),
        view: lay(local.map(|local| local.view.clone()), change),
    }
}

/// The record as a save leaves it that replaces refused changes: what was replaced shows no more, so the view is built
/// anew from the server's state and the entries that are left. `entries` may hold those of other records too.
pub fn saved_instead<'a>(
    base: Option<Record>,
    entries: impl IntoIterator<Item = &'a Entry>,
    change: &Change,
) -> Local {
    let left = entries
        .into_iter()
        .filter(|entry| entry.change.record == change.record && is_over(entry, base.as_ref()))
        .map(|entry| &entry.change);
    Local {
        view: lay(view(base.as_ref(), left), change),
        base,
    }
}

/// Whether an entry's change is not yet in the server's state that the phone has.
fn is_over(entry: &Entry, base: Option<&Record>) -> bool {
    match entry.state {
        EntryState::Waiting | EntryState::Deferred | EntryState::Refused { .. } => true,
        EntryState::Sent { revision, .. } => base.is_none_or(|base| base.revision < revision),
        EntryState::Replaced => false,
    }
}

fn blank(change: &Change) -> Record {
    Record {
        id: change.record,
        kind: change.kind.clone(),
        form: change.form.clone(),
        form_version: change.form_version,
        schema: change.schema,
        area: change.area.clone(),
        author: change.author,
        origin: Origin::Phone,
        recorded_at: change.recorded_at.clone(),
        received_at: String::new(),
        revision: 0,
        deleted: false,
        flags: Vec::new(),
        fields: dampingi_domain::Answers::new(),
        other: BTreeMap::new(),
    }
}
