//! A household: who lives in it and is in the cadre's care, its survey, its data.

mod add;
mod edit;
mod moved;
mod new;
mod risk;
mod same;
mod survey;

pub use add::add;
pub use edit::edit;
pub use moved::moved;
pub use new::{choose_village, new, no_village};
pub use same::Same;
pub use survey::survey;

use crate::phone::{HouseholdView, PersonView, use_phone};
use crate::screen::form::lines;
use crate::screen::here::param;
use crate::screen::reading::{lang, read_records, shown};
use crate::screen::standing::visit_badge;
use crate::screen::targets::person_row;
use crate::screen::today::of_household;
use crate::screen::{address, fix, hidden, life};
use crate::text::{Lang, double, house as words, kind, leave, state, when};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Tone, Weight, facts, go, icon, mark};
use dampingi_domain::form;
use dampingi_sync::{Record, RecordId, alias};

pub fn household() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param("id");
    let found = read_records(move || {
        let id = id.get();
        async move {
            let view = phone.household(id?).await?;
            let people = risk::people(phone, &view).await;
            Some((view, people))
        }
    });
    let heading = live(move || {
        found.with(|found| {
            let head = found
                .as_ref()
                .and_then(Option::as_ref)
                .and_then(|(view, _)| view.household.fields.text("head_name"));
            head.map_or_else(
                || words::TITLE.text(lang).to_owned(),
                |head| words::of(head, lang),
            )
        })
    });
    group([
        ui::header(
            heading,
            words::TITLE,
            Some(format!("{}?saring=keluarga", address::TARGETS)),
            lang,
        )
        .shown(),
        shown(found, move |(view, people)| body(view, people, lang)).shown(),
    ])
}

fn body(view: &HouseholdView, people: &[PersonView], lang: Lang) -> View {
    let phone = use_phone();
    let today = phone.today();
    let id = view.household.id;
    let fields = &view.household.fields;
    let text = |key: &str| fields.text(key).unwrap_or_default().to_owned();
    let villages = phone.villages();
    let village = villages
        .iter()
        .find(|village| village.code == view.household.area);
    let village = village.map_or_else(
        || view.household.area.to_string(),
        |village| village.name.clone(),
    );
    let members = view
        .members
        .iter()
        .map(|row| person_row(row, address::person(row.id), today, lang))
        .views();
    let members = if view.members.is_empty() {
        el("p").class("soft").word(words::NO_MEMBERS, lang)
    } else {
        el("ul").class("rows").child(members)
    };
    let add = kind::EPISODES.map(|episode| {
        let word = words::add(&kind::person(episode).text(lang).to_ascii_lowercase(), lang);
        el("li").child(go(
            Weight::Plain,
            Some(kind::icon(episode)),
            word,
            address::add_person(id, episode),
        ))
    });
    let details = form::by_id("household").map(|form| {
        let mut pairs = vec![(words::VILLAGE.text(lang).to_owned(), village)];
        pairs.extend(
            lines(form, fields, lang)
                .into_iter()
                .map(|line| (line.label, line.value)),
        );
        facts(pairs)
    });
    let pending = view
        .pending
        .then(|| mark(Tone::Calm, Icon::Phone, state::ON_PHONE, lang));
    el("div")
        .class("sections")
        .child(
            el("p")
                .class("row soft")
                .child(life::place(&text("hamlet"), &text("rt")))
                .child(pending),
        )
        .child(merged(view, lang))
        .child(disputes(id, lang))
        .child(of_household(&view.members, lang))
        .child(
            el("section")
                .class("section")
                .attr("aria-labelledby", "members")
                .child(el("h2").attr("id", "members").word(words::MEMBERS, lang))
                .child(members)
                .child(moving(view, lang)),
        )
        .child((!has_gone(view)).then(|| {
            group([
                el("section")
                    .class("section")
                    .attr("aria-labelledby", "add")
                    .child(el("h2").attr("id", "add").word(words::ADD, lang))
                    .child(el("ul").class("choices").child(add))
                    .shown(),
                risk::section(view, people, today, lang).shown(),
                surveys(view, lang).shown(),
            ])
        }))
        .child(
            el("details")
                .class("fold")
                .child(
                    el("summary")
                        .child(icon(Icon::List))
                        .child(el("span").word(words::DETAILS, lang)),
                )
                .child(details)
                .child(go(
                    Weight::Plain,
                    Some(Icon::Pencil),
                    words::EDIT.text(lang),
                    address::edit_household(id),
                ))
                .child(go(
                    Weight::Quiet,
                    Some(Icon::Copies),
                    double::TWICE.text(lang),
                    address::household_twice(id),
                )),
        )
        .child(hidden::door(vec![id], lang))
}

