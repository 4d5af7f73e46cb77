//! The chips over the list: who is listed, and what is asked of them. Those of households say how many they leave.

use super::filter::{Ask, Filter, Show};
use super::homes::Home;
use crate::phone::use_phone;
use crate::text::{Lang, Term, app, kind, state, targets as words};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, Slot, icon, memo};
use std::sync::Arc;

type Asking = (Ask, Icon, Term);
const RETURNED: Asking = (Ask::Returned, Icon::Return, state::RETURNED);
const UNSENT: Asking = (Ask::Unsent, Icon::Phone, app::ON_PHONE_ONLY);
const OF_HOUSEHOLDS: [Asking; 5] = [
    (Ask::Krs, Icon::Eye, words::KRS),
    (Ask::Unsurveyed, Icon::Clock, words::UNSURVEYED),
    (Ask::Unfit, Icon::Eye, words::UNFIT),
    RETURNED,
    UNSENT,
];
const OF_PEOPLE: [Asking; 5] = [
    (Ask::Due, Icon::Calendar, words::DUE),
    (Ask::Risk, Icon::Eye, words::RISK),
    (Ask::Unvisited, Icon::Clock, words::UNVISITED),
    RETURNED,
    UNSENT,
];

/// What a chip is called.
pub fn word(asked: Ask) -> Option<Term> {
    let mut all = OF_PEOPLE.iter().chain(&OF_HOUSEHOLDS);
    all.find(|(ask, ..)| *ask == asked).map(|(.., word)| *word)
}

/// Chips that say how many households they leave.
const COUNTED: [Ask; 3] = [Ask::Krs, Ask::Unsurveyed, Ask::Unfit];

pub fn chips(filter: Slot<Filter>, homes: Slot<Vec<Arc<Home>>>, lang: Lang) -> View {
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
        chip(on, shape, word, None, move || {
            filter.update(|filter| filter.show(which));
        })
    };
    let asking = move |ask: Ask, shape: Icon, word: &'static str| {
        let on = memo(move || filter.with(|filter| filter.asks.contains(&ask)));
        let counted = COUNTED.contains(&ask).then(|| {
            memo(move || homes.with(|homes| filter.with(|filter| filter.count(ask, homes))))
        });
        chip(on, Some(shape), word, counted, move || {
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
    let is_houses = memo(move || filter.with(|filter| filter.show == Show::Households));
    let asks = move |of: &'static [Asking], when: bool| {
        move || {
            (is_houses.get() == when).then(|| {
                let each = of.iter();
                each.map(|(ask, shape, word)| asking(*ask, *shape, word.text(lang)))
                    .views()
            })
        }
    };
    el("div")
        .class("chips")
        .attr("role", "group")
        .attr("aria-label", words::KINDS.text(lang))
        .child(showing(Show::All, None, words::ALL.text(lang)))
        .child(showing(
            Show::Households,
            Some(Icon::House),
            words::HOUSEHOLDS.text(lang),
        ))
        .child(asks(&OF_HOUSEHOLDS, true))
        .child(kinds)
        .child(asks(&OF_PEOPLE, false))
}

fn chip(
    on: Slot<bool>,
    shape: Option<Icon>,
    word: &'static str,
    counted: Option<Slot<usize>>,
    press: impl FnMut() + 'static,
) -> View {
    el("button")
        .attr("type", "button")
        .class("chip")
        .live("aria-pressed", move || on.get().to_string())
        .click(press)
        .child(shape.map(icon))
        .child(el("span").child(word))
        .child(counted.map(|count| el("span").class("chip-count").child(move || count.get())))
}
