//! An open form: draws the page it stands at, and does what the model asks for.

use super::model::{Effect, Event, Model, Stage};
use super::part::Part;
use super::pen::{PAGE_ID, Pen, Press, field_id};
use super::{page, review};
use crate::phone::{DraftNote, NewEdit, Phone, SaveProblem, use_phone};
use crate::screen::guide;
use crate::screen::reading::{Reading, lang};
use crate::text::{Term, fill, photo};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{self, Icon, Trail, Weight, button, dots, focus_on, notice, problem_notice};
use crate::ui::{Slot, memo};
use dampingi_domain::form::Draft;
use dampingi_domain::ordered::Map;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::rc::Rc;
use std::time::Duration;

/// The edits of a filled-in form: one transaction. None, when nothing was changed.
pub type Saves = Rc<dyn Fn(&Model) -> Vec<NewEdit>>;

/// A save that is under way.
pub type Saving = Reading<Result<(), SaveProblem>>;

/// How a form is saved.
pub enum Then {
    /// As edits.
    Edits(Saves),
    /// In a way of its own.
    With(Rc<dyn Fn(&Model) -> Saving>),
}

impl Then {
    fn start(&self, phone: Phone, model: &Model, draft: &str) -> Saving {
        match self {
            Self::With(save) => save(model),
            Self::Edits(saves) => {
                let (edits, draft) = (model.as_seen(saves(model)), draft.to_owned());
                Box::pin(async move {
                    // Nothing was changed: nothing to write, and no change to send.
                    if edits.is_empty() {
                        Ok(())
                    } else {
                        phone.save_form(edits, draft).await
                    }
                })
            }
        }
    }
}

/// What a form begins with.
pub struct Start {
    /// Heading of the screen.
    pub heading: String,
    /// Whom it is about, under the heading.
    pub about: String,
    /// Title for the browser: no name.
    pub title: Term,
    /// Key of its draft: record ids, never a name.
    pub key: String,
    /// Its own address, where an unfinished form is opened again.
    pub route: String,
    /// Where "back" from the first page leads.
    pub parent: String,
    /// The forms.
    pub parts: Vec<Part>,
    /// What is known beforehand.
    pub prefill: Draft,
    /// What stands above the pages.
    pub above: Option<View>,
    /// What a coordinator noted at fields.
    pub notes: Map<String, String>,
    /// How to save it.
    pub save: Then,
    /// Where to go when it is saved.
    pub then: String,
}

/// What stands beside the questions and changes with the answers: it begins to look at the form once, and draws what it saw.
pub type Beside = Box<dyn FnOnce(Pen) -> Rc<dyn Fn() -> View>>;

/// The screen of a form.
pub fn form(start: Start) -> View {
    form_beside(start, None)
}

/// The screen of a form with something beside the questions: under them, and above the review.
pub fn form_beside(start: Start, beside: Option<Beside>) -> View {
    form_around(start, None, beside)
}

