//! Writes down what one invented cadre saved in her village, day by day. Knows the forms, not the server: whatever
//! stands here must still pass the same checks as a real cadre's work.

use crate::demo::fill::complete;
use crate::demo::name;
use crate::demo::random::Random;
use dampingi_domain::form::{self, Clock, Context};
use dampingi_domain::{Answers, AreaCode, Date, date};
use dampingi_sync::{Kind, RecordId, link};
use uuid::Uuid;

/// Namespace of the demo's ids.
const NAMESPACE: Uuid = Uuid::from_u128(0x3b0c_94a1_0d2f_5c6e_8f17_2a64_be90_51d3);

/// One thing she saved.
pub struct Saved {
    /// On which day.
    pub day: Date,
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// Form of its fields.
    pub form: &'static str,
    /// Its fields.
    pub fields: Answers,
    /// What the coordinator makes of it, if it is a visit.
    pub fate: Fate,
}

/// What the coordinator makes of a visit, a week or more after it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// She accepts it, once she comes to it.
    Approved,
    /// It stays in her queue.
    Waiting,
    /// She sends it back, with a note at one field.
    Returned {
        /// The field.
        field: &'static str,
        /// Her words.
        note: &'static str,
    },
}

/// A household with its people.
pub struct Home {
    /// Its record.
    pub id: RecordId,
    fields: Answers,
}

/// Who is registered.
pub struct Who {
    /// Name.
    pub name: String,
    /// Code of the form.
    pub sex: &'static str,
    /// Birth date.
    pub born: Date,
    /// Relation to the head of the household.
    pub relation: &'static str,
    /// Why there is a NIK or none: `known` makes one up.
    pub nik_status: &'static str,
    /// Anything more.
    pub more: Answers,
}

/// A person.
#[derive(Clone)]
pub struct Person {
    /// Her record.
    pub id: RecordId,
    /// What is known of her.
    pub fields: Answers,
}

/// A stretch of a person's life.
pub struct Episode {
    /// Its record.
    pub id: RecordId,
    fields: Answers,
}

/// One visit, to be written.
pub struct Visit<'a> {
    /// Days before today.
    pub ago: i32,
    /// Whom.
    pub person: &'a Person,
    /// Within which episode.
    pub episode: &'a Episode,
    /// Form of the visit.
    pub form: &'static str,
    /// What she wrote down.
    pub fields: Answers,
    /// What becomes of it.
    pub fate: Fate,
}

/// The book of one village.
pub struct Script {
    /// The only source of variety.
    pub random: Random,
    /// Everything is dated from here.
    pub today: Date,
    /// What was saved, in the order it was told.
    pub saved: Vec<Saved>,
    village: AreaCode,
    serial: u32,
}

