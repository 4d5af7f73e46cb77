//! What people write on a phone: the hand that writes, and the desk it writes at with what the phone shows.

use super::chance::Chance;
use super::deciding::at_desk;
use super::other_app::from_other_app;
use super::phone::Phone;
use super::template;
use dampingi_domain::{Answers, AreaCode, date};
use dampingi_sync::store::EntryState;
use dampingi_sync::{Author, Change, Edit, Kind, Local, Record, RecordId, Role, SCHEMA};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Makes ids and values that occur once in a world.
#[derive(Debug, Default)]
pub struct Pen {
    made: u128,
}

impl Pen {
    pub fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + self.made)
    }

    pub(super) fn word(&mut self) -> String {
        self.made += 1;
        format!("v{}", self.made)
    }

    /// A form that is filled in with the fields of a person or a household as they are now.
    pub fn open_form(&mut self, phone: &Phone, chance: &mut Chance) -> Option<Change> {
        at_desk(phone, |desk| {
            if desk.author.role == Role::Coordinator {
                return None;
            }
            let kind = [Kind::Person, Kind::Household][chance.below(2)].clone();
            let changes = desk.edit(self, chance, kind);
            let is_edit = |change: &Change| matches!(change.edit, Edit::Update { .. });
            changes.into_iter().find(is_edit)
        })
    }

    /// Somebody else writes the same field of the record that a form is about.
    pub fn same_field(&mut self, phone: &Phone, form: &Change) -> Option<Change> {
        let key = form.edit.fields()?.iter().next()?.0.to_owned();
        at_desk(phone, |desk| {
            let is_word = key.starts_with("sim_") && desk.author.role == Role::Cadre;
            let record = &desk.locals.get(&form.record).filter(|_| is_word)?.view;
            let fields = Answers::new().with(key, self.word());
            (!record.deleted).then(|| desk.update(self, record, fields))
        })
    }

    /// An edit of somebody that no server takes; of whom something waits already, if may be.
    pub fn wrong(&mut self, phone: &Phone, chance: &mut Chance) -> Option<Change> {
        let entries = phone.store.inner.entries();
        let waits = entries.iter().filter(|it| it.state == EntryState::Waiting);
        let waiting: Vec<RecordId> = waits.map(|it| it.change.record).collect();
        at_desk(phone, |desk| {
            let mut people = desk.seen(Kind::Person);
            if people.iter().any(|it| waiting.contains(&it.view.id)) {
                people.retain(|it| waiting.contains(&it.view.id));
            }
            let person = chance
                .pick(&people)
                .filter(|_| desk.author.role == Role::Cadre);
            person.map(|person| desk.wrong(self, &person.view))
        })
    }

    /// A household of this phone that the other one has too goes to another village, as each of them says: two of them if may be.
    pub fn two_moves(&mut self, phones: [&Phone; 2], chance: &mut Chance) -> Option<[Change; 2]> {
        let authors = phones.map(|phone| phone.author.borrow().clone());
        let of = phones[1].store.inner.all();
        let of = of.iter().map(|local| &local.view);
        let hers = |id: RecordId| of.clone().find(|it| it.id == id && !it.deleted);
        phones[0].store.inner.look(|locals| {
            let homes = locals.values().map(|local| &local.view);
            let homes = homes.filter(|it| it.kind == Kind::Household && !it.deleted);
            let homes: Vec<_> = homes.filter_map(|it| Some([it, hers(it.id)?])).collect();
            let home = chance.pick(&homes)?;
            let away = |author: &Author| {
                let areas = author.areas.iter().filter(|area| **area != home[0].area);
                areas.cloned().collect::<Vec<AreaCode>>()
            };
            let [one, other] = [away(&authors[0]), away(&authors[1])];
            let first = chance.pick(&one)?.clone();
            let second = other.iter().find(|area| **area != first);
            let second = second.or(other.first())?.clone();
            let [here, there] = authors;
            let others = BTreeMap::from([(
                home[1].id,
                phones[1]
                    .store
                    .inner
                    .all()
                    .into_iter()
                    .find(|it| it.view.id == home[1].id)?,
            )]);
            let now = |phone: &Phone| recorded_at(phone.clock_off);
            let here = Desk {
                locals,
                now: now(phones[0]),
                author: here,
            };
            let there = Desk {
                locals: &others,
                now: now(phones[1]),
                author: there,
            };
            Some([
                here.moved(self, home[0], &first, Answers::new()),
                there.moved(self, home[1], &second, Answers::new()),
            ])
        })
    }

    /// One save: some changes that belong together; none when there is nothing to do on this phone.
    pub fn save(&mut self, phone: &Phone, chance: &mut Chance) -> Vec<Change> {
        let author = phone.author.borrow().clone();
        let now = recorded_at(phone.clock_off);
        phone.store.inner.look(|locals| {
            let desk = Desk {
                locals,
                now,
                author,
            };
            let mut changes = desk.save(self, chance);
            if chance.percent(80) {
                let form_version = if phone.is_old { 0 } else { 999 };
                changes
                    .iter_mut()
                    .for_each(|change| from_other_app(change, form_version));
            }
            if phone.is_old {
                changes
                    .iter_mut()
                    .for_each(|change| "0.0.9".clone_into(&mut change.app_version));
            }
            changes
        })
    }
}

