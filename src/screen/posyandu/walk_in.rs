//! A child that is not in the list: found at another posyandu, or registered in its household, and back to the day.

use super::roll::is_elsewhere;
use super::{here, title};
use crate::phone::{HouseRow, PosyanduDay, Row, use_phone};
use crate::screen::reading::lang;
use crate::screen::{address, life};
use crate::text::house::of as of_house;
use crate::text::{Lang, posyandu as words};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, go, icon, memo};
use dampingi_sync::RecordId;
use leptos::prelude::*;

/// Found ones shown of each kind: whoever is meant is found by another letter.
const MOST: usize = 20;

pub fn walk_in() -> View {
    here(|day, session| screen(&day, session))
}

fn screen(day: &PosyanduDay, session: RecordId) -> View {
    let phone = use_phone();
    let lang = lang();
    let typed = Slot::new(String::new());
    let (rows, houses) = (phone.rows(), phone.houses());
    let about = day.clone();
    let children = memo(move || {
        let text = typed.get().trim().to_ascii_lowercase();
        if text.is_empty() {
            return Vec::new();
        }
        let named = |name: &str| name.to_ascii_lowercase().contains(&text);
        rows.with(|rows| {
            let fits = |row: &&std::sync::Arc<Row>| {
                is_elsewhere(row, &about) && (named(&row.name) || named(&row.mother_name))
            };
            rows.iter().filter(fits).take(MOST).cloned().collect()
        })
    });
    let area = day.area.clone();
    let homes = memo(move || {
        let text = typed.get().trim().to_ascii_lowercase();
        houses.with(|houses| {
            let fits = |house: &&HouseRow| {
                house.area == area && house.head_name.to_ascii_lowercase().contains(&text)
            };
            houses
                .iter()
                .filter(fits)
                .take(MOST)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let found = live(move || {
        children.with(|children| {
            let each = children.iter().map(|row| {
                let line = life::joined(&[
                    row.episodes
                        .iter()
                        .find(|it| it.form == "child")
                        .map(|it| it.posyandu.clone())
                        .unwrap_or_default(),
                    row.mother_name.clone(),
                ]);
                let to = address::posyandu_child(session, row.id);
                link(Icon::Baby, row.name.clone(), line, to)
            });
            (!children.is_empty()).then(|| el("ul").class("rows").child(each.views()))
        })
    });
    let at_home = live(move || {
        homes.with(|homes| {
            let each = homes.iter().map(|house| {
                let to = address::add_child_at(house.id, session);
                let line = life::place(&house.hamlet, &house.rt);
                link(Icon::House, of_house(&house.head_name, lang), line, to)
            });
            (!homes.is_empty()).then(|| section(each.views(), lang))
        })
    });
    group([
        ui::header(
            ui::fixed(words::WALK_IN.text(lang)),
            words::WALK_IN,
            Some(address::posyandu_day(session)),
            lang,
        )
        .shown(),
        el("p").class("form-about").child(title(day, lang)),
        el("p").class("soft").word(words::WALK_IN_WHY, lang),
        el("search").class("search search-still").child(
            el("div")
                .class("entry entry-search")
                .child(icon(Icon::Search))
                .child(
                    el("input")
                        .attr("id", "search")
                        .attr("type", "search")
                        .attr("autocomplete", "off")
                        .attr("aria-label", words::WALK_IN_SEARCH.text(lang))
                        .attr("placeholder", words::WALK_IN_SEARCH.text(lang))
                        .on("input", move |event| typed.set(event_target_value(&event))),
                ),
        ),
        el("div").class("sections").child(found).child(at_home),
        el("div").class("action-bar").child(go(
            Weight::Main,
            Some(Icon::Plus),
            words::NEW_HOUSEHOLD.text(lang),
            address::new_household_at(day.area.as_str(), session),
        )),
    ])
}

fn section(each: Vec<View>, lang: Lang) -> View {
    el("section")
        .class("section")
        .attr("aria-labelledby", "homes")
        .child(el("h2").attr("id", "homes").word(words::IN_HOUSEHOLD, lang))
        .child(el("ul").class("rows").child(each))
}

fn link(shape: Icon, name: String, line: String, to: String) -> View {
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", to)
            .child(el("span").class("row-mark").child(icon(shape)))
            .child(
                el("span")
                    .class("row-text")
                    .child(el("span").class("row-name").child(name))
                    .child(el("span").class("row-line soft").child(line)),
            )
            .child(icon(Icon::Next)),
    )
}
