//! Growth charts: the card's weight chart and WHO's others, with the child's dots. Each dot tells its value when it is
//! touched; all values stand in a table below, for reading and for screen readers.

mod dots;
mod drawing;

use crate::phone::{PersonView, use_phone};
use crate::screen::address;
use crate::screen::here::param;
use crate::screen::reading::{lang, read_records, shown};
use crate::text::{Lang, chart as words, when};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, empty, go};
use dampingi_domain::Date;
use dampingi_domain::growth::Sex;
use dampingi_domain::growth::chart::Chart;
use dampingi_domain::number::with_comma;
use dampingi_sync::RecordId;
use dots::{Dot, child, dots};
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
    let open = Slot::new(None::<Chart>);
    let back = id.get_untracked().map(address::person);
    group([
        ui::header(words::TITLE.text(lang).shown(), words::TITLE, back, lang),
        shown(found, move |view| body(view, open, lang)),
    ])
}

fn body(view: &PersonView, open: Slot<Option<Chart>>, lang: Lang) -> View {
    let name = view
        .person
        .fields
        .text("name")
        .unwrap_or_default()
        .to_owned();
    let all: Vec<(Chart, Arc<Vec<Dot>>)> = child(view).map_or_else(Vec::new, |(sex, birth)| {
        Chart::ALL
            .into_iter()
            .map(|chart| (chart, Arc::new(dots(chart, view, sex, birth))))
            .filter(|(_, dots)| !dots.is_empty())
            .collect()
    });
    let (Some((sex, birth)), Some(first)) = (child(view), all.first().map(|(chart, _)| *chart))
    else {
        return empty(
            Icon::Up,
            words::NOTHING.text(lang).to_owned(),
            words::NOTHING_WHY.text(lang).to_owned(),
            None,
        );
    };
    let picks = all
        .iter()
        .map(|(chart, _)| pick(*chart, open, first, lang))
        .views();
    let one = live(move || {
        let chart = open.get().unwrap_or(first);
        let found = all.iter().find(|(of, _)| *of == chart);
        found.map(|(_, dots)| one(chart, sex, birth, dots.clone(), lang))
    });
    el("div")
        .class("sections")
        .child(el("p").class("visit-who").child(name))
        .child(
            el("div")
                .class("chips")
                .attr("role", "group")
                .attr("aria-label", words::WHICH.text(lang))
                .child(picks),
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

fn pick(chart: Chart, open: Slot<Option<Chart>>, first: Chart, lang: Lang) -> View {
    el("button")
        .attr("type", "button")
        .class("chip")
        .live("aria-pressed", move || {
            if open.get().unwrap_or(first) == chart {
                "true"
            } else {
                "false"
            }
        })
        .click(move || open.set(Some(chart)))
        .child(words::short(chart).text(lang))
}

/// One chart with what belongs to it.
fn one(chart: Chart, sex: Sex, birth: Date, dots: Arc<Vec<Dot>>, lang: Lang) -> View {
    el("section")
        .class("section")
        .attr("aria-labelledby", "chart")
        .child(el("h2").attr("id", "chart").child(chart.name().text(lang)))
        .child(picture(chart, sex, birth, dots.clone(), lang))
        .child(
            el("p")
                .class("soft small")
                .child(words::legend(chart).text(lang)),
        )
        .child(table(chart, birth, &dots, lang))
}

fn picture(chart: Chart, sex: Sex, birth: Date, dots: Arc<Vec<Dot>>, lang: Lang) -> View {
    let chosen = Slot::new(dots.len() - 1);
    let count = words::dots(dots.len(), lang);
    live(move || {
        let drawing = drawing::drawing(chart, sex, &dots, chosen.get()).unwrap_or_default();
        let inside = drawing.inside.clone();
        let touched = move |event: Event| {
            if let Some(at) = across(&event).and_then(|across| drawing.nearest(across)) {
                chosen.set(at);
            }
        };
        let dot = &dots[chosen.get().min(dots.len() - 1)];
        group([
            el("div")
                .class("chart")
                .attr("role", "img")
                .attr(
                    "aria-label",
                    format!("{}: {count}", chart.name().text(lang)),
                )
                .on("click", touched)
                .inside(format!(
                    "<svg viewBox=\"0 0 3400 2800\" aria-hidden=\"true\">{inside}</svg>"
                )),
            el("p")
                .class("chart-said")
                .attr("role", "status")
                .child(format!(
                    "{}: {}",
                    said_when(dot, birth, lang),
                    said(chart, dot, lang)
                )),
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

fn said_when(dot: &Dot, birth: Date, lang: Lang) -> String {
    format!(
        "{} ({})",
        when::short(dot.day, lang),
        when::age(birth, dot.day, lang)
    )
}

/// `7,2 kg · −1,32 SD`.
fn said(chart: Chart, dot: &Dot, lang: Lang) -> String {
    let amount = format!(
        "{} {}",
        amount((dot.y * 100.0).round() / 100.0, lang),
        chart.unit()
    );
    match dot.score {
        Some(score) if score.is_implausible => {
            format!("{amount} · {}", words::CHECK_AGAIN.text(lang))
        }
        Some(score) => format!("{amount} · {} SD", signed(score.z, lang)),
        None => amount,
    }
}

fn amount(number: f64, lang: Lang) -> String {
    match lang {
        Lang::Id => with_comma(number),
        Lang::En => number.to_string(),
    }
}

fn signed(z: f64, lang: Lang) -> String {
    let sign = if z < 0.0 { "−" } else { "+" };
    let hundredths = (z.abs() * 100.0).round() as u32;
    let point = match lang {
        Lang::Id => ',',
        Lang::En => '.',
    };
    format!("{sign}{}{point}{:02}", hundredths / 100, hundredths % 100)
}

fn table(chart: Chart, birth: Date, dots: &[Dot], lang: Lang) -> View {
    let head = [words::WHEN, words::VALUE]
        .into_iter()
        .map(|word| el("th").attr("scope", "col").child(word.text(lang)))
        .views();
    let rows = dots
        .iter()
        .rev()
        .map(|dot| {
            el("tr")
                .child(
                    el("th")
                        .attr("scope", "row")
                        .child(said_when(dot, birth, lang)),
                )
                .child(el("td").child(said(chart, dot, lang)))
        })
        .views();
    el("details")
        .class("chart-table")
        .child(el("summary").child(words::TABLE.text(lang)))
        .child(
            el("table")
                .class("compare")
                .child(el("thead").child(el("tr").child(head)))
                .child(el("tbody").child(rows)),
        )
}

/// The card's chart on a person's page, with the way to the others; nothing for who has no dot on any.
pub fn card(view: &PersonView, lang: Lang) -> Option<View> {
    let (sex, birth) = child(view)?;
    let dots = Arc::new(dots(Chart::WeightForAge, view, sex, birth));
    if dots.is_empty() {
        return None;
    }
    let all = go(
        Weight::Quiet,
        Some(Icon::Up),
        words::ALL.text(lang),
        address::charts(view.person.id),
    );
    let section = el("section")
        .class("section")
        .attr("aria-labelledby", "card")
        .child(
            el("h2")
                .attr("id", "card")
                .child(Chart::WeightForAge.name().text(lang)),
        )
        .child(picture(Chart::WeightForAge, sex, birth, dots, lang))
        .child(all);
    Some(section)
}

#[cfg(test)]
mod tests {
    use super::signed;
    use crate::text::Lang;

    #[test]
    fn a_score_has_two_places_and_its_sign() {
        assert_eq!(signed(-1.3, Lang::Id), "−1,30");
        assert_eq!(signed(0.05, Lang::En), "+0.05");
        assert_eq!(signed(-0.29, Lang::Id), "−0,29");
    }
}
