//! Where an answer is given: one kind of entry for each kind of input.

use super::dated;
use super::model::Event;
use super::pen::{Pen, field_id};
use crate::phone::use_phone;
use crate::text::fill;
use crate::text::support::rupiah;
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{Slot, memo};
use dampingi_domain::form::{Field, Input, Problem, Severity, place};
use dampingi_domain::number;
use leptos::prelude::*;

/// The entry of a field. `described` names its hint and its problem for a screen reader.
pub fn entry(
    pen: Pen,
    field: &'static Field,
    described: String,
    problem: Slot<Option<Problem>>,
) -> View {
    match field.input {
        Input::Choice(choices) => {
            let list = choices
                .iter()
                .map(|choice| (choice.code, choice.label.text(pen.lang)))
                .collect();
            options(pen, field, list, Kind::One)
        }
        Input::Many(choices) => {
            let list = choices
                .iter()
                .map(|choice| (choice.code, choice.label.text(pen.lang)))
                .collect();
            options(pen, field, list, Kind::Several)
        }
        Input::YesNo => {
            let list = vec![
                ("yes", fill::YES.text(pen.lang)),
                ("no", fill::NO.text(pen.lang)),
            ];
            options(pen, field, list, Kind::Pair)
        }
        Input::Text { .. } if place::places(field.key).is_some() => {
            named(pen, field, described, problem)
        }
        Input::Photo => super::photo::photo(pen, field, described),
        Input::Location => super::location::location(pen, field, described),
        Input::Text { max } if max > 150 => area(pen, field, described, problem),
        Input::PastDate | Input::ComingDate | Input::NearDate => {
            dated::date(pen, field, described, problem)
        }
        Input::Digits { length } => {
            let typed = typed(pen, field);
            let count = move || typed.with(|text| text.bytes().filter(u8::is_ascii_digit).count());
            group([
                line(pen, field, described, problem).shown(),
                el("p")
                    .class("echo")
                    .child(move || fill::digits(count(), length, pen.lang)),
            ])
        }
        // Nine digits in a row are hardly read.
        Input::Whole {
            unit: number::RUPIAH,
            ..
        } => {
            let typed = typed(pen, field);
            let echo = move || {
                let read = typed.with(|text| number::parse_rupiah(text));
                read.map(|amount| fill::read_as(&rupiah(amount as i64, pen.lang), pen.lang))
            };
            group([
                line(pen, field, described, problem).shown(),
                el("p").class("echo").child(echo),
            ])
        }
        _ => line(pen, field, described, problem),
    }
}

/// A range wider than this is typed: nobody presses sixty times.
const MOST_COUNTED: f64 = 45.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    One,
    Several,
    Pair,
}

pub fn typed(pen: Pen, field: &'static Field) -> Slot<String> {
    memo(move || {
        pen.model
            .with(|model| model.draft.text(field.key).to_owned())
    })
}

fn is_refused(problem: Slot<Option<Problem>>) -> Option<&'static str> {
    let hard = problem.with(|problem| {
        problem
            .as_ref()
            .is_some_and(|problem| problem.severity == Severity::Hard)
    });
    hard.then_some("true")
}

pub fn write(pen: Pen, field: &'static Field, text: String) {
    pen.tell(Event::Typed {
        key: field.key.to_owned(),
        text,
    });
}

/// One line of typing, with the unit beside it.
pub fn line(
    pen: Pen,
    field: &'static Field,
    described: String,
    problem: Slot<Option<Problem>>,
) -> View {
    let text = typed(pen, field);
    let (mode, unit, class) = match field.input {
        Input::Decimal { unit, .. } => ("decimal", unit, "entry entry-number"),
        Input::Whole { unit, .. } if unit == number::RUPIAH => {
            ("numeric", unit, "entry entry-number entry-money")
        }
        Input::Whole { unit, .. } => ("numeric", unit, "entry entry-number"),
        Input::Digits { .. }
        | Input::PastDate
        | Input::ComingDate
        | Input::NearDate
        | Input::Time => ("numeric", "", "entry"),
        Input::Phone => ("tel", "", "entry"),
        _ => ("text", "", "entry"),
    };
    let capitals = if matches!(field.input, Input::Name) {
        "words"
    } else {
        "sentences"
    };
    let id = field_id(field.key);
    let steps = |by: i32| counted(field).map(|low| step(pen, field, text, (low, by)));
    let unit = (!unit.is_empty()).then(|| {
        el("span")
            .class("unit")
            .attr("aria-hidden", "true")
            .child(unit)
    });
    el("div")
        .attr("class", class)
        .child(
            el("input")
                .attr("id", id)
                .attr("name", field.key)
                .attr("type", "text")
                .attr("inputmode", mode)
                .attr("autocomplete", "off")
                .attr("autocapitalize", capitals)
                .attr("spellcheck", "false")
                .attr("enterkeyhint", "next")
                .attr("aria-describedby", described)
                .live("aria-invalid", move || is_refused(problem))
                .value(move || text.get())
                .on("input", move |event| {
                    write(pen, field, event_target_value(&event))
                })
                .on("blur", move |_| pen.leave(field.key)),
        )
        .child(unit)
        .child(steps(-1))
        .child(steps(1))
}

/// What is counted and not measured has a few values only, and is reached by pressing as well: where it begins.
fn counted(field: &Field) -> Option<i32> {
    match field.input {
        Input::Whole { soft, .. } if soft.high - soft.low <= MOST_COUNTED => Some(soft.low as i32),
        _ => None,
    }
}

