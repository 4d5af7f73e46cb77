//! What came of a day: the counts, the shares, and by name who needs something; to show, to print, and to close the day with.

use super::counts::counts;
use super::edits::{cancel, close, saving};
use super::next::next;
use super::roll::{Line, count, follow, is_read};
use super::{here, title};
use crate::phone::{PosyanduDay, use_phone};
use crate::screen::reading::{lang, once};
use crate::screen::{address, life};
use crate::text::{Lang, Term, posyandu as words};
use crate::ui::el::{Each, Shown, View, el, group, live};
use crate::ui::{self, Icon, Slot, Weight, button, facts, go, icon, notice, skeleton};
use dampingi_domain::growth::Level;
use dampingi_domain::growth::gain::Gain;
use dampingi_domain::posyandu::{COLUMNS, Column, percent};
use dampingi_sync::RecordId;
use leptos::prelude::*;

/// The letter of the card with its word: `N naik`.
pub fn gain_word(gain: Gain, lang: Lang) -> String {
    let column = match gain {
        Gain::Enough => Column::N,
        Gain::NotEnough => Column::T,
        Gain::NotWeighedLastMonth => Column::O,
        Gain::First => Column::B,
    };
    let mut found = COLUMNS.iter().filter(|(one, ..)| *one == column);
    found.next().map_or_else(String::new, |(_, letter, word)| {
        let mut said = (*letter).to_owned();
        said.push(' ');
        said.push_str(word.text(lang));
        said
    })
}

pub fn report() -> View {
    here(|day, session| screen(&day, session))
}

fn screen(day: &PosyanduDay, session: RecordId) -> View {
    let lang = lang();
    let lines = follow(day.clone(), Slot::new(None));
    let about = day.clone();
    let body = move || {
        lines.with(|lines| {
            if is_read(lines) {
                told(&about, session, lines, lang)
            } else {
                skeleton(words::COUNTING, lang)
            }
        })
    };
    group([
        ui::header(
            ui::fixed(words::REPORT.text(lang)),
            words::REPORT,
            Some(address::posyandu_day(session)),
            lang,
        )
        .shown(),
        el("div")
            .class("sections report")
            .child(el("p").class("report-title").child(title(day, lang)))
            .child(who(session, lang))
            .child(counts(lines, lang))
            .child(body),
    ])
}

/// Where it was held and who was there, as the record says.
pub fn who(session: RecordId, lang: Lang) -> View {
    let phone = use_phone();
    let found = once(move || phone.record(session));
    live(move || {
        let pairs = found.with(|found| {
            let record = found.as_ref()?.as_ref()?;
            let said = [("place", words::PLACE), ("cadres", words::CADRES)];
            let pairs = said.iter().filter_map(|(key, word)| {
                let text = record.fields.text(key).filter(|text| !text.is_empty())?;
                Some((word.text(lang).to_owned(), text.to_owned()))
            });
            Some(pairs.collect::<Vec<_>>())
        });
        pairs.filter(|pairs| !pairs.is_empty()).map(facts)
    })
}

fn told(day: &PosyanduDay, session: RecordId, lines: &[Line], lang: Lang) -> View {
    let share = |part: usize, of: usize| {
        let mut said = words::of(part, of, lang);
        if let Some(percent) = percent(part, of) {
            said.push_str(&format!(" · {percent}%"));
        }
        said
    };
    let of = |column| count(lines, column);
    let judged = of(Column::N) + of(Column::T);
    let shares = vec![
        (
            words::D_OF_S.text(lang).to_owned(),
            share(of(Column::D), of(Column::S)),
        ),
        (
            words::N_OF_D.text(lang).to_owned(),
            share(of(Column::N), judged),
        ),
    ];
    let is = |column| move |line: &Line| line.is_in(column);
    let absent = |line: &Line| !line.is_guest && !line.came();
    let sends = |line: &Line| {
        let met = line.met.as_ref();
        met.is_some_and(|met| met.level == Some(Level::Refer) && !met.seen.is_referred)
    };
    let missing = lines.iter().filter(|line| absent(line)).count();
    let visit = |line: &Line| {
        let visit = line.met.as_ref().and_then(|met| met.visit);
        visit.map_or_else(|| address::person(line.row.id), address::visit)
    };
    let home = |line: &Line| address::visit_at_home(line.row.id, "child_visit");
    el("div")
        .class("sections")
        .child(facts(shares))
        .child(el("p").class("soft small").word(words::N_OF_D_HOW, lang))
        .child(names(
            "r-send",
            words::TO_REFER,
            lines,
            &sends,
            &visit,
            day,
            lang,
        ))
        .child(names(
            "r-sent",
            words::REFERRED,
            lines,
            &is(Column::Referred),
            &visit,
            day,
            lang,
        ))
        .child(names(
            "r-below",
            words::BELOW,
            lines,
            &is(Column::Below),
            &visit,
            day,
            lang,
        ))
        .child(names(
            "r-twice",
            words::TWICE,
            lines,
            &is(Column::Twice),
            &visit,
            day,
            lang,
        ))
        .child(names(
            "r-absent",
            words::ABSENT,
            lines,
            &absent,
            &home,
            day,
            lang,
        ))
        .child(names(
            "r-guests",
            words::GUESTS,
            lines,
            &|line| line.is_guest && line.came(),
            &visit,
            day,
            lang,
        ))
        .child(ways(
            day,
            session,
            missing,
            !lines.iter().any(Line::came),
            lang,
        ))
}

