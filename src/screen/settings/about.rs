//! What the app is, its version, and what happens with people's data.

use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{about as words, settings};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, facts};

pub fn about() -> View {
    let lang = lang();
    let points = words::POINTS
        .iter()
        .map(|point| el("li").word(*point, lang))
        .views();
    group([
        ui::header(
            ui::fixed(settings::ABOUT.text(lang)),
            settings::ABOUT,
            Some(address::SETTINGS.to_owned()),
            lang,
        )
        .shown(),
        el("div")
            .class("sections")
            .child(el("p").word(words::WHAT, lang))
            .child(el("p").word(words::NO_DIAGNOSIS, lang))
            .child(
                el("section")
                    .class("section")
                    .attr("aria-labelledby", "privacy")
                    .child(el("h2").attr("id", "privacy").word(words::PRIVACY, lang))
                    .child(el("ul").class("points").child(points)),
            )
            .child(facts(vec![(
                settings::VERSION.text(lang).to_owned(),
                env!("CARGO_PKG_VERSION").to_owned(),
            )])),
    ])
}
