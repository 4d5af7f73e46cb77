//! The kecamatan in a few large numbers, then its villages: the one that wants attention first on top.

use super::figure::{self, Told, share, told};
use super::to_cadres;
use crate::screen::address;
use crate::text::{Lang, overview as more, region as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Weight, empty, go, icon, notice};
use dampingi_sync::numbers::{AreaNumbers, Figure, Indicators};

pub fn overview(of: &Indicators, whole: &AreaNumbers, lang: Lang) -> View {
    if whole.people == 0 {
        return nobody(whole, lang);
    }
    let quiet = figure::is_quiet(of, whole).then(|| {
        let said = el("strong").child(words::QUIET_TITLE.text(lang));
        let why = el("p").child(words::QUIET_WHY.text(lang));
        notice(Icon::Info, group([el("p").child(said), why]))
    });
    let large = numbers(of, whole, quiet, tiles(of, whole, lang), lang);
    let (known, silent) = figure::villages(of);
    let rows = known
        .into_iter()
        .map(|place| row(of, place, lang))
        .collect::<Vec<_>>();
    let villages = (!rows.is_empty()).then(|| {
        section("villages", words::VILLAGES.text(lang))
            .child(
                el("p")
                    .class("soft small")
                    .child(words::VILLAGES_WHY.text(lang)),
            )
            .child(el("ul").class("rows").child(rows))
    });
    group([large, villages.shown(), without(&silent, lang)])
}

/// An area of which nothing is on record.
pub fn nobody(whole: &AreaNumbers, lang: Lang) -> View {
    let why = words::EMPTY_WHY.text(lang).to_owned();
    let next = Some(to_cadres(lang));
    let nothing = empty(Icon::Bars, words::SILENT.text(lang).to_owned(), why, next);
    group([title(whole), nothing])
}

fn title(whole: &AreaNumbers) -> View {
    el("h2").attr("id", "numbers").child(whole.name.clone())
}

/// The large numbers, with where the expected ones are from, the way to all others, and what is to be tidied up.
pub fn numbers(
    of: &Indicators,
    whole: &AreaNumbers,
    quiet: Option<View>,
    tiles: Vec<View>,
    lang: Lang,
) -> View {
    let doubles = (of.doubles > 0).then(|| notice(Icon::Copies, words::doubles(of.doubles, lang)));
    el("section")
        .class("section")
        .attr("aria-labelledby", "numbers")
        .child(title(whole))
        .child(quiet)
        .child(el("ul").class("tiles").child(tiles))
        .child(expected(whole))
        .child(go(
            Weight::Plain,
            Some(Icon::List),
            words::EVERYTHING.text(lang),
            address::village(&whole.area),
        ))
        .child(to_cadres(lang))
        .child(go(
            Weight::Plain,
            Some(Icon::Calendar),
            more::DAYS.text(lang),
            address::REGION_DAYS,
        ))
        .child(go(
            Weight::Plain,
            Some(Icon::Baby),
            more::supports(of.supports, lang),
            address::REGION_SUPPORTS,
        ))
        .child(doubles)
}

/// Where the numbers that an area is expected to have come from. The server says it in Indonesian only.
pub fn expected(place: &AreaNumbers) -> Vec<View> {
    let line = |line: &String| {
        el("p")
            .class("soft small")
            .attr("lang", "id")
            .child(line.clone())
    };
    place.expected.iter().map(line).collect()
}

/// The villages with nobody on record.
pub fn without(silent: &[&AreaNumbers], lang: Lang) -> View {
    let names: Vec<&str> = silent.iter().map(|place| place.name.as_str()).collect();
    let silent = (!names.is_empty()).then(|| {
        section("silent", words::SILENT.text(lang)).child(el("p").child(names.join(", ")))
    });
    silent.shown()
}

pub fn section(id: &'static str, title: &'static str) -> View {
    el("section")
        .class("section")
        .attr("aria-labelledby", id)
        .child(el("h2").attr("id", id).child(title))
}

/// A share in words; over nobody it is "none yet", never nought.
pub fn percent(figure: Figure, lang: Lang) -> String {
    share(figure).map_or_else(
        || words::NONE_YET.text(lang).to_owned(),
        |tenths| words::percent(tenths, lang),
    )
}

/// The heading of an indicator, as the server's tables have it.
pub fn label(told: Told<'_>, lang: Lang) -> String {
    match lang {
        Lang::Id => told.head.label.clone(),
        Lang::En => told.head.label_en.clone(),
    }
}

