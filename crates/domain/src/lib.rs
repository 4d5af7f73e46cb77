//! What a cadre's work means: people, episodes, visits and the forms that record them.
//! Must not do I/O, read a clock, or know a browser or a database.

pub mod answers;
pub mod area;
pub mod date;
pub mod describe;
pub mod finding;
pub mod form;
pub mod ground;
pub mod growth;
pub mod household_risk;
pub mod immunisation;
pub mod indicator;
pub mod kind;
pub mod life;
pub mod location;
pub mod name;
pub mod nik;
pub mod number;
pub mod ordered;
pub mod period;
pub mod photo;
pub mod posyandu;
pub mod posyandu_name;
pub mod posyandu_next;
pub mod private;
pub mod result;
pub mod same_person;
pub mod schedule;
pub mod service;
pub mod support;
pub mod term;
pub mod woman;

pub use answers::Answers;
pub use area::AreaCode;
pub use ground::Ground;
pub use jiff::civil::Date;
pub use private::Private;
pub use term::{Lang, Term};
