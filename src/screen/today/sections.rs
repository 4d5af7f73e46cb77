//! The lists of the first screen: returned visits, unfinished forms, people who were not visited this month.

use crate::phone::{DraftNote, Row, use_phone};
use crate::screen::targets::person_row;
use crate::screen::{address, life};
use crate::text::{Lang, state, today as words};
use crate::ui::{Icon, Tone, Weight, empty, go, icon, mark, use_speaker};
use dampingi_sync::RecordId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Cards shown before "see all".
const CARDS: usize = 3;
/// People shown before "see all".
const PEOPLE: usize = 8;

/// Visits that the coordinator sent back: they come before everything else.
pub fn returned(lang: Lang) -> AnyView {
    let rows = use_phone().rows();
    let cards = Memo::new(move |_| {
        rows.with(|rows| {
            let each = rows
                .iter()
                .flat_map(|row| row.returned.iter().map(|id| (*id, row.name.clone())));
            each.collect::<Vec<(RecordId, String)>>()
        })
    });
    (move || {
        let all = cards.get();
        (!all.is_empty()).then(|| {
            let count = all.len();
            let each = all
                .into_iter()
                .take(CARDS)
                .map(|(id, name)| returned_card(id, name, lang))
                .collect_view();
            let more = (count > CARDS).then(|| {
                go(
                    Weight::Quiet,
                    Some(Icon::Next),
                    format!("{} ({count})", words::RETURNED_ALL.text(lang)),
                    address::FIX,
                )
            });
            view! {
                <section class="section" aria-labelledby="returned">
                    <h2 id="returned">{words::RETURNED.text(lang)}</h2>
                    <ul class="cards">{each}</ul>
                    {more}
                </section>
            }
        })
    })
    .into_any()
}

fn returned_card(id: RecordId, name: String, lang: Lang) -> AnyView {
    view! {
        <li class="card card-watch">
            {mark(Tone::Watch, Icon::Return, state::RETURNED, lang)}
            <p class="card-name">{name}</p>
            {go(Weight::Plain, Some(Icon::Pencil), words::CORRECT.text(lang), address::correct(id))}
        </li>
    }
    .into_any()
}

/// Forms that were begun: nothing of them is lost.
pub fn drafts(lang: Lang) -> AnyView {
    let drafts = use_phone().drafts();
    (move || {
        let all = drafts.get();
        (!all.is_empty()).then(|| {
            let each = all
                .into_iter()
                .map(|note| draft_card(note, lang))
                .collect_view();
            view! {
                <section class="section" aria-labelledby="drafts">
                    <h2 id="drafts">{words::DRAFTS.text(lang)}</h2>
                    <ul class="cards">{each}</ul>
                </section>
            }
        })
    })
    .into_any()
}

fn draft_card(note: DraftNote, lang: Lang) -> AnyView {
    let phone = use_phone();
    let speaker = use_speaker();
    let key = note.key.clone();
    let throw_away = move || {
        let key = key.clone();
        spawn_local(async move {
            phone.drop_draft(&key).await;
            speaker.say(words::DROPPED.text(lang));
        });
    };
    let thrown = words::drop_one(&note.title, lang);
    view! {
        <li class="card">
            <p class="card-name">{note.title.clone()}</p>
            <div class="row">
                {go(Weight::Plain, Some(Icon::Pencil), words::GO_ON.text(lang), note.route.clone())}
                <button type="button" class="button button-quiet" aria-label=thrown on:click=move |_| throw_away()>
                    {words::DROP.text(lang)}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Whom to visit: longest not seen first, those never seen before all.
pub fn unvisited(lang: Lang) -> AnyView {
    let phone = use_phone();
    let rows = phone.rows();
    let today = phone.today();
    let waiting = Memo::new(move |_| {
        rows.with(|rows| {
            let open = rows
                .iter()
                .filter(|row| !row.episodes.is_empty() && !life::was_seen_this_month(row, today));
            let mut all: Vec<Row> = open.cloned().collect();
            all.sort_by(|a, b| {
                last_day(a)
                    .cmp(last_day(b))
                    .then_with(|| a.name.cmp(&b.name))
            });
            let count = all.len();
            all.truncate(PEOPLE);
            (all, count)
        })
    });
    (move || {
        let (people, count) = waiting.get();
        if people.is_empty() {
            return empty(Icon::Check, words::DONE_TITLE.text(lang).to_owned(), words::DONE_WHY.text(lang).to_owned(), None);
        }
        let each = people.iter().map(|row| person_row(row, address::person(row.id), today, lang)).collect_view();
        let more = (count > PEOPLE).then(|| {
            view! {
                <a class="button button-quiet" href=format!("{}?saring=belum", address::TARGETS)>
                    <span>{format!("{} ({count})", words::ALL_UNVISITED.text(lang))}</span>{icon(Icon::Next)}
                </a>
            }
        });
        view! {
            <section class="section" aria-labelledby="unvisited">
                <h2 id="unvisited">{words::VISIT_NEXT.text(lang)}</h2>
                <ul class="rows">{each}</ul>
                {more}
            </section>
        }
        .into_any()
    })
    .into_any()
}

fn last_day(row: &Row) -> &str {
    row.last_visit
        .as_ref()
        .map_or("", |visit| visit.date.as_str())
}