/// One more or one less; from an empty entry the first value.
fn step(pen: Pen, field: &'static Field, text: Slot<String>, (low, by): (i32, i32)) -> View {
    let (word, sign) = if by < 0 {
        (fill::LESS, "−")
    } else {
        (fill::GREATER, "+")
    };
    let mut name = word.text(pen.lang).to_owned();
    name.push_str(": ");
    name.push_str(field.label.text(pen.lang));
    el("button")
        .attr("type", "button")
        .class("button stepper")
        .attr("aria-label", name)
        .click(move || {
            let now = text.with_untracked(|text| text.trim().parse::<i32>().ok());
            let next = now.map_or(low, |now| (now + by).max(0));
            write(pen, field, next.to_string());
        })
        .child(sign)
}

/// A place of the organisation: chosen among those that are known, or typed when it is none of them.
fn named(
    pen: Pen,
    field: &'static Field,
    described: String,
    problem: Slot<Option<Problem>>,
) -> View {
    let phone = use_phone();
    let text = typed(pen, field);
    let to = memo(move || {
        pen.model
            .with(|model| model.draft.text("referral_to").to_owned())
    });
    let names = memo(move || {
        // A form may be opened while the first records are still coming.
        phone.changed().track();
        let places = place::places(field.key).map(|places| places.for_referral(&to.get()));
        places.map_or_else(Vec::new, |places| phone.places(places))
    });
    let is_other = Slot::new(false);
    let is_typed = memo(move || {
        let is_known = text.with(|text| names.with(|names| names.contains(text)));
        names.with(Vec::is_empty) || is_other.get() || !is_known && !text.with(String::is_empty)
    });
    let list = live(move || {
        let names = names.get();
        if names.is_empty() {
            return ().shown();
        }
        let each = names.into_iter().map(|name| {
            let own = name.clone();
            let is_on = move || !is_typed.get() && text.with(|text| *text == own);
            radio(field, name.clone(), name.clone(), is_on, move || {
                is_other.set(false);
                write(pen, field, name.clone());
            })
        });
        let other = radio(
            field,
            String::new(),
            fill::OTHER_PLACE.text(pen.lang).to_owned(),
            move || is_typed.get(),
            move || {
                is_other.set(true);
                write(pen, field, String::new());
            },
        );
        el("div")
            .class("options")
            .attr("role", "radiogroup")
            .attr("aria-label", field.label.text(pen.lang))
            .child(each.views())
            .child(other)
    });
    let typed = live(move || {
        is_typed.get().then(|| {
            let label = el("label")
                .class("soft small")
                .attr("for", field_id(field.key))
                .word(fill::WRITE_NAME, pen.lang);
            group([label, line(pen, field, described.clone(), problem)])
        })
    });
    group([list, typed])
}

fn radio(
    field: &'static Field,
    value: String,
    word: String,
    is_on: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> View {
    el("label")
        .class("option")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", field.key)
                .attr("value", value)
                .checked(is_on)
                .on("change", move |_| choose()),
        )
        .child(el("span").child(word))
}

/// Longer text.
fn area(
    pen: Pen,
    field: &'static Field,
    described: String,
    problem: Slot<Option<Problem>>,
) -> View {
    let text = typed(pen, field);
    el("div").class("entry").child(
        el("textarea")
            .attr("id", field_id(field.key))
            .attr("name", field.key)
            .attr("rows", "3")
            .attr("aria-describedby", described)
            .live("aria-invalid", move || is_refused(problem))
            .value(move || text.get())
            .on("input", move |event| {
                write(pen, field, event_target_value(&event))
            })
            .on("blur", move |_| pen.leave(field.key)),
    )
}

/// Big buttons to choose from: one, several, or yes and no side by side. Native radios and boxes underneath, so that
/// keyboard and screen reader know them.
fn options(
    pen: Pen,
    field: &'static Field,
    list: Vec<(&'static str, &'static str)>,
    kind: Kind,
) -> View {
    let text = typed(pen, field);
    let key = field.key;
    let input_type = if kind == Kind::Several {
        "checkbox"
    } else {
        "radio"
    };
    let class = match kind {
        Kind::One => "options",
        Kind::Several => "options options-chips",
        Kind::Pair => "options options-pair",
    };
    let is_on =
        move |code: &str| text.with(|text| text.split_whitespace().any(|chosen| chosen == code));
    let each = list.into_iter().enumerate().map(|(at, (code, word))| {
        let id = if at == 0 {
            field_id(key)
        } else {
            format!("{}-{code}", field_id(key))
        };
        let choose = move |_| {
            if kind == Kind::Several {
                pen.tell(Event::Ticked {
                    key: key.to_owned(),
                    code: code.to_owned(),
                });
            } else {
                write(pen, field, code.to_owned());
            }
        };
        el("label")
            .class("option")
            .child(
                el("input")
                    .attr("id", id)
                    .attr("type", input_type)
                    .attr("name", key)
                    .attr("value", code)
                    .checked(move || is_on(code))
                    .on("change", choose),
            )
            .child(el("span").child(word))
    });
    let each = each.views();
    let clear = move || {
        let free = kind != Kind::Several
            && !text.with(String::is_empty)
            && !pen.model.with(|model| model.is_needed(key));
        free.then(|| {
            el("button")
                .attr("type", "button")
                .class("button button-quiet")
                .click(move || write(pen, field, String::new()))
                .child(fill::CLEAR.text(pen.lang))
        })
    };
    group([el("div").attr("class", class).child(each), clear.shown()])
}
