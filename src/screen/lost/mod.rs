//! An address that leads nowhere: said plainly, with the way on.

use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::app;
use crate::ui::el::{Shown, el, group};
use crate::ui::{self, Icon, Weight, go};
use leptos::prelude::*;

pub fn lost() -> AnyView {
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
            .child(el("p").class("soft").child(app::LOST_WHY.text(lang)))
            .child(go(
                Weight::Main,
                Some(Icon::House),
                app::LOST_HOME.text(lang),
                address::TODAY,
            ))
            .view(),
    ])
}

/// A page of another role.
pub fn not_yours() -> AnyView {
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
            .child(el("p").class("soft").child(app::ROLE_WHY.text(lang)))
            .child(go(
                Weight::Main,
                Some(Icon::House),
                app::LOST_HOME.text(lang),
                address::TODAY,
            ))
            .view(),
    ])
}

/// A role that has no pages in this app yet.
pub fn no_pages() -> AnyView {
    let lang = lang();
    group([
        ui::header(ui::fixed(app::NAME), app::SETTINGS, None, lang).shown(),
        el("div")
            .class("stack")
            .child(el("p").child(app::NO_PEOPLE_ROLE.text(lang)))
            .child(go(
                Weight::Main,
                Some(Icon::Gear),
                app::SETTINGS.text(lang),
                address::SETTINGS,
            ))
            .view(),
    ])
}
