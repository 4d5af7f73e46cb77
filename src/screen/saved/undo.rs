//! Taking back a visit that was just saved. It is hidden, as everything that is deleted is, and what was filled in goes back to
//! the unfinished forms: nothing of it is lost. Later a visit is corrected instead.

use crate::phone::{DraftNote, NewEdit, Phone, Row, SaveProblem, VisitView, use_phone};
use crate::screen::address;
use crate::text::{Lang, fill, kind, today, visit as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Slot, Weight, button, icon, memo, problem_notice, use_speaker};
use dampingi_domain::form::{Draft, by_id};
use dampingi_sync::{Edit, Kind, Record, RecordId, link};
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::cell::RefCell;
use std::sync::Arc;

/// Saved as one edit that nothing else hangs on: a birth begins other things and is not among them.
const FORMS: [&str; 4] = [
    "child_visit",
    "pregnancy_visit",
    "postpartum_visit",
    "engagement_contact",
];
/// Lines on the first screen.
const SHOWN: usize = 3;

thread_local! {
    /// Ids only: by whom it was saved, and which visit. Forgotten with the page.
    static RECENT: RefCell<Vec<(RecordId, RecordId)>> = const { RefCell::new(Vec::new()) };
}

fn user(phone: Phone) -> Option<RecordId> {
    let profile = phone.profile();
    profile.with_untracked(|profile| profile.as_ref().map(|profile| profile.id))
}

/// The way back, under what was saved.
pub fn offer(visit: &VisitView, lang: Lang) -> Option<View> {
    let phone = use_phone();
    let record = &visit.record;
    let can = FORMS.contains(&record.form.as_str()) && record.link(link::CORRECTS).is_none();
    let user = user(phone).filter(|_| can && !record.deleted)?;
    let id = record.id;
    RECENT.with_borrow_mut(|recent| {
        if !recent.contains(&(user, id)) {
            recent.insert(0, (user, id));
        }
    });
    let (take, failed) = taking(phone, lang);
    Some(
        el("div").class("undo").child(failed).child(group([
            button(
                Weight::Quiet,
                Some(Icon::Return),
                words::UNDO.text(lang),
                move || take(id),
            )
            .shown(),
            el("p").class("soft small").word(words::UNDO_WHY, lang),
        ])),
    )
}

/// What was just done, on the first screen: each with its way back.
pub fn done(lang: Lang) -> View {
    let phone = use_phone();
    let rows = phone.rows();
    let mine = move || {
        let user = user(phone);
        RECENT.with_borrow(|recent| {
            let mine = recent.iter().filter(|(by, _)| Some(*by) == user);
            mine.map(|(_, visit)| *visit).collect::<Vec<_>>()
        })
    };
    // What was written down late was not done just now.
    let today = phone.today().to_string();
    let lines = memo(move || {
        let (mine, today) = (mine(), today.as_str());
        rows.with(|rows| {
            let row_of = |visit: &RecordId| {
                let is_last = |row: &&Arc<Row>| {
                    let last = row.last_visit.as_ref();
                    last.is_some_and(|last| last.id == *visit && last.date == today)
                };
                rows.iter().find(is_last).cloned()
            };
            // On most days nothing was saved a moment ago, and nobody is looked for.
            mine.iter()
                .filter_map(row_of)
                .take(SHOWN)
                .collect::<Vec<_>>()
        })
    });
    let (take, failed) = taking(phone, lang);
    let take = Slot::new(take);
    let list = move || {
        lines.with(|lines| {
            (!lines.is_empty()).then(|| {
                let each = lines.iter().filter_map(|row| line(row, take, lang));
                el("section")
                    .class("section")
                    .attr("aria-labelledby", "done")
                    .child(el("h2").attr("id", "done").word(today::JUST_DONE, lang))
                    .child(el("ul").class("rows").child(each.views()))
            })
        })
    };
    group([failed, list.shown()])
}

fn line(row: &Row, take: Slot<Take>, lang: Lang) -> Option<View> {
    let last = row.last_visit.as_ref()?;
    let (id, title) = (last.id, kind::form_title(&last.form, lang));
    let name = row.name.clone();
    let mut said = words::UNDO_SHORT.text(lang).to_owned();
    said.push_str(": ");
    said.push_str(&name);
    Some(
        el("li")
            .class("row-still")
            .child(
                el("a")
                    .class("row-text")
                    .attr("href", address::visit(id))
                    .child(el("span").class("row-name").child(name))
                    .child(el("span").class("row-line soft").child(title)),
            )
            .child(
                el("button")
                    .attr("type", "button")
                    .class("button button-quiet")
                    .attr("aria-label", said)
                    .click(move || take.with_untracked(|take| take(id)))
                    .child(icon(Icon::Return))
                    .child(el("span").child(words::UNDO_SHORT.text(lang))),
            ),
    )
}

type Take = Box<dyn Fn(RecordId)>;

/// What takes a visit back, and what is said when that could not be stored.
fn taking(phone: Phone, lang: Lang) -> (Take, View) {
    let speaker = use_speaker();
    let navigate = Slot::new(use_navigate());
    let failed = Slot::new(None::<SaveProblem>);
    let take: Take = Box::new(move |visit| {
        failed.set(None);
        spawn_local(async move {
            match take_back(phone, visit, lang).await {
                Ok(()) => {
                    RECENT.with_borrow_mut(|recent| recent.retain(|(_, other)| *other != visit));
                    speaker.say(words::UNDONE.text(lang));
                    navigate.try_with_untracked(|navigate| {
                        navigate(address::TODAY, NavigateOptions::default());
                    });
                }
                Err(why) => failed.set(Some(why)),
            }
        });
    });
    let said = move || {
        let why = failed.get()?;
        Some(problem_notice(fill::not_saved(why).text(lang)))
    };
    (take, said.shown())
}

async fn take_back(phone: Phone, visit: RecordId, lang: Lang) -> Result<(), SaveProblem> {
    // Gone already: pressed twice, or taken back in another tab.
    let Some(record) = phone.record(visit).await.filter(|record| !record.deleted) else {
        return Ok(());
    };
    // The form first: killed in between, she has both, and not neither.
    if let Some(note) = note(phone, &record, lang).await {
        phone.keep_draft(note);
    }
    phone.save(vec![hidden(&record)]).await
}

fn hidden(record: &Record) -> NewEdit {
    let form = by_id(&record.form);
    NewEdit {
        record: record.id,
        kind: Kind::Visit,
        form: form.map_or("", |form| form.id),
        form_version: record.form_version,
        area: record.area.clone(),
        edit: Edit::Delete {
            reason: words::UNDO_REASON.to_owned(),
        },
        flags: Vec::new(),
    }
}

/// What was filled in, as an unfinished form.
async fn note(phone: Phone, record: &Record, lang: Lang) -> Option<DraftNote> {
    let form = by_id(&record.form)?;
    let person = phone.person(record.link(link::PERSON)?).await?.person;
    let mut title = form.title.text(lang).to_owned();
    title.push_str(" · ");
    title.push_str(person.fields.text("name").unwrap_or_default());
    let mut key = "visit/".to_owned();
    key.push_str(&person.id.to_string());
    key.push('/');
    key.push_str(form.id);
    Some(DraftNote {
        key,
        route: address::record_visit(person.id, form.id),
        title,
        page: 0,
        draft: Draft::from_answers(form, &record.fields),
        saved_at: String::new(),
    })
}
