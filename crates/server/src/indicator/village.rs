//! The people and households of one village, put together from their records in the form that the domain counts.

use super::expected::Targets;
use super::standing::{Version, standings};
use crate::db::lives::{self, Found};
use crate::db::{Conn, unreadable};
use crate::donors;
use dampingi_domain::indicator::Population;
use dampingi_domain::life::{Episode, Household, Person, Standing, Visit, is_one_stretch};
use dampingi_domain::{Answers, AreaCode, Date, date};
use dampingi_sync::{RecordId, alias, link};
use std::collections::{BTreeMap, HashMap};

/// A village with all that counts.
pub struct Village {
    /// Its code.
    pub area: AreaCode,
    /// How many are expected, as somebody outside says.
    pub targets: Targets,
    people: BTreeMap<RecordId, Someone>,
    households: BTreeMap<RecordId, Home>,
    /// Households that went into another one of the village, with that one.
    gone: HashMap<RecordId, RecordId>,
}

impl std::fmt::Debug for Village {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Village({}, {} people)", self.area, self.people.len())
    }
}

struct Someone {
    answers: Answers,
    stretches: Vec<Stretch>,
}

/// An episode, owned.
struct Stretch {
    /// The record of hers that it stands on.
    of: RecordId,
    form: String,
    answers: Answers,
    visits: Vec<Seen>,
}

#[derive(Default)]
struct Home {
    answers: Answers,
    surveys: Vec<Seen>,
}

/// A visit, owned.
struct Seen {
    form: String,
    on: Date,
    answers: Answers,
    standing: Standing,
}

/// What was read, before it is put together.
#[derive(Default)]
struct Heap {
    people: BTreeMap<RecordId, Answers>,
    households: BTreeMap<RecordId, Answers>,
    episodes: Vec<Found>,
    visits: Vec<Found>,
}

impl Heap {
    fn add(&mut self, found: Found) {
        match found.kind.as_str() {
            "person" => drop(self.people.insert(found.id, found.fields)),
            "household" => drop(self.households.insert(found.id, found.fields)),
            "episode" => self.episodes.push(found),
            _ => self.visits.push(found),
        }
    }
}

/// Reads a village.
pub async fn read(connection: &mut Conn, area: &AreaCode) -> sqlx::Result<Village> {
    let mut heap = Heap::default();
    lives::of_place(connection, area, |found| heap.add(found)).await?;
    // Who was merged with somebody of this village and is registered in another one counts here, with her.
    for alias in heap.aliases_elsewhere() {
        lives::of_person(connection, alias, |found| heap.add(found)).await?;
    }
    assemble(area, heap)
}

/// The person into whom one went, and those who went into her: by the fields that `accept` writes.
fn into(person: &Answers) -> Option<RecordId> {
    person.text(alias::INTO)?.parse().ok()
}

impl Heap {
    fn aliases_elsewhere(&self) -> Vec<RecordId> {
        let of = |person: &Answers| -> Vec<RecordId> {
            let ids = person.codes(alias::ALIASES).into_iter();
            ids.filter_map(|id| id.parse().ok()).collect()
        };
        let mut all: Vec<RecordId> = self.people.values().flat_map(of).collect();
        all.retain(|id| !self.people.contains_key(id));
        all
    }

    /// Takes out who went into somebody else, and gives whom each of them is counted as. One who went into somebody of
    /// another village is counted over there.
    fn merge(&mut self) -> HashMap<RecordId, RecordId> {
        let merged: HashMap<RecordId, RecordId> = self
            .people
            .iter()
            .filter_map(|(id, person)| Some((*id, into(person)?)))
            .collect();
        self.people.retain(|id, _| !merged.contains_key(id));
        merged
    }
}

impl Heap {
    /// Takes out the households that went into another one of this village; `accept` keeps both in one.
    fn merge_homes(&mut self) -> HashMap<RecordId, RecordId> {
        let went = self.households.iter().filter_map(|(id, home)| {
            let stays = into(home)?;
            self.households.contains_key(&stays).then_some((*id, stays))
        });
        let gone: HashMap<RecordId, RecordId> = went.collect();
        self.households.retain(|id, _| !gone.contains_key(id));
        gone
    }
}

fn assemble(area: &AreaCode, mut heap: Heap) -> sqlx::Result<Village> {
    let merged = heap.merge();
    let gone = heap.merge_homes();
    let mut village = Village {
        area: area.clone(),
        targets: Targets::default(),
        people: heap
            .people
            .into_iter()
            .map(|(id, answers)| {
                let stretches = Vec::new();
                (id, Someone { answers, stretches })
            })
            .collect(),
        households: heap
            .households
            .into_iter()
            .map(|(id, answers)| {
                let surveys = Vec::new();
                (id, Home { answers, surveys })
            })
            .collect(),
        gone,
    };
    let mut of_episode: HashMap<RecordId, Vec<Seen>> = HashMap::new();
    for (subject, episode, seen) in seen(heap.visits)? {
        let home = village.home(subject);
        if let Some(home) = village.households.get_mut(&home) {
            home.surveys.push(seen);
        } else if let Some(episode) = episode {
            of_episode.entry(episode).or_default().push(seen);
        }
    }
    let mut episodes = heap.episodes;
    // The first registration of a childhood is the one that stays.
    episodes.sort_by_key(|episode| (episode.fields.date("registered_on"), episode.id));
    for episode in episodes {
        let visits = of_episode.remove(&episode.id).unwrap_or_default();
        let counted = merged.get(&episode.subject).unwrap_or(&episode.subject);
        if let Some(person) = village.people.get_mut(counted) {
            person.add(Stretch {
                of: episode.subject,
                form: episode.form,
                answers: episode.fields,
                visits,
            });
        }
    }
    Ok(village)
}

