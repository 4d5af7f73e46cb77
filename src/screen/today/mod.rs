//! Hari ini: what came back, what was begun, whom to visit next, and how the month goes.

mod list;
mod month;
mod sections;
mod tasks;
mod work;

pub use tasks::{all, next, of_household};

use crate::phone::use_phone;
use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{today as words, when};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::memo;
use crate::ui::{self, Icon, Weight, empty, go};

pub fn today() -> View {
    let phone = use_phone();
    let lang = lang();
    let rows = phone.rows();
    let day = phone.today();
    let has_people = memo(move || rows.with(|rows| !rows.is_empty()));
    let body = move || {
        if has_people.get() {
            let add = go(
                Weight::Plain,
                Some(Icon::House),
                words::ADD_HOUSEHOLD.text(lang),
                address::NEW_HOUSEHOLD,
            );
            group([
                month::month(lang).shown(),
                tasks::tasks(lang).shown(),
                add.shown(),
            ])
        } else {
            let add = go(
                Weight::Main,
                Some(Icon::Plus),
                words::ADD_HOUSEHOLD.text(lang),
                address::NEW_HOUSEHOLD,
            );
            empty(
                Icon::House,
                words::NOBODY_TITLE.text(lang).to_owned(),
                words::NOBODY_WHY.text(lang).to_owned(),
                Some(add),
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
            .child(sections::returned(lang))
            .child(sections::drafts(lang))
            .child(body),
        actions.shown(),
    ])
}
