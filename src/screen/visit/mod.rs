//! One visit: what was recorded, in which state, its flags and its versions; and the forms that record or correct one.

mod chain;
mod correct;
mod live;
mod record;
mod values;

pub use chain::compare;
pub use correct::correct;
pub use record::{about, known, open_episodes, record};
pub use values::{Marked, flagged, values};

use crate::phone::{HouseholdView, PersonView, Phone, VisitState, VisitView, use_phone};
use crate::screen::here::param;
use crate::screen::reading::{Reading, lang, read_records, shown};
use crate::screen::standing::visit_badge;
use crate::screen::{address, life, referral, result, saved};
use crate::text::{Lang, kind, visit as words, when};
use crate::ui::el::{Shown, View, el, group, live};
use crate::ui::{self, Icon, Weight, facts, go, icon, notice};
use dampingi_domain::Date;
use dampingi_domain::form::{Draft, Form, by_id};
use dampingi_sync::{Origin, Record, RecordId, link};

/// The visit to a household as a whole.
pub const SURVEY: &str = "household_survey";

/// Whom a visit is about.
#[derive(Clone, PartialEq)]
pub enum Subject {
    Person(Box<PersonView>),
    Household(Box<HouseholdView>),
}

impl Subject {
    /// Her name, or the head's.
    pub fn name(&self) -> &str {
        let name = match self {
            Self::Person(view) => view.person.fields.text("name"),
            Self::Household(view) => view.household.fields.text("head_name"),
        };
        name.unwrap_or_default()
    }

    /// The screen about her or them.
    pub fn address(&self) -> String {
        match self {
            Self::Person(view) => address::person(view.person.id),
            Self::Household(view) => address::household(view.household.id),
        }
    }

    /// Every visit, newest first.
    pub fn visits(&self) -> &[VisitView] {
        match self {
            Self::Person(view) => &view.visits,
            Self::Household(view) => &view.visits,
        }
    }
}

/// A visit with its subject: a person, or for a survey the household.
pub fn find(phone: Phone, id: Option<RecordId>) -> Reading<Option<(VisitView, Subject)>> {
    Box::pin(async move {
        let id = id?;
        if let Some((visit, person)) = phone.visit(id).await {
            return Some((visit, Subject::Person(Box::new(person))));
        }
        let record = phone.record(id).await?;
        let house = phone.household(record.link(link::HOUSEHOLD)?).await?;
        let visit = house
            .visits
            .iter()
            .find(|visit| visit.record.id == id)?
            .clone();
        Some((visit, Subject::Household(Box::new(house))))
    })
}

/// A day as she would type it.
pub fn as_typed(day: Date) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

/// A draft whose own date is today: what it nearly always is.
pub fn dated_today(form: &'static Form, today: Date) -> Draft {
    let mut draft = Draft::default();
    for key in ["visit_date", "registered_on"] {
        if form.field(key).is_some() {
            draft.set(key, as_typed(today));
        }
    }
    draft
}

/// The day a visit is about.
pub fn day(record: &Record) -> Option<Date> {
    let dated_by = by_id(&record.form).and_then(|form| form.dated_by);
    record.fields.date(dated_by.unwrap_or("visit_date"))
}

pub fn visit() -> View {
    let lang = lang();
    let id = param("id");
    let phone = use_phone();
    let found = read_records(move || find(phone, id.get()));
    let heading = live(move || {
        found.with(|found| {
            let form = found
                .as_ref()
                .and_then(Option::as_ref)
                .map(|(visit, _)| visit.record.form.clone());
            form.map_or_else(
                || words::TITLE.text(lang).to_owned(),
                |form| kind::form_title(&form, lang),
            )
        })
    });
    group([
        ui::header(heading, words::TITLE, Some(address::TODAY.to_owned()), lang).shown(),
        shown(found, move |(visit, subject)| body(visit, subject, lang)).shown(),
    ])
}

