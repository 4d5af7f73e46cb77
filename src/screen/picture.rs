//! A photo of a record: shown at once when it is on this phone, on request when it must be fetched.

use crate::phone::{Picture, use_phone};
use crate::text::{Lang, photo as words};
use crate::ui::el::{View, el};
use crate::ui::{Icon, Slot, Weight, button};
use dampingi_domain::Term;
use dampingi_domain::photo::Photo;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How far the showing has come.
#[derive(Clone)]
enum Shown {
    Looking,
    Here(Rc<Picture>),
    Elsewhere(Option<Term>),
    Fetching,
}

/// The photo, or the way to it.
pub fn picture(photo: Photo, lang: Lang) -> View {
    let phone = use_phone();
    let bytes = photo.bytes;
    let shown = Slot::new(Shown::Looking);
    let looked = photo.clone();
    spawn_local(async move {
        let found = phone.picture(&looked).await;
        shown.set(found.map_or(Shown::Elsewhere(None), |it| Shown::Here(Rc::new(it))));
    });
    let fetch = move || {
        shown.set(Shown::Fetching);
        let wanted = photo.clone();
        spawn_local(async move {
            shown.set(match phone.fetched_picture(&wanted).await {
                Ok(fetched) => Shown::Here(Rc::new(fetched)),
                Err(why) => Shown::Elsewhere(Some(words::unseen(why))),
            });
        });
    };
    el("div").class("photo").child(move || {
        let fetch = fetch.clone();
        match shown.get() {
            Shown::Looking => el("p").class("photo-place"),
            Shown::Here(picture) => el("img")
                .class("photo-picture")
                .attr("alt", words::ALT.text(lang))
                .attr("src", picture.address().to_owned()),
            Shown::Fetching => el("p")
                .class("photo-place soft")
                .attr("role", "status")
                .word(words::FETCHING, lang),
            Shown::Elsewhere(why) => el("div")
                .class("stack-tight")
                .child(why.map(|why| el("p").attr("role", "alert").word(why, lang)))
                .child(button(
                    Weight::Plain,
                    Some(Icon::Camera),
                    words::fetch(bytes, lang),
                    fetch,
                )),
        }
    })
}
