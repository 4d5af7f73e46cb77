//! Changing a household's data: only what changed is saved, so that two people's changes merge.

use crate::phone::{HouseholdView, NewEdit, use_phone};
use crate::screen::address;
use crate::screen::form::{Part, Saves, Start, Then, form};
use crate::screen::here::param;
use crate::screen::reading::{gone, lang, once, shown};
use crate::text::house as words;
use crate::ui::el::View;
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::ordered::Map;
use dampingi_sync::{Edit, Kind};
use std::rc::Rc;

pub fn edit() -> View {
    let phone = use_phone();
    let id = param("id");
    let found = once(move || {
        let id = id.get();
        async move { phone.household(id?).await }
    });
    shown(found, change)
}

fn change(view: &HouseholdView) -> View {
    let lang = lang();
    let Some(table) = by_id("household") else {
        return gone(lang);
    };
    let record = view.household.clone();
    let id = record.id;
    let heading = words::EDIT.text(lang).to_owned();
    let about = words::of(record.fields.text("head_name").unwrap_or_default(), lang);
    let seen = record.revision;
    let prefill = Draft::from_answers(table, &record.fields);
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let changed = record
            .fields
            .difference(&parsed.over(table, &record.fields));
        if changed.is_empty() {
            return Vec::new();
        }
        vec![NewEdit {
            record: id,
            kind: Kind::Household,
            form: table.id,
            form_version: table.version,
            area: record.area.clone(),
            edit: Edit::Update { fields: changed },
            flags: parsed.flags(),
            seen: record.revision,
        }]
    });
    form(Start {
        heading,
        about,
        title: words::EDIT,
        key: format!("edit/{id}"),
        route: address::edit_household(id),
        parent: address::household(id),
        parts: vec![Part::new(table).changing(seen)],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::saved_household(id),
    })
}
