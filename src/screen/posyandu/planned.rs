//! A day that has not come, or is not held: when and where, whom to expect, and how it is moved or called off; each with its way
//! back.

use super::edits::{cancel, moved_from, saving, to_date};
use super::name;
use super::report::{names, who};
use super::roll::listed;
use crate::phone::{PosyanduDay, use_phone};
use crate::screen::address;
use crate::screen::reading::lang;
use crate::text::{Lang, posyandu as words, when};
use crate::ui::el::{Shown, View, el, group, live};
use crate::ui::{self, Icon, Weight, button, go, notice};
use dampingi_sync::RecordId;

pub fn screen(day: &PosyanduDay, session: RecordId) -> View {
    let phone = use_phone();
    let lang = lang();
    let (problem, save) = saving(lang);
    let title = if day.is_cancelled {
        words::CANCELLED
    } else {
        words::PLANNED
    };
    let mut on = when::long(day.on, lang);
    on.push_str(" · ");
    on.push_str(&when::ahead(day.on, phone.today(), lang));
    let rows = phone.rows();
    let about = day.clone();
    let expected = live(move || {
        let lines = rows.with(|rows| listed(rows, &about, None));
        names(
            "p-expected",
            words::EXPECTED,
            &lines,
            &|_| true,
            &|line| address::person(line.row.id),
            &about,
            lang,
        )
    });
    let about = day.clone();
    let call_off = move |off: bool| {
        let day = about.clone();
        move || {
            let said = if off {
                words::CANCELLED
            } else {
                words::HELD_ALL_THE_SAME
            };
            save(cancel(&day, off), said);
        }
    };
    let ways = if day.is_cancelled {
        group([
            notice(Icon::Info, words::CANCELLED_WHY.text(lang)),
            button(
                Weight::Main,
                Some(Icon::Return),
                words::HELD_ALL_THE_SAME.text(lang),
                call_off(false),
            ),
        ])
    } else {
        let about = day.clone();
        let today = phone.today();
        group([
            // Eighty children would push them down.
            el("div")
                .class("section")
                .child(go(
                    Weight::Plain,
                    Some(Icon::Pencil),
                    words::MOVE.text(lang),
                    address::edit_posyandu(session),
                ))
                .child(button(
                    Weight::Plain,
                    Some(Icon::Check),
                    words::HOLD_TODAY.text(lang),
                    move || save(to_date(&about, today), words::MOVED),
                ))
                .child(button(
                    Weight::Quiet,
                    Some(Icon::Erase),
                    words::CALL_OFF.text(lang),
                    call_off(true),
                )),
            expected,
        ])
    };
    group([
        ui::header(
            ui::fixed(name(day)),
            title,
            Some(address::POSYANDU.to_owned()),
            lang,
        )
        .shown(),
        el("p").class("today-date").child(on),
        el("div")
            .class("sections")
            .child(problem)
            .child(moved(day, lang))
            .child(who(session, lang))
            .child(ways),
    ])
}

/// That it was moved just now, with the way back.
pub fn moved(day: &PosyanduDay, lang: Lang) -> Option<View> {
    let from = moved_from(day)?;
    let (problem, save) = saving(lang);
    let day = day.clone();
    let mut said = words::MOVED_FROM.text(lang).to_owned();
    said.push_str(&when::long(from, lang));
    let back = move || save(to_date(&day, from), words::MOVED);
    Some(group([
        problem,
        notice(
            Icon::Check,
            group([
                el("p").child(said),
                button(
                    Weight::Quiet,
                    Some(Icon::Return),
                    words::MOVE_BACK.text(lang),
                    back,
                ),
            ]),
        ),
    ]))
}
