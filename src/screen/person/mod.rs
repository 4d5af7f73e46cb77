//! A person: who she is, her last numbers, what to do next, her visits, and the stretches of her life in care.

pub mod after_birth;
mod begin;
mod choose;
mod edit;
pub mod gone;
mod house;
mod kin;
mod leave;
mod numbers;
mod registration;
mod story;

pub use begin::begin;
pub use choose::choose;
pub use edit::edit;
pub use house::{move_into, other_house};
pub use leave::{leave, leave_as, leaving_support, left};
pub use registration::registration;

use crate::phone::{EpisodeRow, PersonView, Row, use_phone};
use crate::screen::form::lines;
use crate::screen::here::param;
use crate::screen::reading::{lang, read_records, shown};
use crate::screen::{address, chart, fix, life, offer, referral, result, support};
use crate::text::{Lang, double, kind, person as words, state};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::memo;
use crate::ui::{self, Icon, Tone, Weight, badge, facts, go, icon, mark, notice};
use dampingi_domain::Date;
use dampingi_domain::form::by_id;
use dampingi_domain::life::Left;
use dampingi_sync::{Record, RecordId, alias, link};
use kin::Kin;

pub fn person() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id");
    let found = read_records(move || {
        let id = id.get();
        async move {
            let view = phone.person(id?).await?;
            let kin = kin::of(phone, &view).await;
            Some((view, kin))
        }
    });
    let row = memo(move || {
        let id = id.get();
        phone
            .rows()
            .with(|rows| rows.iter().find(|row| Some(row.id) == id).cloned())
    });
    let heading = live(move || {
        let known = found.with(|found| {
            let view = found.as_ref().and_then(Option::as_ref);
            view.and_then(|(view, _)| view.person.fields.text("name").map(str::to_owned))
        });
        let listed = || row.with(|row| row.as_ref().map(|row| row.name.clone()));
        known
            .or_else(listed)
            .unwrap_or_else(|| words::TITLE.text(lang).to_owned())
    });
    group([
        ui::header(
            heading,
            words::TITLE,
            Some(address::TARGETS.to_owned()),
            lang,
        )
        .shown(),
        shown(found, move |(view, kin)| {
            body(view, kin, row.get().as_deref(), lang)
        })
        .shown(),
    ])
}

fn body(view: &PersonView, kin: &Kin, row: Option<&Row>, lang: Lang) -> View {
    let phone = use_phone();
    let today = phone.today();
    let id = view.person.id;
    // Nothing is begun or ended on a record that went into another one.
    if alias::into(&view.person).is_some() {
        return el("div")
            .class("sections")
            .child(merged(view, lang))
            .child(story::visits(view, false, lang));
    }
    let fields = &view.person.fields;
    let birth = fields.date("birth_date");
    let gone = gone::gone(view);
    let has_died = gone.is_some_and(|(gone, _)| gone.left == Left::Died);
    let open: Vec<EpisodeRow> = row.map_or_else(Vec::new, |row| row.open(today).cloned().collect());
    let kinds: Vec<String> = open.iter().map(|episode| episode.form.clone()).collect();
    let recordable: Vec<String> = row.map_or_else(Vec::new, |row| {
        row.recordable(today).map(|it| it.form.clone()).collect()
    });
    let badges = open.iter().map(|episode| {
        let stage = life::stage(episode, today, lang).unwrap_or_default();
        let word = life::joined(&[kind::person(&episode.form).text(lang).to_owned(), stage]);
        badge(Tone::Leaf, kind::icon(&episode.form), word)
    });
    // Nothing counts the years of somebody who died.
    let age = (!has_died).then(|| life::age(fields.text("birth_date"), today, lang));
    let place = view.household.as_ref().map(|household| {
        let text = |key: &str| household.fields.text(key).unwrap_or_default();
        life::place(text("hamlet"), text("rt"))
    });
    let unsent =
        (!view.pending.is_empty()).then(|| mark(Tone::Calm, Icon::Phone, state::ON_PHONE, lang));
    let is_pregnant = kinds.iter().any(|kind| kind == "pregnancy");
    let is_child = kinds.iter().any(|kind| kind == "child");
    // What a visit of a pregnancy showed says nothing of her once it is over.
    let is_current = result::judged_last(view)
        .and_then(|visit| visit.record.link(link::EPISODE))
        .is_some_and(|episode| open.iter().any(|it| it.id == episode));
    // A result, numbers and a chart are for who is accompanied: of one who died nothing is measured against anything.
    let measured = (!has_died).then(|| {
        group([
            is_current
                .then(|| result::last(view, lang))
                .flatten()
                .shown(),
            gone.is_none()
                .then(|| referral::section(view, lang))
                .flatten()
                .shown(),
            numbers::numbers(view, is_pregnant, lang).shown(),
            chart::card(view, is_pregnant, lang).shown(),
            is_child
                .then(|| result::immunisation(view, today, lang))
                .flatten()
                .shown(),
        ])
    });
    let next = gone.is_none().then(|| {
        group([
            beginnings(
                id,
                fields.text("sex").unwrap_or_default(),
                birth,
                &kinds,
                today,
                lang,
            )
            .shown(),
            go(
                Weight::Quiet,
                Some(Icon::Out),
                crate::text::leave::LINK.text(lang),
                address::leave(id),
            )
            .shown(),
        ])
    });
    group([
        el("div")
            .class("sections")
            .child(
                el("div")
                    .class("person-head")
                    .child(age.map(|age| el("p").class("person-age").child(age)))
                    .child(el("p").class("soft").child(place))
                    .child(el("p").class("row").child(badges.views()).child(unsent))
                    .child(kin::mother(kin, lang)),
            )
            .child(gone::card(view, lang))
            .child(merged(view, lang))
            .child(disputes(row, lang))
            .child(returned(row, lang))
            .child(row.and_then(|row| crate::screen::today::next(row, lang)))
            .child((!has_died).then(|| consent(id, fields.text("consent"), lang)))
            .child(measured)
            .child(kin::children(view, kin, lang))
            .child(story::visits(view, !recordable.is_empty(), lang))
            .child(story::episodes(view, &open, lang))
            .child(support::section(view, lang))
            .child(next)
            .child(house::section(view, gone.is_none(), lang))
            .child(details(view, lang))
            .child(hidden(view, lang)),
        action(id, &recordable, birth, today, lang).shown(),
    ])
}

