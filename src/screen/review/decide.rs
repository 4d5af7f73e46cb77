//! The decision: accept, or return with a message and notes on named answers. A later decision replaces an earlier one
//! (`undo.rs` takes the last one back).

use super::story::Case;
use super::{Decided, Desk, keys};
use crate::phone::{NewEdit, Phone, SaveProblem, use_phone};
use crate::screen::address;
use crate::screen::form::{Line, lines};
use crate::text::{Lang, app, fill, review as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Weight, button, focus_on, problem_notice, use_speaker};
use crate::ui::{Slot, memo};
use dampingi_domain::Answers;
use dampingi_domain::form::by_id;
use dampingi_domain::ordered::Map;
use dampingi_sync::{Edit, Kind, link};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

const APPROVED: &str = "approved";
const RETURNED: &str = "returned";

/// A decision on a visit, to be saved.
pub fn decision(phone: Phone, on: &Decided, fields: Answers) -> NewEdit {
    NewEdit {
        record: phone.new_id(),
        kind: Kind::Review,
        form: "",
        form_version: 0,
        area: on.area.clone(),
        edit: Edit::Create {
            fields: fields
                .with(link::VISIT, on.visit.to_string())
                .with("state", on.state)
                .with(link::SEEN, on.seen),
        },
        flags: Vec::new(),
        seen: 0,
    }
}

pub fn decide(case: &Case, lang: Lang) -> View {
    let phone = use_phone();
    let desk = expect_context::<Desk>();
    let speaker = use_speaker();
    let navigate = Slot::new(use_navigate());
    let returning = Slot::new(false);
    let failed = Slot::new(None::<SaveProblem>);
    let busy = Slot::new(false);
    let visit = case.visit.id;
    let (area, name) = (case.visit.area.clone(), case.name().to_owned());
    let seen = case.reviews.iter().map(|review| review.revision);
    let seen = seen.fold(case.visit.revision, u64::max);
    let save = move |state: &'static str, note: String, notes: Map<String, String>| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let mut fields = Answers::new().with("note", note);
        if !notes.is_empty() {
            let notes = notes
                .into_iter()
                .map(|(key, note)| (key, note.into()))
                .collect::<serde_json::Map<_, _>>();
            fields.set("field_notes", serde_json::Value::Object(notes));
        }
        let decided = Decided {
            visit,
            area: area.clone(),
            name: name.clone(),
            state,
            seen,
        };
        let edit = decision(phone, &decided, fields);
        spawn_local(async move {
            let answer = phone.save(vec![edit]).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    desk.note(decided);
                    let said = if state == APPROVED {
                        words::ACCEPTED_SAID
                    } else {
                        words::RETURNED_SAID
                    };
                    speaker.say(said.text(lang));
                    let to = desk
                        .next_open(visit)
                        .map_or_else(|| address::QUEUE.to_owned(), address::review);
                    let replace = NavigateOptions {
                        replace: true,
                        ..NavigateOptions::default()
                    };
                    navigate.try_with_untracked(|navigate| navigate(&to, replace));
                }
                Err(why) => failed.set(Some(why)),
            }
        });
    };
    let save = Slot::new(save);
    let accept = move || save.with_untracked(|save| save(APPROVED, String::new(), Map::new()));
    let begin_return = move || {
        returning.set(true);
        focus_on("return-note".to_owned());
    };
    let was = case.state().unwrap_or_default().to_owned();
    let state = move || desk.decided.with(|decided| decided.get(&visit).copied());
    let is_approved = memo(move || state().unwrap_or(&was) == APPROVED);
    keys::on_key(move |key| match key {
        "a" if !returning.get_untracked() && !is_approved.get_untracked() => accept(),
        "r" if !returning.get_untracked() => begin_return(),
        _ => {}
    });
    let answers = by_id(&case.visit.form)
        .map(|form| lines(form, &case.visit.fields, lang))
        .unwrap_or_default();
    let marked: Vec<String> = case
        .visit
        .flags
        .iter()
        .filter_map(|flag| flag.split(':').next())
        .map(str::to_owned)
        .collect();
    let answers = Slot::new((answers, marked));
    let told = move || {
        failed
            .get()
            .map(|why| problem_notice(fill::not_saved(why).text(lang)))
    };
    let body = move || {
        if returning.get() {
            let (answers, marked) = answers.get_untracked();
            return return_form(answers, &marked, returning, lang, move |note, notes| {
                save.with_untracked(|save| save(RETURNED, note, notes));
            });
        }
        let accept = (!is_approved.get()).then(|| {
            button(
                Weight::Main,
                Some(Icon::Check),
                words::ACCEPT.text(lang),
                accept,
            )
        });
        el("div")
            .class("action-bar")
            .child(button(
                Weight::Plain,
                Some(Icon::Return),
                words::RETURN.text(lang),
                begin_return,
            ))
            .child(accept)
    };
    group([told.shown(), body.shown()])
}

