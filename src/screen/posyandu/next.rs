//! Planning the next day of a posyandu: by one tap on one of the two days on which it meets by custom, or on any other.

use super::edits::{cancel, edit, saving};
use super::{days, name};
use crate::phone::{NewEdit, PosyanduDay, use_phone};
use crate::screen::address;
use crate::screen::reading::once;
use crate::text::{Lang, posyandu as words, when};
use crate::ui::el::{View, el, live};
use crate::ui::{Icon, Weight, button, icon};
use dampingi_domain::posyandu_next::next as next_days;
use dampingi_domain::{Answers, Date};
use dampingi_sync::{Edit, Record};

/// After the last day of a posyandu.
pub fn next(last: PosyanduDay, lang: Lang) -> View {
    let phone = use_phone();
    let today = phone.today();
    let session = last.sessions[0];
    // Where it was held and who was there is likely to be so again.
    let record = once(move || phone.record(session));
    let days = days();
    let (problem, save) = saving(lang);
    let body = live(move || {
        let coming = days.with(|days| {
            let of_same = days
                .iter()
                .filter(|day| day.on > today && day.is_of_same(&last));
            of_same.cloned().collect::<Vec<_>>()
        });
        if let Some(day) = coming.iter().rfind(|day| !day.is_cancelled) {
            return planned(day, today, lang);
        }
        let chips = next_days(last.on, today).map(|on| {
            let off = coming.iter().find(|day| day.on == on).cloned();
            let last = last.clone();
            let plan = move || {
                // One that was called off is not made a second time.
                let edits = match &off {
                    Some(day) => cancel(day, false),
                    None => vec![record.with_untracked(|record| {
                        let record = record.as_ref().and_then(Option::as_ref);
                        on_day(&last, record, on)
                    })],
                };
                save(edits, words::PLANNED);
            };
            el("button")
                .attr("type", "button")
                .class("chip")
                .click(plan)
                .child(when::long(on, lang))
        });
        let [same_date, same_weekday] = chips;
        let is_one = next_days(last.on, today);
        let other = (is_one[0] != is_one[1]).then_some(same_weekday);
        el("div")
            .class("chips")
            .child(same_date)
            .child(other)
            .child(
                el("a")
                    .class("chip")
                    .attr("href", address::plan_posyandu(last.area.as_str(), session))
                    .child(icon(Icon::Calendar))
                    .child(el("span").word(words::OTHER_DAY, lang)),
            )
    });
    el("section")
        .class("section no-print")
        .attr("aria-labelledby", "next-day")
        .child(el("h2").attr("id", "next-day").word(words::NEXT, lang))
        .child(problem)
        .child(body)
}

/// It is planned: when, and the way to it, where it is moved or called off.
fn planned(day: &PosyanduDay, today: Date, lang: Lang) -> View {
    let (problem, save) = saving(lang);
    let about = day.clone();
    el("div")
        .class("stack-tight")
        .child(problem)
        .child(line(day, today, String::new(), lang))
        .child(button(
            Weight::Quiet,
            Some(Icon::Return),
            words::UNDO.text(lang),
            move || save(cancel(&about, true), words::CANCELLED),
        ))
}

/// A day as a line that leads to it: posyandu, date, how far off, and what else there is to say.
pub fn line(day: &PosyanduDay, today: Date, more: String, lang: Lang) -> View {
    let mut on = when::long(day.on, lang);
    on.push_str(" · ");
    on.push_str(&when::ahead(day.on, today, lang));
    let more = (!more.is_empty()).then(|| el("span").class("row-line soft").child(more));
    el("ul").class("rows").child(
        el("li").child(
            el("a")
                .class("row-link")
                .attr("href", address::posyandu_day(day.sessions[0]))
                .child(el("span").class("row-mark").child(icon(Icon::Calendar)))
                .child(
                    el("span")
                        .class("row-text")
                        .child(el("span").class("row-name").child(name(day)))
                        .child(el("span").class("row-line").child(on))
                        .child(more),
                )
                .child(icon(Icon::Next)),
        ),
    )
}

fn on_day(last: &PosyanduDay, record: Option<&Record>, on: Date) -> NewEdit {
    let mut fields = Answers::new()
        .with("posyandu", last.posyandu.as_str())
        .with("held_on", on.to_string());
    for key in ["place", "cadres"] {
        let said = record.and_then(|record| record.fields.text(key));
        if let Some(said) = said {
            fields.set(key, said);
        }
    }
    let id = use_phone().new_id();
    edit(id, last.area.clone(), Edit::Create { fields }, Vec::new())
}
