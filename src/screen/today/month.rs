//! How many of her people she has seen this month: one large number, on a ground that looks like the growth card.

use crate::phone::use_phone;
use crate::screen::life::was_seen_this_month;
use crate::text::{Lang, today as words, when};
use crate::ui::drawing;
use crate::ui::el::{View, el};
use crate::ui::memo;

pub fn month(lang: Lang) -> View {
    let phone = use_phone();
    let rows = phone.rows();
    let today = phone.today();
    let counted = memo(move || {
        rows.with(|rows| {
            let active = rows.iter().filter(|row| !row.episodes.is_empty());
            active.fold((0_usize, 0_usize), |(seen, all), row| {
                (seen + usize::from(was_seen_this_month(row, today)), all + 1)
            })
        })
    });
    el("section")
        .class("month")
        .child(curves())
        .child(
            el("h2")
                .class("month-title")
                .child(words::this_month(when::month(today, lang), lang)),
        )
        .child(
            el("p")
                .class("month-count")
                .child(el("span").class("number").child(move || counted.get().0))
                .child(
                    el("span")
                        .word(words::VISITED, lang)
                        .child(" ")
                        .child(move || words::of_people(counted.get().1, lang)),
                ),
        )
        .child(
            el("progress")
                .class("month-bar")
                .attr("aria-label", words::VISITED.text(lang))
                .live("max", move || counted.get().1)
                .live("value", move || counted.get().0),
        )
}

/// The bands of a growth card, as a ground only.
fn curves() -> View {
    const BANDS: &str = r#"<svg viewBox="0 0 320 120" preserveAspectRatio="none">
<path class="band-a" d="M0 118C60 78 150 60 320 40V120H0z"/>
<path class="band-b" d="M0 108C60 62 150 42 320 18V40C150 60 60 78 0 118z"/>
<path class="band-c" d="M0 98C60 46 150 24 320-4V18C150 42 60 62 0 108z"/></svg>"#;
    drawing("month-curves", BANDS.to_owned())
}
