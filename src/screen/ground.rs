//! "Mengapa?" of what is judged outside a finding: the rule in words, its version, where it comes from, and whether a health
//! office has confirmed it.

use crate::text::{Lang, Term, result as words};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, facts, icon};
use dampingi_domain::Ground;

/// Folded. `rule` is its id and version, where it has one.
pub fn why(said: Option<Term>, rule: Option<String>, ground: Ground, lang: Lang) -> View {
    let rule = rule.map(|rule| (words::RULE.text(lang).to_owned(), rule));
    let source = (
        words::SOURCE.text(lang).to_owned(),
        ground.document.to_owned(),
    );
    let unconfirmed = (!ground.is_confirmed).then(|| {
        el("p")
            .class("to-whom small")
            .child(icon(Icon::Flag))
            .child(words::UNCONFIRMED.text(lang))
    });
    el("details")
        .class("fold why")
        .child(
            el("summary")
                .child(icon(Icon::Info))
                .child(el("span").child(words::WHY.text(lang))),
        )
        .child(group([
            said.map(|said| el("p").class("soft").word(said, lang))
                .shown(),
            facts(rule.into_iter().chain([source]).collect()).shown(),
            unconfirmed.shown(),
        ]))
}
