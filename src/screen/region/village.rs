//! All numbers of one area, sheet by sheet, each with what it means.

use super::figure::{Told, all};
use super::overview::{expected, label, percent};
use super::sign::sign;
use crate::screen::address;
use crate::text::{Lang, region as words};
use crate::ui::el::{Shown, View, el};
use crate::ui::{Icon, Weight, facts, go};
use dampingi_sync::numbers::{AreaNumbers, Figure, Indicators};

pub fn village(of: &Indicators, place: &AreaNumbers, lang: Lang) -> View {
    let mut sheets: Vec<View> = vec![el("p").class("soft").child(format!(
        "{}. {}",
        words::people(place.people, lang),
        words::TAP.text(lang)
    ))];
    sheets.extend(expected(place));
    sheets.extend(sign(of, place, lang));
    let mut groups: Vec<&str> = Vec::new();
    for head in &of.heads {
        if !groups.contains(&head.group.as_str()) {
            groups.push(&head.group);
        }
    }
    for name in groups {
        let rows: Vec<View> = all(of, place)
            .filter(|told| told.head.group == name)
            .map(|told| el("li").child(number(told, lang)))
            .collect();
        let id = format!("sheet-{name}");
        sheets.push(
            el("section")
                .class("section")
                .attr("aria-labelledby", id.clone())
                .child(el("h2").attr("id", id).child(words::group(name, lang)))
                .child(el("ul").class("stack-tight").child(rows)),
        );
    }
    sheets.extend(super::quarter::funds(of, place, lang));
    sheets.push(go(
        Weight::Plain,
        Some(Icon::Review),
        words::TO_QUEUE.text(lang),
        address::QUEUE,
    ));
    sheets.shown()
}

/// One indicator as the head of a fold: its name and its figures.
pub fn summary(told: Told<'_>, lang: Lang) -> View {
    let figures = el("span")
        .class("indicator-figures")
        .child(figure(
            words::RECEIVED.text(lang),
            told,
            told.received,
            lang,
        ))
        .child(figure(
            words::APPROVED.text(lang),
            told,
            told.approved,
            lang,
        ));
    el("summary").child(
        el("span")
            .class("indicator-row")
            .child(el("span").class("indicator-name").child(label(told, lang)))
            .child(figures),
    )
}

/// One indicator: its figures, and behind a tap what it means.
fn number(told: Told<'_>, lang: Lang) -> View {
    let head = told.head;
    let mut meaning = vec![(
        words::COUNTED_IS.text(lang).to_owned(),
        head.numerator.clone(),
    )];
    if head.is_percent() {
        let out_of = words::COUNTED_OF.text(lang).to_owned();
        meaning.push((out_of, head.denominator.clone()));
    }
    let published = if head.approved_is_published {
        words::PUBLISHED_APPROVED
    } else {
        words::PUBLISHED_RECEIVED
    };
    let mut note = published.text(lang).to_owned();
    if let Some(target) = head.target {
        note = format!("{note} ({})", words::target(target, lang));
    }
    let unconfirmed = (!head.confirmed).then(|| {
        el("p")
            .class("soft small")
            .child(words::UNCONFIRMED.text(lang))
    });
    el("details")
        .class("fold indicator")
        .child(summary(told, lang))
        .child(el("h3").child(words::MEANING.text(lang)))
        // The tables define in Indonesian only.
        .child(el("div").attr("lang", "id").child(facts(meaning)))
        .child(el("p").class("small").child(note))
        .child(unconfirmed)
}

/// A share with what it is of, or a count; and how many were left out.
fn figure(basis: &'static str, told: Told<'_>, figure: Figure, lang: Lang) -> View {
    let (part, whole, left_out) = figure;
    let (big, under) = if told.head.is_percent() {
        let under = (whole > 0).then(|| words::of(part, whole, lang));
        (percent(figure, lang), under)
    } else {
        (part.to_string(), None)
    };
    let left_out = (left_out > 0).then(|| {
        el("span")
            .class("small soft")
            .child(words::excluded(left_out, lang))
    });
    el("span")
        .class("indicator-figure")
        .child(el("span").class("small soft").child(basis))
        .child(el("span").class("indicator-big").child(big))
        .child(el("span").class("small soft").child(under))
        .child(left_out)
}
