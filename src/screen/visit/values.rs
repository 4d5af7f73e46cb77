//! The values of a visit, page by page as they were asked, with the last visit's value beside a number.

use crate::phone::{VisitState, VisitView};
use crate::screen::form::{Line, line, value_text};
use crate::screen::picture::picture;
use crate::text::{Lang, fill, location, state, visit as words, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Tone, icon, mark};
use dampingi_domain::form::{Field, Input, by_id};
use dampingi_domain::location::Location;
use dampingi_domain::ordered::Map;
use dampingi_domain::photo::Photo;
use dampingi_domain::{Answers, Date};
use dampingi_sync::Record;

/// What is marked on the values.
#[derive(Clone, Default)]
pub struct Marked<'a> {
    /// The last visit with the same form.
    pub previous: Option<&'a Answers>,
    /// What a coordinator noted at fields, by key.
    pub notes: Map<String, String>,
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
            _ => Map::new(),
        };
        Self {
            previous: None,
            notes,
        }
    }
}

/// Every page with an answer.
pub fn values(record: &Record, marked: &Marked<'_>, lang: Lang) -> View {
    let Some(form) = by_id(&record.form) else {
        return el("p").class("soft").word(fill::UNKNOWN_FORM, lang);
    };
    let before = marked
        .previous
        .and_then(|previous| form.dated_by.and_then(|key| previous.date(key)));
    let pages = form.pages.iter().filter_map(|page| {
        let given: Vec<_> = page
            .fields
            .iter()
            .filter(|field| record.fields.is_filled(field.key))
            .collect();
        (!given.is_empty()).then(|| {
            let rows = given
                .into_iter()
                .map(|field| row(field, record, marked, before, lang))
                .views();
            el("section")
                .class("card")
                .child(el("h3").child(page.title.text(lang)))
                .child(el("dl").class("facts").child(rows))
        })
    });
    el("section")
        .class("section")
        .attr("aria-labelledby", "values")
        .child(el("h2").attr("id", "values").word(words::VALUES, lang))
        .child(pages.views())
}

fn row(
    field: &'static Field,
    record: &Record,
    marked: &Marked<'_>,
    before: Option<Date>,
    lang: Lang,
) -> View {
    let value = record
        .fields
        .get(field.key)
        .map(|value| value_text(field, value, lang))
        .unwrap_or_default();
    let is_number = matches!(field.input, Input::Decimal { .. } | Input::Whole { .. });
    let flag =
        is_flagged(record, field.key).then(|| el("span").class("flagged").child(icon(Icon::Flag)));
    let last = marked.previous.filter(|_| is_number).and_then(|previous| {
        let value = value_text(field, previous.get(field.key)?, lang);
        let words = fill::last_time(&value, &when::short(before?, lang), lang);
        Some(el("span").class("fact-last").child(words))
    });
    let note = marked.notes.get(field.key).map(|note| {
        el("span")
            .class("field-note")
            .child(icon(Icon::Return))
            .child(el("span").child(note.clone()))
    });
    let photo = match field.input {
        Input::Photo => record.fields.text(field.key).and_then(Photo::parse),
        _ => None,
    };
    let place = match field.input {
        Input::Location => record.fields.text(field.key).and_then(Location::parse),
        _ => None,
    };
    // Opened by whatever map the phone has, also without a signal.
    let map = place.map(|place| {
        el("a")
            .attr("href", place.to_string())
            .class("fact-link")
            .child(location::OPEN.text(lang))
    });
    let value = match photo {
        Some(photo) => picture(photo, lang),
        None => el("span").child(flag).child(value).child(map),
    };
    let class = if is_number {
        "fact fact-number"
    } else {
        "fact"
    };
    el("div")
        .attr("class", class)
        .child(el("dt").child(field.label.text(lang)))
        .child(el("dd").child(value).child(last).child(note))
}

fn is_flagged(record: &Record, key: &str) -> bool {
    record
        .flags
        .iter()
        .any(|flag| flag.split(':').next() == Some(key))
}

/// What the form asked about when it was filled in, in words.
pub fn flagged(record: &Record, lang: Lang) -> Option<View> {
    if record.flags.is_empty() {
        return None;
    }
    let form = by_id(&record.form);
    let each = record.flags.iter().map(|flag| {
        let key = flag.split(':').next().unwrap_or_default();
        let field = form.and_then(|form| form.field(key));
        let what = field.map(|field| {
            let Line { label, value, .. } = line(field, &record.fields, lang);
            // What was not answered is flagged too.
            let value = (!value.is_empty()).then(|| group([": ".shown(), value.shown()]));
            group([el("strong").child(label).child(value), el("br")])
        });
        el("li")
            .class("flag-line")
            .child(
                el("span")
                    .child(what)
                    .child(state::flag(flag, &record.form, lang)),
            )
    });
    Some(
        el("section")
            .class("card card-watch")
            .attr("aria-labelledby", format!("flags-{}", record.form))
            .child(
                el("h2")
                    .attr("id", format!("flags-{}", record.form))
                    .class("only-read")
                    .word(words::FLAGS, lang),
            )
            .child(mark(Tone::Watch, Icon::Flag, state::FLAGGED, lang))
            .child(el("ul").class("stack-tight").child(each.views())),
    )
}
