//! The children behind a letter of a posyandu day, by name: asked of the server, which notes each as opened before it answers. A row
//! leads to the child's last visit with its story.

use super::{Again, failed, find, told};
use crate::phone::use_phone;
use crate::screen::reading::{lang, read};
use crate::screen::{address, here, life};
use crate::text::{Lang, app, overview as words, posyandu, review, when};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{self, Icon, Slot, Weight, empty, go, skeleton};
use crate::{json, text::Term};
use dampingi_domain::Date;
use dampingi_domain::date::from_iso;
use dampingi_domain::posyandu::COLUMNS;
use dampingi_sync::desk::{ABSENT, DayChildren};

pub fn children() -> View {
    let phone = use_phone();
    let lang = lang();
    let letter = here::word("letter");
    let asked = ["posyandu", &here::word("day"), &letter].join("/");
    let again: Again = Slot::new(0);
    let found = read(move || {
        again.track();
        let asked = asked.clone();
        async move { phone.told(asked).await }
    });
    let body = move || {
        found.with(|found| match found {
            None => skeleton(app::READING, lang),
            Some(Err(why)) => failed(*why, again, lang),
            Some(Ok((text, fresh))) => {
                let today = phone.today();
                let draw = |text: &str, lang| drawn(text, &letter, today, lang);
                told::answered(&draw, text, fresh, again, lang)
            }
        })
    };
    el("div")
        .class("stack region")
        .child(ui::header(
            ui::fixed(words::BY_NAME.text(lang)),
            words::BY_NAME,
            Some(address::REGION_DAYS.to_owned()),
            lang,
        ))
        .child(body)
}

fn drawn(text: &str, letter: &str, today: Date, lang: Lang) -> Option<View> {
    let told: DayChildren = json::read(text.as_bytes())?;
    let on = from_iso(&told.on)?;
    let column = COLUMNS.iter().find(|(_, known, _)| *known == letter);
    let heading = match column {
        Some((_, letter, word)) => {
            life::joined(&[(*letter).to_owned(), word.text(lang).to_owned()])
        }
        None if letter == ABSENT => absent(on, today).text(lang).to_owned(),
        None => return None,
    };
    let count = u32::try_from(told.people.len()).unwrap_or(u32::MAX);
    let about = life::joined(&[
        told.posyandu,
        when::long(on, lang),
        words::children(count, lang),
    ]);
    let list = if told.people.is_empty() {
        // The month of that day, not the one that the list of days opens with.
        let mut days = address::REGION_DAYS.to_owned();
        days.push_str("?bulan=");
        days.push_str(told.on.get(..7).unwrap_or_default());
        empty(
            Icon::People,
            posyandu::NOBODY.text(lang).to_owned(),
            words::NO_CHILDREN_WHY.text(lang).to_owned(),
            Some(go(
                Weight::Plain,
                Some(Icon::Calendar),
                words::DAYS.text(lang),
                days,
            )),
        )
    } else {
        let rows = told.people.iter().map(|one| find::row(one, on, lang));
        el("ul").class("rows").child(rows.views())
    };
    let logged = el("p").class("soft small").word(review::LOGGED, lang);
    Some(group([
        el("div")
            .class("stack-tight")
            .child(el("h2").child(heading))
            .child(el("p").class("soft").child(about))
            .child(logged),
        list.shown(),
    ]))
}

/// Nobody met them: while the day goes on they may still come.
pub fn absent(on: Date, today: Date) -> Term {
    if on == today {
        words::NOT_YET
    } else {
        posyandu::ABSENT
    }
}
