//! The entry of a date: typed as people write it, read back in words, with chips for the days that are most often meant.

use super::entry::{line, typed, write};
use super::pen::Pen;
use crate::text::{fill, when};
use crate::ui::Slot;
use crate::ui::el::{Shown, View, el, group};
use dampingi_domain::date::add_days;
use dampingi_domain::form::{Field, Input, Problem};

/// A date as people type it, with what was understood, and chips for the two days that are most often meant.
pub fn date(
    pen: Pen,
    field: &'static Field,
    described: String,
    problem: Slot<Option<Problem>>,
) -> View {
    let text = typed(pen, field);
    let today = pen.model.with_untracked(super::model::Model::today);
    // A birth or a last period is hardly ever today.
    let near = match field.input {
        Input::PastDate if !matches!(field.key, "birth_date" | "lmp") => Some((1, fill::YESTERDAY)),
        Input::NearDate => Some((-1, fill::TOMORROW)),
        _ => None,
    };
    let chip = move |days: i32, word: &'static str| {
        let day = add_days(today, -days);
        let written = format!("{}/{}/{}", day.day(), day.month(), day.year());
        let pressed = move || {
            text.with(|text| field.input.date(text, today) == Some(day))
                .to_string()
        };
        el("button")
            .attr("type", "button")
            .class("chip")
            .live("aria-pressed", pressed)
            .click(move || write(pen, field, written.clone()))
            .child(word)
    };
    let chips = near.map(|(days, word)| {
        el("div")
            .class("row")
            .child(chip(0, fill::TODAY.text(pen.lang)))
            .child(chip(days, word.text(pen.lang)))
    });
    let echo = move || {
        let read = text.with(|text| field.input.date(text, today));
        read.map_or_else(
            || fill::DATE_EXAMPLE.text(pen.lang).to_owned(),
            |day| fill::read_as(&when::long(day, pen.lang), pen.lang),
        )
    };
    group([
        chips.shown(),
        line(pen, field, described, problem).shown(),
        el("p").class("echo").child(echo),
    ])
}
