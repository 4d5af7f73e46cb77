//! The entry of a photo: taken with the phone's camera or chosen from its pictures, made small and kept before the draft names it.

use super::model::Event;
use super::pen::{Pen, field_id};
use crate::phone::use_phone;
use crate::screen::picture::picture;
use crate::text::photo as words;
use crate::ui::el::{View, el, group, live};
use crate::ui::{Icon, Slot, Weight, button, icon, memo};
use dampingi_domain::Term;
use dampingi_domain::form::Field;
use dampingi_domain::photo::Photo;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// How the taking stands.
#[derive(Clone, Copy, PartialEq)]
enum Taking {
    Ready,
    Making,
    Failed(Term),
}

/// The entry.
pub fn photo(pen: Pen, field: &'static Field, described: String) -> View {
    let phone = use_phone();
    let lang = pen.lang;
    let taking = Slot::new(Taking::Ready);
    let named = memo(move || {
        let model = pen.model;
        model.with(|model| Photo::parse(model.draft.text(field.key)))
    });
    let write = move |text: String| {
        pen.tell(Event::Typed {
            key: field.key.to_owned(),
            text,
        });
    };
    let takings = Rc::new(Cell::new(0_u32));
    let take = move |input: HtmlInputElement| {
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        taking.set(Taking::Making);
        pen.tell(Event::Making(true));
        let (takings, turn) = (takings.clone(), takings.get() + 1);
        takings.set(turn);
        spawn_local(async move {
            let kept = phone.keep_photo(file.into()).await;
            // She took another one meanwhile: that one is the photo, whichever comes through first.
            if takings.get() != turn {
                return;
            }
            match kept {
                Ok(photo) => {
                    taking.set(Taking::Ready);
                    write(photo.to_string());
                }
                Err(problem) => taking.set(Taking::Failed(words::not_kept(problem))),
            }
            pen.tell(Event::Making(false));
            // The same file may be chosen again.
            input.set_value("");
        });
    };
    let id = field_id(field.key);
    let word = move || match named.with(Option::is_some) {
        true => words::AGAIN.text(lang),
        false => words::TAKE.text(lang),
    };
    let said = move || match taking.get() {
        Taking::Ready => None,
        Taking::Making => Some(
            el("p")
                .class("soft")
                .attr("role", "status")
                .word(words::MAKING, lang),
        ),
        Taking::Failed(why) => Some(
            el("p")
                .class("problem")
                .attr("role", "alert")
                .child(icon(Icon::Alert))
                .child(el("span").child(why.text(lang))),
        ),
    };
    el("div")
        .class("photo-entry")
        .child(live(move || named.get().map(|photo| picture(photo, lang))))
        .child(live(said))
        .child(
            el("div")
                .class("row")
                .child(
                    el("label")
                        .class("button photo-take")
                        .child(
                            el("input")
                                .attr("id", id)
                                .attr("name", field.key)
                                .attr("type", "file")
                                .attr("accept", "image/*")
                                .attr("capture", "environment")
                                .attr("aria-describedby", described)
                                .class("only-read")
                                .on("change", move |event| {
                                    if let Some(input) = event.target() {
                                        take(input.unchecked_into());
                                    }
                                }),
                        )
                        .child(icon(Icon::Camera))
                        .child(el("span").child(word)),
                )
                .child(live(move || {
                    named.with(Option::is_some).then(|| {
                        group([button(
                            Weight::Quiet,
                            None,
                            words::DROP.text(lang),
                            move || write(String::new()),
                        )])
                    })
                })),
        )
}
