//! Changes of a phone: a household, a child in it, her episode and visits. Fields follow the forms as these grow.

use super::World;
use dampingi_domain::form::{self, Clock, Completeness, Context, Fault, Form, Input};
use dampingi_domain::{Answers, Date};
use dampingi_sync::wire::{Answer, Outcome, Page, Receipts};
use dampingi_sync::{Change, Edit, Kind, RecordId, SCHEMA, link};
use serde_json::{Value, json};
use uuid::Uuid;

pub const JELARAI: &str = "65.01.05.2003";
pub const SERIANG: &str = "65.01.05.2004";

pub const HOUSEHOLD: u128 = 10;
pub const PERSON: u128 = 20;
pub const EPISODE: u128 = 30;
pub const VISIT: u128 = 40;

pub fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

/// A phone: its device id, its user, and its next sequence.
pub struct Phone<'a> {
    pub world: &'a World,
    pub token: String,
    pub author: RecordId,
    pub device: Uuid,
    pub seq: u64,
}

impl<'a> Phone<'a> {
    pub async fn of(world: &'a World, username: &str) -> Self {
        let author = world.id_of(username).await;
        Self {
            token: world.token(username).await,
            author,
            // One phone for each user, and another number than any record has.
            device: Uuid::new_v5(&Uuid::nil(), author.0.as_bytes()),
            seq: 0,
            world,
        }
    }

    pub fn change(&mut self, record: u128, kind: Kind, form: &str, edit: Edit) -> Change {
        self.seq += 1;
        let name = format!("{}:{}", self.device, self.seq);
        Change {
            change_id: Uuid::new_v5(&Uuid::nil(), name.as_bytes()),
            device_id: self.device,
            device_seq: self.seq,
            author: self.author,
            record: id(record),
            kind,
            form: form.to_owned(),
            form_version: form::by_id(form).map_or(0, |form| form.version),
            area: super::area(JELARAI),
            base_revision: 0,
            edit,
            schema: SCHEMA,
            app_version: "0.1.0".to_owned(),
            recorded_at: "2026-11-21T09:00:00+08:00".to_owned(),
        }
    }

    pub fn create(&mut self, record: u128, kind: Kind, form: &str, fields: Answers) -> Change {
        self.change(record, kind, form, Edit::Create { fields })
    }

    pub fn update(&mut self, record: u128, kind: Kind, base: u64, fields: Answers) -> Change {
        let form = match kind {
            Kind::Household => "household",
            _ => "person",
        };
        let mut change = self.change(record, kind, form, Edit::Update { fields });
        change.base_revision = base;
        change
    }

    pub fn household(&mut self) -> Change {
        let given = Answers::new().with("head_name", "Daud Lenjau");
        let fields = filled("household", given, None, None);
        self.create(HOUSEHOLD, Kind::Household, "household", fields)
    }

    pub fn person(&mut self) -> Change {
        self.create(PERSON, Kind::Person, "person", person_fields())
    }

    pub fn episode(&mut self) -> Change {
        self.create(EPISODE, Kind::Episode, "child", episode_fields())
    }

    /// A visit of that weight; below 1 kg it is implausible for a child of 22 months, and flagged.
    pub fn visit(&mut self, record: u128, date: &str, weight_kg: f64) -> Change {
        self.create(
            record,
            Kind::Visit,
            "child_visit",
            visit_fields(date, weight_kg),
        )
    }

    /// All four.
    pub fn family(&mut self) -> Vec<Change> {
        vec![
            self.household(),
            self.person(),
            self.episode(),
            self.visit(VISIT, "2026-11-20", 9.5),
        ]
    }

    pub fn review(&mut self, record: u128, visit: u128, state: &str, note: &str) -> Change {
        let fields = Answers::new()
            .with(link::VISIT, id(visit).to_string())
            .with("state", state)
            .with("note", note);
        self.create(record, Kind::Review, "", fields)
    }

    pub async fn push(&self, changes: &[Change]) -> Receipts {
        self.push_answer(changes).await.ok()
    }

