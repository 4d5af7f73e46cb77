//! The convergence scorecard of a quarter: three levels in large, the villages by theirs, and each line of the card by village.

use super::figure::{self, Told, all, told};
use super::overview::{cell, line, nobody, numbers, percent, section, share_tile, without};
use super::sign;
use super::village::summary;
use crate::screen::money::money;
use crate::screen::signed::is_changed;
use crate::text::{Lang, region as words, scorecard as words_of_card};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Tone, facts, mark, notice};
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_domain::indicator::scorecard::{Rupiah, read_funds};
use dampingi_sync::numbers::{AreaNumbers, Figure, Indicators};

/// What the server calls the sheet, and its three levels.
const CARD: &str = "scorecard";
const MOTHERS: &str = "mothers";
const CHILDREN: &str = "children";
const CONVERGENCE: &str = "village";
/// All, mothers, children.
pub const LEVELS: [&str; 3] = [CONVERGENCE, MOTHERS, CHILDREN];

/// Whether these are the numbers of a quarter: `2026-TW4`.
pub fn is_one(of: &Indicators) -> bool {
    of.period.contains("TW")
}

pub fn overview(of: &Indicators, whole: &AreaNumbers, lang: Lang) -> View {
    if whole.people == 0 {
        return nobody(whole, lang);
    }
    let levels: Vec<Told<'_>> = LEVELS
        .into_iter()
        .filter_map(|id| told(of, whole, id))
        .collect();
    let is_quiet = levels.iter().all(|told| told.received.1 == 0);
    let quiet = is_quiet.then(|| {
        let said = el("strong").child(words::CARD_QUIET_TITLE.text(lang));
        let why = el("p").child(words::CARD_QUIET_WHY.text(lang));
        notice(Icon::Info, group([el("p").child(said), why]))
    });
    let tiles = levels
        .into_iter()
        .map(|told| share_tile(told, lang))
        .collect();
    let large = numbers(of, whole, quiet, tiles, lang);
    let (known, silent) = figure::villages_by(of, &[CONVERGENCE, MOTHERS]);
    let rows: Vec<View> = known.iter().map(|place| row(of, place, lang)).collect();
    let villages = (!rows.is_empty()).then(|| {
        section("villages", words::VILLAGES.text(lang))
            .child(
                el("p")
                    .class("soft small")
                    .child(words::CARD_VILLAGES_WHY.text(lang)),
            )
            .child(el("ul").class("rows").child(rows))
    });
    let mut card = section("card", words::CARD_LINES.text(lang)).child(
        el("p")
            .class("soft small")
            .child(words::CARD_LINES_WHY.text(lang)),
    );
    for (at, name) in words::CARD_PARTS.iter().enumerate() {
        let lines: Vec<View> = all(of, whole)
            .filter(|told| told.head.group == CARD && told.head.is_percent())
            .filter(|told| part(&told.head.id) == at)
            .map(|told| el("li").child(by_village(of, told, &known, lang)))
            .collect();
        card = card
            .child(el("h3").child(name.text(lang)))
            .child(el("ul").class("stack-tight").child(lines));
    }
    let funds = funds(of, whole, lang);
    group([
        large,
        villages.shown(),
        card,
        funds.shown(),
        without(&silent, lang),
    ])
}

/// What its villages used their own money for, and how many wrote it down.
pub fn funds(of: &Indicators, place: &AreaNumbers, lang: Lang) -> Option<View> {
    if !is_one(of) {
        return None;
    }
    let villages = |place: &&AreaNumbers| {
        AreaCode::parse(&place.area).is_some_and(|area| area.level() == Level::Village)
    };
    let is_village = villages(&place);
    let all = of.areas.iter().filter(villages);
    let wrote = all.clone().filter(|it| !it.funds.is_empty()).count();
    let wrote = (!is_village).then(|| words_of_card::villages_wrote(wrote, all.count(), lang));
    let lines: Vec<Rupiah> = place.funds.iter().filter_map(|it| read_funds(it)).collect();
    let body = if lines.is_empty() {
        el("p").child(words_of_card::FUNDS_NONE.text(lang))
    } else {
        money(&lines, Vec::new(), lang)
    };
    Some(
        section("funds", words_of_card::FUNDS.text(lang))
            .child(
                el("p")
                    .class("soft small")
                    .child(words_of_card::FUNDS_WHY.text(lang)),
            )
            .child(body)
            .child(wrote.map(|wrote| el("p").class("soft small").child(wrote))),
    )
}

/// Mothers and children have lines of the same name: each stands under its own heading.
fn part(id: &str) -> usize {
    ["mother", "child"]
        .iter()
        .position(|whose| id.starts_with(whose))
        .unwrap_or(2)
}

/// A village by its level of convergence.
fn row(of: &Indicators, place: &AreaNumbers, lang: Lang) -> View {
    let level = told(of, place, CONVERGENCE);
    let tenths = level.and_then(|told| figure::share(told.received));
    let figures = [
        (words::CONVERGENCE, CONVERGENCE),
        (words::MOTHERS, MOTHERS),
        (words::CHILDREN, CHILDREN),
    ];
    let mut figures: Vec<View> = figures
        .into_iter()
        .filter_map(|(name, id)| Some(cell(name.text(lang), told(of, place, id)?, lang)))
        .collect();
    // Whether she has looked at it, and at these numbers.
    let said = sign::said(of, place).filter(|said| said.is_verified);
    figures.extend(said.map(|said| {
        let now = sign::levels(of, place).unwrap_or_default();
        if is_changed(&said, &now) {
            mark(Tone::Watch, Icon::Again, words_of_card::CHANGED, lang)
        } else {
            mark(Tone::Good, Icon::CheckTwice, words_of_card::SIGNED, lang)
        }
    }));
    line(place, tenths, figures, lang)
}

/// A line of the card: of the whole area, and behind a tap of each village.
fn by_village(of: &Indicators, whole: Told<'_>, villages: &[&AreaNumbers], lang: Lang) -> View {
    let shown = |figure: Figure| {
        let mut text = percent(figure, lang);
        if figure.1 > 0 {
            text.push_str(" (");
            text.push_str(&words::of(figure.0, figure.1, lang));
            text.push(')');
        }
        text
    };
    let each = villages.iter().filter_map(|place| {
        let told = told(of, place, &whole.head.id)?;
        let (received, approved) = (shown(told.received), shown(told.approved));
        let both = words::in_village(&received, &approved, lang);
        Some((place.name.clone(), both))
    });
    el("details")
        .class("fold indicator")
        .child(summary(whole, lang))
        .child(facts(each.collect()))
}
