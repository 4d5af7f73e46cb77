//! The outbox, line by line: refused first, then what waits, then what was sent lately.

use crate::phone::{OutboxItem, use_phone};
use crate::screen::address;
use crate::screen::reading::{read_records, to_start};
use crate::text::{Lang, app, double, house, kind, scorecard, send as words, state, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Tone, Weight, empty, go, mark, skeleton};
use dampingi_sync::Kind;
use dampingi_sync::store::EntryState;

/// Lines shown of what waits and of what was sent; the numbers above say the rest.
const LINES: usize = 20;

pub fn items(lang: Lang) -> View {
    let phone = use_phone();
    let found = read_records(move || {
        // The counts move with every receipt, also when no record changed.
        phone.counts().track();
        async move { phone.outbox().await }
    });
    (move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(items) => groups(&items, lang),
    })
    .shown()
}

fn groups(items: &[OutboxItem], lang: Lang) -> View {
    let of = |wanted: fn(&EntryState) -> bool| {
        items
            .iter()
            .filter(move |item| wanted(&item.state))
            .collect::<Vec<_>>()
    };
    let refused = of(|state| matches!(state, EntryState::Refused { .. }));
    let waiting = of(|state| matches!(state, EntryState::Waiting | EntryState::Deferred));
    let sent = of(|state| matches!(state, EntryState::Sent { .. }));
    if refused.is_empty() && waiting.is_empty() && sent.is_empty() {
        return empty(
            Icon::Check,
            words::NOTHING_TITLE.text(lang).to_owned(),
            words::NOTHING_WHY.text(lang).to_owned(),
            Some(to_start(lang)),
        );
    }
    let cards = refused
        .into_iter()
        .map(|item| refused_card(item, lang))
        .collect::<Vec<_>>();
    let refused = (!cards.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "refused")
            .child(
                el("h2")
                    .attr("id", "refused")
                    .word(words::REFUSED_TITLE, lang),
            )
            .child(el("p").class("soft").word(words::REFUSED_WHY, lang))
            .child(el("ul").class("cards").child(cards))
    });
    group([
        refused.shown(),
        part("waiting", words::WAITING_TITLE.text(lang), &waiting, lang).shown(),
        part("sent", words::SENT_TITLE.text(lang), &sent, lang).shown(),
    ])
}

fn part(id: &'static str, title: &'static str, items: &[&OutboxItem], lang: Lang) -> Option<View> {
    if items.is_empty() {
        return None;
    }
    let lines = items
        .iter()
        .take(LINES)
        .map(|item| line(item, lang))
        .views();
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", id)
            .child(el("h2").attr("id", id).child(title))
            .child(
                el("p")
                    .class("soft small")
                    .child(words::list_of(items.len(), lang)),
            )
            .child(el("ul").class("rows rows-plain").child(lines)),
    )
}

pub fn what(item: &OutboxItem, lang: Lang) -> String {
    if !item.form.is_empty() {
        return kind::form_title(&item.form, lang);
    }
    match item.kind {
        Kind::Household => house::TITLE.text(lang).to_owned(),
        Kind::Review => app::REVIEW.text(lang).to_owned(),
        Kind::SignOff => scorecard::SIGN_OFF.text(lang).to_owned(),
        Kind::Merge => double::PAIRS.text(lang).to_owned(),
        Kind::Conflict => double::DISPUTE.text(lang).to_owned(),
        _ => words::CHANGES.text(lang).to_owned(),
    }
}

fn line(item: &OutboxItem, lang: Lang) -> View {
    let badge = match item.state {
        EntryState::Sent { .. } => mark(Tone::Leaf, Icon::Check, state::SENT, lang),
        _ => mark(Tone::Calm, Icon::Phone, state::ON_PHONE, lang),
    };
    el("li")
        .class("row-still")
        .child(
            el("span")
                .class("row-text")
                .child(el("span").class("row-name").child(item.title_name.clone()))
                .child(
                    el("span")
                        .class("row-line soft")
                        .child(what(item, lang))
                        .child(" · ")
                        .child(when::moment(&item.recorded_at, lang)),
                ),
        )
        .child(badge)
}

fn refused_card(item: &OutboxItem, lang: Lang) -> View {
    let message = match &item.state {
        EntryState::Refused { message, .. } => message.clone(),
        _ => String::new(),
    };
    let (shape, word) = if item.is_decision {
        (Icon::Alert, words::SEE_WHY)
    } else {
        (Icon::Pencil, words::FIX_AND_SEND)
    };
    el("li")
        .class("card card-refer")
        .child(mark(Tone::Refer, Icon::Alert, state::REFUSED, lang))
        .child(el("p").class("card-name").child(item.title_name.clone()))
        .child(el("p").class("soft").child(what(item, lang)))
        .child(el("p").child(message))
        .child(go(
            Weight::Plain,
            Some(shape),
            word.text(lang),
            address::resend(item.seq),
        ))
}
