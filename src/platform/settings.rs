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

/// Whether this site may keep nothing. gloo-storage panics then, so it is asked only after this.
pub fn is_blocked() -> bool {
    let Some(window) = web_sys::window() else {
        return true;
    };
    !matches!(window.local_storage(), Ok(Some(_)))
}
