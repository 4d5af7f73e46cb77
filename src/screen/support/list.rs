//! All support that runs in her areas: who, from whom, what is left, and how she grows.

use super::card::{card, running};
use crate::phone::{PersonView, Row, use_phone};
use crate::screen::address;
use crate::screen::reading::{lang, read_records};
use crate::text::{Lang, app, support as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, empty, go, skeleton};
use dampingi_domain::Date;
use dampingi_domain::kind::SUPPORT;
use dampingi_domain::support::MONTH_DAYS;

/// As far ahead as the reminder of a support can lie that runs: her plan knows it, so nobody else's records are read.
const AHEAD_DAYS: u16 = 2 * MONTH_DAYS as u16;

pub fn list() -> View {
    let phone = use_phone();
    let lang = lang();
    let today = phone.today();
    let found = read_records(move || {
        let ids: Vec<_> = phone.rows().with(|rows| {
            rows.iter()
                .filter(|row| has_support(row, today))
                .map(|row| row.id)
                .collect()
        });
        async move {
            let mut people: Vec<PersonView> = Vec::new();
            for id in ids {
                people.extend(phone.person(id).await);
            }
            people
        }
    });
    let body = move || {
        found.with(|found| match found {
            None => skeleton(app::READING, lang),
            Some(people) => drawn(people),
        })
    };
    let head = ui::header(
        ui::fixed(words::ALL.text(lang)),
        words::ALL,
        Some(address::TODAY.to_owned()),
        lang,
    );
    group([head, body.shown()])
}

fn has_support(row: &Row, today: Date) -> bool {
    let due = row.due(today, AHEAD_DAYS);
    due.iter().any(|due| due.task.id == SUPPORT)
}

/// The way to it.
pub fn door(lang: Lang) -> View {
    go(
        Weight::Plain,
        Some(Icon::Baby),
        words::ALL.text(lang),
        address::SUPPORTS,
    )
}

fn drawn(people: &[PersonView]) -> View {
    let lang = lang();
    let mut cards: Vec<View> = Vec::new();
    for view in people {
        let name = view.person.fields.text("name").unwrap_or_default();
        for support in running(view) {
            let who = el("a")
                .class("card-name")
                .attr("href", address::person(view.person.id))
                .child(name.to_owned());
            cards.push(
                el("li")
                    .class("card stack-tight")
                    .child(who)
                    .child(card(view, support, lang))
                    .child(go(
                        Weight::Plain,
                        Some(Icon::Plus),
                        words::DELIVER.text(lang),
                        address::hand_over(view.person.id, support.id),
                    )),
            );
        }
    }
    if cards.is_empty() {
        let next = go(
            Weight::Main,
            Some(Icon::People),
            words::FIND.text(lang),
            address::TARGETS,
        );
        return empty(
            Icon::Baby,
            words::NONE_TITLE.text(lang).to_owned(),
            words::NONE_WHY.text(lang).to_owned(),
            Some(next),
        );
    }
    let count = words::running(cards.len(), lang);
    group([
        el("p")
            .class("found soft small")
            .attr("role", "status")
            .child(count),
        el("ul").class("cards").child(cards.into_iter().views()),
    ])
}
