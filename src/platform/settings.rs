//! Settings of this phone, not of a user: language, text size, colours. Kept in local storage by gloo-storage.
//! Must hold nothing about people: local storage is in the clear.

use dampingi_domain::Lang;
use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

const KEY: &str = "dampingi.settings";

/// Size of all text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    /// As the phone says.
    #[default]
    Normal,
    /// A quarter larger.
    Large,
    /// Half as large again.
    Largest,
    /// Twice as large.
    Double,
}

/// Set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the phone says.
    #[default]
    Auto,
    /// Light paper.
    Light,
    /// Dark.
    Dark,
    /// High contrast, for the sun.
    Contrast,
}

/// The settings of this phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub lang: Lang,
    /// Size of all text.
    pub text_size: TextSize,
    /// Set of colours.
    pub theme: Theme,
    /// Fetches news only once a day or when asked, and photos only when asked.
    pub saver: bool,
    /// Whether the first walk through the app was seen or passed by.
    pub walked: bool,
}

/// Reads the settings; the defaults where there are none or storage is blocked.
pub fn read() -> Settings {
    if is_blocked() {
        return Settings::default();
    }
    LocalStorage::get(KEY).unwrap_or_default()
}

/// Keeps the settings as far as the browser allows: without storage they hold until the page is closed.
pub fn keep(settings: Settings) {
    if is_blocked() {
        return;
    }
    // A full storage loses a setting, never a record: those live in IndexedDB.
    drop(LocalStorage::set(KEY, settings));
}

/// The line in which the month's data is counted.
pub const TRAFFIC: &str = "dampingi.traffic";

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// A line of text.
pub fn line(key: &str) -> Option<String> {
    store()?.get_item(key).ok()?
}

/// Keeps one, as far as the browser allows.
pub fn keep_line(key: &str, line: &str) {
    if let Some(store) = store() {
        drop(store.set_item(key, line));
    }
}

/// Takes one away.
pub fn forget_line(key: &str) {
    if let Some(store) = store() {
        drop(store.remove_item(key));
    }
}

/// Whether this site may keep nothing. gloo-storage panics then, so it is asked only after this.
pub fn is_blocked() -> bool {
    store().is_none()
}
