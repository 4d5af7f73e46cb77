//! Apa yang ada di HP ini: what lies on the phone, how much room and data it takes, and what may be freed.

use crate::phone::{Holdings, StorageState, use_phone};
use crate::screen::address;
use crate::screen::reading::{Read, lang, read_records};
use crate::text::{Lang, Term, here as words, send, settings, when};
use crate::ui::el::{Shown, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, facts, icon, notice, problem_notice};
use leptos::task::spawn_local;

#[derive(Clone, Copy, PartialEq)]
enum Freed {
    Nothing,
    Bytes(u64),
    NotNow,
}

pub fn here() -> View {
    let phone = use_phone();
    let lang = lang();
    let again = Slot::new(0_u32);
    let found = read_records(move || {
        again.track();
        async move { phone.holdings().await }
    });
    group([
        ui::header(
            ui::fixed(words::TITLE.text(lang)),
            words::TITLE,
            Some(address::SETTINGS.to_owned()),
            lang,
        ),
        el("div")
            .class("sections")
            .child(el("p").class("soft").word(words::WHY, lang))
            .child(
                section("records", Icon::People, words::RECORDS, lang).child(records(found, lang)),
            )
            .child(
                section("room", Icon::Storage, settings::STORAGE, lang)
                    .child(move || room(phone.storage().get(), lang)),
            )
            .child(section("data", Icon::Up, words::DATA, lang).child(data(lang)))
            .child(section("free", Icon::Erase, words::FREE, lang).child(free(found, again, lang))),
    ])
}

fn section(id: &'static str, shape: Icon, title: Term, lang: Lang) -> View {
    el("section")
        .class("section")
        .attr("aria-labelledby", id)
        .child(
            el("h2")
                .attr("id", id)
                .class("row")
                .child(icon(shape))
                .child(el("span").word(title, lang)),
        )
}

fn records(found: Read<Option<Holdings>>, lang: Lang) -> View {
    let phone = use_phone();
    live(move || {
        let held = found.get().flatten();
        let counts = phone.counts().get();
        let visits = held.map_or_else(|| "…".to_owned(), |held| held.visits.to_string());
        let last = phone.last_success().get();
        let last = last.map_or_else(
            || send::NEVER.text(lang).to_owned(),
            |at| when::moment(&at, lang),
        );
        let number = |count: usize| count.to_string();
        let pairs = [
            (words::PEOPLE, number(phone.rows().with(|rows| rows.len()))),
            (
                words::HOUSES,
                number(phone.houses().with(|houses| houses.len())),
            ),
            (words::VISITS, visits),
            (words::UNSENT, (counts.waiting + counts.refused).to_string()),
            (words::DRAFTS, number(phone.drafts().with(Vec::len))),
            (words::PHOTOS, counts.photos.to_string()),
            (send::LAST_SUCCESS, last),
        ];
        facts(named(pairs, lang))
    })
}

fn named<const N: usize>(pairs: [(Term, String); N], lang: Lang) -> Vec<(String, String)> {
    let named = pairs.into_iter();
    named
        .map(|(label, value)| (label.text(lang).to_owned(), value))
        .collect()
}

fn room(state: StorageState, lang: Lang) -> View {
    let phone = use_phone();
    let mut pairs = Vec::new();
    for (label, bytes) in [
        (settings::USED, state.used),
        (settings::ALLOWED, state.quota),
    ] {
        pairs.extend(bytes.map(|bytes| {
            (
                label.text(lang).to_owned(),
                settings::megabytes(bytes, lang),
            )
        }));
    }
    let told = state.persisted.map(|persisted| {
        if persisted {
            return notice(Icon::Check, settings::PERSISTED.text(lang));
        }
        let ask = move || spawn_local(phone.ask_to_persist());
        group([
            notice(Icon::Storage, settings::NOT_PERSISTED.text(lang)),
            button(Weight::Plain, None, words::ASK_TO_PERSIST.text(lang), ask),
        ])
    });
    let is_short = state
        .nearly_full
        .then(|| notice(Icon::Storage, send::NEARLY_FULL.text(lang)));
    group([is_short.shown(), facts(pairs), told.shown()])
}

/// What this month cost, and the saver.
fn data(lang: Lang) -> View {
    let phone = use_phone();
    let used = live(move || {
        // Asked again whenever a sync has moved on.
        phone.sync_state().track();
        let month = phone.traffic();
        facts(named(
            [
                (words::SENT, words::kilobytes(month.sent, lang)),
                (words::RECEIVED, words::kilobytes(month.received, lang)),
            ],
            lang,
        ))
    });
    let saver = el("label")
        .class("tick")
        .child(
            el("input")
                .attr("id", "saver")
                .attr("type", "checkbox")
                .checked(move || phone.settings().get().saver)
                .on("change", move |_| {
                    let mut settings = phone.settings().get_untracked();
                    settings.saver = !settings.saver;
                    phone.set_settings(settings);
                }),
        )
        .child(el("span").word(words::SAVER, lang));
    group([
        used,
        el("p").class("soft small").word(words::DATA_WHY, lang),
        saver,
        el("p").class("soft").word(words::SAVER_WHY, lang),
    ])
}

fn free(found: Read<Option<Holdings>>, again: Slot<u32>, lang: Lang) -> View {
    let phone = use_phone();
    let freed = Slot::new(None::<Freed>);
    let act = move || {
        spawn_local(async move {
            let next = match phone.free_space().await {
                Some(0) => Freed::Nothing,
                Some(bytes) => Freed::Bytes(bytes),
                None => Freed::NotNow,
            };
            freed.newer(Some(next)).put();
            again.update(|number| *number += 1);
        });
    };
    let told = move || {
        freed.get().map(|freed| match freed {
            Freed::Nothing => notice(Icon::Check, words::FREED_NOTHING.text(lang)),
            Freed::Bytes(bytes) => notice(Icon::Check, words::freed(bytes, lang)),
            Freed::NotNow => problem_notice(words::NOT_NOW.text(lang)),
        })
    };
    let back = move || {
        let held = found.get().flatten().filter(|held| held.let_go > 0)?;
        let fetch = move || {
            spawn_local(async move {
                phone.fetch_again().await;
                again.update(|number| *number += 1);
            });
        };
        Some(group([
            notice(Icon::Info, words::let_go(held.let_go, lang)),
            button(
                Weight::Plain,
                Some(Icon::Again),
                words::FETCH.text(lang),
                fetch,
            ),
        ]))
    };
    group([
        el("p").class("soft").word(words::FREE_WHY, lang),
        button(
            Weight::Plain,
            Some(Icon::Erase),
            words::FREE_DO.text(lang),
            act,
        ),
        el("div").attr("role", "status").child(told),
        live(back),
    ])
}
