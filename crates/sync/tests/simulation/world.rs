//! The story of one seed: what people do, what the network and the machines do to them, and the quiet afterwards.

use super::chance::Chance;
use super::edits::Pen;
use super::faults::Tally;
use super::last_word::LastWords;
use super::phone::{self, Air, Phone};
use super::{Backend, check};
use dampingi_domain::AreaCode;
use dampingi_sync::memory::MemoryStore;
use dampingi_sync::{Author, RecordId, Role};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use uuid::Uuid;

pub(super) const VILLAGES: [&str; 3] = ["65.01.05.2003", "65.01.05.2004", "65.01.05.2006"];
const SUBDISTRICT: &str = "65.01.05";

/// Hours that clocks are off: right, a time zone, a few hours, days, a year or more each way, a dead battery.
const CLOCKS: [i32; 8] = [0, 1, -3, 14, 48, -9_600, 9_600, -175_000];

/// A second coordinator of the same villages.
const SECOND: u128 = 50;

/// Rounds of syncs after which everything must be quiet.
const ROUNDS: usize = 12;

/// Some phones and their server.
pub struct World {
    pub(super) air: Rc<Air>,
    pub(super) phones: Vec<Phone>,
    pub(super) pen: Pen,
    pub(super) cloned: bool,
    pub(super) restored: bool,
    /// Every change that was ever saved, and on which phone.
    pub(super) saved: Vec<(usize, Uuid)>,
    /// Every change of which she was told that it could not be saved.
    pub(super) unsaved: Vec<Uuid>,
    /// Users whose sessions were ended.
    pub(super) revoked: BTreeSet<RecordId>,
    /// Two users of one phone; the first holds it.
    pub(super) shared: Option<(usize, usize)>,
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
        match self.below(134) {
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
            132 | 133 => self.take_back(number),
            _ => self.save_form(number),
        }
        // After a restore, edits that others have long built upon wait once more, and need not show.
        if self.seen.is_empty() && !self.restored {
            self.seen.extend(check::hidden(&self.phones[number]));
        }
    }

    pub(super) fn sync_whole(&mut self, number: usize) {
        let outcome = self.phones[number].finish(&self.air, number);
        self.tell(format!("{number} syncs: {outcome:?}"));
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

pub(super) fn area(code: &str) -> AreaCode {
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
