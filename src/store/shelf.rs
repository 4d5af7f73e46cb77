//! The summaries in memory, and how they lie in chunks: rows of persons and households, reference names, and which records
//! belong to which. Pure: knows no key and no database.

use crate::phone::{HouseRow, Row};
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_sync::{Kind, Record, RecordId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Chunks of rows: an unlock reads them all, a save writes one or two.
const PEOPLE: u8 = 16;
/// Chunks of links: read when a person is opened for the first time.
const LINKS: u8 = 64;

/// One chunk of the summaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chunk {
    /// Rows of the persons and households whose ids end so.
    People(u8),
    /// Names of posyandu, users, villages.
    Reference,
    /// Which records belong to the records whose ids end so.
    Links(u8),
}

impl Chunk {
    /// Its number in the store. Numbers stay for ever.
    pub fn number(self) -> u32 {
        match self {
            Self::People(part) => u32::from(part),
            Self::Reference => 100,
            Self::Links(part) => 1000 + u32::from(part),
        }
    }

    /// The chunks that an unlock needs.
    pub fn first() -> Vec<Self> {
        (0..PEOPLE)
            .map(Self::People)
            .chain([Self::Reference])
            .collect()
    }

    /// The chunks that a first look at a person needs.
    pub fn links() -> Vec<Self> {
        (0..LINKS).map(Self::Links).collect()
    }

    fn of_row(id: RecordId) -> Self {
        Self::People(last_byte(id) % PEOPLE)
    }

    fn of_owner(id: RecordId) -> Self {
        Self::Links(last_byte(id) % LINKS)
    }
}

fn last_byte(id: RecordId) -> u8 {
    id.0.as_bytes()[15]
}

/// A name to choose from or to show: a posyandu, a user, a village.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What it is.
    pub kind: Kind,
    /// Where.
    pub area: AreaCode,
    /// What people call it.
    pub name: String,
}

/// The reference that a record gives, if it is one.
pub fn reference(record: &Record) -> Option<Reference> {
    let is_village = record.kind == Kind::Area && record.area.level() == Level::Village;
    let counts = is_village || matches!(record.kind, Kind::Posyandu | Kind::User);
    let name = record.fields.text("name")?.to_owned();
    (counts && !record.deleted).then(|| Reference {
        kind: record.kind.clone(),
        area: record.area.clone(),
        name,
    })
}

/// The rows of one chunk, as stored.
#[derive(Default, Serialize, Deserialize)]
struct People {
    rows: Vec<Row>,
    houses: Vec<HouseRow>,
}

/// Which records belong to which.
pub type Links = BTreeMap<RecordId, BTreeSet<RecordId>>;

/// All summaries of one vault.
#[derive(Clone, Default)]
pub struct Shelf {
    /// By person.
    pub rows: BTreeMap<RecordId, Row>,
    /// By household.
    pub houses: BTreeMap<RecordId, HouseRow>,
    /// By record.
    pub reference: BTreeMap<RecordId, Reference>,
    /// `None` until first needed.
    pub links: Option<Links>,
}

/// What a transaction changes of the summaries. `None` takes out.
#[derive(Default)]
pub struct Changes {
    /// By person.
    pub rows: BTreeMap<RecordId, Option<Row>>,
    /// By household.
    pub houses: BTreeMap<RecordId, Option<HouseRow>>,
    /// By record.
    pub reference: BTreeMap<RecordId, Option<Reference>>,
    /// Owner and what belongs to it from now on. A link that is no longer true does no harm: readers look at the record.
    pub links: BTreeSet<(RecordId, RecordId)>,
}

impl Shelf {
    /// Reads one chunk into the shelf.
    pub fn read(&mut self, chunk: Chunk, json: &[u8]) -> Result<(), serde_json::Error> {
        match chunk {
            Chunk::People(_) => {
                let people: People = serde_json::from_slice(json)?;
                for mut row in people.rows {
                    row.index();
                    self.rows.insert(row.id, row);
                }
                self.houses
                    .extend(people.houses.into_iter().map(|house| (house.id, house)));
            }
            Chunk::Reference => self.reference = serde_json::from_slice(json)?,
            Chunk::Links(_) => {
                let part: Links = serde_json::from_slice(json)?;
                self.links.get_or_insert_default().extend(part);
            }
        }
        Ok(())
    }

