//! Sasaran: find her. Search on top, kinds as chips, hamlets as headings, fifty rows at a time.

mod filter;
mod rows;

pub use rows::person_row;

use crate::phone::{HouseRow, Row, use_phone};
use crate::screen::here::query;
use crate::screen::reading::lang;
use crate::screen::{address, targets::filter::Show};
use crate::text::{Lang, app, kind, targets as words, today};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, button, empty, go, icon};
use crate::ui::{Slot, memo};
use leptos::prelude::*;
use std::collections::HashSet;

/// Rows drawn at once; the rest on demand. Five thousand rows at once would freeze a cheap phone for seconds.
const PAGE: usize = 50;

/// The list, for looking people up.
pub fn targets() -> View {
    list(words::TITLE, None, address::person)
}

/// The same list, for choosing who was visited.
pub fn record() -> View {
    list(
        words::WHOM,
        Some(address::TODAY.to_owned()),
        address::choose_visit,
    )
}

fn list(
    title: crate::text::Term,
    parent: Option<String>,
    to: fn(dampingi_sync::RecordId) -> String,
) -> View {
    let phone = use_phone();
    let lang = lang();
    let today = phone.today();
    let typed = Slot::new(String::new());
    let show = Slot::new(query::<String>("saring").map_or(Show::All, |word| Show::by_word(&word)));
    let limit = Slot::new(PAGE);
    let rows = phone.rows();
    let houses = phone.houses();
    let people = memo(move || {
        let words = filter::words(&typed.get());
        let show = show.get();
        rows.with(|rows| {
            // Who is no longer here is found by her name, and stands in no list.
            let is_here = |row: &Row| row.left.is_empty() || !words.is_empty();
            let fits = |row: &&Row| {
                is_here(row) && show.takes(row, today) && filter::matches(&row.search, &words)
            };
            let mut found: Vec<Row> = rows.iter().filter(fits).cloned().collect();
            filter::by_hamlet(&mut found);
            found
        })
    });
    let homes = memo(move || {
        let words = filter::words(&typed.get());
        houses.with(|houses| {
            let key = |house: &HouseRow| {
                format!("{}\n{}", house.head_name, house.hamlet).to_ascii_lowercase()
            };
            let mut found: Vec<HouseRow> = houses
                .iter()
                .filter(|house| filter::matches(&key(house), &words))
                .cloned()
                .collect();
            found.sort_by(|a, b| {
                (&a.hamlet, &a.rt, &a.head_name).cmp(&(&b.hamlet, &b.rt, &b.head_name))
            });
            found
        })
    });
    let at_homes = memo(move || show.get() == Show::Households);
    let count = move || {
        if at_homes.get() {
            words::found_households(homes.with(Vec::len), lang)
        } else {
            words::found(people.with(Vec::len), lang)
        }
    };
    let body = move || {
        let limit = limit.get();
        if at_homes.get() {
            return homes.with(|homes| {
                if homes.is_empty() {
                    nothing(lang)
                } else {
                    rows::households(homes, limit, lang)
                }
            });
        }
        people.with(|people| {
            if people.is_empty() {
                nothing(lang)
            } else {
                rows::people(people, limit, to, today, lang)
            }
        })
    };
    let more = move || {
        let all = if at_homes.get() {
            homes.with(Vec::len)
        } else {
            people.with(Vec::len)
        };
        let left = all.saturating_sub(limit.get());
        (left > 0).then(|| {
            button(Weight::Plain, None, words::more(left, lang), move || {
                limit.update(|limit| *limit += PAGE)
            })
        })
    };
    group([
        ui::header(ui::fixed(title.text(lang)), title, parent, lang).shown(),
        el("search")
            .class("search")
            .child(
                el("div")
                    .class("entry entry-search")
                    .child(icon(Icon::Search))
                    .child(
                        el("input")
                            .attr("id", "search")
                            .attr("type", "search")
                            .attr("autocomplete", "off")
                            .attr("spellcheck", "false")
                            .attr("enterkeyhint", "search")
                            .attr("aria-label", words::SEARCH.text(lang))
                            .attr("placeholder", words::SEARCH.text(lang))
                            .value(move || typed.get())
                            .on("input", move |event| {
                                limit.set(PAGE);
                                typed.set(event_target_value(&event));
                            }),
                    ),
            )
            .child(chips(show, limit, lang)),
        el("p")
            .class("found soft small")
            .attr("role", "status")
            .child(count),
        body.shown(),
        more.shown(),
        el("div").class("action-bar").child(go(
            Weight::Main,
            Some(Icon::Plus),
            today::ADD_HOUSEHOLD.text(lang),
            address::NEW_HOUSEHOLD,
        )),
    ])
}

fn nothing(lang: Lang) -> View {
    empty(
        Icon::Search,
        words::NONE_TITLE.text(lang).to_owned(),
        words::NONE_WHY.text(lang).to_owned(),
        None,
    )
}

fn chips(show: Slot<Show>, limit: Slot<usize>, lang: Lang) -> View {
    let rows = use_phone().rows();
    // Only kinds that are there: an empty chip is a dead end.
    let present = memo(move || {
        rows.with(|rows| {
            let kinds: HashSet<&str> = rows
                .iter()
                .flat_map(|row| &row.episodes)
                .map(|episode| episode.form.as_str())
                .collect();
            kind::EPISODES.map(|kind| kinds.contains(kind))
        })
    });
    let chip = move |which: Show, shape: Option<Icon>, word: &'static str| {
        el("button")
            .attr("type", "button")
            .class("chip")
            .live("aria-pressed", move || (show.get() == which).to_string())
            .click(move || {
                limit.set(PAGE);
                show.set(which);
            })
            .child(shape.map(icon))
            .child(el("span").child(word))
    };
    let kinds = move || {
        let present = present.get();
        let there = kind::EPISODES
            .into_iter()
            .zip(present)
            .filter(|(_, there)| *there);
        there
            .map(|(id, _)| {
                chip(
                    Show::Kind(id),
                    Some(kind::icon(id)),
                    kind::chip(id).text(lang),
                )
            })
            .views()
    };
    el("div")
        .class("chips")
        .attr("role", "group")
        .attr("aria-label", words::KINDS.text(lang))
        .child(chip(Show::All, None, words::ALL.text(lang)))
        .child(kinds)
        .child(chip(
            Show::Unvisited,
            Some(Icon::Clock),
            words::UNVISITED.text(lang),
        ))
        .child(chip(
            Show::Returned,
            Some(Icon::Return),
            crate::text::state::RETURNED.text(lang),
        ))
        .child(chip(
            Show::Unsent,
            Some(Icon::Phone),
            app::ON_PHONE_ONLY.text(lang),
        ))
        .child(chip(
            Show::Households,
            Some(Icon::House),
            words::HOUSEHOLDS.text(lang),
        ))
}
