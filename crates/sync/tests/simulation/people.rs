//! What people do in a story: they save, leave a form open while other things happen, move, and decide.

use super::check;
use super::phone::{self, Phone};
use super::world::World;
use dampingi_sync::{Change, Kind, Local, Role};
use uuid::Uuid;

impl World {
    pub(super) fn save(&mut self, number: usize) {
        let changes = self
            .pen
            .save(&self.phones[number], &mut self.air.chance.borrow_mut());
        if changes.is_empty() {
            return;
        }
        let what: Vec<String> = changes
            .iter()
            .map(|change| {
                format!(
                    "{:?} {} {}",
                    change.kind,
                    check::short(change.record),
                    op(change)
                )
            })
            .collect();
        self.tell(format!("{number} saves {}", what.join(", ")));
        self.keep(number, changes, &[]);
    }

    /// What she wrote is saved, or nothing of it is, and she is told.
    pub(super) fn keep(&mut self, number: usize, changes: Vec<Change>, replaces: &[u64]) -> bool {
        let ids: Vec<Uuid> = changes.iter().map(|it| it.change_id).collect();
        let said = changes.clone();
        let is_kept = (self.phones[number].store).save(changes, replaces).is_ok();
        if is_kept {
            // Of what replaces another change, only what she typed is hers now.
            let said = said.iter().filter(|_| replaces.is_empty());
            said.for_each(|change| self.words.saved(number, change));
            self.air.tally.borrow_mut().changes += ids.len() as u64;
            self.saved.extend(ids.into_iter().map(|id| (number, id)));
        } else {
            self.air.fault("no room for a save");
            self.tell(format!("{number} is told that there is no room"));
            self.unsaved.extend(ids);
        }
        is_kept
    }

    /// A form is opened, and stays open while other things happen.
    pub(super) fn open_form(&mut self, number: usize) {
        let phone = &self.phones[number];
        if phone.form.is_none() {
            let form = (self.pen).open_form(phone, &mut self.air.chance.borrow_mut());
            if let Some(change) = &form {
                self.air.backend.saw(change.change_id, change.base_revision);
                let record = check::short(change.record);
                self.tell(format!("{number} opens a form about {record}"));
            }
            self.phones[number].form = form;
        }
    }

    pub(super) fn save_form(&mut self, number: usize) {
        let Some(mut change) = self.phones[number].form.take() else {
            return;
        };
        if self.below(4) > 0 {
            self.meanwhile(number, &change);
        }
        let phone = &mut self.phones[number];
        let locals = phone.store.inner.all();
        let here = locals.iter().find(|local| local.view.id == change.record);
        let here = here.map_or(0, Local::base_revision);
        if phone.store.bug == phone::Bug::StampsBaseAtSave {
            change.base_revision = here;
        } else {
            change.base_revision = change.base_revision.min(here);
        }
        self.tell(format!(
            "{number} saves its form about {}",
            check::short(change.record)
        ));
        // Where there is no room, the form stays open with what she wrote, and is saved another time.
        if !self.keep(number, vec![change.clone()], &[]) {
            self.unsaved.retain(|id| *id != change.change_id);
            self.phones[number].form = Some(change);
        }
    }

    /// What another one writes about the same thing arrives behind the open form.
    pub(super) fn meanwhile(&mut self, number: usize, form: &Change) {
        let mut others = (0..self.phones.len()).filter(|other| *other != number);
        let written = others.find_map(|other| {
            let change = self.pen.same_field(&self.phones[other], form)?;
            Some((other, change))
        });
        if let Some((other, change)) = written {
            self.hand_over_to(other);
            self.tell(format!("{other} writes the same field"));
            self.keep(other, vec![change], &[]);
            self.sync_whole(other);
            self.hand_over_to(number);
            self.sync_whole(number);
        }
    }

    /// Two phones say where a household went, without sight of each other.
    pub(super) fn move_twice(&mut self, number: usize) {
        let count = self.phones.len();
        let other = (number + 1 + self.below(count)) % count;
        let phones = [&self.phones[number], &self.phones[other]];
        let is_cadre = |phone: &&Phone| phone.author.borrow().role == Role::Cadre;
        if number == other || !phones.iter().all(is_cadre) {
            return;
        }
        let moves = (self.pen).two_moves(phones, &mut self.air.chance.borrow_mut());
        for (number, change) in [number, other].into_iter().zip(moves.into_iter().flatten()) {
            self.hand_over_to(number);
            let to = change.area.clone();
            let what = check::short(change.record);
            self.tell(format!("{number} moves {what} to {to}"));
            self.keep(number, vec![change], &[]);
        }
    }

    /// Coordinators have the same before them and decide it without sight of each other, while a cadre goes on writing.
    pub(super) fn decide_together(&mut self) {
        let is_one = |phone: &Phone| phone.author.borrow().role == Role::Coordinator;
        let desks = (0..self.phones.len()).filter(|it| is_one(&self.phones[*it]));
        let desks: Vec<usize> = desks.take(2).collect();
        for number in &desks {
            self.sync_whole(*number);
        }
        let Some(one) = desks.first().map(|it| &self.phones[*it]) else {
            return;
        };
        let other = desks.get(1).map(|it| &self.phones[*it]);
        let said = (self.pen).decisions(one, other, &mut self.air.chance.borrow_mut());
        let merge = said.first().filter(|it| it.kind == Kind::Merge);
        let edit = merge.and_then(|merge| {
            let pen = &mut self.pen;
            let mut phones = self.phones.iter().enumerate();
            phones.find_map(|(number, phone)| Some((number, pen.edit_of_alias(phone, merge)?)))
        });
        let is_second = said.len() > 1;
        for (number, change) in desks.iter().copied().zip(said) {
            let what = check::short(change.record);
            let as_well = if is_second { " at once" } else { "" };
            self.tell(format!(
                "{number} decides on {:?} {what}{as_well}",
                change.kind
            ));
            self.keep(number, vec![change], &[]);
        }
        if let Some((number, change)) = edit {
            self.hand_over_to(number);
            self.tell(format!("{number} edits one who is merged meanwhile"));
            self.keep(number, vec![change], &[]);
            for number in desks {
                self.sync_whole(number);
            }
        }
    }
}

pub(super) fn op(change: &Change) -> String {
    match &change.edit {
        dampingi_sync::Edit::Create { .. } => "created".to_owned(),
        dampingi_sync::Edit::Update { fields } => {
            let keys: Vec<&str> = fields.iter().map(|(key, _)| key).collect();
            format!("edited {} from {}", keys.join("+"), change.base_revision)
        }
        dampingi_sync::Edit::Delete { .. } => "deleted".to_owned(),
        dampingi_sync::Edit::Restore { .. } => "brought back".to_owned(),
    }
}