/// The one thing to do next, at the thumb.
fn action(
    id: RecordId,
    open: &[String],
    birth: Option<Date>,
    today: Date,
    lang: Lang,
) -> Option<View> {
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
    Some(el("div").class("action-bar").child(button))
}

fn returned(row: Option<&Row>, lang: Lang) -> Option<View> {
    let first = *row?.returned.first()?;
    let fix = go(
        Weight::Plain,
        Some(Icon::Pencil),
        crate::text::today::CORRECT.text(lang),
        address::correct(first),
    );
    Some(
        el("div")
            .class("card card-watch")
            .child(mark(Tone::Watch, Icon::Return, state::RETURNED, lang))
            .child(fix),
    )
}

/// That this record went into another one; or that others went into it.
fn merged(view: &PersonView, lang: Lang) -> Option<View> {
    let named = |record: &Record| {
        let text = |key: &str| record.fields.text(key).unwrap_or_default();
        let born = crate::text::when::short_text(text("birth_date"), lang);
        life::joined(&[text("name").to_owned(), born])
    };
    crate::screen::double::merged(&view.person, &view.merged, named, lang)
}

/// What was hidden of her, and of those who went into her.
fn hidden(view: &PersonView, lang: Lang) -> View {
    let mut ids = vec![view.person.id];
    ids.extend(view.merged.iter().map(|record| record.id));
    crate::screen::hidden::door(ids, lang)
}

/// Where two people wrote different things of her.
fn disputes(row: Option<&Row>, lang: Lang) -> Option<View> {
    let row = row.filter(|row| !row.cards.is_empty())?;
    let each = row
        .cards
        .iter()
        .map(|id| fix::dispute_card(*id, row.name.clone(), lang));
    Some(el("ul").class("cards").child(each.views()))
}

/// Missing consent is something to do, never a block.
fn consent(id: RecordId, consent: Option<&str>, lang: Lang) -> Option<View> {
    match consent {
        Some("given") => None,
        Some("refused") => Some(notice(Icon::Info, words::CONSENT_REFUSED.text(lang))),
        _ => {
            let ask = go(
                Weight::Plain,
                None,
                words::ASK_CONSENT.text(lang),
                address::ask_consent(id),
            );
            let open = el("p").word(words::CONSENT_OPEN, lang);
            Some(notice(Icon::Info, group([open, ask])))
        }
    }
}

fn beginnings(
    id: RecordId,
    sex: &str,
    birth: Option<Date>,
    open: &[String],
    today: Date,
    lang: Lang,
) -> Option<View> {
    let possible = offer::beginnings(sex, birth, open, today);
    if possible.is_empty() {
        return None;
    }
    let each = possible.into_iter().map(|episode| {
        let word = words::begin(&kind::person(episode).text(lang).to_ascii_lowercase(), lang);
        el("li").child(go(
            Weight::Plain,
            Some(kind::icon(episode)),
            word,
            address::begin_episode(id, episode),
        ))
    });
    let nothing = open.is_empty();
    let list = el("ul").class("choices").child(each.views());
    // With nothing open this is what comes next, so it lies open.
    Some(if nothing {
        el("section")
            .class("section")
            .attr("aria-labelledby", "begin")
            .child(el("h2").attr("id", "begin").word(words::BEGIN, lang))
            .child(el("p").class("soft").word(words::NO_EPISODE, lang))
            .child(list)
    } else {
        el("details")
            .class("fold")
            .child(
                el("summary")
                    .child(icon(Icon::Plus))
                    .child(el("span").word(words::BEGIN, lang)),
            )
            .child(el("p").class("soft").word(words::BEGIN_WHY, lang))
            .child(list)
    })
}

fn details(view: &PersonView, lang: Lang) -> Option<View> {
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
        el("details")
            .class("fold")
            .child(
                el("summary")
                    .child(icon(Icon::Person))
                    .child(el("span").word(words::DETAILS, lang)),
            )
            .child(facts(pairs.collect()))
            .child(edit)
            .child(go(
                Weight::Quiet,
                Some(Icon::Copies),
                double::TWICE.text(lang),
                address::twice(view.person.id),
            )),
    )
}
