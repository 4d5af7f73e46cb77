//! A short form: some questions of a form on one page, saved by one press. What else must be answered is asked under them once
//! that is known; the same checks as in the long form, and a draft of its own.

use super::field::question;
use super::model::{Effect, Event, Model, Stage};
use super::part::Part;
use super::pen::{Pen, Press, field_id};
use super::run::{Beside, Saves};
use crate::phone::{DraftNote, use_phone};
use crate::screen::reading::lang;
use crate::text::{Term, fill};
use crate::ui::el::{Each, View, el, live};
use crate::ui::{self, Icon, Slot, Weight, button, focus_on, memo, problem_notice};
use dampingi_domain::form::Draft;
use dampingi_domain::ordered::Map;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::time::Duration;

/// What a short form begins with.
pub struct Short {
    /// The forms, whose questions stand one under the other.
    pub parts: Vec<Part>,
    /// The questions that are always asked.
    pub asks: Vec<&'static str>,
    /// What is known beforehand.
    pub prefill: Draft,
    /// Key of its draft: record ids, never a name.
    pub key: String,
    /// Where an unfinished one is opened again.
    pub route: String,
    /// What a list of drafts says.
    pub title: String,
    /// The word on its button.
    pub done: Term,
    /// How to save it.
    pub saves: Saves,
    /// When it is durable, with what was typed.
    pub saved: Rc<dyn Fn(&Model)>,
    /// When she closes it; the draft stays.
    pub closed: Rc<dyn Fn()>,
}

/// The form. `first` is the question that takes the focus.
pub fn short(start: Short, first: &'static str) -> View {
    short_beside(start, first, None)
}

/// The same with something between the questions and the buttons.
pub fn short_beside(start: Short, first: &'static str, beside: Option<Beside>) -> View {
    let phone = use_phone();
    let lang = lang();
    let Short {
        parts,
        asks,
        prefill,
        key,
        route,
        title,
        done,
        saves,
        saved,
        closed,
    } = start;
    let model = Slot::new(Model::new(
        parts,
        prefill.clone(),
        phone.today(),
        phone.clock(),
    ));
    let pen = Pen {
        model,
        lang,
        notes: Slot::new(Map::new()),
        stage: Slot::new(Stage::Filling),
        tell: Slot::new(Rc::new(|_| {})),
        left: Slot::new(Press::default()),
    };
    let beside = Slot::new(beside.map(|begin| begin(pen)));
    // As in the long form: what is left while the finger is down must not move the button under it.
    let release = window_event_listener(leptos::ev::mouseup, move |_| {
        set_timeout(move || pen.release(), Duration::ZERO);
    });
    on_cleanup(move || release.remove());
    phone.form_open(true);
    on_cleanup(move || phone.form_open(false));

    let found = key.clone();
    let run = move |effect: Effect| match effect {
        Effect::KeepDraft => model.with_untracked(|model| {
            if model.draft != prefill {
                phone.keep_draft(DraftNote {
                    key: key.clone(),
                    route: route.clone(),
                    title: title.clone(),
                    page: 0,
                    draft: model.draft.clone(),
                    begun: Draft::default(),
                    seen: 0,
                    saved_at: String::new(),
                });
            }
        }),
        Effect::FocusField(key) => focus_on(field_id(&key)),
        Effect::Save => {
            let (edits, key) = (model.with_untracked(|model| saves(model)), key.clone());
            spawn_local(async move {
                match phone.save_form(edits, key).await {
                    Ok(()) => pen.tell(Event::Saved),
                    Err(why) => pen.tell(Event::SaveFailed(why)),
                }
            });
        }
        Effect::ShowSaved => model.with_untracked(|model| saved(model)),
        Effect::DropDraft => {
            let key = key.clone();
            spawn_local(async move { phone.drop_draft(&key).await });
        }
        // There is no page to turn, and leaving is the screen's own.
        Effect::FocusPage | Effect::Leave => {}
    };
    pen.tell.set(Rc::new(move |event| {
        phone.touched();
        pen.happened(event).into_iter().for_each(&run);
    }));
    spawn_local(async move {
        if let Some(note) = phone.draft(&found).await {
            pen.tell(Event::DraftFound { note });
        }
        focus_on(field_id(first));
    });

    let asked = memo(move || model.with(|model| asked(model, &asks)));
    let every = model.with_untracked(|model| {
        let of = |part: &Part| {
            let pages = 0..part.form.pages.len();
            let questions = pages.flat_map(|page| part.questions(Some(page)));
            questions.collect::<Vec<_>>()
        };
        model.parts.iter().flat_map(of).collect::<Vec<_>>()
    });
    let questions = every.into_iter().map(|field| {
        let is_asked = memo(move || asked.with(|asked| asked.contains(&field.key)));
        live(move || is_asked.get().then(|| question(pen, field)))
    });
    let failed = move || match pen.stage.get() {
        Stage::Failed(why) => Some(problem_notice(fill::not_saved(why).text(lang))),
        _ => None,
    };
    let saving = move || pen.stage.get() == Stage::Saving;
    el("form")
        .class("short")
        .attr("novalidate", true)
        .attr("autocomplete", "off")
        .on("mousedown", move |_| pen.press())
        .on("submit", move |event| {
            event.prevent_default();
            pen.tell(Event::SavePressed);
        })
        .child(questions.views())
        .child(live(move || {
            beside.with(|beside| beside.as_ref().map(|draw| draw()))
        }))
        .child(failed)
        .child(
            el("div")
                .class("short-actions")
                .child(button(
                    Weight::Plain,
                    None,
                    fill::CLOSE.text(lang),
                    move || {
                        closed();
                    },
                ))
                .child(ui::submit(Some(Icon::Check), done.text(lang), saving)),
        )
}

/// The questions on the page now: those that are always asked, those that stand in the way of saving, and those that once did.
fn asked(model: &Model, always: &[&'static str]) -> Vec<&'static str> {
    let steps = model.steps();
    let fields = steps.iter().flat_map(|step| model.fields(*step));
    let keys = fields.map(|field| field.key);
    keys.filter(|key| {
        always.contains(key) || model.problem(key).is_some() || !model.draft.text(key).is_empty()
    })
    .collect()
}
