//! Her story: visits newest first, and the stretches of her life in care.

use crate::phone::{EpisodeRow, PersonView, VisitState, VisitView};
use crate::screen::address;
use crate::screen::standing::visit_badge;
use crate::screen::visit::day;
use crate::text::{Lang, kind, person as words, state, when};
use crate::ui::{Icon, Tone, icon, mark};
use dampingi_domain::form::by_id;
use dampingi_sync::{Origin, Record};
use leptos::prelude::*;

pub fn visits(view: &PersonView, lang: Lang) -> AnyView {
    // A replaced version is read at the visit that replaced it.
    let shown: Vec<&VisitView> = view
        .visits
        .iter()
        .filter(|visit| visit.state != VisitState::Superseded)
        .collect();
    let list = if shown.is_empty() {
        view! { <p class="soft">{words::NO_VISITS.text(lang)}</p> }.into_any()
    } else {
        let each = shown
            .into_iter()
            .map(|visit| visit_row(visit, lang))
            .collect_view();
        view! { <ol class="timeline">{each}</ol> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby="visits">
            <h2 id="visits">{words::VISITS.text(lang)}</h2>
            {list}
        </section>
    }
    .into_any()
}

fn visit_row(visit: &VisitView, lang: Lang) -> AnyView {
    let record = &visit.record;
    let on = day(record)
        .map(|day| when::short(day, lang))
        .unwrap_or_default();
    let flagged =
        (!record.flags.is_empty()).then(|| mark(Tone::Watch, Icon::Flag, state::FLAGGED, lang));
    let import = (record.origin == Origin::Import)
        .then(|| view! { <span class="soft small">{words::FROM_IMPORT.text(lang)}</span> });
    view! {
        <li>
            <a class="row-link" href=address::visit(record.id)>
                <span class="row-text">
                    <span class="row-name">{on}</span>
                    <span class="row-line">{kind::form_title(&record.form, lang)}</span>
                    <span class="row-marks">{visit_badge(&visit.state, lang)}{flagged}{import}</span>
                </span>
                {icon(Icon::Next)}
            </a>
        </li>
    }
    .into_any()
}

pub fn episodes(view: &PersonView, open: &[EpisodeRow], lang: Lang) -> Option<AnyView> {
    let is_open = |record: &Record| open.iter().any(|episode| episode.id == record.id);
    let each = view.episodes.iter().map(|record| {
        let since = by_id(&record.form)
            .and_then(|form| form.dated_by)
            .and_then(|key| record.fields.text(key));
        let since = since
            .map(|day| when::short_text(day, lang))
            .unwrap_or_default();
        let word = if is_open(record) {
            words::OPEN
        } else {
            words::CLOSED
        };
        view! {
            <li class="episode">
                {icon(kind::icon(&record.form))}
                <span class="row-text">
                    <span class="row-name">{kind::person(&record.form).text(lang)}</span>
                    <span class="row-line soft">{word.text(lang)}" · "{since}</span>
                </span>
            </li>
        }
    });
    (!view.episodes.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="episodes">
                <h2 id="episodes">{words::EPISODES.text(lang)}</h2>
                <ul class="rows">{each.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
