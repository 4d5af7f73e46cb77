//! Correcting a visit: the old answers to begin with, the coordinator's words on top, a reason at the end. What is saved is a
//! new visit that names the old one; the old one is never touched.

use super::record::{about, known};
use super::{Marked, Subject, find, said};
use crate::phone::{NewEdit, VisitState, VisitView, use_phone};
use crate::screen::address;
use crate::screen::form::{Known, Part, Saves, Start, Then, form};
use crate::screen::here::param;
use crate::screen::person::after_birth;
use crate::screen::reading::{gone, lang, once, shown};
use crate::text::{app, visit as words};
use crate::ui::Slot;
use crate::ui::el::View;
use crate::ui::{Icon, notice, skeleton};
use dampingi_domain::form::{Draft, Field, Form, Input, Page, Source, by_id};
use dampingi_sync::link;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::rc::Rc;

/// The one question of a correction that no visit form has.
static REASON: Form = Form {
    id: "correction",
    version: 1,
    title: words::REASON_PAGE,
    dated_by: None,
    pages: &[Page {
        key: "reason",
        title: words::REASON_PAGE,
        fields: &[Field::new(
            link::CORRECTION_REASON,
            words::REASON,
            Input::Text { max: 300 },
            Source::unconfirmed("sync: who wins"),
        )
        .required()
        .hint(
            "Misalnya: salah baca timbangan, sudah ditimbang ulang",
            "For example: misread the scale, weighed again",
        )],
    }],
    rules: &[],
};

pub fn correct() -> View {
    let id = param("id");
    let phone = use_phone();
    let navigate = use_navigate();
    let found = once(move || find(phone, id.get()));
    let go_on = Slot::new(navigate);
    shown(found, move |(visit, subject)| {
        // A visit that the server never took has no version to correct yet: it is sent again instead.
        if matches!(visit.state, VisitState::Refused { .. }) {
            let refused = phone.refused(visit.record.id);
            spawn_local(async move {
                if let Some(seq) = refused {
                    let replace = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    go_on.try_with_untracked(|navigate| navigate(&address::resend(seq), replace));
                }
            });
            return skeleton(app::READING, lang());
        }
        fill_in(visit, subject)
    })
}

fn fill_in(visit: &VisitView, subject: &Subject) -> View {
    let phone = use_phone();
    let lang = lang();
    let old = visit.record.clone();
    let Some(table) = by_id(&old.form) else {
        return gone(lang);
    };
    let (old_id, new_id) = (old.id, phone.new_id());
    let mother = match subject {
        Subject::Person(view) if old.form == "delivery" => Some(view.clone()),
        _ => None,
    };
    let notes = Marked::of(visit).notes;
    let (around, who) = match subject {
        Subject::Person(view) => {
            let episode = view
                .episodes
                .iter()
                .find(|episode| Some(episode.id) == old.link(link::EPISODE));
            (known(table, view, episode, Some(&old)), about(view))
        }
        Subject::Household(view) => {
            let known = Known {
                household: Some(view.household.fields.clone()),
                ..Known::default()
            };
            (known, subject.name().to_owned())
        }
    };
    let first = notes
        .keys()
        .filter(|key| table.field(key).is_some())
        .cloned()
        .collect();
    let prefill = Draft::from_answers(table, &old.fields);
    let above = said(&visit.state, lang)
        .unwrap_or_else(|| notice(Icon::Info, words::CORRECT_WHY.text(lang)));
    let saves: Saves = Rc::new(move |model| {
        let (parsed, reason) = (&model.parsed()[0], &model.parsed()[1]);
        let mut fields = parsed.over(table, &old.fields);
        fields.set(link::CORRECTS, old_id.to_string());
        fields.apply(&reason.answers);
        let after = mother
            .as_ref()
            .and_then(|view| after_birth::corrected(view, &old.fields, &fields));
        let correction = NewEdit::visit(new_id, table, old.area.clone(), fields, parsed.flags());
        std::iter::once(correction).chain(after).collect()
    });
    form(Start {
        heading: words::CORRECT_TITLE.text(lang).to_owned(),
        about: format!("{} · {who}", table.title.text(lang)),
        title: words::CORRECT_TITLE,
        key: format!("correct/{old_id}"),
        route: address::correct(old_id),
        parent: address::visit(old_id),
        parts: vec![
            Part::new(table).with(around).first(first),
            Part::new(&REASON),
        ],
        prefill,
        above: Some(above),
        notes,
        save: Then::Edits(saves),
        then: address::saved_visit(new_id),
    })
}

#[cfg(test)]
mod tests {
    use super::REASON;
    use dampingi_domain::form::table::ALL;

    #[test]
    fn no_form_asks_for_the_reason_itself() {
        for form in ALL {
            assert!(
                REASON.fields().all(|field| form.field(field.key).is_none()),
                "{}",
                form.id
            );
        }
    }
}
