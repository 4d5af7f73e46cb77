//! What the phone decides during a sync, as pure functions: each takes what storage holds and gives the steps to commit.
//! Must not do I/O. The run ([`crate::run`]) carries the steps out, and asks again when something was saved meanwhile.

mod batch;
mod pull;
mod push;
mod restored;

pub use batch::{Limit, next_batch, replaced_by};
pub use pull::after_pull;
pub use push::{Settled, after_push, settled};
pub use restored::{KEPT_DAYS, outworn, send_again};

use crate::store::{Entry, Position};
use crate::{Local, RecordId};

/// What storage held when a plan was made.
#[derive(Clone, Copy, Debug)]
pub struct Replica<'a> {
    /// Where the phone stands.
    pub position: &'a Position,
    /// Waiting, deferred and refused entries, in the order of their sequence.
    pub unsettled: &'a [Entry],
    /// The records that the answer or the page is about, as far as they are here.
    pub locals: &'a [Local],
}

impl Replica<'_> {
    fn local(&self, id: RecordId) -> Option<&Local> {
        self.locals.iter().find(|local| local.view.id == id)
    }
}
