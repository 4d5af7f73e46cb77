//! Recording a visit to a person: the form of its kind, read against her, her episode and the visit before.

use super::live::{self, Whose};
use super::{as_typed, dated_today, day};
use crate::phone::{NewEdit, PersonView, Row, VisitState, use_phone};
use crate::screen::form::{Known, Part, Saves, Start, Then, form_around};
use crate::screen::here::{param, query, word};
use crate::screen::person::after_birth;
use crate::screen::person::gone::episode_edit;
use crate::screen::posyandu::draft_key;
use crate::screen::reading::{gone, lang, once, shown};
use crate::screen::{address, life, offer};
use crate::text::leave::PREGNANCY_ENDED;
use crate::text::{Lang, visit as words};
use crate::ui::el::{Shown, View, el, group};
use crate::ui::{Icon, Weight, go, notice};
use dampingi_domain::Answers;
use dampingi_domain::date::completed_months;
use dampingi_domain::finding::referral::OUTCOME_ID;
use dampingi_domain::form::{Form, by_id};
use dampingi_domain::kind::{SUPPORT, of_visit};
use dampingi_domain::ordered::Map;
use dampingi_sync::{Record, RecordId, alias, link};
use std::rc::Rc;
use std::sync::Arc;

pub fn record() -> View {
    let phone = use_phone();
    let lang = lang();
    let Some(table) = by_id(&word("form")).filter(|form| of_visit(form.id).is_some()) else {
        return gone(lang);
    };
    let id = param("id");
    let found = once(move || {
        let id = id.get();
        async move {
            let asked = id?;
            let view = phone.person(asked).await?;
            // Who went into another record is visited there; the task may be older than the merge.
            match alias::into(&view.person) {
                Some(kept) => Some((asked, phone.person(kept).await?)),
                None => Some((asked, view)),
            }
        }
    });
    // Of two donors, whose it is.
    let wanted = query::<RecordId>("untuk");
    shown(found, move |(asked, view)| {
        let kind = offer::episode_of(table.id);
        let named = view
            .episodes
            .iter()
            .find(|it| it.form == kind && Some(it.id) == wanted);
        match named.or_else(|| offer::episode(view, kind, &open_episodes(view.person.id))) {
            Some(episode) => fill_in(table, *asked, view, episode),
            None => gone(lang),
        }
    })
}

/// The ids of the episodes that are open, as the rows know them.
pub fn open_episodes(person: RecordId) -> Vec<RecordId> {
    use_phone().rows().with_untracked(|rows| {
        let row = rows.iter().find(|row| row.id == person);
        row.map(|row| row.episodes.iter().map(|episode| episode.id).collect())
            .unwrap_or_default()
    })
}

/// What a visit of this person is read against. `before` leaves out a visit and those after it.
pub fn known(
    form: &'static Form,
    view: &PersonView,
    episode: Option<&Record>,
    before: Option<&Record>,
) -> Known {
    let visits = view
        .visits
        .iter()
        .filter(|visit| visit.record.form == form.id && visit.state != VisitState::Superseded);
    let mut older =
        visits.filter(|visit| before.is_none_or(|record| day(&visit.record) < day(record)));
    // An outcome is read against its referral, not against an outcome before.
    let referral = before
        .filter(|_| form.id == OUTCOME_ID)
        .and_then(|outcome| outcome.link(link::VISIT));
    let previous = match referral {
        Some(id) => view.visits.iter().find(|visit| visit.record.id == id),
        // Newest first as they come.
        None => older.next(),
    };
    Known {
        person: Some(view.person.fields.clone()),
        episode: episode.map(|episode| episode.fields.clone()),
        household: view
            .household
            .as_ref()
            .map(|household| household.fields.clone()),
        previous: previous.map(|visit| visit.record.fields.clone()),
    }
}

/// What is asked beside the weight, and beside the advice. Where she was is asked in every case: at the posyandu the visit at home
/// is not done, and nobody but she knows it.
const WEIGHING: [(&str, &str); 3] = [
    ("method", "measures"),
    ("posyandu", "measures"),
    ("danger_signs", "advice"),
];

/// The child's posyandu, if it is held today and not over: then that is where it is weighed, unless she says otherwise.
fn posyandu_now(view: &PersonView, child: &Record) -> Option<String> {
    let phone = use_phone();
    let named = child.fields.text("posyandu").unwrap_or_default();
    let mut days = phone.posyandu_days().into_iter();
    let now = days.find(|day| {
        day.on == phone.today()
            && !day.is_closed
            && !day.is_cancelled
            && day.area == view.person.area
            && (named.is_empty() || day.is_of(named))
    });
    now.map(|day| day.posyandu)
}

/// Name and age, for the line under the heading.
pub fn about(view: &PersonView) -> String {
    let fields = &view.person.fields;
    let age = life::age(fields.text("birth_date"), use_phone().today(), lang());
    life::joined(&[fields.text("name").unwrap_or_default().to_owned(), age])
}

