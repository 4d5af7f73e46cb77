//! Somebody who is no longer here: said in one card, with the way back. An episode that was ended by hand can be opened again.

use super::leave::BACK;
use crate::phone::{NewEdit, PersonView, VisitState, use_phone};
use crate::screen::address;
use crate::screen::form::value_text;
use crate::screen::reading::lang;
use crate::screen::support;
use crate::screen::visit::day;
use crate::text::{Lang, fill, leave as words, when};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Slot, Weight, button, go, icon, notice, problem_notice};
use dampingi_domain::Answers;
use dampingi_domain::form::table::beside;
use dampingi_domain::form::{Field, by_id};
use dampingi_domain::kind::is_meeting;
use dampingi_domain::life::{
    self, BACK_ON, END_REASON, ENDED_ON, Gone, LEFT_ON, LEFT_REASON, Left,
};
use dampingi_sync::{Edit, Kind, Record, RecordId};
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

pub const LEFT_TO: &str = "left_to";

/// That she is no longer here, and the visit that says so where her record does not.
pub fn gone(view: &PersonView) -> Option<(Gone, Option<RecordId>)> {
    let fields = &view.person.fields;
    if let Some(gone) = life::gone(fields) {
        return Some((gone, None));
    }
    let newest = view.visits.iter().find(|visit| {
        !matches!(
            visit.state,
            VisitState::Superseded | VisitState::ClosedDuplicate
        ) && is_meeting(&visit.record.form)
    })?;
    let gone = life::left_by_visit(fields, &newest.record.fields, day(&newest.record))?;
    Some((gone, Some(newest.record.id)))
}

fn sentence(gone: Gone, lang: Lang) -> String {
    let day = gone.on.map(|day| when::long(day, lang)).unwrap_or_default();
    match gone.left {
        Left::Moved => words::moved_on(&day, lang),
        Left::Died => words::died_on(&day, lang),
    }
}

/// The card on her page.
pub fn card(view: &PersonView, lang: Lang) -> Option<View> {
    let (gone, by) = gone(view)?;
    let id = view.person.id;
    let to = view.person.fields.text(LEFT_TO).map(str::to_owned);
    let kept = match gone.left {
        Left::Moved => words::KEPT,
        Left::Died => words::CONDOLENCE,
    };
    let back = (gone.left == Left::Moved).then(|| {
        go(
            Weight::Plain,
            Some(Icon::Back),
            words::BACK.text(lang),
            address::leave_as(id, BACK),
        )
    });
    let undo = match by {
        Some(visit) => go(
            Weight::Quiet,
            None,
            words::CORRECT_VISIT.text(lang),
            address::correct(visit),
        ),
        None => {
            let fields = [LEFT_ON, LEFT_REASON, LEFT_TO]
                .into_iter()
                .filter(|key| view.person.fields.is_filled(key));
            let mut edit = Answers::new();
            fields.for_each(|key| edit.clear(key));
            let mut edits = support::taken_back(view, gone);
            edits.push(person_edit(&view.person, edit));
            save_button(
                Weight::Quiet,
                words::UNDO.text(lang).to_owned(),
                edits,
                None,
            )
        }
    };
    Some(
        el("div")
            .class("card stack-tight gone")
            .child(
                el("p")
                    .class("measure")
                    .child(icon(Icon::Info))
                    .child(el("strong").child(sentence(gone, lang))),
            )
            .child(to.map(|to| el("p").child(to)))
            .child(el("p").class("soft").word(kept, lang))
            .child(el("div").class("row").child(back).child(undo)),
    )
}

/// For a coordinator, beside the visit she reads: that the person is no longer here, or that the care was ended, and why.
pub fn told(person: Option<&Record>, episode: Option<&Record>, lang: Lang) -> Option<View> {
    let gone = person
        .and_then(|person| life::gone(&person.fields))
        .map(|gone| el("p").child(sentence(gone, lang)));
    let ended = episode
        .and_then(|episode| ended(episode, lang))
        .map(|why| el("p").child(why));
    if gone.is_none() && ended.is_none() {
        return None;
    }
    Some(notice(Icon::Info, group([gone.shown(), ended.shown()])))
}

