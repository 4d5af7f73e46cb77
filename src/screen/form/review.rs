//! The last page of a form: everything that was filled in, page by page, before it is saved.

use super::answer::line;
use super::model::{Event, Model};
use super::part::Step;
use super::pen::{PAGE_ID, Pen};
use crate::text::{fill, visit};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, icon};
use dampingi_domain::form::Input;

/// All answers, with a way back to each page.
pub fn review(pen: Pen) -> View {
    let pages = move || {
        pen.model.with(|model| {
            let steps = model.steps();
            let chosen = steps.iter().enumerate();
            let chosen = chosen.map(|(page, step)| (*step, Event::PageChosen { page }));
            // What was known beforehand is looked at here, if it was not asked.
            let known = model.passed().iter().copied();
            let known = known.filter(|step| is_answered(model, *step));
            let known = known.map(|step| (step, Event::PassedChosen { step }));
            let all = known.chain(chosen);
            all.map(|(step, change)| card(pen, model, step, change))
                .views()
        })
    };
    let passed = move || {
        pen.model.with(|model| {
            let open = model.passed().iter().copied();
            let open = open.filter(|step| !is_answered(model, *step));
            let each = open.map(|step| passed(pen, model, step)).views();
            (!each.is_empty()).then(|| {
                el("section")
                    .class("card")
                    .child(el("h3").child(fill::NOT_ASKED.text(pen.lang)))
                    .child(el("div").class("row").child(each))
            })
        })
    };
    el("section")
        .class("form-page")
        .attr("aria-labelledby", PAGE_ID)
        .child(
            el("h2")
                .attr("id", PAGE_ID)
                .attr("tabindex", "-1")
                .child(fill::REVIEW.text(pen.lang)),
        )
        .child(
            el("p")
                .class("soft")
                .child(fill::REVIEW_HINT.text(pen.lang)),
        )
        .child(pages)
        .child(passed)
}

fn is_answered(model: &Model, step: Step) -> bool {
    let answers = &model.parsed()[step.part].answers;
    let mut fields = model.fields(step).into_iter();
    fields.any(|field| answers.is_filled(field.key))
}

/// A page that was passed over: there is nothing on it that must be, and it may be asked all the same.
fn passed(pen: Pen, model: &Model, step: Step) -> View {
    let form = model.parts[step.part].form;
    let title = step
        .page
        .map_or("", |page| form.pages[page].title.text(pen.lang));
    el("button")
        .attr("type", "button")
        .class("chip")
        .click(move || pen.tell(Event::PassedChosen { step }))
        .child(icon(Icon::Plus))
        .child(el("span").child(title))
}

fn card(pen: Pen, model: &Model, step: Step, change: Event) -> View {
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
            el("div")
                .class("fact")
                .child(el("dt").child(said.label))
                .child(el("dd").child(flagged).child(shown))
        })
    });
    let rows: Vec<_> = rows.collect();
    let nothing = rows
        .is_empty()
        .then(|| el("p").class("soft").child(fill::EMPTY.text(pen.lang)));
    let facts = (!rows.is_empty()).then(|| el("dl").class("facts").child(rows));
    el("section")
        .class("card")
        .child(
            el("div")
                .class("card-head")
                .child(el("h3").child(title))
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("button button-quiet")
                        .attr("aria-label", fill::change_page(title, pen.lang))
                        .click(move || pen.tell(change.clone()))
                        .child(icon(Icon::Pencil))
                        .child(el("span").child(fill::CHANGE.text(pen.lang))),
                ),
        )
        .child(facts)
        .child(nothing)
}
