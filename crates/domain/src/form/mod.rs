//! The one definition of every form: what is asked, in what unit, within what range, and when.
//! The phone's screens, the server's check, the importers and the exports all read it; none of them has rules of its own.

mod check;
mod context;
mod definition;
mod draft;
pub mod place;
mod problem;
pub mod table;
mod when;

pub use check::check;
pub use context::{Clock, Completeness, Context, View};
pub use definition::{Choice, Field, Form, Input, NONE, Need, Page, Range, Rule, Source};
pub use draft::{Draft, Parsed, parse};
pub use problem::{Fault, Problem, Severity};
pub use when::When;

/// The form with this id, as records and links name it. `None` for a form that a newer version brought.
pub fn by_id(id: &str) -> Option<&'static Form> {
    table::ALL.iter().copied().find(|form| form.id == id)
}

impl Form {
    /// Every field, in the order of the pages.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        self.pages.iter().flat_map(|page| page.fields.iter())
    }

    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.key == key)
    }
}
