//! What donors give (orang tua asuh): the section on a person's page, its end, and all that runs. Nothing clinical.

mod card;
mod end;
mod list;

pub use card::{running, running_told, section, title};
pub use end::{end, taken_back, with_leaving};
pub use list::{door, list};
