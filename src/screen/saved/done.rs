//! What she did today, on the first screen, the newest first: each with its way back. Follows from the records, so that it is the
//! same when the app was closed meanwhile.

use super::undo::{FORMS, Take, is_hers, taking, user};
use crate::phone::{Phone, Row, use_phone};
use crate::screen::address;
use crate::screen::reading::read;
use crate::sorted::sorted_down;
use crate::text::{Lang, kind, today, visit as words};
use crate::ui::el::{Each, Shown, View, el, group};
use crate::ui::{Icon, Slot, Weight, button, icon, memo};
use dampingi_sync::{Record, RecordId};
use std::sync::Arc;

/// Lines on the first screen before she asks for all: what comes next needs the room.
const SHOWN: usize = 2;

/// Somebody's name, and what was saved of her.
type Line = (String, Record);

/// The section.
pub fn done(lang: Lang) -> View {
    let phone = use_phone();
    let (rows, houses) = (phone.rows(), phone.houses());
    // What was written down late was not done today.
    let today = phone.today().to_string();
    let since = today.clone();
    let seen = memo(move || {
        rows.with(|rows| {
            let of = |row: &Arc<Row>| saved_on(row, &today);
            rows.iter().flat_map(of).collect::<Vec<_>>()
        })
    });
    let surveyed = memo(move || {
        houses.with(|houses| {
            let is_today = houses
                .iter()
                .filter(|it| it.surveyed_on.as_ref() == Some(&since));
            is_today.map(|house| house.id).collect::<Vec<_>>()
        })
    });
    // Rows do not say who saved it, nor when: that is read once they stand.
    let found = read(move || {
        let (seen, surveyed) = (seen.get(), surveyed.get());
        async move { mine(phone, seen, surveyed).await }
    });
    let is_all = Slot::new(false);
    let (take, failed) = taking(phone, lang);
    let take = Slot::new(take);
    let list = move || {
        found.with(|found| {
            let lines = found.as_ref().filter(|lines| !lines.is_empty())?;
            let most = if is_all.get() { lines.len() } else { SHOWN };
            let more = (lines.len() > most).then(|| {
                let mut word = today::DONE_ALL.text(lang).to_owned();
                word.push_str(" (");
                word.push_str(&lines.len().to_string());
                word.push(')');
                button(Weight::Quiet, Some(Icon::Next), word, move || {
                    is_all.set(true);
                })
            });
            let each = lines.iter().take(most).map(|it| line(it, take, lang));
            Some(
                el("section")
                    .class("section")
                    .attr("aria-labelledby", "done")
                    .child(el("h2").attr("id", "done").word(today::JUST_DONE, lang))
                    .child(el("ul").class("rows").child(each.views()))
                    .child(more),
            )
        })
    };
    group([failed, list.shown()])
}

/// What a row says was done on a day, with her name.
fn saved_on(row: &Row, day: &str) -> Vec<(RecordId, String)> {
    let last = row.last_visit.iter();
    let last = last.filter(|last| last.date == day && FORMS.contains(&last.form.as_str()));
    let sent = row.referrals.iter().filter(|sent| sent.date == day);
    let noted = row.noted.iter().filter(|_| row.noted_on == day);
    let ids = last.map(|it| it.id).chain(sent.map(|it| it.id));
    let ids = ids.chain(noted.copied());
    ids.map(|id| (id, row.name.clone())).collect()
}

/// Of all this what she saved, the newest first.
async fn mine(
    phone: Phone,
    mut seen: Vec<(RecordId, String)>,
    surveyed: Vec<RecordId>,
) -> Vec<Line> {
    let Some(user) = user(phone) else {
        return Vec::new();
    };
    for house in surveyed {
        if let Some(view) = phone.household(house).await
            && let Some(survey) = view.visits.first()
        {
            let name = view.household.fields.text("head_name").unwrap_or_default();
            seen.push((survey.record.id, name.to_owned()));
        }
    }
    // At once: after a posyandu day there are eighty of them.
    let ids: Vec<RecordId> = seen.iter().map(|(id, _)| *id).collect();
    let records = phone.records(&ids).await;
    let found = records.into_iter().filter(|record| is_hers(record, user));
    let found = found.filter_map(|record| {
        let (_, name) = seen.iter().find(|(id, _)| *id == record.id)?;
        Some((name.clone(), record))
    });
    sorted_down(found.collect(), |(_, record): &Line| {
        record.recorded_at.clone()
    })
}

fn line((name, record): &Line, take: Slot<Take>, lang: Lang) -> View {
    let (id, title) = (record.id, kind::form_title(&record.form, lang));
    let mut said = words::UNDO_SHORT.text(lang).to_owned();
    said.push_str(": ");
    said.push_str(name);
    el("li")
        .class("row-still")
        .child(
            el("a")
                .class("row-text")
                .attr("href", address::visit(id))
                .child(el("span").class("row-name").child(name.clone()))
                .child(el("span").class("row-line soft").child(title)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("button button-quiet")
                .attr("aria-label", said)
                .click(move || take.with_untracked(|take| take(id)))
                .child(icon(Icon::Return))
                .child(el("span").child(words::UNDO_SHORT.text(lang))),
        )
}
