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
use crate::ui::{self, Icon, Weight, empty, go, notice};

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
                // What to do comes before how much was done: the first task is seen without a move of the thumb.
                tasks::tasks(lang).shown(),
                has_people.get().then(|| month::month(lang)).shown(),
                el("div")
                    .class("stack")
                    .child(crate::screen::posyandu::door(lang))
                    .child(add(Weight::Plain, Icon::House))
                    .child(crate::screen::targets::krs(lang))
                    .child(support::door(lang))
                    .child(scorecard::door(lang)),
            ])
        } else {
            group([
                empty(
                    Icon::House,
                    words::NOBODY_TITLE.text(lang).to_owned(),
                    words::NOBODY_WHY.text(lang).to_owned(),
                    Some(add(Weight::Main, Icon::Plus)),
                ),
                crate::screen::posyandu::door(lang),
            ])
        }
    };
    // Pages come in the order of the server: a child may be here before its visits, and would be called late.
    let coming = move || {
        let is_first = !phone.is_practice() && phone.last_success().with(Option::is_none);
        is_first.then(|| notice(Icon::Info, words::STILL_COMING.text(lang)))
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
            .child(crate::screen::send::nearly_full(lang))
            .child(coming)
            .child(sections::returned(lang))
            .child(sections::drafts(lang))
            .child(crate::screen::saved::done(lang))
            .child(crate::screen::posyandu::card(lang))
            .child(body),
        actions.shown(),
    ])
}
