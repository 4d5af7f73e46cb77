//! Reading for the screens: a record, a person, a household, a visit, the outbox. What cannot be read is `None`.

use super::engine::{Engine, reading};
use super::*;
use crate::clock as time;
use crate::session::{Session, Word};
use crate::sorted::{padded, sorted, sorted_down};
use crate::store::by_id::ById;
use crate::store::derive::{age, is_hers};
use crate::store::fault::Fault;
use crate::store::one_home;
use crate::store::reading::Reading;
use dampingi_domain::area::Level;
use dampingi_domain::woman::dating::weeks_by_dates;
use dampingi_sync::status::{self, Way};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Edit, Kind, Local, alias, link};

const DAY_MS: f64 = 24.0 * 3_600_000.0;

impl Engine {
    /// See [`Phone::today`].
    pub fn today(&self) -> Date {
        let profile = self.signals.profile.get_untracked();
        let offset = profile.map_or(8, |profile| saving::home(&profile).utc_offset_hours());
        time::civil(time::wall_ms(), offset)
    }

    /// See [`Phone::clock`]. A clock that was right at the last contact and has not gone back since is believed.
    pub fn clock(&self) -> Clock {
        let contact = self
            .session()
            .ok()
            .and_then(|session| session.device.borrow().contact.clone());
        match contact {
            Some(contact)
                if contact.ahead_ms.abs() < DAY_MS
                    && time::wall_ms() > contact.wall_ms - DAY_MS =>
            {
                Clock::Agrees
            }
            _ => Clock::Unsure,
        }
    }

    /// See [`Phone::record`].
    pub async fn record(&self, id: RecordId) -> Option<Record> {
        let (session, database) = (self.session().ok()?, self.database().ok()?);
        let local = reading(&database, &session).local(id).await.ok()??;
        Some(local.shown())
    }

    /// See [`Phone::records`].
    pub async fn records(&self, ids: &[RecordId]) -> Option<Vec<Record>> {
        let (session, database) = (self.session().ok()?, self.database().ok()?);
        let found = reading(&database, &session).locals(ids).await.ok()?;
        Some(found.into_iter().map(Local::shown).collect())
    }

    /// See [`Phone::person`].
    pub async fn person(&self, id: RecordId) -> Option<PersonView> {
        let session = self.session().ok()?;
        self.try_person(&session, id).await.ok()?
    }

    async fn try_person(
        &self,
        session: &Session,
        id: RecordId,
    ) -> Result<Option<PersonView>, Fault> {
        let database = self.database()?;
        let reading = reading(&database, session);
        let mut about = About::of(&reading, id).await?;
        let Some(person) = about.records.take(id) else {
            return Ok(None);
        };
        about.leave_out(&person);
        let home = person.link(link::HOUSEHOLD);
        let stays =
            home.and_then(|id| one_home::stays(id, &session.shelf.borrow()).map(|it| it.id));
        let household = match stays.or(home) {
            Some(id) => reading.local(id).await?.map(Local::shown),
            None => None,
        };
        let weeks_at_birth = weeks_at_birth(&reading, &person, &about).await?;
        let episodes = about.of_kind(&Kind::Episode).cloned().collect();
        let episodes = sorted_down(episodes, |episode: &Record| {
            format!("{}{}", episode.recorded_at, episode.id)
        });
        let merged = about.of_kind(&Kind::Person).cloned().collect();
        Ok(Some(PersonView {
            merged,
            visits: about.visits(session),
            pending: about.pending(),
            person,
            household,
            episodes,
            weeks_at_birth,
            choices: offices::choices(session),
        }))
    }

    /// See [`Phone::household`].
    pub async fn household(&self, id: RecordId) -> Option<HouseholdView> {
        let session = self.session().ok()?;
        self.try_household(&session, id).await.ok()?
    }

    async fn try_household(
        &self,
        session: &Session,
        id: RecordId,
    ) -> Result<Option<HouseholdView>, Fault> {
        let database = self.database()?;
        let reading = reading(&database, session);
        let mut about = About::of(&reading, id).await?;
        let Some(household) = about.records.take(id) else {
            return Ok(None);
        };
        // Those that went into it bring their surveys; their people live here.
        let gone = alias::aliases(&household);
        for id in &gone {
            about.add(About::of(&reading, *id).await?);
        }
        let is_here = |id: RecordId| id == household.id || gone.contains(&id);
        let members = {
            let shelf = session.shelf.borrow();
            let members = shelf.rows.all();
            let members = members.filter(|row| row.household.is_some_and(is_here));
            // The eldest first, as on the family card.
            let eldest = |row: &Arc<Row>| {
                format!(
                    "{}{}",
                    row.birth_date.as_deref().unwrap_or("9999"),
                    row.name
                )
            };
            sorted(members.cloned().collect(), eldest)
        };
        Ok(Some(HouseholdView {
            merged: about.of_kind(&Kind::Household).cloned().collect(),
            visits: about.visits(session),
            pending: about.pending().contains(&id),
            household,
            members,
        }))
    }

