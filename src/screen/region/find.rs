//! Somebody by her name or number, asked of the server: her phone holds no people (docs/adr/0012). What was typed stands in no
//! address and is kept nowhere, nor is the answer; a row leads to her last visit, whose story the server shows.

use super::to_cadres;
use crate::phone::{SyncFailure, use_phone};
use crate::screen::reading::{lang, read};
use crate::screen::{address, life};
use crate::text::{Lang, app, overview as words, review, send};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Slot, empty, icon, notice, skeleton};
use dampingi_domain::Date;
use dampingi_sync::desk::{Found, FoundPerson};

pub fn find() -> View {
    let phone = use_phone();
    let lang = lang();
    let typed = Slot::new(String::new());
    // What was pressed with, and how often: the same words may be asked again when the signal is back.
    let asked = Slot::new((String::new(), 0_u32));
    let found = read(move || {
        let asked = asked.get();
        async move {
            let answer = match asked.1 {
                0 => None,
                _ => Some(phone.find(asked.0.clone()).await),
            };
            (asked.1, answer)
        }
    });
    let body = move || {
        let times = asked.with(|(_, times)| *times);
        found.with(|found| match found {
            _ if times == 0 => Vec::new().shown(),
            Some((of, Some(answer))) if *of == times => answered(answer, phone.today(), lang),
            _ => skeleton(app::READING, lang),
        })
    };
    el("div")
        .class("stack region")
        .child(ui::header(
            ui::fixed(words::FIND.text(lang)),
            words::FIND,
            Some(address::QUEUE.to_owned()),
            lang,
        ))
        .child(
            el("form")
                .class("stack")
                .attr("role", "search")
                .attr("novalidate", true)
                .attr("autocomplete", "off")
                .on("submit", move |event| {
                    event.prevent_default();
                    let words = typed.get_untracked();
                    asked.update(|asked| *asked = (words, asked.1 + 1));
                })
                .child(el("p").class("soft small").word(words::FIND_WHY, lang))
                .child(ui::search_entry(
                    "search",
                    (words::FIND_BY, words::FIND_BY),
                    lang,
                    move || typed.get(),
                    move |text| typed.set(text),
                ))
                .child(ui::submit(
                    Some(Icon::Search),
                    words::FIND_NOW.text(lang),
                    || false,
                )),
        )
        .child(el("div").attr("role", "status").child(body))
}

fn answered(answer: &Result<Found, SyncFailure>, today: Date, lang: Lang) -> View {
    let found = match answer {
        Ok(found) => found,
        Err(why) => {
            let said = el("p").child(el("strong").child(review::FAILED.text(lang)));
            // Nothing asks again by itself what somebody asked for by a name.
            let why = match why {
                SyncFailure::NoSignal | SyncFailure::ServerTrouble => words::FIND_LATER,
                why => send::failure(*why),
            };
            let why = el("p").child(why.text(lang));
            return notice(Icon::NoSignal, group([said, why]));
        }
    };
    if found.people.is_empty() {
        return empty(
            Icon::Search,
            words::FIND_NONE_TITLE.text(lang).to_owned(),
            words::FIND_NONE_WHY.text(lang).to_owned(),
            Some(to_cadres(lang)),
        );
    }
    let more = found
        .more
        .then(|| el("p").class("soft").word(words::FIND_MORE, lang));
    let rows = found.people.iter().map(|one| row(one, today, lang)).views();
    group([el("ul").class("rows").child(rows).shown(), more.shown()])
}

/// Somebody, as old as on this day, with the way to her story.
pub fn row(one: &FoundPerson, today: Date, lang: Lang) -> View {
    let born = Some(one.born.as_str()).filter(|born| !born.is_empty());
    let mother = match one.mother.as_str() {
        "" => String::new(),
        mother => crate::text::targets::mother(mother, lang),
    };
    let line = life::joined(&[life::age(born, today, lang), mother]);
    let silent = one
        .visit
        .is_none()
        .then(|| words::NO_VISIT.text(lang).to_owned());
    let place = life::joined(&[one.village.clone(), silent.unwrap_or_default()]);
    let text = el("span")
        .class("row-text")
        .child(el("span").class("row-name").child(one.name.clone()))
        .child(el("span").class("row-line").child(line))
        .child(el("span").class("row-line soft").child(place));
    match one.visit {
        Some(visit) => el("li").child(
            el("a")
                .class("row-link")
                .attr("href", address::review(visit))
                .child(text)
                .child(icon(Icon::Next)),
        ),
        None => el("li").class("row-still").child(text),
    }
}
