//! Answers as people read them: label, value with its unit, in the order of the form. Nothing here is kept or logged.

use crate::text::{Lang, fill, location, photo, when};
use dampingi_domain::form::{Field, Form, Input};
use dampingi_domain::location::Location;
use dampingi_domain::photo::Photo;
use dampingi_domain::{Answers, nik, number};
use serde_json::Value;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Key of the field.
    pub key: String,
    /// What was asked.
    pub label: String,
    /// What was answered; empty when nothing was.
    pub value: String,
}

/// The answers that were given, in the order of the form. Fields of a newer version, which this one has no words for, are left out.
pub fn lines(form: &'static Form, answers: &Answers, lang: Lang) -> Vec<Line> {
    let given = form.fields().filter(|field| answers.is_filled(field.key));
    given.map(|field| line(field, answers, lang)).collect()
}

/// One field's answer.
pub fn line(field: &Field, answers: &Answers, lang: Lang) -> Line {
    Line {
        key: field.key.to_owned(),
        label: field.label.text(lang).to_owned(),
        value: answers
            .get(field.key)
            .map_or_else(String::new, |value| value_text(field, value, lang)),
    }
}

/// A value in words, with its unit.
pub fn value_text(field: &Field, value: &Value, lang: Lang) -> String {
    match (field.input, value) {
        (Input::YesNo, Value::Bool(yes)) => if *yes { fill::YES } else { fill::NO }
            .text(lang)
            .to_owned(),
        (Input::Decimal { unit, .. } | Input::Whole { unit, .. }, Value::Number(amount)) => {
            let amount = amount
                .as_f64()
                .map_or_else(|| amount.to_string(), |amount| written(amount, lang));
            if unit.is_empty() {
                amount
            } else {
                format!("{amount} {unit}")
            }
        }
        (Input::PastDate | Input::ComingDate | Input::NearDate, Value::String(date)) => {
            when::short_text(date, lang)
        }
        // The whole number is needed only where it is typed.
        (Input::Digits { length: 16 }, Value::String(digits)) => nik::masked(digits),
        (Input::Choice(_), Value::String(code)) => label(field, code, lang),
        (Input::Many(_), Value::Array(codes)) => {
            let labels = codes
                .iter()
                .filter_map(Value::as_str)
                .map(|code| label(field, code, lang));
            labels.collect::<Vec<_>>().join(", ")
        }
        (Input::Photo, Value::String(name)) => {
            Photo::parse(name).map_or_else(String::new, |photo| photo::size(photo.bytes, lang))
        }
        (Input::Location, Value::String(text)) => Location::parse(text)
            .map_or_else(String::new, |place| location::noted(place.within_m, lang)),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

/// A number as the language writes it: comma in Indonesian, point in English.
pub fn written(amount: f64, lang: Lang) -> String {
    match lang {
        Lang::Id => number::with_comma(amount),
        Lang::En => amount.to_string(),
    }
}

/// A code that only a newer version knows is no word for her: it is kept, and said to be one.
fn label(field: &Field, code: &str, lang: Lang) -> String {
    let mut known = field.input.choices().into_iter().flatten();
    let found = known.find(|choice| choice.code == code);
    let label = found.map_or(fill::NEWER_CHOICE, |choice| choice.label);
    label.text(lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_domain::form;

    fn shown(form_id: &str, key: &str, value: impl Into<Value>) -> String {
        let form = form::by_id(form_id).expect("in the table");
        let answers = Answers::new().with(key, value);
        lines(form, &answers, Lang::Id)
            .pop()
            .expect("one answer")
            .value
    }

    #[test]
    fn answers_are_shown_with_their_unit_and_words() {
        assert_eq!(shown("child_visit", "weight_kg", 11.5), "11,5 kg");
        assert_eq!(shown("child_visit", "position", "lying"), "Terlentang");
        assert_eq!(
            shown("child_visit", "visit_date", "2026-11-21"),
            "21 Nov 2026"
        );
        assert_eq!(shown("child_visit", "oedema", false), "Tidak");
        assert_eq!(
            shown("child_visit", "position", "upside_down"),
            "Pilihan dari versi lebih baru"
        );
    }

    #[test]
    fn a_nik_is_masked_where_it_is_only_shown() {
        assert_eq!(
            shown("person", "nik", "6501054503200001"),
            "6501**********01"
        );
    }

    #[test]
    fn what_was_not_answered_has_no_line() {
        let form = form::by_id("child_visit").expect("in the table");
        assert!(lines(form, &Answers::new(), Lang::Id).is_empty());
    }
}
