//! One question on the page: its label, how to answer it, its entry, the last value, and what is wrong with the answer.

use super::answer::value_text;
use super::entry;
use super::model::Event;
use super::pen::{Pen, field_id};
use crate::screen::guide;
use crate::text::{fill, when};
use crate::ui::el::{Shown, View, el, group, live};
use crate::ui::memo;
use crate::ui::{Icon, icon};
use dampingi_domain::form::{Field, Input, Problem, Severity, place};

/// A question. It is drawn once; only what changes in it is drawn again, so that typing never loses the focus.
pub fn question(pen: Pen, field: &'static Field) -> View {
    let lang = pen.lang;
    let id = field_id(field.key);
    let problem = memo(move || pen.model.with(|model| model.problem(field.key)));
    let needed = memo(move || pen.model.with(|model| model.is_needed(field.key)));
    let label = group([
        field.label.text(lang).shown(),
        live(move || {
            (!needed.get()).then(|| el("span").class("optional").word(fill::OPTIONAL, lang))
        }),
    ]);
    let hint = field.hint.map(|hint| {
        el("p")
            .class("hint")
            .attr("id", format!("{id}-hint"))
            .word(hint, lang)
    });
    let note = pen
        .notes
        .with_untracked(|notes| notes.get(field.key).cloned())
        .map(|note| {
            el("p")
                .class("field-note")
                .child(icon(Icon::Return))
                .child(el("span").child(note))
        });
    let form = pen.model.with_untracked(|model| {
        let found = model.find(field.key);
        found.map(|(part, _)| model.parts[part].form.id)
    });
    let door = form.and_then(|form| guide::door(form, field, lang));
    let described = format!("{id}-hint {id}-problem");
    let below = group([
        last_value(pen, field).shown(),
        el("div")
            .class("problem-place")
            .attr("id", format!("{id}-problem"))
            .attr("role", "alert")
            .child(move || problem.get().map(|problem| said(pen, field.key, &problem))),
        live(move || confirmed(pen, field.key)),
    ]);
    let class = move || match problem.get().map(|problem| problem.severity) {
        Some(Severity::Hard) => "field field-refused",
        Some(Severity::Soft) => "field field-asked",
        None => "field",
    };
    let is_group = matches!(
        field.input,
        Input::Choice(_) | Input::Many(_) | Input::YesNo
    ) || place::places(field.key).is_some();
    let entry = entry::entry(pen, field, described.clone(), problem);
    if is_group {
        el("fieldset")
            .live("class", class)
            .attr("aria-describedby", described)
            .child(el("legend").class("label").child(label))
            .child(door)
            .child(hint)
            .child(note)
            .child(entry)
            .child(below)
    } else {
        el("div")
            .live("class", class)
            .child(el("label").class("label").attr("for", id).child(label))
            .child(door)
            .child(hint)
            .child(note)
            .child(entry)
            .child(below)
    }
}

fn said(pen: Pen, key: &'static str, problem: &Problem) -> View {
    let words = problem.message(pen.lang);
    match problem.severity {
        Severity::Hard => el("p")
            .class("problem")
            .child(icon(Icon::Alert))
            .child(el("span").child(words)),
        Severity::Soft => el("div")
            .class("sure")
            .child(
                el("p")
                    .class("problem problem-soft")
                    .child(icon(Icon::Eye))
                    .child(
                        el("span")
                            .child(el("strong").child(fill::SURE_ASK.text(pen.lang)))
                            .child(" ")
                            .child(words),
                    ),
            )
            .child(
                el("button")
                    .attr("type", "button")
                    .class("button")
                    .click(move || {
                        pen.tell(Event::Confirmed {
                            key: key.to_owned(),
                        })
                    })
                    .child(icon(Icon::Check))
                    .child(el("span").child(fill::SURE_YES.text(pen.lang))),
            ),
    }
}

fn confirmed(pen: Pen, key: &'static str) -> Option<View> {
    let sure = pen
        .model
        .with(|model| model.is_sure(key) && model.problem(key).is_none());
    sure.then(|| {
        el("p")
            .class("sure-kept")
            .child(icon(Icon::Flag))
            .child(el("span").child(fill::SURE_KEPT.text(pen.lang)))
    })
}

/// What was measured last time: a number says more beside the one before it.
fn last_value(pen: Pen, field: &'static Field) -> Option<View> {
    if !matches!(field.input, Input::Decimal { .. } | Input::Whole { .. }) {
        return None;
    }
    let (value, day) = pen.model.with_untracked(|model| {
        let (part, _) = model.find(field.key)?;
        let part = &model.parts[part];
        let previous = part.known.previous.as_ref()?;
        let value = value_text(field, previous.get(field.key)?, pen.lang);
        let day = part.form.dated_by.and_then(|key| previous.date(key));
        Some((value, day?))
    })?;
    let words = fill::last_time(&value, &when::short(day, pen.lang), pen.lang);
    Some(
        el("p")
            .class("last")
            .child(icon(Icon::Clock))
            .child(el("span").child(words)),
    )
}
