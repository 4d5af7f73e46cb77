//! One page of a form: its heading and the questions it asks now.

use super::field::question;
use super::model::Model;
use super::pen::{PAGE_ID, Pen};
use crate::text::{Lang, visit};
use leptos::prelude::*;

/// What a page is headed with.
pub fn heading(model: &Model, lang: Lang) -> &'static str {
    match model.step() {
        Some(step) => match step.page {
            Some(page) => model.parts[step.part].form.pages[page].title.text(lang),
            None => visit::ASKED_AGAIN.text(lang),
        },
        None => "",
    }
}

/// The page shown. A question that stays on the page stays the same element.
pub fn page(pen: Pen) -> AnyView {
    let asked = Memo::new(move |_| {
        pen.model.with(|model| {
            let step = model.step();
            step.map(|step| {
                model
                    .fields(step)
                    .iter()
                    .map(|field| field.key)
                    .collect::<Vec<_>>()
            })
            .unwrap_or_default()
        })
    });
    let title = Memo::new(move |_| pen.model.with(|model| heading(model, pen.lang)));
    let draw = move |key: &'static str| {
        let found = pen
            .model
            .with_untracked(|model| model.find(key).map(|(_, field)| field));
        found.map(|field| question(pen, field))
    };
    view! {
        <section class="form-page" aria-labelledby=PAGE_ID>
            <h2 id=PAGE_ID tabindex="-1">{move || title.get()}</h2>
            <For each=move || asked.get() key=|key| *key children=draw/>
        </section>
    }
    .into_any()
}
