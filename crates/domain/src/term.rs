//! Words of the field in the two languages of the interface.

use serde::{Deserialize, Serialize};

/// A language of the interface. Indonesian is the first, English the second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Indonesian.
    #[default]
    Id,
    /// English.
    En,
}

/// A label of the field: what a form, an export and an error message all call the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Plain Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

impl Term {
    /// A term in both languages.
    pub const fn new(id: &'static str, en: &'static str) -> Self {
        Self { id, en }
    }

    /// The words in one language.
    pub const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }
}

/// Shorthand for tables of terms.
pub const fn t(id: &'static str, en: &'static str) -> Term {
    Term::new(id, en)
}
