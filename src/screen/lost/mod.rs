//! An address that leads nowhere: said plainly, with the way on.

use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::app;
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{self, Icon, Weight, go};

pub fn lost() -> View {
    let lang = lang();
    group([
        ui::header(
            ui::fixed(app::LOST_TITLE.text(lang)),
            app::LOST_TITLE,
            None,
            lang,
        )
        .shown(),
        el("div")
            .class("stack")
            .child(el("p").class("soft").word(app::LOST_WHY, lang))
            .child(go(
                Weight::Main,
                Some(Icon::House),
                app::LOST_HOME.text(lang),
                address::TODAY,
            )),
    ])
}

/// A page of another role.
pub fn not_yours() -> View {
    let lang = lang();
    group([
        ui::header(
            ui::fixed(app::ROLE_TITLE.text(lang)),
            app::ROLE_TITLE,
            None,
            lang,
        )
        .shown(),
        el("div")
            .class("stack")
            .child(el("p").class("soft").word(app::ROLE_WHY, lang))
            .child(go(
                Weight::Main,
                Some(Icon::House),
                app::LOST_HOME.text(lang),
                address::TODAY,
            )),
    ])
}

/// A role that has no pages in this app yet.
pub fn no_pages() -> View {
    let lang = lang();
    group([
        ui::header(ui::fixed(app::NAME), app::SETTINGS, None, lang).shown(),
        el("div")
            .class("stack")
            .child(el("p").word(app::NO_PEOPLE_ROLE, lang))
            .child(go(
                Weight::Main,
                Some(Icon::Gear),
                app::SETTINGS.text(lang),
                address::SETTINGS,
            )),
    ])
}
