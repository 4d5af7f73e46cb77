//! What the contract is told with: changes, records of the server, and short ways to ask the storage. Nobody here is real.

use super::SaveChange;
use crate::store::{Committed, Entry, EntryState, Position, Step, Store};
use crate::{Change, Edit, Kind, Local, Origin, Record, RecordId, SCHEMA};
use dampingi_domain::{Answers, AreaCode};
use std::collections::BTreeMap;
use uuid::Uuid;

pub fn id(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

pub fn create(number: u128) -> Change {
    change(
        number,
        Edit::Create {
            fields: Answers::new().with("name", number.to_string()),
        },
    )
}

pub fn update(number: u128, key: &str, value: &str) -> Change {
    change(
        number,
        Edit::Update {
            fields: Answers::new().with(key, value),
        },
    )
}

pub fn change(number: u128, edit: Edit) -> Change {
    let bytes = serde_json::to_vec(&edit).expect("json");
    Change {
        change_id: Uuid::new_v5(&Uuid::from_u128(number), &bytes),
        device_id: Uuid::nil(),
        device_seq: 0,
        author: id(900),
        record: id(number),
        kind: Kind::Household,
        form: "household".to_owned(),
        form_version: 1,
        area: area(),
        base_revision: 0,
        edit,
        schema: SCHEMA,
        app_version: "0.1.0".to_owned(),
        recorded_at: "2026-11-21T09:00:00+08:00".to_owned(),
    }
}

pub fn from_server(number: u128, revision: u64) -> Local {
    let record = Record {
        id: id(number),
        kind: Kind::Household,
        form: "household".to_owned(),
        form_version: 1,
        schema: SCHEMA,
        area: area(),
        author: id(901),
        origin: Origin::Phone,
        recorded_at: "2026-11-20T09:00:00+08:00".to_owned(),
        received_at: "2026-11-20T02:00:00Z".to_owned(),
        revision,
        deleted: false,
        flags: vec!["rt:unlikely".to_owned()],
        fields: Answers::new().with("name", number.to_string()),
        other: BTreeMap::new(),
    };
    Local {
        base: Some(record.clone()),
        view: record,
    }
}

pub fn area() -> AreaCode {
    AreaCode::parse("65.01.05.2003").expect("well formed")
}

pub fn receipt(revision: u64) -> EntryState {
    EntryState::Sent {
        revision,
        at: "2026-11-21T02:00:00Z".to_owned(),
    }
}

pub async fn save<S: SaveChange>(store: &S, changes: Vec<Change>) {
    store.save(changes, &[]).await.expect("storage works");
}

pub async fn commit<S: Store>(store: &S, planned_at: u64, steps: Vec<Step>) -> Committed {
    store
        .commit(planned_at, steps)
        .await
        .expect("storage works")
}

pub async fn position<S: Store>(store: &S) -> Position {
    store.position().await.expect("storage works")
}

pub async fn unsettled<S: Store>(store: &S) -> Vec<Entry> {
    let unsettled = store.unsettled().await.expect("storage works");
    Vec::clone(&unsettled)
}

pub async fn sent<S: Store>(store: &S) -> Vec<Entry> {
    store.sent().await.expect("storage works")
}

pub async fn local<S: Store>(store: &S, number: u128) -> Option<Local> {
    store
        .locals(&[id(number)])
        .await
        .expect("storage works")
        .pop()
}

pub async fn received<S: Store>(store: &S) -> Vec<RecordId> {
    let mut ids = store.received_ids().await.expect("storage works");
    ids.sort();
    ids
}
