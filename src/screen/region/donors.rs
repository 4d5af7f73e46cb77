//! What donors give in her area: what runs, with what is left of money and months; then what ended.

use super::overview::section;
use super::to_cadres;
use super::told::{self, Told};
use crate::json;
use crate::screen::form::value_text;
use crate::screen::life;
use crate::text::{Lang, overview as words, support, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Tone, empty, facts, mark};
use dampingi_domain::form::by_id;
use dampingi_domain::form::table::SUPPORT_ENDING;
use dampingi_domain::kind::SUPPORT;
use dampingi_domain::support::PROGRAMME;
use dampingi_sync::overview::{Support, Supports};

pub fn donors() -> View {
    told::screen(Told {
        title: support::ALL,
        path: "support",
        months: 0,
        draw: drawn,
    })
}

fn drawn(text: &str, lang: Lang) -> Option<View> {
    let told: Supports = json::read(text.as_bytes())?;
    let (runs, ended): (Vec<_>, Vec<_>) = told.all.iter().partition(|it| it.ended_on.is_empty());
    let cards = |of: &[&Support]| {
        let each = of.iter().map(|one| card(one, lang));
        el("ul").class("cards").child(each.views())
    };
    let running = if runs.is_empty() {
        empty(
            Icon::Baby,
            support::NONE_TITLE.text(lang).to_owned(),
            words::NO_SUPPORT_WHY.text(lang).to_owned(),
            Some(to_cadres(lang)),
        )
    } else {
        group([
            el("p")
                .class("found soft small")
                .attr("role", "status")
                .child(support::running(runs.len(), lang)),
            cards(&runs),
        ])
    };
    let ended = (!ended.is_empty())
        .then(|| section("ended", support::ENDED.text(lang)).child(cards(&ended)));
    Some(group([running, ended.shown()]))
}

fn card(one: &Support, lang: Lang) -> View {
    let coded = |key: &str, code: &str| {
        let field = by_id(SUPPORT)
            .and_then(|form| form.field(key))
            .or_else(|| SUPPORT_ENDING.field(key));
        field.map_or_else(
            || code.to_owned(),
            |field| value_text(field, &code.into(), lang),
        )
    };
    let what = life::joined(&[
        coded(PROGRAMME, &one.programme),
        coded("support_kind", &one.package),
    ]);
    let left = one.promised.map(|promised| {
        let left = support::left(promised - one.given, promised, lang);
        (support::MONEY.text(lang).to_owned(), left)
    });
    let time = one.months_left.zip(one.months).map(|(left, months)| {
        let said = words::months(left, months, lang);
        (support::TIME.text(lang).to_owned(), said)
    });
    let unpriced = (one.unpriced > 0).then(|| support::unpriced(one.unpriced, lang));
    let last = if one.last_on.is_empty() {
        support::NEVER.text(lang).to_owned()
    } else {
        when::short_text(&one.last_on, lang)
    };
    let given = life::joined(&[
        support::rupiah(one.given, lang),
        words::deliveries(one.deliveries, lang),
        unpriced.unwrap_or_default(),
    ]);
    let mut pairs: Vec<(String, String)> = left.into_iter().chain(time).collect();
    pairs.push((words::GIVEN.text(lang).to_owned(), given));
    pairs.push((support::LAST.text(lang).to_owned(), last));
    let standing = if !one.ended_on.is_empty() {
        let mut why = when::short_text(&one.ended_on, lang);
        if !one.end_reason.is_empty() {
            why.push_str(" · ");
            why.push_str(&coded("end_reason", &one.end_reason));
        }
        el("p").class("soft").child(why)
    } else if one.months_left == Some(0) {
        mark(Tone::Watch, Icon::Clock, support::OVER, lang)
    } else {
        mark(Tone::Good, Icon::Check, support::RUNNING, lang)
    };
    el("li")
        .class("card stack-tight")
        .child(el("p").class("card-name").child(one.person.clone()))
        .child(el("p").class("soft small").child(one.village.clone()))
        .child(standing)
        .child(el("p").child(el("strong").child(one.donor.clone())))
        .child(el("p").child(what))
        .child(facts(pairs))
}
