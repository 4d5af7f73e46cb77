//! What was sealed by older versions of the app, brought to today's form after unlock: pure functions, one for each schema.
//! IndexedDB's own version cannot do it: its upgrade runs before there is a key.

use dampingi_sync::{Local, SCHEMA};

/// A record as it was sealed under this schema. `None` when it cannot be read, or when a newer version wrote it.
pub fn local(schema: u16, plain: &[u8]) -> Option<Local> {
    match schema {
        // The next schema gets its own arm: `1 => from_1(plain)`, and the records are written anew as they are saved.
        SCHEMA => crate::json::read(plain),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::person;

    #[test]
    fn todays_records_are_read_and_those_of_a_newer_version_left_alone() {
        let record = Local {
            base: None,
            view: person(1),
        };
        let plain = serde_json::to_vec(&record).expect("json");
        assert_eq!(local(SCHEMA, &plain), Some(record));
        assert_eq!(local(SCHEMA + 1, &plain), None);
    }
}
