//! "Tersimpan di HP ini", and what comes next. An address of its own, so that a reload does not save twice.

mod done;
mod next;
mod undo;

pub use done::done;
pub use undo::offer;

use crate::phone::{HouseholdView, PersonView, Phone, VisitState, VisitView, use_phone};
use crate::screen::address;
use crate::screen::here::{param, query};
use crate::screen::reading::{Reading, lang, read_records, shown};
use crate::screen::standing::visit_badge;
use crate::screen::visit::{Subject, find, result};
use crate::text::{Lang, kind, visit as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, go, icon};
use dampingi_sync::RecordId;

/// What was saved.
#[derive(Clone, PartialEq)]
enum Saved {
    Visit(Box<(VisitView, Subject)>),
    /// With the birth of which she is a baby, and its mother, when she was registered from there.
    Person(Box<(PersonView, Option<(VisitView, PersonView)>)>),
    Household(Box<HouseholdView>),
}

fn look_up(
    phone: Phone,
    what: String,
    id: Option<RecordId>,
    birth: Option<RecordId>,
) -> Reading<Option<Saved>> {
    Box::pin(async move {
        let id = id?;
        match what.as_str() {
            "kunjungan" => find(phone, Some(id))
                .await
                .map(|found| Saved::Visit(Box::new(found))),
            "orang" => {
                let view = phone.person(id).await?;
                let birth = match birth {
                    Some(visit) => phone.visit(visit).await,
                    None => None,
                };
                Some(Saved::Person(Box::new((view, birth))))
            }
            _ => phone
                .household(id)
                .await
                .map(|view| Saved::Household(Box::new(view))),
        }
    })
}

pub fn saved() -> View {
    let lang = lang();
    let phone = use_phone();
    let what = param::<String>("what");
    let id = param("id");
    let birth = query("persalinan");
    let found =
        read_records(move || look_up(phone, what.get().unwrap_or_default(), id.get(), birth));
    el("div")
        .class("saved")
        .child(el("span").class("saved-mark").child(icon(Icon::Check)))
        .child(ui::header(
            ui::fixed(words::SAVED_TITLE.text(lang)),
            words::SAVED_TITLE,
            None,
            lang,
        ))
        .child(el("p").class("soft").word(words::SAVED_WHY, lang))
        .child(shown(found, move |saved| body(saved, lang)))
}

fn body(saved: &Saved, lang: Lang) -> View {
    let (name, line, badge, steps) = match saved {
        Saved::Visit(found) => {
            let (visit, subject) = &**found;
            let title = kind::visit_title(&visit.record.form, &visit.record.fields, lang);
            (
                subject.name().to_owned(),
                title,
                Some(visit_badge(&visit.state, lang)),
                next::after_visit(visit, subject, lang),
            )
        }
        Saved::Person(found) => {
            let (view, birth) = &**found;
            let name = view
                .person
                .fields
                .text("name")
                .unwrap_or_default()
                .to_owned();
            let kinds = view
                .episodes
                .first()
                .map(|episode| kind::person(&episode.form).text(lang).to_owned());
            (
                name,
                kinds.unwrap_or_default(),
                held(!view.pending.is_empty(), lang),
                next::after_person(view, birth.as_ref(), lang),
            )
        }
        Saved::Household(view) => {
            let name = view
                .household
                .fields
                .text("head_name")
                .unwrap_or_default()
                .to_owned();
            let title = crate::text::house::TITLE.text(lang).to_owned();
            (
                name,
                title,
                held(view.pending, lang),
                next::after_household(view, lang),
            )
        }
    };
    let steps = steps.into_iter().map(|step| el("li").child(step)).views();
    let told = match saved {
        Saved::Visit(found) => result(&found.0, &found.1, lang),
        _ => None,
    };
    let take_back = match saved {
        Saved::Visit(found) => offer(&found.0, &found.1, lang),
        _ => None,
    };
    group([
        el("div")
            .class("card saved-what")
            .child(el("p").class("card-name").child(name))
            .child(el("p").class("soft").child(line))
            .child(el("p").class("row").child(badge)),
        told.shown(),
        el("h2").word(words::WHAT_NEXT, lang),
        el("ul")
            .class("choices")
            .child(steps)
            .child(el("li").child(go(
                Weight::Plain,
                Some(Icon::Calendar),
                words::TO_TODAY.text(lang),
                address::TODAY,
            ))),
        take_back.shown(),
    ])
}

fn held(pending: bool, lang: Lang) -> Option<View> {
    Some(visit_badge(
        if pending {
            &VisitState::OnPhone
        } else {
            &VisitState::Sent
        },
        lang,
    ))
}