impl Script {
    /// An empty book.
    pub fn new(village: AreaCode, today: Date, seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            today,
            saved: Vec::new(),
            village,
            serial: 0,
        }
    }

    /// The code of the village that it tells of.
    pub fn village(&self) -> &str {
        self.village.as_str()
    }

    /// The day that was so many days ago.
    pub fn ago(&self, days: i32) -> Date {
        date::add_days(self.today, -days)
    }

    fn next(&mut self) -> u32 {
        self.serial += 1;
        self.serial
    }

    fn id(&mut self) -> RecordId {
        let serial = self.next();
        let name = format!("{}:{serial}", self.village);
        RecordId(Uuid::new_v5(&NAMESPACE, name.as_bytes()))
    }

    fn save(
        &mut self,
        ago: i32,
        kind: Kind,
        form: &'static str,
        fields: Answers,
        fate: Fate,
    ) -> RecordId {
        let (record, day) = (self.id(), self.ago(ago));
        self.saved.push(Saved {
            day,
            record,
            kind,
            form,
            fields,
            fate,
        });
        record
    }

    /// Registers a household.
    pub fn home(&mut self, ago: i32, head: &str) -> Home {
        let (rt, rw) = (self.random.between(1, 12), self.random.between(1, 5));
        let landmark = self.random.pick(&[
            "",
            "Sebelah langgar, rumah panggung cat hijau",
            "Belakang balai desa",
            "Jalan poros, depan warung",
            "Tepi sungai, dekat jembatan ulin",
        ]);
        let mut fields = Answers::new()
            .with("head_name", head)
            .with("rt", format!("{rt:02}"))
            .with("rw", format!("{rw:02}"))
            .with("address", landmark);
        let hamlet = self.random.pick(&["", "Dusun I", "Dusun II", "Dusun Hulu"]);
        fields.set("hamlet", hamlet);
        if self.random.once_in(4) {
            fields.set("family_card_status", "unknown");
        } else {
            fields.set("family_card_status", "known");
            fields.set("family_card_number", self.number("120319"));
        }
        let fields = complete(form("household"), fields, &self.context(ago));
        let id = self.save(
            ago,
            Kind::Household,
            "household",
            fields.clone(),
            Fate::Approved,
        );
        Home { id, fields }
    }

    /// Registers a person of a household, for an episode.
    pub fn person(&mut self, ago: i32, home: &Home, purpose: &str, who: Who) -> Person {
        let mut fields = who.more;
        fields.set("name", who.name);
        fields.set("sex", who.sex);
        fields.set_date("birth_date", who.born);
        fields.set("relation_to_head", who.relation);
        fields.set("nik_status", who.nik_status);
        if who.nik_status == "known" {
            let woman = if who.sex == "female" { 40 } else { 0 };
            let born = who.born;
            let day = i32::from(born.day()) + woman;
            let middle = format!("{day:02}{:02}{:02}", born.month(), born.year() % 100);
            fields.set("nik", self.number(&middle));
        }
        if !self.random.once_in(5) {
            fields.set("consent", "given");
            fields.set(
                "consent_by",
                if purpose == "child" {
                    "guardian"
                } else {
                    "self"
                },
            );
            fields.set("consent_medium", "spoken");
            fields.set_date("consent_date", self.ago(ago));
        } else {
            fields.set("consent", "not_asked");
        }
        let about = Context {
            purpose: Some(purpose),
            household: Some(&home.fields),
            ..self.context(ago)
        };
        let fields =
            complete(form("person"), fields, &about).with(link::HOUSEHOLD, home.id.to_string());
        let id = self.save(ago, Kind::Person, "person", fields.clone(), Fate::Approved);
        Person { id, fields }
    }

    /// Opens an episode.
    pub fn episode(
        &mut self,
        ago: i32,
        person: &Person,
        form_id: &'static str,
        fields: Answers,
    ) -> Episode {
        let mut fields = fields;
        fields.set_date("registered_on", self.ago(ago));
        let about = Context {
            person: Some(&person.fields),
            ..self.context(ago)
        };
        let fields =
            complete(form(form_id), fields, &about).with(link::PERSON, person.id.to_string());
        let id = self.save(ago, Kind::Episode, form_id, fields.clone(), Fate::Approved);
        Episode { id, fields }
    }

    /// Records a visit to a person.
    pub fn visit(&mut self, visit: Visit<'_>) -> RecordId {
        let mut fields = visit.fields;
        fields.set_date("visit_date", self.ago(visit.ago));
        if form(visit.form).field("method").is_some() && !fields.is_filled("method") {
            let method = if self.random.once_in(3) {
                "posyandu"
            } else {
                "home_visit"
            };
            fields.set("method", method);
        }
        let about = Context {
            person: Some(&visit.person.fields),
            episode: Some(&visit.episode.fields),
            ..self.context(visit.ago)
        };
        let fields = complete(form(visit.form), fields, &about)
            .with(link::PERSON, visit.person.id.to_string())
            .with(link::EPISODE, visit.episode.id.to_string());
        self.save(visit.ago, Kind::Visit, visit.form, fields, visit.fate)
    }

    /// Records how a household lives.
    pub fn survey(&mut self, ago: i32, home: &Home, fields: Answers) {
        let mut fields = fields.with("method", "home_visit");
        fields.set_date("visit_date", self.ago(ago));
        let about = Context {
            household: Some(&home.fields),
            ..self.context(ago)
        };
        let fields = complete(form("household_survey"), fields, &about)
            .with(link::HOUSEHOLD, home.id.to_string());
        self.save(ago, Kind::Visit, "household_survey", fields, Fate::Approved);
    }

    /// Corrects a visit that came back: a new version, the old one stays.
    pub fn correct(
        &mut self,
        ago: i32,
        visit: RecordId,
        changed: &Answers,
        reason: &str,
        fate: Fate,
    ) {
        let old = self.saved.iter().find(|saved| saved.record == visit);
        let (form, mut fields) = old
            .map(|old| (old.form, old.fields.clone()))
            .expect("the visit was told before");
        fields.apply(changed);
        fields.set(link::CORRECTS, visit.to_string());
        fields.set(link::CORRECTION_REASON, reason);
        self.save(ago, Kind::Visit, form, fields, fate);
    }

    /// Lets two people be each other's partners.
    pub fn pair(&mut self, one: RecordId, other: &Person) {
        let saved = self.saved.iter_mut().find(|saved| saved.record == one);
        let saved = saved.expect("the episode was told before");
        saved.fields.set(link::PARTNER, other.id.to_string());
    }

    /// Whether a visit of that day still waits for the coordinator. She is a week behind, and not always through.
    pub fn fate(&mut self, ago: i32) -> Fate {
        if ago < 14 && self.random.once_in(3) {
            Fate::Waiting
        } else {
            Fate::Approved
        }
    }

    /// Somebody's age in years, as a birth date.
    pub fn born(&mut self, years: i32) -> Date {
        let days = self.random.between(10, 355);
        date::add_days(self.today, -(years * 365 + years / 4 + days))
    }

    /// A woman's or man's name; now and then a very long or a single one.
    pub fn grown(&mut self, sex: &str) -> String {
        let is_man = sex == "male";
        if self.random.once_in(9) {
            let single = if is_man {
                &name::SINGLE_MEN
            } else {
                &name::SINGLE_WOMEN
            };
            return self.random.pick(single).to_owned();
        }
        match (is_man, self.random.once_in(12)) {
            (true, true) => name::LONG_MAN.to_owned(),
            (true, false) => name::male(&mut self.random),
            (false, true) => name::LONG_WOMAN.to_owned(),
            (false, false) => name::female(&mut self.random),
        }
    }

    /// Sixteen digits of the district with that middle. The serial starts at 9: real ones are counted from 0001 a day.
    fn number(&mut self, middle: &str) -> String {
        let serial = 9000 + self.next() % 1000;
        format!("650105{middle}{serial}")
    }

    fn context(&self, ago: i32) -> Context<'static> {
        Context {
            clock: Clock::Agrees,
            ..Context::on(self.ago(ago))
        }
    }
}

fn form(id: &str) -> &'static form::Form {
    form::by_id(id).expect("the demo names forms that exist")
}
