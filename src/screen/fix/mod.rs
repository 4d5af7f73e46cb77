//! Perbaikan: every visit that the coordinator sent back, with her words.

use crate::phone::{Phone, Row, VisitState, use_phone};
use crate::screen::address;
use crate::screen::reading::{lang, read_records};
use crate::screen::visit::day;
use crate::text::{Lang, app, kind, send as words, state, today, when};
use crate::ui::el::{Each, Shown, el, group};
use crate::ui::{self, Icon, Tone, Weight, empty, go, mark, skeleton};
use dampingi_sync::RecordId;
use leptos::prelude::*;

/// One returned visit.
#[derive(Clone, PartialEq)]
struct Card {
    visit: RecordId,
    name: String,
    form: String,
    day: String,
    note: String,
}

pub fn fix() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let found = read_records(move || {
        let rows = phone.rows().get();
        Box::pin(async move {
            let mut cards = Vec::new();
            for row in rows.iter().filter(|row| !row.returned.is_empty()) {
                cards.extend(cards_of(phone, row, lang).await);
            }
            cards
        })
    });
    let body = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(cards) if cards.is_empty() => empty(
            Icon::Check,
            words::FIX_NONE_TITLE.text(lang).to_owned(),
            words::FIX_NONE_WHY.text(lang).to_owned(),
            None,
        ),
        Some(cards) => {
            let each = cards.into_iter().map(|it| card(it, lang)).views();
            el("ul").class("cards").child(each).view()
        }
    };
    group([
        ui::header(
            ui::fixed(words::FIX_TITLE.text(lang)),
            words::FIX_TITLE,
            Some(address::TODAY.to_owned()),
            lang,
        )
        .shown(),
        body.shown(),
    ])
}

async fn cards_of(phone: Phone, row: &Row, lang: Lang) -> Vec<Card> {
    let mut cards = Vec::new();
    for id in &row.returned {
        let Some((visit, _)) = phone.visit(*id).await else {
            continue;
        };
        let VisitState::Returned { note, .. } = &visit.state else {
            continue;
        };
        cards.push(Card {
            visit: *id,
            name: row.name.clone(),
            form: visit.record.form.clone(),
            day: day(&visit.record)
                .map(|day| when::short(day, lang))
                .unwrap_or_default(),
            note: note.clone(),
        });
    }
    cards
}

fn card(card: Card, lang: Lang) -> AnyView {
    el("li")
        .class("card card-watch")
        .child(mark(Tone::Watch, Icon::Return, state::RETURNED, lang))
        .child(el("p").class("card-name").child(card.name))
        .child(
            el("p")
                .class("soft")
                .child(kind::form_title(&card.form, lang))
                .child(" · ")
                .child(card.day),
        )
        .child(el("blockquote").class("quote").child(card.note))
        .child(go(
            Weight::Plain,
            Some(Icon::Pencil),
            today::CORRECT.text(lang),
            address::correct(card.visit),
        ))
        .view()
}
