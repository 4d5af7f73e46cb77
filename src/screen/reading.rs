//! Reading something that takes a moment: again whenever records changed, and never an older answer over a newer one.

use crate::phone::use_phone;
use crate::text::{Lang, app};
use crate::ui::el::Shown;
use crate::ui::{Icon, Weight, empty, go, skeleton};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::pin::Pin;
use std::str::FromStr;

/// A read that is under way.
pub type Reading<T> = Pin<Box<dyn Future<Output = T>>>;

/// What was read; `None` until the first answer.
pub type Read<T> = RwSignal<Option<T>, LocalStorage>;

/// Calls `ask` now and whenever a signal that it reads changes.
pub fn read<T: PartialEq + 'static>(ask: impl Fn() -> Reading<T> + 'static) -> Read<T> {
    let found: Read<T> = RwSignal::new_local(None);
    let asked = StoredValue::new_local(0_u32);
    Effect::new(move |_| {
        let number = asked.get_value() + 1;
        asked.set_value(number);
        let answer = ask();
        spawn_local(async move {
            let answer = answer.await;
            // The screen may be gone, or have asked again meanwhile.
            let is_newest = asked.try_get_value() == Some(number);
            let is_new =
                found.try_with_untracked(|old| old.as_ref() != Some(&answer)) == Some(true);
            if is_newest && is_new {
                found.set(Some(answer));
            }
        });
    });
    found
}

/// As [`read`], and again whenever records of this phone changed: for screens that show records.
pub fn read_records<T: PartialEq + 'static>(ask: impl Fn() -> Reading<T> + 'static) -> Read<T> {
    let changed = use_phone().changed();
    read(move || {
        changed.track();
        ask()
    })
}

/// Reads once: for forms, which must not change under the hand.
pub fn once<T: PartialEq + 'static>(ask: impl Fn() -> Reading<T> + 'static) -> Read<T> {
    read(ask)
}

/// Draws what was read: grey lines until it is here, a way on when there is nothing under this address.
pub fn shown<T: Clone + 'static>(
    found: Read<Option<T>>,
    draw: impl Fn(T) -> AnyView + 'static,
) -> AnyView {
    let lang = lang();
    let draw = StoredValue::new_local(draw);
    (move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(None) => gone(lang),
        Some(Some(it)) => draw.with_value(|draw| draw(it)),
    })
    .shown()
}

/// Nothing with this id is on the phone.
pub fn gone(lang: Lang) -> AnyView {
    let next = go(
        Weight::Plain,
        None,
        app::LOST_HOME.text(lang),
        super::address::TODAY,
    );
    empty(
        Icon::Search,
        app::GONE_TITLE.text(lang).to_owned(),
        app::GONE_WHY.text(lang).to_owned(),
        Some(next),
    )
}

/// A screen that can say only one thing.
pub fn told(words: &str, lang: Lang) -> AnyView {
    let next = go(
        Weight::Plain,
        None,
        app::LOST_HOME.text(lang),
        super::address::TODAY,
    );
    empty(
        Icon::Info,
        app::GONE_TITLE.text(lang).to_owned(),
        words.to_owned(),
        Some(next),
    )
}

/// The language of the interface. Every screen is drawn anew when it changes, so a plain value is enough.
pub fn lang() -> Lang {
    use_phone()
        .settings()
        .with_untracked(|settings| settings.lang)
}

/// A part of the address, read as a record's id, a number, ….
pub fn param<T: FromStr + PartialEq + Send + Sync + 'static>(
    name: &'static str,
) -> Memo<Option<T>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get_str(name)?.parse().ok()))
}

/// A part of the address, as it is written.
pub fn word(name: &'static str) -> String {
    use_params_map().with_untracked(|params| params.get(name).unwrap_or_default())
}

/// What stands behind the question mark, read.
pub fn query<T: FromStr>(name: &'static str) -> Option<T> {
    use_query_map().with_untracked(|query| query.get_str(name)?.parse().ok())
}
