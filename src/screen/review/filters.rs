//! What the queue shows: village, kind, state, only marked ones.

use crate::phone::{QueueFilter, use_phone};
use crate::text::{Lang, kind, review as words};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, icon};
use crate::ui::{Slot, memo};
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_domain::form::table::ALL;
use leptos::prelude::*;

const STATES: [&str; 4] = ["received", "approved", "returned", "closed_duplicate"];

pub fn filters(filter: Slot<QueueFilter>, lang: Lang) -> View {
    let visits = ALL.iter().filter(|form| form.field("visit_date").is_some());
    let kinds = visits
        .map(|form| (form.id.to_owned(), kind::form_title(form.id, lang)))
        .collect();
    // They come with the first sync, when the queue may be on the screen already.
    let phone = use_phone();
    let villages = memo(move || {
        phone.changed().track();
        let within = phone.villages().into_iter();
        let villages = within.filter(|village| village.code.level() == Level::Village);
        villages
            .map(|village| (village.code.to_string(), village.name))
            .collect()
    });
    let fixed = |options: Vec<(String, String)>| memo(move || options.clone());
    let states = STATES
        .map(|state| (state.to_owned(), words::state(state).text(lang).to_owned()))
        .to_vec();
    let change = move |set: fn(&mut QueueFilter, Option<String>), value: String| {
        filter.update(|filter| {
            filter.after = None;
            set(filter, Some(value).filter(|value| !value.is_empty()));
        });
    };
    let flagged = move || filter.with(|filter| filter.flagged == Some(true));
    let now = filter.get_untracked();
    el("div")
        .class("filters")
        .attr("role", "group")
        .attr("aria-label", words::FILTERS.text(lang))
        .child(select(
            "state",
            words::STATE.text(lang),
            fixed(states),
            now.state,
            move |value| change(|f, v| f.state = v, value),
            lang,
        ))
        .child(select(
            "village",
            words::VILLAGE.text(lang),
            villages,
            now.village.map(|code| code.to_string()),
            move |value| {
                change(
                    |f, v| f.village = v.as_deref().and_then(AreaCode::parse),
                    value,
                )
            },
            lang,
        ))
        .child(select(
            "kind",
            words::KIND.text(lang),
            fixed(kinds),
            now.form,
            move |value| change(|f, v| f.form = v, value),
            lang,
        ))
        .child(
            el("button")
                .attr("type", "button")
                .class("chip")
                .live("aria-pressed", move || flagged().to_string())
                .click(move || {
                    filter.update(|filter| {
                        filter.after = None;
                        filter.flagged = if filter.flagged.is_some() {
                            None
                        } else {
                            Some(true)
                        };
                    })
                })
                .child(icon(Icon::Flag))
                .child(el("span").word(words::ONLY_FLAGGED, lang)),
        )
}

fn select(
    id: &'static str,
    label: &'static str,
    options: Slot<Vec<(String, String)>>,
    chosen: Option<String>,
    change: impl Fn(String) + 'static,
    lang: Lang,
) -> View {
    let each = move || {
        let options = options.get().into_iter();
        options
            .map(|(value, word)| {
                let selected = chosen.as_deref() == Some(value.as_str());
                el("option")
                    .attr("value", value)
                    .attr("selected", selected)
                    .child(word)
            })
            .views()
    };
    el("label")
        .class("select")
        .child(el("span").class("small soft").child(label))
        .child(
            el("select")
                .attr("id", id)
                .on("change", move |event| change(event_target_value(&event)))
                .child(el("option").attr("value", "").word(words::ALL, lang))
                .child(each),
        )
}
