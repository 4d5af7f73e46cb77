//! What stands where there is nothing to list, while something is read, and beside something to be told.

use super::{Icon, icon};
use crate::text::{Lang, Term};
use crate::ui::el::{Each, Shown, View, el};

/// An empty place that says what to do next.
pub fn empty(shape: Icon, title: String, why: String, next: Option<View>) -> View {
    el("div")
        .class("empty")
        .child(el("span").class("empty-mark").child(icon(shape)))
        .child(el("p").class("empty-title").child(title))
        .child(el("p").class("soft").child(why))
        .child(next)
}

/// Grey lines for the moment something is read.
pub fn skeleton(word: Term, lang: Lang) -> View {
    el("div")
        .class("skeleton")
        .attr("role", "status")
        .child(el("span").class("only-read").word(word, lang))
        .child(el("span"))
        .child(el("span"))
        .child(el("span"))
}

/// Something to know, calmly.
pub fn notice(shape: Icon, words: impl Shown) -> View {
    el("div")
        .class("notice")
        .child(icon(shape))
        .child(el("div").child(words.shown()))
}

/// Something that did not work: read aloud at once.
pub fn problem_notice(words: impl Shown) -> View {
    el("div")
        .class("notice notice-problem")
        .attr("role", "alert")
        .child(icon(Icon::Alert))
        .child(el("div").child(words.shown()))
}

/// Pairs of a label and a value.
pub fn facts(pairs: Vec<(String, String)>) -> View {
    let each = pairs
        .into_iter()
        .map(|(label, value)| {
            el("div")
                .class("fact")
                .child(el("dt").child(label))
                .child(el("dd").child(value))
        })
        .views();
    el("dl").class("facts").child(each)
}
