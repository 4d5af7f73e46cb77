//! Reading something that takes a moment: again whenever records changed, and never an older answer over a newer one.

use crate::phone::{SyncFailure, use_phone};
use crate::slot::Newer;
use crate::text::{Lang, app, review, send};
use crate::ui::el::{View, el, group, live};
use crate::ui::{Icon, Slot, Weight, effect, empty, go, notice, skeleton};
use leptos::task::spawn_local;
use std::pin::Pin;

/// A read that is under way.
pub type Reading<T> = Pin<Box<dyn Future<Output = T>>>;

/// What was read; `None` until the first answer.
pub type Read<T> = Slot<Option<T>>;

/// Calls `ask` now and whenever a signal that it reads changes.
pub fn read<T: PartialEq + 'static, F: Future<Output = T> + 'static>(
    ask: impl Fn() -> F + 'static,
) -> Read<T> {
    let found: Read<T> = Slot::new(None);
    keep_reading(Box::new(move || {
        let answer = ask();
        async move { found.newer(Some(answer.await)) }
    }));
    found
}

/// Something that can be asked again and again.
trait Ask {
    fn ask(&self) -> Reading<Newer>;
}

impl<F: Future<Output = Newer> + 'static, A: Fn() -> F> Ask for A {
    fn ask(&self) -> Reading<Newer> {
        Box::pin(self())
    }
}

fn keep_reading(asker: Box<dyn Ask>) {
    let asked = Slot::new(0_u32);
    effect(move || {
        let number = asked.get_untracked() + 1;
        asked.set(number);
        let answer = asker.ask();
        spawn_local(async move {
            let answer = answer.await;
            // The screen may be gone, or have asked again meanwhile.
            if asked.try_with_untracked(|newest| *newest == number) == Some(true) {
                answer.put();
            }
        });
    });
}

/// As [`read`], and again whenever records of this phone changed: for screens that show records.
pub fn read_records<T: PartialEq + 'static, F: Future<Output = T> + 'static>(
    ask: impl Fn() -> F + 'static,
) -> Read<T> {
    let changed = use_phone().changed();
    read(move || {
        changed.track();
        ask()
    })
}

/// Reads once: for forms, which must not change under the hand.
pub fn once<T: PartialEq + 'static, F: Future<Output = T> + 'static>(
    ask: impl Fn() -> F + 'static,
) -> Read<T> {
    read(ask)
}

/// Draws what was read: grey lines until it is here, a way on when there is nothing under this address.
pub fn shown<T: 'static>(found: Read<Option<T>>, draw: impl Fn(&T) -> View + 'static) -> View {
    let lang = lang();
    let draw = move || {
        found.with(|found| match found {
            None => skeleton(app::READING, lang),
            Some(None) => gone(lang),
            Some(Some(it)) => draw(it),
        })
    };
    drawn(Slot::new(Box::new(draw)))
}

fn drawn(draw: Slot<Box<dyn Fn() -> View>>) -> View {
    live(move || draw.with_untracked(|draw| draw()))
}

/// Nothing with this id is on the phone.
pub fn gone(lang: Lang) -> View {
    empty(
        Icon::Search,
        app::GONE_TITLE.text(lang).to_owned(),
        app::GONE_WHY.text(lang).to_owned(),
        Some(to_start(lang)),
    )
}

/// To where a day begins, for whoever has nothing to do here.
pub fn to_start(lang: Lang) -> View {
    go(
        Weight::Plain,
        None,
        app::LOST_HOME.text(lang),
        super::address::TODAY,
    )
}

/// A screen that can say only one thing.
pub fn told(words: &str, lang: Lang) -> View {
    empty(
        Icon::Info,
        app::GONE_TITLE.text(lang).to_owned(),
        words.to_owned(),
        Some(to_start(lang)),
    )
}

/// The language of the interface. Every screen is drawn anew when it changes, so a plain value is enough.
pub fn lang() -> Lang {
    use_phone()
        .settings()
        .with_untracked(|settings| settings.lang)
}

/// That the server could not be asked, and why, in words with what to do.
pub fn failed(why: SyncFailure, lang: Lang) -> View {
    notice(
        Icon::NoSignal,
        group([
            el("p").child(el("strong").word(review::FAILED, lang)),
            el("p").child(send::failure(why).text(lang)),
        ]),
    )
}
