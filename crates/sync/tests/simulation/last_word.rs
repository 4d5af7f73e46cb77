//! What a phone said last of a field of a person or a household, for as long as nobody else says anything of that record: in the end
//! the server must have it, whatever was refused, put right and sent again on the way. A diary: nothing of this calls a plan.

use super::check::short;
use super::phone::Phone;
use dampingi_domain::Answers;
use dampingi_sync::accept::DISPUTED_FIELDS;
use dampingi_sync::store::EntryState;
use dampingi_sync::{Change, Kind, Record, RecordId, link};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The diary.
#[derive(Debug, Default)]
pub struct LastWords {
    said: BTreeMap<RecordId, (usize, BTreeMap<String, Value>)>,
    /// Records of which more than one has something to say.
    shared: BTreeSet<RecordId>,
}

impl LastWords {
    /// A phone saved it.
    pub fn saved(&mut self, phone: usize, change: &Change) {
        let Some(fields) = change.edit.fields() else {
            return;
        };
        match change.kind {
            Kind::Person | Kind::Household => self.said(phone, change.record, fields),
            Kind::Merge => {
                let pair = link::pair(fields);
                self.shared
                    .extend(pair.into_iter().flat_map(|(one, two)| [one, two]));
            }
            _ => {}
        }
    }

    /// She took something of it back: which word was her last is not told here any more.
    pub fn took_back(&mut self, record: RecordId) {
        self.shared.insert(record);
    }

    /// She typed it.
    pub fn said(&mut self, phone: usize, record: RecordId, fields: &Answers) {
        let (by, said) = self.said.entry(record).or_insert((phone, BTreeMap::new()));
        if *by != phone {
            self.shared.insert(record);
        }
        for (key, value) in fields.iter().filter(|(key, _)| *key != link::AREA) {
            said.insert(key.to_owned(), value.clone());
        }
    }

    /// What was lost of it. Where something still waits or is refused, the last word is not spoken.
    pub fn lost(&self, phones: &[Phone], records: &BTreeMap<RecordId, Record>) -> Vec<String> {
        let is_settled = |phone: usize, id: RecordId| {
            let entries = phones[phone].store.inner.entries();
            let mut hers = entries.iter().filter(|it| it.change.record == id);
            hers.all(|it| matches!(it.state, EntryState::Sent { .. } | EntryState::Replaced))
        };
        // What a card is about, somebody may have decided.
        let cards = records.values().filter(|it| it.kind == Kind::Conflict);
        let on_card: BTreeSet<RecordId> = cards.filter_map(|it| it.link(link::RECORD)).collect();
        let is_shared = |id: &RecordId| self.shared.contains(id) || on_card.contains(id);
        let mut lost = Vec::new();
        for (id, (phone, said)) in &self.said {
            let Some(record) = records.get(id).filter(|_| !is_shared(id)) else {
                continue;
            };
            let is_there = |(key, value): &(&String, &Value)| {
                record.fields.get(key).unwrap_or(&Value::Null) == *value
            };
            let keys = said
                .iter()
                .filter(|it| !is_there(it))
                .map(|(key, _)| key.as_str());
            let keys: Vec<&str> = keys.collect();
            if !keys.is_empty() && is_settled(*phone, *id) {
                let keys = keys.join(", ");
                lost.push(format!(
                    "phone {phone}: its last word of {} is not the server's: {keys}",
                    short(*id)
                ));
            }
        }
        lost
    }

    /// Whom a card asks to choose between her own words: of a record of which one phone alone said anything, its later word came
    /// after its earlier one, unless the network delivered an old push late or a copy of the phone sent the same.
    pub fn asked_of_herself(&self, records: &BTreeMap<RecordId, Record>) -> Vec<String> {
        let cards = records.values().filter(|it| it.kind == Kind::Conflict);
        let asked = cards.filter_map(|card| {
            let about = card.link(link::RECORD)?;
            let (phone, said) = self.said.get(&about)?;
            let points = card.fields.get(DISPUTED_FIELDS)?.as_array()?;
            let mut keys = points.iter().filter_map(|point| point["field"].as_str());
            let key = keys.find(|key| said.contains_key(*key))?;
            let is_hers = !self.shared.contains(&about);
            is_hers.then(|| {
                let record = short(about);
                format!(
                    "phone {phone}: is asked to choose between its own words of {record}: {key}"
                )
            })
        });
        asked.collect()
    }
}