fn return_form(
    answers: Vec<Line>,
    marked: &[String],
    returning: Slot<bool>,
    lang: Lang,
    done: impl Fn(String, Map<String, String>) + 'static,
) -> View {
    let note = Slot::new(String::new());
    let notes = Slot::new(Map::<String, String>::new());
    let tried = Slot::new(false);
    let missing = move || tried.get() && note.with(|note| note.trim().is_empty());
    let send = move || {
        tried.set(true);
        if missing() {
            focus_on("return-note".to_owned());
            return;
        }
        let named = notes.get_untracked().into_iter().map(|(key, said)| {
            // A ticked answer without words still tells the cadre where to look.
            let said = if said.trim().is_empty() {
                words::CHECK_AGAIN.id.to_owned()
            } else {
                said.trim().to_owned()
            };
            (key, said)
        });
        done(note.get_untracked().trim().to_owned(), named.collect());
    };
    let (flagged, rest): (Vec<Line>, Vec<Line>) = answers
        .into_iter()
        .partition(|line| marked.contains(&line.key));
    let fields = flagged
        .into_iter()
        .chain(rest)
        .map(|line| named_field(line, notes, lang))
        .views();
    el("form")
        .class("card return-form")
        .attr("novalidate", true)
        // The browser would keep what is typed, in the clear, to open its tabs again.
        .attr("autocomplete", "off")
        .attr("aria-labelledby", "return-title")
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
        .child(
            el("h2")
                .attr("id", "return-title")
                .word(words::RETURN_TITLE, lang),
        )
        .child(
            el("div")
                .class("field")
                .child(
                    el("label")
                        .class("label")
                        .attr("for", "return-note")
                        .word(words::RETURN_NOTE, lang),
                )
                .child(
                    el("p")
                        .class("hint")
                        .attr("id", "return-note-hint")
                        .word(words::RETURN_NOTE_HINT, lang),
                )
                .child(
                    el("div").class("entry").child(
                        el("textarea")
                            .attr("id", "return-note")
                            .attr("rows", "3")
                            .attr("aria-describedby", "return-note-hint return-note-problem")
                            .live("aria-invalid", move || missing().then_some("true"))
                            .value(move || note.get())
                            .on("input", move |event| note.set(event_target_value(&event))),
                    ),
                )
                .child(
                    el("div")
                        .class("problem-place")
                        .attr("id", "return-note-problem")
                        .attr("role", "alert")
                        .child(move || {
                            missing().then(|| {
                                el("p")
                                    .class("problem")
                                    .word(words::RETURN_NOTE_MISSING, lang)
                            })
                        }),
                ),
        )
        .child(
            el("fieldset")
                .class("field")
                .child(el("legend").class("label").word(words::RETURN_FIELDS, lang))
                .child(el("div").class("named-fields").child(fields)),
        )
        .child(
            el("div")
                .class("action-bar action-bar-form")
                .child(button(
                    Weight::Plain,
                    None,
                    app::CANCEL.text(lang),
                    move || returning.set(false),
                ))
                .child(ui::submit(
                    Some(Icon::Return),
                    words::SEND_BACK.text(lang),
                    || false,
                )),
        )
}

/// One answer to name, with room for a word about it once it is ticked.
fn named_field(line: Line, notes: Slot<Map<String, String>>, lang: Lang) -> View {
    let key = Slot::new(line.key);
    let label = format!("{}: {}", line.label, words::FIELD_NOTE.text(lang));
    let ticked =
        memo(move || notes.with(|notes| key.with_untracked(|key| notes.contains_key(key))));
    let toggle = move |_| {
        notes.update(|notes| {
            let key = key.get_untracked();
            if notes.remove(&key).is_none() {
                notes.insert(key, String::new());
            }
        });
    };
    let note = move || {
        let label = label.clone();
        ticked.get().then(|| {
            el("div").class("entry").child(
                el("input")
                    .attr("type", "text")
                    .attr("aria-label", label)
                    .attr("placeholder", words::CHECK_AGAIN.text(lang))
                    .on("input", move |event| {
                        notes.update(|notes| {
                            drop(notes.insert(key.get_untracked(), event_target_value(&event)))
                        })
                    }),
            )
        })
    };
    el("div")
        .class("named-field")
        .child(
            el("label")
                .class("tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .checked(move || ticked.get())
                        .on("change", toggle),
                )
                .child(
                    el("span")
                        .child(line.label)
                        .child(": ")
                        .child(el("strong").child(line.value)),
                ),
        )
        .child(note)
}
