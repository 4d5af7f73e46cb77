//! A status: always a word, a shape and a colour together. Colour alone never tells.

use super::{Icon, icon};
use crate::text::{Lang, Term};
use crate::ui::el::{View, el};

/// The ground a badge stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Durable on the phone, waiting: nothing is wrong.
    Calm,
    /// Reached the server.
    Leaf,
    /// Approved, good.
    Good,
    /// Wants attention.
    Watch,
    /// Wants action.
    Refer,
}

impl Tone {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Calm => "badge badge-calm",
            Self::Leaf => "badge badge-leaf",
            Self::Good => "badge badge-good",
            Self::Watch => "badge badge-watch",
            Self::Refer => "badge badge-refer",
        }
    }
}

/// A badge with any word.
pub fn badge(tone: Tone, shape: Icon, word: String) -> View {
    el("span")
        .attr("class", tone.class())
        .child(icon(shape))
        .child(el("span").child(word))
}

/// A badge with a fixed word.
pub fn mark(tone: Tone, shape: Icon, word: Term, lang: Lang) -> View {
    badge(tone, shape, word.text(lang).to_owned())
}
