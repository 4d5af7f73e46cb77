//! Answers what a form still needs with the most ordinary answer, so that a form may gain a question without the demo
//! being refused. What a story is about, it says itself.

use dampingi_domain::Answers;
use dampingi_domain::form::{Context, Field, Form, Input, NONE, View};
use serde_json::{Value, json};

/// Fills in every field that is asked, needed and still open.
pub fn complete(form: &'static Form, mut answers: Answers, context: &Context<'_>) -> Answers {
    for field in form.fields() {
        let view = View::new(form, &answers, context);
        if field.is_asked(&view) && field.is_needed(&view) && !answers.is_filled(field.key) {
            answers.set(field.key, ordinary(field, context));
        }
    }
    answers
}

fn ordinary(field: &Field, context: &Context<'_>) -> Value {
    let none_or_first = |choices: &[dampingi_domain::form::Choice]| {
        let none = choices.iter().find(|choice| choice.code == NONE);
        none.or(choices.first()).map_or("", |choice| choice.code)
    };
    match field.input {
        Input::Choice(choices) => json!(none_or_first(choices)),
        Input::Many(choices) => json!([none_or_first(choices)]),
        // Advice is given at every visit; everything else that is asked with yes or no is the exception.
        Input::YesNo => json!(matches!(
            field.key,
            "counselling_given" | "exclusive_breastfeeding"
        )),
        Input::Decimal { soft, .. } => json!(((soft.low + soft.high) / 2.0).round()),
        Input::Whole { soft, .. } => json!(soft.low.max(1.0)),
        Input::PastDate | Input::ComingDate | Input::NearDate => json!(context.today.to_string()),
        Input::Time => json!("09:30"),
        Input::Digits { .. } | Input::Phone | Input::Photo | Input::Location => Value::Null,
        Input::Name | Input::Text { .. } => json!("Tidak diketahui"),
    }
}
