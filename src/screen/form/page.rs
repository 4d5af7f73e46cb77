//! One page of a form: its heading and the questions it asks now.

use super::field::question;
use super::model::Model;
use super::pen::{PAGE_ID, Pen};
use crate::text::{Lang, fill, visit};
use crate::ui::el::{Each, View, el, live};
use crate::ui::memo;
use dampingi_domain::form::{Field, Input, When};

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
            live(move || is_asked.get().then(|| placed(pen, field)))
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

/// A question; why a measure is missing is folded under the measure until somebody wants to say it, or has to.
fn placed(pen: Pen, field: &'static Field) -> View {
    let Some(measure) = excused(field) else {
        return question(pen, field);
    };
    let is_wanted = memo(move || {
        pen.model.with(|model| {
            model.problem(measure).is_some() || !model.draft.text(field.key).is_empty()
        })
    });
    el("details")
        .class("fold why-not")
        .live("open", move || is_wanted.get())
        .child(el("summary").child(el("span").child(fill::SKIP.text(pen.lang))))
        .child(question(pen, field))
}

/// The measure of which this question asks why it is missing.
fn excused(field: &Field) -> Option<&'static str> {
    match (field.input, field.shown) {
        (Input::Choice(_), When::Not(When::Filled(measure))) => Some(measure),
        _ => None,
    }
}
