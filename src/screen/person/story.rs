//! Her story: visits newest first, and the stretches of her life in care.

use super::gone;
use crate::phone::{EpisodeRow, PersonView, VisitState, VisitView};
use crate::screen::address;
use crate::screen::standing::visit_badge;
use crate::screen::visit::day;
use crate::text::{Lang, kind, person as words, state, when};
use crate::ui::el::{Each, View, el};
use crate::ui::{Icon, Tone, icon, mark};
use dampingi_domain::form::by_id;
use dampingi_domain::kind::SUPPORT;
use dampingi_sync::{Origin, Record, link};

/// `is_open`: whether a visit can be recorded now.
pub fn visits(view: &PersonView, is_open: bool, lang: Lang) -> View {
    // A replaced version is read at the visit that replaced it.
    let shown: Vec<&VisitView> = view
        .visits
        .iter()
        .filter(|visit| visit.state != VisitState::Superseded)
        .collect();
    let list = if shown.is_empty() {
        // Of somebody who is no longer accompanied nothing is waited for.
        let word = if is_open {
            words::NO_VISITS
        } else {
            words::NO_VISITS_MADE
        };
        el("p").class("soft").word(word, lang)
    } else {
        let each = shown
            .into_iter()
            .map(|visit| visit_row(visit, lang))
            .views();
        el("ol").class("timeline").child(each)
    };
    el("section")
        .class("section")
        .attr("aria-labelledby", "visits")
        .child(el("h2").attr("id", "visits").word(words::VISITS, lang))
        .child(list)
}

fn visit_row(visit: &VisitView, lang: Lang) -> View {
    let record = &visit.record;
    let on = day(record)
        .map(|day| when::short(day, lang))
        .unwrap_or_default();
    let flagged =
        (!record.flags.is_empty()).then(|| mark(Tone::Watch, Icon::Flag, state::FLAGGED, lang));
    let import = (record.origin == Origin::Import).then(|| {
        el("span")
            .class("soft small")
            .word(words::FROM_IMPORT, lang)
    });
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", address::visit(record.id))
            .child(
                el("span")
                    .class("row-text")
                    .child(el("span").class("row-name").child(on))
                    .child(el("span").class("row-line").child(kind::visit_title(
                        &record.form,
                        &record.fields,
                        lang,
                    )))
                    .child(
                        el("span")
                            .class("row-marks")
                            .child(visit_badge(&visit.state, lang))
                            .child(flagged)
                            .child(import),
                    ),
            )
            .child(icon(Icon::Next)),
    )
}

pub fn episodes(view: &PersonView, open: &[EpisodeRow], lang: Lang) -> Option<View> {
    let is_here = gone::gone(view).is_none();
    let is_open = |record: &Record| open.iter().any(|episode| episode.id == record.id);
    // Of a record that was merged into this one, what runs beside her own is the same stretch once more.
    let is_told = |record: &&Record| {
        let is_own = record.link(link::PERSON) == Some(view.person.id);
        let is_care = record.form != SUPPORT;
        is_care && (is_own || is_open(record) || gone::ended(record, lang).is_some())
    };
    let each = view.episodes.iter().filter(is_told).map(|record| {
        let since = by_id(&record.form)
            .and_then(|form| form.dated_by)
            .and_then(|key| record.fields.text(key));
        let since = since
            .map(|day| when::short_text(day, lang))
            .unwrap_or_default();
        let word = if is_open(record) {
            words::OPEN
        } else {
            words::CLOSED
        };
        let ended = gone::ended(record, lang);
        let reopen = (ended.is_some() && is_here).then(|| gone::reopen(record, lang));
        el("li")
            .class("episode")
            .child(icon(kind::icon(&record.form)))
            .child(
                el("span")
                    .class("row-text")
                    .child(
                        el("span")
                            .class("row-name")
                            .child(kind::person(&record.form).text(lang)),
                    )
                    .child(
                        el("span")
                            .class("row-line soft")
                            .word(word, lang)
                            .child(" · ")
                            .child(since),
                    )
                    .child(ended.map(|why| el("span").class("row-line soft").child(why)))
                    .child(reopen),
            )
    });
    let away = gone::away(&view.person, lang).map(|away| {
        el("p")
            .class("soft row")
            .child(icon(Icon::Back))
            .child(away)
    });
    (!view.episodes.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "episodes")
            .child(el("h2").attr("id", "episodes").word(words::EPISODES, lang))
            .child(el("ul").class("rows").child(each.views()))
            .child(away)
    })
}
