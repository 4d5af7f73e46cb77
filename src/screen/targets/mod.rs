//! Sasaran: find her. Search on top, chips and the hamlet under it, hamlets as headings. What does not fit the screen is drawn
//! when she comes to it.

mod filter;
mod pages;
mod rows;

pub use rows::{link, marks, person_row};

use crate::phone::{HouseRow, Row, use_phone};
use crate::platform::timer;
use crate::screen::address;
use crate::screen::here::query;
use crate::screen::reading::lang;
use crate::sorted::sorted;
use crate::text::{Lang, app, kind, state, targets as words, today};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, empty, go, icon};
use crate::ui::{Slot, memo};
use filter::{Ask, Filter, Show};
use leptos::prelude::event_target_value;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Rows whose search key is made between two frames, after the list stands.
const KEYS_AT_ONCE: usize = 150;

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

/// What was found. The same when it holds the same rows, whatever they say: rows are not changed but replaced.
struct Found {
    people: Vec<Arc<Row>>,
    houses: Vec<HouseRow>,
    is_houses: bool,
    /// Whether she searched for it.
    is_search: bool,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.people.iter().zip(&other.people);
        self.is_houses == other.is_houses
            && self.is_search == other.is_search
            && self.people.len() == other.people.len()
            && pairs.all(|(one, two)| Arc::ptr_eq(one, two))
            && self.houses == other.houses
    }
}

impl Found {
    const fn len(&self) -> usize {
        if self.is_houses {
            self.houses.len()
        } else {
            self.people.len()
        }
    }
}

fn list(
    title: crate::text::Term,
    parent: Option<String>,
    to: fn(dampingi_sync::RecordId) -> String,
) -> View {
    let phone = use_phone();
    let lang = lang();
    let today = phone.today();
    let filter = Slot::new(Filter::by_word(
        &query::<String>("saring").unwrap_or_default(),
    ));
    // In the order of the list, once for all searches.
    let rows = phone.rows();
    let rows = Slot::computed(move || {
        let rows = rows.with(|rows| Vec::clone(rows));
        sorted(rows, |row| filter::place(&row.hamlet, &row.name))
    });
    let houses = phone.houses();
    let houses = Slot::computed(move || {
        let houses = houses.with(|houses| Vec::clone(houses));
        sorted(houses, |house| {
            let mut place = filter::place(&house.hamlet, &house.rt);
            place.push_str(&house.head_name);
            place
        })
    });
    fold(rows);
    let found = memo(move || {
        filter.with(|filter| {
            let is_houses = filter.show == Show::Households;
            Found {
                people: if is_houses {
                    Vec::new()
                } else {
                    rows.with(|rows| filter.people(rows, today))
                },
                houses: if is_houses {
                    houses.with(|houses| filter.houses(houses))
                } else {
                    Vec::new()
                },
                is_houses,
                is_search: !filter.typed.is_empty(),
            }
        })
    });
    let count = move || {
        found.with(|found| {
            if found.is_houses {
                words::found_households(found.len(), lang)
            } else {
                words::found(found.len(), lang)
            }
        })
    };
    let body = move || {
        found.track();
        if found.with_untracked(|found| found.len() == 0) {
            return nothing(lang);
        }
        pages::pages(found, to, today, lang)
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
                            .attr("placeholder", words::SEARCH_SHORT.text(lang))
                            .value(move || filter.with(|filter| filter.typed.clone()))
                            .on("input", move |event| {
                                let typed = event_target_value(&event);
                                filter.update(|filter| filter.typed = typed);
                            }),
                    ),
            )
            .child(chips(filter, lang)),
        el("div")
            .class("found-line")
            .child(
                el("p")
                    .class("found soft small")
                    .attr("role", "status")
                    .child(count),
            )
            .child(hamlets(filter, houses, lang)),
        body.shown(),
        el("div").class("action-bar").child(go(
            Weight::Main,
            Some(Icon::Plus),
            today::ADD_HOUSEHOLD.text(lang),
            address::NEW_HOUSEHOLD,
        )),
    ])
}

