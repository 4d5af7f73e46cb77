//! One question on the page: its label, how to answer it, its entry, the last value, and what is wrong with the answer.

use super::answer::value_text;
use super::entry;
use super::model::Event;
use super::pen::{Pen, field_id};
use crate::text::{fill, when};
use crate::ui::{Icon, icon};
use dampingi_domain::form::{Field, Input, Problem, Severity};
use leptos::prelude::*;

/// A question. It is drawn once; only what changes in it is drawn again, so that typing never loses the focus.
pub fn question(pen: Pen, field: &'static Field) -> AnyView {
    let lang = pen.lang;
    let id = field_id(field.key);
    let problem = Memo::new(move |_| pen.model.with(|model| model.problem(field.key)));
    let needed = Memo::new(move |_| pen.model.with(|model| model.is_needed(field.key)));
    let label = view! {
        {field.label.text(lang)}
        {move || (!needed.get()).then(|| view! { <span class="optional">{fill::OPTIONAL.text(lang)}</span> })}
    }
    .into_any();
    let hint = field
        .hint
        .map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint.text(lang)}</p> });
    let note = pen
        .notes
        .with_value(|notes| notes.get(field.key).cloned())
        .map(|note| {
            view! { <p class="field-note">{icon(Icon::Return)}<span>{note}</span></p> }
        });
    let described = format!("{id}-hint {id}-problem");
    let below = view! {
        {last_value(pen, field)}
        <div class="problem-place" id=format!("{id}-problem") role="alert">
            {move || problem.get().map(|problem| said(pen, field.key, &problem))}
        </div>
        {move || confirmed(pen, field.key)}
    }
    .into_any();
    let class = move || match problem.get().map(|problem| problem.severity) {
        Some(Severity::Hard) => "field field-refused",
        Some(Severity::Soft) => "field field-asked",
        None => "field",
    };
    let is_group = matches!(
        field.input,
        Input::Choice(_) | Input::Many(_) | Input::YesNo
    );
    let entry = entry::entry(pen, field, described.clone(), problem);
    if is_group {
        view! {
            <fieldset class=class aria-describedby=described>
                <legend class="label">{label}</legend>
                {hint}{note}{entry}{below}
            </fieldset>
        }
        .into_any()
    } else {
        view! {
            <div class=class>
                <label class="label" for=id>{label}</label>
                {hint}{note}{entry}{below}
            </div>
        }
        .into_any()
    }
}

fn said(pen: Pen, key: &'static str, problem: &Problem) -> AnyView {
    let words = problem.message(pen.lang);
    match problem.severity {
        Severity::Hard => view! { <p class="problem">{icon(Icon::Alert)}<span>{words}</span></p> }.into_any(),
        Severity::Soft => view! {
            <div class="sure">
                <p class="problem problem-soft">
                    {icon(Icon::Eye)}
                    <span><strong>{fill::SURE_ASK.text(pen.lang)}</strong> " " {words}</span>
                </p>
                <button type="button" class="button" on:click=move |_| pen.tell(Event::Confirmed { key: key.to_owned() })>
                    {icon(Icon::Check)}
                    <span>{fill::SURE_YES.text(pen.lang)}</span>
                </button>
            </div>
        }
        .into_any(),
    }
}

fn confirmed(pen: Pen, key: &'static str) -> Option<AnyView> {
    let sure = pen
        .model
        .with(|model| model.is_sure(key) && model.problem(key).is_none());
    sure.then(|| {
        view! { <p class="sure-kept">{icon(Icon::Flag)}<span>{fill::SURE_KEPT.text(pen.lang)}</span></p> }.into_any()
    })
}

/// What was measured last time: a number says more beside the one before it.
fn last_value(pen: Pen, field: &'static Field) -> Option<AnyView> {
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
    Some(view! { <p class="last">{icon(Icon::Clock)}<span>{words}</span></p> }.into_any())
}
