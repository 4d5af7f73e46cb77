//! The coordinator's keyboard: j and k move, Enter opens, a accepts, r returns, u undoes. Never while something is being typed.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

/// Calls `press` for a plain key, until the screen is left.
pub fn on_key(press: impl Fn(&str) + 'static) {
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing(&event)) {
            press(&event.key());
        }
    });
    on_cleanup(move || listener.remove());
}