    /// See [`Phone::visit`].
    pub async fn visit(&self, id: RecordId) -> Option<(VisitView, PersonView)> {
        let person = self.record(id).await?.link(link::PERSON)?;
        let mut person = self.person(person).await?;
        if let Some(into) = alias::into(&person.person) {
            person = self.person(into).await?;
        }
        let visit = person
            .visits
            .iter()
            .find(|visit| visit.record.id == id)?
            .clone();
        Some((visit, person))
    }

    /// See [`Phone::outbox`].
    pub async fn outbox(&self) -> Vec<OutboxItem> {
        let Ok(session) = self.session() else {
            return Vec::new();
        };
        self.try_outbox(&session).await.unwrap_or_default()
    }

    async fn try_outbox(&self, session: &Session) -> Result<Vec<OutboxItem>, Fault> {
        let database = self.database()?;
        let reading = reading(&database, session);
        let all = [
            Word::Waiting,
            Word::Deferred,
            Word::Refused,
            Word::Sent,
            Word::Replaced,
        ];
        let entries = reading.entries(&all).await?;
        let ids: Vec<RecordId> = entries.iter().map(|entry| entry.change.record).collect();
        let mut records: ById<Record> = ById::default();
        for local in reading.locals(&ids).await? {
            records.put(local.view.id, local.view);
        }
        let shelf = session.shelf.borrow();
        let mut items: Vec<OutboxItem> = entries
            .into_iter()
            .map(|entry| {
                let record = records.get(entry.change.record);
                let person = match entry.change.kind {
                    Kind::Person => Some(entry.change.record),
                    _ => record.and_then(|record| record.link(link::PERSON)),
                };
                let household = match entry.change.kind {
                    Kind::Household => Some(entry.change.record),
                    _ => record.and_then(|record| record.link(link::HOUSEHOLD)),
                };
                let name = person.and_then(|id| Some(shelf.rows.get(id)?.name.clone()));
                let head = || Some(shelf.houses.get(household?)?.head_name.clone());
                let posyandu = || Some(shelf.reference.get(entry.change.record)?.name.clone());
                let name = name.or_else(head).or_else(posyandu);
                item(entry, person, name.unwrap_or_default())
            })
            .collect();
        items.reverse();
        Ok(items)
    }

    /// See [`Phone::villages`].
    pub fn villages(&self) -> Vec<NamedArea> {
        let Ok(session) = self.session() else {
            return Vec::new();
        };
        let own = session.profile.borrow().areas.clone();
        let is_village = |area: &&NamedArea| area.code.level() == Level::Village;
        let mut villages: Vec<NamedArea> = own.iter().filter(is_village).cloned().collect();
        let shelf = session.shelf.borrow();
        for known in shelf
            .reference
            .all()
            .filter(|known| known.kind == Kind::Area)
        {
            let is_village = known.area.level() == Level::Village;
            let is_own = is_village && own.iter().any(|area| area.code.contains(&known.area));
            let is_new = villages.iter().all(|village| village.code != known.area);
            if is_own && is_new {
                villages.push(NamedArea {
                    code: known.area.clone(),
                    name: known.name.clone(),
                });
            }
        }
        sorted(villages, |village| village.name.clone())
    }

    /// See [`Phone::user_name`].
    pub fn user_name(&self, id: RecordId) -> Option<String> {
        let session = self.session().ok()?;
        let profile = session.profile.borrow();
        if profile.id == id {
            return Some(profile.name.clone());
        }
        session
            .shelf
            .borrow()
            .reference
            .get(id)
            .map(|known| known.name.clone())
    }
}

