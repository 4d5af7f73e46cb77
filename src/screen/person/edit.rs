//! Changing who she is: only what changed is saved, against the record as it stands.

use crate::phone::{NewEdit, PersonView, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::{param, query};
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::about;
use crate::text::person as words;
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
        async move { phone.person(id?).await }
    });
    shown(found, change)
}

fn change(view: &PersonView) -> View {
    let lang = lang();
    let Some(table) = by_id("person") else {
        return gone(lang);
    };
    let record = view.person.clone();
    let id = record.id;
    let seen = record.revision;
    let mut prefill = Draft::from_answers(table, &record.fields);
    let mut part = Part::new(table);
    // She comes to ask for the consent: what is answered is looked at in the review, and what is missing is asked.
    if query::<String>("cara").as_deref() == Some("persetujuan") {
        part = part.brief(&[]);
        prefill.set("consent", "");
    }
    let known = Known {
        household: view
            .household
            .as_ref()
            .map(|household| household.fields.clone()),
        ..Known::default()
    };
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
            kind: Kind::Person,
            form: table.id,
            form_version: table.version,
            area: record.area.clone(),
            edit: Edit::Update { fields: changed },
            flags: parsed.flags(),
            seen: record.revision,
        }]
    });
    form(Start {
        heading: words::EDIT.text(lang).to_owned(),
        about: about(view),
        title: words::EDIT,
        key: format!("edit/{id}"),
        route: address::edit_person(id),
        parent: address::person(id),
        parts: vec![part.with(known).changing(seen)],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::saved_person(id),
    })
}
