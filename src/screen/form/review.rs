//! The last page of a form: everything that was filled in, page by page, before it is saved.

use super::answer::line;
use super::model::{Event, Model};
use super::part::Step;
use super::pen::{PAGE_ID, Pen};
use crate::text::{fill, visit};
use crate::ui::{Icon, icon};
use dampingi_domain::form::Input;
use leptos::prelude::*;

/// All answers, with a way back to each page.
pub fn review(pen: Pen) -> AnyView {
    let pages = move || {
        pen.model.with(|model| {
            let steps = model.steps();
            steps
                .iter()
                .enumerate()
                .map(|(at, step)| card(pen, model, at, *step))
                .collect_view()
        })
    };
    view! {
        <section class="form-page" aria-labelledby=PAGE_ID>
            <h2 id=PAGE_ID tabindex="-1">{fill::REVIEW.text(pen.lang)}</h2>
            <p class="soft">{fill::REVIEW_HINT.text(pen.lang)}</p>
            {pages}
        </section>
    }
    .into_any()
}

fn card(pen: Pen, model: &Model, at: usize, step: Step) -> AnyView {
    let part = &model.parts[step.part];
    let title = step
        .page
        .map_or(visit::ASKED_AGAIN, |page| part.form.pages[page].title)
        .text(pen.lang);
    let answers = &model.parsed()[step.part].answers;
    let rows = model.fields(step).into_iter().filter_map(|field| {
        let said = line(field, answers, pen.lang);
        // Here the whole number is shown: it is being checked against the card.
        let value = match field.input {
            Input::Digits { .. } => answers.text(field.key).unwrap_or_default().to_owned(),
            _ => said.value,
        };
        let needed = model.is_needed(field.key);
        (needed || !value.is_empty()).then(|| {
            let flagged = model.is_sure(field.key).then(|| icon(Icon::Flag));
            let shown = if value.is_empty() {
                fill::EMPTY.text(pen.lang).to_owned()
            } else {
                value
            };
            view! { <div class="fact"><dt>{said.label}</dt><dd>{flagged}{shown}</dd></div> }
        })
    });
    let rows: Vec<_> = rows.collect();
    let nothing = rows
        .is_empty()
        .then(|| view! { <p class="soft">{fill::EMPTY.text(pen.lang)}</p> });
    let facts = (!rows.is_empty()).then(|| view! { <dl class="facts">{rows}</dl> });
    view! {
        <section class="card">
            <div class="card-head">
                <h3>{title}</h3>
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=fill::change_page(title, pen.lang)
                    on:click=move |_| pen.tell(Event::PageChosen { page: at })
                >
                    {icon(Icon::Pencil)}
                    <span>{fill::CHANGE.text(pen.lang)}</span>
                </button>
            </div>
            {facts}{nothing}
        </section>
    }
    .into_any()
}
