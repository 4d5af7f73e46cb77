//! What the rules say of every stored visit: judged anew from the records, kept in a file, and compared with what another
//! version of the rules said. Must not hold rules of its own; names, NIK and measurements never leave it.

mod judged;
mod kept;
mod report;

pub use judged::each_visit;
pub use kept::{Keeper, Kept, read};
pub use report::{Changed, Count, Report};
