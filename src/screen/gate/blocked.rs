//! Storage that cannot be used, explained, with a way out: never a white screen.

use crate::phone::{BlockedWhy, use_phone};
use crate::platform::file;
use crate::screen::reading::lang;
use crate::text::gate as words;
use crate::ui::Slot;
use crate::ui::el::{View, el};
use crate::ui::{self, Icon, Weight, button, notice};
use leptos::prelude::*;
use leptos::task::spawn_local;

const NAME: &str = "dampingi-terkunci.bin";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Exported {
    Done,
    Nothing,
}

pub fn blocked(why: BlockedWhy) -> View {
    let phone = use_phone();
    let lang = lang();
    let (title, text) = words::blocked(why);
    let exported = Slot::new(None::<Exported>);
    let export = move || {
        spawn_local(async move {
            let bytes = phone.export_readable().await;
            let done = bytes.is_some_and(|bytes| file::keep(&bytes, NAME).is_ok());
            exported.set(Some(if done {
                Exported::Done
            } else {
                Exported::Nothing
            }));
        });
    };
    let told = move || {
        exported.get().map(|exported| match exported {
            Exported::Done => notice(Icon::Check, words::EXPORTED.text(lang)),
            Exported::Nothing => notice(Icon::Info, words::EXPORT_NONE.text(lang)),
        })
    };
    let has_data = matches!(why, BlockedWhy::Corrupt | BlockedWhy::TooOld);
    let copy = has_data.then(|| {
        button(
            Weight::Plain,
            Some(Icon::Download),
            words::EXPORT.text(lang),
            export,
        )
    });
    let again = move || drop(window().location().reload());
    el("div")
        .class("gate")
        .child(ui::header(ui::fixed(title.text(lang)), title, None, lang))
        .child(el("p").word(text, lang))
        .child(el("h2").word(words::WAY_OUT, lang))
        .child(
            el("div")
                .class("stack")
                .child(button(
                    Weight::Main,
                    Some(Icon::Again),
                    words::RELOAD.text(lang),
                    again,
                ))
                .child(copy)
                .child(el("div").attr("role", "status").child(told)),
        )
}
