//! The summaries in memory, and how they lie in chunks: rows of persons and households, reference names, and which records
//! belong to which. Pure: knows no key and no database.

use super::by_id::{ById, by_id};
use crate::json;
use crate::phone::{HouseRow, Row};
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_domain::finding::GAIN_POLICY;
use dampingi_domain::indicator::scorecard::{AS_OF, USED_FOR, funds_written, rupiah};
use dampingi_domain::ordered::Set;
use dampingi_sync::{Kind, Record, RecordId, alias, link, sign_off};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Chunks of rows: an unlock reads them all, a save writes one or two. A phone with fewer has them made anew from its records.
const PEOPLE: u8 = 64;
/// Chunks of links: read when a person is opened for the first time.
const LINKS: u8 = 64;

/// One chunk of the summaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Rows of the persons and households whose ids end so.
    People(u8),
    /// Names of posyandu, facilities, users, villages; what health offices chose.
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

    /// All chunks.
    pub fn every() -> Vec<Self> {
        let mut all = Self::first();
        all.extend(Self::links());
        all
    }

    /// The chunk of rows in which this one lies.
    pub fn of_row(id: RecordId) -> Self {
        Self::People(last_byte(id) % PEOPLE)
    }

    fn of_owner(id: RecordId) -> Self {
        Self::Links(last_byte(id) % LINKS)
    }
}

fn last_byte(id: RecordId) -> u8 {
    id.0.as_bytes()[15]
}

/// A name to choose from or to show: a posyandu, a facility, a user, a village; an area whose health office chose something; and
/// a posyandu day.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What it is.
    pub kind: Kind,
    /// Where.
    pub area: AreaCode,
    /// What people call it.
    pub name: String,
    /// What kind of facility; of a posyandu day its date, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sort: String,
    /// What the health office of an area chose, as its record holds it; of a posyandu day whether it is closed or cancelled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<String>,
}

/// What a posyandu day that is over has chosen.
pub const CLOSED: &str = "closed";
/// What one that is not held has chosen.
pub const CANCELLED: &str = "cancelled";

/// The reference that a record gives, if it is one.
pub fn reference(record: &Record) -> Option<Reference> {
    let text = |key: &str| record.fields.text(key).map(str::to_owned);
    let chosen = record.fields.codes(GAIN_POLICY);
    let counts = match record.kind {
        Kind::Area => record.area.level() == Level::Village || !chosen.is_empty(),
        Kind::Posyandu | Kind::Facility | Kind::User | Kind::Session => true,
        Kind::SignOff | Kind::Funds | Kind::Merge => true,
        _ => false,
    };
    (counts && !record.deleted).then_some(())?;
    let (name, sort) = match record.kind {
        Kind::Facility => ("name", "type"),
        // A posyandu day is known by its posyandu, its date, and whether it is over or not held.
        Kind::Session => ("posyandu", "held_on"),
        // A sign-off is known by its quarter, its day, what it says and the numbers it stands on.
        Kind::SignOff => (sign_off::QUARTER, sign_off::SIGNED_ON),
        // What a village used its money for by its quarter and its day, with its lines.
        Kind::Funds => (sign_off::QUARTER, AS_OF),
        // What was said of two people or two households is no name; of two posyandu it is the one that goes, and the one that stays.
        Kind::Merge => (link::POSYANDU_ALIAS, link::POSYANDU_NAME),
        _ => ("name", ""),
    };
    let mut chosen: Vec<String> = chosen.into_iter().map(str::to_owned).collect();
    for said in [CLOSED, CANCELLED] {
        chosen.extend((record.fields.flag(said) == Some(true)).then(|| said.to_owned()));
    }
    if record.kind == Kind::SignOff {
        chosen.extend(text(sign_off::STATE));
        let levels = record.fields.codes(sign_off::LEVELS);
        chosen.extend(levels.into_iter().map(str::to_owned));
    }
    if record.kind == Kind::Merge {
        chosen.extend(text(alias::STATE));
    }
    if record.kind == Kind::Posyandu {
        // What else the organisation's file calls it.
        let others = record.fields.codes(alias::ALIASES);
        chosen.extend(others.into_iter().map(str::to_owned));
    }
    if record.kind == Kind::Funds {
        let lines = rupiah(&record.fields).into_iter().flatten();
        chosen.extend(lines.map(funds_written));
        chosen.extend(text(USED_FOR));
    }
    Some(Reference {
        name: text(name)?,
        sort: text(sort).unwrap_or_default(),
        chosen,
        kind: record.kind.clone(),
        area: record.area.clone(),
    })
}

