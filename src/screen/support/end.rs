//! The end of a support: why, and since when; by itself in the save that says she left. It can be opened again on her page.

use crate::phone::{NewEdit, PersonView, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::param;
use crate::screen::person::gone::{episode_edit, gone, opened};
use crate::screen::reading::{lang, once, shown};
use crate::screen::visit::as_typed;
use crate::text::support as words;
use crate::ui::el::View;
use dampingi_domain::form::Draft;
use dampingi_domain::form::table::SUPPORT_ENDING;
use dampingi_domain::kind::SUPPORT;
use dampingi_domain::life::{END_REASON, ENDED_ON, Gone, Left};
use dampingi_domain::ordered::Map;
use dampingi_domain::{Answers, Date};
use dampingi_sync::{Record, RecordId};
use std::rc::Rc;

pub fn end() -> View {
    let phone = use_phone();
    let person = param::<RecordId>("id");
    let support = param::<RecordId>("support");
    let found = once(move || {
        let (person, support) = (person.get(), support.get());
        async move {
            let view = phone.person(person?).await?;
            let all = view.episodes.iter();
            let mut fitting = all.filter(|it| it.form == SUPPORT && Some(it.id) == support);
            let record = fitting.next()?.clone();
            Some((view, record))
        }
    });
    shown(found, |(view, support)| ask(view, support))
}

/// The end that goes with her leaving: nobody hands over anything any more.
pub fn with_leaving(support: &Record, left: Left, on: Date) -> NewEdit {
    let mut fields = Answers::new().with(END_REASON, left.code());
    fields.set_date(ENDED_ON, day(support, on));
    episode_edit(support, fields)
}

/// Those that ended with her leaving run again, when that is taken back.
pub fn taken_back(view: &PersonView, gone: Gone) -> Vec<NewEdit> {
    let Some(on) = gone.on else {
        return Vec::new();
    };
    let ended = view.episodes.iter().filter(|it| {
        it.form == SUPPORT
            && it.fields.text(END_REASON) == Some(gone.left.code())
            && it.fields.date(ENDED_ON) == Some(day(it, on))
    });
    ended.map(opened).collect()
}

/// Nothing ends before it began.
fn day(support: &Record, on: Date) -> Date {
    let began = support.fields.date("registered_on");
    began.map_or(on, |began| began.max(on))
}

fn ask(view: &PersonView, support: &Record) -> View {
    let lang = lang();
    let (person, id) = (view.person.id, support.id);
    let today = use_phone().today();
    let mut prefill = Draft::default();
    // Of one who is no longer here it is known why.
    let on = match gone(view) {
        Some((gone, _)) => {
            prefill.set(END_REASON, gone.left.code());
            day(support, gone.on.unwrap_or(today))
        }
        None => today,
    };
    prefill.set(ENDED_ON, as_typed(on));
    let record = support.clone();
    let saves: Saves = Rc::new(move |model| -> Vec<NewEdit> {
        vec![episode_edit(&record, model.parsed()[0].answers.clone())]
    });
    form(Start {
        heading: words::END.text(lang).to_owned(),
        about: super::card::title(support, lang),
        title: words::END,
        key: format!("end/{id}"),
        route: address::end_support(person, id),
        parent: address::person(person),
        parts: vec![
            Part::new(&SUPPORT_ENDING)
                .about(support.revision)
                .with(Known {
                    person: Some(view.person.fields.clone()),
                    episode: Some(support.fields.clone()),
                    ..Known::default()
                }),
        ],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::person(person),
    })
}
