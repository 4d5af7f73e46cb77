//! The "?" beside a question: opens how it is measured right there, so that nothing that was typed is left behind.

use super::topic::told;
use crate::text::{Lang, guide as words, measure};
use crate::ui::Slot;
use crate::ui::el::{Each, View, el, group, live};
use dampingi_domain::form::Field;

/// The button and what it opens; none where there is nothing to tell.
pub fn door(form: &str, field: &'static Field, lang: Lang) -> Option<View> {
    let topics = measure::of_question(form, field.key);
    if topics.is_empty() {
        return None;
    }
    let open = Slot::new(false);
    let mut id = String::from("guide-");
    id.push_str(field.key);
    let does = match measure::is_asked(topics[0]) {
        true => words::ASKING,
        false => words::MEASURING,
    };
    let mut name = String::from(does.text(lang));
    name.push_str(": ");
    name.push_str(field.label.text(lang));
    let button = el("button")
        .attr("type", "button")
        .class("guide-door")
        .attr("aria-label", name)
        .attr("aria-controls", id.clone())
        .live(
            "aria-expanded",
            move || {
                if open.get() { "true" } else { "false" }
            },
        )
        .click(move || open.set(!open.get_untracked()))
        .child("?");
    let panel = live(move || {
        open.get().then(|| {
            let each = topics.iter().filter_map(|id| measure::topic(id));
            // The first is open: of several ways she has one scale at hand, most often the one for this age.
            let each = each.enumerate().map(|(number, topic)| {
                el("details")
                    .class("fold")
                    .attr("open", (number == 0).then_some(""))
                    .child(el("summary").child(el("h3").word(topic.title, lang)))
                    .child(told(topic, lang))
            });
            el("div").class("guide-panel").child(each.views())
        })
    });
    Some(group([button, el("div").attr("id", id).child(panel)]))
}
