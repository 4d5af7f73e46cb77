//! `dampingi growth`: z-scores, flags and classes for a table of children. Bytes go in, bytes come out; it knows no
//! database and no record. What each cell may hold and what becomes of it: `docs/growth.md`.

mod cell;
mod child;
mod column;
mod problem;
mod report;
mod run;
mod split;
mod write;

pub use column::{Columns, Input};
pub use problem::{Problem, Subject, Wrong};
pub use report::summary;
pub use run::{Done, Unusable, run};
pub use split::{Fault, Row, Split};
pub use write::OUTPUT;
