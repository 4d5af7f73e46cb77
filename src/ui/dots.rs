//! How far a form has come: one dot a page, and the same in words.

use super::Slot;
use crate::text::{Lang, fill};
use crate::ui::el::{Each, View, el};

/// `at` is the page shown, from 0; `of` counts all pages.
pub fn dots(at: Slot<usize>, of: Slot<usize>, lang: Lang) -> View {
    let each = move || {
        (0..of.get())
            .map(|number| {
                let class = move || match number.cmp(&at.get()) {
                    std::cmp::Ordering::Less => "dot dot-done",
                    std::cmp::Ordering::Equal => "dot dot-here",
                    std::cmp::Ordering::Greater => "dot",
                };
                el("span").live("class", class)
            })
            .views()
    };
    el("p")
        .class("dots")
        .child(
            el("span")
                .class("dots-row")
                .attr("aria-hidden", "true")
                .child(each),
        )
        .child(
            el("span")
                .class("small soft")
                .child(move || fill::page_of(at.get() + 1, of.get(), lang)),
        )
}
