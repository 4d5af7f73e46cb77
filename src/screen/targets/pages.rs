//! What was found, page by page: the first fills the screen, each further one is drawn when she comes near it or asks for it.

use super::{Found, rows};
use crate::text::{Lang, targets as words};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Slot, Weight, button, memo};
use dampingi_domain::Date;
use dampingi_sync::RecordId;
use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};

/// Rows that are drawn with each letter of a search: more than the tallest phone shows at once.
const WITH_A_LETTER: usize = 14;
/// Rows that stand when she comes to the list.
const AT_FIRST: usize = 50;
/// Rows of each page after it.
const PAGE: usize = 60;
/// Heights of the screen that are drawn ahead of her thumb.
const AHEAD: f64 = 2.0;

/// All pages that are drawn so far, and the way to the next.
pub fn pages(found: Slot<Found>, to: fn(RecordId) -> String, today: Date, lang: Lang) -> View {
    let (all, is_search) = found.with_untracked(|found| (found.len(), found.is_search));
    let first = if is_search { WITH_A_LETTER } else { AT_FIRST };
    let end = move |page: usize| first + page * PAGE;
    let drawn = Slot::new(1_usize);
    let left = move || all.saturating_sub(end(drawn.get() - 1));
    let near = window_event_listener(ev::scroll, move |_| {
        let is_more = drawn.try_with_untracked(|drawn| end(drawn - 1) < all);
        if is_more == Some(true) && is_near_the_end() {
            drawn.update(|drawn| *drawn += 1);
        }
    });
    on_cleanup(move || near.remove());
    let more = move || {
        let left = left();
        (left > 0).then(|| {
            button(Weight::Plain, None, words::more(left, lang), move || {
                drawn.update(|drawn| *drawn += 1);
            })
        })
    };
    let page = Page {
        found,
        first,
        drawn,
        to,
        today,
        lang,
    };
    group([page.draw(0), more.shown()])
}

#[derive(Clone, Copy)]
struct Page {
    found: Slot<Found>,
    first: usize,
    drawn: Slot<usize>,
    to: fn(RecordId) -> String,
    today: Date,
    lang: Lang,
}

impl Page {
    /// One page, and inside it the place of the next: what stands is not drawn again when more comes.
    fn draw(self, number: usize) -> View {
        let markup = self.found.with_untracked(|found| {
            let to = self.first + number * PAGE;
            let from = if number == 0 { 0 } else { to - PAGE };
            let to = found.len().min(to);
            if found.is_houses {
                let all = &found.houses;
                rows::households(&rows::Span { all, from, to }, found.is_krs, self.lang)
            } else {
                let all = &found.people;
                rows::people(
                    &rows::Span { all, from, to },
                    self.to,
                    self.today,
                    self.lang,
                )
            }
        });
        let has_next = memo(move || self.drawn.get() > number + 1);
        group([
            el("div").marked(markup),
            (move || has_next.get().then(|| self.draw(number + 1))).shown(),
        ])
    }
}

/// Whether less than a few screens are left under what she sees.
fn is_near_the_end() -> bool {
    let window = window();
    let number = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|it| it.as_f64());
    let (Some(height), Ok(at)) = (number(window.inner_height()), window.scroll_y()) else {
        return true;
    };
    let root = window.document().and_then(|it| it.document_element());
    root.is_none_or(|root| f64::from(root.scroll_height()) - at < (1.0 + AHEAD) * height)
}
