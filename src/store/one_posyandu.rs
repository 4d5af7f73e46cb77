//! Posyandu that a coordinator said are one (docs/adr/0040): looked at whenever rows and days are shown. Nothing of it is stored, so
//! that her second word gives everything back by itself.

use super::shelf::{Reference, Shelf};
use crate::phone::Row;
use dampingi_domain::AreaCode;
use dampingi_domain::posyandu_name::{Names, is_same};
use dampingi_sync::{Kind, alias};
use std::sync::Arc;

/// What was said of the names of each village.
#[derive(Default)]
pub struct Known(Vec<(AreaCode, Names)>);

impl Known {
    /// From the names that every unlock reads: the other names in the organisation's file first, then the coordinators' words in the
    /// order of time, which is that of their ids.
    pub fn of(shelf: &Shelf) -> Self {
        let mut known = Self::default();
        let mut say = |at: &Reference, name: &str, of: &str, is_one: bool| {
            let all = &mut known.0;
            let found = all.iter().position(|(area, _)| *area == at.area);
            let found = found.unwrap_or_else(|| {
                all.push((at.area.clone(), Names::default()));
                all.len() - 1
            });
            all[found].1.say(name, of, is_one);
        };
        for posyandu in shelf.reference.all() {
            if posyandu.kind == Kind::Posyandu {
                for name in &posyandu.chosen {
                    say(posyandu, name, &posyandu.name, true);
                }
            }
        }
        for said in shelf.reference.all().filter(|it| it.kind == Kind::Merge) {
            let is_one = said.chosen.iter().any(|word| word == alias::MERGED);
            say(said, &said.name, &said.sort, is_one);
        }
        known
    }

    /// What was said of the names of a village.
    pub fn in_village(&self, area: &AreaCode) -> Option<&Names> {
        let found = self.0.iter().find(|(of, _)| of == area);
        found.map(|(_, names)| names)
    }

    /// The name that stays.
    pub fn one<'a>(&'a self, area: &AreaCode, name: &'a str) -> &'a str {
        self.in_village(area).map_or(name, |names| names.one(name))
    }

    /// Whether two names are those of one posyandu.
    pub fn is_one(&self, area: &AreaCode, a: &str, b: &str) -> bool {
        is_same(self.one(area, a), self.one(area, b))
    }
}

/// Lets children belong to the posyandu that theirs was said to be.
pub fn join(rows: &mut [Arc<Row>], known: &Known) {
    for row in rows {
        let Some(names) = known.in_village(&row.area) else {
            continue;
        };
        let is_gone = |named: &str| !named.is_empty() && !std::ptr::eq(names.one(named), named);
        if row.episodes.iter().any(|it| is_gone(&it.posyandu)) {
            for episode in &mut Arc::make_mut(row).episodes {
                if is_gone(&episode.posyandu) {
                    episode.posyandu = names.one(&episode.posyandu).to_owned();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::EpisodeRow;
    use crate::store::derive::person_row;
    use crate::store::sample::{id, person, record};
    use crate::store::shelf::{Changes, reference};
    use dampingi_sync::link;

    /// Said in this order, with the organisation's other names first; and the posyandu of a child of "RW 03".
    fn posyandu(file: &[&str], said: &[(&str, &str, &str)]) -> String {
        let mut changes = Changes::default();
        let mut melati = record(700, Kind::Posyandu, "");
        melati.fields.set("name", "Melati");
        melati.fields.set("aliases", file.to_vec());
        changes.reference.put(id(700), reference(&melati));
        for ((gone, stays, state), n) in said.iter().zip(701..) {
            let mut word = record(n, Kind::Merge, "");
            word.fields.set(link::POSYANDU_ALIAS, *gone);
            word.fields.set(link::POSYANDU_NAME, *stays);
            word.fields.set(alias::STATE, *state);
            changes.reference.put(id(n), reference(&word));
        }
        // What is said of two people is no name to show.
        let people = record(800, Kind::Merge, "");
        assert!(reference(&people).is_none());
        let mut shelf = Shelf::default();
        shelf.apply(changes);
        let mut row = person_row(&person(1), None, &[], 0).expect("not deleted");
        row.episodes.push(EpisodeRow {
            id: id(100),
            form: "child".to_owned(),
            key_date: None,
            undated_since: None,
            posyandu: "RW 03".to_owned(),
            registered_on: String::new(),
        });
        let mut rows = [Arc::new(row)];
        join(&mut rows, &Known::of(&shelf));
        rows[0].episodes[0].posyandu.clone()
    }

    #[test]
    fn a_child_belongs_to_the_posyandu_that_its_was_said_to_be_until_that_is_taken_back() {
        let one = ("Posyandu RW 3", "Melati", alias::MERGED);
        let two = ("RW 3", "Melati", alias::APART);
        assert_eq!(posyandu(&[], &[]), "RW 03");
        assert_eq!(posyandu(&[], &[one]), "Melati");
        assert_eq!(posyandu(&[], &[one, two]), "RW 03");
        assert_eq!(posyandu(&["RW 3"], &[]), "Melati");
        assert_eq!(posyandu(&["RW 3"], &[two]), "RW 03");
    }
}
