//! A child that nobody knows yet, registered at the day in one short form, and weighed next. What was not asked is said to be so in
//! its record (NIK unknown, consent not asked, birth not on record), and a task stands until it was.

use super::title;
use crate::phone::{NewEdit, PosyanduDay, Row, use_phone};
use crate::screen::address;
use crate::screen::form::{Part, Saves, Short, short_beside};
use crate::screen::household::Same;
use crate::screen::reading::lang;
use crate::screen::visit::as_typed;
use crate::text::posyandu as words;
use crate::ui;
use crate::ui::Slot;
use crate::ui::el::{Shown, View, el, group};
use dampingi_domain::form::{Draft, Form, by_id};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::{Edit, Kind, RecordId, link};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::rc::Rc;
use std::sync::Arc;

/// What is asked.
const ASKS: [&str; 9] = [
    "name",
    "sex",
    "birth_date",
    "mother_name",
    "birth_order",
    "head_name",
    "hamlet",
    "rt",
    "address",
];
/// What the day says by itself, and what is said not to have been asked.
const SAID: [(&str, &str); 5] = [
    ("relation_to_head", "child"),
    ("nik_status", "unknown"),
    ("family_card_status", "unknown"),
    ("consent", "not_asked"),
    ("birth_size_unknown_reason", "no_record"),
];

/// Key of the draft: the day, whichever record it was opened by.
pub fn key(day: &PosyanduDay) -> String {
    let mut key = "walk-in/".to_owned();
    key.push_str(day.area.as_str());
    key.push('/');
    key.push_str(&day.on.to_string());
    key
}

pub fn quick(day: &PosyanduDay, session: RecordId, name: &str, closed: Rc<dyn Fn()>) -> View {
    let phone = use_phone();
    let lang = lang();
    let navigate = Slot::new(use_navigate());
    let table = |id: &str| by_id(id).expect("the table of forms has it; a test holds that");
    let forms = [table("person"), table("child"), table("household")];
    let ids = [phone.new_id(), phone.new_id(), phone.new_id()];
    let mut prefill = Draft::default();
    for (key, said) in SAID {
        prefill.set(key, said);
    }
    prefill.set("name", name.trim());
    prefill.set("registered_on", as_typed(phone.today()));
    prefill.set("posyandu", day.posyandu.as_str());
    let hamlet = phone.rows().with_untracked(|rows| usual_hamlet(rows, day));
    prefill.set("hamlet", hamlet.as_str());
    let said: Vec<&'static str> = SAID
        .iter()
        .map(|(key, _)| *key)
        .chain(["registered_on", "posyandu"])
        .collect();
    let part = |form: &'static Form| Part::new(form).purpose("child").said(said.clone());
    let same = Same::new();
    let beside = same.person(day.area.clone(), hamlet);
    let area = day.area.clone();
    let saves: Saves = Rc::new(move |model| {
        let [person, child, house] = ids;
        let parsed = model.parsed();
        let mut who = parsed[0]
            .answers
            .clone()
            .with(link::HOUSEHOLD, house.to_string());
        let mut flags = parsed[0].flags();
        same.mark("name", &mut who, &mut flags);
        let began = parsed[1]
            .answers
            .clone()
            .with(link::PERSON, person.to_string());
        let home = parsed[2].answers.clone();
        vec![
            create(
                (house, Kind::Household),
                forms[2],
                &area,
                home,
                parsed[2].flags(),
            ),
            create((person, Kind::Person), forms[0], &area, who, flags),
            create(
                (child, Kind::Episode),
                forms[1],
                &area,
                began,
                parsed[1].flags(),
            ),
        ]
    });
    let start = Short {
        parts: forms.map(part).to_vec(),
        asks: ASKS.to_vec(),
        prefill,
        key: key(day),
        route: address::posyandu_walk_in(session),
        title: {
            let mut said = words::QUICK.text(lang).to_owned();
            said.push_str(" · ");
            said.push_str(&title(day, lang));
            said
        },
        done: words::QUICK_DONE,
        saves,
        saved: Rc::new(move |_| {
            let to = address::posyandu_child(session, ids[0]);
            navigate.try_with_untracked(|navigate| {
                let options = NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                };
                navigate(&to, options);
            });
        }),
        closed,
    };
    let first = if name.trim().is_empty() {
        "name"
    } else {
        "birth_date"
    };
    group([
        ui::header(
            ui::fixed(words::QUICK.text(lang)),
            words::QUICK,
            Some(address::posyandu_day(session)),
            lang,
        )
        .shown(),
        el("p").class("form-about").child(title(day, lang)),
        el("p").class("soft small").word(words::QUICK_WHY, lang),
        short_beside(start, first, Some(beside)),
    ])
}

fn create(
    (record, kind): (RecordId, Kind),
    form: &'static Form,
    area: &AreaCode,
    fields: Answers,
    flags: Vec<String>,
) -> NewEdit {
    NewEdit {
        record,
        kind,
        form: form.id,
        form_version: form.version,
        area: area.clone(),
        edit: Edit::Create { fields },
        flags,
        seen: 0,
    }
}

/// The hamlet of most children of the posyandu: who walks in lives near it.
fn usual_hamlet(rows: &[Arc<Row>], day: &PosyanduDay) -> String {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for row in rows
        .iter()
        .filter(|row| row.area == day.area && !row.hamlet.is_empty())
    {
        let mut childhoods = row.episodes.iter().filter(|it| it.form == "child");
        if !childhoods.any(|it| dampingi_domain::posyandu::is_of(&it.posyandu, &day.posyandu)) {
            continue;
        }
        match counted.iter_mut().find(|(hamlet, _)| *hamlet == row.hamlet) {
            Some((_, count)) => *count += 1,
            None => counted.push((&row.hamlet, 1)),
        }
    }
    let most = counted.iter().max_by_key(|(_, count)| *count);
    most.map_or_else(String::new, |(hamlet, _)| (*hamlet).to_owned())
}