/// `asked` is by whom she was called: another record, if that one went into hers. A draft begun under it goes on.
fn fill_in(table: &'static Form, asked: RecordId, view: &PersonView, episode: &Record) -> View {
    let phone = use_phone();
    let lang = lang();
    let person = view.person.id;
    let (visit, after) = (phone.new_id(), phone.new_id());
    let area = view.person.area.clone();
    let episode_id = episode.id;
    let mother = view.clone();
    // How early it was born is known by its mother's pregnancy: written down with the visit, for whoever counts it.
    let weeks = (episode.form == "child").then_some(view.weeks_at_birth);
    let weeks = weeks.flatten().map(|weeks| {
        let fields = Answers::new().with("gestation_weeks_at_birth", weeks);
        episode_edit(episode, fields)
    });
    let saves: Saves = Rc::new(move |model| {
        let parsed = &model.parsed()[0];
        let fields = parsed
            .answers
            .clone()
            .with(link::PERSON, person.to_string())
            .with(link::EPISODE, episode_id.to_string());
        // A birth closes the pregnancy by being recorded, and the weeks after it begin in the same save.
        let begun = (table.id == "delivery")
            .then(|| after_birth::postpartum(&mother, &area, &fields, after))
            .flatten();
        let recorded = NewEdit::visit(visit, table, area.clone(), fields, parsed.flags());
        std::iter::once(recorded)
            .chain(begun)
            .chain(weeks.clone())
            .collect()
    });
    let mut prefill = dated_today(table, phone.today());
    let is_brief = query::<String>("cara").as_deref() == Some("timbang");
    if is_brief {
        if let Some(posyandu) = posyandu_now(view, episode) {
            prefill.set("method", "posyandu");
            prefill.set("posyandu", posyandu);
        }
        let birth = view.person.fields.date("birth_date");
        let months = birth.and_then(|birth| completed_months(birth, phone.today()));
        let lies = months.is_none_or(|months| months < 24);
        prefill.set("position", if lies { "lying" } else { "standing" });
    }
    // The task was to see her at home, or she stands in the queue of a posyandu.
    match query::<String>("cara").as_deref() {
        Some("rumah") => prefill.set("method", "home_visit"),
        Some("posyandu") => prefill.set("method", "posyandu"),
        _ => {}
    }
    // She comes from the queue of a posyandu day: the visit is of that day, and she goes back to it.
    let day = query::<RecordId>("hari").and_then(|id| {
        let mut days = phone.posyandu_days().into_iter();
        Some((id, days.find(|day| day.sessions.contains(&id))?))
    });
    let mut key = format!("visit/{asked}/{}", table.id);
    if let Some((_, day)) = &day {
        prefill.set("visit_date", as_typed(day.on));
        prefill.set("posyandu", day.posyandu.as_str());
        // What she wrote in the queue lies here, and is no unfinished form of its own once this is saved.
        key = draft_key(day, person);
    }
    let day = day.map(|(id, _)| id);
    // Said before the form was opened, so it is not asked as if it were a birth.
    let outcome = query::<String>("hasil")
        .filter(|outcome| ["miscarriage", "stillbirth"].contains(&outcome.as_str()));
    key.push_str(outcome.as_deref().unwrap_or_default());
    // Of two who give to one child, what the one handed over is not the other's.
    if episode.form == SUPPORT {
        key.push('/');
        key.push_str(&episode_id.to_string());
    }
    let (heading, route) = match &outcome {
        Some(outcome) => {
            prefill.set("delivery_outcome", outcome);
            (PREGNANCY_ENDED, address::pregnancy_ended(person, outcome))
        }
        None if episode.form == SUPPORT => (table.title, address::hand_over(person, episode.id)),
        None if is_brief => (words::WEIGH, address::weigh(person)),
        None if let Some(day) = day => (
            table.title,
            address::visit_at_posyandu(person, table.id, day),
        ),
        None => (table.title, address::record_visit(person, table.id)),
    };
    let mut part = Part::new(table)
        .with(known(table, view, Some(episode), None))
        .said(outcome.iter().map(|_| "delivery_outcome").collect());
    if is_brief {
        part = part.brief(&WEIGHING);
    }
    let whose = Whose {
        view: view.clone(),
        episode: episode.clone(),
        form: table,
    };
    let merged = (asked != person).then(|| {
        let name = view.person.fields.text("name").unwrap_or_default();
        notice(Icon::Info, words::merged_into(name, lang))
    });
    let above = group([merged.shown(), another(person, visit, table, lang)]);
    let start = Start {
        heading: heading.text(lang).to_owned(),
        about: about(view),
        title: words::TITLE,
        key,
        route,
        parent: day.map_or_else(
            || address::person(person),
            |day| address::posyandu_child(day, person),
        ),
        parts: vec![part],
        prefill,
        above: Some(above),
        notes: Map::new(),
        save: Then::Edits(saves),
        then: day.map_or_else(|| address::saved_visit(visit), address::posyandu_day),
    };
    form_around(
        start,
        Some(live::points(whose.clone())),
        Some(live::measures(whose)),
    )
}

/// Two forms were open on one person, and the other one was saved meanwhile: said before she saves the same twice.
fn another(person: RecordId, visit: RecordId, table: &'static Form, lang: Lang) -> View {
    let rows = use_phone().rows();
    let newest = move |rows: &Arc<Vec<Arc<Row>>>| {
        let row = rows.iter().find(|row| row.id == person)?;
        let last = row.last_visit.as_ref()?;
        (last.form == table.id && last.id != visit).then_some(last.id)
    };
    let before = rows.with_untracked(newest);
    (move || {
        let other = rows.with(newest).filter(|last| Some(*last) != before)?;
        let way = go(
            Weight::Plain,
            Some(Icon::Next),
            words::SEE_IT.text(lang),
            address::visit(other),
        );
        let said = el("p").word(words::ANOTHER_SAVED, lang);
        Some(notice(Icon::Copies, group([said, way])))
    })
    .shown()
}
