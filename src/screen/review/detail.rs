//! One visit to decide on: flags first, what was corrected, the values with the last ones beside, the history.

use super::story::Case;
use super::{Desk, WAITS, decide, state_badge};
use crate::phone::{Freshness, use_phone};
use crate::screen::form::lines;
use crate::screen::here::param;
use crate::screen::reading::{failed, lang, read, told};
use crate::screen::result::{Around, Reader};
use crate::screen::visit::{Marked, compare, day, flagged, values};
use crate::screen::{address, life, result};
use crate::text::{Lang, app, double, kind, review as words, visit, when};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Weight, facts, go, icon, notice, skeleton};
use dampingi_domain::form::by_id;
use dampingi_domain::kind::SUPPORT;
use dampingi_sync::{Record, RecordId, alias};
use leptos::prelude::*;

pub fn detail() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("visit");
    let found = read(move || {
        let id = id.get();
        async move {
            match id {
                Some(id) => phone
                    .story(id)
                    .await
                    .map(|(story, freshness)| (Case::from(story, id), freshness)),
                None => Ok((None, Freshness::Now)),
            }
        }
    });
    let heading = move || {
        found.with(|found| match found {
            Some(Ok((Some(case), _))) => case.name().to_owned(),
            _ => words::ONE.text(lang).to_owned(),
        })
    };
    let body = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(Err(why)) => failed(why, lang),
        Some(Ok((None, _))) => told(words::NOT_IN_STORY.text(lang), lang),
        // Still the visit before: nobody may decide on one while the address means another.
        Some(Ok((Some(case), _))) if Some(case.visit.id) != id.get() => {
            skeleton(app::READING, lang)
        }
        Some(Ok((Some(case), freshness))) => shown(&case, &freshness, lang),
    };
    // A new heading for each visit, so that the focus goes there also when only the address changed.
    let head = move || {
        id.track();
        ui::header(
            live(heading),
            words::ONE,
            Some(address::QUEUE.to_owned()),
            lang,
        )
    };
    group([head.shown(), body.shown()])
}

/// What stands at the right of a wide screen while no visit is open.
pub fn nothing_open() -> View {
    let lang = lang();
    el("div")
        .class("desk-nothing soft")
        .child(el("p").word(words::CHOOSE, lang))
        .child(el("p").class("small").word(words::KEYS, lang))
}

fn shown(case: &Case, freshness: &Freshness, lang: Lang) -> View {
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
        kind::visit_title(&record.form, &record.fields, lang),
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
    group([
        el("div")
            .class("sections")
            .child(
                el("div")
                    .class("stack-tight")
                    .child(el("p").child(line))
                    .child(el("p").class("soft small").child(by(case, lang)))
                    .child(el("p").class("row").child(badge)),
            )
            .child(stale)
            .child(crate::screen::person::gone::told(
                case.person.as_ref(),
                case.episode.as_ref(),
                lang,
            ))
            .child(flagged(record, lang))
            .child(case.person.as_ref().and_then(|it| flagged(it, lang)))
            .child(case.household.as_ref().and_then(|it| flagged(it, lang)))
            .child(case.person.as_ref().map(|it| doubts(it, lang)))
            .child(judged(case, lang))
            .child(corrected(case, lang))
            .child(values(record, &marked, lang))
            .child(history(case, lang))
            .child(decisions(case, lang))
            .child(about(
                case.episode.as_ref().filter(|it| it.form == SUPPORT),
                SUPPORT,
                crate::text::support::ALL.text(lang),
                lang,
            ))
            .child(about(
                case.person.as_ref(),
                "person",
                crate::text::person::DETAILS.text(lang),
                lang,
            ))
            .child(about(
                case.household.as_ref(),
                "household",
                crate::text::house::DETAILS.text(lang),
                lang,
            ))
            .child(el("p").class("soft small").word(words::LOGGED, lang)),
        decide::decide(case, lang).shown(),
    ])
}

/// The way to whoever may be the same person.
fn doubts(person: &Record, lang: Lang) -> Vec<View> {
    let others = alias::doubts(person).into_iter().chain(alias::into(person));
    let each = others.map(|other| {
        go(
            Weight::Plain,
            Some(Icon::Copies),
            double::COMPARE.text(lang),
            address::compare(person.id, other),
        )
    });
    each.collect()
}

/// What the same rules say that the cadre was shown.
fn judged(case: &Case, lang: Lang) -> Option<View> {
    let around = Around {
        visit: &case.visit,
        person: case.person.as_ref(),
        episode: case.episode.as_ref(),
        others: case.before().collect(),
        visits: case.visits(),
        choices: use_phone().choices(),
    };
    let told = around.visits.told(&case.visit, lang);
    told.or_else(|| result::of(&around, Reader::Coordinator, lang))
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
fn corrected(case: &Case, lang: Lang) -> Option<View> {
    if case.versions.is_empty() {
        return None;
    }
    let mut newer = &case.visit;
    let steps = case.versions.iter().map(|older| {
        let step = el("li").class("card").child(compare(older, newer, lang));
        newer = older;
        step
    });
    Some(
        el("section")
            .class("section")
            .attr("aria-labelledby", "corrected")
            .child(
                el("h2")
                    .attr("id", "corrected")
                    .word(words::CORRECTED, lang),
            )
            .child(el("ul").class("cards").child(steps.views())),
    )
}

fn history(case: &Case, lang: Lang) -> Option<View> {
    let each = case.history.iter().map(|record| {
        let on = day(record)
            .map(|day| when::short(day, lang))
            .unwrap_or_default();
        let pairs = by_id(&record.form)
            .map(|form| lines(form, &record.fields, lang))
            .unwrap_or_default();
        let pairs = pairs
            .into_iter()
            .map(|line| (line.label, line.value))
            .collect();
        el("li").child(
            el("details")
                .class("fold")
                .child(
                    el("summary").child(icon(Icon::Clock)).child(
                        el("span")
                            .child(kind::visit_title(&record.form, &record.fields, lang))
                            .child(" · ")
                            .child(on),
                    ),
                )
                .child(facts(pairs)),
        )
    });
    (!case.history.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "history")
            .child(el("h2").attr("id", "history").word(words::HISTORY, lang))
            .child(el("ul").class("stack-tight").child(each.views()))
    })
}

fn decisions(case: &Case, lang: Lang) -> Option<View> {
    let each = case.reviews.iter().map(|review| {
        let note = review
            .fields
            .text("note")
            .map(|note| el("blockquote").class("quote").child(note.to_owned()));
        let by = life::joined(&[
            case.user(review.author).to_owned(),
            when::moment(&review.recorded_at, lang),
        ]);
        el("li")
            .class("card")
            .child(state_badge(
                match review.fields.text("state").unwrap_or_default() {
                    WAITS => "withdrawn",
                    state => state,
                },
                lang,
            ))
            .child(el("p").class("soft small").child(by))
            .child(note)
    });
    (!case.reviews.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "decisions")
            .child(
                el("h2")
                    .attr("id", "decisions")
                    .word(words::DECISIONS, lang),
            )
            .child(el("ul").class("cards").child(each.views()))
    })
}

fn about(record: Option<&Record>, form: &str, title: &'static str, lang: Lang) -> Option<View> {
    let pairs = lines(by_id(form)?, &record?.fields, lang)
        .into_iter()
        .map(|line| (line.label, line.value));
    Some(
        el("details")
            .class("fold")
            .child(
                el("summary")
                    .child(icon(Icon::Person))
                    .child(el("span").child(title)),
            )
            .child(facts(pairs.collect())),
    )
}
