//! The queue: flags first, then newest; the whole of it, or what one cadre recorded. On a wide screen it stays at the left of the
//! visit that is open.

use super::{Desk, detail, filters, keys, state_badge, undo};
use crate::phone::{Freshness, QueueFilter, SyncFailure, use_phone};
use crate::screen::address;
use crate::screen::here::{asked, asks, param};
use crate::screen::reading::{lang, read};
use crate::text::{
    Lang, app, double, kind, overview, region, review as words, same, send, state, when,
};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Tone, Weight, badge, button, empty, go, mark, notice, skeleton};
use crate::ui::{Slot, effect, memo};
use dampingi_domain::AreaCode;
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
    let author: Option<RecordId> = asked("kader")
        .get_untracked()
        .and_then(|id| id.parse().ok());
    let village = asked("desa").get_untracked().filter(|_| author.is_some());
    let filter = Slot::new(QueueFilter {
        state: Some("received".to_owned()),
        village: village.as_deref().and_then(AreaCode::parse),
        author,
        ..QueueFilter::default()
    });
    // Whose part of the queue it is, by name.
    let whose = memo(move || {
        let id = filter.with(|filter| filter.author)?;
        phone.changed().track();
        let name = phone.user_name(id);
        Some(name.unwrap_or_else(|| words::THIS_CADRE.text(lang).to_owned()))
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
    let leave = Slot::new(navigate.clone());
    let whole = move || {
        filter.update(|filter| {
            filter.author = None;
            filter.village = None;
            filter.after = None;
        });
        // The address of a visit says nothing of the queue.
        if open.get_untracked().is_none() {
            leave.with_untracked(|leave| {
                let replace = NavigateOptions {
                    replace: true,
                    ..NavigateOptions::default()
                };
                leave(address::QUEUE, replace);
            });
        }
    };
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
    // Said at the top, so that it is seen before what can be chosen, also where nothing waits.
    let hers = move || {
        let name = whose.get()?;
        let waits = |filter: &QueueFilter| {
            filter.state.as_deref() == Some("received")
                && filter.form.is_none()
                && filter.flagged.is_none()
        };
        let is_none =
            found.with(|found| matches!(found, Some(Ok((queue, _))) if queue.items.is_empty()));
        let said = if is_none && filter.with(waits) {
            words::none_of(&name, lang)
        } else {
            words::only_of(&name, lang)
        };
        let back = button(
            Weight::Quiet,
            Some(Icon::Back),
            words::WHOLE_QUEUE.text(lang),
            whole,
        );
        Some(
            el("div")
                .class("desk-hers")
                .child(el("p").child(el("strong").child(said)))
                .child(back),
        )
    };
    let list = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(answer) => listed(answer, more, desk, open, again, lang),
    };
    // Drawn anew for the whole queue: what is chosen in it is another thing then.
    let is_hers = memo(move || filter.with(|filter| filter.author.is_some()));
    let filters = move || {
        is_hers.track();
        untrack(|| filters::filters(filter, lang))
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
        .child(hers)
        .child(filters)
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
        .child(rest);
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
            Some(go(
                Weight::Plain,
                Some(Icon::Bars),
                region::VILLAGES.text(lang),
                address::REGION,
            )),
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
