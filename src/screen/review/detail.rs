//! One visit to decide on: flags first, what was corrected, the values with the last ones beside, the history.

use super::story::Case;
use super::{Desk, decide, state_badge};
use crate::phone::{Freshness, SyncFailure, use_phone};
use crate::screen::form::lines;
use crate::screen::reading::{lang, param, read, told};
use crate::screen::visit::{Marked, compare, day, flagged, values};
use crate::screen::{address, life};
use crate::text::{Lang, app, kind, review as words, send, visit, when};
use crate::ui::{self, Icon, facts, icon, notice, skeleton};
use dampingi_domain::form::by_id;
use dampingi_sync::{Record, RecordId};
use leptos::prelude::*;

pub fn detail() -> AnyView {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("visit");
    let found = read(move || {
        let id = id.get();
        Box::pin(async move {
            match id {
                Some(id) => phone
                    .story(id)
                    .await
                    .map(|(story, freshness)| (Case::from(story, id), freshness)),
                None => Ok((None, Freshness::Now)),
            }
        })
    });
    let heading = Signal::derive(move || {
        found.with(|found| match found {
            Some(Ok((Some(case), _))) => case.name().to_owned(),
            _ => words::ONE.text(lang).to_owned(),
        })
    });
    let body = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(Err(why)) => failed(why, lang),
        Some(Ok((None, _))) => told(words::NOT_IN_STORY.text(lang), lang),
        Some(Ok((Some(case), freshness))) => shown(&case, &freshness, lang),
    };
    // A new heading for each visit, so that the focus goes there also when only the address changed.
    let head = move || {
        id.track();
        ui::header(heading, words::ONE, Some(address::QUEUE.to_owned()), lang)
    };
    view! { {head}{body} }.into_any()
}

/// What stands at the right of a wide screen while no visit is open.
pub fn nothing_open() -> AnyView {
    view! { <p class="desk-nothing soft">{words::CHOOSE.text(lang())}</p> }.into_any()
}

fn failed(why: SyncFailure, lang: Lang) -> AnyView {
    notice(
        Icon::NoSignal,
        view! { <p><strong>{words::FAILED.text(lang)}</strong></p><p>{send::failure(why).text(lang)}</p> },
    )
}

fn shown(case: &Case, freshness: &Freshness, lang: Lang) -> AnyView {
    let phone = use_phone();
    let record = &case.visit;
    let desk = expect_context::<Desk>();
    let id = record.id;
    let was = case.state().unwrap_or("received").to_owned();
    let badge = move || {
        let decided = desk.decided.with(|decided| decided.get(&id).copied());
        state_badge(decided.unwrap_or(&was), lang)
    };
    let on = day(record)
        .map(|day| when::long(day, lang))
        .unwrap_or_default();
    let birth = case
        .person
        .as_ref()
        .and_then(|person| person.fields.text("birth_date"));
    let age = birth.map(|birth| {
        life::age(
            Some(birth),
            day(record).unwrap_or_else(|| phone.today()),
            lang,
        )
    });
    let line = life::joined(&[
        kind::form_title(&record.form, lang),
        on,
        age.unwrap_or_default(),
    ]);
    let stale = match freshness {
        Freshness::Now => None,
        Freshness::Cached(at) => Some(notice(
            Icon::NoSignal,
            words::cached(&when::moment(at, lang), lang),
        )),
    };
    let marked = Marked {
        previous: case.previous.as_ref().map(|previous| &previous.fields),
        ..Marked::default()
    };
    view! {
        <div class="sections">
            <div class="stack-tight">
                <p>{line}</p>
                <p class="soft small">{by(case, lang)}</p>
                <p class="row">{badge}</p>
            </div>
            {stale}
            {flagged(record, lang)}
            {corrected(case, lang)}
            {values(record, &marked, lang)}
            {history(case, lang)}
            {decisions(case, lang)}
            {about(case.person.as_ref(), "person", crate::text::person::DETAILS.text(lang), lang)}
            {about(case.household.as_ref(), "household", crate::text::house::DETAILS.text(lang), lang)}
            <p class="soft small">{words::LOGGED.text(lang)}</p>
        </div>
        {decide::decide(case, lang)}
    }
    .into_any()
}

fn by(case: &Case, lang: Lang) -> String {
    let record = &case.visit;
    let received = when::moment_in(&record.area, &record.received_at, lang);
    let received = if received.is_empty() {
        received
    } else {
        format!("{} {received}", visit::RECEIVED.text(lang))
    };
    life::joined(&[case.user(record.author).to_owned(), received])
}

/// Old and new side by side, for each version before this one.
fn corrected(case: &Case, lang: Lang) -> Option<AnyView> {
    if case.versions.is_empty() {
        return None;
    }
    let mut newer = &case.visit;
    let steps = case.versions.iter().map(|older| {
        let step = view! { <li class="card">{compare(older, newer, lang)}</li> };
        newer = older;
        step
    });
    Some(
        view! {
            <section class="section" aria-labelledby="corrected">
                <h2 id="corrected">{words::CORRECTED.text(lang)}</h2>
                <ul class="cards">{steps.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

fn history(case: &Case, lang: Lang) -> Option<AnyView> {
    let each = case.history.iter().map(|record| {
        let on = day(record).map(|day| when::short(day, lang)).unwrap_or_default();
        let pairs = by_id(&record.form).map(|form| lines(form, &record.fields, lang)).unwrap_or_default();
        let pairs = pairs.into_iter().map(|line| (line.label, line.value)).collect();
        view! {
            <li>
                <details class="fold">
                    <summary>{icon(Icon::Clock)}<span>{kind::form_title(&record.form, lang)}" · "{on}</span></summary>
                    {facts(pairs)}
                </details>
            </li>
        }
    });
    (!case.history.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="history">
                <h2 id="history">{words::HISTORY.text(lang)}</h2>
                <ul class="stack-tight">{each.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn decisions(case: &Case, lang: Lang) -> Option<AnyView> {
    let each = case.reviews.iter().map(|review| {
        let note = review
            .fields
            .text("note")
            .map(|note| view! { <blockquote class="quote">{note.to_owned()}</blockquote> });
        let by = life::joined(&[
            case.user(review.author).to_owned(),
            when::moment(&review.recorded_at, lang),
        ]);
        view! {
            <li class="card">
                {state_badge(review.fields.text("state").unwrap_or_default(), lang)}
                <p class="soft small">{by}</p>
                {note}
            </li>
        }
    });
    (!case.reviews.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="decisions">
                <h2 id="decisions">{words::DECISIONS.text(lang)}</h2>
                <ul class="cards">{each.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn about(record: Option<&Record>, form: &str, title: &'static str, lang: Lang) -> Option<AnyView> {
    let pairs = lines(by_id(form)?, &record?.fields, lang)
        .into_iter()
        .map(|line| (line.label, line.value));
    Some(
        view! {
            <details class="fold">
                <summary>{icon(Icon::Person)}<span>{title}</span></summary>
                {facts(pairs.collect())}
            </details>
        }
        .into_any(),
    )
}
