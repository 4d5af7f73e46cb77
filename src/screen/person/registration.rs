//! Changing what was said when an episode began: a birth certificate that came later, a donor's amount that was mistyped. Only what
//! changed is saved, against the record as it stands. For what changes no dates that other things are counted from.

use super::gone::episode_edit;
use crate::phone::{PersonView, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::{param, word};
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::about;
use crate::text::person as words;
use crate::ui::el::View;
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::kind::SUPPORT;
use dampingi_domain::ordered::Map;
use dampingi_sync::Record;
use std::rc::Rc;

/// A childhood by its kind, or a support by its id.
pub fn registration() -> View {
    let phone = use_phone();
    let id = param("id");
    let which = word("which");
    let found = once(move || {
        let (id, which) = (id.get(), which.clone());
        async move {
            let view = phone.person(id?).await?;
            let is_meant = |record: &&Record| match record.form.as_str() {
                "child" => which == "child",
                SUPPORT => record.id.to_string() == which,
                _ => false,
            };
            let record = view.episodes.iter().find(is_meant)?.clone();
            Some((view, record))
        }
    });
    shown(found, |(view, record)| change(view, record))
}

fn change(view: &PersonView, record: &Record) -> View {
    let lang = lang();
    let Some(table) = by_id(&record.form) else {
        return gone(lang);
    };
    let person = view.person.id;
    let record = record.clone();
    let which = match record.form.as_str() {
        "child" => record.form.clone(),
        _ => record.id.to_string(),
    };
    let route = address::registration(person, &which);
    let seen = record.revision;
    let prefill = Draft::from_answers(table, &record.fields);
    let known = Known {
        person: Some(view.person.fields.clone()),
        household: view.household.as_ref().map(|it| it.fields.clone()),
        ..Known::default()
    };
    let key = record.id;
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let changed = record
            .fields
            .difference(&parsed.over(table, &record.fields));
        if changed.is_empty() {
            return Vec::new();
        }
        let mut edit = episode_edit(&record, changed);
        edit.flags = parsed.flags();
        vec![edit]
    });
    form(Start {
        heading: words::REGISTRATION.text(lang).to_owned(),
        about: about(view),
        title: words::REGISTRATION,
        key: format!("edit/{key}"),
        route,
        parent: address::person(person),
        parts: vec![Part::new(table).with(known).changing(seen)],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::saved_person(person),
    })
}
