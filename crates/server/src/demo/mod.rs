//! A server full of invented people, to be looked at: accounts, the survey, and half a year of visits in six villages.
//! Everything is written through the same intake as real work, and every screen says "DATA CONTOH".

mod account;
mod command;
mod fill;
mod growth;
mod name;
mod play;
mod random;
mod story;

pub use command::{Made, PASSWORDS, demo, make};
pub use play::Played;
