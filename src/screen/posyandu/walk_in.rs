//! A child that is not in the list: found at another posyandu, registered in its household, or in haste, and back to the day.

use super::roll::is_elsewhere;
use super::{here, quick, title};
use crate::phone::{PosyanduDay, use_phone};
use crate::screen::reading::lang;
use crate::screen::targets::{Filter, homes};
use crate::screen::{address, life};
use crate::text::house::of as of_house;
use crate::text::targets::lives_here;
use crate::text::{Lang, posyandu as words};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, go, icon, memo};
use dampingi_sync::RecordId;
use leptos::prelude::untrack;
use std::rc::Rc;

/// Found ones shown of each kind: whoever is meant is found by another letter.
const MOST: usize = 20;

pub fn walk_in() -> View {
    here(|day, session| screen(&day, session))
}

fn screen(day: &PosyanduDay, session: RecordId) -> View {
    // A registration that was begun is gone on with.
    let begun = use_phone()
        .drafts()
        .with_untracked(|drafts| drafts.iter().any(|it| it.key == quick::key(day)));
    let quick = Slot::new(begun);
    let typed = Slot::new(String::new());
    let day = day.clone();
    live(move || {
        let closed = Rc::new(move || quick.set(false));
        if quick.get() {
            let name = typed.get_untracked();
            untrack(|| quick::quick(&day, session, &name, closed))
        } else {
            untrack(|| search(&day, session, typed, quick))
        }
    })
}

fn search(day: &PosyanduDay, session: RecordId, typed: Slot<String>, quick: Slot<bool>) -> View {
    let phone = use_phone();
    let lang = lang();
    let (rows, houses) = (phone.rows(), phone.houses());
    let about = day.clone();
    let today = phone.today();
    // As the list of people looks: in any order and spelling, by a number, by whoever lives there.
    let children = memo(move || {
        let filter = Filter::of(typed.get());
        if filter.typed.trim().is_empty() {
            return Vec::new();
        }
        let mut found = rows.with(|rows| filter.people(rows, today));
        found.retain(|row| is_elsewhere(row, &about));
        found.truncate(MOST);
        found
    });
    let area = day.area.clone();
    let all = Slot::computed(move || {
        houses.with(|houses| {
            let mut houses = Vec::clone(houses);
            houses.retain(|house| house.area == area);
            rows.with(|rows| homes(&houses, rows, today))
        })
    });
    let at = memo(move || {
        let filter = Filter::of(typed.get());
        let mut found = all.with(|all| filter.homes(all));
        found.truncate(MOST);
        found
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
        at.with(|found| {
            let each = found.iter().map(|it| {
                let house = &it.home.house;
                let to = address::add_child_at(house.id, session);
                let who = it.by.as_ref().map(|who| lives_here(&who.name, lang));
                let line = life::joined(&[
                    who.unwrap_or_default(),
                    life::place(&house.hamlet, &house.rt),
                ]);
                link(Icon::House, of_house(&house.head_name, lang), line, to)
            });
            (!found.is_empty()).then(|| section(each.views(), lang))
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
        el("search")
            .class("search search-still")
            .child(ui::search_entry(
                "search",
                (words::WALK_IN_SEARCH, words::WALK_IN_SHORT),
                lang,
                move || typed.get(),
                move |text| typed.set(text),
            )),
        el("div").class("sections").child(found).child(at_home),
        go(
            Weight::Quiet,
            Some(Icon::House),
            words::NEW_HOUSEHOLD.text(lang),
            address::new_household_at(day.area.as_str(), session),
        ),
        el("div").class("action-bar").child(button(
            Weight::Main,
            Some(Icon::Plus),
            words::QUICK.text(lang),
            move || quick.set(true),
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
