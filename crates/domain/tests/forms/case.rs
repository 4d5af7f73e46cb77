//! One notation for all tables: what is typed as `key=text; key=text`, what is expected as
//! `key!code` for a refusal and `key?code` for a question, in the order of the form.

use dampingi_domain::form::{
    Clock, Completeness, Context, Draft, Form, Parsed, Severity, by_id, parse,
};
use dampingi_domain::{Answers, Date};
use serde_json::Value;

/// The day on which all cases are entered.
pub const TODAY: Date = jiff::civil::date(2026, 11, 21);

/// A form in a situation. Every check starts from its draft and types something else.
#[derive(Clone)]
pub struct Given {
    pub form: &'static Form,
    draft: Draft,
    person: Answers,
    episode: Answers,
    previous: Option<Answers>,
    purpose: Option<&'static str>,
    completeness: Completeness,
    clock: Clock,
}

/// A form with these fields typed in.
pub fn given(form: &str, typed: &str) -> Given {
    given_form(by_id(form).expect("a form"), typed)
}

/// The same for a form that stands beside another's answers.
pub fn given_form(form: &'static Form, typed: &str) -> Given {
    let mut draft = Draft::default();
    for (key, text) in pairs(typed) {
        draft.set(key, text);
    }
    Given {
        form,
        draft,
        person: Answers::new(),
        episode: Answers::new(),
        previous: None,
        purpose: None,
        completeness: Completeness::Expected,
        clock: Clock::Agrees,
    }
}

impl Given {
    pub fn person(mut self, answers: &str) -> Self {
        self.person = read(answers);
        self
    }

    pub fn episode(mut self, answers: &str) -> Self {
        self.episode = read(answers);
        self
    }

    pub fn previous(mut self, answers: &str) -> Self {
        self.previous = Some(read(answers));
        self
    }

    pub fn purpose(mut self, purpose: &'static str) -> Self {
        self.purpose = Some(purpose);
        self
    }

    pub fn imported(mut self) -> Self {
        self.completeness = Completeness::AsFound;
        self
    }

    pub fn clock_unsure(mut self) -> Self {
        self.clock = Clock::Unsure;
        self
    }

    /// What comes of it when this is typed over what is there.
    pub fn parse(&self, typed: &str) -> Parsed {
        let mut draft = self.draft.clone();
        for (key, text) in pairs(typed) {
            assert!(
                self.form.field(key).is_some(),
                "{} has no field {key}",
                self.form.id
            );
            draft.set(key, text);
        }
        let context = Context {
            clock: self.clock,
            completeness: self.completeness,
            purpose: self.purpose,
            person: Some(&self.person),
            episode: Some(&self.episode),
            previous: self.previous.as_ref(),
            ..Context::on(TODAY)
        };
        parse(self.form, &draft, &context)
    }

    /// Expects exactly these problems.
    #[track_caller]
    pub fn check(&self, typed: &str, expected: &str) {
        assert_eq!(
            said(&self.parse(typed)),
            expected,
            "{}: {typed}",
            self.form.id
        );
    }

    /// A table of checks.
    #[track_caller]
    pub fn table(&self, rows: &[(&str, &str)]) {
        for (typed, expected) in rows {
            self.check(typed, expected);
        }
    }

    /// Expects that exactly these fields are kept when this is typed: what is not asked is not kept.
    #[track_caller]
    pub fn keeps(&self, typed: &str, key: &str, kept: bool) {
        let parsed = self.parse(typed);
        assert_eq!(
            parsed.answers.is_filled(key),
            kept,
            "{}: {key} with {typed}",
            self.form.id
        );
    }
}

/// The problems in the notation of the tables.
pub fn said(parsed: &Parsed) -> String {
    let one = |problem: &dampingi_domain::form::Problem| {
        let mark = if problem.severity == Severity::Hard {
            '!'
        } else {
            '?'
        };
        format!("{}{mark}{}", problem.field, problem.fault.code())
    };
    parsed
        .problems
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Answers as records hold them: numbers, `yes`/`no`, dates as `YYYY-MM-DD`, else text.
fn read(text: &str) -> Answers {
    let mut answers = Answers::new();
    for (key, value) in pairs(text) {
        let value = match value {
            "yes" => Value::Bool(true),
            "no" => Value::Bool(false),
            _ => value
                .parse::<f64>()
                .map_or_else(|_| value.into(), Value::from),
        };
        answers.set(key, value);
    }
    answers
}

fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = text.split(';').filter(|part| !part.trim().is_empty());
    parts.map(|part| {
        let (key, value) = part.split_once('=').expect("key=value");
        (key.trim(), value.trim())
    })
}
