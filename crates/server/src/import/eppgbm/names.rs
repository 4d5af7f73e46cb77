//! Posyandu and puskesmas by the names a file gives. A name nobody knows becomes a reference record that waits for an
//! admin's confirmation (Settled 6); its id is the one the admin's own list would give it.

use super::identity::plain;
use super::place::bare;
use crate::organisation::{self, Posyandu};
use dampingi_domain::AreaCode;
use dampingi_sync::{Kind, Record, RecordId};
use std::collections::HashMap;

/// A name to be written down, unconfirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewName {
    /// Posyandu or facility.
    pub kind: Kind,
    /// Village of a posyandu, kecamatan of a puskesmas.
    pub area: AreaCode,
    /// As written.
    pub name: String,
    /// Its id.
    pub id: RecordId,
}

/// All that are known.
#[derive(Default)]
pub struct Names {
    posyandu: HashMap<(AreaCode, String), RecordId>,
    facilities: HashMap<(AreaCode, String), RecordId>,
    /// Those that this file brings.
    pub new: Vec<NewName>,
}

impl Names {
    /// Takes note of a reference record; others are passed over.
    pub fn note(&mut self, record: &Record) {
        let known = match record.kind {
            Kind::Posyandu => &mut self.posyandu,
            Kind::Facility => &mut self.facilities,
            _ => return,
        };
        let aliases = record.fields.codes("aliases");
        for name in record.fields.text("name").into_iter().chain(aliases) {
            known.insert((record.area.clone(), alike(name)), record.id);
        }
    }

    /// The posyandu of that name in the village.
    pub fn posyandu(&mut self, village: &AreaCode, name: &str) -> RecordId {
        let key = (village.clone(), alike(name));
        if let Some(id) = self.posyandu.get(&key) {
            return *id;
        }
        let posyandu = Posyandu {
            village: village.clone(),
            name: name.to_owned(),
            aliases: Vec::new(),
            is_confirmed: false,
        };
        let id = posyandu.id();
        self.posyandu.insert(key, id);
        self.new.push(NewName {
            kind: Kind::Posyandu,
            area: village.clone(),
            name: name.to_owned(),
            id,
        });
        id
    }

    /// The puskesmas of that name in the kecamatan. The column says what it is, so the word stands before the name.
    pub fn health_centre(&mut self, subdistrict: &AreaCode, name: &str) -> RecordId {
        let key = (subdistrict.clone(), alike(name));
        if let Some(id) = self.facilities.get(&key) {
            return *id;
        }
        let name = if plain(name).starts_with("puskesmas ") {
            name.to_owned()
        } else {
            format!("Puskesmas {name}")
        };
        let id = organisation::id_of(
            "facility",
            &format!("{subdistrict}:{}", name.to_lowercase()),
        );
        self.facilities.insert(key, id);
        self.new.push(NewName {
            kind: Kind::Facility,
            area: subdistrict.clone(),
            name,
            id,
        });
        id
    }
}

/// "Posyandu Mawar" and "MAWAR" are one posyandu of a village.
fn alike(name: &str) -> String {
    let plain = plain(name);
    let is_its_own = |word: &&str| {
        !matches!(
            *word,
            "posyandu" | "puskesmas" | "pukesmas" | "pkm" | "uptd"
        )
    };
    bare(
        &plain
            .split(' ')
            .filter(is_its_own)
            .collect::<Vec<_>>()
            .join(" "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_once_however_it_is_written() {
        let village = AreaCode::parse("65.01.05.2003").expect("code");
        let mut names = Names::default();
        let mawar = names.posyandu(&village, "Posyandu Mawar");
        assert_eq!(names.posyandu(&village, "MAWAR"), mawar);
        assert_ne!(names.posyandu(&village, "Melati"), mawar);
        let kecamatan = village.parent().expect("kecamatan");
        let centre = names.health_centre(&kecamatan, "Tanjung Selor");
        assert_eq!(
            names.health_centre(&kecamatan, "Puskesmas Tanjung Selor"),
            centre
        );
        let written: Vec<&str> = names.new.iter().map(|new| new.name.as_str()).collect();
        assert_eq!(
            written,
            ["Posyandu Mawar", "Melati", "Puskesmas Tanjung Selor"]
        );
    }
}
