//! Bringing in what other systems hold. Each file format has a folder that only reads; what it plans goes through the
//! same intake as a phone's changes.

mod command;
pub mod device;
mod eppgbm;
mod report;
mod run;
pub mod targets;
mod targets_row;

pub use command::{Eppgbm, eppgbm as bring_in_eppgbm};
pub use eppgbm::{Column, Counts, Effect, RowProblem};
pub use run::{Done, Mode, run};
