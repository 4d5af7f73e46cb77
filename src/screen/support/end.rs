//! The end of a support: why, and since when. It can be opened again on her page.

use crate::phone::{NewEdit, PersonView, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::param;
use crate::screen::person::gone::episode_edit;
use crate::screen::reading::{lang, once, shown};
use crate::screen::visit::as_typed;
use crate::text::support as words;
use crate::ui::el::View;
use dampingi_domain::form::Draft;
use dampingi_domain::form::table::SUPPORT_ENDING;
use dampingi_domain::kind::SUPPORT;
use dampingi_domain::life::ENDED_ON;
use dampingi_domain::ordered::Map;
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

fn ask(view: &PersonView, support: &Record) -> View {
    let lang = lang();
    let (person, id) = (view.person.id, support.id);
    let mut prefill = Draft::default();
    prefill.set(ENDED_ON, as_typed(use_phone().today()));
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
        parts: vec![Part::new(&SUPPORT_ENDING).with(Known {
            person: Some(view.person.fields.clone()),
            episode: Some(support.fields.clone()),
            ..Known::default()
        })],
        prefill,
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::person(person),
    })
}
