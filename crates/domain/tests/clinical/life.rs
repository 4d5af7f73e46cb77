//! Made-up lives: one person with one episode, owned, borrowed for the schedule and the indicators.

use dampingi_domain::life::{Episode, Person, Standing, Visit};
use dampingi_domain::{Answers, AreaCode, Date};
use serde_json::Value;

/// One visit, owned.
#[derive(Clone, Debug)]
pub struct Seen {
    pub form: &'static str,
    pub on: Date,
    pub answers: Answers,
    pub standing: Standing,
}

/// A person with one episode, owned.
#[derive(Clone, Debug)]
pub struct Life {
    pub area: AreaCode,
    pub person: Answers,
    pub form: &'static str,
    pub episode: Answers,
    pub closed_on: Option<Date>,
    pub visits: Vec<Seen>,
}

impl Life {
    pub fn new(form: &'static str, sex: &str, birth: Date) -> Self {
        Self {
            area: AreaCode::parse("65.01.05.2003").expect("a code"),
            person: Answers::new()
                .with("sex", sex)
                .with("birth_date", birth.to_string()),
            form,
            episode: Answers::new(),
            closed_on: None,
            visits: Vec::new(),
        }
    }

    pub fn told(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.episode.set(key, value);
        self
    }

    /// A visit as `[(key, value)]`.
    pub fn seen(mut self, form: &'static str, on: Date, fields: &[(&str, Value)]) -> Self {
        let mut answers = Answers::new().with("visit_date", on.to_string());
        for (key, value) in fields {
            answers.set(*key, value.clone());
        }
        self.visits.push(Seen {
            form,
            on,
            answers,
            standing: Standing::Received,
        });
        self
    }

    /// How the last visit counts.
    pub fn standing(mut self, standing: Standing) -> Self {
        self.visits.last_mut().expect("a visit").standing = standing;
        self
    }

    pub fn person(&self) -> Person<'_> {
        let visits = self
            .visits
            .iter()
            .map(|seen| Visit {
                form: seen.form,
                on: seen.on,
                answers: &seen.answers,
                standing: seen.standing,
            })
            .collect();
        Person {
            answers: &self.person,
            area: &self.area,
            episodes: vec![Episode {
                form: self.form,
                answers: &self.episode,
                closed_on: self.closed_on,
                visits,
            }],
        }
    }
}
