//! A household: who lives in it and is in the cadre's care, its survey, its data.

mod add;
mod edit;
mod new;
mod survey;

pub use add::add;
pub use edit::edit;
pub use new::new;
pub use survey::survey;

use crate::phone::{HouseholdView, use_phone};
use crate::screen::form::lines;
use crate::screen::reading::{lang, param, read_records, shown};
use crate::screen::standing::visit_badge;
use crate::screen::targets::person_row;
use crate::screen::{address, life};
use crate::text::{Lang, house as words, kind, state, when};
use crate::ui::{self, Icon, Tone, Weight, facts, go, icon, mark};
use dampingi_domain::form;
use leptos::prelude::*;

pub fn household() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let id = param("id");
    let found = read_records(move || {
        let id = id.get();
        Box::pin(async move { phone.household(id?).await })
    });
    let heading = Signal::derive(move || {
        found.with(|found| {
            let head = found
                .as_ref()
                .and_then(Option::as_ref)
                .and_then(|view| view.household.fields.text("head_name"));
            head.map_or_else(
                || words::TITLE.text(lang).to_owned(),
                |head| words::of(head, lang),
            )
        })
    });
    view! {
        {ui::header(heading, words::TITLE, Some(format!("{}?saring=keluarga", address::TARGETS)), lang)}
        {shown(found, move |view| body(&view, lang))}
    }
    .into_any()
}

fn body(view: &HouseholdView, lang: Lang) -> AnyView {
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
        .collect_view();
    let members = if view.members.is_empty() {
        view! { <p class="soft">{words::NO_MEMBERS.text(lang)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{members}</ul> }.into_any()
    };
    let add = kind::EPISODES.map(|episode| {
        let word = words::add(&kind::person(episode).text(lang).to_lowercase(), lang);
        view! { <li>{go(Weight::Plain, Some(kind::icon(episode)), word, address::add_person(id, episode))}</li> }
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
    view! {
        <div class="sections">
            <p class="row soft">{life::place(&text("hamlet"), &text("rt"))}{pending}</p>
            <section class="section" aria-labelledby="members">
                <h2 id="members">{words::MEMBERS.text(lang)}</h2>
                {members}
            </section>
            <section class="section" aria-labelledby="add">
                <h2 id="add">{words::ADD.text(lang)}</h2>
                <ul class="choices">{add}</ul>
            </section>
            {surveys(view, lang)}
            <details class="fold">
                <summary>{icon(Icon::List)}<span>{words::DETAILS.text(lang)}</span></summary>
                {details}
                {go(Weight::Plain, Some(Icon::Pencil), words::EDIT.text(lang), address::edit_household(id))}
            </details>
        </div>
    }
    .into_any()
}

fn surveys(view: &HouseholdView, lang: Lang) -> AnyView {
    let each = view.visits.iter().map(|visit| {
        let day = visit.record.fields.text("visit_date").unwrap_or_default();
        view! {
            <li>
                <a class="row-link" href=address::visit(visit.record.id)>
                    <span class="row-mark">{icon(Icon::List)}</span>
                    <span class="row-text">
                        <span class="row-name">{when::short_text(day, lang)}</span>
                        <span class="row-marks">{visit_badge(&visit.state, lang)}</span>
                    </span>
                    {icon(Icon::Next)}
                </a>
            </li>
        }
    });
    let list = if view.visits.is_empty() {
        view! { <p class="soft">{words::SURVEY_NONE.text(lang)}</p> }.into_any()
    } else {
        view! { <ul class="rows">{each.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="surveys">
            <h2 id="surveys">{words::SURVEY.text(lang)}</h2>
            {list}
            {go(Weight::Plain, Some(Icon::Plus), words::SURVEY_RECORD.text(lang), address::survey(view.household.id))}
        </section>
    }
    .into_any()
}
