//! A person: who she is, her last numbers, what to do next, her visits, and the stretches of her life in care.

mod begin;
mod choose;
mod edit;
mod numbers;
mod story;

pub use begin::begin;
pub use choose::choose;
pub use edit::edit;

use crate::phone::{PersonView, Row, use_phone};
use crate::screen::form::lines;
use crate::screen::reading::{lang, param, read_records, shown};
use crate::screen::{address, life, offer};
use crate::text::{Lang, kind, person as words, state};
use crate::ui::{self, Icon, Tone, Weight, badge, facts, go, icon, mark, notice};
use dampingi_domain::Date;
use dampingi_domain::form::by_id;
use dampingi_sync::RecordId;
use leptos::prelude::*;

pub fn person() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id");
    let found = read_records(move || {
        let id = id.get();
        Box::pin(async move { phone.person(id?).await })
    });
    let row = Memo::new(move |_| {
        let id = id.get();
        phone
            .rows()
            .with(|rows| rows.iter().find(|row| Some(row.id) == id).cloned())
    });
    let heading = Signal::derive(move || {
        let known = found.with(|found| {
            let view = found.as_ref().and_then(Option::as_ref);
            view.and_then(|view| view.person.fields.text("name").map(str::to_owned))
        });
        let listed = || row.with(|row| row.as_ref().map(|row| row.name.clone()));
        known
            .or_else(listed)
            .unwrap_or_else(|| words::TITLE.text(lang).to_owned())
    });
    view! {
        {ui::header(heading, words::TITLE, Some(address::TARGETS.to_owned()), lang)}
        {shown(found, move |view| body(&view, row.get().as_ref(), lang))}
    }
    .into_any()
}

fn body(view: &PersonView, row: Option<&Row>, lang: Lang) -> AnyView {
    let phone = use_phone();
    let today = phone.today();
    let id = view.person.id;
    let fields = &view.person.fields;
    let birth = fields.date("birth_date");
    let open = row.map(|row| row.episodes.clone()).unwrap_or_default();
    let kinds: Vec<String> = open.iter().map(|episode| episode.form.clone()).collect();
    let badges = open.iter().map(|episode| {
        let stage = life::stage(episode, today, lang).unwrap_or_default();
        let word = life::joined(&[kind::person(&episode.form).text(lang).to_owned(), stage]);
        badge(Tone::Leaf, kind::icon(&episode.form), word)
    });
    let age = life::age(fields.text("birth_date"), today, lang);
    let place = view.household.as_ref().map(|household| {
        let text = |key: &str| household.fields.text(key).unwrap_or_default();
        life::place(text("hamlet"), text("rt"))
    });
    let unsent =
        (!view.pending.is_empty()).then(|| mark(Tone::Calm, Icon::Phone, state::ON_PHONE, lang));
    view! {
        <div class="sections">
            <div class="person-head">
                <p class="person-age">{age}</p>
                <p class="soft">{place}</p>
                <p class="row">{badges.collect_view()}{unsent}</p>
            </div>
            {returned(row, lang)}
            {consent(fields.text("consent"), lang)}
            {numbers::numbers(view, lang)}
            {story::visits(view, lang)}
            {story::episodes(view, &open, lang)}
            {beginnings(id, fields.text("sex").unwrap_or_default(), birth, &kinds, today, lang)}
            {household(view, lang)}
            {details(view, lang)}
        </div>
        {action(id, &kinds, birth, today, lang)}
    }
    .into_any()
}

/// The one thing to do next, at the thumb.
fn action(
    id: RecordId,
    open: &[String],
    birth: Option<Date>,
    today: Date,
    lang: Lang,
) -> Option<AnyView> {
    let forms: Vec<&str> = open
        .iter()
        .flat_map(|episode| offer::visits(episode, birth, today))
        .copied()
        .collect();
    let to = match forms.as_slice() {
        [] => return None,
        [only] => address::record_visit(id, only),
        _ => address::choose_visit(id),
    };
    let button = go(Weight::Main, Some(Icon::Plus), words::RECORD.text(lang), to);
    Some(view! { <div class="action-bar">{button}</div> }.into_any())
}

fn returned(row: Option<&Row>, lang: Lang) -> Option<AnyView> {
    let first = *row?.returned.first()?;
    let fix = go(
        Weight::Plain,
        Some(Icon::Pencil),
        crate::text::today::CORRECT.text(lang),
        address::correct(first),
    );
    Some(
        view! {
            <div class="card card-watch">
                {mark(Tone::Watch, Icon::Return, state::RETURNED, lang)}
                {fix}
            </div>
        }
        .into_any(),
    )
}

/// Missing consent is something to do, never a block.
fn consent(consent: Option<&str>, lang: Lang) -> Option<AnyView> {
    match consent {
        Some("given") => None,
        Some("refused") => Some(notice(Icon::Info, words::CONSENT_REFUSED.text(lang))),
        _ => Some(notice(Icon::Info, words::CONSENT_OPEN.text(lang))),
    }
}

fn beginnings(
    id: RecordId,
    sex: &str,
    birth: Option<Date>,
    open: &[String],
    today: Date,
    lang: Lang,
) -> Option<AnyView> {
    let possible = offer::beginnings(sex, birth, open, today);
    if possible.is_empty() {
        return None;
    }
    let each = possible.into_iter().map(|episode| {
        let word = words::begin(&kind::person(episode).text(lang).to_lowercase(), lang);
        view! { <li>{go(Weight::Plain, Some(kind::icon(episode)), word, address::begin_episode(id, episode))}</li> }
    });
    let nothing = open.is_empty();
    let list = view! { <ul class="choices">{each.collect_view()}</ul> };
    // With nothing open this is what comes next, so it lies open.
    Some(if nothing {
        view! {
            <section class="section" aria-labelledby="begin">
                <h2 id="begin">{words::BEGIN.text(lang)}</h2>
                <p class="soft">{words::NO_EPISODE.text(lang)}</p>
                {list}
            </section>
        }
        .into_any()
    } else {
        view! {
            <details class="fold">
                <summary>{icon(Icon::Plus)}<span>{words::BEGIN.text(lang)}</span></summary>
                <p class="soft">{words::BEGIN_WHY.text(lang)}</p>
                {list}
            </details>
        }
        .into_any()
    })
}

fn household(view: &PersonView, lang: Lang) -> AnyView {
    let link = view.household.as_ref().map(|household| {
        let head = household.fields.text("head_name").unwrap_or_default();
        go(
            Weight::Plain,
            Some(Icon::House),
            crate::text::house::of(head, lang),
            address::household(household.id),
        )
    });
    match link {
        Some(link) => link,
        None => {
            view! { <p class="soft row">{icon(Icon::House)}{words::NO_HOUSEHOLD.text(lang)}</p> }
                .into_any()
        }
    }
}

fn details(view: &PersonView, lang: Lang) -> Option<AnyView> {
    let pairs = lines(by_id("person")?, &view.person.fields, lang)
        .into_iter()
        .map(|line| (line.label, line.value));
    let edit = go(
        Weight::Plain,
        Some(Icon::Pencil),
        words::EDIT.text(lang),
        address::edit_person(view.person.id),
    );
    Some(
        view! {
            <details class="fold">
                <summary>{icon(Icon::Person)}<span>{words::DETAILS.text(lang)}</span></summary>
                {facts(pairs.collect())}
                {edit}
            </details>
        }
        .into_any(),
    )
}
