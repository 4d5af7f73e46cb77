//! The queue: flags first, then newest. On a wide screen it stays at the left of the visit that is open.

use super::{Desk, filters, keys, state_badge};
use crate::phone::{Freshness, QueueFilter, SyncFailure, use_phone};
use crate::screen::address;
use crate::screen::reading::{lang, read};
use crate::text::{Lang, app, kind, review as words, send, state, when};
use crate::ui::{self, Icon, Tone, Weight, badge, button, empty, mark, notice, skeleton};
use dampingi_sync::RecordId;
use dampingi_sync::wire::{Queue, QueueItem};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_navigate};

type Answer = Result<(Queue, Freshness), SyncFailure>;

pub fn review() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let desk = Desk::new();
    provide_context(desk);
    let filter = RwSignal::new(QueueFilter {
        state: Some("received".to_owned()),
        ..QueueFilter::default()
    });
    let again = RwSignal::new(0_u32);
    let found = read(move || {
        let filter = filter.get();
        again.track();
        // What was sent may have changed the queue.
        phone.last_success().track();
        Box::pin(async move { phone.queue(filter).await })
    });
    let more = RwSignal::new(Vec::<QueueItem>::new());
    let next = RwSignal::new(None::<String>);
    Effect::new(move |_| {
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
    let location = use_location();
    let open = Memo::new(move |_| {
        let path = location.pathname.get();
        path.strip_prefix("/periksa/")
            .and_then(|id| id.parse::<RecordId>().ok())
    });
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
            view! { <h2 class="desk-heading">{words::TITLE.text(lang)}</h2> }.into_any()
        } else {
            ui::header(ui::fixed(words::TITLE.text(lang)), words::TITLE, None, lang)
        }
    };
    view! {
        <div class=class>
            <section class="desk-queue" aria-label=words::TITLE.text(lang)>
                {heading}
                {filters::filters(filter, lang)}
                {list}
                {rest}
                <p class="desk-keys soft small">{words::KEYS.text(lang)}</p>
            </section>
            <div class="desk-visit"><Outlet/></div>
        </div>
    }
    .into_any()
}

fn listed(
    answer: Answer,
    more: RwSignal<Vec<QueueItem>>,
    desk: Desk,
    open: Memo<Option<RecordId>>,
    again: RwSignal<u32>,
    lang: Lang,
) -> AnyView {
    let (queue, freshness) = match answer {
        Ok(found) => found,
        Err(why) => {
            let words = view! {
                <p><strong>{words::FAILED.text(lang)}</strong></p>
                <p>{send::failure(why).text(lang)}</p>
                {button(Weight::Plain, Some(Icon::Again), words::TRY_AGAIN.text(lang), move || again.update(|n| *n += 1))}
            };
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
        return view! { {stale}{nothing} }.into_any();
    }
    let total = words::total(queue.total, lang);
    let first = queue
        .items
        .into_iter()
        .map(|it| item(it, desk, open, lang))
        .collect_view();
    let later = move || {
        more.get()
            .into_iter()
            .map(|it| item(it, desk, open, lang))
            .collect_view()
    };
    view! {
        {stale}
        <p class="soft small" role="status">{total}</p>
        <ul class="rows">{first}{later}</ul>
    }
    .into_any()
}

fn item(item: QueueItem, desk: Desk, open: Memo<Option<RecordId>>, lang: Lang) -> AnyView {
    let id = item.visit_id;
    let flagged =
        (!item.flags.is_empty()).then(|| mark(Tone::Watch, Icon::Flag, state::FLAGGED, lang));
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
    view! {
        <li>
            <a
                class="row-link"
                href=address::review(id)
                aria-current=move || (open.get() == Some(id)).then_some("true")
            >
                <span class="row-text">
                    <span class="row-name">{item.person_name}</span>
                    <span class="row-line">{what}</span>
                    <span class="row-line soft">{who}</span>
                    <span class="row-marks">{state}{flagged}{correction}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}
