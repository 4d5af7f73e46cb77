//! What a birth leaves to do: the care of the mother, and each baby that lives, one by one. After a loss nothing is asked about
//! a baby.

use super::gone::episode_edit;
use crate::phone::{NewEdit, PersonView, Phone, Row, VisitState, VisitView, use_phone};
use crate::screen::address;
use crate::text::{Lang, leave, visit};
use crate::ui::el::View;
use crate::ui::{Icon, Weight, go, notice};
use dampingi_domain::date::{self, days_between};
use dampingi_domain::form::by_id;
use dampingi_domain::woman::postpartum::LAST_DAY;
use dampingi_domain::{Answers, AreaCode, Date, life};
use dampingi_sync::{Edit, Kind, RecordId, link};
use std::sync::Arc;

const LIVE_BIRTH: &str = "live_birth";

/// How many babies of this birth live.
fn alive(delivery: &Answers) -> usize {
    if delivery.text("delivery_outcome") != Some(LIVE_BIRTH) {
        return 0;
    }
    let count = delivery
        .number("babies_alive")
        .or_else(|| delivery.number("babies_count"));
    count.map_or(1, |count| count.max(1.0) as usize)
}

/// The babies of this birth that are registered: born on that day (twins may be born on both sides of midnight), of the same
/// household or with her as the mother.
pub fn babies(phone: Phone, view: &PersonView, delivery: &Answers) -> Vec<Arc<Row>> {
    let Some(born) = delivery.date("delivery_date") else {
        return Vec::new();
    };
    let home = view.household.as_ref().map(|household| household.id);
    let name = view.person.fields.text("name").unwrap_or_default();
    let is_hers = |row: &&Arc<Row>| {
        let day = row.birth_date.as_deref().and_then(date::from_iso);
        let same_day = day.is_some_and(|day| days_between(born, day).abs() <= 1);
        same_day && (home.is_some() && row.household == home || row.mother_name == name)
    };
    phone
        .rows()
        .with(|rows| rows.iter().filter(is_hers).cloned().collect())
}

/// The way to register the next baby of this birth; none once all who live are there.
pub fn next_baby(visit: &VisitView, view: &PersonView, weight: Weight, lang: Lang) -> Option<View> {
    let fields = &visit.record.fields;
    let (alive, known) = (alive(fields), babies(use_phone(), view, fields).len());
    let household = view.household.as_ref()?.id;
    (known < alive).then(|| {
        let word = if alive > 1 {
            leave::baby(known + 1, alive, lang)
        } else {
            visit::REGISTER_BABY.text(lang).to_owned()
        };
        go(
            weight,
            Some(Icon::Baby),
            word,
            address::add_baby(household, visit.record.id),
        )
    })
}

/// What comes next after this birth, for the page that says it is saved.
pub fn steps(visit: &VisitView, view: &PersonView, today: Date, lang: Lang) -> Vec<View> {
    let fields = &visit.record.fields;
    let mother_died = fields.text("mother_condition") == Some("died");
    let lives = alive(fields) > 0;
    let mut steps = Vec::new();
    if mother_died {
        let word = if lives {
            visit::MOTHER_DIED
        } else {
            leave::CONDOLENCE
        };
        steps.push(notice(Icon::Info, word.text(lang)));
    } else if !lives {
        steps.push(notice(Icon::Info, visit::CONDOLENCE.text(lang)));
    }
    if is_followed(fields, today) && !has_begun(view, fields) {
        let to = address::begin_after(view.person.id, visit.record.id);
        steps.push(go(
            Weight::Plain,
            Some(Icon::Mother),
            visit::OPEN_POSTPARTUM.text(lang),
            to,
        ));
    }
    steps.extend(next_baby(visit, view, Weight::Main, lang));
    steps
}

/// Whether a mother is accompanied after this: she lives, she gave birth, and the weeks after it are not over.
fn is_followed(delivery: &Answers, on: Date) -> bool {
    let gave_birth = matches!(
        delivery.text("delivery_outcome"),
        Some(LIVE_BIRTH | "stillbirth")
    );
    let day = delivery.date("delivery_date");
    let is_time = day.is_some_and(|day| (0..=LAST_DAY).contains(&days_between(day, on)));
    gave_birth && is_time && delivery.text("mother_condition") != Some("died")
}

fn has_begun(view: &PersonView, delivery: &Answers) -> bool {
    view.episodes.iter().any(|episode| {
        episode.form == "postpartum"
            && episode.fields.text("delivery_date") == delivery.text("delivery_date")
    })
}

/// The weeks after the birth, opened together with the visit that says so: nothing is typed again.
pub fn postpartum(
    view: &PersonView,
    area: &AreaCode,
    delivery: &Answers,
    id: RecordId,
) -> Option<NewEdit> {
    let recorded = delivery.date("visit_date")?;
    if !is_followed(delivery, recorded) || has_begun(view, delivery) {
        return None;
    }
    let form = by_id("postpartum")?;
    let mut fields: Answers = form
        .fields()
        .filter_map(|field| Some((field.key.to_owned(), delivery.get(field.key)?.clone())))
        .collect();
    fields.set_date("registered_on", recorded);
    Some(NewEdit {
        record: id,
        kind: Kind::Episode,
        form: form.id,
        form_version: form.version,
        area: area.clone(),
        edit: Edit::Create {
            fields: fields.with(link::PERSON, view.person.id.to_string()),
        },
        flags: Vec::new(),
        seen: 0,
    })
}

/// What a correction of the visit changes in the weeks after it: its day and place, or that there are none.
pub fn corrected(view: &PersonView, old: &Answers, new: &Answers) -> Option<NewEdit> {
    let episode = view.episodes.iter().find(|episode| {
        episode.form == "postpartum"
            && episode.fields.date("delivery_date").is_some()
            && episode.fields.text("delivery_date") == old.text("delivery_date")
    })?;
    let mut fields = Answers::new();
    if new
        .date("visit_date")
        .is_some_and(|on| is_followed(new, on))
    {
        for field in by_id("postpartum")?.fields() {
            if old.get(field.key) != new.get(field.key) && field.key != "registered_on" {
                match new.get(field.key) {
                    Some(said) => fields.set(field.key, said.clone()),
                    None => fields.clear(field.key),
                }
            }
        }
    } else if episode.fields.date(life::ENDED_ON).is_none() {
        fields.set_date(life::ENDED_ON, new.date("visit_date")?);
        fields.set(life::END_REASON, life::MISTAKEN);
    }
    (!fields.is_empty()).then(|| episode_edit(episode, fields))
}

/// The babies of her last birth, and the way to the next who is still to be registered; nothing before a live birth.
pub fn last(view: &PersonView, lang: Lang) -> Option<(Vec<Arc<Row>>, Option<View>)> {
    let last = view.visits.iter().find(|visit| {
        visit.record.form == "delivery"
            && !matches!(
                visit.state,
                VisitState::Superseded | VisitState::ClosedDuplicate
            )
    })?;
    let fields = &last.record.fields;
    (alive(fields) > 0).then(|| {
        let next = next_baby(last, view, Weight::Plain, lang);
        (babies(use_phone(), view, fields), next)
    })
}
