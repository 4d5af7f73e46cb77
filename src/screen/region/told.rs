//! What the server tells of an area beside its numbers, as a screen of its own: which area, which month, the answer or why there
//! is none. Must not know what is told.

use super::{Again, areas, choice, in_months, not_here, options, try_again};
use crate::phone::{Freshness, SyncFailure, use_phone};
use crate::screen::address;
use crate::screen::reading::{lang, read};
use crate::text::{Lang, Term, app, region as words, when};
use crate::ui::el::{View, el, group};
use crate::ui::{self, Icon, Slot, notice, skeleton};

/// One such screen.
#[derive(Clone, Copy)]
pub struct Told {
    /// Its heading.
    pub title: Term,
    /// What is asked, without the question mark.
    pub path: &'static str,
    /// How far back months can be chosen; none: it is of today.
    pub months: i32,
    /// Draws what was told; `None` for what this version cannot read.
    pub draw: fn(&str, Lang) -> Option<View>,
}

pub fn screen(told: Told) -> View {
    let phone = use_phone();
    let lang = lang();
    let areas = areas();
    let area = Slot::new(
        areas
            .first()
            .map(|(code, _)| code.clone())
            .unwrap_or_default(),
    );
    let months = in_months(phone.today(), told.months, lang);
    let month = Slot::new(
        months
            .first()
            .map(|(month, _)| month.clone())
            .unwrap_or_default(),
    );
    let again: Again = Slot::new(0);
    let asked = move || {
        let mut asked = told.path.to_owned();
        asked.push_str("?area=");
        area.with(|area| asked.push_str(area));
        month.with(|month| {
            if !month.is_empty() {
                asked.push('&');
                asked.push_str(month);
            }
        });
        asked
    };
    // What was asked stands beside the answer: an old month is never shown under a new one's name.
    let found = read(move || {
        again.track();
        let asked = asked();
        async move {
            let answer = phone.told(asked.clone()).await;
            (asked, answer)
        }
    });
    let body = move || {
        let asked = asked();
        found.with(|found| match found {
            Some((of, Ok((text, fresh)))) if *of == asked => {
                answered(told, text, fresh, again, lang)
            }
            Some((of, Err(why))) if *of == asked => not_here(*why, again, lang),
            _ => skeleton(app::READING, lang),
        })
    };
    let of_which =
        (areas.len() > 1).then(|| choice("area", words::AREA.text(lang), options(areas), area));
    let of_when = (!months.is_empty())
        .then(|| choice("period", words::MONTHS.text(lang), options(months), month));
    el("div")
        .class("stack region")
        .child(ui::header(
            ui::fixed(told.title.text(lang)),
            told.title,
            Some(address::REGION.to_owned()),
            lang,
        ))
        .child(el("div").class("filters").child(of_which).child(of_when))
        .child(body)
}

fn answered(told: Told, text: &str, fresh: &Freshness, again: Again, lang: Lang) -> View {
    let Some(drawn) = (told.draw)(text, lang) else {
        return not_here(SyncFailure::ServerTrouble, again, lang);
    };
    let kept = match fresh {
        Freshness::Now => None,
        Freshness::Cached(at) => Some(notice(
            Icon::NoSignal,
            group([
                el("p").child(words::cached(&when::moment(at, lang), lang)),
                try_again(again, lang),
            ]),
        )),
    };
    el("div").class("stack").child(kept).child(drawn)
}
