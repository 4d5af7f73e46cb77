//! What people do on a phone: register, visit, correct, edit, move, delete, review; and make mistakes.

use super::chance::Chance;
use super::other_app::from_other_app;
use super::phone::Phone;
use super::template;
use dampingi_domain::finding::referral::{OUTCOME_ID, REFERRAL_ID};
use dampingi_domain::{Answers, AreaCode, date};
use dampingi_sync::{Author, Change, Edit, Kind, Local, Record, RecordId, Role, SCHEMA, link};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Form of visits from an app newer than this one: taken without a check.
const LATER_VISIT: &str = "visit_of_2031";

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
        let author = phone.author.borrow().clone();
        if author.role == Role::Coordinator {
            return None;
        }
        phone.store.inner.look(|locals| {
            let now = recorded_at(phone.clock_off);
            let desk = Desk {
                locals,
                now,
                author,
            };
            let kind = [Kind::Person, Kind::Household][chance.below(2)].clone();
            let changes = desk.edit(self, chance, kind);
            let is_edit = |change: &Change| matches!(change.edit, Edit::Update { .. });
            changes.into_iter().find(is_edit)
        })
    }

    /// Somebody else writes the same field of the record that a form is about.
    pub fn same_field(&mut self, phone: &Phone, form: &Change) -> Option<Change> {
        let author = phone.author.borrow().clone();
        let key = form.edit.fields()?.iter().next()?.0.to_owned();
        let is_word = key.starts_with("sim_") && author.role == Role::Cadre;
        phone.store.inner.look(|locals| {
            let record = &locals.get(&form.record).filter(|_| is_word)?.view;
            let now = recorded_at(phone.clock_off);
            let desk = Desk {
                locals,
                now,
                author,
            };
            let fields = Answers::new().with(key, self.word());
            (!record.deleted).then(|| desk.update(self, record, fields))
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

    fn change(
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

    fn household(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let Some(area) = chance.pick(&self.author.areas).cloned() else {
            return Vec::new();
        };
        let fields = template::HOUSEHOLD.clone().with("sim_a", pen.word());
        vec![self.creation(pen, Kind::Household, "household", &area, fields)]
    }

    fn person_in(&self, pen: &mut Pen, household: RecordId, area: &AreaCode) -> Vec<Change> {
        let fields = template::PERSON
            .clone()
            .with(link::HOUSEHOLD, household.to_string())
            .with("sim_a", pen.word());
        let person = self.creation(pen, Kind::Person, "person", area, fields);
        let fields = template::CHILD
            .clone()
            .with(link::PERSON, person.record.to_string());
        let episode = self.creation(pen, Kind::Episode, "child", area, fields);
        vec![person, episode]
    }

    fn family(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let mut changes = self.household(pen, chance);
        if let Some((id, area)) = changes.first().map(|home| (home.record, home.area.clone())) {
            changes.extend(self.person_in(pen, id, &area));
        }
        changes
    }

    fn person(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        match chance.pick(&self.seen(Kind::Household)) {
            Some(home) => self.person_in(pen, home.view.id, &home.view.area),
            None => self.family(pen, chance),
        }
    }

    fn visit(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let Some(episode) = chance
            .pick(&self.seen(Kind::Episode))
            .map(|local| &local.view)
        else {
            return self.family(pen, chance);
        };
        if chance.percent(20) {
            return self.referral(pen, chance, episode);
        }
        let fields = visit_fields(episode, &self.now).with("sim_a", pen.word());
        let form = if chance.percent(30) {
            LATER_VISIT
        } else {
            "child_visit"
        };
        vec![self.creation(pen, Kind::Visit, form, &episode.area, fields)]
    }

    /// Somebody is sent on, or a referral of hers gets its outcome: a visit that cannot be taken before another one.
    fn referral(&self, pen: &mut Pen, chance: &mut Chance, episode: &Record) -> Vec<Change> {
        let mut visits = self.seen(Kind::Visit);
        visits.retain(|local| local.view.link(link::EPISODE) == Some(episode.id));
        let known = chance.pick(&visits).map(|local| &local.view);
        let person = episode.fields.text(link::PERSON).unwrap_or_default();
        let day = self.now.get(..10).unwrap_or_default();
        let fields = Answers::new()
            .with(link::PERSON, person)
            .with(link::EPISODE, episode.id.to_string())
            .with("visit_date", day)
            .with("sim_a", pen.word());
        let fields = match known {
            Some(known) => fields.with(link::VISIT, known.id.to_string()),
            None => fields,
        };
        let (form, fields) = match known {
            Some(known) if known.form == REFERRAL_ID => (
                OUTCOME_ID,
                fields
                    .with("referral_attended", false)
                    .with("not_attended_reason", "refused")
                    .with("referral_still_needed", false),
            ),
            _ => (
                REFERRAL_ID,
                fields
                    .with("referral_reason", pen.word())
                    .with("referral_to", "hospital")
                    .with("referral_urgency", "today")
                    .with("referral_from", "cadre"),
            ),
        };
        vec![self.creation(pen, Kind::Visit, form, &episode.area, fields)]
    }

    fn correction(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let Some(visit) = chance
            .pick(&self.seen(Kind::Visit))
            .map(|local| &local.view)
        else {
            return self.visit(pen, chance);
        };
        let fields = visit
            .fields
            .clone()
            .with("weight_kg", 8.5)
            .with("sim_a", pen.word())
            .with(link::CORRECTS, visit.id.to_string())
            .with(link::CORRECTION_REASON, "salah baca timbangan");
        vec![self.creation(pen, Kind::Visit, &visit.form, &visit.area, fields)]
    }

    fn edit(&self, pen: &mut Pen, chance: &mut Chance, kind: Kind) -> Vec<Change> {
        let Some(record) = chance.pick(&self.seen(kind)).map(|local| &local.view) else {
            return self.family(pen, chance);
        };
        let mut fields = Answers::new();
        match chance.below(5) {
            0 if record.kind == Kind::Person => {
                fields.set("nik_status", "known");
                fields.set("nik", format!("650105600125{:04}", chance.below(50)));
            }
            1 if record.kind == Kind::Person => {
                fields.set("died_on", format!("2026-10-{:02}", 1 + chance.below(20)))
            }
            // A field is emptied.
            2 if record.fields.get("sim_b").is_some() => {
                fields = [("sim_b".to_owned(), Value::Null)].into_iter().collect();
            }
            3 => fields.set("sim_b", pen.word()),
            _ => fields.set("sim_a", pen.word()),
        }
        if fields.is_empty() {
            fields.set("sim_a", pen.word());
        }
        vec![self.update(pen, record, fields)]
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

    /// A person goes to another household, or gets a mother.
    fn relink(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let people = self.seen(Kind::Person);
        let (Some(person), Some(mother)) = (chance.pick(&people), chance.pick(&people)) else {
            return self.family(pen, chance);
        };
        let homes = self.seen(Kind::Household);
        let fields = match chance.pick(&homes) {
            Some(home) if chance.percent(50) || person.view.id == mother.view.id => {
                Answers::new().with(link::HOUSEHOLD, home.view.id.to_string())
            }
            _ if person.view.id != mother.view.id => {
                Answers::new().with(link::MOTHER, mother.view.id.to_string())
            }
            _ => return Vec::new(),
        };
        vec![self.update(pen, &person.view, fields)]
    }

    fn relocate(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let homes = self.seen(Kind::Household);
        let (Some(home), Some(area)) = (chance.pick(&homes), chance.pick(&self.author.areas))
        else {
            return self.family(pen, chance);
        };
        let fields = Answers::new().with("sim_c", pen.word());
        vec![self.moved(pen, &home.view, area, fields)]
    }

    fn moved(&self, pen: &mut Pen, home: &Record, area: &AreaCode, fields: Answers) -> Change {
        let fields = fields.with(link::AREA, area.as_str());
        let mut change = self.update(pen, home, fields);
        change.area = area.clone();
        change
    }

    /// Something that was hidden comes back; else something is hidden.
    fn delete(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let hidden: Vec<&Local> = self.locals.values().filter(|it| it.view.deleted).collect();
        if chance.percent(40)
            && let Some(record) = chance.pick(&hidden).map(|local| &local.view)
        {
            let reason = pen.word();
            let (kind, form) = (record.kind.clone(), record.form.clone());
            let edit = Edit::Restore { reason };
            return vec![self.change(pen, record.id, kind, &form, &record.area, edit)];
        }
        let mut all = self.seen(Kind::Household);
        all.extend(self.seen(Kind::Person));
        all.extend(self.seen(Kind::Visit));
        let Some(record) = chance.pick(&all).map(|local| &local.view) else {
            return self.family(pen, chance);
        };
        vec![self.hide(pen, record)]
    }

    pub(super) fn hide(&self, pen: &mut Pen, record: &Record) -> Change {
        let reason = "ganda".to_owned();
        let (kind, form) = (record.kind.clone(), record.form.clone());
        let edit = Edit::Delete { reason };
        self.change(pen, record.id, kind, &form, &record.area, edit)
    }

    /// Something the server will not take.
    fn poison(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        match chance.below(3) {
            0 => {
                let mut changes = self.family(pen, chance);
                if let Some(Edit::Create { fields }) =
                    changes.first_mut().map(|change| &mut change.edit)
                {
                    *fields = Answers::new().with("sim_a", pen.word());
                }
                changes
            }
            1 => match chance.pick(&self.seen(Kind::Person)) {
                Some(person) => {
                    let fields = Answers::new().with("nik_status", "known").with("nik", "12");
                    let fields = fields.with("sim_a", pen.word());
                    vec![self.update(pen, &person.view, fields)]
                }
                None => Vec::new(),
            },
            _ => match chance.pick(&self.seen(Kind::Episode)) {
                Some(episode) => {
                    let fields = visit_fields(&episode.view, &self.now).with("weight_kg", 300);
                    vec![self.creation(pen, Kind::Visit, "child_visit", &episode.view.area, fields)]
                }
                None => Vec::new(),
            },
        }
    }

    pub(super) fn review(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let Some(visit) = chance
            .pick(&self.seen(Kind::Visit))
            .map(|local| &local.view)
        else {
            return Vec::new();
        };
        let fields = Answers::new().with(link::VISIT, visit.id.to_string());
        let fields = match chance.below(4) {
            0 => fields.with("state", "approved"),
            3 => fields.with("state", "received"),
            1 => fields
                .with("state", "returned")
                .with("note", pen.word())
                .with("field_notes", json!({ "weight_kg": "timbang lagi" })),
            _ => fields.with("state", "closed_duplicate"),
        };
        vec![self.creation(pen, Kind::Review, "", &visit.area, fields)]
    }
}

fn visit_fields(episode: &Record, now: &str) -> Answers {
    let person = episode.fields.text(link::PERSON).unwrap_or_default();
    template::CHILD_VISIT
        .clone()
        .with(link::PERSON, person)
        .with(link::EPISODE, episode.id.to_string())
        .with("visit_date", now.get(..10).unwrap_or_default())
}
