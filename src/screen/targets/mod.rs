//! Sasaran: find her. Search on top, chips and the hamlet under it, hamlets as headings. What does not fit the screen is drawn
//! when she comes to it, and a long list can be opened at a letter.

mod chips;
mod filter;
mod homes;
mod letters;
mod pages;
mod rows;

pub use filter::Filter;
pub use homes::{Home, homes};
pub use rows::{link, marks, person_row};

use crate::phone::{HouseRow, Row, use_phone};
use crate::platform::timer;
use crate::screen::address;
use crate::screen::here::asked;
use crate::screen::reading::lang;
use crate::sorted::sorted;
use crate::text::{Lang, Term, house, targets as words, today};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, button, empty, go};
use crate::ui::{Slot, effect, memo};
use filter::{Ask, Listed, Show};
use leptos::prelude::{Effect, event_target_value, untrack};
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

/// The way to the households at risk (KRS): with whom a cadre's year begins.
pub fn krs(lang: Lang) -> View {
    let mut to = address::TARGETS.to_owned();
    to.push_str("?saring=krs");
    go(
        Weight::Plain,
        Some(Icon::Eye),
        house::AT_RISK.text(lang),
        to,
    )
}

/// What was found. The same when it holds the same rows, whatever they say: rows are not changed but replaced.
struct Found {
    people: Vec<Arc<Row>>,
    houses: Vec<Listed>,
    is_houses: bool,
    /// Whether only those at risk (KRS) are listed: then each says why.
    is_krs: bool,
    /// Whether she searched for it.
    is_search: bool,
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.people.iter().zip(&other.people);
        (self.is_houses, self.is_krs) == (other.is_houses, other.is_krs)
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

fn list(title: Term, parent: Option<String>, to: fn(dampingi_sync::RecordId) -> String) -> View {
    let phone = use_phone();
    let lang = lang();
    let today = phone.today();
    // The address says what is asked at first, and again whenever it changes: by a link to a chip, or by going back.
    let asked = asked("saring");
    let by_address =
        move || asked.with(|word| Filter::by_word(word.as_deref().unwrap_or_default()));
    let filter = Slot::new(untrack(by_address));
    Effect::new(move |drawn: Option<()>| {
        let asked = by_address();
        if drawn.is_some() {
            filter.set(asked);
        }
    });
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
    let is_houses = memo(move || filter.with(|filter| filter.show == Show::Households));
    // Only where households are looked at: who lives where is put together for all of them.
    let homes = Slot::computed(move || {
        if !is_houses.get() {
            return Vec::new();
        }
        houses.with(|houses| rows.with(|rows| homes(houses, rows, today)))
    });
    fold(Box::new(move |at| {
        let made = |rows: &Vec<Arc<Row>>| Some(filter::key(rows.get(at)?).len());
        rows.try_with_untracked(made).flatten().is_some()
    }));
    effect(move || {
        homes.track();
        fold(Box::new(move |at| {
            let made = |homes: &Vec<Arc<Home>>| Some(filter::home_key(homes.get(at)?).len());
            homes.try_with_untracked(made).flatten().is_some()
        }));
    });
    let found = memo(move || {
        filter.with(|filter| {
            let is_houses = is_houses.get();
            Found {
                people: if is_houses {
                    Vec::new()
                } else {
                    rows.with(|rows| filter.people(rows, today))
                },
                houses: if is_houses {
                    homes.with(|homes| filter.homes(homes))
                } else {
                    Vec::new()
                },
                is_houses,
                is_krs: filter.asks.contains(&Ask::Krs),
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
            return nothing(filter, (rows, houses), lang);
        }
        pages::pages(found, to, today, lang)
    };
    group([
        ui::header(ui::fixed(title.text(lang)), title, parent, lang).shown(),
        el("search")
            .class("search")
            .child(ui::search_entry(
                "search",
                (words::SEARCH, words::SEARCH_SHORT),
                lang,
                move || filter.with(|filter| filter.typed.clone()),
                move |typed| {
                    filter.update(|filter| {
                        filter.typed = typed;
                        filter.letter = None;
                    });
                },
            ))
            .child(chips::chips(filter, homes, lang)),
        el("div")
            .class("found-line")
            .child(
                el("p")
                    .class("found soft small")
                    .attr("role", "status")
                    .child(count),
            )
            .child(hamlets(filter, houses, lang)),
        apart(filter, homes, lang),
        body.shown(),
        el("div")
            .class("action-bar")
            .child(letters::letters(filter, found, rows, homes, lang))
            .child(go(
                Weight::Main,
                Some(Icon::Plus),
                today::ADD_HOUSEHOLD.text(lang),
                address::NEW_HOUSEHOLD,
            )),
    ])
}

/// Makes what a search compares, a few at a time, while she looks at the list and types nothing yet. `make` says whether there
/// was one at this place.
fn fold(make: Box<dyn Fn(usize) -> bool>) {
    spawn_local(async move {
        let mut from = 0;
        loop {
            timer::drawn().await;
            let to = from + KEYS_AT_ONCE;
            if !(from..to).all(&make) {
                break;
            }
            from = to;
        }
    });
}

/// Nobody is left: because nobody is here yet, because nobody waits for what a chip asks, or because nothing matches. Who types
/// the number of a family card among people is led to the household.
fn nothing(
    filter: Slot<Filter>,
    (rows, houses): (Slot<Vec<Arc<Row>>>, Slot<Vec<HouseRow>>),
    lang: Lang,
) -> View {
    let mut asked = filter.with_untracked(Filter::clone);
    let is_search = !asked.typed.trim().is_empty();
    let is_empty = rows.with_untracked(Vec::is_empty) && houses.with_untracked(Vec::is_empty);
    if is_empty && !is_search {
        return said(
            Icon::House,
            today::NOBODY_TITLE.text(lang),
            today::NOBODY_WHY,
            None,
            lang,
        );
    }
    if !is_search {
        let all = button(
            Weight::Plain,
            Some(Icon::List),
            today::DONE_ALL.text(lang),
            move || {
                filter.update(|filter| *filter = Filter::by_word(""));
            },
        );
        let (shape, title, why) = match *asked.asks {
            [Ask::Krs] => (Icon::Check, words::NO_KRS_TITLE, words::NO_KRS_WHY),
            [Ask::Unfit] => (Icon::Check, words::NO_UNFIT_TITLE, words::NO_UNFIT_WHY),
            // Nobody waits: that is what she works for.
            [ask] if let Some(chip) = chips::word(ask) => {
                let title = words::none_of(chip.text(lang), lang);
                return said(Icon::Check, &title, words::NONE_OF_WHY, Some(all), lang);
            }
            _ => (Icon::List, words::NONE_TITLE, words::NONE_HERE_WHY),
        };
        return said(shape, title.text(lang), why, Some(all), lang);
    }
    let mut others = 0;
    if asked.show != Show::Households {
        asked.show(Show::Households);
        let today = use_phone().today();
        let homes =
            houses.with_untracked(|houses| rows.with_untracked(|rows| homes(houses, rows, today)));
        others = asked.homes(&homes).len();
    }
    let next = (others > 0).then(|| {
        let word = words::see_households(others, lang);
        button(Weight::Main, Some(Icon::House), word, move || {
            filter.update(|filter| filter.show(Show::Households));
        })
    });
    said(
        Icon::Search,
        words::NONE_TITLE.text(lang),
        words::NONE_WHY,
        next,
        lang,
    )
}

fn said(shape: Icon, title: &str, why: Term, next: Option<View>, lang: Lang) -> View {
    empty(shape, title.to_owned(), why.text(lang).to_owned(), next)
}

/// Beside the households at risk: how many nobody has surveyed, of which nobody can say it yet.
fn apart(filter: Slot<Filter>, homes: Slot<Vec<Arc<Home>>>, lang: Lang) -> View {
    let count = memo(move || {
        filter.with(|filter| {
            let is_krs = filter.asks.contains(&Ask::Krs);
            is_krs.then(|| homes.with(|homes| filter.count(Ask::Unsurveyed, homes)))
        })
    });
    (move || {
        let count = count.get().filter(|count| *count > 0)?;
        let word = words::not_surveyed(count, lang);
        Some(button(Weight::Quiet, Some(Icon::Clock), word, move || {
            filter.update(|filter| filter.asks = vec![Ask::Unsurveyed]);
        }))
    })
    .shown()
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
