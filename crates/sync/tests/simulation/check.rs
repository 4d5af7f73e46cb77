//! What must hold. Told apart from the code under test: none of this calls a plan, a merge or `accept`.

use super::Backend;
use super::phone::Phone;
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Change, Edit, Kind, Local, Record, RecordId, alias, link};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub fn short(id: RecordId) -> String {
    let text = id.to_string();
    text[text.len() - 4..].to_owned()
}

/// Everything that must hold once all is quiet.
pub fn quiet_world(
    backend: &dyn Backend,
    phones: &[Phone],
    saved: &[(usize, Uuid)],
    fresh: impl Fn(usize) -> Vec<Local>,
) -> Vec<String> {
    let mut complaints = backend.complaints();
    let held: BTreeMap<Uuid, u32> = backend
        .taken()
        .into_iter()
        .map(|(change, effects)| (change.change_id, effects))
        .collect();
    let records: BTreeMap<RecordId, Record> = backend
        .records()
        .into_iter()
        .map(|record| (record.id, record))
        .collect();
    complaints.extend(
        held.iter()
            .filter(|(_, effects)| **effects > 1)
            .map(|(id, effects)| format!("change {id} took effect {effects} times")),
    );
    complaints.extend(records.values().filter_map(|record| torn(record, &records)));
    for (number, phone) in phones.iter().enumerate() {
        let entries = phone.store.inner.entries();
        let mut say = |what: String| complaints.push(format!("phone {number}: {what}"));
        let hers = saved.iter().filter(|(by, _)| *by == number);
        let kept: BTreeSet<Uuid> = entries.iter().map(|it| it.change.change_id).collect();
        for (_, id) in hers.filter(|(_, id)| !kept.contains(id) && !held.contains_key(id)) {
            say(format!(
                "change {id} was saved, and is neither there nor on the server"
            ));
        }
        for entry in &entries {
            if let Some(what) = unexplained(entry, &entries, &held, &records) {
                let change = &entry.change;
                say(format!(
                    "{} of {:?} {}: {what}",
                    change.device_seq,
                    change.kind,
                    short(change.record)
                ));
            }
        }
        for what in unequal(&phone.store.inner.all(), &fresh(number), &entries) {
            say(what);
        }
    }
    complaints
}

/// Of a save that found no room nothing is on a phone: she writes it again, and it would be there twice.
pub fn half_saved(phones: &[Phone], unsaved: &[Uuid]) -> Vec<String> {
    let entries = phones.iter().flat_map(|phone| phone.store.inner.entries());
    let half = entries.filter(|entry| unsaved.contains(&entry.change.change_id));
    half.map(|entry| {
        let id = entry.change.change_id;
        format!("change {id} was not saved, and is there all the same")
    })
    .collect()
}

/// Invariants 1, 2 and 7: every change is on the server, or is held for a reason, and holds back nothing else.
fn unexplained(
    entry: &Entry,
    all: &[Entry],
    held: &BTreeMap<Uuid, u32>,
    records: &BTreeMap<RecordId, Record>,
) -> Option<String> {
    let change = &entry.change;
    let on_server = |id: &RecordId| records.contains_key(id);
    let missing = || link::parents(change).iter().any(|id| !on_server(id));
    let created_here = matches!(change.edit, Edit::Create { .. });
    let is_open = |it: &&Entry| matches!(it.state, EntryState::Waiting | EntryState::Deferred);
    let makes_it = |it: &Entry| {
        let is_its = it.change.record == change.record;
        is_its && matches!(it.change.edit, Edit::Create { .. })
    };
    let has_parents = |it: &Entry| link::parents(&it.change).iter().all(on_server);
    let is_open_here = |it: &Entry| makes_it(it) && has_parents(it);
    match &entry.state {
        EntryState::Deferred
            if !created_here
                && !on_server(&change.record)
                && all.iter().filter(is_open).any(is_open_here) =>
        {
            Some("waits for its own creation, which waits behind it".to_owned())
        }
        EntryState::Sent { .. } if held.contains_key(&change.change_id) => {
            created_here.then(|| unkept(change, records)).flatten()
        }
        EntryState::Sent { .. } => {
            Some("has a receipt, and the server does not have it".to_owned())
        }
        EntryState::Refused { message, .. } if message.is_empty() => {
            Some("is refused without a reason".to_owned())
        }
        EntryState::Refused { .. } | EntryState::Replaced => None,
        EntryState::Deferred if missing() || !created_here && !on_server(&change.record) => None,
        EntryState::Deferred | EntryState::Waiting if is_held_back(entry, all) => None,
        EntryState::Deferred => {
            Some("still waits although everything it needs is there".to_owned())
        }
        EntryState::Waiting => Some("was never sent, and nothing holds it back".to_owned()),
    }
}

/// Behind an unsettled change of its own record, or under a creation that was refused on this phone.
fn is_held_back(entry: &Entry, all: &[Entry]) -> bool {
    let change = &entry.change;
    let parents = link::parents(change);
    let mut earlier = all.iter().filter(|other| {
        let open = !matches!(other.state, EntryState::Sent { .. } | EntryState::Replaced);
        open && other.change.device_seq < change.device_seq
    });
    earlier.any(|other| {
        let unborn = matches!(other.change.edit, Edit::Create { .. })
            && parents.contains(&other.change.record);
        let refused = matches!(other.state, EntryState::Refused { .. });
        other.change.record == change.record || unborn && (refused || is_held_back(other, all))
    })
}

