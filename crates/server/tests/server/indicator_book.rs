//! What a cadre's phone sends of a few families, one line each, so that a test reads like her register.

use crate::support::family::{Phone, id, words};
use crate::support::{World, area};
use dampingi_domain::Answers;
use dampingi_sync::{Change, Edit, Kind, link};
use serde_json::Value;

/// Answers as `[(key, value)]`.
pub fn answers(fields: &[(&str, Value)]) -> Answers {
    fields
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()))
        .collect()
}

/// One cadre's register, sent when it is closed.
pub struct Book<'a> {
    pub phone: Phone<'a>,
    village: &'static str,
    next: u128,
    changes: Vec<Change>,
}

impl<'a> Book<'a> {
    /// `first` is the first number of its records: books of two cadres must not share one.
    pub async fn of(world: &'a World, username: &str, village: &'static str, first: u128) -> Self {
        Self {
            phone: Phone::of(world, username).await,
            village,
            next: first,
            changes: Vec::new(),
        }
    }

    fn add(&mut self, kind: Kind, form: &str, fields: Answers) -> u128 {
        let record = self.next;
        self.next += 1;
        let mut change = self
            .phone
            .change(record, kind, form, Edit::Create { fields });
        change.area = area(self.village);
        // An older app, which did not ask all that the forms ask now: a test says only what it counts.
        change.form_version = 0;
        self.changes.push(change);
        record
    }

    pub fn household(&mut self) -> u128 {
        let fields = Answers::new().with("head_name", "Daud Lenjau");
        self.add(Kind::Household, "household", fields)
    }

    pub fn survey(&mut self, household: u128, fields: &[(&str, Value)]) -> u128 {
        let fields = answers(fields).with(link::HOUSEHOLD, id(household).to_string());
        self.add(Kind::Visit, "household_survey", fields)
    }

    pub fn person(&mut self, household: Option<u128>, sex: &str, born: &str) -> u128 {
        let mut fields = Answers::new()
            .with("name", "Grace Lenjau")
            .with("sex", sex)
            .with("birth_date", born);
        if let Some(household) = household {
            fields.set(link::HOUSEHOLD, id(household).to_string());
        }
        self.add(Kind::Person, "person", fields)
    }

    /// A child of eleven months with this NIK.
    pub fn with_nik(&mut self, nik: &str) -> u128 {
        let fields = Answers::new()
            .with("name", "Grace Lenjau")
            .with("sex", "female")
            .with("birth_date", "2025-12-10")
            .with("nik_status", "known")
            .with("nik", nik);
        self.add(Kind::Person, "person", fields)
    }

    pub fn episode(&mut self, person: u128, form: &str, fields: &[(&str, Value)]) -> u128 {
        let fields = answers(fields).with(link::PERSON, id(person).to_string());
        self.add(Kind::Episode, form, fields)
    }

    pub fn visit(
        &mut self,
        (person, episode): (u128, u128),
        form: &str,
        fields: &[(&str, Value)],
    ) -> u128 {
        let fields = answers(fields)
            .with(link::PERSON, id(person).to_string())
            .with(link::EPISODE, id(episode).to_string());
        self.add(Kind::Visit, form, fields)
    }

    /// A child, registered on a day; gives it with its childhood.
    pub fn child(&mut self, sex: &str, born: &str, registered: &str) -> (u128, u128) {
        let person = self.person(None, sex, born);
        let childhood = self.episode(
            person,
            "child",
            &[
                ("registered_on", registered.into()),
                ("has_mch_book", true.into()),
            ],
        );
        (person, childhood)
    }

    /// A child's visit with a weight, and a height when it is above zero.
    pub fn weighed(&mut self, child: (u128, u128), on: &str, kg: f64, cm: f64) -> u128 {
        let mut fields: Vec<(&str, Value)> =
            vec![("visit_date", on.into()), ("weight_kg", kg.into())];
        if cm > 0.0 {
            fields.push(("height_cm", cm.into()));
            fields.push(("position", "standing".into()));
        }
        self.visit(child, "child_visit", &fields)
    }

    /// A visit that corrects another.
    pub fn corrected(
        &mut self,
        child: (u128, u128),
        visit: u128,
        fields: &[(&str, Value)],
    ) -> u128 {
        let mut all = fields.to_vec();
        all.push((link::CORRECTS, id(visit).to_string().into()));
        all.push((link::CORRECTION_REASON, "Salah baca".into()));
        self.visit(child, "child_visit", &all)
    }

    /// Hides a record.
    pub async fn hide(&mut self, record: u128, kind: Kind, form: &str) {
        self.send().await;
        let reason = "Tercatat dua kali".to_owned();
        let mut change = self
            .phone
            .change(record, kind, form, Edit::Delete { reason });
        change.area = area(self.village);
        change.base_revision = u64::MAX >> 1;
        self.changes.push(change);
        self.send().await;
    }

    /// Sends what is new. Nothing may be refused: the test would count something else than it says.
    pub async fn send(&mut self) {
        let changes = std::mem::take(&mut self.changes);
        for part in changes.chunks(200) {
            let receipts = self.phone.push(part).await;
            for (change, word) in part.iter().zip(words(&receipts.answers)) {
                assert_eq!(word, "applied", "{} {:?}", change.form, change.kind);
            }
        }
    }
}

/// The coordinator decides on visits.
pub struct Desk<'a> {
    phone: Phone<'a>,
    next: u128,
}

impl<'a> Desk<'a> {
    pub async fn of(world: &'a World, username: &str) -> Self {
        Self {
            phone: Phone::of(world, username).await,
            next: 900_000,
        }
    }

    pub async fn decide(&mut self, visits: &[u128], state: &str) {
        let reviews: Vec<Change> = visits
            .iter()
            .map(|visit| {
                self.next += 1;
                self.phone
                    .review(self.next, *visit, state, "Sudah dilihat bersama")
            })
            .collect();
        let receipts = self.phone.push(&reviews).await;
        for word in words(&receipts.answers) {
            assert_eq!(word, "applied");
        }
    }
}
