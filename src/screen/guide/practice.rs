//! Latihan: what it is, and the way into it. The way out is the band on top of every screen.

use crate::phone::use_phone;
use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::practice as words;
use crate::ui::el::{Each, View, el, group};
use crate::ui::{self, Icon, Weight, button, go, notice};

pub fn practice() -> View {
    let phone = use_phone();
    let lang = lang();
    let points = words::POINTS
        .iter()
        .map(|point| el("li").word(*point, lang));
    let next = if phone.is_practice() {
        go(
            Weight::Main,
            Some(Icon::Calendar),
            words::GO_ON.text(lang),
            address::TODAY,
        )
    } else {
        button(
            Weight::Main,
            Some(Icon::Pencil),
            words::BEGIN.text(lang),
            move || phone.practise(),
        )
    };
    let led = button(
        Weight::Plain,
        Some(Icon::Flag),
        words::TRY.text(lang),
        move || phone.be_led(),
    );
    group([
        ui::header(
            ui::fixed(words::TITLE.text(lang)),
            words::TITLE,
            Some(address::SETTINGS.to_owned()),
            lang,
        ),
        el("div")
            .class("sections")
            .child(el("p").word(words::WHAT, lang))
            // Before what there is to know of it: both are on the first screen.
            .child(el("div").class("stack").child(next).child(led))
            .child(el("ul").class("points").child(points.views()))
            .child(notice(Icon::Lock, words::PIN_AFTER.text(lang))),
    ])
}
