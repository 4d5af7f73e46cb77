//! What was hidden on this phone's villages, and the way back. Bringing back is a change of its own: why it was hidden stays.

mod desk;

pub use desk::{desk, section};

use crate::phone::{Apart, NewEdit, Phone, called, use_phone};
use crate::screen::address;
use crate::screen::double::Reason;
use crate::screen::form::lines;
use crate::screen::here::param;
use crate::screen::keeping::keeping;
use crate::screen::life;
use crate::screen::reading::{lang, read_records, shown, to_start};
use crate::text::{Lang, app, hidden as words, kind, when};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Weight, button, empty, facts, go, icon, notice, skeleton};
use dampingi_domain::form::by_id;
use dampingi_sync::{Edit, Kind, Record, RecordId, link};

/// The way to what was hidden of these records; to all of it when none is named. Nothing where nothing is hidden.
pub fn door(of: Vec<RecordId>, lang: Lang) -> View {
    let phone = use_phone();
    live(move || {
        let is_of = |it: &Apart| of.is_empty() || it.of.is_some_and(|id| of.contains(&id));
        let count = phone.hidden().iter().filter(|it| is_of(it)).count();
        (count > 0).then(|| {
            go(
                Weight::Quiet,
                Some(Icon::Return),
                words::some(count, lang),
                address::HIDDEN,
            )
        })
    })
}

pub fn list() -> View {
    let phone = use_phone();
    let lang = lang();
    let found = read_records(move || async move {
        let mut all = Vec::new();
        for apart in phone.hidden() {
            if let Some(record) = phone.record(apart.id).await {
                all.push((apart.name, record));
            }
        }
        // What was written last is looked for first.
        all.sort_by(|(_, one), (_, other)| other.recorded_at.cmp(&one.recorded_at));
        all
    });
    let body = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(all) if all.is_empty() => empty(
            Icon::Check,
            words::NONE_TITLE.text(lang).to_owned(),
            words::NONE_WHY.text(lang).to_owned(),
            Some(to_start(lang)),
        ),
        Some(all) => {
            let each = all.into_iter().map(|(name, record)| {
                let what = what(&record, lang);
                let why = record.fields.text(link::DELETION_REASON);
                row(
                    name,
                    what,
                    why.map(|why| words::because(why, lang)),
                    record.id,
                )
            });
            el("div")
                .class("sections")
                .child(el("p").class("soft").word(words::WHY, lang))
                .child(el("ul").class("rows").child(each.views()))
        }
    };
    group([
        ui::header(
            ui::fixed(words::TITLE.text(lang)),
            words::TITLE,
            Some(address::FIX.to_owned()),
            lang,
        )
        .shown(),
        body.shown(),
    ])
}

/// `Kunjungan balita · 21 Nov 2026`.
fn what(record: &Record, lang: Lang) -> String {
    let dated_by = by_id(&record.form).and_then(|form| form.dated_by);
    let day = dated_by.and_then(|key| record.fields.text(key));
    dated(&record.form, day.unwrap_or_default(), lang)
}

fn dated(form: &str, day: &str, lang: Lang) -> String {
    let day = when::short_text(day, lang);
    life::joined(&[kind::form_title(form, lang), day])
}

fn row(name: String, what: String, more: impl IntoIterator<Item = String>, id: RecordId) -> View {
    let more = more
        .into_iter()
        .map(|more| el("span").class("row-line soft").child(more));
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", address::hidden(id))
            .child(
                el("span")
                    .class("row-text")
                    .child(el("span").class("row-name").child(name))
                    .child(el("span").class("row-line").child(what))
                    .child(more.views()),
            )
            .child(icon(Icon::Next)),
    )
}

pub fn one() -> View {
    let phone = use_phone();
    let lang = lang();
    let id = param::<RecordId>("id");
    let found = read_records(move || {
        let id = id.get();
        async move { phone.record(id?).await }
    });
    group([
        ui::header(
            ui::fixed(words::ONE.text(lang)),
            words::ONE,
            Some(address::HIDDEN.to_owned()),
            lang,
        )
        .shown(),
        shown(found, move |record| body(phone, record, lang)).shown(),
    ])
}

fn body(phone: Phone, record: &Record, lang: Lang) -> View {
    let whose = match called(record) {
        "" => record
            .link(link::PERSON)
            .or(record.link(link::HOUSEHOLD))
            .and_then(|id| phone.name_of(id)),
        name => Some(name.to_owned()),
    };
    let told = by_id(&record.form).map(|form| {
        let told = lines(form, &record.fields, lang).into_iter();
        facts(told.map(|line| (line.label, line.value)).collect())
    });
    let rest = if record.deleted {
        hidden(record, lang)
    } else {
        group([
            notice(Icon::Check, words::IS_BACK.text(lang)).shown(),
            open(record)
                .map(|to| go(Weight::Plain, Some(Icon::Next), words::OPEN.text(lang), to))
                .shown(),
        ])
    };
    el("div")
        .class("sections")
        .child(
            el("div")
                .child(whose.map(|name| el("p").class("form-about").child(name)))
                .child(el("p").class("soft").child(what(record, lang))),
        )
        .child(rest)
        .child(told)
}

/// Where it is looked at once it is back.
fn open(record: &Record) -> Option<String> {
    match record.kind {
        Kind::Household => Some(address::household(record.id)),
        Kind::Person => Some(address::person(record.id)),
        Kind::Visit => Some(address::visit(record.id)),
        Kind::Episode => Some(address::person(record.link(link::PERSON)?)),
        Kind::Session => Some(address::posyandu_day(record.id)),
        _ => None,
    }
}

fn hidden(record: &Record, lang: Lang) -> View {
    let why = record.fields.text(link::DELETION_REASON);
    let why = why.unwrap_or_default().to_owned();
    let record = record.clone();
    back(why, Box::new(move |why| restored(&record, why)), lang)
}

/// Why it was hidden, and the way back with a reason, which `said` makes an edit of.
fn back(hidden_because: String, said: Box<dyn Fn(String) -> NewEdit>, lang: Lang) -> View {
    let reason = Reason::new();
    let (keep, told) = keeping(words::SAVED, lang);
    let why = (!hidden_because.is_empty()).then(|| {
        group([
            el("p")
                .class("label")
                .word(words::HIDDEN_BECAUSE, lang)
                .shown(),
            el("blockquote")
                .class("quote")
                .child(words::because(&hidden_because, lang))
                .shown(),
        ])
    });
    let bring = move || {
        if let Some(why) = reason.told(words::REASON_MISSING) {
            keep(said(why));
        }
    };
    group([
        notice(Icon::Info, words::IS_HIDDEN.text(lang)).shown(),
        why.shown(),
        reason
            .asked(words::REASON, words::REASON_HINT, lang)
            .shown(),
        told.shown(),
        el("div")
            .class("action-bar")
            .child(button(
                Weight::Main,
                Some(Icon::Return),
                words::BRING_BACK.text(lang),
                bring,
            ))
            .shown(),
    ])
}

fn restored(record: &Record, reason: String) -> NewEdit {
    let form = by_id(&record.form);
    NewEdit {
        record: record.id,
        kind: record.kind.clone(),
        form: form.map_or("", |form| form.id),
        form_version: record.form_version,
        area: record.area.clone(),
        edit: Edit::Restore { reason },
        flags: record.flags.clone(),
        seen: record.revision,
    }
}
