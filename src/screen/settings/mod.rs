//! Pengaturan: how the app looks and speaks on this phone, who uses it, and what it keeps.

mod about;
mod choice;
mod sign_out;

pub use about::about;

use crate::phone::{Settings, TextSize, Theme, use_phone};
use crate::screen::reading::lang;
use crate::screen::{address, gate};
use crate::text::{Lang, settings as words};
use crate::ui::{self, Icon, Weight, avatar, button, facts, go, icon, notice};
use choice::choice;
use leptos::prelude::*;

pub fn settings() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let now = move || phone.settings().get();
    let keep = move |change: fn(&mut Settings, usize), at: usize| {
        let mut settings = phone.settings().get_untracked();
        change(&mut settings, at);
        phone.set_settings(settings);
    };
    let languages = vec![words::INDONESIAN, words::ENGLISH];
    let sizes = [words::NORMAL, words::LARGE, words::LARGEST, words::DOUBLE]
        .map(|term| term.text(lang))
        .to_vec();
    let colours = [words::AUTO, words::LIGHT, words::DARK, words::CONTRAST]
        .map(|term| term.text(lang))
        .to_vec();
    view! {
        {ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang)}
        <div class="sections">
            {move || user(lang)}
            {choice(
                "language",
                words::LANGUAGE.text(lang),
                languages,
                Signal::derive(move || LANGUAGES.iter().position(|it| *it == now().lang).unwrap_or(0)),
                move |at| keep(|settings, at| settings.lang = LANGUAGES[at], at),
            )}
            {choice(
                "text-size",
                words::TEXT_SIZE.text(lang),
                sizes,
                Signal::derive(move || SIZES.iter().position(|it| *it == now().text_size).unwrap_or(0)),
                move |at| keep(|settings, at| settings.text_size = SIZES[at], at),
            )}
            {choice(
                "colours",
                words::COLOURS.text(lang),
                colours,
                Signal::derive(move || THEMES.iter().position(|it| *it == now().theme).unwrap_or(0)),
                move |at| keep(|settings, at| settings.theme = THEMES[at], at),
            )}
            <section class="section" aria-labelledby="users">
                <h2 id="users">{words::USER.text(lang)}</h2>
                <div class="stack">
                    {button(Weight::Plain, Some(Icon::Lock), words::LOCK.text(lang), move || phone.lock())}
                    {button(Weight::Plain, Some(Icon::PersonPlus), words::ADD_USER.text(lang), move || phone.add_user())}
                    {sign_out::sign_out(lang)}
                </div>
            </section>
            {move || storage(lang)}
            {gate::install_hint(lang)}
            {go(Weight::Plain, Some(Icon::Info), words::ABOUT.text(lang), address::ABOUT)}
        </div>
    }
    .into_any()
}

const LANGUAGES: [Lang; 2] = [Lang::Id, Lang::En];
const SIZES: [TextSize; 4] = [
    TextSize::Normal,
    TextSize::Large,
    TextSize::Largest,
    TextSize::Double,
];
const THEMES: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Contrast];

fn user(lang: Lang) -> Option<AnyView> {
    let profile = use_phone().profile().get()?;
    let areas: Vec<&str> = profile
        .areas
        .iter()
        .map(|area| area.name.as_str())
        .collect();
    let areas = (!areas.is_empty())
        .then(|| facts(vec![(words::AREAS.text(lang).to_owned(), areas.join(", "))]));
    Some(
        view! {
            <div class="card user-card">
                {avatar(&profile.name)}
                <div>
                    <p class="card-name">{profile.name.clone()}</p>
                    <p class="soft">{words::role(profile.role).text(lang)}</p>
                </div>
                {areas}
            </div>
        }
        .into_any(),
    )
}

fn storage(lang: Lang) -> AnyView {
    let state = use_phone().storage().get();
    let told = state.persisted.map(|persisted| {
        let (shape, term) = if persisted {
            (Icon::Check, words::PERSISTED)
        } else {
            (Icon::Storage, words::NOT_PERSISTED)
        };
        notice(shape, term.text(lang))
    });
    let mut pairs = Vec::new();
    for (label, bytes) in [(words::USED, state.used), (words::ALLOWED, state.quota)] {
        pairs.extend(
            bytes.map(|bytes| (label.text(lang).to_owned(), words::megabytes(bytes, lang))),
        );
    }
    view! {
        <section class="section" aria-labelledby="storage">
            <h2 id="storage" class="row">{icon(Icon::Storage)}<span>{words::STORAGE.text(lang)}</span></h2>
            {told}
            {facts(pairs)}
        </section>
    }
    .into_any()
}
