//! Recording a survey of a household: water, latrine, house and aid as they are on that day.

use crate::phone::{HouseholdView, NewEdit, VisitState, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::param;
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::visit::{SURVEY, dated_today};
use crate::text::house as words;
use crate::ui::el::View;
use dampingi_domain::form::by_id;
use dampingi_domain::ordered::Map;
use dampingi_sync::link;
use std::rc::Rc;

pub fn survey() -> View {
    let phone = use_phone();
    let id = param("id");
    let found = once(move || {
        let id = id.get();
        async move { phone.household(id?).await }
    });
    shown(found, record)
}

fn record(view: &HouseholdView) -> View {
    let phone = use_phone();
    let lang = lang();
    let Some(table) = by_id(SURVEY) else {
        return gone(lang);
    };
    let household = view.household.clone();
    let (house, visit) = (household.id, phone.new_id());
    let last = view
        .visits
        .iter()
        .find(|visit| visit.state != VisitState::Superseded);
    let known = Known {
        household: Some(household.fields.clone()),
        previous: last.map(|visit| visit.record.fields.clone()),
        ..Known::default()
    };
    let about = words::of(household.fields.text("head_name").unwrap_or_default(), lang);
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        vec![NewEdit::visit(
            visit,
            table,
            household.area.clone(),
            parsed
                .answers
                .clone()
                .with(link::HOUSEHOLD, house.to_string()),
            parsed.flags(),
        )]
    });
    form(Start {
        heading: table.title.text(lang).to_owned(),
        about,
        title: words::SURVEY,
        key: format!("visit/{house}/{SURVEY}"),
        route: address::survey(house),
        parent: address::household(house),
        parts: vec![Part::new(table).with(known)],
        prefill: dated_today(table, phone.today()),
        above: None,
        notes: Map::new(),
        save: Then::Edits(saves),
        then: address::saved_visit(visit),
    })
}
