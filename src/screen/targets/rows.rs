//! Rows of people and households, under the headings of their hamlets, as in the posyandu register.

use crate::phone::{HouseRow, Row};
use crate::screen::{address, life};
use crate::text::{Lang, kind, state, targets as words, today as today_words, when};
use crate::ui::{Icon, Tone, badge, icon, mark};
use dampingi_domain::Date;
use dampingi_sync::RecordId;
use leptos::prelude::*;

/// People under their hamlets, `limit` of them.
pub fn people(
    rows: &[Row],
    limit: usize,
    to: fn(RecordId) -> String,
    today: Date,
    lang: Lang,
) -> AnyView {
    let shown = &rows[..rows.len().min(limit)];
    shown
        .chunk_by(|a, b| a.hamlet.eq_ignore_ascii_case(&b.hamlet))
        .map(|group| {
            let each = group
                .iter()
                .map(|row| person_row(row, to(row.id), today, lang))
                .collect_view();
            grouped(&group[0].hamlet, each.into_any(), lang)
        })
        .collect_view()
        .into_any()
}

/// Households under their hamlets, `limit` of them.
pub fn households(rows: &[HouseRow], limit: usize, lang: Lang) -> AnyView {
    let shown = &rows[..rows.len().min(limit)];
    shown
        .chunk_by(|a, b| a.hamlet.eq_ignore_ascii_case(&b.hamlet))
        .map(|group| {
            let each = group
                .iter()
                .map(|row| household_row(row, lang))
                .collect_view();
            grouped(&group[0].hamlet, each.into_any(), lang)
        })
        .collect_view()
        .into_any()
}

fn grouped(hamlet: &str, rows: AnyView, lang: Lang) -> AnyView {
    let name = if hamlet.is_empty() {
        words::NO_HAMLET.text(lang).to_owned()
    } else {
        hamlet.to_owned()
    };
    view! {
        <section class="hamlet">
            <h2 class="hamlet-name">{name}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

/// One person: who, what kind, why, and what is still on the phone.
pub fn person_row(row: &Row, to: String, today: Date, lang: Lang) -> AnyView {
    let episode = row.episodes.last();
    let kind_id = episode.map_or("", |episode| episode.form.as_str());
    let stage = episode
        .and_then(|episode| life::stage(episode, today, lang))
        .unwrap_or_default();
    let whose = match (row.mother_name.as_str(), row.parent_name.as_str()) {
        _ if kind_id != "child" => None,
        ("", "") => None,
        ("", parent) => Some(words::parent(parent, lang)),
        (mother, _) => Some(words::mother(mother, lang)),
    };
    let first = life::joined(&[
        kind::person(kind_id).text(lang).to_owned(),
        life::age(row.birth_date.as_deref(), today, lang),
        stage,
    ]);
    let second = life::joined(&[last_seen(row, today, lang), whose.unwrap_or_default()]);
    view! {
        <li>
            <a class="row-link" href=to>
                <span class="row-mark">{icon(kind::icon(kind_id))}</span>
                <span class="row-text">
                    <span class="row-name">{row.name.clone()}</span>
                    <span class="row-line">{first}</span>
                    <span class="row-line soft">{second}</span>
                    {marks(row, lang)}
                </span>
                {icon(Icon::Next)}
            </a>
        </li>
    }
    .into_any()
}

fn marks(row: &Row, lang: Lang) -> Option<AnyView> {
    let returned =
        (!row.returned.is_empty()).then(|| mark(Tone::Watch, Icon::Return, state::RETURNED, lang));
    let unsent =
        (row.unsent > 0).then(|| badge(Tone::Calm, Icon::Phone, words::unsent(row.unsent, lang)));
    let flagged = row
        .flagged
        .then(|| mark(Tone::Watch, Icon::Flag, state::FLAGGED, lang));
    let any = returned.is_some() || unsent.is_some() || flagged.is_some();
    any.then(|| view! { <span class="row-marks">{returned}{unsent}{flagged}</span> }.into_any())
}

fn last_seen(row: &Row, today: Date, lang: Lang) -> String {
    let day = row
        .last_visit
        .as_ref()
        .and_then(|visit| visit.date.parse::<Date>().ok());
    day.map_or_else(
        || today_words::NEVER.text(lang).to_owned(),
        |day| today_words::last_visit(&when::ago(day, today, lang), lang),
    )
}

fn household_row(row: &HouseRow, lang: Lang) -> AnyView {
    let line = life::joined(&[
        life::place(&row.hamlet, &row.rt),
        words::members(row.people, lang),
    ]);
    let unsent = (row.unsent > 0).then(|| {
        let word = words::unsent(row.unsent, lang);
        view! { <span class="row-marks">{badge(Tone::Calm, Icon::Phone, word)}</span> }
    });
    view! {
        <li>
            <a class="row-link" href=address::household(row.id)>
                <span class="row-mark">{icon(Icon::House)}</span>
                <span class="row-text">
                    <span class="row-name">{row.head_name.clone()}</span>
                    <span class="row-line soft">{line}</span>
                    {unsent}
                </span>
                {icon(Icon::Next)}
            </a>
        </li>
    }
    .into_any()
}
