//! What comes before the tasks on the first screen: returned visits, unfinished forms.

use crate::phone::{DraftNote, use_phone};
use crate::screen::{address, fix};
use crate::text::{Lang, state, today as words};
use crate::ui::el::{Each, Shown, View, el};
use crate::ui::memo;
use crate::ui::{Icon, Slot, Tone, Weight, go, mark, use_speaker};
use dampingi_sync::RecordId;
use leptos::task::spawn_local;

/// Cards shown before "see all".
const CARDS: usize = 3;

/// Visits that the coordinator sent back: they come before everything else.
pub fn returned(lang: Lang) -> View {
    let phone = use_phone();
    let cards = memo(move || (fix::returned(phone), fix::disputed(phone)));
    (move || {
        let (all, disputed) = cards.get();
        let count = all.len() + disputed.len();
        (count > 0).then(|| {
            let returned = all
                .into_iter()
                .map(|(id, name)| returned_card(id, name, lang));
            let disputed = disputed.into_iter();
            let disputed = disputed.map(|(id, name)| fix::dispute_card(id, name, lang));
            let each = returned.chain(disputed).take(CARDS).views();
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
        .class("card card-watch returned")
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
    // What was thrown away here, and in whose place it stood.
    let thrown = Slot::new(Vec::<(usize, DraftNote)>::new());
    (move || {
        let all = drafts.get();
        let gone = thrown.get();
        (!all.is_empty() || !gone.is_empty()).then(|| {
            let cards = all.into_iter().enumerate();
            let mut each: Vec<View> = cards
                .map(|(at, note)| draft_card(at, note, thrown, lang))
                .collect();
            for (at, note) in gone.into_iter().rev() {
                each.insert(at.min(each.len()), thrown_card(note, thrown, lang));
            }
            let each = each.into_iter().views();
            el("section")
                .class("section")
                .attr("aria-labelledby", "drafts")
                .child(el("h2").attr("id", "drafts").word(words::DRAFTS, lang))
                .child(el("ul").class("cards").child(each))
        })
    })
    .shown()
}

type Thrown = Slot<Vec<(usize, DraftNote)>>;

/// In the place of the card: one tap must not destroy what took an hour.
fn thrown_card(note: DraftNote, thrown: Thrown, lang: Lang) -> View {
    let phone = use_phone();
    let back = move || {
        thrown.update(|all| all.retain(|(_, gone)| gone.key != note.key));
        phone.keep_draft(note.clone());
    };
    el("li").child(super::super::thrown::thrown(lang, back))
}

fn draft_card(at: usize, note: DraftNote, thrown: Thrown, lang: Lang) -> View {
    let phone = use_phone();
    let speaker = use_speaker();
    let gone = note.clone();
    let throw_away = move || {
        let (key, gone) = (gone.key.clone(), gone.clone());
        thrown.update(|all| all.push((at, gone)));
        spawn_local(async move {
            phone.drop_draft(&key).await;
            speaker.say(words::DROPPED.text(lang));
        });
    };
    let name = words::drop_one(&note.title, lang);
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
                        .attr("aria-label", name)
                        .click(throw_away)
                        .word(words::DROP, lang),
                ),
        )
}
