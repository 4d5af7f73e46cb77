//! Perbaikan: every visit that the coordinator sent back, with her words.

use crate::phone::{Phone, Row, VisitState, use_phone};
use crate::screen::address;
use crate::screen::reading::{lang, read_records};
use crate::screen::visit::day;
use crate::text::{Lang, app, kind, send as words, state, today, when};
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
            let each = cards.into_iter().map(|it| card(it, lang)).collect_view();
            view! { <ul class="cards">{each}</ul> }.into_any()
        }
    };
    view! {
        {ui::header(ui::fixed(words::FIX_TITLE.text(lang)), words::FIX_TITLE, Some(address::TODAY.to_owned()), lang)}
        {body}
    }
    .into_any()
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
    view! {
        <li class="card card-watch">
            {mark(Tone::Watch, Icon::Return, state::RETURNED, lang)}
            <p class="card-name">{card.name}</p>
            <p class="soft">{kind::form_title(&card.form, lang)}" · "{card.day}</p>
            <blockquote class="quote">{card.note}</blockquote>
            {go(Weight::Plain, Some(Icon::Pencil), today::CORRECT.text(lang), address::correct(card.visit))}
        </li>
    }
    .into_any()
}
