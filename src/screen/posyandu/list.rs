//! The posyandu days of this phone, and the way to open one.

use super::{days, title};
use crate::phone::PosyanduDay;
use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{Lang, Term, posyandu as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, empty, go, icon};

pub fn list() -> View {
    let lang = lang();
    let days = days();
    let body = move || {
        let (closed, open): (Vec<_>, Vec<_>) =
            days.get().into_iter().partition(|day| day.is_closed);
        if closed.is_empty() && open.is_empty() {
            return empty(
                Icon::Calendar,
                words::NONE_TITLE.text(lang).to_owned(),
                words::NONE_WHY.text(lang).to_owned(),
                None,
            );
        }
        group([
            section(
                "open-days",
                words::OPEN_DAYS,
                &open,
                address::posyandu_day,
                lang,
            )
            .shown(),
            section(
                "past-days",
                words::PAST_DAYS,
                &closed,
                address::posyandu_report,
                lang,
            )
            .shown(),
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
