//! The posyandu on the first screen: the day that is going on, else the way to open one; and the measuring round in its month.

use super::{days, title};
use crate::phone::use_phone;
use crate::screen::address;
use crate::text::{Lang, posyandu as words};
use crate::ui::el::{Each, Shown, View, el};
use crate::ui::{Icon, Tone, Weight, go, mark};
use dampingi_domain::date::add_days;

/// A day that was not closed is asked for so long.
const OPEN_DAYS: i32 = 7;

pub fn card(lang: Lang) -> View {
    let phone = use_phone();
    let today = phone.today();
    let days = days();
    (move || {
        let open = days.with(|days| {
            let open = days.iter().filter(|day| {
                !day.is_closed && day.on <= today && day.on > add_days(today, -OPEN_DAYS)
            });
            let each = open.map(|day| {
                let late = (day.on < today)
                    .then(|| mark(Tone::Watch, Icon::Clock, words::NOT_CLOSED, lang));
                el("div")
                    .class("card")
                    .child(el("p").class("card-name").child(title(day, lang)))
                    .child(late)
                    .child(go(
                        Weight::Plain,
                        Some(Icon::Baby),
                        words::GO_ON.text(lang),
                        address::posyandu_day(day.sessions[0]),
                    ))
            });
            each.views()
        });
        let is_round = [2, 8].contains(&today.month());
        let round = is_round.then(|| way(Icon::Bars, words::ROUND.text(lang), address::ROUND));
        let none = open.is_empty();
        el("div")
            .class("posyandu-ways")
            .child(open)
            .child(none.then(|| way(Icon::Calendar, words::TITLE.text(lang), address::POSYANDU)))
            .child(round)
    })
    .shown()
}

fn way(shape: Icon, word: &'static str, to: &'static str) -> View {
    go(Weight::Plain, Some(shape), word, to)
}
