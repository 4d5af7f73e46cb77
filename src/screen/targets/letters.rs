//! The letters of a long list: one button at the thumb opens them, each large enough to press, and one leaves only the names
//! that begin with it. Under several hamlets a jump would have as many places as there are hamlets; what is left fits a screen.

use super::filter::{Filter, Show, initial};
use super::{Found, Home, Row};
use crate::phone::use_phone;
use crate::text::{Lang, targets as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Slot, focus_on, memo};
use leptos::prelude::window;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, KeyboardEvent};
use std::sync::Arc;

/// A list shorter than this is read with the thumb.
const LONG: usize = 100;
const DOOR: &str = "letters-door";
const FIRST: &str = "letters-first";

/// The button and, while it is open, the letters above it.
pub fn letters(
    filter: Slot<Filter>,
    found: Slot<Found>,
    rows: Slot<Vec<Arc<Row>>>,
    homes: Slot<Vec<Arc<Home>>>,
    lang: Lang,
) -> View {
    let is_open = Slot::new(false);
    let chosen = memo(move || filter.with(|filter| filter.letter));
    let is_long = memo(move || {
        chosen.get().is_some() || found.with(|found| !found.is_search && found.len() > LONG)
    });
    let close = move || {
        is_open.set(false);
        focus_on(DOOR.to_owned());
    };
    let choose = move |letter: Option<u8>| {
        filter.update(|filter| {
            filter.letter = letter;
            filter.typed.clear();
        });
        close();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    let today = use_phone().today();
    let there = move || {
        let mut all = filter.with_untracked(Filter::clone);
        all.letter = None;
        let mut names: Vec<u8> = if all.show == Show::Households {
            let homes = homes.with_untracked(|homes| all.homes(homes));
            homes
                .iter()
                .map(|it| initial(&it.home.house.head_name))
                .collect()
        } else {
            let people = rows.with_untracked(|rows| all.people(rows, today));
            people.iter().map(|row| initial(&row.name)).collect()
        };
        names.sort_unstable();
        names.dedup();
        names
    };
    let sheet = move || {
        (is_open.get() && is_long.get()).then(|| {
            let now = chosen.get();
            let key = move |at: usize, letter: Option<u8>, word: String| {
                el("button")
                    .attr("type", "button")
                    .class("letter")
                    .attr("id", (at == 0).then_some(FIRST))
                    .attr("aria-pressed", if now == letter { "true" } else { "false" })
                    .click(move || choose(letter))
                    .child(word)
            };
            let each = there()
                .into_iter()
                .enumerate()
                .map(move |(at, letter)| key(at + 1, Some(letter), char::from(letter).to_string()));
            el("div")
                .class("letters")
                .attr("id", "letters")
                .attr("role", "group")
                .attr("aria-label", words::LETTERS.text(lang))
                .child(key(0, None, words::ALL.text(lang).to_owned()))
                .child(each.views())
        })
    };
    let door = move || {
        is_long.get().then(|| {
            let word = chosen
                .get()
                .map_or_else(|| "A–Z".to_owned(), |letter| char::from(letter).to_string());
            let mut said = word.clone();
            said.push_str(": ");
            said.push_str(words::LETTERS.text(lang));
            el("button")
                .attr("type", "button")
                .attr("id", DOOR)
                .class("button letters-door")
                .attr("aria-label", said)
                .live("aria-expanded", move || {
                    if is_open.get() { "true" } else { "false" }
                })
                .click(move || {
                    if is_open.get_untracked() {
                        close();
                    } else {
                        is_open.set(true);
                        focus_on(FIRST.to_owned());
                    }
                })
                .child(word)
        })
    };
    let escape = move |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>();
        if key.is_some_and(|key| key.key() == "Escape") && is_open.get_untracked() {
            close();
        }
    };
    el("div")
        .class("letters-place")
        .on("keydown", escape)
        .child(group([sheet.shown(), door.shown()]))
}
