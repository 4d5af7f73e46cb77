//! Buttons and links that look like buttons. At least 48 px high, the main one 56.

use super::{Icon, icon};
use leptos::prelude::*;

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

fn inside(shape: Option<Icon>, word: String) -> AnyView {
    view! { {shape.map(icon)}<span>{word}</span> }.into_any()
}

/// A button that does something on this screen.
pub fn button(
    weight: Weight,
    shape: Option<Icon>,
    word: impl Into<String>,
    act: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button type="button" class=weight.class() on:click=move |_| act()>
            {inside(shape, word.into())}
        </button>
    }
    .into_any()
}

/// The button of a `<form>`: pressed too by the keyboard's own "go".
pub fn submit(shape: Option<Icon>, word: impl Into<String>, busy: Signal<bool>) -> AnyView {
    view! {
        <button type="submit" class="button button-main" aria-disabled=move || busy.get().then_some("true")>
            {inside(shape, word.into())}
        </button>
    }
    .into_any()
}

/// A link to another screen, as a button.
pub fn go(
    weight: Weight,
    shape: Option<Icon>,
    word: impl Into<String>,
    to: impl Into<String>,
) -> AnyView {
    view! { <a class=weight.class() href=to.into()>{inside(shape, word.into())}</a> }.into_any()
}
