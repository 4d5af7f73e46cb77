//! What a cadre does with a refused change: she says otherwise of the same thing, puts it right and sends it again.

use super::chance::Chance;
use super::deciding::at_desk;
use super::edits::Pen;
use super::phone::{Bug, Phone};
use super::template;
use dampingi_domain::Answers;
use dampingi_sync::plan::{self, Replica};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Change, Edit, Kind, Local, RecordId, Role};
use serde_json::{Value, json};

/// A refused change that is put right.
pub struct Righted {
    /// What to save.
    pub change: Change,
    /// What it replaces.
    pub replaces: Vec<u64>,
    /// What she typed.
    pub typed: Answers,
}

/// A refused change that is taken back, as one that has no form, or an edit: why it goes is seen on the phone alone.
pub fn take_back(phone: &Phone, chance: &mut Chance) -> Option<Change> {
    let has_form =
        |it: &Entry| matches!(it.change.edit, Edit::Create { .. }) && !it.change.form.is_empty();
    let mut refused = refused(phone);
    refused.retain(|entry| !has_form(entry));
    let change = chance.pick(&refused)?.change.clone();
    let store = &phone.store.inner;
    let entries = store.entries().into_iter();
    let (sent, mut unsettled): (Vec<Entry>, Vec<Entry>) =
        entries.partition(|it| matches!(it.state, EntryState::Sent { .. }));
    unsettled.retain(|it| it.state != EntryState::Replaced);
    let position = store.standing();
    let replica = Replica {
        position: &position,
        unsettled: &unsettled,
        locals: &local_of(phone, change.record)
            .into_iter()
            .collect::<Vec<_>>(),
    };
    let steps = plan::taken_back(change.device_seq, &sent, &replica);
    phone
        .store
        .write(position.last_seq, steps)
        .then_some(change)
}

fn refused(phone: &Phone) -> Vec<Entry> {
    let entries = phone.store.inner.entries().into_iter();
    let refused = entries.filter(|entry| matches!(entry.state, EntryState::Refused { .. }));
    refused.collect()
}

fn local_of(phone: &Phone, record: RecordId) -> Option<Local> {
    (phone.store.inner).look(|locals| locals.get(&record).cloned())
}

impl Pen {
    /// A record of which something was refused is edited once more, where she can: the field that was refused, or it is hidden.
    pub fn edit_refused(&mut self, phone: &Phone, chance: &mut Chance) -> Option<Change> {
        let refused = refused(phone);
        let change = &chance.pick(&refused)?.change;
        let said = change.edit.fields()?;
        at_desk(phone, |desk| {
            let record = &desk.locals.get(&change.record)?.view;
            let is_hers = desk.author.role == Role::Cadre && !record.deleted;
            let is_edited = matches!(record.kind, Kind::Person | Kind::Household);
            if !is_hers || !is_edited && record.kind != Kind::Visit {
                return None;
            }
            if !is_edited || chance.percent(15) {
                return Some(desk.hide(self, record));
            }
            let keys: Vec<&str> = said.iter().map(|(key, _)| key).collect();
            let keys = keys
                .into_iter()
                .filter(|key| key.starts_with("sim_") || *key == "nik");
            let fields = match *chance.pick(&keys.collect::<Vec<_>>())? {
                "nik" => Answers::new().with("nik", "6501056001250002"),
                word => Answers::new().with(word, self.word()),
            };
            Some(desk.update(self, record, fields))
        })
    }

    /// Another word in the place of the last one that was sent.
    pub fn say_again(&mut self, phone: &Phone) -> Option<Change> {
        let sent = phone.store.inner.entries().into_iter().rev();
        let mut sent = sent.filter(|entry| matches!(entry.state, EntryState::Sent { .. }));
        sent.find_map(|entry| {
            let is_edit = matches!(entry.change.edit, Edit::Update { .. });
            self.same_field(phone, &entry.change).filter(|_| is_edit)
        })
    }

    /// A refused change, put right; of this record if it is named.
    pub fn put_right(
        &mut self,
        phone: &Phone,
        about: Option<RecordId>,
        chance: &mut Chance,
    ) -> Option<Righted> {
        let mut refused = refused(phone);
        refused.retain(|entry| about.is_none_or(|record| entry.change.record == record));
        let entry = chance.pick(&refused)?;
        let mut change = entry.change.clone();
        change.change_id = self.id();
        let mut left = phone.store.inner.entries();
        left.retain(|entry| entry.state != EntryState::Replaced);
        let is_open = |entry: &&Entry| !matches!(entry.state, EntryState::Sent { .. });
        let unsettled: Vec<Entry> = left.iter().filter(is_open).cloned().collect();
        let replaces = plan::replaced_by(&unsettled, change.device_seq);
        left.retain(|entry| !replaces.contains(&entry.change.device_seq));
        // She sees the record as it stands on her phone, and corrects what is wrong with it.
        let local = local_of(phone, change.record)?;
        let shown = &local.view.fields;
        let mut typed = Answers::new();
        for (key, wrong, right) in [
            ("nik", json!("12"), json!("6501056001250001")),
            ("weight_kg", json!(300), json!(9.1)),
            ("consent", Value::Null, json!("given")),
        ] {
            let is_asked = key != "consent" || change.kind == Kind::Person;
            if is_asked && *shown.get(key).unwrap_or(&Value::Null) == wrong {
                typed.set(key, right);
            }
        }
        if change.kind == Kind::Household {
            let missing = template::HOUSEHOLD.iter();
            for (key, value) in missing.filter(|(key, _)| shown.get(key).is_none()) {
                typed.set(key, value.clone());
            }
        }
        let is_of_people = matches!(change.kind, Kind::Person | Kind::Household);
        if is_of_people && chance.percent(30) {
            typed.set("sim_b", self.word());
        }
        change.edit = plan::put_right(&change, Some(&local), &left, &typed);
        if let (Bug::RevivesRefused, Edit::Update { fields }) = (phone.store.bug, &mut change.edit)
        {
            let mut said = entry.change.edit.fields().cloned().unwrap_or_default();
            said.apply(&typed);
            *fields = said;
        }
        Some(Righted {
            change,
            replaces,
            typed,
        })
    }
}
