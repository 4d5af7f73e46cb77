//! Events of the page and the window that the app listens to for as long as it runs.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::VisibilityState;

/// When the browser believes to have a network again. Only a guess: the server's answer counts.
pub fn on_online(call: impl Fn() + 'static) {
    listen_window("online", call);
}

/// When the browser knows that there is no network.
pub fn on_offline(call: impl Fn() + 'static) {
    listen_window("offline", call);
}

/// When the page comes before the eyes again.
pub fn on_shown(call: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let closure = Closure::<dyn Fn()>::new({
        let document = document.clone();
        move || {
            if document.visibility_state() == VisibilityState::Visible {
                call();
            }
        }
    });
    drop(
        document
            .add_event_listener_with_callback("visibilitychange", closure.as_ref().unchecked_ref()),
    );
    closure.forget();
}

/// Whether the page is before the eyes.
pub fn is_shown() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

fn listen_window(name: &str, call: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let closure = Closure::<dyn Fn()>::new(call);
    drop(window.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()));
    closure.forget();
}
