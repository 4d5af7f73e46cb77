//! What came of a referral (rujukan balik): the form of its outcome, read against the referral.

use super::card::{Visits, Way};
use crate::phone::{NewEdit, PersonView, VisitView, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::param;
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::{Subject, about, dated_today, find, known};
use crate::text::referral as words;
use crate::ui::el::View;
use dampingi_domain::finding::referral::{OUTCOME_ID, REFERRAL_ID};
use dampingi_domain::form::by_id;
use dampingi_domain::ordered::Map;
use dampingi_sync::link;
use std::rc::Rc;

pub fn outcome() -> View {
    let phone = use_phone();
    let id = param("id");
    let found = once(move || find(phone, id.get()));
    shown(found, move |(visit, subject)| match subject {
        Subject::Person(view) if visit.record.form == REFERRAL_ID => fill_in(visit, view),
        _ => gone(lang()),
    })
}

fn fill_in(referral: &VisitView, view: &PersonView) -> View {
    let phone = use_phone();
    let lang = lang();
    let Some(table) = by_id(OUTCOME_ID) else {
        return gone(lang);
    };
    let known = Known {
        previous: Some(referral.record.fields.clone()),
        ..known(table, view, None, None)
    };
    let record = &referral.record;
    let (id, area, outcome) = (record.id, record.area.clone(), phone.new_id());
    let mut links = dampingi_domain::Answers::new().with(link::VISIT, id.to_string());
    for key in [link::PERSON, link::EPISODE] {
        if let Some(text) = record.fields.text(key) {
            links.set(key, text);
        }
    }
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let mut fields = parsed.answers.clone();
        fields.apply(&links);
        vec![NewEdit::visit(
            outcome,
            table,
            area.clone(),
            fields,
            parsed.flags(),
        )]
    });
    form(Start {
        heading: words::RECORD_OUTCOME.text(lang).to_owned(),
        about: about(view),
        title: words::RECORD_OUTCOME,
        key: format!("outcome/{id}"),
        route: address::referral_outcome(id),
        parent: address::visit(id),
        parts: vec![Part::new(table).with(known)],
        prefill: dated_today(table, phone.today()),
        above: Visits::of(view, Way::None).told(record, lang),
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::saved_visit(outcome),
    })
}
