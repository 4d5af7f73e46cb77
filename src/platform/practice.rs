//! Whether this page is for practice. Decided before the page is loaded and true as long as the page is: no page ever holds
//! both a real record and an invented one (docs/adr/0036).

use std::sync::OnceLock;

const KEY: &str = "dampingi.practice";

/// How she practises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By herself.
    Alone,
    /// Led through one visit.
    Led,
}

impl Way {
    const fn kept(self) -> &'static str {
        match self {
            Self::Alone => "1",
            Self::Led => "2",
        }
    }
}

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

/// Whether she is led. Only on a page for practice, where she may go on alone at any time.
pub fn is_led() -> bool {
    let way = kept().and_then(|kept| kept.get_item(KEY).ok()?);
    is_on() && way.as_deref() == Some(Way::Led.kept())
}

/// From now on in this way.
pub fn go_on(way: Way) {
    if let Some(kept) = kept() {
        drop(kept.set_item(KEY, way.kept()));
    }
}

/// Loads the app anew, for practice.
pub fn begin(way: Way) {
    go_on(way);
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
