//! The pad of one child: what the scale and the length board say, and nothing more than must be. Saves an ordinary visit.

use crate::phone::{NewEdit, PersonView, PosyanduDay, Row, use_phone};
use crate::screen::form::{Part, Saves, Short, short, value_text};
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::{about, as_typed, known, open_episodes};
use crate::screen::{address, offer};
use crate::text::posyandu as words;
use crate::ui::el::{Shown, View, el};
use dampingi_domain::AreaCode;
use dampingi_domain::date::{completed_months, from_iso};
use dampingi_domain::form::{Draft, by_id};
use dampingi_sync::{Edit, Kind, RecordId, link};
use std::rc::Rc;

const FORM: &str = "child_visit";

/// What is measured in the queue.
const ASKS: [&str; 5] = [
    "weight_kg",
    "height_cm",
    "position",
    "muac_cm",
    "exclusive_breastfeeding",
];
/// What is given besides in February and August.
const IN_ROUNDS: [&str; 2] = ["vitamin_a", "deworming_given"];
/// What the day says by itself.
const SAID: [&str; 3] = ["visit_date", "method", "posyandu"];

/// What was just saved, and what was typed, so that it can be taken back.
#[derive(Clone)]
pub struct Done {
    pub person: RecordId,
    pub visit: RecordId,
    pub area: AreaCode,
    /// Name and weight.
    pub name: String,
    pub what: String,
    pub typed: Draft,
}

/// The edit that takes a visit back.
pub fn undo(done: &Done) -> NewEdit {
    NewEdit {
        record: done.visit,
        kind: Kind::Visit,
        form: FORM,
        form_version: by_id(FORM).map_or(0, |form| form.version),
        area: done.area.clone(),
        edit: Edit::Delete {
            reason: words::UNDO_REASON.id.to_owned(),
        },
        flags: Vec::new(),
        seen: NewEdit::AS_IT_STANDS,
    }
}

/// Key of a child's draft, whether it is filled in here or in the long form.
pub fn draft_key(day: &PosyanduDay, person: RecordId) -> String {
    // One draft for a child and a day, whichever record it was opened by.
    format!("posyandu/{}/{person}", day.on)
}

/// The pad, as it is opened under a child's line.
pub fn pad(
    day: &PosyanduDay,
    session: RecordId,
    row: &Row,
    done: Rc<dyn Fn(Done)>,
    closed: Rc<dyn Fn()>,
) -> View {
    let phone = use_phone();
    let id = row.id;
    let found = once(move || phone.person(id));
    let day = day.clone();
    el("div")
        .class("pad-place")
        .child(shown(found, move |view| {
            filled(&day, session, view, done.clone(), closed.clone())
        }))
}

fn filled(
    day: &PosyanduDay,
    session: RecordId,
    view: &PersonView,
    done: Rc<dyn Fn(Done)>,
    closed: Rc<dyn Fn()>,
) -> View {
    let phone = use_phone();
    let lang = lang();
    let person = view.person.id;
    let table = by_id(FORM).expect("the table of forms has it; a test holds that");
    let Some(episode) = offer::episode(view, "child", &open_episodes(person)) else {
        return gone(lang);
    };
    let (visit, area, episode_id) = (phone.new_id(), view.person.area.clone(), episode.id);
    let mut prefill = Draft::default();
    prefill.set("visit_date", as_typed(day.on));
    prefill.set("method", "posyandu");
    prefill.set("posyandu", day.posyandu.as_str());
    let birth = view.person.fields.text("birth_date").and_then(from_iso);
    let months = birth.and_then(|birth| completed_months(birth, day.on));
    let lies = months.is_none_or(|months| months < 24);
    prefill.set("position", if lies { "lying" } else { "standing" });
    let mut asks = ASKS.to_vec();
    if [2, 8].contains(&day.on.month()) {
        asks.extend(IN_ROUNDS);
    }
    let saves: Saves = {
        let area = area.clone();
        Rc::new(move |model| {
            let parsed = &model.parsed()[0];
            let fields = parsed
                .answers
                .clone()
                .with(link::PERSON, person.to_string())
                .with(link::EPISODE, episode_id.to_string());
            vec![NewEdit::visit(
                visit,
                table,
                area.clone(),
                fields,
                parsed.flags(),
            )]
        })
    };
    let name = view
        .person
        .fields
        .text("name")
        .unwrap_or_default()
        .to_owned();
    let saved = Rc::new(move |model: &crate::screen::form::model::Model| {
        let weight = table.field("weight_kg").and_then(|field| {
            let value = model.parsed()[0].answers.get("weight_kg")?;
            Some(value_text(field, value, lang))
        });
        done(Done {
            person,
            visit,
            area: area.clone(),
            name: name.clone(),
            what: weight.unwrap_or_default(),
            typed: model.draft.clone(),
        });
    });
    let start = Short {
        parts: vec![
            Part::new(table)
                .with(known(table, view, Some(episode), None))
                .said(SAID.to_vec()),
        ],
        asks,
        prefill,
        key: draft_key(day, person),
        route: address::posyandu_child(session, person),
        title: format!("{} · {}", words::TITLE.text(lang), about(view)),
        done: words::FINISH,
        saves,
        saved,
        closed,
    };
    [
        short(start, "weight_kg"),
        el("a")
            .class("pad-more")
            .attr("href", address::visit_at_posyandu(person, FORM, session))
            .child(words::LONG_FORM.text(lang)),
    ]
    .shown()
}
