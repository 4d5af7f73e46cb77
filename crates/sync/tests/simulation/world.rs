//! The story of one seed: what people do, what the network and the machines do to them, and the quiet afterwards.

use super::chance::Chance;
use super::edits::Pen;
use super::faults::Tally;
use super::last_word::LastWords;
use super::phone::{self, Air, Phone};
use super::{Backend, check};
use dampingi_domain::AreaCode;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::{Author, Change, Kind, Local, RecordId, Role};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use uuid::Uuid;

const VILLAGES: [&str; 3] = ["65.01.05.2003", "65.01.05.2004", "65.01.05.2006"];
const SUBDISTRICT: &str = "65.01.05";

/// Hours that clocks are off: right, a time zone, a few hours, days, a year or more each way, a dead battery.
const CLOCKS: [i32; 8] = [0, 1, -3, 14, 48, -9_600, 9_600, -175_000];

/// Saves that the reserve of a full phone holds.
const RESERVE: u32 = 2;

/// A second coordinator of the same villages.
const SECOND: u128 = 50;

/// Rounds of syncs after which everything must be quiet.
const ROUNDS: usize = 12;

/// Some phones and their server.
pub struct World {
    pub(super) air: Rc<Air>,
    pub(super) phones: Vec<Phone>,
    pub(super) pen: Pen,
    cloned: bool,
    pub(super) restored: bool,
    /// Every change that was ever saved, and on which phone.
    saved: Vec<(usize, Uuid)>,
    /// Every change of which she was told that it could not be saved.
    unsaved: Vec<Uuid>,
    /// Users whose sessions were ended.
    revoked: BTreeSet<RecordId>,
    /// Two users of one phone; the first holds it.
    shared: Option<(usize, usize)>,
    pub(super) words: LastWords,
    /// What was broken on the way.
    seen: Vec<String>,
    pub story: Vec<String>,
}

/// What became of a seed.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    /// What is broken.
    pub broken: Vec<String>,
    /// What happened, step by step.
    pub story: Vec<String>,
    /// How much went wrong on the way.
    pub tally: Tally,
}

/// Plays a seed for so many steps, lets everything come to rest, and says what is broken.
pub fn play(seed: u64, steps: usize, backend: Rc<dyn Backend>, bug: phone::Bug) -> Told {
    let mut world = World::new(seed, backend, bug);
    for _ in 0..steps {
        world.step();
    }
    let mut broken = world.rest();
    broken.append(&mut world.seen);
    let tally = world.air.tally.borrow().clone();
    Told {
        broken,
        story: world.story,
        tally,
    }
}

impl World {
    pub fn new(seed: u64, backend: Rc<dyn Backend>, bug: phone::Bug) -> Self {
        let mut chance = Chance::new(seed);
        let cadres = 1 + chance.below(4);
        let trouble = [0, 10, 30, 60][chance.below(4)];
        let mut authors = vec![author(1, Role::Coordinator, &[SUBDISTRICT])];
        for number in 0..cadres {
            let first = chance.below(VILLAGES.len());
            let second = (first + 1) % VILLAGES.len();
            let villages = [VILLAGES[first], VILLAGES[second]];
            let villages = match chance.below(10) {
                0..=1 => &VILLAGES[..],
                2..=4 => &villages[..],
                _ => &villages[..1],
            };
            authors.push(author(2 + number as u128, Role::Cadre, villages));
        }
        if chance.percent(40) {
            authors.push(author(SECOND, Role::Coordinator, &[SUBDISTRICT]));
        }
        let authors: Vec<Rc<RefCell<Author>>> = authors
            .into_iter()
            .map(|author| Rc::new(RefCell::new(author)))
            .collect();
        let phones = authors.iter().zip(1..).map(|(author, number)| {
            backend.user(&author.borrow());
            let store = MemoryStore::new(Uuid::from_u128(number));
            let mut phone = Phone::new(store, Rc::clone(author), bug);
            phone.is_old = chance.percent(50);
            phone
        });
        let phones = phones.collect();
        let shared = (cadres > 1 && chance.percent(40)).then_some((1, 2));
        Self {
            phones,
            shared,
            air: Rc::new(Air {
                backend,
                chance: RefCell::new(chance),
                trouble: Cell::new(trouble),
                echoes: RefCell::default(),
                tally: RefCell::default(),
            }),
            pen: Pen::default(),
            cloned: false,
            restored: false,
            saved: Vec::new(),
            unsaved: Vec::new(),
            revoked: BTreeSet::new(),
            words: LastWords::default(),
            seen: Vec::new(),
            story: Vec::new(),
        }
    }

