//! Villages, then cadres: under each village who works there, with her visits of a month and what of hers waits. Who has nothing
//! to show is listed too. A row leads to her part of the queue.

use super::told::{self, Told};
use crate::json;
use crate::screen::address;
use crate::text::{Lang, overview as words, region, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Tone, Weight, badge, empty, go, icon};
use dampingi_sync::desk::{CadreMonth, Cadres};

/// Months that can be chosen, this one included.
const MONTHS: i32 = 12;

pub fn cadres() -> View {
    told::screen(Told {
        title: words::CADRES,
        path: "cadres",
        months: MONTHS,
        draw: drawn,
    })
}

fn drawn(text: &str, lang: Lang) -> Option<View> {
    let told: Cadres = json::read(text.as_bytes())?;
    if told.all.is_empty() {
        return Some(empty(
            Icon::People,
            words::NO_CADRES_TITLE.text(lang).to_owned(),
            words::NO_CADRES_WHY.text(lang).to_owned(),
            Some(go(
                Weight::Plain,
                Some(Icon::List),
                region::TO_QUEUE.text(lang),
                address::QUEUE,
            )),
        ));
    }
    let villages = told.all.chunk_by(|a, b| a.area == b.area).enumerate();
    let villages = villages.map(|(at, cadres)| {
        let mut id = "village-".to_owned();
        id.push_str(&at.to_string());
        el("section")
            .class("section")
            .attr("aria-labelledby", id.clone())
            .child(el("h2").attr("id", id).child(cadres[0].village.clone()))
            .child(
                el("ul")
                    .class("rows")
                    .child(cadres.iter().map(|one| row(one, lang)).views()),
            )
    });
    let why = el("p").class("soft small").word(words::CADRES_WHY, lang);
    Some(group([why, villages.views().shown()]))
}

fn row(one: &CadreMonth, lang: Lang) -> View {
    let mut line = words::visits(one.visits, lang);
    if !one.last_on.is_empty() {
        line.push_str(" · ");
        line.push_str(&words::last_on(&when::short_text(&one.last_on, lang), lang));
    }
    let waits = (one.waiting > 0).then(|| {
        let word = words::waiting(one.waiting, lang);
        badge(Tone::Calm, Icon::Clock, word)
    });
    let returned = (one.returned > 0).then(|| {
        let word = words::returned(one.returned, lang);
        badge(Tone::Watch, Icon::Return, word)
    });
    let text = el("span")
        .class("row-text")
        .child(el("span").class("row-name").child(one.name.clone()))
        .child(el("span").class("row-line soft").child(line))
        .child(el("span").class("row-marks").child(waits).child(returned));
    match one.user {
        Some(user) => el("li").child(
            el("a")
                .class("row-link")
                .attr("href", address::queue_of(user, &one.area))
                .child(text)
                .child(icon(Icon::Next)),
        ),
        None => el("li").class("row-still").child(text),
    }
}
