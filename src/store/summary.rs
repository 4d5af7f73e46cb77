//! Which rows a transaction changes, and to what: loads what the rows are made of, and derives them.
//! Writes nothing.

use super::by_id::ById;
use super::derive::{cards, current, house_row, is_hers, owner, person_row, returned};
use super::fault::Fault;
use super::plan;
use super::reading::Reading;
use super::shelf::{Changes, Links, Shelf, reference};
use crate::phone::{HouseRow, Row};
use crate::session::Pending;
use dampingi_domain::Date;
use dampingi_domain::ordered::{Map, Set};
use dampingi_sync::{Kind, Local, Record, RecordId, alias, link};

/// What a transaction is about to write, as far as summaries depend on it.
pub struct Coming<'a> {
    /// Records as they will be.
    pub puts: &'a ById<Local>,
    /// Records that leave.
    pub drops: &'a Set<RecordId>,
    /// Records whose changes move on.
    pub moved: &'a Set<RecordId>,
    /// What will not be settled.
    pub pending: &'a Map<u64, Pending>,
    /// Persons and households whose rows are derived anew although nothing about them is written.
    pub again: &'a Set<RecordId>,
    /// The day from which on the rows tell what is due.
    pub today: Date,
}

/// The changes of the summaries that go with a transaction.
pub async fn changes(reading: &Reading<'_>, coming: &Coming<'_>) -> Result<Changes, Fault> {
    let mut known = Known::default();
    for local in coming.puts.all() {
        known.0.put(local.view.id, local.view.clone());
    }
    let mut about: Set<RecordId> = coming.drops.clone();
    about.extend(coming.moved);
    known.load(reading, &about).await?;
    // What cannot be read keeps the row that it has.
    known.load(reading, coming.again).await?;
    let readable = coming.again.iter().filter(|id| known.0.has(**id));
    about.extend(readable);
    about.extend(coming.puts.ids());
    // A review leads to its visit, a card to what it is about, the visit to the person, and she may have gone into another.
    for _ in 0..3 {
        known.load(reading, &known.owners_of(&about)).await?;
    }

    let mut changes = Changes::default();
    for record in coming.puts.all().map(|local| &local.view) {
        if let Some(owner) = owner(record) {
            changes.link(owner, record.id);
        }
    }
    let scope = Scope::of(&about, &known, &reading.session.shelf.borrow());
    let around = scope.around(&reading.session.shelf.borrow(), &changes.links);
    let mut wanted = scope.persons.clone();
    wanted.extend(around.all().flatten());
    known.load(reading, &wanted).await?;
    for id in coming.drops {
        known.0.take(*id);
    }
    let plan = Plan {
        known: &known,
        shelf: &reading.session.shelf.borrow(),
        unsent: Unsent::of(coming.pending),
        coming,
    };
    plan.references(&about, &mut changes);
    plan.houses(&scope, &around, &mut changes);
    plan.persons(&scope, &around, &mut changes);
    plan.members(&mut changes);
    plan.people(&mut changes);
    Ok(changes)
}

/// Records by id: those to be written as they will be, the others as they are.
#[derive(Default)]
struct Known(ById<Record>);

impl Known {
    async fn load(&mut self, reading: &Reading<'_>, ids: &Set<RecordId>) -> Result<(), Fault> {
        let unseen: Vec<RecordId> = ids.iter().filter(|id| !self.0.has(**id)).copied().collect();
        for local in reading.locals(&unseen).await? {
            self.0.put(local.view.id, local.view);
        }
        Ok(())
    }

    /// What these belong to, as far up as it is known.
    fn owners_of(&self, about: &Set<RecordId>) -> Set<RecordId> {
        let mut owners = Set::new();
        for id in about {
            let mut next = *id;
            while let Some(owner) = self.0.get(next).and_then(owner)
                && owners.insert(owner)
            {
                next = owner;
            }
        }
        owners
    }
}

/// Whose rows must be derived again.
#[derive(Default)]
struct Scope {
    persons: Set<RecordId>,
    houses: Set<RecordId>,
}

impl Scope {
    fn of(about: &Set<RecordId>, known: &Known, shelf: &Shelf) -> Self {
        let mut scope = Self::default();
        for id in about {
            match known.0.get(*id) {
                Some(record) => scope.add(record, known, shelf),
                // It cannot be read any more: its row goes.
                None if shelf.rows.has(*id) => drop(scope.persons.insert(*id)),
                None if shelf.houses.has(*id) => drop(scope.houses.insert(*id)),
                None => {}
            }
        }
        scope
    }

    fn add(&mut self, record: &Record, known: &Known, shelf: &Shelf) {
        match record.kind {
            Kind::Person => {
                self.persons.insert(record.id);
                let before = shelf.rows.get(record.id).and_then(|row| row.household);
                self.houses.extend(before);
                self.houses.extend(record.link(link::HOUSEHOLD));
                self.persons.extend(alias::into(record));
            }
            Kind::Household => drop(self.houses.insert(record.id)),
            Kind::Episode | Kind::Visit => match record.link(link::PERSON) {
                Some(person) => {
                    self.persons.insert(person);
                    self.persons
                        .extend(known.0.get(person).and_then(alias::into));
                }
                None => self.houses.extend(record.link(link::HOUSEHOLD)),
            },
            Kind::Review | Kind::Conflict => {
                // A card is never about a card or a review.
                let about = owner(record).and_then(|id| known.0.get(id));
                if let Some(about) = about {
                    self.add(about, known, shelf);
                }
            }
            _ => {}
        }
    }

