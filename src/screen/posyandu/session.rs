//! Opening a posyandu day, and correcting it. With more than one village the village comes first: it is the record's area.

use super::here;
use crate::phone::{NewEdit, PosyanduDay, use_phone};
use crate::screen::form::{Part, Saves, Start, Then, form};
use crate::screen::here::word;
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::as_typed;
use crate::screen::{address, household};
use crate::text::posyandu as words;
use crate::ui::el::View;
use dampingi_domain::form::place::Places;
use dampingi_domain::form::table::SESSION_ID;
use dampingi_domain::form::{Draft, Form, by_id};
use dampingi_domain::ordered::Map;
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::author::NamedArea;
use dampingi_sync::{Edit, Kind, Record, RecordId};
use std::rc::Rc;

/// Whether a day is over is said by a button, not in the form.
const SAID: &str = "closed";

fn table() -> &'static Form {
    by_id(SESSION_ID).expect("the table of forms has it; a test holds that")
}

pub fn open() -> View {
    let villages = use_phone().villages();
    let chosen = word("area");
    let found = villages
        .iter()
        .find(|village| village.code.as_str() == chosen);
    match (villages.as_slice(), found) {
        ([only], _) | (_, Some(only)) => begin(only),
        (several, _) => household::choose_village(
            several,
            words::OPEN,
            address::POSYANDU,
            address::open_posyandu_in,
        ),
    }
}

fn begin(village: &NamedArea) -> View {
    let phone = use_phone();
    let lang = lang();
    let id = phone.new_id();
    let area = village.code.clone();
    let mut prefill = Draft::default();
    prefill.set("held_on", as_typed(phone.today()));
    if let [only] = phone.places(Places::Posyandu).as_slice() {
        prefill.set("posyandu", only.as_str());
    }
    let own = phone
        .profile()
        .with_untracked(|profile| profile.as_ref().map(|profile| profile.name.clone()));
    prefill.set("cadres", own.unwrap_or_default());
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let edit = Edit::Create {
            fields: parsed.answers.clone(),
        };
        vec![edit_of(id, area.clone(), edit, parsed.flags())]
    });
    form(Start {
        heading: words::OPEN.text(lang).to_owned(),
        about: village.name.clone(),
        title: words::OPEN,
        key: format!("session/{}", village.code),
        route: address::open_posyandu_in(village.code.as_str()),
        parent: address::POSYANDU.to_owned(),
        parts: vec![Part::new(table()).said(vec![SAID])],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::posyandu_day(id),
    })
}

pub fn change() -> View {
    here(|day, id| {
        let phone = use_phone();
        let found = once(move || phone.record(id));
        shown(found, move |record| correct(&day, record))
    })
}

fn correct(day: &PosyanduDay, record: &Record) -> View {
    let lang = lang();
    if record.kind != Kind::Session {
        return gone(lang);
    }
    let id = record.id;
    let record = record.clone();
    let prefill = Draft::from_answers(table(), &record.fields);
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let fields = record
            .fields
            .difference(&parsed.over(table(), &record.fields));
        if fields.is_empty() {
            return Vec::new();
        }
        let edit = Edit::Update { fields };
        vec![edit_of(id, record.area.clone(), edit, parsed.flags())]
    });
    form(Start {
        heading: words::EDIT.text(lang).to_owned(),
        about: super::title(day, lang),
        title: words::EDIT,
        key: format!("edit/{id}"),
        route: address::edit_posyandu(id),
        parent: address::posyandu_day(id),
        parts: vec![Part::new(table()).said(vec![SAID])],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::posyandu_day(id),
    })
}

/// Closes a day, or opens it again: every record that says it was held, so that all agree.
pub fn close(day: &PosyanduDay, closed: bool) -> Vec<NewEdit> {
    let said = |id: &RecordId| {
        let fields = Answers::new().with(SAID, closed);
        edit_of(*id, day.area.clone(), Edit::Update { fields }, Vec::new())
    };
    day.sessions.iter().map(said).collect()
}

fn edit_of(record: RecordId, area: AreaCode, edit: Edit, flags: Vec<String>) -> NewEdit {
    NewEdit {
        record,
        kind: Kind::Session,
        form: SESSION_ID,
        form_version: table().version,
        area,
        edit,
        flags,
    }
}