    pub(super) fn below(&self, bound: usize) -> usize {
        self.air.chance.borrow_mut().below(bound)
    }

    pub(super) fn tell(&mut self, what: String) {
        self.story.push(what);
    }

    /// One thing happens.
    pub fn step(&mut self) {
        let number = self.below(self.phones.len());
        self.hand_over_to(number);
        match self.below(132) {
            0..=29 => self.save(number),
            30..=69 => self.sync_a_little(number),
            70..=81 => self.sync_whole(number),
            82..=85 => {
                self.tell(format!("{number} is killed"));
                self.air.fault("phone killed");
                self.phones[number].crash();
            }
            86..=88 => self.echo(),
            89 | 90 => self.put_right(number, None),
            91 => {
                let hours = CLOCKS[self.below(CLOCKS.len())];
                self.tell(format!("{number}'s clock is {hours} hours off"));
                match hours.abs() {
                    0 => {}
                    1..1_000 => self.air.fault("clock hours off"),
                    _ => self.air.fault("clock years off"),
                }
                self.phones[number].clock_off = hours;
            }
            92 | 93 => {
                self.tell("the server is backed up".to_owned());
                self.air.backend.back_up();
            }
            94 => self.restore(number),
            95 => self.clone_phone(number),
            96 | 97 => self.reassign(number),
            98 | 99 => {
                let days = [2, 20, 31, 45][self.below(4)];
                self.tell(format!("{days} days pass"));
                self.air.fault("server's clock days on");
                self.air.backend.pass_days(days);
            }
            100 | 101 => self.fill_or_clear(number),
            102 | 103 => self.revoke_or_sign_in(number),
            104 | 105 => self.upgrade(number),
            106..=110 => self.open_form(number),
            118..=121 => self.move_twice(number),
            122..=127 => self.decide_together(),
            128..=131 => self.edit_refused(number),
            _ => self.save_form(number),
        }
        // After a restore, edits that others have long built upon wait once more, and need not show.
        if self.seen.is_empty() && !self.restored {
            self.seen.extend(check::hidden(&self.phones[number]));
        }
    }

    /// Whoever wants to do something takes the phone; what the other was doing there ends.
    fn hand_over_to(&mut self, number: usize) {
        if let Some((holds, waits)) = self.shared.filter(|(_, waits)| *waits == number) {
            self.shared = Some((waits, holds));
            self.phones[holds].crash();
            self.air.fault("user switched");
            self.tell(format!("{number} takes the phone of {holds}"));
        }
    }

    fn fill_or_clear(&mut self, number: usize) {
        let is_full = !self.phones[number].store.is_full.get();
        if is_full {
            self.air.fault("storage full");
        }
        self.phones[number].store.is_full.set(is_full);
        self.phones[number].store.reserve.set(RESERVE);
        self.tell(format!("{number}'s storage is full: {is_full}"));
    }

    fn revoke_or_sign_in(&mut self, number: usize) {
        let author = self.phones[number].author.borrow().clone();
        if self.revoked.remove(&author.id) {
            self.air.backend.sign_in(&author);
            self.tell(format!("{number} signs in again"));
        } else {
            self.air.backend.sign_out(&author);
            self.revoked.insert(author.id);
            self.air.fault("device revoked");
            self.tell(format!("{number}'s device is revoked"));
        }
    }

    fn upgrade(&mut self, number: usize) {
        if self.phones[number].is_old {
            let waiting = self.phones[number].upgrade();
            if waiting > 0 {
                self.air.fault("app upgraded with a queue");
            }
            self.tell(format!("{number} upgrades, {waiting} changes wait"));
        }
    }

