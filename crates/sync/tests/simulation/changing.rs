//! What is said anew of what is there: edited, linked, moved, hidden and brought back, reviewed.

use super::chance::Chance;
use super::deciding::seeing;
use super::edits::{Desk, Pen};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::{Change, Edit, Kind, Local, Record, link};
use serde_json::{Value, json};

impl Desk<'_> {
    pub(super) fn edit(&self, pen: &mut Pen, chance: &mut Chance, kind: Kind) -> Vec<Change> {
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

    /// A person goes to another household, or gets a mother.
    pub(super) fn relink(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
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

    pub(super) fn relocate(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
        let homes = self.seen(Kind::Household);
        let (Some(home), Some(area)) = (chance.pick(&homes), chance.pick(&self.author.areas))
        else {
            return self.family(pen, chance);
        };
        let fields = Answers::new().with("sim_c", pen.word());
        vec![self.moved(pen, &home.view, area, fields)]
    }

    pub(super) fn moved(
        &self,
        pen: &mut Pen,
        home: &Record,
        area: &AreaCode,
        fields: Answers,
    ) -> Change {
        let fields = fields.with(link::AREA, area.as_str());
        let mut change = self.update(pen, home, fields);
        change.area = area.clone();
        change
    }

    /// Something that was hidden comes back; else something is hidden.
    pub(super) fn delete(&self, pen: &mut Pen, chance: &mut Chance) -> Vec<Change> {
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
        let reviews = self.seen(Kind::Review).into_iter();
        let of_it = reviews.filter(|it| it.view.link(link::VISIT) == Some(visit.id));
        let seen = of_it
            .map(|it| it.view.revision)
            .fold(visit.revision, u64::max);
        let said = self.creation(pen, Kind::Review, "", &visit.area, fields);
        vec![seeing(said, seen, chance)]
    }
}
