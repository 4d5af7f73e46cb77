//! What the app is, its version, and what happens with people's data.

use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{about as words, settings};
use crate::ui::el::{Each, Shown, el, group};
use crate::ui::{self, facts};
use leptos::prelude::*;

pub fn about() -> AnyView {
    let lang = lang();
    let points = words::POINTS
        .iter()
        .map(|point| el("li").child(point.text(lang)).view())
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
            .child(el("p").child(words::WHAT.text(lang)))
            .child(el("p").child(words::NO_DIAGNOSIS.text(lang)))
            .child(
                el("section")
                    .class("section")
                    .attr("aria-labelledby", "privacy")
                    .child(
                        el("h2")
                            .attr("id", "privacy")
                            .child(words::PRIVACY.text(lang)),
                    )
                    .child(el("ul").class("points").child(points)),
            )
            .child(facts(vec![(
                settings::VERSION.text(lang).to_owned(),
                env!("CARGO_PKG_VERSION").to_owned(),
            )]))
            .view(),
    ])
}
