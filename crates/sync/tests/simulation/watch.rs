//! Looks over the shoulder of a server in memory while it writes. None of this calls a plan, a merge or `accept`.

use super::check::short;
use dampingi_sync::accept::{CHOSEN, CRITICAL, DISPUTED_FIELDS};
use dampingi_sync::{Change, Edit, Kind, RecordId, Stored, link};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Looks over the shoulder of a server in memory: no value disappears without a card or a version (invariant 4).
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Who wrote a field last, and when.
    last: BTreeMap<(RecordId, String), (u64, Uuid)>,
    /// Who made a record.
    made: BTreeMap<RecordId, (Uuid, RecordId)>,
    complaints: Vec<String>,
}

impl Watch {
    pub fn complaints(&self) -> Vec<String> {
        self.complaints.clone()
    }

    pub fn sequence(&mut self, expected: u64, got: u64) {
        if expected != got {
            self.complaints
                .push(format!("sequence {got} where {expected} was next"));
        }
    }

    /// A change was taken: what was there, and what is written.
    pub fn saw(
        &mut self,
        change: &Change,
        before: Option<&Stored>,
        writes: &[Stored],
        stood: &BTreeMap<RecordId, Stored>,
    ) {
        self.reached(change, writes, stood);
        if change.kind == Kind::Conflict {
            return;
        }
        let Some(fields) = change.edit.fields() else {
            if !writes
                .iter()
                .any(|stored| stored.record.id == change.record && stored.record.deleted)
                && !before.is_some_and(|stored| stored.record.deleted)
            {
                self.complain(change, "was deleted", "a deletion is not hidden");
            }
            return;
        };
        let after = writes
            .iter()
            .find(|stored| stored.record.id == change.record);
        let after = after.or(before).map(|stored| &stored.record);
        let (Some(after), Some(before)) = (after, before) else {
            if after.is_some() {
                self.made
                    .insert(change.record, (change.device_id, change.author));
            }
            return;
        };
        let points = points(writes);
        for (key, asked) in fields.iter() {
            let had = before.record.fields.get(key).unwrap_or(&Value::Null);
            let has = after.fields.get(key).unwrap_or(&Value::Null);
            let side = |name: &str, value: &Value| {
                points
                    .iter()
                    .any(|point| point["field"] == key && point.get(name) == Some(value))
            };
            if has != asked && !side("ours", asked) {
                self.complain(
                    change,
                    key,
                    "what was asked for is neither there nor on a card",
                );
            }
            let lost = has != had && !had.is_null();
            let unseen = !self.had_seen(change, key);
            if lost && unseen && !side("theirs", had) {
                self.complain(change, key, "was overwritten unseen, without a card");
            }
            if lost && unseen && CRITICAL.contains(&key) {
                self.complain(change, key, "is critical and was overwritten by a machine");
            }
            if has != had {
                self.last.insert(
                    (change.record, key.to_owned()),
                    (after.revision, change.device_id),
                );
            }
        }
        let touched: BTreeSet<&str> = fields.iter().map(|(key, _)| key).collect();
        for (key, had) in before
            .record
            .fields
            .iter()
            .filter(|(key, _)| !touched.contains(key))
        {
            if after.fields.get(key) != Some(had) {
                self.complain(change, key, "disappeared although nobody touched it");
            }
        }
    }

    /// What a change wrote on other records than its own: a choice that a person made, or an edit that came through an
    /// alias, which may replace nothing unseen.
    fn reached(&mut self, change: &Change, writes: &[Stored], stood: &BTreeMap<RecordId, Stored>) {
        let points = points(writes);
        let chosen = change.edit.fields().and_then(|fields| fields.get(CHOSEN));
        for after in writes.iter().map(|stored| &stored.record) {
            let Some(before) = stood.get(&after.id).map(|stored| &stored.record) else {
                continue;
            };
            if after.id == change.record {
                continue;
            }
            let keys: BTreeSet<&str> = before
                .fields
                .iter()
                .chain(after.fields.iter())
                .map(|it| it.0)
                .collect();
            for key in keys {
                let (had, has) = (before.fields.get(key), after.fields.get(key));
                if had == has || change.kind == Kind::Merge {
                    continue;
                }
                let is_chosen = chosen.and_then(|chosen| chosen.get(key)).is_some();
                let is_kept = had.is_none_or(|had| {
                    points
                        .iter()
                        .any(|point| point["field"] == key && point["theirs"] == *had)
                });
                if !is_chosen && !is_kept {
                    self.complain(change, key, "of another record was overwritten unseen");
                }
                if !is_chosen && had.is_some() && CRITICAL.contains(&key) {
                    self.complain(
                        change,
                        key,
                        "is critical and was overwritten through an alias",
                    );
                }
                self.last.insert(
                    (after.id, key.to_owned()),
                    (after.revision, change.device_id),
                );
            }
        }
        let about = |id: Option<RecordId>| {
            let written = writes.iter().find(|stored| Some(stored.record.id) == id);
            written
                .or_else(|| stood.get(&id?))
                .map(|stored| &stored.record)
        };
        let card = stood
            .get(&change.record)
            .and_then(|card| card.record.link(link::RECORD));
        for (key, value) in chosen.and_then(Value::as_object).into_iter().flatten() {
            let has = about(card).map(|record| record.fields.get(key).unwrap_or(&Value::Null));
            let is_on_card = points
                .iter()
                .any(|point| point["field"] == *key && point["ours"] == *value);
            if has != Some(value) && !is_on_card {
                self.complain(change, key, "was chosen and is neither there nor on a card");
            }
        }
    }

    fn had_seen(&self, change: &Change, key: &str) -> bool {
        let again = matches!(change.edit, Edit::Create { .. });
        match self.last.get(&(change.record, key.to_owned())) {
            Some((revision, device)) => {
                *revision <= change.base_revision || *device == change.device_id
            }
            // Written at creation: whoever saw the record at all has seen it.
            None => self
                .made
                .get(&change.record)
                .is_some_and(|(device, author)| {
                    *device == change.device_id
                        || !again && (change.base_revision > 0 || *author == change.author)
                }),
        }
    }

    fn complain(&mut self, change: &Change, key: &str, what: &str) {
        self.complaints.push(format!(
            "{:?} {} ({}): {key} {what}",
            change.kind,
            short(change.record),
            change.device_seq
        ));
    }
}

fn points(writes: &[Stored]) -> Vec<Value> {
    writes
        .iter()
        .filter(|stored| stored.record.kind == Kind::Conflict)
        .filter_map(|stored| stored.record.fields.get(DISPUTED_FIELDS)?.as_array())
        .flatten()
        .cloned()
        .collect()
}
