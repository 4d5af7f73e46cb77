//! What waits for the coordinator besides visits: pairs that may be one person, answers that differ, and what was hidden.

use crate::phone::{Freshness, use_phone};
use crate::screen::reading::{failed, lang, read};
use crate::screen::{address, hidden, life};
use crate::text::{Lang, Term, app, double as words, region, review, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Tone, Weight, badge, empty, go, icon, notice, skeleton};
use dampingi_sync::alias;
use dampingi_sync::doubles::{DoublePair, DoubleSide, Doubles};

pub fn list() -> View {
    let phone = use_phone();
    let lang = lang();
    let found = read(move || {
        phone.last_success().track();
        async move { phone.doubles().await }
    });
    let body = move || match found.get() {
        None => skeleton(app::READING, lang),
        Some(Err(why)) => failed(why, lang),
        Some(Ok((found, freshness))) => shown(found, &freshness, lang),
    };
    group([
        ui::header(
            ui::fixed(words::LIST.text(lang)),
            words::LIST,
            Some(address::QUEUE.to_owned()),
            lang,
        )
        .shown(),
        body.shown(),
    ])
}

fn shown(found: Doubles, freshness: &Freshness, lang: Lang) -> View {
    let stale = match freshness {
        Freshness::Now => None,
        Freshness::Cached(at) => Some(notice(
            Icon::NoSignal,
            review::cached(&when::moment(at, lang), lang),
        )),
    };
    if found.pairs.is_empty() && found.disputes.is_empty() && found.hidden.is_empty() {
        let nothing = empty(
            Icon::Check,
            words::NOTHING_TITLE.text(lang).to_owned(),
            words::NOTHING_WHY.text(lang).to_owned(),
            Some(go(
                Weight::Plain,
                Some(Icon::List),
                region::TO_QUEUE.text(lang),
                address::QUEUE,
            )),
        );
        return group([stale.shown(), nothing.shown()]);
    }
    let why = (!found.pairs.is_empty()).then(|| el("p").class("soft").word(words::LIST_WHY, lang));
    let (open, decided): (Vec<DoublePair>, Vec<DoublePair>) = found
        .pairs
        .into_iter()
        .partition(|pair| pair.state == alias::PROPOSED);
    let disputes = found.disputes.into_iter().map(|dispute| {
        row(
            dispute.about.name.clone(),
            line(&dispute.about, lang),
            badge(Tone::Watch, Icon::Copies, words::CARD.text(lang).to_owned()),
            address::dispute(dispute.card),
        )
    });
    let disputes = disputes.views();
    el("div")
        .class("sections")
        .child(stale)
        .child(why)
        .child(part("pairs", words::PAIRS, pairs(open, lang), lang))
        .child(part("disputes", words::DISPUTES, disputes, lang))
        .child(part("decided", words::DECIDED, pairs(decided, lang), lang))
        .child(hidden::section(found.hidden, lang))
}

fn part(id: &'static str, title: Term, rows: Vec<View>, lang: Lang) -> Option<View> {
    (!rows.is_empty()).then(|| {
        el("section")
            .class("section")
            .attr("aria-labelledby", id)
            .child(el("h2").attr("id", id).word(title, lang))
            .child(el("ul").class("rows").child(rows))
    })
}

fn pairs(pairs: Vec<DoublePair>, lang: Lang) -> Vec<View> {
    let each = pairs.into_iter().map(|pair| {
        let (tone, word) = match pair.state.as_str() {
            alias::MERGED => (Tone::Good, words::MERGED),
            alias::DIFFERENT => (Tone::Calm, words::DIFFERENT),
            alias::APART => (Tone::Calm, words::APART),
            _ => (Tone::Watch, words::PROPOSED),
        };
        let names = if pair.alias.name == pair.person.name {
            pair.alias.name.clone()
        } else {
            format!("{} / {}", pair.alias.name, pair.person.name)
        };
        row(
            names,
            line(&pair.alias, lang),
            badge(tone, Icon::Copies, word.text(lang).to_owned()),
            address::compare(pair.alias.id, pair.person.id),
        )
    });
    each.views()
}

fn line(side: &DoubleSide, lang: Lang) -> String {
    let born = when::short_text(&side.birth_date, lang);
    life::joined(&[side.area_name.clone(), born])
}

fn row(name: String, line: String, state: View, to: String) -> View {
    el("li").child(
        el("a")
            .class("row-link")
            .attr("href", to)
            .child(
                el("span")
                    .class("row-text")
                    .child(el("span").class("row-name").child(name))
                    .child(el("span").class("row-line").child(line))
                    .child(el("span").class("row-marks").child(state)),
            )
            .child(icon(Icon::Next)),
    )
}
