//! How far a form has come: one dot a page, and the same in words.

use crate::text::{Lang, fill};
use leptos::prelude::*;

/// `at` is the page shown, from 0; `of` counts all pages.
pub fn dots(at: Signal<usize>, of: Signal<usize>, lang: Lang) -> AnyView {
    let each = move || {
        (0..of.get())
            .map(|number| {
                let class = move || match number.cmp(&at.get()) {
                    std::cmp::Ordering::Less => "dot dot-done",
                    std::cmp::Ordering::Equal => "dot dot-here",
                    std::cmp::Ordering::Greater => "dot",
                };
                view! { <span class=class></span> }
            })
            .collect_view()
    };
    view! {
        <p class="dots">
            <span class="dots-row" aria-hidden="true">{each}</span>
            <span class="small soft">{move || fill::page_of(at.get() + 1, of.get(), lang)}</span>
        </p>
    }
    .into_any()
}