    pub async fn push_answer(&self, changes: &[Change]) -> super::Answered {
        let body = json!({ "device_id": self.device, "changes": changes });
        self.world.post("/api/sync/push", &self.token, &body).await
    }

    pub async fn pull(&self, cursor: Option<&str>, limit: u32) -> Page {
        let cursor = cursor.map(|cursor| format!("&cursor={cursor}"));
        let path = format!(
            "/api/sync/pull?limit={limit}&device={}{}",
            self.device,
            cursor.unwrap_or_default()
        );
        self.world.get(&path, &self.token).await.ok()
    }
}

/// Each answer in a word.
pub fn words(answers: &[Answer]) -> Vec<&str> {
    answers.iter().map(|answer| word(&answer.outcome)).collect()
}

pub fn word(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Applied { .. } => "applied",
        Outcome::Duplicate { .. } => "duplicate",
        Outcome::Conflict { .. } => "conflict",
        Outcome::Deferred { .. } => "deferred",
        Outcome::Refused { code, .. } => code,
        Outcome::DeviceTaken => "device_taken",
        Outcome::Unknown => "unknown",
    }
}

pub fn person_fields() -> Answers {
    let given = Answers::new()
        .with(link::HOUSEHOLD, id(HOUSEHOLD).to_string())
        .with("name", "Grace Lenjau")
        .with("birth_date", "2025-01-10")
        .with("sex", "female");
    filled("person", given, None, None)
}

fn episode_fields() -> Answers {
    let given = Answers::new()
        .with(link::PERSON, id(PERSON).to_string())
        .with("registered_on", "2026-01-10");
    filled("child", given, Some(&person_fields()), None)
}

pub fn visit_fields(date: &str, weight_kg: f64) -> Answers {
    let given = Answers::new()
        .with(link::PERSON, id(PERSON).to_string())
        .with(link::EPISODE, id(EPISODE).to_string())
        .with("visit_date", date)
        .with("weight_kg", weight_kg);
    filled(
        "child_visit",
        given,
        Some(&person_fields()),
        Some(&episode_fields()),
    )
}

/// Fills what the form misses with something plausible.
pub fn filled(
    form_id: &str,
    given: Answers,
    person: Option<&Answers>,
    episode: Option<&Answers>,
) -> Answers {
    let form = form::by_id(form_id).expect("a form of this version");
    let mut answers = given;
    let context = Context {
        clock: Clock::Agrees,
        completeness: Completeness::Expected,
        person,
        episode,
        ..Context::on(today())
    };
    // An answer may bring further questions; no form nests deeper than this.
    for _ in 0..10 {
        let problems = form::check(form, &answers, &context);
        let missing = problems.iter().filter(|it| it.fault == Fault::Missing);
        let missing: Vec<&str> = missing.map(|it| it.field).collect();
        if missing.is_empty() {
            return answers;
        }
        for key in missing {
            answers.set(key, plausible(form, key));
        }
    }
    answers
}

fn today() -> Date {
    "2026-11-21".parse().expect("a date")
}

fn plausible(form: &Form, key: &str) -> Value {
    match form.field(key).expect("the form asked for it").input {
        Input::Text { max } => "Catatan".get(..max).unwrap_or("Catatan").into(),
        Input::Name => "Melati".into(),
        Input::Digits { length } => "6".repeat(length).into(),
        Input::Phone => "081234567890".into(),
        Input::Time => "09:00".into(),
        Input::Photo => format!("photo:{}:1", "0".repeat(64)).into(),
        Input::Location => "geo:2.83712,117.36485;u=12".into(),
        Input::PastDate | Input::ComingDate | Input::NearDate => today().to_string().into(),
        Input::Decimal { soft, .. } => ((soft.low + soft.high) / 2.0).into(),
        Input::Whole { soft, .. } => ((soft.low + soft.high) / 2.0).round().into(),
        Input::Choice(choices) => choices[0].code.into(),
        Input::Many(choices) => vec![choices[0].code].into(),
        Input::YesNo => false.into(),
    }
}
