//! Opening or planning a posyandu day, and correcting it. With more than one village the village comes first: it is the record's area.

use super::edits::{edit, note_moved, of_all, table};
use super::{days, here, next};
use crate::phone::{PosyanduDay, use_phone};
use crate::screen::form::{Part, Saves, Start, Then, form};
use crate::screen::here::{asked, word};
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::as_typed;
use crate::screen::{address, household};
use crate::text::posyandu as words;
use crate::ui::el::{Each, View, el};
use dampingi_domain::Answers;
use dampingi_domain::form::Draft;
use dampingi_domain::form::place::Places;
use dampingi_domain::ordered::Map;
use dampingi_sync::author::NamedArea;
use dampingi_sync::{Edit, Kind, Record, RecordId};
use std::rc::Rc;

/// Whether a day is over, or not held, is said by a button, not in the form.
const SAID: [&str; 2] = ["closed", "cancelled"];

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
    // After a day that was: the same posyandu, a month later.
    let after = asked("sesudah").get_untracked();
    let after = after.and_then(|id| id.parse::<RecordId>().ok());
    let known = days().get_untracked();
    if let Some(last) = known
        .iter()
        .find(|day| after.is_some_and(|id| day.sessions.contains(&id)))
    {
        prefill.set("posyandu", last.posyandu.as_str());
        let [same_date, _] = dampingi_domain::posyandu_next::next(last.on, phone.today());
        prefill.set("held_on", as_typed(same_date));
    }
    // What is planned already need not be written again.
    let today = phone.today();
    let near = |day: &&PosyanduDay| {
        day.area == village.code && !day.is_cancelled && !day.is_closed && day.on >= today
    };
    let lines = known
        .iter()
        .rev()
        .filter(near)
        .map(|day| next::line(day, today, String::new(), lang));
    let lines = lines.views();
    let above = (!lines.is_empty()).then(|| {
        el("section")
            .class("section")
            .child(el("p").class("soft").word(words::PLANNED_ALREADY, lang))
            .child(lines)
    });
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let made = Edit::Create {
            fields: parsed.answers.clone(),
        };
        vec![edit(id, area.clone(), made, parsed.flags())]
    });
    form(Start {
        heading: words::OPEN.text(lang).to_owned(),
        about: village.name.clone(),
        title: words::OPEN,
        key: format!("session/{}", village.code),
        route: address::open_posyandu_in(village.code.as_str()),
        parent: address::POSYANDU.to_owned(),
        parts: vec![Part::new(table()).said(SAID.to_vec())],
        prefill,
        above,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::posyandu_day(id),
    })
}

pub fn change() -> View {
    here(|day, id| {
        let phone = use_phone();
        let ids = day.sessions.clone();
        let found = once(move || {
            let ids = ids.clone();
            async move {
                let mut all = Vec::new();
                for id in ids {
                    all.extend(phone.record(id).await);
                }
                let own = all.iter().find(|record| record.id == id)?.clone();
                Some((own, all))
            }
        });
        shown(found, move |(own, all)| correct(&day, own, all.clone()))
    })
}

fn correct(day: &PosyanduDay, record: &Record, all: Vec<Record>) -> View {
    let lang = lang();
    if record.kind != Kind::Session {
        return gone(lang);
    }
    let id = record.id;
    let record = record.clone();
    let seen = all.iter().map(|record| record.revision).max();
    let seen = seen.unwrap_or_default();
    let whole = day.clone();
    let prefill = Draft::from_answers(table(), &record.fields);
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let fields = record
            .fields
            .difference(&parsed.over(table(), &record.fields));
        if fields.is_empty() {
            return Vec::new();
        }
        // Which day it is, is said of all its records: one left behind would be another day.
        let mut whole_day = Answers::new();
        for key in ["posyandu", "held_on"] {
            if let Some(said) = fields.get(key) {
                whole_day.set(key, said.clone());
            }
        }
        let mut edits = Vec::new();
        if !whole_day.is_empty() {
            note_moved(&whole);
            edits = of_all(&whole, &whole_day);
            edits.retain(|edit| edit.record != id);
        }
        let own = Edit::Update { fields };
        edits.push(edit(id, record.area.clone(), own, parsed.flags()));
        for edit in &mut edits {
            let seen = all.iter().find(|record| record.id == edit.record);
            edit.seen = seen.map_or(edit.seen, |record| record.revision);
        }
        edits
    });
    form(Start {
        heading: words::EDIT.text(lang).to_owned(),
        about: super::title(day, lang),
        title: words::EDIT,
        key: format!("edit/{id}"),
        route: address::edit_posyandu(id),
        parent: address::posyandu_day(id),
        parts: vec![Part::new(table()).said(SAID.to_vec()).changing(seen)],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::posyandu_day(id),
    })
}
