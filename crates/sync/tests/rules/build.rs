//! Builders for records, changes and people of the tests. All ids are numbers, all days lie around 21 November 2026.

use dampingi_domain::form::{self, Clock, Completeness, Context, Fault, Form, Input};
use dampingi_domain::{Answers, AreaCode, Date};
use dampingi_sync::accept::{self, Standing, Verdict};
use dampingi_sync::wire::Outcome;
use dampingi_sync::{
    Author, Change, Edit, Kind, Origin, RecordId, Role, SCHEMA, Stored, alias, link,
};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

pub const JELARAI: &str = "65.01.05.2003";
pub const GUNUNG_SERIANG: &str = "65.01.05.2004";
pub const TANJUNG_SELOR: &str = "65.01.05";

pub fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

pub fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).expect("well formed")
}

pub fn today() -> Date {
    "2026-11-21".parse().expect("a date")
}

pub fn author(role: Role, areas: &[&str]) -> Author {
    Author {
        id: id(900),
        role,
        areas: areas.iter().map(|code| area(code)).collect(),
        former_areas: Vec::new(),
    }
}

pub fn cadre() -> Author {
    author(Role::Cadre, &[JELARAI])
}

pub fn coordinator() -> Author {
    author(Role::Coordinator, &[TANJUNG_SELOR])
}

/// A change with everything usual; tests alter what they are about.
pub fn change(record: u128, kind: Kind, form: &str, edit: Edit) -> Change {
    Change {
        change_id: Uuid::from_u128(record + 1_000_000),
        device_id: Uuid::from_u128(1),
        device_seq: 1,
        author: id(900),
        record: id(record),
        kind,
        form: form.to_owned(),
        form_version: form::by_id(form).map_or(0, |form| form.version),
        area: area(JELARAI),
        base_revision: 0,
        edit,
        schema: SCHEMA,
        app_version: "0.1.0".to_owned(),
        recorded_at: "2026-11-21T09:00:00+08:00".to_owned(),
    }
}

pub fn create(record: u128, kind: Kind, form: &str, fields: Answers) -> Change {
    change(record, kind, form, Edit::Create { fields })
}

/// What somebody says of two records, `of` the one and `into` the other, under the links of their kind.
pub fn saying(number: u128, of: (&str, u128), into: (&str, u128), state: &str) -> Change {
    let fields = Answers::new()
        .with(of.0, id(of.1).to_string())
        .with(into.0, id(into.1).to_string())
        .with(alias::STATE, state);
    create(number, Kind::Merge, "", fields)
}

/// An edit of a stored record by another device than the one that made it, having seen `base`.
pub fn update(of: &Stored, base: u64, fields: Answers) -> Change {
    let mut change = change(
        0,
        of.record.kind.clone(),
        &of.record.form,
        Edit::Update { fields },
    );
    change.change_id = Uuid::from_u128(of.record.id.0.as_u128() + 2_000_000 + u128::from(base));
    change.record = of.record.id;
    change.base_revision = base;
    change.area.clone_from(&of.record.area);
    change.device_id = Uuid::from_u128(2);
    change
}

pub fn household() -> Change {
    create(
        10,
        Kind::Household,
        "household",
        filled("household", Answers::new(), None, None),
    )
}

pub fn person() -> Change {
    let given = Answers::new()
        .with(link::HOUSEHOLD, id(10).to_string())
        .with("birth_date", "2025-01-10")
        .with("sex", "female");
    create(
        20,
        Kind::Person,
        "person",
        filled("person", given, None, None),
    )
}

pub fn episode() -> Change {
    let person = person();
    let given = Answers::new()
        .with(link::PERSON, id(20).to_string())
        .with("registered_on", "2026-01-10");
    create(
        30,
        Kind::Episode,
        "child",
        filled("child", given, person.edit.fields(), None),
    )
}

pub fn visit(record: u128) -> Change {
    let (person, episode) = (person(), episode());
    let given = Answers::new()
        .with(link::PERSON, id(20).to_string())
        .with(link::EPISODE, id(30).to_string())
        .with("visit_date", "2026-11-20")
        .with("weight_kg", 9.5);
    let fields = filled(
        "child_visit",
        given,
        person.edit.fields(),
        episode.edit.fields(),
    );
    create(record, Kind::Visit, "child_visit", fields)
}

pub fn review(record: u128, of: u128, fields: Answers) -> Change {
    create(
        record,
        Kind::Review,
        "",
        fields.with(link::VISIT, id(of).to_string()),
    )
}

/// The change with one field altered; a null takes it out.
pub fn with(mut change: Change, key: &str, value: impl Into<Value>) -> Change {
    if let Edit::Create { fields } | Edit::Update { fields } = &mut change.edit {
        fields.set(key, value);
    }
    change
}

