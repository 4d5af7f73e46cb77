//! The files that are written: national sheets, one for each basis because their headers have no place for two, and one
//! list with everything side by side. `docs/indicators.md` says which headers are unconfirmed.

mod ansit;
pub mod cell;
mod convergence;
mod eppgbm;
mod folder;
mod list;
mod monthly;
mod scorecard;
mod sigizi;

pub use folder::Folder;
