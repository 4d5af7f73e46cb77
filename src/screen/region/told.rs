//! What the server tells of an area beside its numbers, as a screen of its own: which area, which month, the answer or why there
//! is none. Must not know what is told.

use super::{Again, areas, choice, in_months, not_here, options, try_again};
use crate::phone::{Freshness, SyncFailure, use_phone};
use crate::screen::address;
use crate::screen::here::asked;
use crate::screen::reading::{lang, read};
use crate::text::{Lang, Term, app, region as words, when};
use crate::ui::el::{Each, View, el, group};
use crate::ui::{self, Icon, Slot, effect, notice, skeleton};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// One such screen.
#[derive(Clone, Copy)]
pub struct Told {
    /// Its heading.
    pub title: Term,
    /// What is asked, without the question mark.
    pub path: &'static str,
    /// How far back months can be chosen; none: it is of today.
    pub months: i32,
    /// Draws what was told; `None` for what this version cannot read.
    pub draw: fn(&str, Lang) -> Option<View>,
}

pub fn screen(told: Told) -> View {
    let phone = use_phone();
    let lang = lang();
    let areas = areas();
    let area = Slot::new(
        areas
            .first()
            .map(|(code, _)| code.clone())
            .unwrap_or_default(),
    );
    let wanted = asked("bulan").get_untracked();
    let months = in_months(phone.today(), told.months, lang);
    let newest = months.first().map(|(month, _)| month.clone());
    let newest = newest.unwrap_or_default();
    let is_asked = |month: &str| month.strip_prefix("month=") == wanted.as_deref();
    let before = months.iter().find(|(month, _)| is_asked(month));
    let before = before.map_or_else(|| newest.clone(), |(month, _)| month.clone());
    let month = Slot::new(before.clone());
    // Whoever comes back here finds the month that she left.
    effect(move || {
        let month = month.get();
        if month != before || month != newest {
            keep_in_address(&month);
        }
    });
    let again: Again = Slot::new(0);
    let chosen = month.get_untracked();
    let asked = move || {
        let mut asked = told.path.to_owned();
        asked.push_str("?area=");
        area.with(|area| asked.push_str(area));
        month.with(|month| {
            if !month.is_empty() {
                asked.push('&');
                asked.push_str(month);
            }
        });
        asked
    };
    // What was asked stands beside the answer: an old month is never shown under a new one's name.
    let found = read(move || {
        again.track();
        let asked = asked();
        async move {
            let answer = phone.told(asked.clone()).await;
            (asked, answer)
        }
    });
    let body = move || {
        let asked = asked();
        found.with(|found| match found {
            Some((of, Ok((text, fresh)))) if *of == asked => {
                answered(&told.draw, text, fresh, again, lang)
            }
            Some((of, Err(why))) if *of == asked => not_here(*why, again, lang),
            _ => skeleton(app::READING, lang),
        })
    };
    let of_which =
        (areas.len() > 1).then(|| choice("area", words::AREA.text(lang), options(areas), area));
    let each = months.into_iter().map(|(value, word)| {
        let selected = value == chosen;
        el("option")
            .attr("value", value)
            .attr("selected", selected)
            .child(word)
    });
    let each = each.views();
    let of_when =
        (!each.is_empty()).then(|| choice("period", words::MONTHS.text(lang), each, month));
    el("div")
        .class("stack region")
        .child(ui::header(
            ui::fixed(told.title.text(lang)),
            told.title,
            Some(address::REGION.to_owned()),
            lang,
        ))
        .child(el("div").class("filters").child(of_which).child(of_when))
        .child(body)
}

/// The month in the address of this entry of the history: no step of its own.
fn keep_in_address(month: &str) {
    let mut query = "?bulan=".to_owned();
    query.push_str(month.trim_start_matches("month="));
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&query));
    }
}

/// What was told, or why it cannot be drawn.
pub fn answered(
    draw: &dyn Fn(&str, Lang) -> Option<View>,
    text: &str,
    fresh: &Freshness,
    again: Again,
    lang: Lang,
) -> View {
    let Some(drawn) = draw(text, lang) else {
        return not_here(SyncFailure::ServerTrouble, again, lang);
    };
    let kept = match fresh {
        Freshness::Now => None,
        Freshness::Cached(at) => Some(notice(
            Icon::NoSignal,
            group([
                el("p").child(words::cached(&when::moment(at, lang), lang)),
                try_again(again, lang),
            ]),
        )),
    };
    el("div").class("stack").child(kept).child(drawn)
}
