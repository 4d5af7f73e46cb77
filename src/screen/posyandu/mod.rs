//! Hari posyandu: a day is opened, children are noted in a queue, and what came of it is shown and printed. What is measured are
//! ordinary visits; a day only says that it was held (docs/adr/0035).

mod card;
mod counts;
mod day;
mod edits;
mod list;
mod next;
mod pad;
mod planned;
mod quick;
mod report;
mod roll;
mod session;
mod walk_in;

pub use card::{card, door};
pub use day::day;
pub use list::list;
pub use pad::draft_key;
pub use report::report;
pub use session::{change, open};
pub use walk_in::walk_in;

use crate::phone::{PosyanduDay, use_phone};
use crate::screen::here::param;
use crate::screen::reading::{gone, lang};
use crate::text::{Lang, when};
use crate::ui::el::{View, live};
use crate::ui::{Slot, memo};
use dampingi_sync::RecordId;

/// The days, as they come and change.
fn days() -> Slot<Vec<PosyanduDay>> {
    let phone = use_phone();
    memo(move || {
        phone.changed().track();
        phone.posyandu_days()
    })
}

/// The day of the address: that of any record that says it was held.
fn here(draw: impl Fn(PosyanduDay, RecordId) -> View + Send + 'static) -> View {
    let id = param::<RecordId>("id");
    let days = days();
    let found = memo(move || {
        let id = id.get()?;
        let day = days.with(|days| days.iter().find(|day| day.sessions.contains(&id)).cloned());
        Some((day?, id))
    });
    live(move || match found.get() {
        Some((day, id)) => draw(day, id),
        None => gone(lang()),
    })
}

/// `Posyandu Melati · 21 Nov 2026`.
fn title(day: &PosyanduDay, lang: Lang) -> String {
    let mut title = name(day);
    title.push_str(" · ");
    title.push_str(&when::short(day.on, lang));
    title
}

/// `Posyandu Melati`.
fn name(day: &PosyanduDay) -> String {
    let mut title = String::new();
    if !day.posyandu.to_ascii_lowercase().starts_with("posyandu") {
        title.push_str("Posyandu ");
    }
    title.push_str(&day.posyandu);
    title
}