fn body(visit: &VisitView, subject: &Subject, lang: Lang) -> View {
    let record = &visit.record;
    let on = day(record)
        .map(|day| when::long(day, lang))
        .unwrap_or_default();
    let previous = previous(subject.visits(), record).map(|visit| &visit.record.fields);
    let action = match visit.state {
        VisitState::Superseded => subject
            .visits()
            .iter()
            .find(|other| other.record.link(link::CORRECTS) == Some(record.id))
            .map(|newer| {
                go(
                    Weight::Main,
                    Some(Icon::Next),
                    words::SEE_NEWER.text(lang),
                    address::visit(newer.record.id),
                )
            }),
        VisitState::ClosedDuplicate => None,
        _ => Some(go(
            Weight::Main,
            Some(Icon::Pencil),
            words::CORRECT.text(lang),
            address::correct(record.id),
        )),
    };
    let marked = Marked {
        previous,
        ..Marked::of(visit)
    };
    group([
        el("div")
            .class("sections")
            .child(
                el("div")
                    .class("stack-tight")
                    .child(
                        el("a")
                            .class("visit-who")
                            .attr("href", subject.address())
                            .child(subject.name().to_owned()),
                    )
                    .child(el("p").class("soft").child(on))
                    .child(el("p").class("row").child(visit_badge(&visit.state, lang))),
            )
            .child(said(&visit.state, lang))
            .child(result(visit, subject, lang))
            .child(flagged(record, lang))
            .child(values(record, &marked, lang))
            .child(chain::earlier(visit, subject, lang))
            .child(origin(record, lang))
            // From tomorrow on it is corrected.
            .child(
                (day(record) == Some(use_phone().today()))
                    .then(|| saved::offer(visit, subject, lang)),
            ),
        action
            .map(|action| el("div").class("action-bar").child(action))
            .shown(),
    ])
}

/// What it shows about a person; a survey of a household is judged elsewhere.
pub fn result(visit: &VisitView, subject: &Subject, lang: Lang) -> Option<View> {
    match subject {
        Subject::Person(view) => referral::Visits::of(view, referral::Way::Outcome)
            .told(&visit.record, lang)
            .or_else(|| result::of_visit(view, visit, lang)),
        Subject::Household(_) => None,
    }
}

/// What the coordinator, or the server, said about it.
pub fn said(state: &VisitState, lang: Lang) -> Option<View> {
    let (title, text) = match state {
        VisitState::Returned { note, .. } => (words::SAID.text(lang), note.clone()),
        VisitState::Refused { message, .. } => (words::REFUSED.text(lang), message.clone()),
        _ => return None,
    };
    Some(notice(
        Icon::Return,
        group([
            el("p").child(el("strong").child(title)),
            el("p").child(text),
        ]),
    ))
}

/// Where it comes from and when it was received.
fn origin(record: &Record, lang: Lang) -> View {
    let phone = use_phone();
    let mut pairs = vec![(
        words::RECORDED.text(lang).to_owned(),
        when::moment(&record.recorded_at, lang),
    )];
    if !record.received_at.is_empty() {
        pairs.push((
            words::RECEIVED.text(lang).to_owned(),
            when::moment_in(&record.area, &record.received_at, lang),
        ));
    }
    let by = phone.user_name(record.author).unwrap_or_default();
    let import = (record.origin == Origin::Import).then(|| words::IMPORTED.text(lang).to_owned());
    let by = life::joined(&[by, import.unwrap_or_default()]);
    if !by.is_empty() {
        pairs.push((words::BY.text(lang).to_owned(), by));
    }
    el("div")
        .class("origin")
        .child(icon(Icon::Clock))
        .child(facts(pairs))
}

/// The last visit with the same form before this one, that was not replaced.
pub fn previous<'a>(visits: &'a [VisitView], record: &Record) -> Option<&'a VisitView> {
    let here = day(record);
    let same = visits
        .iter()
        .filter(|other| other.record.form == record.form && other.state != VisitState::Superseded);
    // Newest first as they come: of two of one day the later one is the last word.
    let mut before = same.filter(|other| day(&other.record) < here);
    before.next()
}
