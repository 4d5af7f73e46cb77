//! Rows of people and households, under the headings of their hamlets, as in the posyandu register. Written as markup: a list
//! that changes with every letter has no time for elements one by one.

use super::filter::Listed;
use crate::phone::Row;
use crate::screen::referral::row_mark;
use crate::screen::{address, life};
use crate::text::{Lang, house, kind, state, targets as words, today as today_words, when};
use crate::ui::el::{View, el};
use crate::ui::{Icon, Markup, Tone};
use dampingi_domain::Date;
use dampingi_domain::life::Left;
use dampingi_sync::RecordId;
use std::sync::Arc;

/// A part of a list that is already found and sorted.
pub struct Span<'a, T> {
    /// All that were found.
    pub all: &'a [T],
    /// Where this part begins.
    pub from: usize,
    /// And ends.
    pub to: usize,
}

/// People under their hamlets.
pub fn people(
    span: &Span<'_, Arc<Row>>,
    to: fn(RecordId) -> String,
    today: Date,
    lang: Lang,
) -> Markup {
    let hamlet = |row: &Arc<Row>| row.hamlet.clone();
    grouped(span, &hamlet, lang, &|markup, row| {
        person(markup, row, &to(row.id), today, lang);
    })
}

/// Households under their hamlets. `is_krs`: those at risk, each with why.
pub fn households(span: &Span<'_, Listed>, is_krs: bool, lang: Lang) -> Markup {
    let hamlet = |it: &Listed| it.home.house.hamlet.clone();
    grouped(span, &hamlet, lang, &|markup, it| {
        household(markup, it, is_krs, lang);
    })
}

/// Each row says where it stands among all of them, drawn or not, so that a screen reader can tell.
fn grouped<T>(
    span: &Span<'_, T>,
    hamlet: &dyn Fn(&T) -> String,
    lang: Lang,
    draw: &dyn Fn(&mut Markup, &T),
) -> Markup {
    let mut markup = Markup::default();
    let mut open = span.from.checked_sub(1).map(|at| hamlet(&span.all[at]));
    let all = span.all.len().to_string();
    for (at, row) in span.all.iter().enumerate().take(span.to).skip(span.from) {
        let next = hamlet(row);
        let goes_on = open
            .as_ref()
            .is_some_and(|open| open.eq_ignore_ascii_case(&next));
        if at > span.from && !goes_on {
            markup.tag("</ul></section>");
        }
        if at == span.from && goes_on {
            markup.tag(r#"<section class="hamlet hamlet-more"><ul class="rows">"#);
        } else if !goes_on {
            let name = if next.is_empty() {
                words::NO_HAMLET.text(lang)
            } else {
                &next
            };
            markup
                .tag(r#"<section class="hamlet"><h2 class="hamlet-name">"#)
                .text(name)
                .tag(r#"</h2><ul class="rows">"#);
        }
        open = Some(next);
        markup
            .tag(r#"<li aria-setsize=""#)
            .text(&all)
            .tag(r#"" aria-posinset=""#)
            .text(&(at + 1).to_string())
            .tag(r#"">"#);
        draw(&mut markup, row);
        markup.tag("</li>");
    }
    if span.from < span.to {
        markup.tag("</ul></section>");
    }
    markup
}

/// One person in a list of a few.
pub fn person_row(row: &Row, to: String, today: Date, lang: Lang) -> View {
    let mut markup = Markup::default();
    person(&mut markup, row, &to, today, lang);
    el("li").marked(markup)
}

/// Who, what kind, why, and what is still on the phone.
fn person(markup: &mut Markup, row: &Row, to: &str, today: Date, lang: Lang) {
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
    let unsent = unsent(row.unsent, lang);
    let badges = [
        (!row.returned.is_empty()).then(|| (Tone::Watch, Icon::Return, state::RETURNED.text(lang))),
        row_mark(row, today, lang),
        unsent
            .as_ref()
            .map(|word| (Tone::Calm, Icon::Phone, word.as_str())),
        row.flagged
            .then(|| (Tone::Watch, Icon::Flag, state::FLAGGED.text(lang))),
    ];
    link(markup, to, kind::icon(kind_id), &row.name, |markup| {
        markup
            .words(r#"<span class="row-line">"#, &first, "</span>")
            .words(r#"<span class="row-line soft">"#, &second, "</span>");
        marks(markup, &badges);
    });
}

/// A row that leads somewhere: a shape, a name, and what stands under it.
pub fn link(
    markup: &mut Markup,
    to: &str,
    shape: Icon,
    name: &str,
    below: impl FnOnce(&mut Markup),
) {
    markup
        .tag(r#"<a class="row-link" href=""#)
        .text(to)
        .tag(r#""><span class="row-mark">"#)
        .icon(shape)
        .tag(r#"</span><span class="row-text">"#)
        .words(r#"<span class="row-name">"#, name, "</span>");
    below(markup);
    markup.tag("</span>").icon(Icon::Next).tag("</a>");
}

/// The badges that there are.
pub fn marks(markup: &mut Markup, badges: &[Option<(Tone, Icon, &str)>]) {
    let mut there = badges.iter().flatten().peekable();
    if there.peek().is_some() {
        markup.tag(r#"<span class="row-marks">"#);
        for badge in there {
            markup.badge(*badge);
        }
        markup.tag("</span>");
    }
}

fn unsent(count: u16, lang: Lang) -> Option<String> {
    (count > 0).then(|| words::unsent(count, lang))
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

fn household(markup: &mut Markup, it: &Listed, is_krs: bool, lang: Lang) {
    let (row, risk) = (&it.home.house, &it.home.risk);
    // It stands under the name of its hamlet.
    let line = life::joined(&[life::place("", &row.rt), words::members(row.people, lang)]);
    let who = it.by.as_ref();
    let who = who.map_or_else(String::new, |who| words::lives_here(&who.name, lang));
    let why = risk.reasons.iter().filter(|_| is_krs);
    let why: Vec<String> = why
        .map(|reason| reason.name().text(lang).to_owned())
        .collect();
    let unsent = unsent(row.unsent, lang);
    let badges = [
        (!is_krs && risk.is_at_risk()).then(|| (Tone::Watch, Icon::Eye, house::AT_RISK.text(lang))),
        (is_krs && row.surveyed_on.is_none())
            .then(|| (Tone::Calm, Icon::Clock, words::UNSURVEYED.text(lang))),
        unsent
            .as_ref()
            .map(|word| (Tone::Calm, Icon::Phone, word.as_str())),
    ];
    let to = address::household(row.id);
    link(markup, &to, Icon::House, &row.head_name, |markup| {
        markup
            .words(r#"<span class="row-line">"#, &life::joined(&why), "</span>")
            .words(r#"<span class="row-line">"#, &who, "</span>")
            .words(r#"<span class="row-line soft">"#, &line, "</span>");
        marks(markup, &badges);
    });
}
