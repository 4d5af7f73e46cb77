//! The head of every screen: its heading, the way back, the page's title for the browser, and where the focus goes.

use super::Slot;
use super::{Icon, icon};
use crate::text::{Lang, Term, app};
use crate::ui::el::{Shown, View, el};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlElement};

/// Where one came from inside the app, so that "back" can be the browser's own when there is something to go back to.
#[derive(Clone, Copy, Debug)]
pub struct Trail(Slot<Vec<String>>);

impl Trail {
    /// Puts an empty trail into the context.
    pub fn provide() -> Self {
        let trail = Self(Slot::new(Vec::new()));
        provide_context(trail);
        trail
    }

    /// Notes an address; one that was already on the trail means that somebody went back to it.
    pub fn note(self, path: &str) {
        self.0.update(
            |trail| match trail.iter().rposition(|known| known == path) {
                Some(at) => trail.truncate(at + 1),
                None => trail.push(path.to_owned()),
            },
        );
    }

    /// Goes back where she came from; false when this screen was opened directly.
    pub fn back(self) -> bool {
        let is_long = self.0.with_untracked(|trail| trail.len() > 1);
        is_long
            && window()
                .history()
                .is_ok_and(|history| history.back().is_ok())
    }
}

/// The id of a screen's heading.
const HEADING_ID: &str = "heading";

/// The head of a screen. `title` is what the browser's history keeps: never a name. `parent` is where "back" leads when
/// this screen was opened directly; a screen of the menu has none.
pub fn header(heading: View, title: Term, parent: Option<String>, lang: Lang) -> View {
    let trail = use_context::<Trail>();
    document().set_title(&app::title(title.text(lang)));
    focus_on(HEADING_ID.to_owned());
    let back = parent.map(|href| {
        let go_back = move |event: Event| {
            if trail.is_some_and(Trail::back) {
                event.prevent_default();
                event.stop_propagation();
            }
        };
        el("a")
            .class("back")
            .attr("href", href)
            .on("click", go_back)
            .child(icon(Icon::Back))
            .child(el("span").class("only-read").word(app::BACK, lang))
    });
    el("header").class("head").child(back).child(
        el("h1")
            .attr("id", HEADING_ID)
            .attr("tabindex", "-1")
            .child(heading),
    )
}

/// A heading that never changes.
pub fn fixed(text: impl Shown) -> View {
    text.shown()
}

/// Moves the focus to the element with this id, once it is on the page.
pub fn focus_on(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            drop(element.focus());
        }
    });
}

/// What is told to a screen reader without moving the focus.
#[derive(Clone, Copy, Debug)]
pub struct Speaker(Slot<String>);

impl Speaker {
    /// Puts it into the context and gives its place on the page. Once, in the frame.
    pub fn place() -> View {
        let spoken = Slot::new(String::new());
        provide_context(Self(spoken));
        el("p")
            .class("only-read")
            .attr("role", "status")
            .attr("aria-live", "polite")
            .child(move || spoken.get())
    }

    /// Says something.
    pub fn say(self, text: impl Into<String>) {
        self.0.set(text.into());
    }
}

/// The speaker, from the context.
pub fn use_speaker() -> Speaker {
    expect_context()
}
