//! What a coordinator said of a scorecard: when she looked at it, and whether its numbers have changed since.

use crate::phone::SignOff;
use crate::text::{Lang, region, scorecard as words, when};
use crate::ui::el::{View, el};
use crate::ui::{Icon, Tone, badge, facts, mark};
use dampingi_sync::sign_off::LevelFigure;

/// `now` are the levels as they stand: all, mothers, children.
pub fn signed(said: &SignOff, now: &[LevelFigure], lang: Lang) -> View {
    let on = when::short_text(&said.on, lang);
    let word = if said.is_verified {
        words::signed(&on, lang)
    } else {
        words::withdrawn(&on, lang)
    };
    let (tone, shape) = if said.is_verified {
        (Tone::Good, Icon::CheckTwice)
    } else {
        (Tone::Watch, Icon::Return)
    };
    let changed = is_changed(said, now).then(|| {
        let names = [words::WHOLE, words::MOTHERS, words::CHILDREN];
        let pairs = names.into_iter().zip(said.levels.iter().zip(now));
        let pairs = pairs.map(|(name, (then, now))| {
            let both = words::then_and_now(&figure(*then, lang), &figure(*now, lang), lang);
            (name.text(lang).to_owned(), both)
        });
        el("div")
            .class("stack-tight")
            .child(mark(Tone::Watch, Icon::Again, words::CHANGED, lang))
            .child(facts(pairs.collect()))
    });
    el("div")
        .class("stack-tight signed")
        .child(el("p").child(badge(tone, shape, word)))
        .child(changed)
}

/// Whether she looked at other numbers than these.
pub fn is_changed(said: &SignOff, now: &[LevelFigure]) -> bool {
    said.is_verified && said.levels != now
}

fn figure((part, whole): LevelFigure, lang: Lang) -> String {
    let tenths = (u64::from(part) * 1000 + u64::from(whole) / 2).checked_div(u64::from(whole));
    let mut said = tenths.map_or_else(
        || "–".to_owned(),
        |tenths| region::percent(tenths as u32, lang),
    );
    said.push_str(" (");
    said.push_str(&region::of(part, whole, lang));
    said.push(')');
    said
}
