//! Whether this page is for practice. Decided before the page is loaded and true as long as the page is: no page ever holds
//! both a real record and an invented one (docs/adr/0036).

use std::sync::OnceLock;

const KEY: &str = "dampingi.practice";

/// Read once: what a page is cannot change under it.
static IS_ON: OnceLock<bool> = OnceLock::new();

/// Whether this page is for practice.
pub fn is_on() -> bool {
    *IS_ON.get_or_init(|| kept().is_some_and(|kept| matches!(kept.get_item(KEY), Ok(Some(_)))))
}

/// Of this tab alone, and gone with it: another tab goes on working, and an app that was killed opens at the lock.
fn kept() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Loads the app anew, for practice.
pub fn begin() {
    if let Some(kept) = kept() {
        drop(kept.set_item(KEY, "1"));
    }
    load();
}

/// Loads the app anew, for work.
pub fn end() {
    if let Some(kept) = kept() {
        drop(kept.remove_item(KEY));
    }
    load();
}

fn load() {
    if let Some(window) = web_sys::window() {
        drop(window.location().assign("/"));
    }
}
