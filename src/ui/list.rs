//! What stands where there is nothing to list, while something is read, and beside something to be told.

use super::{Icon, icon};
use crate::text::{Lang, Term};
use leptos::prelude::*;

/// An empty place that says what to do next.
pub fn empty(shape: Icon, title: String, why: String, next: Option<AnyView>) -> AnyView {
    view! {
        <div class="empty">
            <span class="empty-mark">{icon(shape)}</span>
            <p class="empty-title">{title}</p>
            <p class="soft">{why}</p>
            {next}
        </div>
    }
    .into_any()
}

/// Grey lines for the moment something is read.
pub fn skeleton(word: Term, lang: Lang) -> AnyView {
    view! {
        <div class="skeleton" role="status">
            <span class="only-read">{word.text(lang)}</span>
            <span></span><span></span><span></span>
        </div>
    }
    .into_any()
}

/// Something to know, calmly.
pub fn notice(shape: Icon, words: impl IntoView + 'static) -> AnyView {
    view! { <div class="notice">{icon(shape)}<div>{words.into_any()}</div></div> }.into_any()
}

/// Something that did not work: read aloud at once.
pub fn problem_notice(words: impl IntoView + 'static) -> AnyView {
    view! { <div class="notice notice-problem" role="alert">{icon(Icon::Alert)}<div>{words.into_any()}</div></div> }
        .into_any()
}

/// Pairs of a label and a value.
pub fn facts(pairs: Vec<(String, String)>) -> AnyView {
    let each = pairs
        .into_iter()
        .map(|(label, value)| view! { <div class="fact"><dt>{label}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{each}</dl> }.into_any()
}
