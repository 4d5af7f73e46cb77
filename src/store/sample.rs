//! Records for the tests of this folder.

use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::{Kind, Origin, Record, RecordId, SCHEMA};
use std::collections::BTreeMap;
use uuid::Uuid;

pub fn id(n: u128) -> RecordId {
    RecordId(Uuid::from_u128(n))
}

pub fn record(n: u128, kind: Kind, form: &str) -> Record {
    Record {
        id: id(n),
        kind,
        form: form.to_owned(),
        form_version: 1,
        schema: SCHEMA,
        area: AreaCode::parse("65.01.05.2003").expect("well formed"),
        author: id(900),
        origin: Origin::Phone,
        recorded_at: "2026-11-21T08:00:00+08:00".to_owned(),
        received_at: String::new(),
        revision: 0,
        deleted: false,
        flags: Vec::new(),
        fields: Answers::new(),
        other: BTreeMap::new(),
    }
}

pub fn person(n: u128) -> Record {
    let mut person = record(n, Kind::Person, "person");
    person.fields = Answers::new()
        .with("name", "Anak Contoh")
        .with("birth_date", "2024-05-01");
    person
}

pub fn household(n: u128) -> Record {
    let mut household = record(n, Kind::Household, "household");
    household.fields = Answers::new()
        .with("head_name", "Pak Contoh")
        .with("rt", "002");
    household
}
