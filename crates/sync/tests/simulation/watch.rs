//! Looks over the shoulder of a server in memory while it writes. None of this calls a plan, a merge or `accept`.

use super::check::short;
use super::villages::Villages;
use dampingi_domain::Answers;
use dampingi_sync::accept::{CHOSEN, CRITICAL, DISPUTED_FIELDS, HIDDEN, OPEN, WHOLE};
use dampingi_sync::{Change, Edit, Kind, RecordId, Stored, link, status};
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
    /// What hangs on a record: by which device, and since when.
    hung: BTreeMap<RecordId, Vec<(u64, Uuid)>>,
    /// What the makers of changes had really seen, where it is known.
    saw: BTreeMap<Uuid, u64>,
    /// The last decision on a visit: when, by whom, and its word.
    decided: BTreeMap<RecordId, (u64, RecordId, String)>,
    villages: Villages,
    complaints: Vec<String>,
}

impl Watch {
    pub fn knows(&mut self, change: Uuid, revision: u64) {
        self.saw.insert(change, revision);
    }

    /// A restored server knows nothing of it; people do.
    pub fn remember(&mut self, before: &Self) {
        self.saw.clone_from(&before.saw);
    }

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
        self.moved(change, before, writes, stood);
        if change.kind == Kind::Conflict {
            return;
        }
        let Some(fields) = change.edit.fields() else {
            self.hid(change, before, writes);
            return;
        };
        self.hung(change, writes);
        self.reviewed(change, fields, writes);
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
        for (key, asked) in fields.iter().filter(|(key, _)| *key != link::AREA) {
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

    /// A visit was decided on: not otherwise than somebody else did since, where it is said what was seen.
    fn reviewed(&mut self, change: &Change, fields: &Answers, writes: &[Stored]) {
        let made = writes.iter().find(|it| it.record.id == change.record);
        let made = made.filter(|_| change.kind == Kind::Review);
        let visit = fields.text(link::VISIT).and_then(|id| id.parse().ok());
        let (Some(made), Some(visit)) = (made, visit) else {
            return;
        };
        let state = fields.text(status::STATE).unwrap_or_default().to_owned();
        let seen = fields.get(link::SEEN).and_then(Value::as_u64);
        let last = self.decided.get(&visit);
        let is_undone = last.zip(seen).is_some_and(|((at, by, word), seen)| {
            *at > seen && *by != change.author && *word != state
        });
        if is_undone {
            self.complain(change, "", "decides otherwise than another did, unseen");
        }
        let said = (made.record.revision, change.author, state);
        self.decided.insert(visit, said);
    }

    /// In which village what was written lies now, and which one was asked for.
    fn moved(
        &mut self,
        change: &Change,
        before: Option<&Stored>,
        writes: &[Stored],
        stood: &BTreeMap<RecordId, Stored>,
    ) {
        let is_of_people = matches!(
            change.kind,
            Kind::Household | Kind::Person | Kind::Episode | Kind::Session
        );
        if let Some(before) = before.filter(|_| is_of_people && change.edit.fields().is_some()) {
            let after = writes.iter().find(|it| it.record.id == change.record);
            let after = &after.unwrap_or(before).record;
            let saw = self.really_saw(change);
            let points = points(writes);
            let both = (&before.record, after);
            let wrong = self.villages.taken(change, saw, both, &points);
            if let Some(wrong) = wrong {
                self.complain(change, link::AREA, wrong);
            }
        }
        for after in writes {
            let before = stood.get(&after.record.id).unwrap_or(after);
            (self.villages).wrote(change, &before.record, &after.record);
        }
    }

    fn really_saw(&self, change: &Change) -> u64 {
        let saw = self.saw.get(&change.change_id);
        saw.map_or(change.base_revision, |saw| change.base_revision.min(*saw))
    }

    /// A record was hidden, or brought back.
    fn hid(&mut self, change: &Change, before: Option<&Stored>, writes: &[Stored]) {
        let written = writes
            .iter()
            .find(|stored| stored.record.id == change.record);
        let is_hidden = written
            .or(before)
            .is_some_and(|stored| stored.record.deleted);
        let is_back = matches!(change.edit, Edit::Restore { .. });
        let is_silent = points(writes).is_empty();
        if is_hidden == is_back && (is_silent || !is_back) {
            self.complain(change, "", "is not as hidden as was asked for");
        }
        let (own, other, again) = match is_back {
            true => (
                link::RESTORATION_REASON,
                link::DELETION_REASON,
                "was hidden again, and brought back unseen",
            ),
            false => (
                link::DELETION_REASON,
                link::RESTORATION_REASON,
                "was brought back, and hidden again unseen",
            ),
        };
        // Whoever turns what another has turned meanwhile, without having seen it, must not do so in silence.
        let was_turned = self.last.contains_key(&(change.record, other.to_owned()));
        // What stands as it is asked for is only noted.
        let was_hidden = before.is_some_and(|before| before.record.deleted);
        let turns = written.is_some() && was_hidden != is_hidden;
        if was_turned && turns && is_silent && !self.had_seen(change, other) {
            self.complain(change, "", again);
        }
        if let Some(written) = written.filter(|_| is_hidden != is_back) {
            let at = (written.record.revision, change.device_id);
            self.last.insert((change.record, own.to_owned()), at);
        }
        if !is_back && turns && is_silent && self.was_hung(change.record, change) {
            self.complain(change, "", "was hidden with what hangs on it, unseen");
        }
    }

    /// Whether another device hung something on it after what the author of this change saw.
    fn was_hung(&self, on: RecordId, change: &Change) -> bool {
        let hung = self.hung.get(&on).into_iter().flatten();
        let is_unseen = |at: &&(u64, Uuid)| at.0 > change.base_revision && at.1 != change.device_id;
        hung.filter(is_unseen).count() > 0
    }

    /// Somebody said at a card that a record is to be hidden.
    fn hid_at_card(&mut self, change: &Change, about: Option<RecordId>, points: &[Value]) {
        let is_told = points.iter().any(|point| point["field"] == WHOLE);
        let shown = about.map(|id| (id, link::RESTORATION_REASON.to_owned()));
        let shown = shown.and_then(|key| self.last.get(&key));
        if shown.is_some_and(|(revision, _)| *revision > self.really_saw(change)) {
            self.complain(change, "", "was brought back, and hidden at a card unseen");
        }
        if !is_told && about.is_some_and(|id| self.was_hung(id, change)) {
            self.complain(
                change,
                "",
                "was hidden at a card with what hangs on it, unseen",
            );
        }
    }

    /// Somebody said at a card that a record comes back; or in one of her own, with what she saw.
    fn shown_at_card(&mut self, change: &Change, about: RecordId) {
        let hidden = self.last.get(&(about, link::DELETION_REASON.to_owned()));
        let saw = match &change.edit {
            Edit::Create { fields } => match fields.get(link::SEEN).and_then(Value::as_u64) {
                Some(seen) => seen,
                None => return,
            },
            _ => self.really_saw(change),
        };
        if hidden.is_some_and(|(at, device)| *at > saw && *device != change.device_id) {
            self.complain(
                change,
                "",
                "was hidden again, and brought back at a card unseen",
            );
        }
    }

    /// Something was written that names other records: whoever hides one of those hides it too.
    fn hung(&mut self, change: &Change, writes: &[Stored]) {
        let Some(at) = writes.iter().map(|stored| stored.record.revision).min() else {
            return;
        };
        let keys = [
            link::HOUSEHOLD,
            link::PERSON,
            link::EPISODE,
            link::VISIT,
            link::CORRECTS,
            link::MOTHER,
        ];
        let fields = change.edit.fields().filter(|_| change.kind != Kind::Review);
        for key in keys {
            if let Some(id) = fields.and_then(|fields| fields.text(key)?.parse().ok()) {
                self.hung
                    .entry(id)
                    .or_default()
                    .push((at, change.device_id));
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
                let says_why = [link::RESTORATION_REASON, link::DELETION_REASON].contains(&key);
                let asked =
                    chosen.and_then(|chosen| chosen.get(if says_why { WHOLE } else { key }));
                let is_chosen = asked.is_some();
                let is_kept = had.is_none_or(|had| {
                    points
                        .iter()
                        .any(|point| point["field"] == key && point["theirs"] == *had)
                });
                // Whoever chooses between what a card shows has not seen what another one chose there before her.
                let closed = stood.get(&change.record).map(|card| &card.record);
                let closed = closed.filter(|card| card.fields.flag(OPEN) == Some(false));
                let is_unseen = closed.is_some_and(|card| card.revision > self.really_saw(change));
                let is_asked = writes.iter().any(|stored| {
                    stored.record.id != change.record && stored.record.kind == Kind::Conflict
                });
                if is_chosen && is_unseen && !is_asked {
                    self.complain(
                        change,
                        key,
                        "was chosen twice, and the first choice is gone",
                    );
                }
                let last = self.last.get(&(after.id, key.to_owned()));
                let saw = self.really_saw(change);
                let is_later =
                    last.is_some_and(|(at, device)| *at > saw && *device != change.device_id);
                if is_chosen && !says_why && is_later {
                    self.complain(change, key, "was written since, and chosen over unseen");
                }
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
        let card = match (stood.get(&change.record), &change.edit) {
            (Some(card), _) => card.record.link(link::RECORD),
            // Her own card, closed from the start.
            (None, Edit::Create { fields }) => {
                fields.text(link::RECORD).and_then(|id| id.parse().ok())
            }
            (None, _) => None,
        };
        for (key, value) in chosen.and_then(Value::as_object).into_iter().flatten() {
            let was = card.and_then(|id| stood.get(&id));
            let was_hidden = was.filter(|_| key == WHOLE).map(|was| was.record.deleted);
            let is_hidden = about(card).map(|record| record.deleted);
            match (was_hidden, is_hidden, card) {
                (Some(false), Some(true), _) => self.hid_at_card(change, card, &points),
                (Some(true), Some(false), Some(about)) => self.shown_at_card(change, about),
                _ => {}
            }
            let has = about(card).map(|record| record.fields.get(key).unwrap_or(&Value::Null));
            let is_on_card = points
                .iter()
                .any(|point| point["field"] == *key && point["ours"] == *value);
            let is_as_chosen = match about(card) {
                Some(record) if key == WHOLE => record.deleted == (*value == HIDDEN),
                Some(record) if key == link::AREA => *value == record.area.as_str(),
                _ => has == Some(value),
            };
            let written = card.and_then(|id| writes.iter().find(|it| it.record.id == id));
            if let (Some(written), true, true) = (written, is_as_chosen, key != WHOLE) {
                let at = (written.record.revision, change.device_id);
                self.last.insert((written.record.id, key.clone()), at);
            }
            if !is_as_chosen && !is_on_card {
                self.complain(change, key, "was chosen and is neither there nor on a card");
            }
        }
    }

    fn had_seen(&self, change: &Change, key: &str) -> bool {
        let again = matches!(change.edit, Edit::Create { .. });
        match self.last.get(&(change.record, key.to_owned())) {
            Some((revision, device)) => {
                *revision <= self.really_saw(change) || *device == change.device_id
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
