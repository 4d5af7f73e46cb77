//! Answers that satisfy the real forms, whatever they ask by now.

use dampingi_domain::form::{self, Clock, Completeness, Context, Fault, Form, Input};
use dampingi_domain::{Answers, Date};
use serde_json::Value;
use std::sync::LazyLock;

pub const TODAY: &str = "2026-11-21";

pub static HOUSEHOLD: LazyLock<Answers> =
    LazyLock::new(|| filled("household", Answers::new(), None, None));
pub static PERSON: LazyLock<Answers> = LazyLock::new(|| {
    let given = Answers::new()
        .with("birth_date", "2025-01-10")
        .with("sex", "female");
    filled("person", given, None, None)
});
pub static CHILD: LazyLock<Answers> = LazyLock::new(|| {
    let given = Answers::new().with("registered_on", "2025-10-10");
    filled("child", given, Some(&PERSON), None)
});
pub static CHILD_VISIT: LazyLock<Answers> = LazyLock::new(|| {
    let given = Answers::new()
        .with("visit_date", TODAY)
        .with("weight_kg", 9.5);
    filled("child_visit", given, Some(&PERSON), Some(&CHILD))
});

pub fn today() -> Date {
    TODAY.parse().expect("a date")
}

fn filled(
    id: &str,
    given: Answers,
    person: Option<&Answers>,
    episode: Option<&Answers>,
) -> Answers {
    let form = form::by_id(id).expect("a form of this version");
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
        for problem in form::check(form, &answers, &context) {
            if problem.fault == Fault::Missing {
                answers.set(problem.field, plausible(form, problem.field));
            }
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
        Input::PastDate | Input::ComingDate | Input::NearDate => TODAY.into(),
        Input::Decimal { soft, .. } => ((soft.low + soft.high) / 2.0).into(),
        Input::Whole { soft, .. } => ((soft.low + soft.high) / 2.0).round().into(),
        Input::Choice(choices) => choices[0].code.into(),
        Input::Many(choices) => vec![choices[0].code].into(),
        Input::YesNo => false.into(),
    }
}