/// Each visit with its subject and its episode, in the server's order: of two of one day the later one is the last word, on
/// every database.
fn seen(mut visits: Vec<Found>) -> sqlx::Result<Vec<(RecordId, Option<RecordId>, Seen)>> {
    visits.sort_by_key(|found| found.revision);
    let mut versions = Vec::with_capacity(visits.len());
    for found in &visits {
        let state = found.visit.as_ref();
        let state = state.ok_or_else(|| unreadable("the state of a visit"))?;
        versions.push(Version {
            id: found.id,
            corrects: state.corrects,
            revision: found.revision,
            state: state.state.clone(),
        });
    }
    let standings = standings(&versions);
    visits
        .into_iter()
        .zip(standings)
        .map(|(found, standing)| {
            let day = found.visit.as_ref().map_or("", |state| &state.date);
            let on = date::from_iso(day).ok_or_else(|| unreadable("the day of a visit"))?;
            let episode = found
                .fields
                .text(link::EPISODE)
                .and_then(|id| id.parse().ok());
            let seen = Seen {
                form: found.form,
                on,
                answers: found.fields,
                standing,
            };
            Ok((found.subject, episode, seen))
        })
        .collect()
}

impl Someone {
    /// A child is a child once: a second registration of the same childhood brings its visits and what the first left blank.
    /// Of a woman with two records that were merged, the same pregnancy stands on both.
    fn add(&mut self, mut stretch: Stretch) {
        let is_same = |known: &&mut Stretch| {
            let is_child = stretch.form == "child";
            known.form == stretch.form
                && (is_child
                    || known.of != stretch.of
                        && is_one_stretch(&stretch.form, &known.answers, &stretch.answers))
        };
        let first = self.stretches.iter_mut().find(is_same);
        match first {
            Some(first) => {
                stretch.answers.apply(&first.answers);
                first.answers = stretch.answers;
                first.visits.append(&mut stretch.visits);
            }
            None => self.stretches.push(stretch),
        }
    }
}

impl Village {
    /// Hands the population to whoever counts it.
    pub fn with_population<T>(&self, count: impl FnOnce(&Population<'_>) -> T) -> T {
        let people: Vec<Person<'_>> = self
            .people
            .values()
            .map(|person| person.lent(&self.area))
            .collect();
        let mut members: HashMap<RecordId, Vec<usize>> = HashMap::new();
        for (at, person) in self.people.values().enumerate() {
            let home = person.answers.text(link::HOUSEHOLD);
            if let Some(home) = home.and_then(|id| id.parse().ok()) {
                members.entry(self.home(home)).or_default().push(at);
            }
        }
        let households: Vec<Household<'_>> = self
            .households
            .iter()
            .map(|(id, home)| Household {
                area: &self.area,
                surveys: home.surveys.iter().map(Seen::lent).collect(),
                members: members.remove(id).unwrap_or_default(),
            })
            .collect();
        count(&Population {
            people: &people,
            households: &households,
            expected: self.targets.numbers(),
        })
    }

    /// The household's answers of a person, by her place among the people; for an address.
    pub fn home_of(&self, person: &Answers) -> Option<&Answers> {
        let id = person.text(link::HOUSEHOLD)?.parse().ok()?;
        self.households
            .get(&self.home(id))
            .map(|home| &home.answers)
    }

    /// The household that a record's link means: the one that stays.
    fn home(&self, id: RecordId) -> RecordId {
        self.gone.get(&id).copied().unwrap_or(id)
    }

    /// Whether nobody and no household is on record.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.households.is_empty()
    }

    /// The NIK of everybody who has one.
    pub fn niks(&self) -> impl Iterator<Item = &str> {
        self.people
            .values()
            .filter_map(|person| person.answers.text("nik"))
    }

    /// How much support of donors runs.
    pub fn supports(&self) -> usize {
        self.with_population(|population| {
            let people = population.people.iter();
            let given = people.flat_map(|person| donors::of_person(person, Date::MAX));
            given.filter(|(support, _)| donors::runs(support)).count()
        })
    }

    /// Everybody's record, in the order in which the population lists them.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> {
        self.people.keys().copied()
    }

    /// How many people.
    pub fn size(&self) -> usize {
        self.people.len()
    }
}

impl Someone {
    fn lent<'a>(&'a self, area: &'a AreaCode) -> Person<'a> {
        let episodes = self.stretches.iter().map(|stretch| Episode {
            form: &stretch.form,
            answers: &stretch.answers,
            closed_on: dampingi_domain::life::ended_on(&stretch.answers),
            visits: stretch.visits.iter().map(Seen::lent).collect(),
        });
        Person {
            answers: &self.answers,
            area,
            episodes: episodes.collect(),
        }
    }
}

impl Seen {
    fn lent(&self) -> Visit<'_> {
        Visit {
            form: &self.form,
            on: self.on,
            answers: &self.answers,
            standing: self.standing,
        }
    }
}
