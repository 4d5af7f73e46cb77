//! Charts: a child's growth on the card's and WHO's lines, a pregnancy's weight gain and fundal height on their bands. Each dot
//! tells its value when it is touched; all values stand in a table below, for reading and for screen readers.

mod drawing;
mod growth;
mod pregnancy;

use crate::phone::{PersonView, use_phone};
use crate::screen::here::param;
use crate::screen::reading::{lang, read_records, shown};
use crate::screen::visit::day;
use crate::screen::{address, ground};
use crate::text::{Lang, Term, chart as words, person};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, empty, go};
use dampingi_domain::finding::Rule;
use dampingi_domain::growth::{Sex, chart as growth_chart};
use dampingi_domain::number::with_comma;
use dampingi_domain::woman::chart::{self as pregnancy_chart, Mother};
use dampingi_domain::{Date, Ground};
use dampingi_sync::{Record, RecordId};
use drawing::Plot;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, MouseEvent};
use std::sync::Arc;

pub fn charts() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id");
    let found = read_records(move || {
        let id = id.get();
        Box::pin(async move { phone.person(id?).await })
    });
    // Outlives a drawing: it stays when records arrive.
    let open = Slot::new(0_usize);
    let back = id.get_untracked().map(address::person);
    group([
        ui::header(words::TITLE.text(lang).shown(), words::TITLE, back, lang),
        shown(found, move |view| body(view, open, lang)),
    ])
}

/// What a chart is of.
#[derive(Clone, Copy)]
pub enum Kind {
    Growth(growth_chart::Chart, Sex),
    /// With the band, where there is one.
    Pregnancy(pregnancy_chart::Chart, Option<Mother>),
}

impl Kind {
    /// What is drawn behind the dots, around one of them.
    pub fn plot(self, x: f64) -> Plot {
        match self {
            Self::Growth(chart, sex) => growth::plot(chart, sex, x),
            Self::Pregnancy(chart, mother) => pregnancy::plot(chart, mother.as_ref()),
        }
    }
}

/// One time she was measured.
pub struct Dot {
    pub day: Date,
    /// Across: days of age or of pregnancy, or tenths of a centimetre of length.
    pub x: f64,
    /// In the chart's unit.
    pub y: f64,
    /// The day, and how old or how far she was.
    pub when: String,
    /// The value in words.
    pub said: String,
}