/// See [`PersonView::weeks_at_birth`]. Read only where it is missing.
async fn weeks_at_birth(
    reading: &Reading<'_>,
    person: &Record,
    about: &About,
) -> Result<Option<i32>, Fault> {
    let lacks = |episode: &Record| {
        episode.form == "child" && episode.fields.number("gestation_weeks_at_birth").is_none()
    };
    let born = person.fields.date("birth_date");
    let mother = person.link(link::MOTHER);
    let (Some(born), Some(mother)) = (born, mother) else {
        return Ok(None);
    };
    if !about.of_kind(&Kind::Episode).any(lacks) {
        return Ok(None);
    }
    let hers = About::of(reading, mother).await?;
    let pregnancies = hers
        .of_kind(&Kind::Episode)
        .filter(|episode| episode.form == "pregnancy")
        .map(|episode| &episode.fields);
    Ok(weeks_by_dates(pregnancies, born))
}

/// A record with everything that belongs to it, and how far its own changes have come.
struct About {
    records: ById<Record>,
    states: ById<EntryState>,
}

impl About {
    async fn of(reading: &Reading<'_>, id: RecordId) -> Result<Self, Fault> {
        if !reading.ensure_links().await? {
            return Err(Fault::Unreadable);
        }
        let mut ids = vec![id];
        ids.extend(reading.session.shelf.borrow().around(id));
        let mut records = ById::default();
        for local in reading.locals(&ids).await? {
            if !local.view.deleted {
                records.put(local.view.id, local.shown());
            }
        }
        // A refusal stands out: it is what a person must act on.
        let mut states: ById<EntryState> = ById::default();
        // Also one that cannot be opened any more is not sent.
        for pending in reading.session.pending.borrow().values() {
            if ids.contains(&pending.record) {
                states.put(pending.record, EntryState::Waiting);
            }
        }
        for Entry { change, state } in reading.entries_at(&reading.pending_of(&ids)).await? {
            let is_refused = matches!(states.get(change.record), Some(EntryState::Refused { .. }));
            if !is_refused {
                states.put(change.record, state);
            }
        }
        Ok(Self { records, states })
    }

    /// With everything that belongs to another record.
    fn add(&mut self, other: Self) {
        for record in other.records.all() {
            self.records.put(record.id, record.clone());
        }
        self.states.extend(other.states.into_pairs());
    }

    /// Without what was recorded about somebody who was once merged with her and is not any more.
    fn leave_out(&mut self, person: &Record) {
        let others = self.records.all().filter(|record| !is_hers(record, person));
        let others: Vec<RecordId> = others.map(|record| record.id).collect();
        for id in others {
            self.records.take(id);
        }
    }

    fn of_kind(&self, kind: &Kind) -> impl Iterator<Item = &Record> {
        self.records
            .all()
            .filter(move |record| record.kind == *kind)
    }

    fn visits(&self, session: &Session) -> Vec<VisitView> {
        let sending = session.sending.borrow();
        let views = self.of_kind(&Kind::Visit).map(|visit| {
            let way = match self.states.get(visit.id) {
                Some(_) if sending.contains(&visit.id) => Way::Sending,
                Some(state) => Way::Pending(state),
                None => Way::Settled,
            };
            let about = |review: &&Record| review.link(link::VISIT) == Some(visit.id);
            let reviews = self.of_kind(&Kind::Review).filter(about).cloned().collect();
            VisitView {
                record: visit.clone(),
                state: status::visit_state(visit, way, self.records.all()),
                reviews: sorted_down(reviews, |review: &Record| {
                    // One that is only on this phone is newer than all the server knows.
                    let revision = review.revision.checked_sub(1).unwrap_or(u64::MAX);
                    format!("{}{}", padded(revision), review.recorded_at)
                }),
            }
        });
        sorted_down(views.collect(), |view: &VisitView| age(&view.record))
    }

    /// Which of these records have a change that is not confirmed.
    fn pending(&self) -> Vec<RecordId> {
        self.states.ids().collect()
    }
}

fn item(entry: Entry, person: Option<RecordId>, title_name: String) -> OutboxItem {
    let is_decision = entry.change.form.is_empty() || entry.change.edit.fields().is_none();
    let edited = match (&entry.state, entry.change.edit) {
        (EntryState::Refused { .. }, Edit::Update { fields }) if !is_decision => Some(fields),
        _ => None,
    };
    OutboxItem {
        seq: entry.change.device_seq,
        record: entry.change.record,
        person,
        title_name,
        is_decision,
        edited,
        form: entry.change.form,
        kind: entry.change.kind,
        state: entry.state,
        recorded_at: entry.change.recorded_at,
    }
}
