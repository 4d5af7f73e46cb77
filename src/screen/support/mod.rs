//! What donors give (orang tua asuh): the section on a person's page, its end, and all that runs. Nothing clinical.

mod card;
mod end;
mod list;

pub use card::{running_already, section};
pub use end::end;
pub use list::{door, list};
