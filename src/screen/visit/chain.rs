//! The versions of a visit: each correction is a new one, and the old ones stay. Old and new side by side.

use super::{Subject, day};
use crate::phone::{VisitState, VisitView};
use crate::screen::form::value_text;
use crate::screen::standing::visit_badge;
use crate::text::{Lang, visit as words, when};
use crate::ui::el::{Each, Shown, View, el, group};
use dampingi_domain::Answers;
use dampingi_domain::form::{Form, by_id};
use dampingi_sync::{Record, link};

/// One answer in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub label: String,
    pub old: String,
    pub new: String,
}

/// The answers that differ, in the order of the form.
pub fn versions(form: &'static Form, old: &Answers, new: &Answers, lang: Lang) -> Vec<Version> {
    let differing = old.difference(new);
    let said = |answers: &Answers, field| answers.get(field).cloned();
    let differs = form
        .fields()
        .filter(|field| differing.iter().any(|(key, _)| key == field.key));
    differs
        .map(|field| {
            let text = |answers| {
                said(answers, field.key)
                    .map(|value| value_text(field, &value, lang))
                    .unwrap_or_default()
            };
            Version {
                label: field.label.text(lang).to_owned(),
                old: text(old),
                new: text(new),
            }
        })
        .collect()
}

/// Old and new side by side, only what changed, with the reason.
pub fn compare(old: &Record, new: &Record, lang: Lang) -> View {
    let Some(form) = by_id(&new.form) else {
        return ().shown();
    };
    let rows = versions(form, &old.fields, &new.fields, lang)
        .into_iter()
        .map(|version| {
            el("tr")
                .child(el("th").attr("scope", "row").child(version.label))
                .child(el("td").child(el("del").child(or_dash(version.old))))
                .child(el("td").child(el("ins").child(or_dash(version.new))))
        });
    let reason = new.fields.text(link::CORRECTION_REASON).map(|reason| {
        el("p")
            .child(el("strong").word(words::REASON_SHOWN, lang).child(": "))
            .child(reason.to_owned())
    });
    group([
        el("table")
            .class("compare")
            .child(
                el("thead").child(
                    el("tr")
                        .child(
                            el("th")
                                .attr("scope", "col")
                                .child(el("span").class("only-read").word(words::CHANGED, lang)),
                        )
                        .child(el("th").attr("scope", "col").word(words::OLD, lang))
                        .child(el("th").attr("scope", "col").word(words::NEW, lang)),
                ),
            )
            .child(el("tbody").child(rows.views())),
        reason.shown(),
    ])
}

fn or_dash(text: String) -> String {
    if text.is_empty() {
        "–".to_owned()
    } else {
        text
    }
}

/// The versions before this one, newest first.
pub fn earlier(visit: &VisitView, subject: &Subject, lang: Lang) -> Option<View> {
    let mut steps = Vec::new();
    let mut newer = visit;
    // A chain as long as the list of visits has a loop, which no phone makes but a damaged record might.
    for _ in 0..subject.visits().len() {
        let corrected = newer.record.link(link::CORRECTS);
        let Some(older) = subject
            .visits()
            .iter()
            .find(|other| Some(other.record.id) == corrected)
        else {
            break;
        };
        let on = day(&older.record)
            .map(|day| when::short(day, lang))
            .unwrap_or_default();
        let note = match older
            .reviews
            .first()
            .and_then(|review| review.fields.text("note"))
        {
            Some(note) => el("p")
                .child(el("strong").word(words::SAID, lang).child(": "))
                .child(note.to_owned()),
            None => ().shown(),
        };
        let state =
            (older.state != VisitState::Superseded).then(|| visit_badge(&older.state, lang));
        steps.push(
            el("li")
                .class("card")
                .child(el("p").class("soft small").child(on))
                .child(state)
                .child(note)
                .child(compare(&older.record, &newer.record, lang)),
        );
        newer = older;
    }
    (!steps.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", "versions")
            .child(el("h2").attr("id", "versions").word(words::VERSIONS, lang))
            .child(el("ul").class("cards").child(steps))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_set_side_by_side() {
        let form = by_id("child_visit").expect("in the table");
        let old = Answers::new()
            .with("weight_kg", 11)
            .with("height_cm", 80.5)
            .with("oedema", false);
        let new = Answers::new()
            .with("weight_kg", 10.1)
            .with("height_cm", 80.5)
            .with("muac_cm", 14);
        let found = versions(form, &old, &new, Lang::Id);
        let pairs: Vec<(&str, &str)> = found
            .iter()
            .map(|version| (version.old.as_str(), version.new.as_str()))
            .collect();
        assert_eq!(pairs, [("11 kg", "10,1 kg"), ("", "14 cm"), ("Tidak", "")]);
    }
}