/// "Sudah menikah · 3 Mar 2026", of an episode that was ended by hand.
pub fn ended(episode: &Record, lang: Lang) -> Option<String> {
    let on = episode.fields.date(ENDED_ON)?;
    let why = episode
        .fields
        .get(END_REASON)
        .zip(ending_reason(&episode.form))
        .map(|(value, field)| value_text(field, value, lang))
        .unwrap_or_default();
    Some(crate::screen::life::joined(&[why, when::short(on, lang)]))
}

/// The question why an episode of this form ended.
fn ending_reason(form: &str) -> Option<&'static Field> {
    beside(form).iter().find_map(|form| form.field(END_REASON))
}

/// That she was away for a time.
pub fn away(person: &Record, lang: Lang) -> Option<String> {
    let from = person.fields.date(LEFT_ON)?;
    let to = person.fields.date(BACK_ON).filter(|to| *to >= from)?;
    Some(words::away(
        &when::short(from, lang),
        &when::short(to, lang),
        lang,
    ))
}

/// Opens an episode again that was ended by hand.
pub fn reopen(episode: &Record, lang: Lang) -> View {
    save_button(
        Weight::Quiet,
        words::REOPEN.text(lang).to_owned(),
        vec![opened(episode)],
        None,
    )
}

pub fn opened(episode: &Record) -> NewEdit {
    let mut fields = Answers::new();
    fields.clear(ENDED_ON);
    fields.clear(END_REASON);
    episode_edit(episode, fields)
}

/// Ends an episode that should never have been. It can be opened again on her page.
pub fn end_mistaken(episode: &Record, word: String, then: String) -> View {
    let mut fields = Answers::new();
    fields.set_date(ENDED_ON, use_phone().today());
    fields.set(END_REASON, life::MISTAKEN);
    save_button(
        Weight::Plain,
        word,
        vec![episode_edit(episode, fields)],
        Some(then),
    )
}

pub fn person_edit(person: &Record, fields: Answers) -> NewEdit {
    edit(person, Kind::Person, fields)
}

pub fn episode_edit(episode: &Record, fields: Answers) -> NewEdit {
    edit(episode, Kind::Episode, fields)
}

fn edit(record: &Record, kind: Kind, fields: Answers) -> NewEdit {
    NewEdit {
        record: record.id,
        kind,
        form: by_id(&record.form).map_or("", |form| form.id),
        form_version: record.form_version,
        area: record.area.clone(),
        edit: Edit::Update { fields },
        flags: record.flags.clone(),
        seen: record.revision,
    }
}

/// A button that saves at once, because it can be taken back.
pub fn save_button(
    weight: Weight,
    word: String,
    edits: Vec<NewEdit>,
    then: Option<String>,
) -> View {
    let phone = use_phone();
    let lang = lang();
    let navigate = use_navigate();
    let failed = Slot::new(None);
    let busy = Slot::new(false);
    let save = move || {
        // Pressed twice, it is saved once.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        // Owned by the save: the page is drawn anew as soon as the record changed, and this button with it.
        let (edits, then, navigate) = (edits.clone(), then.clone(), navigate.clone());
        spawn_local(async move {
            let answer = phone.save(edits).await;
            busy.try_update(|busy| *busy = false);
            match (answer, then) {
                (Ok(()), Some(to)) => {
                    let replace = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    navigate(&to, replace);
                }
                (Ok(()), None) => {}
                (Err(why), _) => {
                    failed.try_update(|failed| *failed = Some(why));
                }
            }
        });
    };
    let told = move || {
        failed
            .get()
            .map(|why| problem_notice(fill::not_saved(why).text(lang)))
    };
    group([button(weight, None, word, save).shown(), told.shown()])
}
