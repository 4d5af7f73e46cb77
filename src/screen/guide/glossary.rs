//! Arti kata: every word of the work with what it means, found while she types.

use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{glossary, guide as words, today};
use crate::ui::el::{Each, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, empty};

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
                Some(button(
                    Weight::Plain,
                    None,
                    today::DONE_ALL.text(lang),
                    move || typed.set(String::new()),
                )),
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
            .child(el("search").child(ui::search_entry(
                "word",
                (words::FIND_WORD, words::FIND_WORD),
                lang,
                move || typed.get(),
                move |text| typed.set(text),
            )))
            .child(el("div").attr("aria-live", "polite").child(list)),
    ])
}
