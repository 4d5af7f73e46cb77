//! Hari ini: what came back, what was begun, whom to visit next, and how the month goes.

mod list;
mod month;
mod sections;
mod tasks;
mod work;

pub use tasks::{all, next, of_household};

use crate::phone::use_phone;
use crate::screen::reading::lang;
use crate::screen::{address, scorecard, support};
use crate::text::{today as words, when};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::memo;
use crate::ui::{self, Icon, Weight, empty, go};

pub fn today() -> View {
    let phone = use_phone();
    let lang = lang();
    let rows = phone.rows();
    let day = phone.today();
    let houses = phone.houses();
    let has_people = memo(move || rows.with(|rows| !rows.is_empty()));
    let has_any = memo(move || has_people.get() || houses.with(|houses| !houses.is_empty()));
    let add = move |weight, shape| {
        go(
            weight,
            Some(shape),
            words::ADD_HOUSEHOLD.text(lang),
            address::NEW_HOUSEHOLD,
        )
    };
    let body = move || {
        if has_any.get() {
            group([
                has_people.get().then(|| month::month(lang)).shown(),
                tasks::tasks(lang).shown(),
                add(Weight::Plain, Icon::House).shown(),
                support::door(lang),
                scorecard::door(lang),
            ])
        } else {
            empty(
                Icon::House,
                words::NOBODY_TITLE.text(lang).to_owned(),
                words::NOBODY_WHY.text(lang).to_owned(),
                Some(add(Weight::Main, Icon::Plus)),
            )
        }
    };
    let actions = move || {
        has_people.get().then(|| {
            el("div").class("action-bar").child(go(
                Weight::Main,
                Some(Icon::Plus),
                words::RECORD.text(lang),
                address::RECORD,
            ))
        })
    };
    group([
        ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang).shown(),
        el("p").class("today-date").child(when::long(day, lang)),
        el("div")
            .class("sections")
            .child(crate::screen::send::clock(lang))
            .child(sections::returned(lang))
            .child(sections::drafts(lang))
            .child(crate::screen::saved::done(lang))
            .child(crate::screen::posyandu::card(lang))
            .child(body),
        actions.shown(),
    ])
}
