//! Storage that cannot be used, explained, with a way out: never a white screen.

use crate::phone::{BlockedWhy, use_phone};
use crate::screen::reading::lang;
use crate::text::gate as words;
use crate::ui::Slot;
use crate::ui::el::{View, el};
use crate::ui::{self, Icon, Weight, button, notice};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};

/// Offers a file to the browser to keep.
fn hand_over(bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let file = web_sys::Blob::new_with_u8_array_sequence(&parts)?;
    let address = web_sys::Url::create_object_url_with_blob(&file)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download("dampingi-terkunci.bin");
    link.click();
    web_sys::Url::revoke_object_url(&address)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Exported {
    Done,
    Nothing,
}

pub fn blocked(why: BlockedWhy) -> View {
    let phone = use_phone();
    let lang = lang();
    let (title, text) = words::blocked(why);
    let exported = Slot::new(None::<Exported>);
    let export = move || {
        spawn_local(async move {
            let bytes = phone.export_readable().await;
            let done = bytes.is_some_and(|bytes| hand_over(&bytes).is_ok());
            exported.set(Some(if done {
                Exported::Done
            } else {
                Exported::Nothing
            }));
        });
    };
    let told = move || {
        exported.get().map(|exported| match exported {
            Exported::Done => notice(Icon::Check, words::EXPORTED.text(lang)),
            Exported::Nothing => notice(Icon::Info, words::EXPORT_NONE.text(lang)),
        })
    };
    let has_data = matches!(why, BlockedWhy::Corrupt | BlockedWhy::TooOld);
    let copy = has_data.then(|| {
        button(
            Weight::Plain,
            Some(Icon::Download),
            words::EXPORT.text(lang),
            export,
        )
    });
    let again = move || drop(window().location().reload());
    el("div")
        .class("gate")
        .child(ui::header(ui::fixed(title.text(lang)), title, None, lang))
        .child(el("p").word(text, lang))
        .child(el("h2").word(words::WAY_OUT, lang))
        .child(
            el("div")
                .class("stack")
                .child(button(
                    Weight::Main,
                    Some(Icon::Again),
                    words::RELOAD.text(lang),
                    again,
                ))
                .child(copy)
                .child(el("div").attr("role", "status").child(told)),
        )
}
