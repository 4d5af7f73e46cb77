//! The indicators themselves, one file per sheet.

pub(super) mod essential;
pub(super) mod sigizi;
