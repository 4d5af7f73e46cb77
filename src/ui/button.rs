//! Buttons and links that look like buttons. At least 48 px high, the main one 56.

use super::{Icon, icon};
use crate::ui::el::{Shown, View, el, group};

/// How much a button asks for attention. One main action a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do here.
    Main,
    /// Beside it.
    Plain,
    /// In the running text.
    Quiet,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button-main",
            Self::Plain => "button",
            Self::Quiet => "button button-quiet",
        }
    }
}

fn inside(shape: Option<Icon>, word: String) -> View {
    group([shape.map(icon).shown(), el("span").child(word)])
}

/// A button that does something on this screen.
pub fn button(
    weight: Weight,
    shape: Option<Icon>,
    word: impl Into<String>,
    act: impl Fn() + 'static,
) -> View {
    el("button")
        .attr("type", "button")
        .attr("class", weight.class())
        .click(act)
        .child(inside(shape, word.into()))
}

/// The button of a `<form>`: pressed too by the keyboard's own "go".
pub fn submit(
    shape: Option<Icon>,
    word: impl Into<String>,
    busy: impl Fn() -> bool + Send + 'static,
) -> View {
    el("button")
        .attr("type", "submit")
        .class("button button-main")
        .live("aria-disabled", move || busy().then_some("true"))
        .child(inside(shape, word.into()))
}

/// A link to another screen, as a button.
pub fn go(
    weight: Weight,
    shape: Option<Icon>,
    word: impl Into<String>,
    to: impl Into<String>,
) -> View {
    el("a")
        .attr("class", weight.class())
        .attr("href", to.into())
        .child(inside(shape, word.into()))
}
