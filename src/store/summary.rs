//! Which rows a transaction changes, and to what: loads what the rows are made of, and derives them.
//! Writes nothing.

use super::derive::{house_row, owner, person_row};
use super::fault::Fault;
use super::reading::Reading;
use super::shelf::{Changes, Shelf, reference};
use crate::phone::{HouseRow, Row};
use crate::session::Pending;
use dampingi_sync::{Kind, Local, Record, RecordId, link};
use std::collections::{BTreeMap, BTreeSet};

/// What a transaction is about to write, as far as summaries depend on it.
pub struct Coming<'a> {
    /// Records as they will be.
    pub puts: &'a BTreeMap<RecordId, Local>,
    /// Records that leave.
    pub drops: &'a BTreeSet<RecordId>,
    /// Records whose changes move on.
    pub moved: &'a BTreeSet<RecordId>,
    /// What will not be settled.
    pub pending: &'a BTreeMap<u64, Pending>,
}

/// The changes of the summaries that go with a transaction.
pub async fn changes(reading: &Reading<'_>, coming: &Coming<'_>) -> Result<Changes, Fault> {
    let mut known: BTreeMap<RecordId, Record> = coming
        .puts
        .iter()
        .map(|(id, local)| (*id, local.view.clone()))
        .collect();
    let unseen =
        |ids: &BTreeSet<RecordId>, known: &BTreeMap<RecordId, Record>| -> BTreeSet<RecordId> {
            ids.iter()
                .filter(|id| !known.contains_key(*id))
                .copied()
                .collect()
        };
    let touched: BTreeSet<RecordId> = coming.drops.union(coming.moved).copied().collect();
    load(reading, &unseen(&touched, &known), &mut known).await?;
    let about: BTreeSet<RecordId> = touched.iter().chain(coming.puts.keys()).copied().collect();
    // A review leads to its visit, and the visit to the person.
    let visits: BTreeSet<RecordId> = about
        .iter()
        .filter_map(|id| known.get(id)?.link(link::VISIT))
        .collect();
    load(reading, &unseen(&visits, &known), &mut known).await?;

    let mut changes = Changes::default();
    for record in coming.puts.values().map(|local| &local.view) {
        if let Some(owner) = owner(record) {
            changes.links.insert((owner, record.id));
        }
    }
    let scope = Scope::of(&about, &known, &reading.session.shelf.borrow());
    let around: BTreeMap<RecordId, BTreeSet<RecordId>> = {
        let shelf = reading.session.shelf.borrow();
        scope
            .persons
            .iter()
            .map(|id| (*id, around(*id, &shelf, &changes)))
            .collect()
    };
    let wanted: BTreeSet<RecordId> = scope
        .persons
        .iter()
        .chain(around.values().flatten())
        .copied()
        .collect();
    load(reading, &unseen(&wanted, &known), &mut known).await?;
    known.retain(|id, _| !coming.drops.contains(id));

    let unsent = Unsent::of(coming.pending);
    let shelf = reading.session.shelf.borrow();
    derive_references(&about, &known, &shelf, &mut changes);
    derive_houses(&scope, &known, coming.drops, &shelf, &unsent, &mut changes);
    derive_persons(&scope, &known, &around, &shelf, &unsent, &mut changes);
    move_households(coming.puts, &shelf, &mut changes);
    count_people(&shelf, &mut changes);
    Ok(changes)
}

async fn load(
    reading: &Reading<'_>,
    ids: &BTreeSet<RecordId>,
    known: &mut BTreeMap<RecordId, Record>,
) -> Result<(), Fault> {
    let locals = reading.locals(ids).await?;
    known.extend(locals.into_iter().map(|local| (local.view.id, local.view)));
    Ok(())
}

/// Whose rows must be derived again.
#[derive(Default)]
struct Scope {
    persons: BTreeSet<RecordId>,
    houses: BTreeSet<RecordId>,
}

impl Scope {
    fn of(about: &BTreeSet<RecordId>, known: &BTreeMap<RecordId, Record>, shelf: &Shelf) -> Self {
        let mut scope = Self::default();
        for id in about {
            match known.get(id) {
                Some(record) => scope.add(record, known, shelf),
                // It cannot be read any more: its row goes.
                None if shelf.rows.contains_key(id) => drop(scope.persons.insert(*id)),
                None if shelf.houses.contains_key(id) => drop(scope.houses.insert(*id)),
                None => {}
            }
        }
        scope
    }

    fn add(&mut self, record: &Record, known: &BTreeMap<RecordId, Record>, shelf: &Shelf) {
        match record.kind {
            Kind::Person => {
                self.persons.insert(record.id);
                let before = shelf.rows.get(&record.id).and_then(|row| row.household);
                self.houses
                    .extend(before.into_iter().chain(record.link(link::HOUSEHOLD)));
            }
            Kind::Household => drop(self.houses.insert(record.id)),
            Kind::Episode | Kind::Visit => match record.link(link::PERSON) {
                Some(person) => drop(self.persons.insert(person)),
                None => self.houses.extend(record.link(link::HOUSEHOLD)),
            },
            Kind::Review => {
                let visit = record.link(link::VISIT).and_then(|id| known.get(&id));
                if let Some(visit) = visit {
                    self.add(visit, known, shelf);
                }
            }
            _ => {}
        }
    }
}