/// The rows of one chunk, as stored.
#[derive(Deserialize)]
struct People {
    rows: Vec<Row>,
    houses: Vec<HouseRow>,
}

/// The same on its way there: written from where the rows are.
#[derive(Serialize)]
struct Writing<'a> {
    rows: Vec<&'a Row>,
    houses: Vec<&'a HouseRow>,
}

/// Which records belong to which.
pub type Links = ById<Set<RecordId>>;

/// All summaries of one vault.
#[derive(Clone, Default)]
pub struct Shelf {
    /// By person.
    pub rows: ById<Arc<Row>>,
    /// By household.
    pub houses: ById<HouseRow>,
    /// By record.
    pub reference: ById<Reference>,
    /// `None` until first needed.
    pub links: Option<Links>,
    /// What changed since it was last shown.
    pub news: News,
}

/// What changed of the summaries.
#[derive(Clone, Default)]
pub struct News {
    /// Of these persons.
    pub rows: Vec<RecordId>,
    /// Whether anything of a household.
    pub houses: bool,
    /// Whether any name or posyandu day.
    pub reference: bool,
}

/// What a transaction changes of the summaries. `None` takes out.
#[derive(Default)]
pub struct Changes {
    /// By person.
    pub rows: ById<Option<Row>>,
    /// By household.
    pub houses: ById<Option<HouseRow>>,
    /// By record.
    pub reference: ById<Option<Reference>>,
    /// What belongs to whom from now on. A link that is no longer true does no harm: readers look at the record.
    pub links: Links,
}

impl Changes {
    /// Links a record to its owner.
    pub fn link(&mut self, owner: RecordId, id: RecordId) {
        link(&mut self.links, owner, id);
    }
}

/// Whether it was not linked before.
fn link(links: &mut Links, owner: RecordId, id: RecordId) -> bool {
    if !links.has(owner) {
        links.put(owner, Set::new());
    }
    links.get_mut(owner).is_some_and(|own| own.insert(id))
}

impl Shelf {
    /// The shelf of these chunks. `None` when one of them cannot be read.
    pub fn read(chunks: &[Chunk], plain: &[Option<Vec<u8>>]) -> Option<Self> {
        let mut shelf = Self::default();
        let (mut rows, mut houses) = (Vec::new(), Vec::new());
        let mut links: Option<Vec<(RecordId, Set<RecordId>)>> = None;
        for (chunk, plain) in chunks.iter().zip(plain) {
            let plain = plain.as_deref()?;
            match chunk {
                Chunk::People(_) => {
                    let people: People = json::read(plain)?;
                    rows.extend(people.rows.into_iter().map(Arc::new));
                    houses.extend(people.houses);
                }
                Chunk::Reference => {
                    let all: Vec<(RecordId, Reference)> = json::read(plain)?;
                    shelf.reference.extend(all);
                }
                Chunk::Links(_) => {
                    let all: Vec<(RecordId, Vec<RecordId>)> = json::read(plain)?;
                    let all = all.into_iter();
                    let all = all.map(|(owner, own)| (owner, own.into_iter().collect()));
                    links.get_or_insert_default().extend(all);
                }
            }
        }
        shelf.rows = by_id(rows, |row| row.id);
        shelf.houses = by_id(houses, |house| house.id);
        shelf.links = links.map(|links| {
            let mut all = ById::default();
            for (owner, (_, own)) in by_id(links, |(owner, _)| *owner).into_pairs() {
                all.put(owner, own);
            }
            all
        });
        Some(shelf)
    }

    /// One chunk as it is stored.
    pub fn write(&self, chunk: Chunk) -> Vec<u8> {
        match chunk {
            Chunk::People(_) => {
                let is_in = |id: &RecordId| Chunk::of_row(*id) == chunk;
                let rows = self.rows.ids().filter(is_in);
                let houses = self.houses.ids().filter(is_in);
                json::write(&Writing {
                    rows: rows.filter_map(|id| Some(&**self.rows.get(id)?)).collect(),
                    houses: houses.filter_map(|id| self.houses.get(id)).collect(),
                })
            }
            Chunk::Reference => json::write(&self.reference.pairs().collect::<Vec<_>>()),
            Chunk::Links(_) => {
                let all = self.links.iter().flat_map(ById::pairs);
                json::write(
                    &all.filter(|(owner, _)| Chunk::of_owner(*owner) == chunk)
                        .collect::<Vec<_>>(),
                )
            }
        }
    }