/// Of a merge both sides say the same, and it is one step deep; two households that are one lie in one village.
fn torn(record: &Record, records: &BTreeMap<RecordId, Record>) -> Option<String> {
    let stays = alias::into(record).map(|id| records.get(&id));
    let is_torn = stays.is_some_and(|person| {
        let is_whole = |person: &Record| {
            alias::aliases(person).contains(&record.id) && alias::into(person).is_none()
        };
        let is_apart = |home: &Record| home.kind == Kind::Household && home.area != record.area;
        !person.is_some_and(is_whole)
            || person.is_some_and(is_apart)
            || !alias::aliases(record).is_empty()
    });
    let of = |id: &RecordId| records.get(id).and_then(alias::into);
    let is_left = alias::aliases(record)
        .iter()
        .any(|id| of(id) != Some(record.id));
    (is_torn || is_left).then(|| format!("the merge of {} is torn", short(record.id)))
}

/// A fact that was taken is there as it was written.
fn unkept(change: &Change, records: &BTreeMap<RecordId, Record>) -> Option<String> {
    let Some(record) = records.get(&change.record) else {
        return Some("was taken, and its record is gone".to_owned());
    };
    let is_fact = matches!(change.kind, Kind::Visit | Kind::Review | Kind::Merge);
    let kept = |fields: &dampingi_domain::Answers| {
        fields
            .iter()
            .all(|(key, value)| record.fields.get(key) == Some(value))
    };
    (is_fact && !change.edit.fields().is_some_and(kept))
        .then(|| "was taken, and reads otherwise now".to_owned())
}

/// Invariant 3: what this phone holds is what a new phone of the same user would hold, byte for byte; except where
/// something of it is pending, where the view shows the server's state with the pending changes over it.
fn unequal(here: &[Local], fresh: &[Local], entries: &[Entry]) -> Vec<String> {
    let pending: Vec<&Change> = entries
        .iter()
        .filter(|entry| !matches!(entry.state, EntryState::Sent { .. } | EntryState::Replaced))
        .map(|entry| &entry.change)
        .collect();
    let mut needed: BTreeSet<RecordId> = pending.iter().map(|change| change.record).collect();
    needed.extend(pending.iter().flat_map(|change| link::parents(change)));
    let fresh: BTreeMap<RecordId, &Local> =
        fresh.iter().map(|local| (local.view.id, local)).collect();
    let mine: BTreeMap<RecordId, &Local> =
        here.iter().map(|local| (local.view.id, local)).collect();
    let mut out = Vec::new();
    for (id, local) in &mine {
        let own: Vec<&Change> = pending
            .iter()
            .copied()
            .filter(|change| change.record == *id)
            .collect();
        match fresh.get(id) {
            None if needed.contains(id) => {}
            // She wrote it herself, in a village that is hers no more: it stays until the next pull that starts anew.
            // To drop whatever a pull does not bring would be to drop a visit should a server ever answer late.
            None if local.base.is_none() => {}
            None => out.push(format!(
                "{:?} {} is no longer its business",
                local.view.kind,
                short(*id)
            )),
            Some(_) if !own.is_empty() => out.extend(hidden_edit(local, &own, entries)),
            Some(other) if local != other => {
                out.push(format!(
                    "{:?} {} differs from the server's",
                    local.view.kind,
                    short(*id)
                ));
            }
            Some(_) => {}
        }
    }
    let absent = fresh.keys().filter(|id| !mine.contains_key(id));
    out.extend(absent.map(|id| format!("{} never came", short(*id))));
    out
}

/// At any time: what was saved and is not on the server yet shows on the screen, with its latest value.
pub fn hidden(phone: &Phone) -> Option<String> {
    let entries = phone.store.inner.entries();
    let mut pending: BTreeMap<RecordId, Vec<&Change>> = BTreeMap::new();
    for entry in &entries {
        if !matches!(entry.state, EntryState::Sent { .. } | EntryState::Replaced) {
            pending
                .entry(entry.change.record)
                .or_default()
                .push(&entry.change);
        }
    }
    phone.store.inner.look(|locals| {
        pending
            .iter()
            .find_map(|(id, changes)| match locals.get(id) {
                Some(local) => hidden_edit(local, changes, &entries),
                None => Some(format!("{} is pending and not there", short(*id))),
            })
    })
}

/// The last pending edit of each field shows; or a later one of the same phone that the server has, as it can be where a copy of
/// the phone took the refused one back.
fn hidden_edit(local: &Local, pending: &[&Change], entries: &[Entry]) -> Option<String> {
    let is_said_later = |change: &Change, key: &str| {
        let is_sent = |it: &&Entry| matches!(it.state, EntryState::Sent { .. });
        let mut sent = entries.iter().filter(is_sent).map(|it| &it.change);
        sent.any(|it| {
            let is_later = it.record == change.record && it.device_seq > change.device_seq;
            let mut keys = it
                .edit
                .fields()
                .into_iter()
                .flat_map(|fields| fields.iter());
            is_later && keys.any(|(said, _)| said == key)
        })
    };
    let mut expected: BTreeMap<&str, &Value> = BTreeMap::new();
    for change in pending {
        for (key, value) in change
            .edit
            .fields()
            .into_iter()
            .flat_map(|fields| fields.iter())
            .filter(|(key, _)| !is_said_later(change, key))
        {
            expected.insert(key, value);
        }
    }
    let shows = |(key, value): (&&str, &&Value)| match *key {
        link::AREA => **value == local.view.area.as_str(),
        key => local.view.fields.get(key).unwrap_or(&Value::Null) == *value,
    };
    (!expected.iter().all(shows))
        .then(|| format!("a pending edit of {} does not show", short(local.view.id)))
}
