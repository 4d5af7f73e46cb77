//! Merge on the phone: the server's record with this phone's pending changes laid over it gives what the screen shows.
//! Decides nothing about conflicts: that is the server's `accept`.

use crate::store::{Entry, EntryState};
use crate::{Change, Edit, Local, Origin, Record, RecordId, link};
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
            record.fields.set(link::DELETION_REASON, reason.as_str());
        }
        Edit::Restore { reason } => {
            record.deleted = false;
            record.fields.set(link::RESTORATION_REASON, reason.as_str());
        }
    }
    // Every other change names the area in which its author saw the record: it may have been moved since.
    if record.fields.take(link::AREA).is_some() {
        record.area.clone_from(&change.area);
    }
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
    Local {
        view: lay(left(base.as_ref(), entries, change.record), change),
        base,
    }
}

/// The record as it stands when a change of it is taken back: the server's state and the entries that are left. `None` when
/// there is neither. `entries` may hold those of other records too.
pub fn without<'a>(local: &Local, entries: impl IntoIterator<Item = &'a Entry>) -> Option<Local> {
    let base = local.base.clone();
    let mut view = left(base.as_ref(), entries, local.view.id)?;
    // What a receipt said of it stays known, so that no older page is taken for news.
    view.revision = view.revision.max(local.view.revision);
    Some(Local { base, view })
}

fn left<'a>(
    base: Option<&Record>,
    entries: impl IntoIterator<Item = &'a Entry>,
    record: RecordId,
) -> Option<Record> {
    let left = entries
        .into_iter()
        .filter(|entry| entry.change.record == record && is_over(entry, base));
    view(base, left.map(|entry| &entry.change))
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
