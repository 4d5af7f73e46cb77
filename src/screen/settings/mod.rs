//! Pengaturan: how the app looks and speaks on this phone, who uses it, and what it keeps.

mod about;
mod choice;
mod here;
mod password;
mod pin;
mod sign_out;

pub use about::about;
pub use here::here;
pub use password::password;
pub use pin::pin;

use crate::phone::{Settings, TextSize, Theme, use_phone};
use crate::screen::reading::lang;
use crate::screen::{address, gate};
use crate::text::{Lang, guide, here as here_words, practice, settings as words};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::memo;
use crate::ui::{self, Icon, Weight, avatar, button, facts, go, notice};
use choice::choice;
use dampingi_sync::Role;

pub fn settings() -> View {
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
    group([
        ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang).shown(),
        el("div")
            .class("sections")
            .child(move || user(lang))
            .child(choice(
                "language",
                words::LANGUAGE.text(lang),
                languages,
                memo(move || {
                    LANGUAGES
                        .iter()
                        .position(|it| *it == now().lang)
                        .unwrap_or(0)
                }),
                move |at| keep(|settings, at| settings.lang = LANGUAGES[at], at),
            ))
            .child(choice(
                "text-size",
                words::TEXT_SIZE.text(lang),
                sizes,
                memo(move || {
                    SIZES
                        .iter()
                        .position(|it| *it == now().text_size)
                        .unwrap_or(0)
                }),
                move |at| keep(|settings, at| settings.text_size = SIZES[at], at),
            ))
            .child(choice(
                "colours",
                words::COLOURS.text(lang),
                colours,
                memo(move || THEMES.iter().position(|it| *it == now().theme).unwrap_or(0)),
                move |at| keep(|settings, at| settings.theme = THEMES[at], at),
            ))
            .child(helps(lang))
            .child(if phone.is_practice() {
                notice(Icon::Lock, practice::NOT_HERE.text(lang))
            } else {
                users(lang)
            })
            .child(go(
                Weight::Plain,
                Some(Icon::Storage),
                here_words::TITLE.text(lang),
                address::HERE,
            ))
            .child(gate::install_hint(lang))
            .child(go(
                Weight::Plain,
                Some(Icon::Info),
                words::ABOUT.text(lang),
                address::ABOUT,
            )),
    ])
}

/// The guide, and practice for those who visit people.
fn helps(lang: Lang) -> View {
    let profile = use_phone().profile().get_untracked();
    let visits = profile.is_some_and(|profile| profile.role == Role::Cadre);
    let practice = visits.then(|| {
        go(
            Weight::Plain,
            Some(Icon::Pencil),
            practice::TITLE.text(lang),
            address::PRACTICE,
        )
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", "help")
        .child(el("h2").attr("id", "help").word(words::HELP, lang))
        .child(
            el("div")
                .class("stack")
                .child(go(
                    Weight::Plain,
                    Some(Icon::Info),
                    guide::TITLE.text(lang),
                    address::GUIDE,
                ))
                .child(practice),
        )
}

/// Who uses this phone, and her secrets.
fn users(lang: Lang) -> View {
    let phone = use_phone();

    el("section")
        .class("section")
        .attr("aria-labelledby", "users")
        .child(el("h2").attr("id", "users").word(words::USER, lang))
        .child(
            el("div")
                .class("stack")
                .child(button(
                    Weight::Plain,
                    Some(Icon::Lock),
                    words::LOCK.text(lang),
                    move || phone.lock(),
                ))
                .child(go(
                    Weight::Plain,
                    Some(Icon::Pencil),
                    words::PIN_CHANGE.text(lang),
                    address::CHANGE_PIN,
                ))
                .child(go(
                    Weight::Plain,
                    Some(Icon::Pencil),
                    words::PASSWORD_CHANGE.text(lang),
                    address::CHANGE_PASSWORD,
                ))
                .child(button(
                    Weight::Plain,
                    Some(Icon::PersonPlus),
                    words::ADD_USER.text(lang),
                    move || phone.add_user(),
                ))
                .child(sign_out::sign_out(lang)),
        )
}

const LANGUAGES: [Lang; 2] = [Lang::Id, Lang::En];
const SIZES: [TextSize; 4] = [
    TextSize::Normal,
    TextSize::Large,
    TextSize::Largest,
    TextSize::Double,
];
const THEMES: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Contrast];

fn user(lang: Lang) -> Option<View> {
    let profile = use_phone().profile().get()?;
    let areas: Vec<&str> = profile
        .areas
        .iter()
        .map(|area| area.name.as_str())
        .collect();
    let areas = (!areas.is_empty())
        .then(|| facts(vec![(words::AREAS.text(lang).to_owned(), areas.join(", "))]));
    Some(
        el("div")
            .class("card user-card")
            .child(avatar(&profile.name))
            .child(
                el("div")
                    .child(el("p").class("card-name").child(profile.name.clone()))
                    .child(
                        el("p")
                            .class("soft")
                            .child(words::role(profile.role).text(lang)),
                    ),
            )
            .child(areas),
    )
}
