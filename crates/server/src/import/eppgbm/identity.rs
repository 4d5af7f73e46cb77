//! Who is who across rows, files and years, without asking anybody: ids made from what identifies a record (Settled 7).

use dampingi_domain::{AreaCode, Date};
use dampingi_sync::RecordId;
use uuid::Uuid;

/// Namespace of everything that an import names. Never changed: the ids of records already brought in hang on it.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1d_2b7e_8c41_5a0e_9d33_41b7_0c5a_77e2);

/// Name, birth date, parent and village: who a child is while there is no NIK.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Key(String);

impl Key {
    /// The key of a child. A blank parent is part of it: it matches only a blank parent.
    pub fn new(name: &str, born: Date, parent: &str, village: &AreaCode) -> Self {
        Self(format!(
            "{}|{born}|{}|{village}",
            plain(name),
            plain(parent)
        ))
    }
}

/// A name without case, signs and doubled spaces. "Hj. Aminah" and "HJ AMINAH" are one.
pub fn plain(name: &str) -> String {
    let words = name.split_whitespace().map(|word| -> String {
        word.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    });
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn id(what: &str, of: &str) -> RecordId {
    RecordId(Uuid::new_v5(&NAMESPACE, format!("{what}:{of}").as_bytes()))
}

/// A child that has a NIK.
pub fn by_nik(nik: &str) -> RecordId {
    id("nik", nik)
}

/// A child that has none.
pub fn by_key(key: &Key) -> RecordId {
    id("person", &key.0)
}

/// The childhood of a person.
pub fn childhood(person: RecordId) -> RecordId {
    id("child", &person.to_string())
}

/// What was measured of a person on one day.
pub fn visit(person: RecordId, on: Date) -> RecordId {
    id("child_visit", &format!("{person}:{on}"))
}

/// The device under which one user's imports are counted.
pub fn device(author: RecordId) -> Uuid {
    id("device", &author.to_string()).0
}

/// The same change to the same record is the same change, in whichever run it is sent.
pub fn change(record: RecordId, content: &str) -> Uuid {
    id("change", &format!("{record}:{content}")).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, parent: &str, village: &str) -> Key {
        let born = dampingi_domain::date::parse_date("2025-10-19", jiff::civil::date(2026, 1, 1))
            .expect("date");
        Key::new(name, born, parent, &AreaCode::parse(village).expect("code"))
    }

    #[test]
    fn case_and_signs_make_no_second_child() {
        let a = key("St. Khadijah", "Hj. Aminah", "65.01.05.1002");
        assert!(a == key("ST KHADIJAH ", "hj  aminah", "65.01.05.1002"));
        assert!(a != key("St. Khadijah", "Aminah", "65.01.05.1002"));
        assert!(a != key("St. Khadijah", "Hj. Aminah", "65.01.05.2003"));
    }

    #[test]
    fn an_id_is_the_same_in_every_run() {
        assert_eq!(
            by_nik("6501055910250429").to_string(),
            by_nik("6501055910250429").to_string()
        );
        assert_ne!(by_nik("6501055910250429"), by_nik("6501055910250420"));
        assert_eq!(by_nik("6501055910250429").0.get_version_num(), 5);
    }
}