    /// Applies changes, and says which chunks they touch.
    pub fn apply(&mut self, changes: Changes) -> Vec<Chunk> {
        let mut touched = Vec::new();
        let mut touch = |chunk: Chunk| {
            if !touched.contains(&chunk) {
                touched.push(chunk);
            }
        };
        for (id, row) in changes.rows.into_pairs() {
            if lay(&mut self.rows, id, row.map(Arc::new)) {
                self.news.rows.push(id);
                touch(Chunk::of_row(id));
            }
        }
        for (id, house) in changes.houses.into_pairs() {
            let into = |house: Option<&HouseRow>| house.and_then(|house| house.into);
            // Its people live elsewhere from now on.
            self.news.reference |= into(house.as_ref()) != into(self.houses.get(id));
            if lay(&mut self.houses, id, house) {
                self.news.houses = true;
                touch(Chunk::of_row(id));
            }
        }
        for (id, reference) in changes.reference.into_pairs() {
            if lay(&mut self.reference, id, reference) {
                self.news.reference = true;
                touch(Chunk::Reference);
            }
        }
        let links = self.links.get_or_insert_default();
        for (owner, own) in changes.links.into_pairs() {
            for id in own {
                if link(links, owner, id) {
                    touch(Chunk::of_owner(owner));
                }
            }
        }
        touched
    }

    /// The records that belong to this one, and those that belong to them: a person's visits with their reviews, also those
    /// of somebody who went into her.
    pub fn around(&self, id: RecordId) -> Set<RecordId> {
        let mut all = Set::new();
        let Some(links) = &self.links else {
            return all;
        };
        let mut next = vec![id];
        // Each once: a link that is no longer true may lead back.
        while let Some(owner) = next.pop() {
            for own in links.get(owner).into_iter().flatten() {
                if *own != id && all.insert(*own) {
                    next.push(*own);
                }
            }
        }
        all
    }
}

fn lay<T: PartialEq>(things: &mut ById<T>, id: RecordId, thing: Option<T>) -> bool {
    match thing {
        Some(thing) if things.get(id) == Some(&thing) => false,
        Some(thing) => {
            things.put(id, thing);
            true
        }
        None => things.take(id).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::derive::{house_row, person_row};
    use crate::store::sample::{household, id, person, record};

    fn filled() -> (Shelf, Vec<Chunk>) {
        let mut changes = Changes::default();
        for n in 0..120 {
            changes
                .rows
                .put(id(n), person_row(&person(n), None, &[], 0));
        }
        changes
            .houses
            .put(id(3), Some(house_row(&household(3), 2, 0)));
        let mut posyandu = record(700, Kind::Posyandu, "");
        posyandu.fields.set("name", "Melati");
        changes.reference.put(id(700), reference(&posyandu));
        for (owner, own) in [(1, 50), (1, 51), (50, 60)] {
            changes.link(id(owner), id(own));
        }
        let mut shelf = Shelf::default();
        let touched = shelf.apply(changes);
        (shelf, touched)
    }

    #[test]
    fn what_was_written_in_chunks_is_read_back_whole() {
        let (shelf, _) = filled();
        let chunks = Chunk::every();
        let plain: Vec<Option<Vec<u8>>> = chunks.iter().map(|it| Some(shelf.write(*it))).collect();
        let read = Shelf::read(&chunks, &plain).expect("just written");
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
            usize::from(PEOPLE)
        );
        let mut changes = Changes::default();
        changes
            .rows
            .put(id(7), person_row(&person(7), None, &[], 1));
        changes
            .rows
            .put(id(8), person_row(&person(8), None, &[], 0));
        changes.link(id(7), id(61));
        let touched = shelf.apply(changes);
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
        let all: Set<u32> = Chunk::every().into_iter().map(Chunk::number).collect();
        assert_eq!(all.len(), 64 + 1 + 64);
    }
}
