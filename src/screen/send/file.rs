//! Bawa dengan berkas: unsent work as a file for somebody who comes where there is a signal, and such a file of somebody else,
//! brought to the server.

use crate::phone::{CarryProblem, QueueFile, use_phone};
use crate::platform::file;
use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{Lang, carry as words};
use crate::ui::el::{View, el, group};
use crate::ui::{self, Icon, Slot, Weight, button, icon, notice, problem_notice};
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;

/// Most bytes of a file that is taken: some ten thousand visits.
const LARGEST: f64 = 16.0 * 1024.0 * 1024.0;

#[derive(Clone, PartialEq)]
enum Told {
    Nothing,
    Kept(String),
    Bringing(u32, u32),
    Brought(String),
    Problem(CarryProblem),
}

pub fn by_hand() -> View {
    let lang = lang();
    group([
        ui::header(
            ui::fixed(words::TITLE.text(lang)),
            words::TITLE,
            Some(address::SEND.to_owned()),
            lang,
        ),
        el("div")
            .class("sections")
            .child(mine(lang))
            .child(theirs(lang)),
    ])
}

/// Hers: made anew at each press, so that it is never an old one.
fn mine(lang: Lang) -> View {
    let phone = use_phone();
    let told = Slot::new(Told::Nothing);
    let make = move |share: bool| {
        spawn_local(async move {
            let next = match phone.queue_file().await {
                Err(problem) => Told::Problem(problem),
                Ok(file) if share => hand_on(file, lang).await,
                Ok(file) => put_down(&file, lang),
            };
            told.newer(next).put();
        });
    };
    let waiting = move || phone.counts().with(|counts| counts.waiting);
    let share = file::can_share().then(|| {
        button(
            Weight::Main,
            Some(Icon::Send),
            words::SHARE.text(lang),
            move || make(true),
        )
    });
    let keep = if share.is_some() {
        Weight::Plain
    } else {
        Weight::Main
    };
    let refused = move || {
        let refused = phone.counts().with(|counts| counts.refused);
        (refused > 0).then(|| el("p").class("soft").child(words::refused(refused, lang)))
    };
    el("section")
        .class("section")
        .attr("aria-labelledby", "mine")
        .child(el("h2").attr("id", "mine").word(words::MINE, lang))
        .child(el("p").word(words::MINE_WHY, lang))
        .child(move || notice(Icon::Phone, words::unsent(waiting(), lang)))
        .child(refused)
        .child(
            el("div")
                .class("stack")
                .child(share)
                .child(button(
                    keep,
                    Some(Icon::Download),
                    words::KEEP.text(lang),
                    move || make(false),
                ))
                .child(telling(told, lang)),
        )
        .child(el("p").class("soft").word(words::MINE_SAFE, lang))
}

async fn hand_on(made: QueueFile, lang: Lang) -> Told {
    if file::share(&made.bytes, &made.name).await {
        Told::Kept(words::in_it(words::SHARED, &made, lang))
    } else {
        Told::Nothing
    }
}

fn put_down(made: &QueueFile, lang: Lang) -> Told {
    match file::keep(&made.bytes, &made.name) {
        Ok(()) => Told::Kept(words::in_it(words::KEPT, made, lang)),
        Err(_) => Told::Problem(CarryProblem::Storage),
    }
}

/// Somebody else's: read, brought, and not kept.
fn theirs(lang: Lang) -> View {
    let phone = use_phone();
    let told = Slot::new(Told::Nothing);
    let bring = move |entry: JsValue| {
        spawn_local(async move {
            let Some(bytes) = file::chosen(&entry, LARGEST).await else {
                told.newer(Told::Problem(CarryProblem::NotAQueue)).put();
                return;
            };
            let progress = move |done, of| told.newer(Told::Bringing(done, of)).put();
            let next = match phone.carry(&bytes, progress).await {
                Ok((carried, not_taken)) => {
                    let mut said = words::brought(carried, lang);
                    for (part, why) in not_taken {
                        words::part_not_taken(&mut said, part, why, lang);
                    }
                    Told::Brought(said)
                }
                Err(problem) => Told::Problem(problem),
            };
            told.newer(next).put();
            // The same file may be chosen again.
            drop(js_sys::Reflect::set(&entry, &"value".into(), &"".into()));
        });
    };
    el("section")
        .class("section")
        .attr("aria-labelledby", "theirs")
        .child(el("h2").attr("id", "theirs").word(words::THEIRS, lang))
        .child(el("p").word(words::THEIRS_WHY, lang))
        .child(
            el("label")
                .class("button file-button")
                .child(icon(Icon::Up))
                .child(el("span").word(words::CHOOSE, lang))
                .child(
                    el("input")
                        .attr("id", "queue-file")
                        .attr("type", "file")
                        .attr("accept", ".txt,text/plain")
                        .on("change", move |event| {
                            if let Some(entry) = event.target() {
                                bring(entry.into());
                            }
                        }),
                ),
        )
        .child(telling(told, lang))
}

fn telling(told: Slot<Told>, lang: Lang) -> View {
    let say = move || match told.get() {
        Told::Nothing => View::default(),
        Told::Kept(text) => notice(Icon::Check, text),
        Told::Bringing(done, of) => group([
            el("p").child(words::bringing(done, of, lang)),
            el("progress")
                .class("bar")
                .attr("aria-label", words::THEIRS.text(lang))
                .attr("max", of)
                .attr("value", done),
        ]),
        Told::Brought(text) => notice(Icon::CheckTwice, text),
        Told::Problem(CarryProblem::NoSignal) => notice(
            Icon::NoSignal,
            words::problem(CarryProblem::NoSignal).text(lang),
        ),
        Told::Problem(problem) => problem_notice(words::problem(problem).text(lang)),
    };
    el("div").attr("role", "status").child(say)
}
