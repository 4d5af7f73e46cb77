//! The children and posyandu that are already there, and those that earlier rows brought: who is the same child.
//! In doubt a row is told and stays out; no two children are ever made one by guessing.

use super::column::Column;
use super::identity::{self, Key, plain};
use super::names::Names;
use super::row::Reading;
use dampingi_domain::{Answers, AreaCode, Date};
use dampingi_sync::{Kind, Record, RecordId, link};
use std::collections::HashMap;

/// One child.
pub struct Child {
    /// Her person record.
    pub id: RecordId,
    /// Where she is registered.
    pub village: AreaCode,
    /// Revision of the person record; `None` for a child that this file brings.
    pub revision: Option<u64>,
    /// Her childhood episode, if there is one.
    pub childhood: Option<RecordId>,
    /// What was measured, and when; every version of it.
    pub visits: Vec<(Date, Answers)>,
    name: String,
    sex: String,
    born: Date,
    nik: Option<String>,
    deleted: bool,
}

/// All of them, by what identifies them.
#[derive(Default)]
pub struct Register {
    children: Vec<Child>,
    by_nik: HashMap<String, usize>,
    by_key: HashMap<Key, Vec<usize>>,
    ids: HashMap<RecordId, usize>,
    /// Posyandu and puskesmas.
    pub names: Names,
}

/// Which child a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// One that is already there.
    Same(usize),
    /// One without a NIK until now; the row brings it.
    SameWithNewNik(usize),
    /// Nobody yet.
    Nobody,
}

impl Register {
    /// From the records of the villages concerned.
    pub fn new<'a>(records: impl IntoIterator<Item = &'a Record> + Clone) -> Self {
        let mut register = Self::default();
        let mut places = HashMap::new();
        for record in records.clone() {
            match record.kind {
                Kind::Person => {
                    if let Some(at) = register.add_person(record) {
                        places.insert(record.id, at);
                    }
                }
                _ => register.names.note(record),
            }
        }
        for record in records {
            let Some(at) = record
                .link(link::PERSON)
                .and_then(|person| places.get(&person))
            else {
                continue;
            };
            let child = &mut register.children[*at];
            match record.form.as_str() {
                "child" if !record.deleted => child.childhood = Some(record.id),
                "child_visit" => {
                    if let Some(on) = record.fields.date("visit_date") {
                        child.visits.push((on, record.fields.clone()));
                    }
                }
                _ => {}
            }
        }
        register
    }

    fn add_person(&mut self, record: &Record) -> Option<usize> {
        let fields = &record.fields;
        let born = fields.date("birth_date")?;
        let name = fields.text("name")?;
        let parents = ["mother_name", "father_name", "parent_name"]
            .into_iter()
            .filter_map(|key| fields.text(key));
        let parents: Vec<&str> = parents.collect();
        let parents = if parents.is_empty() {
            vec![""]
        } else {
            parents
        };
        let keys = parents
            .into_iter()
            .map(|parent| Key::new(name, born, parent, &record.area))
            .collect();
        let child = Child {
            id: record.id,
            village: record.area.clone(),
            revision: Some(record.revision),
            childhood: None,
            visits: Vec::new(),
            name: plain(name),
            sex: fields.text("sex").unwrap_or_default().to_owned(),
            born,
            nik: fields.text("nik").map(str::to_owned),
            deleted: record.deleted,
        };
        Some(self.add(child, keys))
    }

    fn add(&mut self, child: Child, keys: Vec<Key>) -> usize {
        let at = self.children.len();
        if let Some(nik) = &child.nik {
            self.by_nik.entry(nik.clone()).or_insert(at);
        }
        for key in keys {
            let same = self.by_key.entry(key).or_default();
            if !same.contains(&at) {
                same.push(at);
            }
        }
        self.ids.insert(child.id, at);
        self.children.push(child);
        at
    }

    /// A child that this row is the first to name.
    pub fn bring(&mut self, reading: &Reading) -> usize {
        let child = Child {
            id: id_of(reading),
            village: reading.village.clone(),
            revision: None,
            childhood: None,
            visits: Vec::new(),
            name: plain(&reading.name),
            sex: reading.sex.to_owned(),
            born: reading.born,
            nik: reading.nik.clone(),
            deleted: false,
        };
        self.add(child, vec![key_of(reading)])
    }

    /// Whose row this is, or the column at fault and why.
    pub fn find(&self, reading: &Reading) -> Result<Found, (Column, &'static str)> {
        if let Some(at) = reading.nik.as_ref().and_then(|nik| self.by_nik.get(nik)) {
            let child = &self.children[*at];
            // A mother's NIK put down for her twins, or a mistyped digit: never merged.
            if child.name != plain(&reading.name) || child.born != reading.born {
                return Err((Column::Nik, "NIK ini sudah dipakai anak lain."));
            }
            return self.same(*at, reading).map(Found::Same);
        }
        let key = key_of(reading);
        let alike = self.by_key.get(&key).map(Vec::as_slice).unwrap_or_default();
        let may_be = |at: &usize| reading.nik.is_none() || self.children[*at].nik.is_none();
        let alike: Vec<usize> = alike.iter().copied().filter(may_be).collect();
        match (alike.as_slice(), &reading.nik) {
            // Her id is taken although name or village differ: she moved, or was renamed.
            ([], _) if self.ids.contains_key(&id_of(reading)) => Err(MOVED),
            ([], _) => Ok(Found::Nobody),
            ([at], None) => self.same(*at, reading).map(Found::Same),
            ([at], Some(_)) => self.same(*at, reading).map(Found::SameWithNewNik),
            _ => Err((
                Column::Nik,
                "Ada beberapa anak dengan nama, tanggal lahir dan orang tua ini. Isi NIK-nya.",
            )),
        }
    }

    fn same(&self, at: usize, reading: &Reading) -> Result<usize, (Column, &'static str)> {
        let child = &self.children[at];
        if child.deleted {
            return Err((
                Column::Name,
                "Catatan anak ini sudah dihapus. Tanyakan kepada koordinator.",
            ));
        }
        if child.sex != reading.sex {
            return Err((
                Column::Sex,
                "Jenis kelaminnya berbeda dari yang sudah tercatat.",
            ));
        }
        if child.village != reading.village {
            return Err(MOVED);
        }
        Ok(at)
    }

    /// The child at a place.
    pub fn child(&self, at: usize) -> &Child {
        &self.children[at]
    }

    /// Notes what a row added to a child.
    pub fn child_mut(&mut self, at: usize) -> &mut Child {
        &mut self.children[at]
    }

    /// Notes the NIK that a row brought.
    pub fn learn_nik(&mut self, at: usize, nik: &str) {
        self.children[at].nik = Some(nik.to_owned());
        self.by_nik.insert(nik.to_owned(), at);
    }
}

const MOVED: (Column, &str) = (
    Column::Village,
    "Anak ini tercatat di desa lain atau dengan data lain. Perbaiki dahulu catatannya, lalu impor lagi.",
);

fn key_of(reading: &Reading) -> Key {
    Key::new(
        &reading.name,
        reading.born,
        &reading.parent,
        &reading.village,
    )
}

/// The id that a row's child gets, should nobody be there yet.
pub fn id_of(reading: &Reading) -> RecordId {
    let by_key = || identity::by_key(&key_of(reading));
    reading.nik.as_deref().map_or_else(by_key, identity::by_nik)
}
