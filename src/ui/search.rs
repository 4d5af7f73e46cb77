//! The entry for a search: one look and one behaviour wherever something is looked for while she types.

use super::{Icon, icon};
use crate::text::{Lang, Term};
use crate::ui::el::{View, el};
use leptos::prelude::event_target_value;

/// The entry. `typed` is what stands in it, `tell` hears each letter.
pub fn search_entry(
    id: &'static str,
    (label, inside): (Term, Term),
    lang: Lang,
    typed: impl Fn() -> String + Send + 'static,
    tell: impl Fn(String) + 'static,
) -> View {
    el("div")
        .class("entry entry-search")
        .child(icon(Icon::Search))
        .child(
            el("input")
                .attr("id", id)
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("enterkeyhint", "search")
                .attr("aria-label", label.text(lang))
                .attr("placeholder", inside.text(lang))
                .value(typed)
                .on("input", move |event| tell(event_target_value(&event))),
        )
}
