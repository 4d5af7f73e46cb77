//! Arti kata: every word of the work with what it means, found while she types.

use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{glossary, guide as words};
use crate::ui::el::{Each, View, el, group, live};
use crate::ui::{self, Icon, Slot, empty, icon};
use leptos::prelude::event_target_value;

pub fn glossary() -> View {
    let lang = lang();
    let typed = Slot::new(String::new());
    let list = live(move || {
        let each = typed.with(|typed| {
            let found = glossary::found(typed, lang);
            let each = found.map(|(word, means)| {
                el("div")
                    .class("word")
                    .child(el("dt").child(*word))
                    .child(el("dd").word(*means, lang))
            });
            each.views()
        });
        if each.is_empty() {
            return empty(
                Icon::Search,
                words::NO_WORD.text(lang).to_owned(),
                words::NO_WORD_WHY.text(lang).to_owned(),
                None,
            );
        }
        el("dl").class("words").child(each)
    });
    group([
        ui::header(
            ui::fixed(words::GLOSSARY.text(lang)),
            words::GLOSSARY,
            Some(address::GUIDE.to_owned()),
            lang,
        ),
        el("div")
            .class("sections")
            .child(el("p").class("soft").word(words::GLOSSARY_WHY, lang))
            .child(
                el("search").child(
                    el("div")
                        .class("entry entry-search")
                        .child(icon(Icon::Search))
                        .child(
                            el("input")
                                .attr("id", "word")
                                .attr("type", "search")
                                .attr("autocomplete", "off")
                                .attr("enterkeyhint", "search")
                                .attr("aria-label", words::FIND_WORD.text(lang))
                                .attr("placeholder", words::FIND_WORD.text(lang))
                                .on("input", move |event| {
                                    typed.set(event_target_value(&event));
                                }),
                        ),
                ),
            )
            .child(el("div").attr("aria-live", "polite").child(list)),
    ])
}