    fn save(&mut self, number: usize) {
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
    fn open_form(&mut self, number: usize) {
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

    fn save_form(&mut self, number: usize) {
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
    fn meanwhile(&mut self, number: usize, form: &Change) {
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
    fn move_twice(&mut self, number: usize) {
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
    fn decide_together(&mut self) {
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

    fn sync_a_little(&mut self, number: usize) {
        let polls = 1 + self.below(25);
        let phone = &mut self.phones[number];
        if !phone.is_syncing() {
            phone.start(&self.air, number);
        }
        let ended = (0..polls).find_map(|_| phone.step());
        match ended {
            Some(outcome) => self.tell(format!("{number} ends a sync: {outcome:?}")),
            None => {
                self.air.fault("sync left hanging");
                self.tell(format!("{number} syncs a little"));
            }
        }
    }

    pub(super) fn sync_whole(&mut self, number: usize) {
        let outcome = self.phones[number].finish(&self.air, number);
        self.tell(format!("{number} syncs: {outcome:?}"));
    }

    /// The network delivers an old request once more; its answer reaches nobody.
    fn echo(&mut self) {
        let echo = {
            let mut echoes = self.air.echoes.borrow_mut();
            let at = self.air.chance.borrow_mut().below(echoes.len());
            (!echoes.is_empty()).then(|| echoes.swap_remove(at))
        };
        if let Some((number, push)) = echo {
            self.tell(format!("an old push of {number} arrives"));
            self.air.fault("request late");
            let author = self.phones[number].author.borrow().clone();
            let _ = self.air.backend.push(&author, &push);
        }
    }

    /// The phone's storage is copied to a second one, and both are used.
    fn clone_phone(&mut self, number: usize) {
        if std::mem::replace(&mut self.cloned, true) {
            return;
        }
        self.tell(format!("{number} is cloned"));
        self.air.fault("phone cloned");
        let original = &self.phones[number];
        let copy = original.copy();
        self.phones.push(copy);
    }

    /// A cadre gets other villages.
    fn reassign(&mut self, number: usize) {
        let author = Rc::clone(&self.phones[number].author);
        if author.borrow().role != Role::Cadre {
            return;
        }
        let village = area(VILLAGES[self.below(VILLAGES.len())]);
        {
            let mut author = author.borrow_mut();
            if author.areas.contains(&village) && author.areas.len() > 1 {
                author.areas.retain(|own| *own != village);
                author.former_areas.push(village.clone());
            } else if !author.areas.contains(&village) {
                author.former_areas.retain(|own| *own != village);
                author.areas.push(village.clone());
            }
        }
        self.air.backend.user(&author.borrow());
        self.air.fault("villages changed");
        self.tell(format!("{number}'s villages change by {village}"));
    }

    /// No more trouble: everybody syncs until nothing moves any more, and everything is looked at.
    pub fn rest(&mut self) -> Vec<String> {
        self.air.trouble.set(0);
        for phone in &self.phones {
            phone.store.is_full.set(false);
            self.air.backend.sign_in(&phone.author.borrow());
        }
        let mut last = None;
        for _ in 0..ROUNDS {
            let mut received = 0;
            for number in 0..self.phones.len() {
                self.hand_over_to(number);
                match self.phones[number].finish(&self.air, number) {
                    Ok(summary) => received += summary.received + summary.sent,
                    // One that was under way in the bad time may still bring its failure; a lasting one is never quiet.
                    Err(trouble) => {
                        received += 1;
                        self.tell(format!("{number} cannot sync: {trouble:?}"));
                    }
                }
            }
            let states: Vec<_> = self.phones.iter().map(Phone::states).collect();
            if received == 0 && last.as_ref() == Some(&states) {
                return self.look();
            }
            last = Some(states);
        }
        vec!["it never becomes quiet".to_owned()]
    }

    fn look(&self) -> Vec<String> {
        let fresh = |number: usize| {
            let author = Rc::clone(&self.phones[number].author);
            let store = MemoryStore::new(Uuid::from_u128(7_000 + number as u128));
            let mut phone = Phone::new(store, author, phone::Bug::None);
            match phone.finish(&self.air, number) {
                Ok(_) => phone.store.inner.all(),
                Err(_) => Vec::new(),
            }
        };
        let mut broken = check::quiet_world(&*self.air.backend, &self.phones, &self.saved, fresh);
        broken.extend(check::half_saved(&self.phones, &self.unsaved));
        let records = self.air.backend.records().into_iter();
        let records = records.map(|record| (record.id, record)).collect();
        broken.extend(self.words.lost(&self.phones, &records));
        let tally = self.air.tally.borrow();
        let is_said_twice =
            ["request late", "phone cloned"].map(|it| tally.faults.contains_key(it));
        if is_said_twice == [false, false] {
            broken.extend(self.words.asked_of_herself(&records));
        }
        broken
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

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).expect("well formed")
}

fn author(number: u128, role: Role, areas: &[&str]) -> Author {
    Author {
        id: RecordId(Uuid::from_u128(900 + number)),
        role,
        areas: areas.iter().map(|code| area(code)).collect(),
        former_areas: Vec::new(),
    }
}
