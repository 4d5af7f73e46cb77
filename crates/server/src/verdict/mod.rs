//! What the rules say of every stored visit: judged anew from the records, and compared with what another version of them
//! said when the visit came, or with a file. Must not hold rules of its own; names, NIK and measurements never leave it.

mod first;
mod judged;
mod kept;
mod report;

pub use first::{Before, Marks, judge_new, keep_judging, rules_of_now};
pub use judged::each_visit;
pub use kept::{Keeper, Kept, read};
pub use report::{Against, Cause, Changed, Count, Report};
