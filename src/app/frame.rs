//! The frame around every screen: what is sample data, what is not sent, the way to the other screens.

use super::nav;
use crate::phone::{Gate, Network, SyncFailure, SyncState, use_phone};
use crate::screen::{address, gate};
use crate::text::{Lang, app as words, practice as practice_words};
use crate::ui::el::{Shown, View, el, group, live};
use crate::ui::memo;
use crate::ui::{Icon, Speaker, Weight, button, icon};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Whether this address is a form: there the navigation makes room for the form's own buttons.
fn is_form(path: &str) -> bool {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    matches!(
        parts.as_slice(),
        ["keluarga", "baru", ..]
            | ["kirim", _]
            | ["posyandu", "baru", ..]
            | [
                _,
                _,
                "ubah" | "pendataan" | "perbaiki" | "rujuk" | "hasil-rujukan"
            ]
            | ["keluarga" | "orang", _, "akhiri" | "tambah", _]
            | [
                "orang",
                _,
                "mulai" | "kunjungan" | "bantuan" | "pendaftaran",
                _
            ]
    )
}

/// The frame. Drawn anew when the language changes.
pub fn frame(routes: fn() -> View) -> View {
    let phone = use_phone();
    let speaker = Speaker::place();
    let language = memo(move || phone.settings().get().lang);
    let is_open = memo(move || phone.gate().with(|gate| *gate == Gate::Open));
    let location = use_location();
    let in_form = memo(move || location.pathname.with(|path| is_form(path)));
    let blocked = memo(move || match phone.gate().get() {
        Gate::Blocked(why) => Some(why),
        _ => None,
    });
    let opening = memo(move || phone.gate().with(|gate| *gate == Gate::Opening));
    let class = move || match (is_open.get(), in_form.get()) {
        (false, _) => "app app-gate",
        (true, true) => "app app-form",
        (true, false) => "app",
    };
    let top = move || {
        let lang = language.get();
        group([
            live(move || demo(lang)),
            live(move || is_open.get().then(|| status(lang))),
            live(move || update(lang)),
        ])
    };
    let menu = move || {
        let lang = language.get();
        (is_open.get() && !in_form.get()).then(|| nav::nav(lang))
    };
    let main = move || {
        if let Some(why) = blocked.get() {
            language.track();
            return untrack(move || gate::blocked(why));
        }
        if opening.get() {
            return el("p")
                .class("opening")
                .attr("role", "status")
                .child(words::OPENING.text(language.get()));
        }
        untrack(routes)
    };
    let touch = move || phone.touched();
    el("div")
        .live("class", class)
        .on("pointerdown", move |_| touch())
        .on("keydown", move |_| touch())
        .child(
            el("a")
                .class("skip")
                .attr("href", "#main")
                .child(move || words::SKIP.text(language.get())),
        )
        .child(top)
        .child(
            el("main")
                .attr("id", "main")
                .attr("tabindex", "-1")
                .child(main),
        )
        .child(menu)
        .child(speaker)
}

/// Invented data says so on every screen.
fn demo(lang: Lang) -> Option<View> {
    let phone = use_phone();
    if phone.is_practice() {
        return Some(practice(lang));
    }
    phone.demo().get().then(|| {
        el("aside")
            .class("demo")
            .attr("aria-label", words::DEMO.text(lang))
            .child(el("strong").word(words::DEMO, lang))
            .child(" · ")
            .word(words::DEMO_LONG, lang)
    })
}

/// Practice says so too, and one tap leaves it.
fn practice(lang: Lang) -> View {
    let phone = use_phone();
    el("aside")
        .class("practice")
        .attr("aria-label", practice_words::BANNER.text(lang))
        .child(
            el("p")
                .child(el("strong").word(practice_words::BANNER, lang))
                .child(" · ")
                .word(practice_words::BANNER_LONG, lang),
        )
        .child(button(
            Weight::Plain,
            Some(Icon::Out),
            practice_words::LEAVE.text(lang),
            move || phone.leave_practice(),
        ))
}

/// One slim line: what is not sent, and whether there is a signal. It leads to Kirim.
fn status(lang: Lang) -> View {
    let phone = use_phone();
    let waiting = memo(move || {
        phone
            .counts()
            .with(|counts| counts.waiting + counts.refused)
    });
    let line = move || {
        let waiting = waiting.get();
        let sync = phone.sync_state().get();
        let offline = phone.network().get() == Network::Offline
            || sync == SyncState::Failed(SyncFailure::NoSignal);
        let mut parts = Vec::new();
        if waiting > 0 {
            parts.push(words::unsent(waiting, lang));
        }
        match sync {
            SyncState::Pushing { .. } => parts.push(words::SENDING.text(lang).to_owned()),
            SyncState::Pulling { .. } => parts.push(words::RECEIVING.text(lang).to_owned()),
            SyncState::Failed(SyncFailure::SignInAgain) => {
                parts.push(words::SIGN_IN_AGAIN.text(lang).to_owned())
            }
            _ if offline && waiting > 0 => parts.push(words::WAITING_SIGNAL.text(lang).to_owned()),
            _ if waiting == 0 => parts.push(words::ALL_SENT.text(lang).to_owned()),
            _ => {}
        }
        let shape = match (waiting, offline) {
            (0, _) => Icon::Check,
            (_, true) => Icon::NoSignal,
            (_, false) => Icon::Phone,
        };
        group([icon(shape).shown(), el("span").child(parts.join(" · "))])
    };
    let class = move || {
        if waiting.get() > 0 {
            "status-line status-waiting"
        } else {
            "status-line"
        }
    };
    el("header")
        .class("top")
        .child(
            el("a")
                .class("brand")
                .attr("href", address::TODAY)
                .child(
                    el("img")
                        .attr("src", "/icons/dampingi.svg")
                        .attr("alt", "")
                        .attr("width", "28")
                        .attr("height", "28"),
                )
                .child(el("span").child(words::NAME)),
        )
        .child(
            el("a")
                .live("class", class)
                .attr("href", address::SEND)
                .child(line),
        )
}

/// A newer version takes over only when she says so, and never while a form is open.
fn update(lang: Lang) -> Option<View> {
    let phone = use_phone();
    phone.update_ready().get().then(|| {
        el("div")
            .class("update")
            .attr("role", "status")
            .child(el("span").word(words::UPDATE_READY, lang))
            .child(button(
                Weight::Plain,
                Some(Icon::Again),
                words::UPDATE_TAKE.text(lang),
                move || phone.take_update(),
            ))
    })
}

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn the_navigation_makes_room_for_forms_only() {
        for form in [
            "/keluarga/baru",
            "/keluarga/1/tambah/child",
            "/orang/1/kunjungan/child_visit",
            "/kunjungan/1/perbaiki",
            "/kunjungan/1/rujuk",
            "/kunjungan/1/hasil-rujukan",
            "/orang/1/akhiri/moved",
            "/orang/1/pendaftaran/child",
            "/posyandu/baru",
            "/posyandu/1/ubah",
            "/kirim/3",
        ] {
            assert!(is_form(form), "{form}");
        }
        for other in [
            "/",
            "/kirim",
            "/orang/1",
            "/orang/1/kunjungan",
            "/orang/1/akhiri",
            "/posyandu/1",
            "/posyandu/1/laporan",
            "/keluarga/1",
            "/kunjungan/1",
            "/periksa/1",
        ] {
            assert!(!is_form(other), "{other}");
        }
    }
}