    /// For each person and household the records that belong to them, with what is only being linked now.
    fn around(&self, shelf: &Shelf, fresh: &Links) -> ById<Set<RecordId>> {
        let mut all = ById::default();
        for id in self.persons.iter().chain(&self.houses) {
            let mut own = shelf.around(*id);
            own.extend(fresh.get(*id).into_iter().flatten());
            // A visit that is linked only now may have had its review before it.
            let direct: Vec<RecordId> = own.iter().copied().collect();
            for id in direct {
                own.extend(fresh.get(id).into_iter().flatten());
                own.extend(shelf.around(id));
            }
            all.put(*id, own);
        }
        all
    }
}

/// Unsettled changes by record.
struct Unsent(ById<u16>);

impl Unsent {
    fn of(pending: &Map<u64, Pending>) -> Self {
        let mut counts: ById<u16> = ById::default();
        for change in pending.values() {
            let count = counts.get(change.record).copied().unwrap_or_default();
            counts.put(change.record, count.saturating_add(1));
        }
        Self(counts)
    }

    /// Of a record and what belongs to it.
    fn count(&self, id: RecordId, own: &Set<RecordId>) -> u16 {
        let of = |id: &RecordId| self.0.get(*id).copied().unwrap_or_default();
        of(&id) + own.iter().map(of).sum::<u16>()
    }
}

/// What the rows are derived from.
struct Plan<'a> {
    known: &'a Known,
    shelf: &'a Shelf,
    unsent: Unsent,
    coming: &'a Coming<'a>,
}

impl Plan<'_> {
    fn references(&self, about: &Set<RecordId>, changes: &mut Changes) {
        for id in about {
            let next = self.known.0.get(*id).and_then(reference);
            if next.is_some() || self.shelf.reference.has(*id) {
                changes.reference.put(*id, next);
            }
        }
    }

    fn houses(&self, scope: &Scope, around: &ById<Set<RecordId>>, changes: &mut Changes) {
        for id in &scope.houses {
            let ids = around.get(*id).cloned().unwrap_or_default();
            let own: Vec<&Record> = ids.iter().filter_map(|id| self.known.0.get(*id)).collect();
            let row = match self.known.0.get(*id) {
                Some(household) => (!household.deleted).then(|| house_row(household, 0, 0)),
                None if self.coming.drops.contains(id) => None,
                None => self.shelf.houses.get(*id).cloned(),
            };
            let row = row.map(|house| HouseRow {
                unsent: self.unsent.count(*id, &ids),
                cards: cards(&own),
                returned: returned(&current(&own), &own),
                surveyed_on: plan::surveyed_on(&own),
                ..house
            });
            changes.houses.put(*id, row);
        }
    }

    fn persons(&self, scope: &Scope, around: &ById<Set<RecordId>>, changes: &mut Changes) {
        let nothing = Set::new();
        for id in &scope.persons {
            let own = around.get(*id).unwrap_or(&nothing);
            let unsent = self.unsent.count(*id, own);
            let row = self.known.0.get(*id).and_then(|person| {
                let own = own.iter().filter_map(|id| self.known.0.get(*id));
                let own: Vec<&Record> = own.filter(|record| is_hers(record, person)).collect();
                let house = person
                    .link(link::HOUSEHOLD)
                    .and_then(|id| self.house(id, changes));
                let row = person_row(person, house, &own, unsent)?;
                Some(Row {
                    plan: plan::of(person, &own, self.coming.today),
                    ..row
                })
            });
            changes.rows.put(*id, row);
        }
    }

    fn house<'a>(&'a self, id: RecordId, changes: &'a Changes) -> Option<&'a HouseRow> {
        match changes.houses.get(id) {
            Some(changed) => changed.as_ref(),
            None => self.shelf.houses.get(id),
        }
    }

    /// Rows show their household's head and hamlet: all members follow when it changes.
    fn members(&self, changes: &mut Changes) {
        let is_put = |row: &Row| row.household.is_some_and(|id| self.coming.puts.has(id));
        let members = self
            .shelf
            .rows
            .all()
            .filter(|row| is_put(row) && !changes.rows.has(row.id));
        let mut members: Vec<Row> = members.map(|row| Row::clone(row)).collect();
        for row in &mut members {
            row.move_into(row.household.and_then(|id| self.house(id, changes)));
        }
        for row in members {
            changes.rows.put(row.id, Some(row));
        }
    }

    fn people(&self, changes: &mut Changes) {
        if changes.houses.is_empty() {
            return;
        }
        let mut counts: ById<u16> = ById::default();
        let unchanged = self
            .shelf
            .rows
            .all()
            .filter(|row| !changes.rows.has(row.id))
            .filter_map(|row| row.household);
        let changed = changes.rows.all().flatten();
        for household in unchanged.chain(changed.filter_map(|row| row.household)) {
            let count = counts.get(household).copied().unwrap_or_default();
            counts.put(household, count.saturating_add(1));
        }
        let houses: Vec<RecordId> = changes.houses.ids().collect();
        for id in houses {
            if let Some(Some(row)) = changes.houses.get_mut(id) {
                row.people = counts.get(id).copied().unwrap_or_default();
            }
        }
    }
}