/// Whether it is looked after under another record that is on this phone: what is new is written there.
fn has_gone(view: &HouseholdView) -> bool {
    let houses = use_phone().houses();
    let id = view.household.id;
    let is_listed = || houses.with_untracked(|houses| houses.iter().any(|house| house.id == id));
    alias::into(&view.household).is_some() && !is_listed()
}

/// That this record went into another one; or that others went into it.
fn merged(view: &HouseholdView, lang: Lang) -> Option<View> {
    let named = |record: &Record| {
        let text = |key: &str| record.fields.text(key).unwrap_or_default();
        let place = life::place(text("hamlet"), text("rt"));
        life::joined(&[text("head_name").to_owned(), place])
    };
    crate::screen::double::merged(&view.household, &view.merged, named, lang)
}

/// All who are here moved away, or those who did came back.
fn moving(view: &HouseholdView, lang: Lang) -> Vec<View> {
    [
        (moved::AWAY, leave::HOUSE_MOVED, Icon::Out),
        (moved::BACK, leave::HOUSE_BACK, Icon::Back),
    ]
    .into_iter()
    .filter(|(what, ..)| !moved::concerned(view, what).is_empty())
    .map(|(what, word, shape)| {
        go(
            Weight::Quiet,
            Some(shape),
            word.text(lang),
            address::move_household(view.household.id, what),
        )
    })
    .collect()
}

fn surveys(view: &HouseholdView, lang: Lang) -> View {
    let each = view.visits.iter().map(|visit| {
        let day = visit.record.fields.text("visit_date").unwrap_or_default();
        el("li").child(
            el("a")
                .class("row-link")
                .attr("href", address::visit(visit.record.id))
                .child(el("span").class("row-mark").child(icon(Icon::List)))
                .child(
                    el("span")
                        .class("row-text")
                        .child(
                            el("span")
                                .class("row-name")
                                .child(when::short_text(day, lang)),
                        )
                        .child(
                            el("span")
                                .class("row-marks")
                                .child(visit_badge(&visit.state, lang)),
                        ),
                )
                .child(icon(Icon::Next)),
        )
    });
    let list = if view.visits.is_empty() {
        el("p").class("soft").word(words::SURVEY_NONE, lang)
    } else {
        el("ul").class("rows").child(each.views())
    };
    el("section")
        .class("section")
        .attr("aria-labelledby", "surveys")
        .child(el("h2").attr("id", "surveys").word(words::SURVEY, lang))
        .child(list)
        .child(go(
            Weight::Plain,
            Some(Icon::Plus),
            words::SURVEY_RECORD.text(lang),
            address::survey(view.household.id),
        ))
}

/// Where two people wrote different things of it.
fn disputes(id: RecordId, lang: Lang) -> Option<View> {
    let houses = use_phone().houses().get();
    let house = houses.iter().find(|house| house.id == id)?;
    let each = house
        .cards
        .iter()
        .map(|card| fix::dispute_card(*card, house.head_name.clone(), lang));
    (!house.cards.is_empty()).then(|| el("ul").class("cards").child(each.views()))
}
