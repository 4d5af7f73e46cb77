//! The posyandu days of this phone, and the way to open one.

use super::next::next;
use super::{days, title};
use crate::phone::{PosyanduDay, use_phone};
use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{Lang, Term, posyandu as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, empty, go, icon};

pub fn list() -> View {
    let lang = lang();
    let days = days();
    let today = use_phone().today();
    let body = move || {
        let all = days.get();
        if all.is_empty() {
            return empty(
                Icon::Calendar,
                words::NONE_TITLE.text(lang).to_owned(),
                words::NONE_WHY.text(lang).to_owned(),
                None,
            );
        }
        let (cancelled, held): (Vec<_>, Vec<_>) = all.into_iter().partition(|day| day.is_cancelled);
        let (closed, waiting): (Vec<_>, Vec<_>) = held.into_iter().partition(|day| day.is_closed);
        let (mut planned, open): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|day| day.on > today);
        planned.reverse();
        let last = closed.first().filter(|_| planned.is_empty()).cloned();
        let day = address::posyandu_day;
        group([
            section("open-days", words::OPEN_DAYS, &open, day, lang).shown(),
            section("planned-days", words::PLANNED_DAYS, &planned, day, lang).shown(),
            last.map(|last| next(last, lang)).shown(),
            section(
                "past-days",
                words::PAST_DAYS,
                &closed,
                address::posyandu_report,
                lang,
            )
            .shown(),
            section("not-held", words::CANCELLED_DAYS, &cancelled, day, lang).shown(),
        ])
    };
    group([
        ui::header(
            ui::fixed(words::TITLE.text(lang)),
            words::TITLE,
            Some(address::TODAY.to_owned()),
            lang,
        )
        .shown(),
        el("div").class("sections").child(body).child(go(
            Weight::Plain,
            Some(Icon::Bars),
            words::ROUND.text(lang),
            address::ROUND,
        )),
        el("div").class("action-bar").child(go(
            Weight::Main,
            Some(Icon::Plus),
            words::OPEN.text(lang),
            address::OPEN_POSYANDU,
        )),
    ])
}

fn section(
    id: &'static str,
    heading: Term,
    days: &[PosyanduDay],
    to: fn(dampingi_sync::RecordId) -> String,
    lang: Lang,
) -> Option<View> {
    let each = days.iter().map(|day| {
        el("li").child(
            el("a")
                .class("row-link")
                .attr("href", to(day.sessions[0]))
                .child(el("span").class("row-mark").child(icon(Icon::Calendar)))
                .child(
                    el("span")
                        .class("row-text")
                        .child(el("span").class("row-name").child(title(day, lang))),
                )
                .child(icon(Icon::Next)),
        )
    });
    (!days.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", id)
            .child(el("h2").attr("id", id).word(heading, lang))
            .child(el("ul").class("rows").child(each.views()))
    })
}