fn tiles(of: &Indicators, whole: &AreaNumbers, lang: Lang) -> Vec<View> {
    let get = |id| told(of, whole, id);
    let rate = |id| Some(share_tile(get(id)?, lang));
    let stunted = || {
        let (told, measured) = (get(figure::STUNTED)?, get(figure::MEASURED)?);
        let side = |part: Figure, seen: Figure| {
            let under = words::measured(seen.1, &percent(seen, lang), lang);
            (percent(part, lang), under)
        };
        let received = side(told.received, measured.received);
        let approved = side(told.approved, measured.approved);
        Some(tile(label(told, lang), [received, approved], lang))
    };
    let thin = || {
        let (told, all, seen) = (
            get(figure::THIN)?,
            get(figure::PREGNANT)?,
            get(figure::PREGNANT_MEASURED)?,
        );
        // Nobody thin among women nobody measured says nothing.
        let side = |thin: Figure, all: Figure, seen: Figure| {
            let under = words::of_pregnant(all.0, seen.0, lang);
            (count(thin.0, seen.0, lang), under)
        };
        let received = side(told.received, all.received, seen.received);
        let approved = side(told.approved, all.approved, seen.approved);
        Some(tile(label(told, lang), [received, approved], lang))
    };
    let anaemic = || {
        let (received, approved) = figure::anaemic(of, whole)?;
        let side = |(part, checked, _): Figure| {
            let under = words::of_checked(checked, lang);
            (count(part, checked, lang), under)
        };
        let name = words::ANAEMIC.text(lang).to_owned();
        Some(tile(name, [side(received), side(approved)], lang))
    };
    [
        rate(figure::VISITED),
        rate(figure::WEIGHED),
        rate(figure::GAINED),
        stunted(),
        thin(),
        anaemic(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn count(of_them: u32, looked_at: u32, lang: Lang) -> String {
    if of_them == 0 && looked_at == 0 {
        words::NONE_YET.text(lang).to_owned()
    } else {
        of_them.to_string()
    }
}

/// A share on a tile.
pub fn share_tile(told: Told<'_>, lang: Lang) -> View {
    let side = |figure: Figure| (percent(figure, lang), words::of(figure.0, figure.1, lang));
    let mut name = label(told, lang);
    if let Some(target) = told.head.target {
        name.push_str(" · ");
        name.push_str(&words::target(target, lang));
    }
    tile(name, [side(told.received), side(told.approved)], lang)
}

/// A name, and beside each other what was received and what was approved: the figure, and what it is of.
fn tile(name: String, sides: [(String, String); 2], lang: Lang) -> View {
    let basis = [words::RECEIVED, words::APPROVED];
    let sides = basis.into_iter().zip(sides).map(|(basis, (big, under))| {
        let class = if big.starts_with(|c: char| c.is_ascii_digit()) {
            "number"
        } else {
            "number number-none"
        };
        el("span")
            .class("tile-side")
            .child(el("span").class("soft small").child(basis.text(lang)))
            .child(el("span").attr("class", class).child(big))
            .child(el("span").class("soft small").child(under))
    });
    el("li")
        .class("tile")
        .child(el("span").class("tile-label").child(name))
        .child(el("span").class("tile-sides").child(sides.views()))
}

/// A village: its name, how far its visits have come, and three numbers, received above approved.
fn row(of: &Indicators, place: &AreaNumbers, lang: Lang) -> View {
    let visited = told(of, place, figure::VISITED);
    let tenths = visited.and_then(|told| share(told.received));
    let figures = [
        (words::VISITED, figure::VISITED),
        (words::WEIGHED, figure::WEIGHED),
        (words::GAINED, figure::GAINED),
        (words::STUNTED, figure::STUNTED),
    ];
    let figures: Vec<View> = figures
        .into_iter()
        .filter_map(|(name, id)| Some(cell(name.text(lang), told(of, place, id)?, lang)))
        .collect();
    line(place, tenths, figures, lang)
}

/// A village as a line that leads to all its numbers: name, the share it stands in line by as a bar, a few numbers.
pub fn line(place: &AreaNumbers, tenths: Option<u32>, figures: Vec<View>, lang: Lang) -> View {
    let bar = el("progress")
        .class("bar")
        .attr("max", "1000")
        // Without a value it would be a bar that never ends: nobody to visit is an empty one.
        .attr("value", tenths.unwrap_or(0))
        .attr("aria-hidden", "true");
    let share = tenths.map_or_else(
        || words::NONE_YET.text(lang).to_owned(),
        |tenths| words::percent(tenths, lang),
    );
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", address::village(&place.area))
            .child(
                el("span")
                    .class("row-text")
                    .child(
                        el("span")
                            .class("card-head")
                            .child(el("span").class("row-name").child(place.name.clone()))
                            .child(el("span").class("row-name").child(share)),
                    )
                    .child(bar)
                    .child(el("span").class("region-cells").child(figures)),
            )
            .child(icon(Icon::Next)),
    )
}

/// One number of a row: its name, received, approved.
pub fn cell(name: &'static str, told: Told<'_>, lang: Lang) -> View {
    let figure = |class: &'static str, word: &'static str, figure: Figure| {
        el("span")
            .class(class)
            .child(el("span").class("only-read").child(format!(" {word} ")))
            .child(percent(figure, lang))
    };
    el("span")
        .class("region-cell")
        .child(el("span").class("soft small").child(name))
        .child(figure(
            "region-received",
            words::RECEIVED.text(lang),
            told.received,
        ))
        .child(figure(
            "soft small",
            words::APPROVED.text(lang),
            told.approved,
        ))
}
