//! The one door for changes: pushes, imports and demo data all come through [`take`], and `accept` decides on each.
//! Must not decide anything itself. One call is one transaction: all that it answered is durable, or nothing is.

use crate::clock;
use crate::days::{today_in, trust, visit_date};
use crate::db::arrived::Arrived;
use crate::db::devices::Noted;
use crate::db::gathered::Gathered;
use crate::db::last_visits::Asked;
use crate::db::latest::Latest;
use crate::db::named_by::NamedBy;
use crate::db::records::Held;
use crate::db::{Db, Writing, changes, photos, records, visits};
use crate::unreadable::{has_place, is_storable, malformed};
use dampingi_sync::accept::{Standing, accept, also_wanted, deletion, wanted};
use dampingi_sync::device::{Seen, held_back};
use dampingi_sync::wire::{Answer, Outcome};
use dampingi_sync::{Author, Change, Kind, Origin, Record, RecordId, Stored, link, status};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Ids of conflict cards are made from the change's id, so that they need no randomness.
const CARDS: Uuid = Uuid::from_u128(0x9c1f_6c7a_54d0_4f3e_8a8e_2b5d_8e0b_73c1);
/// And those of the cards about persons whom an edit reached through an alias.
const SECOND_CARDS: Uuid = Uuid::from_u128(0x2f6d_0b51_9a3e_4c77_b1c4_63d8_40ea_95f2);

/// Takes changes of one author: one answer for each, in their order, after the commit.
pub async fn take(
    db: &Db,
    author: &Author,
    origin: Origin,
    changes: &[Change],
    now: Timestamp,
) -> sqlx::Result<Vec<Answer>> {
    take_in(db.writing().await?, author, origin, changes, now).await
}

/// The same in a transaction in which something was read that must stay true until then. It is committed.
pub async fn take_in(
    transaction: Writing,
    author: &Author,
    origin: Origin,
    changes: &[Change],
    now: Timestamp,
) -> sqlx::Result<Vec<Answer>> {
    let mut desk = Desk::open(transaction, changes, author, origin, now).await?;
    let mut outcomes: Vec<Option<Outcome>> = vec![None; changes.len()];
    // A change may come before its parent: what was deferred is tried again when something it waits for has come. Only then:
    // a batch in the worst order must not cost the square of its size.
    let mut came: Vec<RecordId> = Vec::new();
    let mut decided_at = vec![0; changes.len()];
    loop {
        let before = came.len();
        for (number, change) in changes.iter().enumerate() {
            let is_due = match &outcomes[number] {
                None => true,
                Some(Outcome::Deferred { missing }) => {
                    let since = &came[decided_at[number]..];
                    since.iter().any(|id| missing.contains(id))
                }
                Some(_) => false,
            };
            if is_due {
                let earlier = changes.iter().zip(outcomes[..number].iter().flatten());
                let held = held_back(change, earlier);
                decided_at[number] = came.len();
                let decided = desk.decide(change, held).await?;
                if is_taken(&decided) {
                    came.push(change.record);
                }
                outcomes[number] = Some(decided);
            }
        }
        if came.len() == before {
            break;
        }
    }
    let answers: Vec<Answer> = changes
        .iter()
        .zip(outcomes)
        .filter_map(|(change, outcome)| {
            Some(Answer {
                change_id: change.change_id,
                outcome: outcome?,
            })
        })
        .collect();
    desk.noted.write(desk.gathered.whole().await?).await?;
    desk.gathered.commit().await?;
    Ok(answers)
}

const fn is_taken(outcome: &Outcome) -> bool {
    revision(outcome).is_some()
}

/// The revision that a taken change has; `None` for one that was not taken.
const fn revision(outcome: &Outcome) -> Option<u64> {
    match outcome {
        Outcome::Applied { revision }
        | Outcome::Conflict { revision, .. }
        | Outcome::Duplicate { revision } => Some(*revision),
        _ => None,
    }
}

struct Desk<'a> {
    gathered: Gathered,
    /// What was noted before of these changes, kept true while it notes them.
    arrived: Arrived,
    /// What the devices said last of the records that are there, kept true in the same way.
    latest: Latest,
    /// Who names what it is asked to hide.
    named_by: NamedBy,
    /// What it noted, for the counts of the devices.
    noted: Noted,
    /// What this transaction has read or written. Nobody else writes while it runs, so it stays true.
    known: HashMap<RecordId, Option<Held>>,
    author: &'a Author,
    origin: Origin,
    now: Timestamp,
}

