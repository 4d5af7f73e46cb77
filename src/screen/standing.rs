//! The state of a visit as a badge: the same word, shape and colour on every screen.

use crate::phone::VisitState;
use crate::text::{Lang, state};
use crate::ui::el::View;
use crate::ui::{Icon, Tone, mark};

/// The state of a visit.
pub fn visit_badge(visit: &VisitState, lang: Lang) -> View {
    let (tone, shape, word) = match visit {
        VisitState::OnPhone => (Tone::Calm, Icon::Phone, state::ON_PHONE),
        VisitState::Sending => (Tone::Calm, Icon::Up, state::SENDING),
        VisitState::Sent => (Tone::Leaf, Icon::Check, state::SENT),
        VisitState::Approved => (Tone::Good, Icon::CheckTwice, state::APPROVED),
        VisitState::Returned { .. } => (Tone::Watch, Icon::Return, state::RETURNED),
        VisitState::Refused { .. } => (Tone::Refer, Icon::Alert, state::REFUSED),
        VisitState::ClosedDuplicate => (Tone::Calm, Icon::Copies, state::DUPLICATE),
        VisitState::Superseded => (Tone::Calm, Icon::Clock, state::REPLACED),
    };
    mark(tone, shape, word, lang)
}
