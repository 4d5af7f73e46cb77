//! A labelled field of the door: user name or password, with its own message.

use crate::text::Lang;
use crate::text::gate as words;
use crate::ui::Slot;
use crate::ui::el::{View, el};
use leptos::prelude::*;

/// A field that is not about a person's record: nothing of it is kept as a draft.
pub fn plain(
    id: &'static str,
    label: &'static str,
    complete: &'static str,
    text: Slot<String>,
    problem: Slot<Option<&'static str>>,
) -> View {
    let entry = entry(id, complete, text, problem).attr("type", "text");
    labelled(id, label, entry).child(message(id, problem))
}

/// A password, which can be looked at.
pub fn secret(
    id: &'static str,
    label: &'static str,
    complete: &'static str,
    text: Slot<String>,
    problem: Slot<Option<&'static str>>,
    lang: Lang,
) -> View {
    let open = Slot::new(false);
    let kind = move || if open.get() { "text" } else { "password" };
    let entry = entry(id, complete, text, problem).live("type", kind);
    let show = el("label")
        .class("tick")
        .child(
            el("input")
                .attr("type", "checkbox")
                .checked(move || open.get())
                .on("change", move |_| open.update(|open| *open = !*open)),
        )
        .child(el("span").word(words::SHOW_PASSWORD, lang));
    labelled(id, label, entry)
        .child(show)
        .child(message(id, problem))
}

/// The entry itself, all but its type.
fn entry(
    id: &'static str,
    complete: &'static str,
    text: Slot<String>,
    problem: Slot<Option<&'static str>>,
) -> View {
    el("input")
        .attr("id", id)
        .attr("name", id)
        .attr("autocomplete", complete)
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", format!("{id}-problem"))
        .live("aria-invalid", move || problem.get().map(|_| "true"))
        .value(move || text.get())
        .on("input", move |event| text.set(event_target_value(&event)))
}

fn labelled(id: &'static str, label: &'static str, entry: View) -> View {
    el("div")
        .class("field")
        .child(el("label").class("label").attr("for", id).child(label))
        .child(el("div").class("entry").child(entry))
}

fn message(id: &'static str, problem: Slot<Option<&'static str>>) -> View {
    el("div")
        .class("problem-place")
        .attr("id", format!("{id}-problem"))
        .attr("role", "alert")
        .child(move || {
            problem
                .get()
                .map(|words| el("p").class("problem").child(el("span").child(words)))
        })
}
