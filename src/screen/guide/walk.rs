//! The first walk: four pages with a drawing each, shown once on a phone in place of Hari ini, and again from the guide. It
//! leads into a first visit in practice, which she may leave out as each of its pages.

use super::drawing::drawing;
use crate::phone::{Settings, use_phone};
use crate::screen::reading::lang;
use crate::screen::{address, today};
use crate::text::{Lang, Term, guide as words, practice};
use crate::ui::el::{Each, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, dots, go, memo};
use leptos::prelude::untrack;

/// The walk from the guide: it ends there.
pub fn walk() -> View {
    pages(Slot::new(0), None, lang())
}

/// Hari ini; the first time on a phone the walk comes before it, until she has seen it or passed it by.
pub fn first() -> View {
    let phone = use_phone();
    let walked = memo(move || phone.settings().get().walked);
    live(move || {
        if walked.get() {
            untrack(today::today)
        } else {
            untrack(before)
        }
    })
}

fn before() -> View {
    let phone = use_phone();
    let done = move || {
        let settings = phone.settings().get_untracked();
        phone.set_settings(Settings {
            walked: true,
            ..settings
        });
    };
    pages(Slot::new(0), Some(Slot::new(Box::new(done))), lang())
}

type Done = Slot<Box<dyn Fn()>>;

fn pages(at: Slot<usize>, done: Option<Done>, lang: Lang) -> View {
    live(move || page(at, done, lang))
}

fn page(at: Slot<usize>, done: Option<Done>, lang: Lang) -> View {
    let number = at.get();
    let page = &words::WALK[number];
    let is_last = number + 1 == words::WALK.len();
    let says = page.says.iter().map(|it| el("p").word(*it, lang));
    let end = move |weight, shape, term: Term| match done {
        Some(done) => button(weight, shape, term.text(lang), move || {
            done.with_untracked(|done| done());
        }),
        None => go(weight, shape, term.text(lang), address::GUIDE),
    };
    let forward = if is_last {
        let phone = use_phone();
        button(Weight::Main, None, practice::TRY.text(lang), move || {
            phone.be_led()
        })
    } else {
        button(
            Weight::Main,
            Some(Icon::Next),
            words::WALK_NEXT.text(lang),
            move || at.set(number + 1),
        )
    };
    let back = (number > 0).then(|| {
        button(
            Weight::Quiet,
            Some(Icon::Back),
            words::WALK_BACK.text(lang),
            move || at.set(number - 1),
        )
    });
    let aside = if is_last {
        end(Weight::Plain, None, words::WALK_DONE)
    } else {
        end(Weight::Quiet, None, words::WALK_SKIP)
    };
    group([
        ui::header(
            ui::fixed(page.title.text(lang)),
            words::WALK_TITLE,
            None,
            lang,
        ),
        el("div")
            .class("walk")
            .child(dots(at, Slot::new(words::WALK.len()), lang))
            .child(drawing(page.drawing, Some(page.shows.text(lang))))
            .child(el("div").class("walk-says").child(says.views()))
            .child(back),
        el("div").class("action-bar").child(aside).child(forward),
    ])
}
