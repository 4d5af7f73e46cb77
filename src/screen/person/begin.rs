//! Beginning a new stretch of care for somebody who is registered already: same person, nothing typed again.

use crate::phone::{NewEdit, PersonView, VisitView, use_phone};
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::{param, query, word};
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::{about, dated_today};
use crate::screen::{address, support};
use crate::text::support::RUNS_ALREADY;
use crate::text::{kind, person as words};
use crate::ui::el::View;
use dampingi_domain::form::{Draft, Form, by_id};
use dampingi_domain::kind::SUPPORT;
use dampingi_domain::ordered::Map;
use dampingi_sync::{Edit, Kind, RecordId, link};
use std::rc::Rc;

pub fn begin() -> View {
    let phone = use_phone();
    let lang = lang();
    let table = kind::EPISODES
        .into_iter()
        .chain([SUPPORT])
        .find(|episode| *episode == word("kind"))
        .and_then(by_id);
    let Some(table) = table else {
        return gone(lang);
    };
    let id = param("id");
    let delivery = query::<RecordId>("persalinan");
    let found = once(move || {
        let id = id.get();
        async move {
            let view = phone.person(id?).await?;
            let birth = view
                .visits
                .iter()
                .find(|visit| Some(visit.record.id) == delivery)
                .cloned();
            Some((view, birth))
        }
    });
    shown(found, move |(view, birth)| {
        start(table, view, birth.as_ref())
    })
}

fn start(table: &'static Form, view: &PersonView, birth: Option<&VisitView>) -> View {
    let phone = use_phone();
    let lang = lang();
    let (person, episode) = (view.person.id, phone.new_id());
    let area = view.person.area.clone();
    let mut prefill = dated_today(table, phone.today());
    if let Some(birth) = birth {
        let said = Draft::from_answers(table, &birth.record.fields);
        for field in table
            .fields()
            .filter(|field| !said.text(field.key).is_empty() && field.key != "registered_on")
        {
            prefill.set(field.key, said.text(field.key));
        }
    }
    // What does not change between two pregnancies is not asked twice.
    let before = view
        .episodes
        .iter()
        .find(|episode| episode.form == table.id);
    if let Some(before) = before {
        let said = Draft::from_answers(table, &before.fields);
        for key in ["height_cm", "chronic_diseases"] {
            if table.field(key).is_some() {
                prefill.set(key, said.text(key));
            }
        }
    }
    let known = Known {
        person: Some(view.person.fields.clone()),
        household: view
            .household
            .as_ref()
            .map(|household| household.fields.clone()),
        ..Known::default()
    };
    let route = match birth {
        Some(birth) => address::begin_after(person, birth.record.id),
        None => address::begin_episode(person, table.id),
    };
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        vec![NewEdit {
            record: episode,
            kind: Kind::Episode,
            form: table.id,
            form_version: table.version,
            area: area.clone(),
            edit: Edit::Create {
                fields: parsed
                    .answers
                    .clone()
                    .with(link::PERSON, person.to_string()),
            },
            flags: parsed.flags(),
            seen: 0,
        }]
    });
    form(Start {
        heading: table.title.text(lang).to_owned(),
        about: about(view),
        title: words::BEGIN,
        key: format!("begin/{person}/{}", table.id),
        route,
        parent: address::person(person),
        parts: vec![Part::new(table).with(known)],
        prefill,
        above: (table.id == SUPPORT)
            .then(|| support::running_told(view, RUNS_ALREADY, lang))
            .flatten(),
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::saved_person(person),
    })
}
