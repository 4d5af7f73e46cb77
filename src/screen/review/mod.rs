//! Periksa: the coordinator's queue, and beside or below it the visit she decides on.

mod decide;
mod detail;
mod filters;
mod keys;
mod queue;
mod story;
mod undo;

pub use queue::review;

use crate::text::{Lang, review as words};
use crate::ui::Slot;
use crate::ui::el::View;
use crate::ui::{Icon, Tone, badge};
use dampingi_domain::AreaCode;
use dampingi_domain::ordered::Map;
use dampingi_sync::RecordId;

/// The word of a review that takes the one before it back.
const WAITS: &str = "received";

/// What the queue and the detail share while both are on the screen.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Decisions of this sitting: the server's queue learns of them only when they are sent.
    pub decided: Slot<Map<RecordId, &'static str>>,
    /// Visits of the queue, in order, for moving on.
    pub order: Slot<Vec<RecordId>>,
    /// The last decision, as long as it can be taken back from here.
    pub last: Slot<Option<Decided>>,
}

/// A decision of this sitting.
#[derive(Clone)]
pub struct Decided {
    pub visit: RecordId,
    pub area: AreaCode,
    /// Whom the visit is about.
    pub name: String,
    /// The word of the review.
    pub state: &'static str,
    /// The highest revision of the visit and its reviews as they were looked at.
    pub seen: u64,
}

impl Desk {
    fn new() -> Self {
        Self {
            decided: Slot::new(Map::new()),
            order: Slot::new(Vec::new()),
            last: Slot::new(None),
        }
    }

    /// Notes a decision that is saved.
    fn note(self, decided: Decided) {
        self.decided.update(|all| {
            all.insert(decided.visit, decided.state);
        });
        self.last
            .set(Some(decided).filter(|last| last.state != WAITS));
    }

    /// The visit so many places on; from nowhere, the first.
    pub fn neighbour(self, here: Option<RecordId>, by: isize) -> Option<RecordId> {
        self.order.with_untracked(|order| {
            let at = here.and_then(|here| order.iter().position(|id| *id == here));
            let next = at.map_or(Some(0), |at| at.checked_add_signed(by))?;
            order.get(next).copied()
        })
    }

    /// The next visit nobody has decided on yet.
    pub fn next_open(self, here: RecordId) -> Option<RecordId> {
        let decided = self.decided.get_untracked();
        self.order.with_untracked(|order| {
            let at = order.iter().position(|id| *id == here).unwrap_or(0);
            let after = order.iter().skip(at + 1).chain(order.iter().take(at));
            after
                .copied()
                .find(|id| *id != here && decided.get(id).is_none_or(|state| *state == WAITS))
        })
    }
}

/// A review state as a badge.
pub fn state_badge(state: &str, lang: Lang) -> View {
    let (tone, shape) = match state {
        "approved" => (Tone::Good, Icon::CheckTwice),
        "returned" => (Tone::Watch, Icon::Return),
        "closed_duplicate" => (Tone::Calm, Icon::Copies),
        _ => (Tone::Leaf, Icon::Clock),
    };
    badge(tone, shape, words::state(state).text(lang).to_owned())
}
