//! A form while it is being filled in: text as typed, kept whatever it is, and read all at once.

use super::{Context, Fault, Field, Form, Input, NONE, Problem, Severity, View, check};
use crate::location::Location;
use crate::ordered::{Map, Set};
use crate::photo::Photo;
use crate::{Answers, date, number};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What was typed, field by field. Choices hold their code, several codes are separated by spaces, yes/no is `yes` or `no`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Draft(Map<String, String>);

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft({} fields)", self.0.len())
    }
}

/// What could be read from a draft, and everything that could not.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The answers of the fields that are asked and could be read.
    pub answers: Answers,
    /// All problems at once, in the order of the fields.
    pub problems: Vec<Problem>,
    /// The fields that hold something and are not asked.
    unasked: Vec<&'static str>,
}

impl Parsed {
    /// Whether a problem refuses the save.
    pub fn is_refused(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Hard)
    }

    /// What to save over an older version: these answers, and from the older one whatever this version does not ask,
    /// so that a correction on an old phone never loses a newer phone's fields. What this version asks, but not beside a code
    /// that it does not know, a newer one may have asked because of that code: it stays for as long as the code does.
    pub fn over(&self, form: &'static Form, older: &Answers) -> Answers {
        let has_newer_code = self.problems.iter().any(|problem| {
            problem.fault == Fault::UnknownCode
                && older.get(problem.field) == self.answers.get(problem.field)
        });
        let foreign = older.iter().filter(|(key, _)| {
            form.field(key).is_none() || has_newer_code && self.unasked.contains(key)
        });
        let mut saved: Answers = foreign
            .map(|(key, value)| (key.to_owned(), value.clone()))
            .collect();
        saved.apply(&self.answers);
        saved
    }

    /// The flags that a save carries: every problem that was asked about.
    pub fn flags(&self) -> Vec<String> {
        self.problems.iter().map(Problem::flag).collect()
    }
}

impl Draft {
    /// What was typed into a field; empty when nothing was.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Types into a field.
    pub fn set(&mut self, key: impl Into<String>, text: impl Into<String>) {
        self.0.insert(key.into(), text.into());
    }

    /// Adds the code to a field that takes several, or takes it out again. "None" and the others put each other out.
    pub fn toggle(&mut self, key: &str, code: &str) {
        let mut codes: Vec<&str> = self.text(key).split_whitespace().collect();
        match codes.iter().position(|known| *known == code) {
            Some(at) => {
                codes.remove(at);
            }
            None => {
                codes.retain(|known| (*known == NONE) == (code == NONE));
                codes.push(code);
            }
        }
        codes.sort_unstable();
        let joined = codes.join(" ");
        self.set(key, joined);
    }

    /// What of this differs from what the form began with, over what it would begin with now.
    #[must_use]
    pub fn typed_over(&self, begun: &Self, now: &Self) -> Self {
        let mut over = now.clone();
        for key in self.0.keys().chain(begun.0.keys()) {
            if self.text(key) != begun.text(key) {
                over.set(key.as_str(), self.text(key));
            }
        }
        over
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// A draft that shows answers again, for correcting them. Numbers come with a decimal comma, dates as day/month/year.
    pub fn from_answers(form: &'static Form, answers: &Answers) -> Self {
        let mut draft = Self::default();
        for field in form.fields() {
            if let Some(value) = answers.get(field.key) {
                draft.set(field.key, as_typed(field, value));
            }
        }
        draft
    }
}

fn as_typed(field: &Field, value: &Value) -> String {
    match (field.input, value) {
        (Input::PastDate | Input::ComingDate | Input::NearDate, Value::String(text)) => {
            date::from_iso(text).map_or_else(
                || text.clone(),
                |date| format!("{}/{}/{:04}", date.day(), date.month(), date.year()),
            )
        }
        (Input::YesNo, Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        (_, Value::Number(n)) => n.as_f64().map_or_else(|| n.to_string(), number::with_comma),
        (_, Value::Array(codes)) => codes
            .iter()
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join(" "),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

/// Reads a whole draft. A field whose condition does not hold is not read, but what was typed there stays in the draft.
/// A field's condition may look only at fields before it.
pub fn parse(form: &'static Form, draft: &Draft, context: &Context<'_>) -> Parsed {
    let mut answers = Answers::new();
    let mut unread = Vec::new();
    let mut unasked = Vec::new();
    for field in form.fields() {
        let text = draft.text(field.key).trim();
        if text.is_empty() {
            continue;
        }
        if !field.is_asked(&View::new(form, &answers, context)) {
            unasked.push(field.key);
            continue;
        }
        match read(field, text, context) {
            Ok(value) => answers.set(field.key, value),
            Err(fault) => unread.push(Problem {
                field: field.key,
                severity: Severity::Hard,
                fault,
            }),
        }
    }
    let mut problems: Vec<Problem> = check(form, &answers, context)
        .into_iter()
        .filter(|problem| !unread.iter().any(|bad| bad.field == problem.field))
        .collect();
    problems.extend(unread);
    let order = |key: &str| form.fields().position(|field| field.key == key);
    problems.sort_by_key(|problem| order(problem.field));
    Parsed {
        answers,
        problems,
        unasked,
    }
}

fn read(field: &Field, text: &str, context: &Context<'_>) -> Result<Value, Fault> {
    Ok(match field.input {
        Input::Whole {
            unit: number::RUPIAH,
            ..
        } => number::parse_rupiah(text).ok_or(Fault::NotANumber)?.into(),
        Input::Decimal { .. } | Input::Whole { .. } => {
            number::parse_decimal(text).ok_or(Fault::NotANumber)?.into()
        }
        Input::PastDate | Input::ComingDate | Input::NearDate => field
            .input
            .date(text, context.today)
            .ok_or(Fault::NotADate)?
            .to_string()
            .into(),
        Input::Digits { .. } => text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
            .collect::<String>()
            .into(),
        Input::Time => date::parse_time(text).ok_or(Fault::NotATime)?.into(),
        Input::YesNo => match text {
            "yes" => true.into(),
            "no" => false.into(),
            _ => return Err(Fault::UnknownCode),
        },
        Input::Many(_) => text
            .split_whitespace()
            .collect::<Set<_>>()
            .into_iter()
            .map(Value::from)
            .collect::<Vec<_>>()
            .into(),
        Input::Text { .. } | Input::Name => {
            text.split_whitespace().collect::<Vec<_>>().join(" ").into()
        }
        Input::Photo => match Photo::parse(text) {
            Some(photo) => photo.to_string().into(),
            None => return Err(Fault::NotAPhoto),
        },
        Input::Location => match Location::parse(text) {
            Some(place) => place.to_string().into(),
            None => return Err(Fault::NotALocation),
        },
        Input::Phone | Input::Choice(_) => text.into(),
    })
}
