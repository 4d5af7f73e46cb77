//! What the phone decides during a sync, as pure functions: each takes what storage holds and gives the steps to commit.
//! Must not do I/O. The run ([`crate::run`]) carries the steps out, and asks again when something was saved meanwhile.

mod again;
mod back;
mod batch;
mod pull;
mod push;
mod restored;

pub use again::put_right;
pub use back::taken_back;
pub use batch::{Limit, next_batch, parts, replaced_by};
pub use pull::after_pull;
pub use push::{Settled, after_push, settled};
pub use restored::{KEPT_DAYS, outworn, send_again};

use crate::store::{Entry, Position, Step};
use crate::{Kind, Local, Record, RecordId};

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

    /// The step that writes a record over what is here.
    fn written(&self, next: Local) -> Step {
        let before = self.local(next.view.id);
        if before.is_some_and(|before| says_the_same(&before.view, &next.view)) {
            Step::Confirm(next)
        } else {
            Step::Put(next)
        }
    }
}

/// Whether two states of a record differ only in what the server adds. Of reviews and cards its order counts too.
fn says_the_same(one: &Record, two: &Record) -> bool {
    matches!(
        one.kind,
        Kind::Household | Kind::Person | Kind::Episode | Kind::Visit
    ) && one.kind == two.kind
        && one.form == two.form
        && one.area == two.area
        && one.recorded_at == two.recorded_at
        && one.deleted == two.deleted
        && one.flags == two.flags
        && one.fields == two.fields
        && one.other == two.other
}
