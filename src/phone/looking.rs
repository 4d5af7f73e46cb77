//! Reading for the screens: a record, a person, a household, a visit, the outbox. What cannot be read is `None`.

use super::engine::{Engine, reading};
use super::*;
use crate::clock as time;
use crate::session::{Session, Word};
use crate::store::derive::newest_first;
use crate::store::fault::Fault;
use crate::store::reading::Reading;
use dampingi_domain::area::Level;
use dampingi_sync::status::{self, Way};
use dampingi_sync::store::{Entry, EntryState};
use dampingi_sync::{Kind, link};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
        Some(local.view)
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
        let Some(person) = about.records.remove(&id) else {
            return Ok(None);
        };
        let household = match person.link(link::HOUSEHOLD) {
            Some(id) => reading.local(id).await?.map(|local| local.view),
            None => None,
        };
        let mut episodes: Vec<Record> = about.of_kind(&Kind::Episode).cloned().collect();
        episodes.sort_by_key(|episode| Reverse((episode.recorded_at.clone(), episode.id)));
        Ok(Some(PersonView {
            visits: about.visits(session),
            pending: about.pending(session),
            person,
            household,
            episodes,
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
        let mut about = About::of(&reading(&database, session), id).await?;
        let Some(household) = about.records.remove(&id) else {
            return Ok(None);
        };
        let members = {
            let shelf = session.shelf.borrow();
            let members = shelf.rows.values().filter(|row| row.household == Some(id));
            let mut members: Vec<Row> = members.cloned().collect();
            // The eldest first, as on the family card.
            members.sort_by(|a, b| (&a.birth_date, &a.name).cmp(&(&b.birth_date, &b.name)));
            members
        };
        Ok(Some(HouseholdView {
            visits: about.visits(session),
            pending: about.pending(session).contains(&id),
            household,
            members,
        }))
    }

    /// See [`Phone::visit`].
    pub async fn visit(&self, id: RecordId) -> Option<(VisitView, PersonView)> {
        let person = self.record(id).await?.link(link::PERSON)?;
        let person = self.person(person).await?;
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
        let ids: BTreeSet<RecordId> = entries.iter().map(|entry| entry.change.record).collect();
        let records = reading
            .locals(&ids)
            .await?
            .into_iter()
            .map(|local| (local.view.id, local.view));
        let records: BTreeMap<RecordId, Record> = records.collect();
        let shelf = session.shelf.borrow();
        let mut items: Vec<OutboxItem> = entries
            .into_iter()
            .map(|entry| {
                let record = records.get(&entry.change.record);
                let person = match entry.change.kind {
                    Kind::Person => Some(entry.change.record),
                    _ => record.and_then(|record| record.link(link::PERSON)),
                };
                let household = match entry.change.kind {
                    Kind::Household => Some(entry.change.record),
                    _ => record.and_then(|record| record.link(link::HOUSEHOLD)),
                };
                let name = person
                    .and_then(|id| shelf.rows.get(&id))
                    .map(|row| row.name.clone());
                let head = household
                    .and_then(|id| shelf.houses.get(&id))
                    .map(|house| house.head_name.clone());
                item(entry, person, name.or(head).unwrap_or_default())
            })
            .collect();
        items.sort_by_key(|item| Reverse(item.seq));
        Ok(items)
    }

    /// See [`Phone::villages`].
    pub fn villages(&self) -> Vec<NamedArea> {
        let Ok(session) = self.session() else {
            return Vec::new();
        };
        let own = session.profile.borrow().areas.clone();
        let shelf = session.shelf.borrow();
        let pulled = shelf
            .reference
            .values()
            .filter(|known| known.kind == Kind::Area);
        let within = pulled.filter(|known| own.iter().any(|area| area.code.contains(&known.area)));
        let mut villages: BTreeMap<AreaCode, String> = within
            .map(|known| (known.area.clone(), known.name.clone()))
            .collect();
        let named = own
            .into_iter()
            .filter(|area| area.code.level() == Level::Village);
        villages.extend(named.map(|area| (area.code, area.name)));
        let mut list: Vec<NamedArea> = villages
            .into_iter()
            .map(|(code, name)| NamedArea { code, name })
            .collect();
        list.sort_by(|a, b| a.name.cmp(&b.name));
        list
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
            .get(&id)
            .map(|known| known.name.clone())
    }
}

/// A record with everything that belongs to it, and how far its own changes have come.
struct About {
    records: BTreeMap<RecordId, Record>,
    states: BTreeMap<RecordId, EntryState>,
}

impl About {
    async fn of(reading: &Reading<'_>, id: RecordId) -> Result<Self, Fault> {
        if !reading.ensure_links().await? {
            return Err(Fault::Unreadable);
        }
        let mut ids = reading.session.shelf.borrow().around(id);
        ids.insert(id);
        let locals = reading.locals(&ids).await?;
        let shown = locals
            .into_iter()
            .map(|local| local.view)
            .filter(|record| !record.deleted);
        let records: BTreeMap<RecordId, Record> = shown.map(|record| (record.id, record)).collect();
        let known: Vec<RecordId> = records.keys().copied().collect();
        let entries = reading.entries_at(&reading.pending_of(&known)).await?;
        // A refusal stands out: it is what a person must act on.
        let mut states: BTreeMap<RecordId, EntryState> = BTreeMap::new();
        for Entry { change, state } in entries {
            let is_refused = matches!(states.get(&change.record), Some(EntryState::Refused { .. }));
            if !is_refused {
                states.insert(change.record, state);
            }
        }
        Ok(Self { records, states })
    }

    fn of_kind(&self, kind: &Kind) -> impl Iterator<Item = &Record> {
        self.records
            .values()
            .filter(move |record| record.kind == *kind)
    }

    fn visits(&self, session: &Session) -> Vec<VisitView> {
        let sending = session.sending.borrow();
        let mut visits: Vec<VisitView> = self
            .of_kind(&Kind::Visit)
            .map(|visit| {
                let way = match self.states.get(&visit.id) {
                    Some(_) if sending.contains(&visit.id) => Way::Sending,
                    Some(state) => Way::Pending(state),
                    None => Way::Settled,
                };
                let about = |review: &&Record| review.link(link::VISIT) == Some(visit.id);
                let mut reviews: Vec<Record> =
                    self.of_kind(&Kind::Review).filter(about).cloned().collect();
                reviews
                    .sort_by_key(|review| Reverse((review.revision, review.recorded_at.clone())));
                VisitView {
                    record: visit.clone(),
                    state: status::visit_state(visit, way, self.records.values()),
                    reviews,
                }
            })
            .collect();
        visits.sort_by_key(|visit| newest_first(&visit.record));
        visits
    }

    fn pending(&self, session: &Session) -> Vec<RecordId> {
        let pending = session.pending.borrow();
        let changed: BTreeSet<RecordId> = pending.values().map(|change| change.record).collect();
        // The record itself was taken out of `records`, so it is not looked for there.
        changed
            .into_iter()
            .filter(|id| self.records.contains_key(id) || self.states.contains_key(id))
            .collect()
    }
}

fn item(entry: Entry, person: Option<RecordId>, title_name: String) -> OutboxItem {
    OutboxItem {
        seq: entry.change.device_seq,
        record: entry.change.record,
        person,
        title_name,
        form: entry.change.form,
        kind: entry.change.kind,
        state: entry.state,
        recorded_at: entry.change.recorded_at,
    }
}
