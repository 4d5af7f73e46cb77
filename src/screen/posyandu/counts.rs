//! The letters of the register, live: the four large ones and the others under them.

use super::roll::{Line, count, is_read};
use crate::text::{Lang, posyandu as words};
use crate::ui::Slot;
use crate::ui::el::{Each, View, el, live};
use dampingi_domain::posyandu::{COLUMNS, Column};

/// The counts of a day. A letter alone tells a newcomer nothing, so each has its word.
pub fn counts(lines: Slot<Vec<Line>>, lang: Lang) -> View {
    let each = COLUMNS.iter().enumerate().map(move |(at, column)| {
        let (column, letter, word) = *column;
        let number = live(move || {
            lines.with(|lines| {
                let is_known = column == Column::S || is_read(lines);
                if is_known {
                    count(lines, column).to_string()
                } else {
                    "…".to_owned()
                }
            })
        });
        el("div")
            .class(if at < 4 { "skdn skdn-large" } else { "skdn" })
            .child(
                el("dt")
                    .child(el("strong").child(letter))
                    .child(" ")
                    .child(el("span").class("skdn-word").word(word, lang)),
            )
            .child(el("dd").class("skdn-number").child(number))
    });
    el("section")
        .attr("aria-label", words::COUNTS.text(lang))
        .child(el("dl").class("skdn-all").child(each.views()))
}