/// Makes what a search compares, a few rows at a time, while she looks at the list and types nothing yet.
fn fold(rows: Slot<Vec<Arc<Row>>>) {
    spawn_local(async move {
        let mut from = 0;
        loop {
            timer::drawn().await;
            let more = rows.try_with_untracked(|rows| {
                let part = rows.iter().skip(from).take(KEYS_AT_ONCE);
                part.fold(false, |_, row| !filter::key(row).is_empty())
            });
            from += KEYS_AT_ONCE;
            if more != Some(true) {
                break;
            }
        }
    });
}

fn nothing(lang: Lang) -> View {
    empty(
        Icon::Search,
        words::NONE_TITLE.text(lang).to_owned(),
        words::NONE_WHY.text(lang).to_owned(),
        None,
    )
}

/// The hamlets there are, to choose one; nothing where there is no choice.
fn hamlets(filter: Slot<Filter>, houses: Slot<Vec<HouseRow>>, lang: Lang) -> View {
    let names = memo(move || {
        houses.with(|houses| {
            let mut names: Vec<String> = Vec::new();
            for house in houses.iter().filter(|house| !house.hamlet.is_empty()) {
                let is_new = |last: &String| !last.eq_ignore_ascii_case(&house.hamlet);
                if names.last().is_none_or(is_new) {
                    names.push(house.hamlet.clone());
                }
            }
            names
        })
    });
    (move || {
        let names = names.get();
        (names.len() > 1).then(|| {
            let each = names
                .into_iter()
                .map(|name| el("option").attr("value", name.clone()).child(name));
            let all = el("option")
                .attr("value", "")
                .word(words::ALL_HAMLETS, lang);
            el("select")
                .attr("id", "hamlet")
                .attr("aria-label", words::HAMLET.text(lang))
                .on("change", move |event| {
                    let chosen = event_target_value(&event);
                    filter.update(|filter| filter.hamlet = chosen);
                })
                .child(all)
                .child(each.views())
        })
    })
    .shown()
}

fn chips(filter: Slot<Filter>, lang: Lang) -> View {
    let rows = use_phone().rows();
    // Only kinds that are there: an empty chip is a dead end.
    let present = memo(move || {
        rows.with(|rows| {
            kind::EPISODES.map(|kind| {
                let mut episodes = rows.iter().flat_map(|row| &row.episodes);
                episodes.any(|episode| episode.form == kind)
            })
        })
    });
    let showing = move |which: Show, shape: Option<Icon>, word: &'static str| {
        let on = memo(move || {
            filter.with(|filter| {
                filter.show == which && (which != Show::All || filter.asks.is_empty())
            })
        });
        chip(on, shape, word, move || {
            filter.update(|filter| filter.show(which));
        })
    };
    let asking = move |ask: Ask, shape: Icon, word: &'static str| {
        let on = memo(move || filter.with(|filter| filter.asks.contains(&ask)));
        chip(on, Some(shape), word, move || {
            filter.update(|filter| filter.turn(ask));
        })
    };
    let kinds = move || {
        let present = present.get();
        let there = kind::EPISODES
            .into_iter()
            .zip(present)
            .filter(|(_, there)| *there);
        there
            .map(|(id, _)| {
                showing(
                    Show::Kind(id),
                    Some(kind::icon(id)),
                    kind::chip(id).text(lang),
                )
            })
            .views()
    };
    let asks = [
        (Ask::Due, Icon::Calendar, words::DUE),
        (Ask::Risk, Icon::Eye, words::RISK),
        (Ask::Unvisited, Icon::Clock, words::UNVISITED),
        (Ask::Returned, Icon::Return, state::RETURNED),
        (Ask::Unsent, Icon::Phone, app::ON_PHONE_ONLY),
    ];
    let asks = asks
        .into_iter()
        .map(|(ask, shape, word)| asking(ask, shape, word.text(lang)));
    el("div")
        .class("chips")
        .attr("role", "group")
        .attr("aria-label", words::KINDS.text(lang))
        .child(showing(Show::All, None, words::ALL.text(lang)))
        .child(kinds)
        .child(asks.views())
        .child(showing(
            Show::Households,
            Some(Icon::House),
            words::HOUSEHOLDS.text(lang),
        ))
}

fn chip(
    on: Slot<bool>,
    shape: Option<Icon>,
    word: &'static str,
    press: impl FnMut() + 'static,
) -> View {
    el("button")
        .attr("type", "button")
        .class("chip")
        .live("aria-pressed", move || on.get().to_string())
        .click(press)
        .child(shape.map(icon))
        .child(el("span").child(word))
}
