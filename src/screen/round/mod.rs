//! The measuring round of February and August: how far each posyandu is, and who is missing; from the rows alone.

mod target;

use crate::phone::{Row, use_phone};
use crate::screen::reading::lang;
use crate::screen::{address, life};
use crate::text::{Lang, posyandu as words, today as today_words, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Slot, Weight, button, empty, go, icon, memo};
use dampingi_domain::Date;
use std::sync::Arc;
use target::{Group, groups, of_day};

/// Missing children drawn at once; the rest on demand.
const PAGE: usize = 40;

pub fn round() -> View {
    let phone = use_phone();
    let lang = lang();
    let today = phone.today();
    let rows = phone.rows();
    let Some(campaign) = of_day(today) else {
        return crate::screen::reading::gone(lang);
    };
    let first = campaign.first_day();
    let limit = Slot::new(PAGE);
    let found = memo(move || rows.with(|rows| groups(rows, campaign)));
    let body = move || {
        let limit_now = limit.get();
        found.with(|found| {
            let all: usize = found.iter().map(|group| group.all).sum();
            if all == 0 {
                return empty(
                    Icon::Baby,
                    words::NO_TARGETS_TITLE.text(lang).to_owned(),
                    today_words::NOBODY_WHY.text(lang).to_owned(),
                    Some(go(
                        Weight::Main,
                        Some(Icon::Plus),
                        today_words::ADD_HOUSEHOLD.text(lang),
                        address::NEW_HOUSEHOLD,
                    )),
                );
            }
            let bars = found.iter().map(|group| bar(group, lang));
            let missing = found.iter().flat_map(|group| &group.missing);
            let count: usize = found.iter().map(|group| group.missing.len()).sum();
            let more = (count > limit_now).then(|| {
                let word = crate::text::targets::more(count - limit_now, lang);
                button(Weight::Plain, None, word, move || {
                    limit.update(|limit| *limit += PAGE);
                })
            });
            let list = if count == 0 {
                el("p").word(words::ALL_MEASURED, lang)
            } else {
                let each = missing.take(limit_now).map(|row| line(row, today, lang));
                el("ul").class("rows").child(each.views())
            };
            el("div")
                .class("sections")
                .child(el("ul").class("cards coverage").child(bars.views()))
                .child(
                    el("section")
                        .class("section")
                        .attr("aria-labelledby", "missing")
                        .child(
                            el("h2")
                                .attr("id", "missing")
                                .word(words::MISSING, lang)
                                .child(" ")
                                .child(el("span").class("task-count").child(count)),
                        )
                        .child(list)
                        .child(more),
                )
        })
    };
    group([
        ui::header(
            ui::fixed(words::ROUND.text(lang)),
            words::ROUND,
            Some(address::POSYANDU.to_owned()),
            lang,
        )
        .shown(),
        el("p").class("today-date").child(words::round(
            when::month(first, lang),
            first.year(),
            lang,
        )),
        el("div")
            .class("sections")
            .child(el("p").class("soft").word(words::ROUND_WHY, lang))
            .child(body),
    ])
}

/// A posyandu with its share: number, words and bar.
fn bar(group: &Group, lang: Lang) -> View {
    let name = if group.posyandu.is_empty() {
        words::NO_POSYANDU.text(lang).to_owned()
    } else {
        group.posyandu.clone()
    };
    let done = group.all - group.missing.len();
    el("li")
        .class("card")
        .child(el("p").class("card-name").child(name.clone()))
        .child(el("p").child(words::of(done, group.all, lang)))
        .child(
            el("progress")
                .class("bar")
                .attr("aria-label", name)
                .attr("max", group.all)
                .attr("value", done),
        )
}

fn line(row: &Arc<Row>, today: Date, lang: Lang) -> View {
    let said = life::joined(&[
        life::age(row.birth_date.as_deref(), today, lang),
        target::posyandu(row).to_owned(),
        life::place(&row.hamlet, &row.rt),
    ]);
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", address::weigh(row.id))
            .child(el("span").class("row-mark").child(icon(Icon::Baby)))
            .child(
                el("span")
                    .class("row-text")
                    .child(el("span").class("row-name").child(row.name.clone()))
                    .child(el("span").class("row-line soft").child(said)),
            )
            .child(icon(Icon::Next)),
    )
}
