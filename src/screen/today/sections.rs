//! The lists of the first screen: returned visits, unfinished forms, people who were not visited this month.

use crate::phone::{DraftNote, Row, use_phone};
use crate::screen::targets::person_row;
use crate::screen::{address, fix, life};
use crate::text::{Lang, state, today as words};
use crate::ui::el::{Each, Shown, View, el};
use crate::ui::memo;
use crate::ui::{Icon, Tone, Weight, empty, go, icon, mark, use_speaker};
use dampingi_sync::RecordId;
use leptos::task::spawn_local;

/// Cards shown before "see all".
const CARDS: usize = 3;
/// People shown before "see all".
const PEOPLE: usize = 8;

/// Visits that the coordinator sent back: they come before everything else.
pub fn returned(lang: Lang) -> View {
    let phone = use_phone();
    let cards = memo(move || fix::returned(phone));
    (move || {
        let all = cards.get();
        (!all.is_empty()).then(|| {
            let count = all.len();
            let each = all
                .into_iter()
                .take(CARDS)
                .map(|(id, name)| returned_card(id, name, lang))
                .views();
            let more = (count > CARDS).then(|| {
                go(
                    Weight::Quiet,
                    Some(Icon::Next),
                    format!("{} ({count})", words::RETURNED_ALL.text(lang)),
                    address::FIX,
                )
            });
            el("section")
                .class("section")
                .attr("aria-labelledby", "returned")
                .child(el("h2").attr("id", "returned").word(words::RETURNED, lang))
                .child(el("ul").class("cards").child(each))
                .child(more)
        })
    })
    .shown()
}

fn returned_card(id: RecordId, name: String, lang: Lang) -> View {
    el("li")
        .class("card card-watch")
        .child(mark(Tone::Watch, Icon::Return, state::RETURNED, lang))
        .child(el("p").class("card-name").child(name))
        .child(go(
            Weight::Plain,
            Some(Icon::Pencil),
            words::CORRECT.text(lang),
            address::correct(id),
        ))
}

/// Forms that were begun: nothing of them is lost.
pub fn drafts(lang: Lang) -> View {
    let drafts = use_phone().drafts();
    (move || {
        let all = drafts.get();
        (!all.is_empty()).then(|| {
            let each = all.into_iter().map(|note| draft_card(note, lang)).views();
            el("section")
                .class("section")
                .attr("aria-labelledby", "drafts")
                .child(el("h2").attr("id", "drafts").word(words::DRAFTS, lang))
                .child(el("ul").class("cards").child(each))
        })
    })
    .shown()
}

fn draft_card(note: DraftNote, lang: Lang) -> View {
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
    el("li")
        .class("card")
        .child(el("p").class("card-name").child(note.title.clone()))
        .child(
            el("div")
                .class("row")
                .child(go(
                    Weight::Plain,
                    Some(Icon::Pencil),
                    words::GO_ON.text(lang),
                    note.route.clone(),
                ))
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("button button-quiet")
                        .attr("aria-label", thrown)
                        .click(throw_away)
                        .word(words::DROP, lang),
                ),
        )
}

/// Whom to visit: longest not seen first, those never seen before all.
pub fn unvisited(lang: Lang) -> View {
    let phone = use_phone();
    let rows = phone.rows();
    let today = phone.today();
    let waiting = memo(move || {
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
            return empty(
                Icon::Check,
                words::DONE_TITLE.text(lang).to_owned(),
                words::DONE_WHY.text(lang).to_owned(),
                None,
            );
        }
        let each = people
            .iter()
            .map(|row| person_row(row, address::person(row.id), today, lang))
            .views();
        let more = (count > PEOPLE).then(|| {
            el("a")
                .class("button button-quiet")
                .attr("href", format!("{}?saring=belum", address::TARGETS))
                .child(el("span").child(format!("{} ({count})", words::ALL_UNVISITED.text(lang))))
                .child(icon(Icon::Next))
        });
        el("section")
            .class("section")
            .attr("aria-labelledby", "unvisited")
            .child(
                el("h2")
                    .attr("id", "unvisited")
                    .word(words::VISIT_NEXT, lang),
            )
            .child(el("ul").class("rows").child(each))
            .child(more)
    })
    .shown()
}

fn last_day(row: &Row) -> &str {
    row.last_visit
        .as_ref()
        .map_or("", |visit| visit.date.as_str())
}
