//! The one form of the app: every registration, visit, survey and correction is this, read from the form's table.

mod answer;
mod dated;
mod entry;
mod event;
mod field;
mod location;
pub mod model;
mod page;
pub mod part;
mod pen;
mod photo;
mod review;
mod run;
mod short;
#[cfg(test)]
mod tests;

pub use answer::{Line, line, lines, value_text, written};
pub use part::{Known, Part};
pub use pen::Pen;
pub use run::{Beside, Saves, Start, Then, form, form_around, form_beside};
pub use short::{Short, short, short_beside};
