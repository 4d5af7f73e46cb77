//! A household that moved away as a whole, or came back: one save for all who were accompanied. Each record stays.

use crate::phone::{HouseholdView, NewEdit, Row, use_phone};
use crate::screen::address;
use crate::screen::form::{Part, Saves, Start, Then, form};
use crate::screen::here::{param, word};
use crate::screen::person::left;
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::as_typed;
use crate::text::{house, leave as words};
use crate::ui::el::View;
use crate::ui::{Icon, notice};
use dampingi_domain::form::table::{CAME_BACK, MOVED};
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::ordered::Map;
use dampingi_sync::{Edit, Kind, Record};
use std::rc::Rc;
use std::sync::Arc;

pub const AWAY: &str = "moved";
pub const BACK: &str = "back";

/// The members whom this would concern: those who are here, or those who moved away.
pub fn concerned(view: &HouseholdView, what: &str) -> Vec<Arc<Row>> {
    let code = if what == AWAY { "" } else { AWAY };
    let is_concerned = |row: &&Arc<Row>| row.left == code;
    view.members.iter().filter(is_concerned).cloned().collect()
}

pub fn moved() -> View {
    let phone = use_phone();
    let id = param("id");
    let what = match word("what").as_str() {
        AWAY => AWAY,
        BACK => BACK,
        _ => return gone(lang()),
    };
    let found = once(move || {
        let id = id.get();
        async move {
            let view = phone.household(id?).await?;
            let mut people = Vec::new();
            for row in concerned(&view, what) {
                people.extend(phone.record(row.id).await);
            }
            Some((view, people))
        }
    });
    shown(found, move |(view, people)| ask(what, view, people.clone()))
}

fn ask(what: &'static str, view: &HouseholdView, people: Vec<Record>) -> View {
    let phone = use_phone();
    let lang = lang();
    let id = view.household.id;
    let (table, heading) = if what == AWAY {
        (&MOVED, words::HOUSE_MOVED)
    } else {
        (&CAME_BACK, words::HOUSE_BACK)
    };
    let mut prefill = Draft::default();
    if let Some(key) = table.dated_by {
        prefill.set(key, as_typed(phone.today()));
    }
    let saves: Saves = Rc::new(move |model| {
        let said = &model.parsed()[0].answers;
        let edit = |person: &Record| NewEdit {
            record: person.id,
            kind: Kind::Person,
            form: by_id("person").map_or("", |form| form.id),
            form_version: person.form_version,
            area: person.area.clone(),
            edit: Edit::Update {
                fields: left(said.clone(), AWAY, table, &person.fields),
            },
            flags: person.flags.clone(),
        };
        people.iter().map(edit).collect()
    });
    let about = house::of(
        view.household.fields.text("head_name").unwrap_or_default(),
        lang,
    );
    form(Start {
        heading: heading.text(lang).to_owned(),
        about,
        title: heading,
        key: format!("leave/{id}/{what}"),
        route: address::move_household(id, what),
        parent: address::household(id),
        parts: vec![Part::new(table)],
        prefill,
        above: (what == AWAY).then(|| notice(Icon::Info, words::HOUSE_MOVED_WHY.text(lang))),
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::household(id),
    })
}
