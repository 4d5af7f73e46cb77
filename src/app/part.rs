//! The app comes in parts: the first holds the gate, storage and sync; the screens behind the gate are fetched while the
//! user is still at it. Who signs in gets the part of her role, and the service worker keeps it.
//!
//! `#[wasm_split]` marks where the module is taken apart, and scripts/wasm-bindgen does it. What both parts need is found by
//! that tool and put in a file of its own. The macro's glue is the only code of the app that the compiler does not check for
//! memory safety: hence the exceptions below, in this file alone.
#![allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)]

use super::{book, desk};
use crate::phone::{Gate, use_phone};
use crate::photo_loop;
use crate::screen::reading::lang;
use crate::screen::{guide, lost};
use crate::store::plan;
use crate::text::app as words;
use crate::ui::el::{View, live};
use crate::ui::{Icon, Slot, Weight, button, effect, empty, skeleton};
use dampingi_sync::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Screens by their path in the table of places.
pub type Screens = &'static [(&'static str, fn() -> View)];

/// What is fetched apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The screens of a cadre.
    Book,
    /// The screens of everybody else.
    Desk,
}

impl Part {
    /// The part that holds the screens of a role.
    pub fn of(role: Option<Role>) -> Self {
        match role {
            Some(Role::Cadre) => Self::Book,
            _ => Self::Desk,
        }
    }
}

type Drawn = Result<View, SplitLoaderError>;

#[wasm_split(book, preload(fetch_book), fallible)]
fn draw_book(path: &'static str) -> Drawn {
    photo_loop::learn();
    use_phone().lay_out_practice();
    // What is due is judged by rules that come with these screens.
    if plan::learn() {
        use_phone().wake();
    }
    Ok(guide::above(path, draw(book::SCREENS, path)))
}

#[wasm_split(desk, preload(fetch_desk), fallible)]
fn draw_desk(path: &'static str) -> Drawn {
    Ok(draw(desk::SCREENS, path))
}

fn draw(screens: Screens, path: &str) -> View {
    let found = screens.iter().find(|(under, _)| *under == path);
    found.map_or_else(lost::lost, |(_, draw)| draw())
}

/// Whether a part is here, in the order of [`Part`]. What was fetched stays.
static HERE: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];

fn is_here(part: Part) -> bool {
    HERE[part as usize].load(Ordering::Relaxed)
}

async fn fetch(part: Part) -> bool {
    let fetched = match part {
        Part::Book => fetch_book().await,
        Part::Desk => fetch_desk().await,
    };
    if fetched.is_ok() {
        HERE[part as usize].store(true, Ordering::Relaxed);
    }
    fetched.is_ok()
}

/// Draws a screen of a part that is here.
fn draw_now(part: Part, path: &'static str) -> View {
    let drawn = match part {
        Part::Book => at_once(draw_book(path)),
        Part::Desk => at_once(draw_desk(path)),
    };
    drawn.unwrap_or_default()
}

/// What a future that need not wait comes to. The drawing of a part that is here is one.
fn at_once(drawing: impl Future<Output = Drawn>) -> Option<View> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(drawing).poll(&mut context) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Fetching,
    Here,
    Missing,
}

/// A screen of a part: at once when the part is here, after a moment when it has to be fetched.
pub fn screen(part: Part, path: &'static str) -> View {
    let state = Slot::new(State::Fetching);
    let ask = move || {
        state.set(State::Fetching);
        spawn_local(async move {
            let next = if fetch(part).await {
                State::Here
            } else {
                State::Missing
            };
            state.newer(next).put();
        });
    };
    if is_here(part) {
        return untrack(|| draw_now(part, path));
    }
    ask();
    live(move || match state.get() {
        State::Fetching => skeleton(words::READING, lang()),
        State::Here => untrack(|| draw_now(part, path)),
        State::Missing => missing(ask),
    })
}

fn missing(ask: impl Fn() + Copy + Send + 'static) -> View {
    let lang = lang();
    let again = button(Weight::Main, None, words::TRY_AGAIN.text(lang), ask);
    empty(
        Icon::Info,
        words::PART_TITLE.text(lang).to_owned(),
        words::PART_WHY.text(lang).to_owned(),
        Some(again),
    )
}

/// Fetches what will be needed next, while the user is still at the gate.
pub fn fetch_ahead() {
    let phone = use_phone();
    let role = move || {
        phone
            .profile()
            .with(|profile| profile.as_ref().map(|it| it.role))
    };
    effect(move || {
        let part = match (phone.gate().with(|gate| *gate == Gate::Locked), role()) {
            (_, Some(role)) => Part::of(Some(role)),
            // Most phones are a cadre's.
            (true, None) => Part::Book,
            (false, None) => return,
        };
        // If it does not come, the screen that needs it says so.
        spawn_local(async move {
            if fetch(part).await && part == Part::Desk {
                phone.keep_every_part();
            }
        });
    });
}

/// Whether these screens hold one under a path.
#[cfg(test)]
pub fn has(screens: Screens, path: &str) -> bool {
    screens.iter().any(|(under, _)| *under == path)
}
