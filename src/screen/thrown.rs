//! What was filled in and thrown away, with the way back: it lies in memory as long as the screen does.

use crate::text::{Lang, today, visit};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Weight, button, notice};

/// The line that stands where it was.
pub fn thrown(lang: Lang, back: impl Fn() + 'static) -> View {
    let word = visit::UNDO_SHORT.text(lang);
    notice(
        Icon::Info,
        group([
            el("p").word(today::DROPPED, lang),
            button(Weight::Quiet, Some(Icon::Return), word, back).shown(),
        ]),
    )
}