/// The same with something above the questions too.
pub fn form_around(start: Start, before: Option<Beside>, beside: Option<Beside>) -> View {
    let phone = use_phone();
    let lang = lang();
    let Start {
        heading,
        about,
        title,
        key,
        route,
        parent,
        parts,
        prefill,
        above,
        notes,
        save,
        then,
    } = start;
    let model = Slot::new(Model::new(
        parts,
        prefill.clone(),
        phone.today(),
        phone.clock(),
    ));
    let resumed = Slot::new(false);
    let navigate = use_navigate();
    let trail = use_context::<Trail>();
    let pen = Pen {
        model,
        lang,
        notes: Slot::new(notes),
        stage: Slot::new(Stage::Filling),
        tell: Slot::new(Rc::new(|_| {})),
        left: Slot::new(Press::default()),
    };
    let before = Slot::new(before.map(|begin| begin(pen)));
    let beside = Slot::new(beside.map(|begin| begin(pen)));
    // The click comes right after the release, so what waits for both is done in the next turn.
    let release = window_event_listener(leptos::ev::mouseup, move |_| {
        set_timeout(move || pen.release(), Duration::ZERO);
    });
    on_cleanup(move || release.remove());
    phone.form_open(true);
    on_cleanup(move || phone.form_open(false));

    // As it stands, unless nothing was typed.
    let note: Slot<Rc<dyn Fn() -> Option<DraftNote>>> = {
        let (prefill, key) = (prefill.clone(), key.clone());
        let note_title = format!("{heading} · {about}");
        Slot::new(Rc::new(move || {
            model.with_untracked(|model| {
                let (begun, seen) = model.origin();
                (model.draft != prefill).then(|| DraftNote {
                    key: key.clone(),
                    route: route.clone(),
                    title: note_title.clone(),
                    page: model.page,
                    draft: model.draft.clone(),
                    begun,
                    seen,
                    // The phone writes the time: screens read no clock.
                    saved_at: String::new(),
                })
            })
        }))
    };
    let note = move || note.with_untracked(|note| note());
    let run = {
        let (parent, key) = (parent.clone(), key.clone());
        move |effect: Effect| match effect {
            Effect::KeepDraft => {
                if let Some(note) = note() {
                    phone.keep_draft(note);
                }
            }
            Effect::DropDraft => {
                let key = key.clone();
                spawn_local(async move { phone.drop_draft(&key).await });
            }
            Effect::FocusField(key) => focus_on(field_id(&key)),
            Effect::FocusPage => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus_on(PAGE_ID.to_owned());
            }
            Effect::Save => {
                let saving = model.with_untracked(|model| save.start(phone, model, &key));
                spawn_local(async move {
                    match saving.await {
                        Ok(()) => pen.tell(Event::Saved),
                        Err(why) => pen.tell(Event::SaveFailed(why)),
                    }
                });
            }
            Effect::ShowSaved => navigate(
                &then,
                NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                },
            ),
            Effect::Leave => {
                if !trail.is_some_and(Trail::back) {
                    navigate(
                        &parent,
                        NavigateOptions {
                            replace: true,
                            ..NavigateOptions::default()
                        },
                    );
                }
            }
        }
    };
    pen.tell.set(Rc::new(move |event| {
        phone.touched();
        pen.happened(event).into_iter().for_each(&run);
    }));

    let found = key.clone();
    spawn_local(async move {
        if let Some(note) = phone.draft(&found).await {
            pen.tell(Event::DraftFound { note });
            resumed.set(true);
        }
    });

    // What she threw away, or typed since, as long as the form is open.
    let thrown = Slot::new(None::<DraftNote>);
    let going_on = move || {
        if thrown.with(Option::is_some) {
            let back = move || {
                let now = note();
                if let Some(gone) = thrown
                    .try_update(|thrown| std::mem::replace(thrown, now))
                    .flatten()
                {
                    phone.keep_draft(gone.clone());
                    pen.tell(Event::DraftFound { note: gone });
                }
            };
            return Some(super::super::thrown::thrown(lang, back));
        }
        let prefill = prefill.clone();
        resumed.get().then(move || {
            let over = move || {
                thrown.set(note());
                resumed.set(false);
                pen.tell(Event::StartedOver {
                    draft: prefill.clone(),
                });
            };
            let words = group([
                el("p").word(fill::RESUMED, lang),
                button(
                    Weight::Quiet,
                    Some(Icon::Again),
                    fill::START_OVER.text(lang),
                    over,
                )
                .shown(),
            ]);
            notice(Icon::Pencil, words)
        })
    };
    let at = memo(move || model.with(|model| model.page));
    let of = memo(move || model.with(|model| model.steps().len() + 1));
    let at_review = memo(move || model.with(|model| model.step().is_none()));
    let beside_at = move |review: bool| {
        let draws = beside.get_untracked().filter(|_| at_review.get() == review);
        draws.map(|draw| draw())
    };
    let before_page = move || {
        let draws = before.get_untracked().filter(|_| !at_review.get());
        draws.map(|draw| draw())
    };
    let failed = move || match pen.stage.get() {
        Stage::Failed(why) => Some(problem_notice(fill::not_saved(why).text(lang))),
        _ => None,
    };
    let body = move || {
        if at_review.get() {
            review::review(pen)
        } else {
            page::page(pen)
        }
    };
    group([
        guide::in_form(at, at_review).shown(),
        ui::header(ui::fixed(heading), title, Some(parent), lang).shown(),
        el("form")
            .class("form")
            .attr("novalidate", true)
            // The browser would keep what is filled in, in the clear, to open its tabs again.
            .attr("autocomplete", "off")
            .on("mousedown", move |_| pen.press())
            .on("submit", move |event| {
                event.prevent_default();
                pen.tell(Event::NextPressed);
            })
            .child(el("p").class("form-about").child(about))
            .child(dots(at, of, lang))
            .child(going_on)
            .child(above)
            .child(before_page)
            .child(move || beside_at(true))
            .child(body)
            .child(move || beside_at(false))
            .child(failed)
            .child(actions(pen, at, at_review)),
    ])
}

/// The way on and back, always at the thumb.
fn actions(pen: Pen, at: Slot<usize>, at_review: Slot<bool>) -> View {
    let lang = pen.lang;
    let saving = move || pen.stage.get() == Stage::Saving;
    let waits = memo(move || pen.model.with(|model| model.is_making));
    let on = move || {
        if saving() {
            return ui::submit(None, fill::SAVING.text(lang), saving);
        }
        if at_review.get() {
            let waits = waits.get();
            let word = if waits { photo::MAKING } else { fill::SAVE };
            return ui::submit(Some(Icon::Check), word.text(lang), move || waits);
        }
        ui::submit(None, fill::NEXT.text(lang), saving)
    };
    let back = move || {
        let word = if at.get() == 0 {
            fill::CLOSE
        } else {
            fill::BACK
        };
        button(Weight::Plain, None, word.text(lang), move || {
            pen.tell(Event::BackPressed)
        })
    };
    el("div")
        .class("action-bar action-bar-form")
        .child(back)
        .child(on)
}
