//! The values of a visit, page by page as they were asked, with the last visit's value beside a number.

use crate::phone::{VisitState, VisitView};
use crate::screen::form::{lines, value_text};
use crate::text::{Lang, fill, state, visit as words, when};
use crate::ui::{Icon, Tone, icon, mark};
use dampingi_domain::form::{Field, Input, by_id};
use dampingi_domain::{Answers, Date};
use dampingi_sync::Record;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is marked on the values.
#[derive(Clone, Default)]
pub struct Marked<'a> {
    /// The last visit with the same form.
    pub previous: Option<&'a Answers>,
    /// What a coordinator noted at fields, by key.
    pub notes: BTreeMap<String, String>,
}

impl Marked<'_> {
    /// What the state of a visit marks.
    pub fn of(visit: &VisitView) -> Self {
        let notes = match &visit.state {
            VisitState::Returned { fields, .. } => fields.clone(),
            VisitState::Refused {
                field: Some(field),
                message,
                ..
            } => [(field.clone(), message.clone())].into(),
            _ => BTreeMap::new(),
        };
        Self {
            previous: None,
            notes,
        }
    }
}

/// Every page with an answer.
pub fn values(record: &Record, marked: &Marked<'_>, lang: Lang) -> AnyView {
    let Some(form) = by_id(&record.form) else {
        return view! { <p class="soft">{fill::UNKNOWN_FORM.text(lang)}</p> }.into_any();
    };
    let before = marked
        .previous
        .and_then(|previous| form.dated_by.and_then(|key| previous.date(key)));
    let pages = form.pages.iter().filter_map(|page| {
        let given: Vec<_> = page.fields.iter().filter(|field| record.fields.is_filled(field.key)).collect();
        (!given.is_empty()).then(|| {
            let rows = given.into_iter().map(|field| row(field, record, marked, before, lang)).collect_view();
            view! { <section class="card"><h3>{page.title.text(lang)}</h3><dl class="facts">{rows}</dl></section> }
        })
    });
    view! {
        <section class="section" aria-labelledby="values">
            <h2 id="values">{words::VALUES.text(lang)}</h2>
            {pages.collect_view()}
        </section>
    }
    .into_any()
}

fn row(
    field: &'static Field,
    record: &Record,
    marked: &Marked<'_>,
    before: Option<Date>,
    lang: Lang,
) -> AnyView {
    let value = record
        .fields
        .get(field.key)
        .map(|value| value_text(field, value, lang))
        .unwrap_or_default();
    let is_number = matches!(field.input, Input::Decimal { .. } | Input::Whole { .. });
    let flag = is_flagged(record, field.key)
        .then(|| view! { <span class="flagged">{icon(Icon::Flag)}</span> });
    let last = marked.previous.filter(|_| is_number).and_then(|previous| {
        let value = value_text(field, previous.get(field.key)?, lang);
        let words = fill::last_time(&value, &when::short(before?, lang), lang);
        Some(view! { <span class="fact-last">{words}</span> })
    });
    let note = marked.notes.get(field.key).map(|note| {
        view! { <span class="field-note">{icon(Icon::Return)}<span>{note.clone()}</span></span> }
    });
    let class = if is_number {
        "fact fact-number"
    } else {
        "fact"
    };
    view! { <div class=class><dt>{field.label.text(lang)}</dt><dd><span>{flag}{value}</span>{last}{note}</dd></div> }.into_any()
}

fn is_flagged(record: &Record, key: &str) -> bool {
    record
        .flags
        .iter()
        .any(|flag| flag.split(':').next() == Some(key))
}

/// What the form asked about when it was filled in, in words.
pub fn flagged(record: &Record, lang: Lang) -> Option<AnyView> {
    if record.flags.is_empty() {
        return None;
    }
    let answers = by_id(&record.form)
        .map(|form| lines(form, &record.fields, lang))
        .unwrap_or_default();
    let each = record.flags.iter().map(|flag| {
        let key = flag.split(':').next().unwrap_or_default();
        let line = answers.iter().find(|line| line.key == key);
        let what = line.map(|line| view! { <strong>{line.label.clone()}": "{line.value.clone()}</strong><br/> });
        view! { <li class="flag-line"><span>{what}{state::flag(flag, &record.form, lang)}</span></li> }
    });
    Some(
        view! {
            <section class="card card-watch" aria-labelledby="flags">
                <h2 id="flags" class="only-read">{words::FLAGS.text(lang)}</h2>
                {mark(Tone::Watch, Icon::Flag, state::FLAGGED, lang)}
                <ul class="stack-tight">{each.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}
