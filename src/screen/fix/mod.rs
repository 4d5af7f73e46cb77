//! Perbaikan: every visit that the coordinator sent back, with her words.

use crate::phone::{Phone, VisitState, use_phone};
use crate::screen::reading::{lang, read_records, to_start};
use crate::screen::visit::{day, find};
use crate::screen::{address, hidden};
use crate::text::{Lang, app, double, kind, send as words, state, today, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Tone, Weight, empty, go, mark, skeleton};
use dampingi_sync::RecordId;

/// One returned visit.
#[derive(Clone, PartialEq)]
struct Card {
    visit: RecordId,
    name: String,
    form: String,
    day: String,
    note: String,
}

/// Every returned visit with the name of whom it is about: persons first, then the heads of households with a returned survey.
pub fn returned(phone: Phone) -> Vec<(RecordId, String)> {
    let mut all = Vec::new();
    let mut add = |ids: &[RecordId], name: &str| {
        all.extend(ids.iter().map(|id| (*id, name.to_owned())));
    };
    for row in phone.rows().get().iter() {
        add(&row.returned, &row.name);
    }
    for house in phone.houses().get().iter() {
        add(&house.returned, &house.head_name);
    }
    all
}

/// Every card at which two answers differ, with the name of whom it is about: of persons, of households, and all others.
pub fn disputed(phone: Phone) -> Vec<(RecordId, String)> {
    let mut all = Vec::new();
    let mut add = |ids: &[RecordId], name: &str| {
        all.extend(ids.iter().map(|id| (*id, name.to_owned())));
    };
    for row in phone.rows().get().iter() {
        add(&row.cards, &row.name);
    }
    for house in phone.houses().get().iter() {
        add(&house.cards, &house.head_name);
    }
    for card in phone.cards() {
        if all.iter().any(|(id, _)| *id == card.id) {
            continue;
        }
        let mut title = card.name;
        if !card.on.is_empty() {
            title.push_str(" · ");
            title.push_str(&when::short_text(&card.on, lang()));
        }
        all.push((card.id, title));
    }
    all
}

/// A card at which a person has to choose.
pub fn dispute_card(id: RecordId, name: String, lang: Lang) -> View {
    el("li")
        .class("card card-watch")
        .child(mark(Tone::Watch, Icon::Copies, double::CARD, lang))
        .child(el("p").class("card-name").child(name))
        .child(go(
            Weight::Plain,
            Some(Icon::Pencil),
            double::CHOOSE.text(lang),
            address::dispute(id),
        ))
}

pub fn fix() -> View {
    let phone = use_phone();
    let lang = lang();
    let found = read_records(move || {
        let all = returned(phone);
        async move {
            let mut cards = Vec::new();
            for (id, name) in all {
                cards.extend(card_of(phone, id, name, lang).await);
            }
            cards
        }
    });
    let body = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(cards) if cards.is_empty() && disputed(phone).is_empty() => empty(
            Icon::Check,
            words::FIX_NONE_TITLE.text(lang).to_owned(),
            words::FIX_NONE_WHY.text(lang).to_owned(),
            Some(to_start(lang)),
        ),
        Some(cards) => {
            let each = cards.into_iter().map(|it| card(it, lang)).views();
            let disputed = disputed(phone).into_iter();
            let disputed = disputed.map(|(id, name)| dispute_card(id, name, lang));
            el("ul").class("cards").child(each).child(disputed.views())
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
        hidden::door(Vec::new(), lang).shown(),
    ])
}

async fn card_of(phone: Phone, id: RecordId, name: String, lang: Lang) -> Option<Card> {
    let (visit, _) = find(phone, Some(id)).await?;
    let VisitState::Returned { note, .. } = visit.state else {
        return None;
    };
    Some(Card {
        visit: id,
        name,
        form: visit.record.form.clone(),
        day: day(&visit.record)
            .map(|day| when::short(day, lang))
            .unwrap_or_default(),
        note,
    })
}

fn card(card: Card, lang: Lang) -> View {
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
}
