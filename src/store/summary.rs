//! Which rows a transaction changes, and to what: loads what the rows are made of, and derives them.
//! Writes nothing.

use super::apart::reference;
use super::by_id::ById;
use super::derive::{cards, current, house_row, is_hers, owner, person_row, returned};
use super::fault::Fault;
use super::plan;
use super::reading::Reading;
use super::shelf::{Changes, Links, Shelf};
use super::unsettled::{Ahead, Moves};
use crate::phone::{HouseRow, Row};
use dampingi_domain::Date;
use dampingi_domain::ordered::Set;
use dampingi_sync::{Kind, Local, Record, RecordId, alias, link};

/// What a transaction is about to write, as far as summaries depend on it.
pub struct Coming<'a> {
    /// Records as they will be.
    pub puts: &'a ById<Local>,
    /// Those of them of which nothing is new that a row shows, but how many changes are not settled.
    pub quiet: &'a Set<RecordId>,
    /// Records that leave.
    pub drops: &'a Set<RecordId>,
    /// What becomes of the changes that are not settled.
    pub moves: &'a Moves,
    /// Persons and households whose rows are derived anew although nothing about them is written.
    pub again: &'a Set<RecordId>,
    /// The day from which on the rows tell what is due.
    pub today: Date,
}

/// The changes of the summaries that go with a transaction.
pub async fn changes(reading: &Reading<'_>, coming: &Coming<'_>) -> Result<Changes, Fault> {
    let mut known = Known::default();
    let (mut quiet, mut about) = (Quiet::default(), coming.drops.clone());
    for local in coming.puts.all() {
        known.records.put(local.view.id, local.view.clone());
        if !(coming.quiet.contains(&local.view.id)
            && quiet.add(&local.view, &reading.session.shelf.borrow()))
        {
            about.insert(local.view.id);
        }
    }
    let is_told = |id: &RecordId| coming.quiet.contains(id) && !about.contains(id);
    let moved: Vec<RecordId> = coming.moves.records().filter(|id| !is_told(id)).collect();
    about.extend(moved);
    // What will be needed, as far as the links tell: one trip to the storage, and not one for each step up and down.
    let mut ahead = about.clone();
    ahead.extend(coming.again);
    ahead.extend(known.owners_of(&about));
    let near: Vec<RecordId> = {
        let shelf = reading.session.shelf.borrow();
        let near = ahead.iter().map(|id| shelf.around(*id));
        near.flatten().collect()
    };
    ahead.extend(near);
    known.load(reading, &ahead).await?;
    // What cannot be read keeps the row that it has.
    let readable = coming.again.iter().filter(|id| known.records.has(**id));
    about.extend(readable);
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
        known.records.take(*id);
    }
    let before = reading.session.pending.borrow();
    let plan = Plan {
        known: &known,
        shelf: &reading.session.shelf.borrow(),
        unsent: coming.moves.over(&before),
        coming,
    };
    plan.references(&about, &mut changes);
    plan.houses(&scope, &around, &mut changes);
    plan.persons(&scope, &around, &mut changes);
    plan.members(&mut changes);
    plan.people(&mut changes);
    plan.recount(&quiet, &mut changes);
    Ok(changes)
}

/// Whose rows only count anew, because of what is quiet.
#[derive(Default)]
struct Quiet {
    persons: Set<RecordId>,
    houses: Set<RecordId>,
}

impl Quiet {
    /// Whether it is known from here whose row counts this record: nobody's who went into another.
    fn add(&mut self, record: &Record, shelf: &Shelf) -> bool {
        let own = Some(record.id);
        let (person, house) = match record.kind {
            Kind::Person => (own, None),
            Kind::Household => (None, own),
            Kind::Episode | Kind::Visit => {
                let person = record.link(link::PERSON);
                let house = record.link(link::HOUSEHOLD);
                (person, house.filter(|_| person.is_none()))
            }
            _ => (None, None),
        };
        let person = person.filter(|id| shelf.rows.has(*id));
        let house = house.filter(|id| shelf.houses.has(*id));
        self.persons.extend(person);
        self.houses.extend(house);
        person.or(house).is_some()
    }
}

/// Records by id: those to be written as they will be, the others as they are.
#[derive(Default)]
struct Known {
    records: ById<Record>,
    /// Looked for, and not there or not readable.
    missing: Set<RecordId>,
}

impl Known {
    async fn load(&mut self, reading: &Reading<'_>, ids: &Set<RecordId>) -> Result<(), Fault> {
        let is_new = |id: &&RecordId| !self.records.has(**id) && !self.missing.contains(id);
        let unseen: Vec<RecordId> = ids.iter().filter(is_new).copied().collect();
        for local in reading.known(&unseen).await? {
            self.records.put(local.view.id, local.view);
        }
        let missing = unseen.into_iter().filter(|id| !self.records.has(*id));
        self.missing.extend(missing);
        Ok(())
    }

