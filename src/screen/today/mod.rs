//! Hari ini: what came back, what was begun, whom to visit next, and how the month goes.

mod month;
mod sections;

use crate::phone::use_phone;
use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{today as words, when};
use crate::ui::{self, Icon, Weight, empty, go};
use leptos::prelude::*;

pub fn today() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let rows = phone.rows();
    let day = phone.today();
    let has_people = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let body = move || {
        if has_people.get() {
            let add = go(
                Weight::Plain,
                Some(Icon::House),
                words::ADD_HOUSEHOLD.text(lang),
                address::NEW_HOUSEHOLD,
            );
            view! { {month::month(lang)}{add}{sections::unvisited(lang)} }.into_any()
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
            view! {
                <div class="action-bar">
                    {go(Weight::Main, Some(Icon::Plus), words::RECORD.text(lang), address::RECORD)}
                </div>
            }
        })
    };
    view! {
        {ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang)}
        <p class="today-date">{when::long(day, lang)}</p>
        <div class="sections">
            {sections::returned(lang)}
            {sections::drafts(lang)}
            {body}
        </div>
        {actions}
    }
    .into_any()
}
