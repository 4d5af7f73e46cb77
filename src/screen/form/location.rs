//! The entry of a place: the phone is asked where it is when she presses the button, and not before.

use super::model::Event;
use super::pen::{Pen, field_id};
use crate::platform::location::here;
use crate::text::location as words;
use crate::ui::el::{View, el, live};
use crate::ui::{Icon, Slot, Weight, button, icon, memo};
use dampingi_domain::Term;
use dampingi_domain::form::Field;
use dampingi_domain::location::Location;
use leptos::task::spawn_local;

/// How the looking stands.
#[derive(Clone, Copy, PartialEq)]
enum Seeking {
    Ready,
    Looking,
    Failed(Term),
}

/// The entry.
pub fn location(pen: Pen, field: &'static Field, described: String) -> View {
    let lang = pen.lang;
    let seeking = Slot::new(Seeking::Ready);
    let noted = memo(move || {
        let model = pen.model;
        model.with(|model| Location::parse(model.draft.text(field.key)))
    });
    let write = move |text: String| {
        pen.tell(Event::Typed {
            key: field.key.to_owned(),
            text,
        });
    };
    let look = move || {
        if seeking.get_untracked() == Seeking::Looking {
            return;
        }
        seeking.set(Seeking::Looking);
        spawn_local(async move {
            match here().await {
                Ok(place) => {
                    seeking.set(Seeking::Ready);
                    write(place.to_string());
                }
                Err(why) => seeking.set(Seeking::Failed(words::none(why))),
            }
        });
    };
    let said = move || match seeking.get() {
        Seeking::Ready => noted.get().map(|place| {
            el("p")
                .attr("role", "status")
                .child(words::noted(place.within_m, lang))
        }),
        Seeking::Looking => Some(
            el("p")
                .class("soft")
                .attr("role", "status")
                .word(words::SEEKING, lang),
        ),
        Seeking::Failed(why) => Some(
            el("p")
                .class("problem")
                .attr("role", "alert")
                .child(icon(Icon::Alert))
                .child(el("span").child(why.text(lang))),
        ),
    };
    let word = move || match noted.with(Option::is_some) {
        true => words::AGAIN.text(lang),
        false => words::TAKE.text(lang),
    };
    el("div").class("photo-entry").child(live(said)).child(
        el("div")
            .class("row")
            .child(
                el("button")
                    .attr("type", "button")
                    .attr("id", field_id(field.key))
                    .attr("name", field.key)
                    .attr("aria-describedby", described)
                    .class("button")
                    .click(look)
                    .child(icon(Icon::House))
                    .child(el("span").child(word)),
            )
            .child(live(move || {
                noted.with(Option::is_some).then(|| {
                    button(Weight::Quiet, None, words::DROP.text(lang), move || {
                        write(String::new());
                    })
                })
            })),
    )
}
