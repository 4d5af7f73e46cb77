//! The posyandu on the first screen: the day that is going on, the one that comes, and the measuring round in its month; under
//! the tasks the way to all days.

use super::next::line;
use super::roll::{expected, has_begun};
use super::{days, title};
use crate::phone::{PosyanduDay, use_phone};
use crate::screen::address;
use crate::text::{Lang, posyandu as words};
use crate::ui::el::{Each, Shown, View, el};
use crate::ui::{Icon, Tone, Weight, go, mark};
use dampingi_domain::date::add_days;

/// A day that was not closed is asked for so long.
const OPEN_DAYS: i32 = 7;
/// A coming one is named so long before.
const COMING_DAYS: i32 = 45;
/// So many of them.
const COMING: usize = 2;

pub fn card(lang: Lang) -> View {
    let phone = use_phone();
    let today = phone.today();
    let days = days();
    let rows = phone.rows();
    (move || {
        let (open, coming) = days.with(|days| {
            let held = || days.iter().filter(|day| !day.is_cancelled);
            let open = held().filter(|day| {
                !day.is_closed && day.on <= today && day.on > add_days(today, -OPEN_DAYS)
            });
            let each = open.map(|day| {
                let begun = rows.with(|rows| has_begun(rows, day));
                going_on(day, begun, day.on < today, lang)
            });
            // The newest stand first; the next one to come is the last of those ahead.
            let ahead = held()
                .rev()
                .filter(|day| day.on > today && day.on <= add_days(today, COMING_DAYS));
            let coming = ahead.take(COMING).map(|day| {
                let count = rows.with(|rows| expected(rows, day));
                line(day, today, words::expected(count, lang), lang)
            });
            (each.views(), coming.views())
        });
        let is_round = [2, 8].contains(&today.month());
        let round = is_round.then(|| way(Icon::Bars, words::ROUND.text(lang), address::ROUND));
        let coming = (!coming.is_empty()).then(|| {
            el("section")
                .class("section")
                .attr("aria-labelledby", "coming-days")
                .child(el("h2").attr("id", "coming-days").word(words::COMING, lang))
                .child(coming)
        });
        el("div")
            .class("posyandu-ways")
            .child(open)
            .child(coming)
            .child(round)
    })
    .shown()
}

/// The way to all days, and to open one. Not pressing on most days, so the tasks go before it.
pub fn door(lang: Lang) -> View {
    way(Icon::Calendar, words::TITLE.text(lang), address::POSYANDU)
}

fn going_on(day: &PosyanduDay, begun: bool, late: bool, lang: Lang) -> View {
    let late = late.then(|| mark(Tone::Watch, Icon::Clock, words::NOT_CLOSED, lang));
    let word = if begun { words::GO_ON } else { words::BEGIN };
    el("div")
        .class("card")
        .child(el("p").class("card-name").child(title(day, lang)))
        .child(late)
        .child(go(
            Weight::Plain,
            Some(Icon::Baby),
            word.text(lang),
            address::posyandu_day(day.sessions[0]),
        ))
}

fn way(shape: Icon, word: &'static str, to: &'static str) -> View {
    go(Weight::Plain, Some(shape), word, to)
}
