//! What is due, in groups by how it presses: on the first screen the beginning of each, under an address of its own all of it.

use super::{list, work};
use crate::phone::{Row, use_phone};
use crate::screen::address;
use crate::screen::here::word;
use crate::screen::reading::lang;
use crate::store::plan::AHEAD_DAYS;
use crate::text::{Lang, targets, today as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Slot, Weight, button, empty, go, memo};
use dampingi_domain::Date;
use dampingi_domain::date::add_days;
use dampingi_domain::schedule::Priority;
use std::sync::Arc;
use work::{Card, Group, Whom, groups};

/// Cards of each group on the first screen.
const FIRST: usize = 20;
/// Cards drawn at once under a group's own address; the rest on demand.
const PAGE: usize = 50;
/// Days ahead that count as soon.
const SOON_DAYS: u16 = 7;

const ALL: [Priority; 3] = [Priority::Late, Priority::Now, Priority::Soon];

/// The word of a group in its address.
const fn code(priority: Priority) -> &'static str {
    match priority {
        Priority::Late => "terlambat",
        Priority::Now => "sekarang",
        Priority::Soon => "segera",
    }
}

/// The beginning of each group, on the first screen.
pub fn tasks(lang: Lang) -> View {
    let phone = use_phone();
    let today = phone.today();
    let (rows, houses) = (phone.rows(), phone.houses());
    let found = memo(move || {
        rows.with(|rows| houses.with(|houses| groups(rows, houses, today, SOON_DAYS, FIRST)))
    });
    (move || {
        found.with(|found| {
            if found.is_empty() {
                return nothing(today, lang);
            }
            let each = found.iter().map(|group| section(group, today, lang));
            el("div").class("sections").child(each.views())
        })
    })
    .shown()
}

fn section(group: &Group, today: Date, lang: Lang) -> View {
    let id = code(group.priority);
    let more = (group.all > group.cards.len()).then(|| {
        go(
            Weight::Plain,
            Some(Icon::List),
            words::show_all(group.all, lang),
            address::tasks(id),
        )
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", id)
        .child(heading(group, lang).attr("id", id))
        .child(list::list(&group.cards, today, lang))
        .child(more)
}

fn heading(group: &Group, lang: Lang) -> View {
    el("h2")
        .word(words::priority(group.priority), lang)
        .child(" ")
        .child(el("span").class("task-count").child(group.all))
}

/// Nothing is due: what comes first is said, so that the empty place is no dead end.
fn nothing(today: Date, lang: Lang) -> View {
    let rows = use_phone().rows();
    if rows.with(|rows| rows.is_empty()) {
        return empty(
            Icon::People,
            words::NOBODY_TITLE.text(lang).to_owned(),
            words::NO_PEOPLE_WHY.text(lang).to_owned(),
            Some(to_targets("?saring=keluarga", lang)),
        );
    }
    let first = rows.with(|rows| {
        let found = groups(rows, &[], today, AHEAD_DAYS, usize::MAX);
        let cards = found.into_iter().flat_map(|group| group.cards);
        cards.min_by_key(|card| card.due.from)
    });
    let why = match first {
        Some(Card {
            whom: Whom::Person(row),
            due,
            ..
        }) => words::first_to_come(due.task.label.text(lang), &row.name, due.from, lang),
        _ => words::DONE_WHY.text(lang).to_owned(),
    };
    let title = words::DONE_TITLE.text(lang).to_owned();
    empty(Icon::Check, title, why, Some(to_targets("", lang)))
}

fn to_targets(chip: &str, lang: Lang) -> View {
    let mut to = address::TARGETS.to_owned();
    to.push_str(chip);
    go(
        Weight::Plain,
        Some(Icon::People),
        targets::TITLE.text(lang),
        to,
    )
}

/// All of one group.
pub fn all() -> View {
    let phone = use_phone();
    let lang = lang();
    let today = phone.today();
    let wanted = word("which");
    let Some(priority) = ALL.into_iter().find(|one| code(*one) == wanted) else {
        return crate::screen::reading::gone(lang);
    };
    let limit = Slot::new(PAGE);
    let (rows, houses) = (phone.rows(), phone.houses());
    let found = memo(move || {
        let limit = limit.get();
        let groups =
            rows.with(|rows| houses.with(|houses| groups(rows, houses, today, SOON_DAYS, limit)));
        groups.into_iter().find(|group| group.priority == priority)
    });
    let body = move || {
        found.with(|found| match found {
            None => empty(
                Icon::Check,
                words::NONE_OF_THESE.text(lang).to_owned(),
                words::DONE_WHY.text(lang).to_owned(),
                Some(go(
                    Weight::Plain,
                    None,
                    words::TO_TODAY.text(lang),
                    address::TODAY,
                )),
            ),
            Some(group) => {
                let left = group.all - group.cards.len();
                let more = (left > 0).then(|| {
                    button(Weight::Plain, None, targets::more(left, lang), move || {
                        limit.update(|limit| *limit += PAGE)
                    })
                });
                el("div")
                    .class("section")
                    .child(
                        el("p")
                            .class("soft small")
                            .attr("role", "status")
                            .child(words::of_list(group.all, lang)),
                    )
                    .child(list::list(&group.cards, today, lang))
                    .child(more)
            }
        })
    };
    let title = words::priority(priority);
    group([
        ui::header(
            ui::fixed(title.text(lang)),
            title,
            Some(address::TODAY.to_owned()),
            lang,
        )
        .shown(),
        body.shown(),
    ])
}

/// What is due for one person, and when.
pub fn next(row: &Row, lang: Lang) -> Option<View> {
    let today = use_phone().today();
    // Open referrals have their own place on her page.
    let mut due = row.due(today, AHEAD_DAYS);
    due.retain(|due| !due.task.form.is_empty());
    if due.is_empty() {
        row.open(today).next()?;
    }
    let body = if due.is_empty() {
        let until = add_days(today, i32::from(AHEAD_DAYS));
        el("p")
            .class("soft")
            .child(words::nothing_until(until, lang))
    } else {
        list::tasks(row, &due, today, lang)
    };
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", "next")
            .child(el("h2").attr("id", "next").word(words::NEXT, lang))
            .child(body),
    )
}

/// The most pressing task of each in a household. The survey has its own place there.
pub fn of_household(members: &[Arc<Row>], lang: Lang) -> Option<View> {
    let today = use_phone().today();
    let found = groups(members, &[], today, AHEAD_DAYS, usize::MAX);
    let cards: Vec<Card> = found.into_iter().flat_map(|group| group.cards).collect();
    (!cards.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "next")
            .child(el("h2").attr("id", "next").word(words::NEXT, lang))
            .child(list::list(&cards, today, lang))
    })
}
