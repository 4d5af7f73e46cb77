//! What stands where there is nothing to list, while something is read, and beside something to be told.

use super::{Icon, icon};
use crate::text::{Lang, Term};
use crate::ui::el::{Each, Shown, el};
use leptos::prelude::*;

/// An empty place that says what to do next.
pub fn empty(shape: Icon, title: String, why: String, next: Option<AnyView>) -> AnyView {
    el("div")
        .class("empty")
        .child(el("span").class("empty-mark").child(icon(shape)))
        .child(el("p").class("empty-title").child(title))
        .child(el("p").class("soft").child(why))
        .child(next)
        .view()
}

/// Grey lines for the moment something is read.
pub fn skeleton(word: Term, lang: Lang) -> AnyView {
    el("div")
        .class("skeleton")
        .attr("role", "status")
        .child(el("span").class("only-read").child(word.text(lang)))
        .child(el("span"))
        .child(el("span"))
        .child(el("span"))
        .view()
}

/// Something to know, calmly.
pub fn notice(shape: Icon, words: impl Shown) -> AnyView {
    el("div")
        .class("notice")
        .child(icon(shape))
        .child(el("div").child(words.shown()))
        .view()
}

/// Something that did not work: read aloud at once.
pub fn problem_notice(words: impl Shown) -> AnyView {
    el("div")
        .class("notice notice-problem")
        .attr("role", "alert")
        .child(icon(Icon::Alert))
        .child(el("div").child(words.shown()))
        .view()
}

/// Pairs of a label and a value.
pub fn facts(pairs: Vec<(String, String)>) -> AnyView {
    let each = pairs
        .into_iter()
        .map(|(label, value)| {
            el("div")
                .class("fact")
                .child(el("dt").child(label))
                .child(el("dd").child(value))
                .view()
        })
        .views();
    el("dl").class("facts").child(each).view()
}
