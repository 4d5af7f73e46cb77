//! The kecamatan in a few large numbers, then its villages: the one that wants attention first on top.

use super::figure::{self, Told, share, told};
use crate::screen::address;
use crate::text::{Lang, region as words};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Weight, empty, go, icon, notice};
use dampingi_sync::numbers::{AreaNumbers, Figure, Indicators};

pub fn overview(of: &Indicators, whole: &AreaNumbers, lang: Lang) -> View {
    let title = el("h2").attr("id", "numbers").child(whole.name.clone());
    if whole.people == 0 {
        let why = words::EMPTY_WHY.text(lang).to_owned();
        let nothing = empty(Icon::Bars, words::SILENT.text(lang).to_owned(), why, None);
        return group([title, nothing]);
    }
    let quiet = figure::is_quiet(of, whole).then(|| {
        let said = el("strong").child(words::QUIET_TITLE.text(lang));
        let why = el("p").child(words::QUIET_WHY.text(lang));
        notice(Icon::Info, group([el("p").child(said), why]))
    });
    let doubles = (of.doubles > 0).then(|| notice(Icon::Copies, words::doubles(of.doubles, lang)));
    let large = el("section")
        .class("section")
        .attr("aria-labelledby", "numbers")
        .child(title)
        .child(quiet)
        .child(el("ul").class("tiles").child(tiles(of, whole, lang)))
        .child(go(
            Weight::Plain,
            Some(Icon::List),
            words::EVERYTHING.text(lang),
            address::village(&whole.area),
        ))
        .child(doubles);
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
    let names: Vec<&str> = silent.iter().map(|place| place.name.as_str()).collect();
    let silent = (!names.is_empty()).then(|| {
        section("silent", words::SILENT.text(lang)).child(el("p").child(names.join(", ")))
    });
    group([large, villages.shown(), silent.shown()])
}

fn section(id: &'static str, title: &'static str) -> View {
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
    let rate = |id| {
        let told = get(id)?;
        let (part, out_of, _) = told.received;
        let mut under = words::of(part, out_of, lang);
        if let Some(target) = told.head.target {
            under = format!("{under} · {}", words::target(target, lang));
        }
        let (big, small) = (percent(told.received, lang), percent(told.approved, lang));
        Some(tile(label(told, lang), big, under, &small, lang))
    };
    let stunted = || {
        let (told, measured) = (get(figure::STUNTED)?, get(figure::MEASURED)?);
        let coverage = percent(measured.received, lang);
        let under = words::measured(measured.received.1, &coverage, lang);
        let small = format!(
            "{} ({})",
            percent(told.approved, lang),
            words::measured(measured.approved.1, &percent(measured.approved, lang), lang)
        );
        let big = percent(told.received, lang);
        Some(tile(label(told, lang), big, under, &small, lang))
    };
    let thin = || {
        let (told, all, measured) = (
            get(figure::THIN)?,
            get(figure::PREGNANT)?,
            get(figure::PREGNANT_MEASURED)?,
        );
        let under = words::of_pregnant(all.received.0, measured.received.0, lang);
        // Nobody thin among women nobody measured says nothing.
        let big = count(told.received.0, measured.received.0, lang);
        let small = count(told.approved.0, measured.approved.0, lang);
        Some(tile(label(told, lang), big, under, &small, lang))
    };
    let anaemic = || {
        let (received, approved) = figure::anaemic(of, whole)?;
        let big = count(received.0, received.1, lang);
        let small = count(approved.0, approved.1, lang);
        let name = words::ANAEMIC.text(lang).to_owned();
        let under = words::of_checked(received.1, lang);
        Some(tile(name, big, under, &small, lang))
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

fn tile(name: String, big: String, under: String, small: &str, lang: Lang) -> View {
    let class = if big.starts_with(|c: char| c.is_ascii_digit()) {
        "number"
    } else {
        "number number-none"
    };
    el("li")
        .class("tile")
        .child(el("span").class("tile-label").child(name))
        .child(
            el("span")
                .class("tile-value")
                .child(el("span").attr("class", class).child(big))
                .child(
                    el("span")
                        .class("unit small")
                        .child(format!(" {}", words::RECEIVED.text(lang).to_lowercase())),
                ),
        )
        .child(el("span").class("soft small").child(under))
        .child(
            el("span")
                .class("small")
                .child(words::approved(small, lang)),
        )
}

/// A village: its name, how far its visits have come, and three numbers, received above approved.
fn row(of: &Indicators, place: &AreaNumbers, lang: Lang) -> View {
    let visited = told(of, place, figure::VISITED);
    let tenths = visited.and_then(|told| share(told.received));
    let bar = el("progress")
        .class("bar")
        .attr("max", "1000")
        // Without a value it would be a bar that never ends: nobody to visit is an empty one.
        .attr("value", tenths.unwrap_or(0))
        .attr("aria-hidden", "true");
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
fn cell(name: &'static str, told: Told<'_>, lang: Lang) -> View {
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
