//! Putting the app on the home screen: a button where the browser offers it, else a hint. It looks only at how the page was
//! opened and on what; which of the two shows is decided by what `public/boot.js` notes on the page.

use crate::platform::worker::install;
use crate::text::{Lang, gate as words};
use crate::ui::el::{View, el, group};
use crate::ui::{Icon, Weight, button, icon};
use leptos::prelude::*;

/// Whether the page was opened from the home screen.
fn is_installed() -> bool {
    window()
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// An iPhone or iPad: there the app on the home screen has a storage of its own, so signing in comes after installing.
fn is_ios() -> bool {
    let navigator = window().navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    let is_ipad = agent.contains("Macintosh") && navigator.max_touch_points() > 1;
    is_ipad || agent.contains("iPhone") || agent.contains("iPad")
}

/// The button and the hint; nothing when the app is installed already.
pub fn install_hint(lang: Lang) -> Option<View> {
    if is_installed() {
        return None;
    }
    let (title, why) = if is_ios() {
        (words::INSTALL_TITLE, words::INSTALL_IOS)
    } else {
        (words::INSTALL, words::INSTALL_WHY)
    };
    let offer = button(
        Weight::Plain,
        Some(Icon::Download),
        words::INSTALL_HERE.text(lang),
        install,
    );
    Some(group([
        el("div").class("install-offer").child(offer),
        el("details")
            .class("fold install-hint")
            .attr("open", is_ios())
            .child(
                el("summary")
                    .child(icon(Icon::Download))
                    .child(el("span").word(title, lang)),
            )
            .child(el("p").class("soft").word(why, lang)),
    ]))
}