impl<'a> Desk<'a> {
    /// Reads at once what the changes name: one after the other they would cost the database a statement each.
    async fn open(
        mut transaction: Writing,
        changes: &[Change],
        author: &'a Author,
        origin: Origin,
        now: Timestamp,
    ) -> sqlx::Result<Self> {
        let arrived = Arrived::before(&mut transaction, changes).await?;
        let mut named: BTreeSet<RecordId> = changes.iter().map(|change| change.record).collect();
        named.extend(changes.iter().flat_map(wanted));
        let named: Vec<RecordId> = named.into_iter().collect();
        let mut known: HashMap<RecordId, Option<Held>> =
            named.iter().map(|id| (*id, None)).collect();
        for (id, held) in records::load_all(&mut transaction, &named).await? {
            known.insert(id, Some(held));
        }
        let is_there = |id| matches!(known.get(id), Some(Some(_)));
        let fresh = |it: &&Change| is_storable(it) && arrived.seen(it) == Seen::Fresh;
        let (edits, new): (Vec<_>, Vec<_>) = changes
            .iter()
            .filter(fresh)
            .partition(|it| is_there(&it.record));
        let latest = Latest::before(&mut transaction, &edits).await?;
        let asked: Vec<Asked> = new.iter().filter_map(|it| last_visit(it, now)).collect();
        Ok(Self {
            gathered: Gathered::into(transaction, &asked).await?,
            arrived,
            latest,
            named_by: NamedBy::before(changes),
            noted: Noted::default(),
            known,
            author,
            origin,
            now,
        })
    }

    /// `held` is the answer when something earlier in the same push holds the change back.
    async fn decide(&mut self, change: &Change, held: Option<Outcome>) -> sqlx::Result<Outcome> {
        if !is_storable(change) {
            return self.refuse(change).await;
        }
        if let Some(answer) = self.arrived.seen(change).outcome().or(held) {
            return Ok(answer);
        }
        let record = self.held(change.record).await?;
        let mut around = BTreeMap::new();
        let mut names = wanted(change);
        if let Some(held) = &record {
            names.extend(also_wanted(&held.stored.record));
        }
        for id in names {
            if let Some(held) = self.held(id).await? {
                around.insert(id, held.stored);
            }
        }
        let today = today_in(&change.area, self.now);
        let date = visit_date(change, today);
        let previous = match last_visit(change, self.now) {
            Some(asked) => self.gathered.last_visit(asked).await?,
            None => None,
        };
        let stands = record.as_ref().map(|held| &held.stored);
        let hung_since = match deletion(change, stands, &around) {
            Some(deletion) => self.hung_since(&deletion).await?,
            None => false,
        };
        let reviewed = self.last_review(change).await?;
        let verdict = accept(
            change,
            self.author,
            &Standing {
                record: record.as_ref().map(|held| &held.stored),
                around: &around,
                previous: previous.as_ref(),
                reviewed: reviewed.as_ref(),
                hung_since,
                overtaken: self.latest.is_beyond(change),
                today,
                clock: trust(&change.recorded_at, self.now),
                received_at: &clock::wire(self.now),
                next_revision: self.gathered.next_revision(),
                card_id: RecordId(Uuid::new_v5(&CARDS, change.change_id.as_bytes())),
                second_card_id: RecordId(Uuid::new_v5(&SECOND_CARDS, change.change_id.as_bytes())),
                origin: self.origin.clone(),
            },
        );
        // An edit is written behind what was gathered before it: creations are what a push is full of.
        if record.is_some() {
            self.gathered.whole().await?;
        }
        for written in verdict.writes {
            self.write(change, written, record.as_ref(), &date).await?;
        }
        self.note(change, &verdict.outcome).await?;
        Ok(verdict.outcome)
    }

    /// The newest review of the visit that a review is about, where it says what its author had seen.
    async fn last_review(&mut self, change: &Change) -> sqlx::Result<Option<Record>> {
        let fields = change.edit.fields().filter(|it| it.is_filled(link::SEEN));
        let visit = fields
            .filter(|_| change.kind == Kind::Review)
            .and_then(|fields| fields.text(link::VISIT)?.parse().ok());
        let Some(visit) = visit else {
            return Ok(None);
        };
        match self.held(visit).await?.and_then(|held| held.subject) {
            Some(of) => records::last_review(self.gathered.whole().await?, visit, of).await,
            None => Ok(None),
        }
    }

    async fn hung_since(&mut self, deletion: &Change) -> sqlx::Result<bool> {
        match self.held(deletion.record).await? {
            Some(held) => {
                let connection = self.gathered.whole().await?;
                changes::hung_since(connection, deletion, &held, &mut self.named_by).await
            }
            None => Ok(false),
        }
    }