fn around(id: RecordId, shelf: &Shelf, changes: &Changes) -> BTreeSet<RecordId> {
    let fresh = |owner: RecordId| {
        let from = (owner, RecordId(uuid::Uuid::nil()));
        let to = (owner, RecordId(uuid::Uuid::max()));
        changes.links.range(from..=to).map(|(_, id)| *id)
    };
    let mut own = shelf.around(id);
    own.extend(fresh(id));
    let deeper: Vec<RecordId> = own.iter().flat_map(|id| fresh(*id)).collect();
    // A visit that is linked only now may have had its review before it.
    let reviews: Vec<RecordId> = own.iter().flat_map(|id| shelf.around(*id)).collect();
    own.extend(deeper.into_iter().chain(reviews));
    own
}

/// Unsettled changes by record.
struct Unsent(BTreeMap<RecordId, u16>);

impl Unsent {
    fn of(pending: &BTreeMap<u64, Pending>) -> Self {
        let mut counts = BTreeMap::new();
        for change in pending.values() {
            let count: &mut u16 = counts.entry(change.record).or_default();
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    fn count<'a>(&self, ids: impl Iterator<Item = &'a RecordId>) -> u16 {
        ids.filter_map(|id| self.0.get(id)).sum()
    }
}

fn derive_references(
    about: &BTreeSet<RecordId>,
    known: &BTreeMap<RecordId, Record>,
    shelf: &Shelf,
    changes: &mut Changes,
) {
    for id in about {
        let next = known.get(id).and_then(reference);
        if next.is_some() || shelf.reference.contains_key(id) {
            changes.reference.insert(*id, next);
        }
    }
}

fn derive_houses(
    scope: &Scope,
    known: &BTreeMap<RecordId, Record>,
    drops: &BTreeSet<RecordId>,
    shelf: &Shelf,
    unsent: &Unsent,
    changes: &mut Changes,
) {
    for id in &scope.houses {
        let surveys = shelf.around(*id);
        let count = unsent.count(std::iter::once(id).chain(&surveys));
        let row = match known.get(id) {
            Some(household) => (!household.deleted).then(|| house_row(household, 0, count)),
            None if drops.contains(id) => None,
            None => shelf.houses.get(id).map(|house| HouseRow {
                unsent: count,
                ..house.clone()
            }),
        };
        changes.houses.insert(*id, row);
    }
}

fn derive_persons(
    scope: &Scope,
    known: &BTreeMap<RecordId, Record>,
    around: &BTreeMap<RecordId, BTreeSet<RecordId>>,
    shelf: &Shelf,
    unsent: &Unsent,
    changes: &mut Changes,
) {
    for id in &scope.persons {
        let ids = around.get(id).into_iter().flatten();
        let count = unsent.count(std::iter::once(id).chain(ids.clone()));
        let row = known.get(id).and_then(|person| {
            let around: Vec<&Record> = ids.filter_map(|id| known.get(id)).collect();
            let house = person
                .link(link::HOUSEHOLD)
                .and_then(|id| house(id, shelf, changes));
            person_row(person, house, &around, count)
        });
        changes.rows.insert(*id, row);
    }
}

fn house<'a>(id: RecordId, shelf: &'a Shelf, changes: &'a Changes) -> Option<&'a HouseRow> {
    match changes.houses.get(&id) {
        Some(changed) => changed.as_ref(),
        None => shelf.houses.get(&id),
    }
}

/// Rows show their household's head and hamlet: all members follow when it changes.
fn move_households(puts: &BTreeMap<RecordId, Local>, shelf: &Shelf, changes: &mut Changes) {
    let is_put = |id: Option<RecordId>| id.is_some_and(|id| puts.contains_key(&id));
    let members: Vec<Row> = shelf
        .rows
        .values()
        .filter(|row| is_put(row.household) && !changes.rows.contains_key(&row.id))
        .cloned()
        .collect();
    for mut row in members {
        row.move_into(row.household.and_then(|id| house(id, shelf, changes)));
        changes.rows.insert(row.id, Some(row));
    }
}

fn count_people(shelf: &Shelf, changes: &mut Changes) {
    if changes.houses.is_empty() {
        return;
    }
    let mut counts: BTreeMap<RecordId, u16> = BTreeMap::new();
    let unchanged = shelf
        .rows
        .values()
        .filter(|row| !changes.rows.contains_key(&row.id));
    for household in unchanged
        .chain(changes.rows.values().flatten())
        .filter_map(|row| row.household)
    {
        *counts.entry(household).or_default() += 1;
    }
    for (id, row) in &mut changes.houses {
        if let Some(row) = row {
            row.people = counts.get(id).copied().unwrap_or_default();
        }
    }
}
