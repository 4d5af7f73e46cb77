//! The outbox, line by line: refused first, then what waits, then what was sent lately.

use crate::phone::{OutboxItem, use_phone};
use crate::screen::address;
use crate::screen::reading::read_records;
use crate::text::{Lang, app, house, kind, send as words, state, when};
use crate::ui::{Icon, Tone, Weight, empty, go, mark, skeleton};
use dampingi_sync::Kind;
use dampingi_sync::store::EntryState;
use leptos::prelude::*;

/// Lines shown of what waits and of what was sent; the numbers above say the rest.
const LINES: usize = 20;

pub fn items(lang: Lang) -> AnyView {
    let phone = use_phone();
    let found = read_records(move || {
        // The counts move with every receipt, also when no record changed.
        phone.counts().track();
        Box::pin(async move { phone.outbox().await })
    });
    (move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(items) => groups(&items, lang),
    })
    .into_any()
}

fn groups(items: &[OutboxItem], lang: Lang) -> AnyView {
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
            None,
        );
    }
    let cards = refused
        .into_iter()
        .map(|item| refused_card(item, lang))
        .collect::<Vec<_>>();
    let refused = (!cards.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="refused">
                <h2 id="refused">{words::REFUSED_TITLE.text(lang)}</h2>
                <p class="soft">{words::REFUSED_WHY.text(lang)}</p>
                <ul class="cards">{cards}</ul>
            </section>
        }
    });
    view! {
        {refused}
        {group("waiting", words::WAITING_TITLE.text(lang), &waiting, lang)}
        {group("sent", words::SENT_TITLE.text(lang), &sent, lang)}
    }
    .into_any()
}

fn group(
    id: &'static str,
    title: &'static str,
    items: &[&OutboxItem],
    lang: Lang,
) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let lines = items
        .iter()
        .take(LINES)
        .map(|item| line(item, lang))
        .collect_view();
    Some(
        view! {
            <section class="section" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <p class="soft small">{words::list_of(items.len(), lang)}</p>
                <ul class="rows rows-plain">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}

fn what(item: &OutboxItem, lang: Lang) -> String {
    if !item.form.is_empty() {
        return kind::form_title(&item.form, lang);
    }
    match item.kind {
        Kind::Household => house::TITLE.text(lang).to_owned(),
        Kind::Review => app::REVIEW.text(lang).to_owned(),
        _ => words::CHANGES.text(lang).to_owned(),
    }
}

fn line(item: &OutboxItem, lang: Lang) -> AnyView {
    let badge = match item.state {
        EntryState::Sent { .. } => mark(Tone::Leaf, Icon::Check, state::SENT, lang),
        _ => mark(Tone::Calm, Icon::Phone, state::ON_PHONE, lang),
    };
    view! {
        <li class="row-still">
            <span class="row-text">
                <span class="row-name">{item.title_name.clone()}</span>
                <span class="row-line soft">{what(item, lang)}" · "{when::moment(&item.recorded_at, lang)}</span>
            </span>
            {badge}
        </li>
    }
    .into_any()
}

fn refused_card(item: &OutboxItem, lang: Lang) -> AnyView {
    let message = match &item.state {
        EntryState::Refused { message, .. } => message.clone(),
        _ => String::new(),
    };
    view! {
        <li class="card card-refer">
            {mark(Tone::Refer, Icon::Alert, state::REFUSED, lang)}
            <p class="card-name">{item.title_name.clone()}</p>
            <p class="soft">{what(item, lang)}</p>
            <p>{message}</p>
            {go(Weight::Plain, Some(Icon::Pencil), words::FIX_AND_SEND.text(lang), address::resend(item.seq))}
        </li>
    }
    .into_any()
}
