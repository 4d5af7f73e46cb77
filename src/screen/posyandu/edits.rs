//! The edits of a posyandu day. What is said of a day is said of every record of it, so that all phones agree.

use crate::phone::{NewEdit, PosyanduDay, SaveProblem, use_phone};
use crate::store::shelf::{CANCELLED, CLOSED};
use crate::text::{Lang, Term, fill};
use crate::ui::el::{Shown, View};
use crate::ui::{Slot, problem_notice, use_speaker};
use dampingi_domain::form::table::SESSION_ID;
use dampingi_domain::form::{Form, by_id};
use dampingi_domain::{Answers, AreaCode, Date};
use dampingi_sync::{Edit, Kind, RecordId};
use leptos::task::spawn_local;
use std::cell::Cell;

pub fn table() -> &'static Form {
    by_id(SESSION_ID).expect("the table of forms has it; a test holds that")
}

pub fn edit(record: RecordId, area: AreaCode, edit: Edit, flags: Vec<String>) -> NewEdit {
    NewEdit {
        record,
        kind: Kind::Session,
        form: SESSION_ID,
        form_version: table().version,
        area,
        edit,
        flags,
        seen: NewEdit::AS_IT_STANDS,
    }
}

/// The same said of every record of a day.
pub fn of_all(day: &PosyanduDay, fields: &Answers) -> Vec<NewEdit> {
    let said = |id: &RecordId| {
        let fields = fields.clone();
        edit(*id, day.area.clone(), Edit::Update { fields }, Vec::new())
    };
    day.sessions.iter().map(said).collect()
}

/// Closes a day, or opens it again.
pub fn close(day: &PosyanduDay, closed: bool) -> Vec<NewEdit> {
    of_all(day, &Answers::new().with(CLOSED, closed))
}

/// Says that a day is not held, or that it is all the same.
pub fn cancel(day: &PosyanduDay, cancelled: bool) -> Vec<NewEdit> {
    of_all(day, &Answers::new().with(CANCELLED, cancelled))
}

thread_local! {
    /// The day that was moved last, and from when. Forgotten with the page.
    static MOVED: Cell<Option<(RecordId, Date)>> = const { Cell::new(None) };
}

/// Moves a day to another date.
pub fn to_date(day: &PosyanduDay, on: Date) -> Vec<NewEdit> {
    note_moved(day);
    of_all(day, &Answers::new().with("held_on", on.to_string()))
}

/// Remembers whence, for the way back.
pub fn note_moved(day: &PosyanduDay) {
    MOVED.set(Some((day.sessions[0], day.on)));
}

/// Whence a day was moved just now.
pub fn moved_from(day: &PosyanduDay) -> Option<Date> {
    let (id, from) = MOVED.get()?;
    (day.sessions.contains(&id) && from != day.on).then_some(from)
}

/// What saves such edits and says so, and what is shown when they could not be saved.
pub fn saving(lang: Lang) -> (View, impl Fn(Vec<NewEdit>, Term) + Copy + 'static) {
    let phone = use_phone();
    let speaker = use_speaker();
    let failed = Slot::new(None::<SaveProblem>);
    let save = move |edits: Vec<NewEdit>, done: Term| {
        spawn_local(async move {
            match phone.save(edits).await {
                Ok(()) => speaker.say(done.text(lang)),
                // The screen may be gone.
                Err(why) => drop(failed.try_update(|failed| *failed = Some(why))),
            }
        });
    };
    let problem = move || {
        let why = failed.get()?;
        Some(problem_notice(fill::not_saved(why).text(lang)))
    };
    (problem.shown(), save)
}
