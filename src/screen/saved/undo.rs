//! Taking back what was saved: a visit, a survey of a household, a referral and what came of it, a handover of support. It is
//! hidden by a change of its own, as everything that is deleted is, and what was filled in goes back to the unfinished forms:
//! nothing of it is lost. From tomorrow on it is corrected instead.

use crate::phone::{DraftNote, NewEdit, Phone, VisitState, VisitView, use_phone};
use crate::screen::address;
use crate::screen::visit::{SURVEY, Subject, find};
use crate::text::{Lang, Term, fill, visit as words};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Slot, Weight, button, problem_notice, use_speaker};
use dampingi_domain::finding::referral::{OUTCOME_ID, REFERRAL_ID};
use dampingi_domain::form::{Draft, by_id};
use dampingi_domain::kind::SUPPORT_DELIVERY;
use dampingi_sync::{Edit, Kind, Record, RecordId, link};
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Saved as one edit that nothing else hangs on: a birth begins other things and is not among them.
pub const FORMS: [&str; 10] = [
    "child_visit",
    "newborn_visit",
    "pregnancy_visit",
    "postpartum_visit",
    "engagement_contact",
    "adolescent_visit",
    SURVEY,
    REFERRAL_ID,
    OUTCOME_ID,
    SUPPORT_DELIVERY,
];

pub fn user(phone: Phone) -> Option<RecordId> {
    let profile = phone.profile();
    profile.with_untracked(|profile| profile.as_ref().map(|profile| profile.id))
}

/// Whether it can be taken back: saved by her, and no version of something else.
pub fn is_hers(record: &Record, user: RecordId) -> bool {
    FORMS.contains(&record.form.as_str())
        && record.link(link::CORRECTS).is_none()
        && record.author == user
        && !record.deleted
}

/// Whether something else hangs on it: its correction, a referral that was made at it, the outcome of a referral.
fn is_held(visit: RecordId, others: &[VisitView]) -> bool {
    let hangs = |other: &VisitView| {
        let to = [link::VISIT, link::CORRECTS].map(|key| other.record.link(key));
        to.contains(&Some(visit)) && other.state != VisitState::ClosedDuplicate
    };
    others.iter().any(hangs)
}

/// The way back, under what was saved.
pub fn offer(visit: &VisitView, subject: &Subject, lang: Lang) -> Option<View> {
    let phone = use_phone();
    let id = visit.record.id;
    user(phone).filter(|user| is_hers(&visit.record, *user))?;
    if is_held(id, subject.visits()) {
        return None;
    }
    let word = match visit.record.form.as_str() {
        SURVEY | REFERRAL_ID | OUTCOME_ID | SUPPORT_DELIVERY => words::UNDO_RECORD,
        _ => words::UNDO,
    };
    let (take, failed) = taking(phone, lang);
    Some(
        el("div").class("undo").child(failed).child(group([
            button(
                Weight::Quiet,
                Some(Icon::Return),
                word.text(lang),
                move || take(id),
            )
            .shown(),
            el("p").class("soft small").word(words::UNDO_WHY, lang),
        ])),
    )
}

pub type Take = Box<dyn Fn(RecordId)>;

/// What takes something back, and what is said when that could not be.
pub fn taking(phone: Phone, lang: Lang) -> (Take, View) {
    let speaker = use_speaker();
    let navigate = Slot::new(use_navigate());
    let failed = Slot::new(None::<Term>);
    let take: Take = Box::new(move |visit| {
        failed.set(None);
        spawn_local(async move {
            match take_back(phone, visit, lang).await {
                Ok(()) => {
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
        Some(problem_notice(why.text(lang)))
    };
    (take, said.shown())
}

async fn take_back(phone: Phone, visit: RecordId, lang: Lang) -> Result<(), Term> {
    // Gone already: pressed twice, or taken back in another tab.
    let Some((visit, subject)) = find(phone, Some(visit)).await else {
        return Ok(());
    };
    let record = &visit.record;
    if is_held(record.id, subject.visits()) {
        return Err(words::UNDO_HELD);
    }
    // The form first: killed in between, she has both, and not neither. Never over what she has begun meanwhile.
    if let Some(note) = note(record, &subject, lang) {
        let begun = phone.draft(&note.key).await;
        if begun.is_some_and(|begun| begun.draft != note.draft) {
            return Err(words::UNDO_BEGUN);
        }
        phone.keep_draft(note);
    }
    let saved = phone.save(vec![hidden(record)]).await;
    saved.map_err(fill::not_saved)
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
            reason: words::UNDO_REASON.id.to_owned(),
        },
        flags: Vec::new(),
        seen: record.revision,
    }
}

/// What was filled in, as an unfinished form: under the key and the address of the form that made it.
fn note(record: &Record, subject: &Subject, lang: Lang) -> Option<DraftNote> {
    let form = by_id(&record.form)?;
    let whose = match subject {
        Subject::Person(view) => view.person.id,
        Subject::Household(view) => view.household.id,
    };
    let (kind, of, route) = match form.id {
        SURVEY => ("visit/", whose, address::survey(whose)),
        REFERRAL_ID => {
            let made_at = record.link(link::VISIT)?;
            ("refer/", made_at, address::refer(made_at))
        }
        OUTCOME_ID => {
            let referral = record.link(link::VISIT)?;
            ("outcome/", referral, address::referral_outcome(referral))
        }
        SUPPORT_DELIVERY => {
            let support = record.link(link::EPISODE)?;
            ("visit/", whose, address::hand_over(whose, support))
        }
        _ => ("visit/", whose, address::record_visit(whose, form.id)),
    };
    let mut key = kind.to_owned();
    key.push_str(&of.to_string());
    if of == whose {
        key.push('/');
        key.push_str(form.id);
    }
    if form.id == SUPPORT_DELIVERY {
        key.push('/');
        key.push_str(record.fields.text(link::EPISODE)?);
    }
    let mut title = form.title.text(lang).to_owned();
    title.push_str(" · ");
    title.push_str(subject.name());
    Some(DraftNote {
        key,
        route,
        title,
        page: 0,
        draft: Draft::from_answers(form, &record.fields),
        begun: Draft::default(),
        seen: 0,
        saved_at: String::new(),
    })
}