/// Everybody of whom something holds, by name. That there is nobody is said too: an empty place could be a mistake.
pub fn names(
    id: &'static str,
    heading: Term,
    lines: &[Line],
    is: &dyn Fn(&Line) -> bool,
    to: &dyn Fn(&Line) -> String,
    day: &PosyanduDay,
    lang: Lang,
) -> View {
    let found: Vec<&Line> = lines.iter().filter(|line| is(line)).collect();
    let list = if found.is_empty() {
        el("p").class("soft").word(words::NOBODY, lang)
    } else {
        let each = found.iter().map(|line| {
            let row = &line.row;
            let age = life::age(row.birth_date.as_deref(), day.on, lang);
            let place = life::place(&row.hamlet, &row.rt);
            let line_said = life::joined(&[age, row.mother_name.clone(), place]);
            el("li").child(
                el("a")
                    .class("row-link")
                    .attr("href", to(line))
                    .child(
                        el("span")
                            .class("row-text")
                            .child(el("span").class("row-name").child(row.name.clone()))
                            .child(el("span").class("row-line soft").child(line_said)),
                    )
                    .child(icon(Icon::Next)),
            )
        });
        el("ul").class("rows").child(each.views())
    };
    el("section")
        .class("section")
        .attr("aria-labelledby", id)
        .child(
            el("h2")
                .attr("id", id)
                .word(heading, lang)
                .child(" ")
                .child(el("span").class("task-count").child(found.len())),
        )
        .child(list)
}

/// Print, correct, close or open again.
fn ways(
    day: &PosyanduDay,
    session: RecordId,
    missing: usize,
    nobody_came: bool,
    lang: Lang,
) -> View {
    let (problem, save) = saving(lang);
    let about = day.clone();
    let turn = move || save(close(&about, !about.is_closed), words::CLOSED);
    let about = day.clone();
    // A day on which nobody came was perhaps none: its children did not stay away.
    let none = (nobody_came && !day.is_closed).then(|| {
        button(
            Weight::Plain,
            Some(Icon::Erase),
            words::CALL_OFF.text(lang),
            move || save(cancel(&about, true), words::CANCELLED),
        )
    });
    let next = day.is_closed.then(|| next(day.clone(), lang));
    let why = if day.is_closed {
        notice(Icon::Check, words::CLOSED.text(lang))
    } else {
        notice(Icon::Info, words::close_why(missing, lang))
    };
    let (weight, word) = if day.is_closed {
        (Weight::Plain, words::REOPEN)
    } else {
        (Weight::Main, words::CLOSE)
    };
    el("div")
        .class("section no-print")
        .child(why)
        .child(problem)
        .child(none)
        .child(button(weight, Some(Icon::Check), word.text(lang), turn))
        .child(button(
            Weight::Plain,
            Some(Icon::List),
            words::PRINT.text(lang),
            || {
                drop(window().print());
            },
        ))
        .child(go(
            Weight::Quiet,
            Some(Icon::Pencil),
            words::EDIT.text(lang),
            address::edit_posyandu(session),
        ))
        .child(next)
}
