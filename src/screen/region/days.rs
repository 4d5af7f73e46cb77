//! The posyandu days of her area in a month: what was not held first, then every day with the letters of the register, each of which
//! leads to the children that it counts.

use super::children::absent;
use super::overview::section;
use super::told::{self, Told};
use crate::json;
use crate::phone::use_phone;
use crate::screen::{address, life};
use crate::text::{Lang, overview as words, posyandu, region, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Tone, Weight, empty, facts, go, mark};
use dampingi_domain::date::from_iso;
use dampingi_domain::posyandu::{COLUMNS, Column, percent};
use dampingi_sync::desk::ABSENT;
use dampingi_sync::overview::{PosyanduDay, PosyanduDays};

/// Months that can be chosen, the coming one and this one among them.
const MONTHS: i32 = 12;

pub fn days() -> View {
    told::screen(Told {
        title: words::DAYS,
        path: "posyandu",
        months: MONTHS,
        draw: drawn,
    })
}

fn drawn(text: &str, lang: Lang) -> Option<View> {
    let told: PosyanduDays = json::read(text.as_bytes())?;
    let to = address::REGION_NAMES;
    let door = go(
        Weight::Plain,
        Some(Icon::Copies),
        words::NAMES.text(lang),
        to,
    );
    if told.days.is_empty() && told.without.is_empty() {
        return Some(empty(
            Icon::Calendar,
            words::NO_DAYS_TITLE.text(lang).to_owned(),
            words::NO_DAYS_WHY.text(lang).to_owned(),
            Some(door),
        ));
    }
    let (off, held): (Vec<_>, Vec<_>) = told.days.iter().partition(|day| is_off(day));
    let lines = off.iter().map(|day| line(day, lang));
    let silent = told.without.iter().map(|(village, posyandu)| {
        let about = life::joined(&[posyandu.clone(), village.clone()]);
        let said = mark(Tone::Watch, Icon::Alert, words::NO_DAY, lang);
        row(about, el("span").class("row-marks").child(said))
    });
    let not_held = lines.chain(silent).views();
    let not_held = (!not_held.is_empty()).then(|| {
        section("not-held", posyandu::CANCELLED_DAYS.text(lang))
            .child(el("ul").class("rows").child(not_held))
    });
    let villages = held.chunk_by(|a, b| a.village == b.village).enumerate();
    let villages = villages.map(|(at, days)| {
        let mut id = "village-".to_owned();
        id.push_str(&at.to_string());
        el("section")
            .class("section")
            .attr("aria-labelledby", id.clone())
            .child(el("h2").attr("id", id).child(days[0].village.clone()))
            .child(
                el("ul")
                    .class("rows")
                    .child(days.iter().map(|day| line(day, lang)).views()),
            )
    });
    Some(group([
        sums(&told, lang),
        not_held.shown(),
        villages.views().shown(),
        door,
    ]))
}

fn is_off(day: &PosyanduDay) -> bool {
    matches!(day.standing.as_str(), "cancelled" | "missed")
}

/// How many days, and how many children came of those listed.
fn sums(told: &PosyanduDays, lang: Lang) -> View {
    let done = || {
        let days = told.days.iter();
        days.filter(|day| matches!(day.standing.as_str(), "closed" | "open"))
    };
    let sum = |column| done().map(|day| of(day, column)).sum::<usize>();
    let gained = sum(Column::N);
    let judged = gained + sum(Column::T);
    facts(vec![
        (
            words::HELD.text(lang).to_owned(),
            done().count().to_string(),
        ),
        (
            posyandu::D_OF_S.text(lang).to_owned(),
            share(sum(Column::D), sum(Column::S), lang),
        ),
        (
            posyandu::N_OF_D.text(lang).to_owned(),
            share(gained, judged, lang),
        ),
    ])
}

/// A column of the register on a day.
fn of(day: &PosyanduDay, wanted: Column) -> usize {
    let at = COLUMNS.iter().position(|(column, ..)| *column == wanted);
    let count = at.and_then(|at| day.counts.get(at));
    count.map_or(0, |count| *count as usize)
}