    /// One chunk as it is stored.
    pub fn write(&self, chunk: Chunk) -> Vec<u8> {
        let json = match chunk {
            Chunk::People(_) => {
                let rows = self
                    .rows
                    .values()
                    .filter(|row| Chunk::of_row(row.id) == chunk);
                let houses = self
                    .houses
                    .values()
                    .filter(|house| Chunk::of_row(house.id) == chunk);
                serde_json::to_vec(&People {
                    rows: rows.cloned().collect(),
                    houses: houses.cloned().collect(),
                })
            }
            Chunk::Reference => serde_json::to_vec(&self.reference),
            Chunk::Links(_) => {
                let all = self.links.iter().flatten();
                let part: BTreeMap<_, _> = all
                    .filter(|(owner, _)| Chunk::of_owner(**owner) == chunk)
                    .collect();
                serde_json::to_vec(&part)
            }
        };
        json.expect("rows have text keys and finite numbers")
    }

    /// Applies changes, and says which chunks they touch.
    pub fn apply(&mut self, changes: Changes) -> BTreeSet<Chunk> {
        let mut touched = BTreeSet::new();
        for (id, row) in changes.rows {
            if lay(&mut self.rows, id, row) {
                touched.insert(Chunk::of_row(id));
            }
        }
        for (id, house) in changes.houses {
            if lay(&mut self.houses, id, house) {
                touched.insert(Chunk::of_row(id));
            }
        }
        for (id, reference) in changes.reference {
            if lay(&mut self.reference, id, reference) {
                touched.insert(Chunk::Reference);
            }
        }
        let links = self.links.get_or_insert_default();
        for (owner, id) in changes.links {
            if links.entry(owner).or_default().insert(id) {
                touched.insert(Chunk::of_owner(owner));
            }
        }
        touched
    }

    /// The records that belong to this one, and those that belong to them: a person's visits with their reviews.
    pub fn around(&self, id: RecordId) -> BTreeSet<RecordId> {
        let of = |id: RecordId| {
            self.links
                .iter()
                .filter_map(move |links| links.get(&id))
                .flatten()
                .copied()
        };
        of(id)
            .flat_map(|own| std::iter::once(own).chain(of(own)))
            .collect()
    }
}

fn lay<T: PartialEq>(map: &mut BTreeMap<RecordId, T>, id: RecordId, value: Option<T>) -> bool {
    match value {
        Some(value) if map.get(&id) == Some(&value) => false,
        Some(value) => {
            map.insert(id, value);
            true
        }
        None => map.remove(&id).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::derive::{house_row, person_row};
    use crate::store::sample::{household, id, person, record};

    fn filled() -> (Shelf, BTreeSet<Chunk>) {
        let mut changes = Changes::default();
        for n in 0..40 {
            changes
                .rows
                .insert(id(n), person_row(&person(n), None, &[], 0));
        }
        changes
            .houses
            .insert(id(3), Some(house_row(&household(3), 2, 0)));
        let mut posyandu = record(700, Kind::Posyandu, "");
        posyandu.fields.set("name", "Melati");
        changes.reference.insert(id(700), reference(&posyandu));
        changes
            .links
            .extend([(id(1), id(50)), (id(1), id(51)), (id(50), id(60))]);
        let mut shelf = Shelf::default();
        let touched = shelf.apply(changes);
        (shelf, touched)
    }

    #[test]
    fn what_was_written_in_chunks_is_read_back_whole() {
        let (shelf, _) = filled();
        let mut read = Shelf::default();
        for chunk in Chunk::first().into_iter().chain(Chunk::links()) {
            read.read(chunk, &shelf.write(chunk)).expect("just written");
        }
        assert!(read.rows == shelf.rows);
        assert!(read.houses == shelf.houses);
        assert!(read.reference == shelf.reference);
        assert!(read.links == shelf.links);
    }

    #[test]
    fn one_visit_touches_one_chunk_of_rows_and_one_of_links() {
        let (mut shelf, all) = filled();
        assert_eq!(
            all.iter()
                .filter(|chunk| matches!(chunk, Chunk::People(_)))
                .count(),
            16
        );
        let mut changes = Changes::default();
        changes
            .rows
            .insert(id(7), person_row(&person(7), None, &[], 1));
        changes
            .rows
            .insert(id(8), person_row(&person(8), None, &[], 0));
        changes.links.insert((id(7), id(61)));
        let touched: Vec<Chunk> = shelf.apply(changes).into_iter().collect();
        assert_eq!(touched, [Chunk::People(7), Chunk::Links(7)]);
    }

    #[test]
    fn a_persons_visits_come_with_their_reviews() {
        let (shelf, _) = filled();
        let around: Vec<RecordId> = shelf.around(id(1)).into_iter().collect();
        assert_eq!(around, [id(50), id(51), id(60)]);
    }

    #[test]
    fn chunk_numbers_never_meet() {
        let all: BTreeSet<u32> = Chunk::first()
            .into_iter()
            .chain(Chunk::links())
            .map(Chunk::number)
            .collect();
        assert_eq!(all.len(), 16 + 1 + 64);
    }
}