/// One chart with its dots; there is at least one.
#[derive(Clone)]
pub struct Picture {
    pub kind: Kind,
    pub name: Term,
    pub short: Term,
    pub legend: String,
    /// The rule whose band is drawn, and where that comes from.
    pub rule: Option<(&'static Rule, Ground)>,
    pub dots: Arc<Vec<Dot>>,
}

/// All that she has a dot on, the most telling first.
fn pictures(view: &PersonView, lang: Lang) -> Vec<Picture> {
    let mut all = growth::pictures(view, lang);
    all.extend(pregnancy::pictures(view, lang));
    all
}

fn body(view: &PersonView, open: Slot<usize>, lang: Lang) -> View {
    let name = view
        .person
        .fields
        .text("name")
        .unwrap_or_default()
        .to_owned();
    let all = pictures(view, lang);
    if all.is_empty() {
        return empty(
            Icon::Up,
            words::NOTHING.text(lang).to_owned(),
            words::NOTHING_WHY.text(lang).to_owned(),
            Some(go(
                Weight::Plain,
                Some(Icon::Plus),
                person::RECORD.text(lang),
                address::choose_visit(view.person.id),
            )),
        );
    }
    let picks = all
        .iter()
        .enumerate()
        .map(|(at, picture)| pick(at, picture.short, open, lang))
        .views();
    let one = live(move || all.get(open.get()).or(all.first()).map(|it| one(it, lang)));
    el("div")
        .class("sections")
        .child(
            el("div")
                .class("section")
                .child(el("p").class("visit-who").child(name))
                .child(
                    el("div")
                        .class("chips")
                        .attr("role", "group")
                        .attr("aria-label", words::WHICH.text(lang))
                        .child(picks),
                ),
        )
        .child(one)
        .child(button(
            Weight::Plain,
            Some(Icon::Copies),
            words::PRINT.text(lang),
            print,
        ))
}

fn print() {
    drop(window().print());
}

fn pick(at: usize, name: Term, open: Slot<usize>, lang: Lang) -> View {
    el("button")
        .attr("type", "button")
        .class("chip")
        .live("aria-pressed", move || {
            if open.get() == at { "true" } else { "false" }
        })
        .click(move || open.set(at))
        .child(name.text(lang))
}

/// One chart with what belongs to it.
fn one(picture: &Picture, lang: Lang) -> View {
    el("section")
        .class("section")
        .attr("aria-labelledby", "chart")
        .child(el("h2").attr("id", "chart").child(picture.name.text(lang)))
        .child(drawn(picture, picture.dots.len() - 1, lang))
        .child(el("p").class("soft small").child(picture.legend.clone()))
        .child(picture.rule.map(|(rule, ground)| {
            let version = crate::text::result::version(rule.id, rule.version, lang);
            ground::why(Some(rule.trigger), Some(version), ground, lang)
        }))
        .child(table(&picture.dots, lang))
}

fn drawn(picture: &Picture, chosen: usize, lang: Lang) -> View {
    let (kind, dots) = (picture.kind, picture.dots.clone());
    let label = format!(
        "{}: {}",
        picture.name.text(lang),
        words::dots(dots.len(), lang)
    );
    let chosen = Slot::new(chosen);
    live(move || {
        let at = chosen.get().min(dots.len() - 1);
        let dot = &dots[at];
        let drawing = drawing::drawing(&kind.plot(dot.x), &dots, at).unwrap_or_default();
        let inside = drawing.inside.clone();
        let touched = move |event: Event| {
            if let Some(at) = across(&event).and_then(|across| drawing.nearest(across)) {
                chosen.set(at);
            }
        };
        group([
            el("div")
                .class("chart")
                .attr("role", "img")
                .attr("aria-label", label.clone())
                .on("click", touched)
                .inside(format!(
                    "<svg viewBox=\"0 0 3400 2800\" aria-hidden=\"true\">{inside}</svg>"
                )),
            el("p")
                .class("chart-said")
                .attr("role", "status")
                .child(format!("{}: {}", dot.when, dot.said)),
        ])
    })
}

/// How far across the picture it was touched, from 0 to 1.
fn across(event: &Event) -> Option<f64> {
    let touch = event.dyn_ref::<MouseEvent>()?;
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let picture = target.closest("svg").ok()??.get_bounding_client_rect();
    Some((f64::from(touch.client_x()) - picture.left()) / picture.width())
}

/// With two places at most.
fn amount(number: f64, lang: Lang) -> String {
    let number = (number * 100.0).round() / 100.0;
    match lang {
        Lang::Id => with_comma(number),
        Lang::En => number.to_string(),
    }
}

fn table(dots: &[Dot], lang: Lang) -> View {
    let head = [words::WHEN, words::VALUE]
        .into_iter()
        .map(|word| el("th").attr("scope", "col").child(word.text(lang)))
        .views();
    let rows = dots
        .iter()
        .rev()
        .map(|dot| {
            el("tr")
                .child(el("th").attr("scope", "row").child(dot.when.clone()))
                .child(el("td").child(dot.said.clone()))
        })
        .views();
    el("details")
        .class("fold chart-table")
        .child(el("summary").child(words::TABLE.text(lang)))
        .child(
            el("table")
                .class("compare")
                .child(el("thead").child(el("tr").child(head)))
                .child(el("tbody").child(rows)),
        )
}

/// The chart of who she is now, on her page; nothing for who has no dot, or is not pregnant any more.
pub fn card(view: &PersonView, is_pregnant: bool, lang: Lang) -> Option<View> {
    let first = pictures(view, lang).into_iter().next()?;
    let is_now = is_pregnant || matches!(first.kind, Kind::Growth(..));
    is_now.then(|| carded(&first, first.dots.len() - 1, view, lang))
}

/// The chart under the result of a visit, if it has a dot of that day.
pub fn of_visit(view: &PersonView, visit: &Record, lang: Lang) -> Option<View> {
    let on = day(visit)?;
    let is_growth = ["child_visit", "newborn_visit"].contains(&visit.form.as_str());
    let mut all = if is_growth {
        growth::pictures(view, lang)
    } else if visit.form == "pregnancy_visit" {
        pregnancy::pictures(view, lang)
    } else {
        return None;
    };
    let at = |picture: &Picture| picture.dots.iter().position(|dot| dot.day == on);
    let found = all.iter().position(|picture| at(picture).is_some())?;
    let picture = all.swap_remove(found);
    let chosen = at(&picture)?;
    Some(carded(&picture, chosen, view, lang))
}

fn carded(picture: &Picture, chosen: usize, view: &PersonView, lang: Lang) -> View {
    let all = go(
        Weight::Quiet,
        Some(Icon::Up),
        words::ALL.text(lang),
        address::charts(view.person.id),
    );
    el("section")
        .class("section")
        .attr("aria-labelledby", "card")
        .child(el("h2").attr("id", "card").child(picture.name.text(lang)))
        .child(drawn(picture, chosen, lang))
        .child(all)
}

#[cfg(test)]
pub mod tests {
    use super::Dot;
    use dampingi_domain::Date;

    /// A dot of some day.
    pub fn dot(x: f64, y: f64) -> Dot {
        Dot {
            day: Date::new(2026, 11, 21).expect("a date"),
            x,
            y,
            when: String::new(),
            said: String::new(),
        }
    }
}