pub(super) fn recorded_at(hours_off: i32) -> String {
    let hours = 9 + hours_off;
    let day = date::add_days(template::today(), hours.div_euclid(24));
    format!("{day}T{:02}:00:00+08:00", hours.rem_euclid(24))
}

pub(super) struct Desk<'a> {
    pub(super) locals: &'a BTreeMap<RecordId, Local>,
    pub(super) now: String,
    pub(super) author: Author,
}

impl Desk<'_> {
    fn save(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        if self.author.role == Role::Coordinator {
            return self.decide(pen, chance);
        }
        match chance.below(22) {
            0..=2 => self.family(pen, chance),
            3 => self.household(pen, chance),
            4 | 5 => self.person(pen, chance),
            6..=9 => self.visit(pen, chance),
            10 => self.correction(pen, chance),
            11..=13 => self.edit(pen, chance, Kind::Household),
            14 | 15 => self.edit(pen, chance, Kind::Person),
            16 => self.relink(pen, chance),
            17 => self.relocate(pen, chance),
            18 => self.delete(pen, chance),
            19 => self.propose(pen, chance),
            20 => self.settle(pen, chance),
            _ => self.poison(pen, chance),
        }
    }

    pub(super) fn seen(&self, kind: Kind) -> Vec<&Local> {
        self.locals
            .values()
            .filter(|local| local.view.kind == kind && !local.view.deleted)
            .collect()
    }

    pub(super) fn change(
        &self,
        pen: &mut Pen,
        record: RecordId,
        kind: Kind,
        form: &str,
        area: &AreaCode,
        edit: Edit,
    ) -> Change {
        let local = self.locals.get(&record);
        Change {
            change_id: pen.id(),
            device_id: Uuid::nil(),
            device_seq: 0,
            author: self.author.id,
            record,
            kind,
            form: form.to_owned(),
            form_version: dampingi_domain::form::by_id(form).map_or(1, |form| form.version),
            area: area.clone(),
            base_revision: local.map_or(0, Local::base_revision),
            edit,
            schema: SCHEMA,
            app_version: "0.1.0".to_owned(),
            recorded_at: self.now.clone(),
        }
    }

    pub(super) fn creation(
        &self,
        pen: &mut Pen,
        kind: Kind,
        form: &str,
        area: &AreaCode,
        fields: Answers,
    ) -> Change {
        let id = RecordId(pen.id());
        self.change(pen, id, kind, form, area, Edit::Create { fields })
    }

    pub(super) fn update(&self, pen: &mut Pen, record: &Record, fields: Answers) -> Change {
        self.change(
            pen,
            record.id,
            record.kind.clone(),
            &record.form,
            &record.area,
            Edit::Update { fields },
        )
    }
}
