//! The day itself: the counts on top, the queue of children under them, a pad at the child in hand, the next one after it.

use super::counts::counts;
use super::pad::{Done, draft_key, pad, undo};
use super::roll::{Line, follow};
use super::{here, name, planned};
use crate::phone::{DraftNote, PosyanduDay, use_phone};
use crate::screen::form::{value_text, written};
use crate::screen::here::asked;
use crate::screen::reading::lang;
use crate::screen::targets::Filter;
use crate::screen::{address, life};
use crate::text::{Lang, Term, posyandu as words, when};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{
    self, Icon, Slot, Tone, Weight, badge, button, effect, empty, go, icon, memo, notice,
    use_speaker,
};
use dampingi_domain::date::from_iso;
use dampingi_domain::form::by_id;
use dampingi_domain::growth::Level;
use dampingi_domain::growth::gain::Gain;
use dampingi_sync::RecordId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// Who is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    All,
    Waiting,
    Done,
}

const SHOWS: [(Show, Term); 3] = [
    (Show::All, words::ALL),
    (Show::Waiting, words::WAITING),
    (Show::Done, words::DONE),
];

pub fn day() -> View {
    let asked = asked("anak");
    here(move |day, id| {
        let child = memo(move || asked.get().and_then(|id| id.parse::<RecordId>().ok()));
        if day.is_cancelled || day.on > use_phone().today() {
            planned::screen(&day, id)
        } else {
            screen(day, id, child)
        }
    })
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Queue {
    lines: Slot<Vec<Line>>,
    open: Slot<Option<RecordId>>,
    typed: Slot<String>,
    show: Slot<Show>,
    done: Slot<Option<Done>>,
    session: RecordId,
    day: Slot<PosyanduDay>,
    lang: Lang,
}

fn screen(day: PosyanduDay, session: RecordId, child: Slot<Option<RecordId>>) -> View {
    let phone = use_phone();
    let lang = lang();
    let lines = follow(day.clone(), child);
    let queue = Queue {
        lines,
        open: Slot::new(child.get_untracked()),
        typed: Slot::new(String::new()),
        show: Slot::new(Show::All),
        done: Slot::new(None),
        session,
        day: Slot::new(day.clone()),
        lang,
    };
    // Whom she had in hand when the app was closed, or was asked for.
    effect(move || {
        let asked = child.get();
        if asked.is_some() {
            queue.open.set(asked);
        }
    });
    let begun = phone.drafts().with_untracked(|drafts| {
        let of_day = |route: &str| {
            let mut days = day.sessions.iter().map(|id| address::posyandu_day(*id));
            days.any(|day| route.starts_with(&day))
        };
        // A walk-in that was begun has no child yet, and is none of the queue.
        let mut found = drafts.iter().filter(|draft| of_day(&draft.route));
        found.find_map(|draft| draft.key.rsplit('/').next()?.parse().ok())
    });
    if queue.open.get_untracked().is_none() {
        queue.open.set(begun);
    }
    let ended = day
        .is_closed
        .then(|| notice(Icon::Check, words::CLOSED.text(lang)));
    group([
        ui::header(
            ui::fixed(name(&day)),
            words::TITLE,
            Some(address::POSYANDU.to_owned()),
            lang,
        )
        .shown(),
        el("p").class("today-date").child(when::long(day.on, lang)),
        ended.shown(),
        planned::moved(&day, lang).shown(),
        el("div").class("skdn-short").child(counts(lines, lang)),
        finder(queue),
        told(queue),
        body(queue),
        live(move || queue.open.get().is_none().then(|| to_report(session, lang))),
    ])
}

/// The way on at the thumb. While a child is in hand the pad's own button is there.
fn to_report(session: RecordId, lang: Lang) -> View {
    el("div").class("action-bar").child(go(
        Weight::Main,
        Some(Icon::List),
        words::TO_REPORT.text(lang),
        address::posyandu_report(session),
    ))
}

/// Search and who is shown; and the way for who is not in the list.
fn finder(queue: Queue) -> View {
    let lang = queue.lang;
    let chips = SHOWS.map(|(show, word)| {
        el("button")
            .attr("type", "button")
            .class("chip")
            .live("aria-pressed", move || {
                (queue.show.get() == show).to_string()
            })
            .click(move || queue.show.set(show))
            .word(word, lang)
    });
    el("search")
        .class("search search-still")
        .child(ui::search_entry(
            "search",
            (words::SEARCH, words::SEARCH),
            lang,
            move || queue.typed.get(),
            move |typed| queue.typed.set(typed),
        ))
        .child(
            el("div")
                .class("chips")
                .attr("role", "group")
                .attr("aria-label", words::CHILDREN.text(lang))
                .child(chips.into_iter().views())
                .child(
                    el("a")
                        .class("chip")
                        .attr("href", address::posyandu_walk_in(queue.session))
                        .child(icon(Icon::PersonPlus))
                        .child(el("span").word(words::WALK_IN, lang)),
                ),
        )
}

/// What was just saved, with a way back.
fn told(queue: Queue) -> View {
    let phone = use_phone();
    let speaker = use_speaker();
    let lang = queue.lang;
    live(move || {
        let done = queue.done.get()?;
        let whose = life::joined(&[done.what.clone(), done.name.clone()]);
        let back = move || {
            let (taken_back, person) = (undo(&done), done.person);
            // What she typed lies in the pad again. Made before the save: after it the day may not be looked at any more.
            let note = DraftNote {
                key: queue.day.with_untracked(|day| draft_key(day, person)),
                route: address::posyandu_child(queue.session, person),
                title: format!("{} · {}", words::TITLE.text(lang), done.name),
                page: 0,
                draft: done.typed.clone(),
                begun: Default::default(),
                seen: 0,
                saved_at: String::new(),
            };
            spawn_local(async move {
                if phone.save(vec![taken_back]).await.is_err() {
                    speaker.say(words::NOT_UNDONE.text(lang));
                    return;
                }
                phone.keep_draft(note);
                queue.done.set(None);
                queue.open.set(None);
                queue.open.set(Some(person));
                speaker.say(words::UNDONE.text(lang));
            });
        };
        Some(
            el("div")
                .class("notice saved-line")
                .attr("role", "status")
                .child(icon(Icon::Check))
                .child(
                    el("span")
                        .class("saved-words")
                        .child(el("strong").child(whose))
                        .child(el("span").word(words::SAVED, lang)),
                )
                .child(button(Weight::Quiet, None, words::UNDO.text(lang), back)),
        )
    })
}

/// Who stands in the queue as it is shown.
fn shown_ids(queue: Queue) -> Vec<RecordId> {
    let filter = Filter::of(queue.typed.get());
    let show = queue.show.get();
    let open = queue.open.get();
    queue.lines.with(|lines| {
        let rows: Vec<_> = lines.iter().map(|line| line.row.clone()).collect();
        let found = filter.people(&rows, use_phone().today());
        let fits = |line: &&Line| {
            let row = &line.row;
            let is_found = found.iter().any(|found| found.id == row.id);
            let is_shown = match show {
                Show::All => true,
                Show::Waiting => !line.came(),
                Show::Done => line.came(),
            };
            // A guest stands here once it was seen, or while it is in hand.
            let is_here = !line.is_guest || line.came();
            open == Some(row.id) || is_found && is_shown && is_here
        };
        lines.iter().filter(fits).map(|line| line.row.id).collect()
    })
}

fn body(queue: Queue) -> View {
    let lang = queue.lang;
    let ids = memo(move || shown_ids(queue));
    live(move || {
        let ids = ids.get();
        if ids.is_empty() {
            return empty(
                Icon::Search,
                words::NOBODY_TITLE.text(lang).to_owned(),
                words::NOBODY_WHY.text(lang).to_owned(),
                Some(go(
                    Weight::Plain,
                    Some(Icon::PersonPlus),
                    words::WALK_IN.text(lang),
                    address::posyandu_walk_in(queue.session),
                )),
            );
        }
        let each = ids.into_iter().map(|id| child(queue, id));
        el("ul").class("rows queue").child(each.views())
    })
}

/// A child's place in the queue. Its line changes with what is known; the pad under it stays as long as it is in hand.
fn child(queue: Queue, id: RecordId) -> View {
    let line = memo(move || {
        queue
            .lines
            .with(|lines| lines.iter().find(|line| line.row.id == id).cloned())
    });
    let is_open = memo(move || queue.open.get() == Some(id));
    let head = move || {
        let is_open = is_open.get();
        line.with(|line| line.as_ref().map(|line| head(queue, line, is_open)))
    };
    let below = move || {
        let row = line.with_untracked(|line| line.as_ref().map(|line| line.row.clone()));
        let row = row.filter(|_| is_open.get())?;
        let day = queue.day.get_untracked();
        let done = Rc::new(move |done: Done| finish(queue, done));
        let closed = Rc::new(move || queue.open.set(None));
        Some(untrack(|| pad(&day, queue.session, &row, done, closed)))
    };
    el("li").class("queue-line").child(head).child(below)
}

/// It is durable: said, and the next child that has not come yet is in hand.
fn finish(queue: Queue, done: Done) {
    let next = queue.lines.with_untracked(|lines| {
        let at = lines.iter().position(|line| line.row.id == done.person);
        let (before, after) = lines.split_at(at.map_or(0, |at| at + 1));
        let waits = |line: &&Line| !line.came() && !line.is_guest && line.row.id != done.person;
        let next = after.iter().chain(before).find(waits);
        next.map(|line| line.row.id)
    });
    queue.typed.set(String::new());
    queue.done.set(Some(done));
    queue.open.set(next);
}

fn head(queue: Queue, line: &Line, is_open: bool) -> View {
    let lang = queue.lang;
    let row = &line.row;
    let on = queue.day.with_untracked(|day| day.on);
    let age = life::age(row.birth_date.as_deref(), on, lang);
    let guest = line.is_guest.then(|| words::GUEST.text(lang).to_owned());
    let first = life::joined(&[age, guest.unwrap_or_default()]);
    let text = el("span")
        .class("row-text")
        .child(el("span").class("row-name").child(row.name.clone()))
        .child(el("span").class("row-line").child(first));
    let met = line.met.as_ref().filter(|met| met.seen.came);
    if let Some(met) = met {
        let to = met
            .visit
            .map_or_else(|| address::person(row.id), address::visit);
        return el("a")
            .class("row-link")
            .attr("href", to)
            .child(
                el("span")
                    .class("row-mark queue-done")
                    .child(icon(Icon::Check)),
            )
            .child(text.child(marks(line, lang)))
            .child(icon(Icon::Next));
    }
    let last = row.last_visit.as_ref().and_then(|visit| {
        let field = by_id("child_visit")?.field("weight_kg")?;
        let weight = value_text(field, &visit.weight_kg?.into(), lang);
        let day = from_iso(&visit.date)?;
        Some(words::last_weight(&weight, &when::ago(day, on, lang), lang))
    });
    let last = last.map(|last| el("span").class("row-line soft").child(last));
    let id = row.id;
    el("button")
        .attr("type", "button")
        .class("row-link")
        .attr("aria-expanded", is_open.to_string())
        .click(move || {
            let next = (queue.open.get_untracked() != Some(id)).then_some(id);
            queue.open.set(next);
        })
        .child(el("span").class("row-mark").child(icon(Icon::Baby)))
        .child(text.child(last))
        .child(icon(if is_open { Icon::Up } else { Icon::Plus }))
}

/// What came of it, as word, shape and colour.
fn marks(line: &Line, lang: Lang) -> Option<View> {
    let met = line.met.as_ref()?;
    let seen = &met.seen;
    let weight = seen.weight_kg.map(|weight| {
        let mut word = written(weight, lang);
        word.push_str(" kg");
        badge(Tone::Leaf, Icon::Check, word)
    });
    let gain = seen.gain.map(|gain| {
        let (tone, shape) = match gain {
            Gain::Enough => (Tone::Good, Icon::Up),
            Gain::NotEnough => (Tone::Watch, Icon::Eye),
            _ => (Tone::Calm, Icon::Clock),
        };
        badge(tone, shape, super::report::gain_word(gain, lang))
    });
    let refer = (met.level == Some(Level::Refer)).then(|| {
        let word = crate::text::result::level(met.level).text(lang);
        badge(Tone::Refer, Icon::Refer, word.to_owned())
    });
    Some(
        el("span")
            .class("row-marks")
            .child(weight)
            .child(gain)
            .child(refer),
    )
}
