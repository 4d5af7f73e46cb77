//! The sums of a village: the level of convergence in large numbers, each line of the form, and who is to be served.

use super::kept::Kept;
use crate::phone::SignOff;
use crate::screen::signed::signed;
use crate::text::{Lang, region, scorecard as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Tone, facts, mark};
use dampingi_domain::indicator::scorecard::{Card, LINES, Line};
use dampingi_domain::indicator::{Figure, Kind};

pub fn sheet(kept: &Kept, sign: Option<SignOff>, lang: Lang) -> View {
    let card = kept.card();
    let names = [words::WHOLE, words::MOTHERS, words::CHILDREN];
    let levels = Kept::levels(&card);
    let approved = kept.approved.iter().map(|(numerator, denominator)| Figure {
        numerator: *numerator,
        denominator: *denominator,
        excluded: 0,
    });
    let approved: Vec<Figure> = approved.collect();
    let is_verified = approved == levels;
    let tiles = names
        .into_iter()
        .zip(levels)
        .zip(approved)
        .map(|((name, figure), approved)| {
            el("div")
                .class("tile")
                .child(el("span").class("tile-label").word(name, lang))
                .child(el("span").class("number").child(percent(figure, lang)))
                .child(el("span").class("soft small").child(of(figure, lang)))
                .child(
                    el("span")
                        .class("small")
                        .child(words::approved(&said(approved, lang), lang)),
                )
        });
    let verified = if is_verified {
        mark(Tone::Good, Icon::CheckTwice, words::VERIFIED, lang)
    } else {
        mark(Tone::Watch, Icon::Clock, words::NOT_VERIFIED, lang)
    };
    let now = levels.map(|level| (level.numerator, level.denominator));
    let sign = sign.map(|said| signed(&said, &now, lang));
    let counts = LINES.iter().filter(|line| line.kind() == Kind::Count);
    let counts = counts
        .zip(&kept.counts)
        .map(|(line, count)| (line.label.text(lang).to_owned(), count.to_string()));
    group([
        el("div").class("tiles").child(tiles.views()),
        sign.shown(),
        el("p").child(verified),
        el("p").class("soft small").word(words::UNCONFIRMED, lang),
        el("h2").word(words::LINES, lang),
        el("h3").word(words::MOTHERS, lang),
        lines(&card, |id| id.starts_with("mother_"), lang),
        el("h3").word(words::CHILDREN, lang),
        lines(
            &card,
            |id| id.starts_with("child_") || id == "preschool",
            lang,
        ),
        el("h2").word(words::COUNTS, lang),
        facts(counts.collect()),
    ])
}

fn lines(card: &Card, is_meant: fn(&str) -> bool, lang: Lang) -> View {
    let meant = LINES.iter().filter(|line| is_meant(line.id));
    let pair = |line: &Line| {
        let said = said(line.figure(card), lang);
        (line.label.text(lang).to_owned(), said)
    };
    facts(meant.map(pair).collect())
}

fn said(figure: Figure, lang: Lang) -> String {
    let mut said = percent(figure, lang);
    said.push_str(" · ");
    said.push_str(&of(figure, lang));
    said
}

/// Over nobody there is no share.
fn percent(figure: Figure, lang: Lang) -> String {
    let tenths = (figure.numerator * 1000 + figure.denominator / 2).checked_div(figure.denominator);
    tenths.map_or_else(|| "–".to_owned(), |tenths| region::percent(tenths, lang))
}

fn of(figure: Figure, lang: Lang) -> String {
    region::of(figure.numerator, figure.denominator, lang)
}
