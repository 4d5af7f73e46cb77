//! One finding: what was seen, what to do, who should look and how soon, and "mengapa?".

use super::badge;
use crate::text::{Lang, result as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, facts, icon};
use dampingi_domain::finding::Finding;
use dampingi_domain::growth::Level;
use dampingi_domain::result::VisitResult;

pub fn card(finding: &Finding, result: &VisitResult, lang: Lang) -> View {
    let rule = finding.rule;
    let class = match rule.level() {
        Level::Refer => "card card-refer",
        Level::Watch => "card card-watch",
        Level::Good => "card",
    };
    el("li")
        .attr("class", class)
        .child(badge(Some(rule.level()), lang))
        .child(el("p").class("card-name").child(rule.title.text(lang)))
        .child(el("p").child(rule.advice.text(lang)))
        .child(
            el("p")
                .class("to-whom")
                .child(icon(Icon::House))
                .child(el("strong").child(words::to_whom(finding, lang))),
        )
        .child(why(finding, result, lang))
}

fn why(finding: &Finding, result: &VisitResult, lang: Lang) -> View {
    let also: Vec<View> = result
        .covered_by(finding)
        .map(|other| {
            el("div")
                .class("why-also")
                .child(
                    el("p")
                        .child(el("strong").child(words::ALSO.text(lang)).child(": "))
                        .child(other.rule.title.text(lang)),
                )
                .child(grounds(other, lang))
        })
        .views();
    el("details")
        .class("fold why")
        .child(
            el("summary")
                .child(icon(Icon::Info))
                .child(el("span").child(words::WHY.text(lang))),
        )
        .child(grounds(finding, lang))
        .child(also)
}

/// The threshold, what was used, and where the rule comes from.
fn grounds(finding: &Finding, lang: Lang) -> View {
    let ground = finding.rule.ground;
    let unconfirmed = (!ground.is_confirmed).then(|| {
        el("p")
            .class("to-whom small")
            .child(icon(Icon::Flag))
            .child(words::UNCONFIRMED.text(lang))
    });
    let mut pairs = finding.why(lang);
    pairs.push((
        words::RULE.text(lang).to_owned(),
        words::rule(finding, lang),
    ));
    pairs.push((
        words::SOURCE.text(lang).to_owned(),
        ground.document.to_owned(),
    ));
    group([
        el("p").class("soft").child(finding.rule.trigger.text(lang)),
        facts(pairs),
        unconfirmed.shown(),
    ])
}
