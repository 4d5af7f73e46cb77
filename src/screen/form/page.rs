//! One page of a form: its heading and the questions it asks now.

use super::field::question;
use super::model::Model;
use super::pen::{PAGE_ID, Pen};
use crate::text::{Lang, visit};
use crate::ui::el::{Each, View, el, live};
use crate::ui::memo;

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

/// The page shown. A question that comes or goes with an answer leaves the others in their place, so that typing never
/// loses the focus; another page is drawn anew.
pub fn page(pen: Pen) -> View {
    let step = memo(move || pen.model.with(Model::step));
    let asked = memo(move || {
        pen.model.with(|model| {
            let fields = model.step().map(|step| model.fields(step));
            let fields = fields.into_iter().flatten();
            fields.map(|field| field.key).collect::<Vec<_>>()
        })
    });
    let questions = move || {
        let all = step.get().map(|step| {
            pen.model
                .with_untracked(|model| model.parts[step.part].questions(step.page))
        });
        let each = all.into_iter().flatten().map(|field| {
            let is_asked = memo(move || asked.with(|asked| asked.contains(&field.key)));
            live(move || is_asked.get().then(|| question(pen, field)))
        });
        each.views()
    };
    let title = move || {
        step.get();
        pen.model.with_untracked(|model| heading(model, pen.lang))
    };
    el("section")
        .class("form-page")
        .attr("aria-labelledby", PAGE_ID)
        .child(
            el("h2")
                .attr("id", PAGE_ID)
                .attr("tabindex", "-1")
                .child(title),
        )
        .child(questions)
}
