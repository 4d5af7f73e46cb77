//! Indicators from the records on the server: read village by village, counted by `dampingi_domain::indicator`, added up
//! to kecamatan, kabupaten and province. Must not decide what is counted: the domain's tables do.

pub mod cache;
pub mod count;
mod expected;
mod funds;
pub mod period;
pub mod print;
pub mod sheet;
mod standing;
mod village;

pub use count::{Column, Group, Pair, Place, Report, count, count_by};
pub use expected::Sources;
pub use funds::Funds;
pub use period::Period;
pub use village::{Village, read as read_village};