/// Fills what the form misses with something plausible, so that the tests follow the form as it grows.
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
        let missing: Vec<&str> = form::check(form, &answers, &context)
            .into_iter()
            .filter(|problem| problem.fault == Fault::Missing)
            .map(|problem| problem.field)
            .collect();
        if missing.is_empty() {
            return answers;
        }
        for key in missing {
            answers.set(key, plausible(form, key));
        }
    }
    answers
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

/// A few records on a server, with the sequence going up.
#[derive(Clone, Default)]
pub struct Shelf {
    pub records: BTreeMap<RecordId, Stored>,
    pub revision: u64,
    pub origin: Origin,
    pub clock: Clock,
    /// Whether something was hung on the record that is hidden.
    pub hung_since: bool,
    /// Whether a later change of the same phone was taken before.
    pub overtaken: bool,
}

impl Shelf {
    /// A household, a child in it, her episode and a visit, by the cadre of Jelarai.
    pub fn family() -> Self {
        let mut shelf = Self {
            clock: Clock::Agrees,
            ..Self::default()
        };
        for change in [household(), person(), episode(), visit(40)] {
            let verdict = shelf.take(&change, &cadre());
            assert!(!verdict.writes.is_empty(), "{:?}", verdict.outcome);
        }
        shelf
    }

    /// The same made once more by somebody else, each under a number of its own.
    pub fn again(&mut self, made: impl IntoIterator<Item = (u128, Change)>) {
        for (number, change) in made {
            let change = Change {
                record: id(number),
                change_id: Uuid::from_u128(number + 1_000_000),
                ..change
            };
            let verdict = self.take(&change, &cadre());
            assert!(!verdict.writes.is_empty(), "{:?}", verdict.outcome);
        }
    }

    pub fn get(&self, number: u128) -> &Stored {
        &self.records[&id(number)]
    }

    /// Decides without writing.
    pub fn ask(&self, change: &Change, author: &Author) -> Verdict {
        let stored = self.records.get(&change.record);
        let mut names = accept::wanted(change);
        names.extend(
            stored
                .map(|stored| accept::also_wanted(&stored.record))
                .unwrap_or_default(),
        );
        let around = names
            .into_iter()
            .filter_map(|id| Some((id, self.records.get(&id)?.clone())))
            .collect();
        let visit = change.edit.fields().and_then(|it| it.text(link::VISIT));
        let reviews = self.records.values().map(|stored| &stored.record);
        let reviewed = reviews
            .filter(|it| it.kind == Kind::Review && it.fields.text(link::VISIT) == visit)
            .max_by_key(|review| review.revision);
        accept::accept(
            change,
            author,
            &Standing {
                record: stored,
                around: &around,
                previous: None,
                hung_since: self.hung_since,
                reviewed,
                overtaken: self.overtaken,
                today: today(),
                clock: self.clock,
                received_at: "2026-11-21T02:00:00Z",
                next_revision: self.revision + 1,
                card_id: RecordId(Uuid::new_v5(&Uuid::nil(), change.change_id.as_bytes())),
                second_card_id: RecordId(Uuid::new_v5(&Uuid::max(), change.change_id.as_bytes())),
                origin: self.origin.clone(),
            },
        )
    }

    /// Decides and writes.
    pub fn take(&mut self, change: &Change, author: &Author) -> Verdict {
        let verdict = self.ask(change, author);
        for stored in &verdict.writes {
            assert_eq!(
                stored.record.revision,
                self.revision + 1,
                "sequences are given out in order"
            );
            self.revision += 1;
            self.records.insert(stored.record.id, stored.clone());
        }
        verdict
    }

    /// Writes what must be taken without a question.
    #[track_caller]
    pub fn applies(&mut self, change: &Change, author: &Author) {
        assert_eq!(word(&self.take(change, author)), "applied");
    }
}

/// One word for an outcome: what most rules are about.
pub fn word(verdict: &Verdict) -> String {
    match &verdict.outcome {
        Outcome::Applied { .. } => "applied".to_owned(),
        Outcome::Duplicate { .. } => "duplicate".to_owned(),
        Outcome::Conflict { .. } => "conflict".to_owned(),
        Outcome::Deferred { missing } => format!("deferred {}", missing.len()),
        Outcome::Refused { code, field, .. } => {
            format!("refused {code} {}", field.as_deref().unwrap_or("-"))
        }
        Outcome::DeviceTaken | Outcome::Unknown => "never".to_owned(),
    }
}

#[track_caller]
pub fn check(shelf: &Shelf, change: &Change, author: &Author, expected: &str) {
    let verdict = shelf.ask(change, author);
    assert_eq!(word(&verdict), expected);
    let takes = matches!(expected, "applied" | "conflict");
    assert_eq!(
        !verdict.writes.is_empty(),
        takes,
        "only what is taken is written"
    );
    if let Outcome::Refused { message, .. } = verdict.outcome {
        assert!(!message.is_empty(), "a refusal is explained");
    }
}
