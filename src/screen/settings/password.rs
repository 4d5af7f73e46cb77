//! Ganti kata sandi: on the server, so it needs a signal; what the old one sealed on this phone is sealed by the new one.

use super::pin::back;
use crate::screen::reading::lang;
use crate::screen::{address, gate};
use crate::text::settings as words;
use crate::ui::el::{View, el, group};
use crate::ui::{self, Icon, Slot, notice};

pub fn password() -> View {
    let lang = lang();
    let done = Slot::new(false);
    let body = move || {
        if done.get() {
            return group([
                el("div")
                    .attr("role", "status")
                    .child(notice(Icon::Check, words::PASSWORD_CHANGED.text(lang))),
                back(),
            ]);
        }
        group([
            el("p").class("soft").word(words::PASSWORD_WHY, lang),
            gate::change(words::PASSWORD_OLD, done, lang),
        ])
    };
    el("div")
        .class("gate")
        .child(ui::header(
            ui::fixed(words::PASSWORD_CHANGE.text(lang)),
            words::PASSWORD_CHANGE,
            Some(address::SETTINGS.to_owned()),
            lang,
        ))
        .child(body)
}