fn share(part: usize, whole: usize, lang: Lang) -> String {
    let mut said = posyandu::of(part, whole, lang);
    if let Some(percent) = percent(part, whole) {
        said.push_str(" · ");
        said.push_str(&percent.to_string());
        said.push('%');
    }
    said
}

fn row(name: String, below: View) -> View {
    el("li").class("row-still").child(
        el("span")
            .class("row-text")
            .child(el("span").class("row-name").child(name))
            .child(below),
    )
}

fn line(day: &PosyanduDay, lang: Lang) -> View {
    let on = from_iso(&day.on).map_or_else(|| day.on.clone(), |on| when::long(on, lang));
    let name = life::joined(&[day.posyandu.clone(), on]);
    let (tone, shape, word) = match day.standing.as_str() {
        "planned" => (Tone::Calm, Icon::Calendar, words::PLANNED),
        "closed" => (Tone::Good, Icon::Check, words::CLOSED),
        "cancelled" => (Tone::Watch, Icon::Erase, words::CANCELLED),
        "missed" => (Tone::Watch, Icon::Alert, words::MISSED),
        _ => (Tone::Calm, Icon::Clock, words::OPEN),
    };
    let village = is_off(day).then(|| day.village.clone());
    let about = [
        village.unwrap_or_default(),
        day.place.clone(),
        day.note.clone(),
    ];
    let about = life::joined(&about);
    let about = (!about.is_empty()).then(|| el("span").class("row-line soft").child(about));
    let has_counts = matches!(day.standing.as_str(), "closed" | "open");
    let counts = has_counts.then(|| cells(day, lang));
    let below = el("span")
        .class("stack-tight")
        .child(about)
        .child(
            el("span")
                .class("row-marks")
                .child(mark(tone, shape, word, lang)),
        )
        .child(counts)
        .child(has_counts.then(|| missed(day, lang)));
    row(name, below)
}

/// The way to those behind a letter; none where it counts nobody.
fn to(day: &PosyanduDay, letter: &str, count: usize) -> Option<String> {
    let session = day.session.filter(|_| count > 0)?;
    Some(address::day_children(session, letter))
}

/// How many did not come, with the way to them.
fn missed(day: &PosyanduDay, lang: Lang) -> Option<View> {
    let to = to(day, ABSENT, day.absent as usize)?;
    let mut said = absent(from_iso(&day.on)?, use_phone().today())
        .text(lang)
        .to_owned();
    said.push_str(": ");
    said.push_str(&words::children(day.absent, lang));
    Some(go(Weight::Quiet, Some(Icon::People), said, to))
}

/// The letters, each with its word for who listens; and the two shares.
fn cells(day: &PosyanduDay, lang: Lang) -> View {
    let letters = COLUMNS.iter().map(|(column, letter, word)| {
        let mut said = " ".to_owned();
        said.push_str(word.text(lang));
        said.push(' ');
        let count = of(day, *column);
        cell(letter, said, count.to_string(), to(day, letter, count))
    });
    let judged = of(day, Column::N) + of(day, Column::T);
    let shares = [
        ("D/S", of(day, Column::D), of(day, Column::S)),
        ("N/D", of(day, Column::N), judged),
    ];
    let shares = shares.into_iter().map(|(letter, part, whole)| {
        let share = percent(part, whole).map_or_else(
            || region::NONE_YET.text(lang).to_owned(),
            |percent| region::percent((percent * 10) as u32, lang),
        );
        cell(letter, " ".to_owned(), share, None)
    });
    el("span")
        .class("region-cells register")
        .child(letters.chain(shares).views())
}

fn cell(letter: &'static str, said: String, number: String, to: Option<String>) -> View {
    let cell = match to {
        Some(to) => el("a").attr("href", to),
        None => el("span"),
    };
    cell.class("region-cell")
        .child(el("span").class("soft small").child(letter))
        .child(el("span").class("only-read").child(said))
        .child(el("span").class("region-received").child(number))
}
