//! A household that moved away as a whole, or came back: one save for all who were accompanied. Each record stays.

use crate::phone::{HouseholdView, PersonView, Row, use_phone};
use crate::screen::form::{Part, Saves, Start, Then, form};
use crate::screen::here::{param, word};
use crate::screen::person::{gone::person_edit, leaving_support, left};
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::as_typed;
use crate::screen::{address, support};
use crate::text::support::ENDS_TOO;
use crate::text::{house, leave as words};
use crate::ui::el::{Each, Shown, View, group};
use crate::ui::{Icon, notice};
use dampingi_domain::form::Draft;
use dampingi_domain::form::table::{CAME_BACK, MOVED};
use dampingi_domain::ordered::Map;
use dampingi_sync::Record;
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
                people.extend(phone.person(row.id).await);
            }
            Some((view, people))
        }
    });
    shown(found, move |(view, people)| ask(what, view, people.clone()))
}

fn ask(what: &'static str, view: &HouseholdView, people: Vec<PersonView>) -> View {
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
    let known = people
        .iter()
        .flat_map(|view| std::iter::once(&view.person).chain(support::running(view)));
    let seen = known.map(|record| record.revision).max();
    let seen = seen.unwrap_or_default();
    let given = people.iter().filter(|_| what == AWAY);
    let given = given.filter_map(|view| support::running_told(view, ENDS_TOO, lang));
    let given = given.views();
    let above = (what == AWAY).then(|| {
        group([
            notice(Icon::Info, words::HOUSE_MOVED_WHY.text(lang)),
            given.shown(),
        ])
    });
    let saves: Saves = Rc::new(move |model| {
        let said = &model.parsed()[0].answers;
        let edits = |view: &PersonView| {
            let running: Vec<Record> = support::running(view).into_iter().cloned().collect();
            let mut edits = leaving_support(&running, what, said);
            let moved = left(said.clone(), AWAY, table, &view.person.fields);
            edits.push(person_edit(&view.person, moved));
            edits
        };
        people.iter().flat_map(edits).collect()
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
        parts: vec![Part::new(table).about(seen)],
        prefill,
        above,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::household(id),
    })
}
