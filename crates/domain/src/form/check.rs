//! Holds answers against their form. The same function on the phone and on the server.

use super::{
    Choice, Clock, Completeness, Context, Fault, Field, Form, Input, NONE, Problem, Range,
    Severity, View,
};
use crate::location::Location;
use crate::photo::Photo;
use crate::{Answers, date};
use serde_json::Value;

/// Every problem of the answers, in the order of the fields, rules last. Keys that the form does not know are left alone.
pub fn check(form: &'static Form, answers: &Answers, context: &Context<'_>) -> Vec<Problem> {
    let view = View::new(form, answers, context);
    let mut problems = Vec::new();
    for field in form.fields() {
        match answers
            .get(field.key)
            .filter(|_| answers.is_filled(field.key))
        {
            // Held against its bounds even where it is not asked: what is stored may be read without the form.
            Some(value) => problems.extend(of_value(field, value, context)),
            None if field.is_asked(&view) => problems.extend(of_gap(field, &view)),
            None => {}
        }
    }
    for rule in form.rules.iter().filter(|rule| (rule.broken)(&view)) {
        problems.push(Problem {
            field: rule.field,
            severity: rule.severity,
            fault: Fault::Rule(rule.id, rule.message),
        });
    }
    problems
}

fn of_gap(field: &Field, view: &View<'_>) -> Option<Problem> {
    let expected = view.context().completeness == Completeness::Expected;
    (expected && field.is_needed(view)).then(|| problem(field, Severity::Hard, Fault::Missing))
}

fn of_value(field: &Field, value: &Value, context: &Context<'_>) -> Option<Problem> {
    let hard = |fault| Some(problem(field, Severity::Hard, fault));
    let soft = |fault| Some(problem(field, Severity::Soft, fault));
    match field.input {
        Input::Text { max } => match value.as_str() {
            Some(text) if text.chars().count() <= max => None,
            Some(_) => hard(Fault::TooLong(max)),
            None => hard(Fault::NotText),
        },
        Input::Name => match value.as_str() {
            Some(name) if name.chars().count() > 100 => hard(Fault::TooLong(100)),
            Some(name) if name.chars().any(|c| c.is_ascii_digit()) => soft(Fault::DigitsInName),
            Some(_) => None,
            None => hard(Fault::NotText),
        },
        Input::Digits { length } => match value.as_str() {
            Some(text) if text.len() == length && text.bytes().all(|b| b.is_ascii_digit()) => None,
            _ => hard(Fault::DigitCount(length)),
        },
        Input::Phone => match value.as_str() {
            Some(text) if is_phone(text) => None,
            _ => hard(Fault::NotAPhone),
        },
        Input::Time => match value.as_str() {
            Some(text) if date::parse_time(text).as_deref() == Some(text) => None,
            _ => hard(Fault::NotATime),
        },
        Input::Photo => match value.as_str().and_then(Photo::parse) {
            Some(_) => None,
            None => hard(Fault::NotAPhoto),
        },
        Input::Location => match value.as_str().and_then(Location::parse) {
            Some(place) if place.is_good() => None,
            Some(place) => soft(Fault::Vague(place.within_m)),
            None => hard(Fault::NotALocation),
        },
        Input::PastDate | Input::ComingDate | Input::NearDate => of_date(field, value, context),
        Input::Decimal {
            unit, hard, soft, ..
        } => of_number(field, value, unit, hard, soft),
        Input::Whole {
            unit,
            hard: bounds,
            soft,
        } => match value.as_f64() {
            Some(number) if number.fract() != 0.0 => hard(Fault::NotWhole),
            _ => of_number(field, value, unit, bounds, soft),
        },
        Input::Choice(choices) => of_codes(field, std::slice::from_ref(value), choices),
        Input::Many(choices) => match value.as_array() {
            Some(codes) => of_codes(field, codes, choices),
            None => hard(Fault::UnknownCode),
        },
        Input::YesNo => match value {
            Value::Bool(_) => None,
            _ => hard(Fault::UnknownCode),
        },
    }
}

/// A code that a newer version knows is kept and asked about; what cannot be a code at all is refused.
fn of_codes(field: &Field, codes: &[Value], choices: &[Choice]) -> Option<Problem> {
    let is_known = |code: &&str| choices.iter().any(|choice| choice.code == *code);
    let texts: Vec<&str> = codes
        .iter()
        .filter_map(Value::as_str)
        .filter(|code| is_code(code))
        .collect();
    if texts.len() != codes.len() || texts.len() > MOST_CODES {
        return Some(problem(field, Severity::Hard, Fault::UnknownCode));
    }
    if texts.len() > 1 && texts.contains(&NONE) {
        return Some(problem(field, Severity::Soft, Fault::NoneAndMore));
    }
    (!texts.iter().all(is_known)).then(|| problem(field, Severity::Soft, Fault::UnknownCode))
}

/// More than any list offers, so that a record cannot be blown up with codes.
const MOST_CODES: usize = 50;

fn is_code(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    !text.is_empty() && text.len() <= 60 && text.bytes().all(is_part)
}

fn of_number(
    field: &Field,
    value: &Value,
    unit: &'static str,
    hard: Range,
    soft: Range,
) -> Option<Problem> {
    match value.as_f64() {
        None => Some(problem(field, Severity::Hard, Fault::NotANumber)),
        Some(number) if !hard.contains(number) => Some(problem(
            field,
            Severity::Hard,
            Fault::Impossible(hard, unit),
        )),
        Some(number) if !soft.contains(number) => {
            Some(problem(field, Severity::Soft, Fault::Unlikely(soft, unit)))
        }
        Some(_) => None,
    }
}

/// Nobody plans a posyandu day further ahead: a date beyond is a slip.
const PLANNED_AHEAD_DAYS: i32 = 183;

fn of_date(field: &Field, value: &Value, context: &Context<'_>) -> Option<Problem> {
    let Some(date) = value.as_str().and_then(date::from_iso) else {
        return Some(problem(field, Severity::Hard, Fault::NotADate));
    };
    let coming = matches!(field.input, Input::ComingDate);
    if coming && date < context.today {
        return Some(problem(field, Severity::Soft, Fault::Past));
    }
    let last = match field.input {
        Input::NearDate => date::add_days(context.today, PLANNED_AHEAD_DAYS),
        _ => context.today,
    };
    if !coming && date > last {
        // A phone whose clock is wrong must still be able to save (Settled 3).
        let severity = match context.clock {
            Clock::Agrees => Severity::Hard,
            Clock::Unsure => Severity::Soft,
        };
        return Some(problem(field, severity, Fault::Future));
    }
    None
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (9..=14).contains(&digits)
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'+' | b' ' | b'-'))
}

const fn problem(field: &Field, severity: Severity, fault: Fault) -> Problem {
    Problem {
        field: field.key,
        severity,
        fault,
    }
}
