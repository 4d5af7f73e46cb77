//! Phones for the tests: the app's own engine, with a user who has just signed in.

use crate::clock;
use crate::phone::engine::{Arriving, Engine, Signals};
use crate::phone::{Gate, NewEdit};
use crate::session::Session;
use crate::store::idb::{Transaction, open_any};
use crate::store::schema::{DATABASE, OF_A_VAULT, VAULTS};
use crate::store::sync::PhoneStore;
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::author::NamedArea;
use dampingi_sync::{Edit, Kind, Profile, RecordId, Role, link};
use std::rc::Rc;
use uuid::Uuid;
use wasm_bindgen::JsValue;

pub const PIN: &str = "246810";
pub const PASSWORD: &str = "kebun karet tua";
/// A name that must never be found at rest.
pub const NAME: &str = "Kanari Contoh";

pub fn id(n: u128) -> RecordId {
    RecordId(Uuid::from_u128(n))
}

pub fn village() -> AreaCode {
    AreaCode::parse("65.01.05.2003").expect("well formed")
}

pub fn user(n: u128) -> Profile {
    Profile {
        id: id(n),
        username: format!("kader{n}"),
        name: format!("Kader {n}"),
        role: Role::Cadre,
        cadre_kind: None,
        areas: vec![NamedArea {
            code: village(),
            name: "Desa Contoh".to_owned(),
        }],
        must_change_password: false,
    }
}

/// An app that was just opened.
pub async fn opened() -> Rc<Engine> {
    let engine = Rc::new(Engine::new(Signals::new()));
    engine
        .open_storage()
        .await
        .expect("the browser has storage");
    engine
}

/// What the server's answer to a sign-in leaves behind.
pub fn arriving(n: u128, password: &str) -> Arriving {
    Arriving {
        token: "a token".to_owned(),
        profile: user(n),
        demo: false,
        parcel_key: String::new(),
        password: password.to_owned(),
        opened: None,
    }
}

/// An app with a fresh vault of this user, open.
pub async fn with_vault(n: u128) -> Rc<Engine> {
    let engine = opened().await;
    engine.arriving.replace(Some(arriving(n, PASSWORD)));
    engine
        .choose_pin(PIN.to_owned())
        .await
        .expect("a vault is made");
    assert_eq!(engine.signals.gate.get_untracked(), Gate::Open);
    engine
}

/// The same phone after the app was closed and opened again, with the vault of this user open.
pub async fn again(n: u128) -> Rc<Engine> {
    let engine = opened().await;
    engine
        .unlock(id(n), PIN.to_owned())
        .await
        .expect("the PIN opens");
    engine
}

pub fn session(engine: &Engine) -> Rc<Session> {
    engine.session().expect("open")
}

pub fn store(engine: &Rc<Engine>) -> PhoneStore {
    PhoneStore::new(engine.clone(), session(engine))
}

fn create(record: RecordId, kind: Kind, form: &'static str, fields: Answers) -> NewEdit {
    NewEdit {
        record,
        kind,
        form,
        form_version: 1,
        area: village(),
        edit: Edit::Create { fields },
        flags: Vec::new(),
        seen: NewEdit::AS_IT_STANDS,
    }
}

pub fn household(n: u128) -> NewEdit {
    let fields = Answers::new()
        .with("head_name", "Pak Contoh")
        .with("hamlet", "Sungai Buluh");
    create(id(n), Kind::Household, "household", fields)
}

pub fn person(n: u128, household: u128) -> NewEdit {
    let fields = Answers::new()
        .with("name", NAME)
        .with("birth_date", "2024-05-01")
        .with(link::HOUSEHOLD, id(household).to_string());
    create(id(n), Kind::Person, "person", fields)
}

pub fn visit(n: u128, person: u128, date: &str) -> NewEdit {
    let fields = Answers::new()
        .with(link::PERSON, id(person).to_string())
        .with("visit_date", date)
        .with("weight_kg", 9.5);
    create(id(n), Kind::Visit, "child_visit", fields)
}

/// A survey of a household.
pub fn survey(n: u128, household: u128, date: &str) -> NewEdit {
    let fields = Answers::new()
        .with(link::HOUSEHOLD, id(household).to_string())
        .with("visit_date", date)
        .with("water_source", "river");
    create(id(n), Kind::Visit, "household_survey", fields)
}

/// Every row of every store that holds something of a user.
pub async fn everything_at_rest() -> Vec<(&'static str, JsValue)> {
    let connection = open_any(DATABASE).await.expect("it is there");
    let mut all = Vec::new();
    for store in OF_A_VAULT.into_iter().chain([VAULTS]) {
        let transaction = Transaction::read(&connection, &[store]).expect("a store");
        let rows = transaction
            .get_all(store, &JsValue::UNDEFINED)
            .await
            .expect("rows");
        all.extend(rows.into_iter().map(|row| (store, row)));
    }
    connection.close();
    all
}

/// A user whom no other phone of this page has.
pub fn fresh_user() -> u128 {
    clock::new_uuid().as_u128()
}