    /// What cannot be stored is noted as seen, where its place in the sequence can be: it came, and is no gap.
    async fn refuse(&mut self, change: &Change) -> sqlx::Result<Outcome> {
        let refused = malformed();
        if has_place(change.device_seq) && self.arrived.seen(change) == Seen::Fresh {
            self.note(change, &refused).await?;
        }
        Ok(refused)
    }

    async fn note(&mut self, change: &Change, outcome: &Outcome) -> sqlx::Result<()> {
        let now = self.now.as_second();
        self.gathered.change(change, outcome, now).await?;
        if !matches!(outcome, Outcome::DeviceTaken | Outcome::Unknown) {
            let was = self.arrived.pair_of(change);
            let place = (change.device_id, change.device_seq);
            self.noted.note(place, was, is_taken(outcome));
            self.arrived.note(change, revision(outcome));
            if is_taken(outcome) {
                self.latest.note(change);
            }
        }
        Ok(())
    }

    async fn held(&mut self, id: RecordId) -> sqlx::Result<Option<Held>> {
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let held = records::load(self.gathered.beside(), id).await?;
        self.known.insert(id, held.clone());
        Ok(held)
    }

    async fn write(
        &mut self,
        change: &Change,
        stored: Stored,
        before: Option<&Held>,
        date: &str,
    ) -> sqlx::Result<()> {
        // A card, or what was said of two records, writes in another record than its own: that one may be there as well.
        let is_another = stored.record.id != change.record;
        let other = match is_another {
            true => self.held(stored.record.id).await?,
            false => None,
        };
        let before = if is_another { other.as_ref() } else { before };
        let subject = self.subject(change, &stored).await?;
        let held = Held { stored, subject };
        let record = &held.stored.record;
        self.gathered.record(&held).await?;
        self.named_by.wrote(record);
        let before_it = before.map(|held| &held.stored);
        records::note_departure(self.gathered.beside(), &held.stored, before_it).await?;
        if photos::named(record).next().is_some() {
            photos::note(self.gathered.whole().await?, record).await?;
        }
        match (&record.kind, subject) {
            (Kind::Visit, Some(subject)) if before.is_none() => {
                let visit = visits::NewVisit {
                    record,
                    subject,
                    date,
                    state: if self.origin == Origin::Import {
                        visits::IMPORTED
                    } else {
                        visits::RECEIVED
                    },
                    received_at: self.now.as_second(),
                };
                self.gathered.visit(&visit).await?;
            }
            (Kind::Visit, _) => visits::follow(self.gathered.with_visits().await?, record).await?,
            (Kind::Review, _) if before.is_none() => {
                let state = record
                    .fields
                    .text(status::STATE)
                    .filter(|word| status::REVIEW_STATES.contains(word));
                if let (Some(visit), Some(state)) = (record.link(link::VISIT), state) {
                    visits::decide(self.gathered.with_visits().await?, visit, state).await?;
                }
            }
            _ => {}
        }
        self.known.insert(record.id, Some(held));
        Ok(())
    }

    /// Whom a record is about. A review and a conflict card are about whom their visit or record is about; what was said of
    /// two records of one person stands with the one that may go.
    async fn subject(
        &mut self,
        change: &Change,
        stored: &Stored,
    ) -> sqlx::Result<Option<RecordId>> {
        let record = &stored.record;
        let of_another = match record.kind {
            Kind::Person | Kind::Household => return Ok(Some(record.id)),
            Kind::Episode => return Ok(record.link(link::PERSON)),
            Kind::Visit => {
                return Ok(record
                    .link(link::PERSON)
                    .or_else(|| record.link(link::HOUSEHOLD)));
            }
            Kind::Review => record.link(link::VISIT),
            Kind::Merge => link::pair(&record.fields).map(|(gone, _)| gone),
            Kind::Conflict => record.link(link::RECORD).or(Some(change.record)),
            _ => None,
        };
        match of_another {
            Some(id) => Ok(self.held(id).await?.and_then(|held| held.subject)),
            None => Ok(None),
        }
    }
}

/// The visit with which the rules compare a visit.
fn last_visit(change: &Change, now: Timestamp) -> Option<Asked> {
    let fields = change
        .edit
        .fields()
        .filter(|_| change.kind == Kind::Visit)?;
    let named = |key: &str| fields.text(key)?.parse().ok();
    Some(Asked {
        subject: named(link::PERSON).or_else(|| named(link::HOUSEHOLD))?,
        form: change.form.clone(),
        day: visit_date(change, today_in(&change.area, now)),
        itself: change.record,
    })
}
