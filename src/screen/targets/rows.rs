//! Rows of people and households, under the headings of their hamlets, as in the posyandu register.

use crate::phone::{HouseRow, Row};
use crate::screen::referral::row_mark;
use crate::screen::{address, life};
use crate::text::{Lang, kind, state, targets as words, today as today_words, when};
use crate::ui::el::{Each, Shown, View, el};
use crate::ui::{Icon, Tone, badge, icon, mark};
use dampingi_domain::Date;
use dampingi_domain::life::Left;
use dampingi_sync::RecordId;

/// People under their hamlets, `limit` of them.
pub fn people(
    rows: &[Row],
    limit: usize,
    to: fn(RecordId) -> String,
    today: Date,
    lang: Lang,
) -> View {
    let shown = &rows[..rows.len().min(limit)];
    shown
        .chunk_by(|a, b| a.hamlet.eq_ignore_ascii_case(&b.hamlet))
        .map(|group| {
            let each = group
                .iter()
                .map(|row| person_row(row, to(row.id), today, lang))
                .views();
            grouped(&group[0].hamlet, each.shown(), lang)
        })
        .views()
        .shown()
}

/// Households under their hamlets, `limit` of them.
pub fn households(rows: &[HouseRow], limit: usize, lang: Lang) -> View {
    let shown = &rows[..rows.len().min(limit)];
    shown
        .chunk_by(|a, b| a.hamlet.eq_ignore_ascii_case(&b.hamlet))
        .map(|group| {
            let each = group.iter().map(|row| household_row(row, lang)).views();
            grouped(&group[0].hamlet, each.shown(), lang)
        })
        .views()
        .shown()
}

fn grouped(hamlet: &str, rows: View, lang: Lang) -> View {
    let name = if hamlet.is_empty() {
        words::NO_HAMLET.text(lang).to_owned()
    } else {
        hamlet.to_owned()
    };
    el("section")
        .class("hamlet")
        .child(el("h2").class("hamlet-name").child(name))
        .child(el("ul").class("rows").child(rows))
}

/// One person: who, what kind, why, and what is still on the phone.
pub fn person_row(row: &Row, to: String, today: Date, lang: Lang) -> View {
    let episode = row.open(today).last();
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
    let age = || life::age(row.birth_date.as_deref(), today, lang);
    let (first, second) = match Left::from_code(&row.left) {
        // Nothing counts her years on, and nothing says how long she was not visited.
        Some(left) => {
            let word = kind::left(left).text(lang).to_owned();
            let age = if left == Left::Died {
                String::new()
            } else {
                age()
            };
            (life::joined(&[word, age]), String::new())
        }
        None => (
            life::joined(&[kind::person(kind_id).text(lang).to_owned(), age(), stage]),
            life::joined(&[last_seen(row, today, lang), whose.unwrap_or_default()]),
        ),
    };
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", to)
            .child(
                el("span")
                    .class("row-mark")
                    .child(icon(kind::icon(kind_id))),
            )
            .child(
                el("span")
                    .class("row-text")
                    .child(el("span").class("row-name").child(row.name.clone()))
                    .child(el("span").class("row-line").child(first))
                    .child(
                        (!second.is_empty())
                            .then(|| el("span").class("row-line soft").child(second)),
                    )
                    .child(marks(row, today, lang)),
            )
            .child(icon(Icon::Next)),
    )
}

fn marks(row: &Row, today: Date, lang: Lang) -> Option<View> {
    let returned =
        (!row.returned.is_empty()).then(|| mark(Tone::Watch, Icon::Return, state::RETURNED, lang));
    let unsent =
        (row.unsent > 0).then(|| badge(Tone::Calm, Icon::Phone, words::unsent(row.unsent, lang)));
    let flagged = row
        .flagged
        .then(|| mark(Tone::Watch, Icon::Flag, state::FLAGGED, lang));
    let referral = row_mark(row, today, lang);
    let any = returned.is_some() || unsent.is_some() || flagged.is_some() || referral.is_some();
    any.then(|| {
        el("span")
            .class("row-marks")
            .child(returned)
            .child(referral)
            .child(unsent)
            .child(flagged)
    })
}

fn last_seen(row: &Row, today: Date, lang: Lang) -> String {
    let day = row
        .last_visit
        .as_ref()
        .and_then(|visit| dampingi_domain::date::from_iso(&visit.date));
    day.map_or_else(
        || today_words::NEVER.text(lang).to_owned(),
        |day| today_words::last_visit(&when::ago(day, today, lang), lang),
    )
}

fn household_row(row: &HouseRow, lang: Lang) -> View {
    let line = life::joined(&[
        life::place(&row.hamlet, &row.rt),
        words::members(row.people, lang),
    ]);
    let unsent = (row.unsent > 0).then(|| {
        let word = words::unsent(row.unsent, lang);
        el("span")
            .class("row-marks")
            .child(badge(Tone::Calm, Icon::Phone, word))
    });
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", address::household(row.id))
            .child(el("span").class("row-mark").child(icon(Icon::House)))
            .child(
                el("span")
                    .class("row-text")
                    .child(el("span").class("row-name").child(row.head_name.clone()))
                    .child(el("span").class("row-line soft").child(line))
                    .child(unsent),
            )
            .child(icon(Icon::Next)),
    )
}
