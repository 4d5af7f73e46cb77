//! The queue: flags first, then newest. On a wide screen it stays at the left of the visit that is open.

use super::{Desk, detail, filters, keys, state_badge, undo};
use crate::phone::{Freshness, QueueFilter, SyncFailure, use_phone};
use crate::screen::address;
use crate::screen::here::{asks, param};
use crate::screen::reading::{lang, read};
use crate::text::{Lang, app, double, kind, overview, review as words, same, send, state, when};
use crate::ui::Slot;
use crate::ui::effect;
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Tone, Weight, badge, button, empty, go, mark, notice, skeleton};
use dampingi_sync::RecordId;
use dampingi_sync::wire::{Queue, QueueItem};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

type Answer = Result<(Queue, Freshness), SyncFailure>;

pub fn review() -> View {
    let phone = use_phone();
    let lang = lang();
    let desk = Desk::new();
    provide_context(desk);
    let filter = Slot::new(QueueFilter {
        state: Some("received".to_owned()),
        ..QueueFilter::default()
    });
    let again = Slot::new(0_u32);
    let found = read(move || {
        let filter = filter.get();
        again.track();
        // What was sent may have changed the queue.
        phone.last_success().track();
        async move { phone.queue(filter).await }
    });
    let more = Slot::new(Vec::<QueueItem>::new());
    let next = Slot::new(None::<String>);
    effect(move || {
        let (items, after) = match found.get() {
            Some(Ok((queue, _))) => (queue.items, queue.next),
            _ => (Vec::new(), None),
        };
        desk.order
            .set(items.iter().map(|item| item.visit_id).collect());
        more.set(Vec::new());
        next.set(after);
    });
    let load_more = move || {
        let wanted = QueueFilter {
            after: next.get_untracked(),
            ..filter.get_untracked()
        };
        spawn_local(async move {
            if let Ok((queue, _)) = phone.queue(wanted).await {
                desk.order
                    .update(|order| order.extend(queue.items.iter().map(|item| item.visit_id)));
                more.update(|more| more.extend(queue.items));
                next.set(queue.next);
            }
        });
    };
    let open = param::<RecordId>("visit");
    let navigate = use_navigate();
    keys::on_key(move |key| {
        let to = match key {
            "j" => desk.neighbour(open.get_untracked(), 1),
            "k" => desk.neighbour(open.get_untracked(), -1),
            _ => None,
        };
        if let Some(id) = to {
            // Moving through the queue is one step of the history, not one for every visit.
            let replace = open.get_untracked().is_some();
            navigate(
                &address::review(id),
                NavigateOptions {
                    replace,
                    ..NavigateOptions::default()
                },
            );
        }
    });
    let list = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(answer) => listed(answer, more, desk, open, again, lang),
    };
    let rest = move || {
        next.with(Option::is_some)
            .then(|| button(Weight::Plain, None, words::MORE.text(lang), load_more))
    };
    let class = move || {
        if open.get().is_some() {
            "desk desk-open"
        } else {
            "desk"
        }
    };
    // The visit has a heading of its own; the queue's takes the focus only when it stands alone.
    let heading = move || {
        if open.get().is_some() {
            el("h2").class("desk-heading").word(words::TITLE, lang)
        } else {
            ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang)
        }
    };
    let queue = el("section")
        .class("desk-queue")
        .attr("aria-label", words::TITLE.text(lang))
        .child(heading)
        .child(filters::filters(filter, lang))
        .child(go(
            Weight::Quiet,
            Some(Icon::Search),
            overview::FIND.text(lang),
            address::FIND,
        ))
        .child(go(
            Weight::Quiet,
            Some(Icon::Copies),
            double::LIST.text(lang),
            address::DOUBLES.to_owned(),
        ))
        .child(list)
        .child(rest)
        .child(
            el("p")
                .class("desk-keys soft small")
                .word(words::KEYS, lang),
        );
    let is_asked = asks("visit");
    let visit = move || {
        if is_asked.get() {
            untrack(detail::detail)
        } else {
            detail::nothing_open()
        }
    };
    el("div")
        .class("stack")
        .child(undo::undo(desk, lang))
        .child(
            el("div")
                .live("class", class)
                .child(queue)
                .child(el("div").class("desk-visit").child(visit)),
        )
}

fn listed(
    answer: Answer,
    more: Slot<Vec<QueueItem>>,
    desk: Desk,
    open: Slot<Option<RecordId>>,
    again: Slot<u32>,
    lang: Lang,
) -> View {
    let (queue, freshness) = match answer {
        Ok(found) => found,
        Err(why) => {
            let words = group([
                el("p").child(el("strong").word(words::FAILED, lang)),
                el("p").child(send::failure(why).text(lang)),
                button(
                    Weight::Plain,
                    Some(Icon::Again),
                    words::TRY_AGAIN.text(lang),
                    move || again.update(|n| *n += 1),
                )
                .shown(),
            ]);
            return notice(Icon::NoSignal, words);
        }
    };
    let stale = match freshness {
        Freshness::Now => None,
        Freshness::Cached(at) => Some(notice(
            Icon::NoSignal,
            words::cached(&when::moment(&at, lang), lang),
        )),
    };
    if queue.items.is_empty() {
        let nothing = empty(
            Icon::Check,
            words::EMPTY_TITLE.text(lang).to_owned(),
            words::EMPTY_WHY.text(lang).to_owned(),
            None,
        );
        return group([stale.shown(), nothing.shown()]);
    }
    let total = words::total(queue.total, lang);
    let first = queue
        .items
        .into_iter()
        .map(|it| item(it, desk, open, lang))
        .views();
    let later = move || {
        more.get()
            .into_iter()
            .map(|it| item(it, desk, open, lang))
            .views()
    };
    group([
        stale.shown(),
        el("p")
            .class("soft small")
            .attr("role", "status")
            .child(total),
        el("ul").class("rows").child(first).child(later),
    ])
}

fn item(item: QueueItem, desk: Desk, open: Slot<Option<RecordId>>, lang: Lang) -> View {
    let id = item.visit_id;
    let is_doubt = |flag: &String| flag.ends_with(":may_be_registered");
    let doubt = item
        .flags
        .iter()
        .any(is_doubt)
        .then(|| mark(Tone::Watch, Icon::Copies, same::TITLE, lang));
    let flagged = (!item.flags.iter().all(is_doubt))
        .then(|| mark(Tone::Watch, Icon::Flag, state::FLAGGED, lang));
    let correction = item.is_correction.then(|| {
        badge(
            Tone::Calm,
            Icon::Return,
            words::CORRECTION.text(lang).to_owned(),
        )
    });
    let was = item.state;
    let state = move || {
        let decided = desk.decided.with(|decided| decided.get(&id).copied());
        state_badge(decided.unwrap_or(&was), lang)
    };
    let what = words::item(
        &kind::form_title(&item.form, lang),
        &when::short_text(&item.visit_date, lang),
    );
    let who = format!("{} · {}", item.area_name, item.author_name);
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", address::review(id))
            .live("aria-current", move || {
                (open.get() == Some(id)).then_some("true")
            })
            .child(
                el("span")
                    .class("row-text")
                    .child(el("span").class("row-name").child(item.person_name))
                    .child(el("span").class("row-line").child(what))
                    .child(el("span").class("row-line soft").child(who))
                    .child(
                        el("span")
                            .class("row-marks")
                            .child(state)
                            .child(flagged)
                            .child(doubt)
                            .child(correction),
                    ),
            ),
    )
}