    /// What these belong to, as far up as it is known.
    fn owners_of(&self, about: &Set<RecordId>) -> Set<RecordId> {
        let mut owners = Set::new();
        for id in about {
            let mut next = *id;
            while let Some(owner) = self.records.get(next).and_then(owner)
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
            match known.records.get(*id) {
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
                        .extend(known.records.get(person).and_then(alias::into));
                }
                None => self.houses.extend(record.link(link::HOUSEHOLD)),
            },
            Kind::Review | Kind::Conflict => {
                // A card is never about a card or a review.
                let about = owner(record).and_then(|id| known.records.get(id));
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

/// Unsettled changes of a record and what belongs to it.
fn count(unsent: &Ahead<'_>, id: RecordId, own: &Set<RecordId>) -> u16 {
    let of = own.iter().map(|id| unsent.of_record(*id));
    unsent.of_record(id) + of.sum::<u16>()
}

/// What the rows are derived from.
struct Plan<'a> {
    known: &'a Known,
    shelf: &'a Shelf,
    unsent: Ahead<'a>,
    coming: &'a Coming<'a>,
}

impl Plan<'_> {
    fn references(&self, about: &Set<RecordId>, changes: &mut Changes) {
        for id in about {
            let next = self.known.records.get(*id).and_then(reference);
            if next.is_some() || self.shelf.reference.has(*id) {
                changes.reference.put(*id, next);
            }
        }
    }

    fn houses(&self, scope: &Scope, around: &ById<Set<RecordId>>, changes: &mut Changes) {
        for id in &scope.houses {
            let ids = around.get(*id).cloned().unwrap_or_default();
            let own: Vec<&Record> = ids
                .iter()
                .filter_map(|id| self.known.records.get(*id))
                .collect();
            let row = match self.known.records.get(*id) {
                Some(household) => (!household.deleted).then(|| house_row(household, 0, 0)),
                None if self.coming.drops.contains(id) => None,
                None => self.shelf.houses.get(*id).cloned(),
            };
            let row = row.map(|house| HouseRow {
                unsent: count(&self.unsent, *id, &ids),
                cards: cards(&own),
                returned: returned(&current(&own), &own),
                surveyed_on: plan::surveyed_on(&own),
                fit: plan::fit(&own),
                ..house
            });
            changes.houses.put(*id, row);
        }
    }

    fn persons(&self, scope: &Scope, around: &ById<Set<RecordId>>, changes: &mut Changes) {
        let nothing = Set::new();
        for id in &scope.persons {
            let own = around.get(*id).unwrap_or(&nothing);
            let unsent = count(&self.unsent, *id, own);
            let row = self.known.records.get(*id).and_then(|person| {
                let own = own.iter().filter_map(|id| self.known.records.get(*id));
                let own: Vec<&Record> = own.filter(|record| is_hers(record, person)).collect();
                let house = person
                    .link(link::HOUSEHOLD)
                    .and_then(|id| self.house(id, changes));
                let row = person_row(person, house, &own, unsent)?;
                let plan::Lines { plan, told } = plan::of(person, &own, self.coming.today);
                Some(Row { plan, told, ..row })
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
        let is_new = |id| self.coming.puts.has(id) && !self.coming.quiet.contains(&id);
        let is_put = |row: &Row| row.household.is_some_and(is_new);
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

    /// How many changes are not settled, where nothing else is new.
    fn recount(&self, quiet: &Quiet, changes: &mut Changes) {
        for id in &quiet.persons {
            let unsent = count(&self.unsent, *id, &self.shelf.around(*id));
            if let Some(changed) = changes.rows.get_mut(*id) {
                if let Some(row) = changed {
                    row.unsent = unsent;
                }
            } else if let Some(row) = self.shelf.rows.get(*id)
                && row.unsent != unsent
            {
                let row = Row::clone(row);
                changes.rows.put(*id, Some(Row { unsent, ..row }));
            }
        }
        for id in &quiet.houses {
            let unsent = count(&self.unsent, *id, &self.shelf.around(*id));
            if let Some(changed) = changes.houses.get_mut(*id) {
                if let Some(house) = changed {
                    house.unsent = unsent;
                }
            } else if let Some(house) = self.shelf.houses.get(*id)
                && house.unsent != unsent
            {
                let house = house.clone();
                changes.houses.put(*id, Some(HouseRow { unsent, ..house }));
            }
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
