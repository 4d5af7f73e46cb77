//! Areas, posyandu, teams, facilities and the public faces of users: reference records, pulled like all others (Settled 6).

mod import;
mod row;

pub use import::{found, import_areas, import_facilities, import_posyandu, import_teams};
pub use row::{Row, rows};

use crate::clock;
use crate::db::areas::{self, Area};
use crate::db::records::{self, Held};
use crate::db::{Conn, Writing};
use dampingi_domain::finding::{Choices, GAIN_POLICY, GainPolicy, with_choice};
use dampingi_domain::{Answers, AreaCode, Date};
use dampingi_sync::{Kind, Origin, Record, RecordId, SCHEMA, Stored};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Ids of reference records are made from what names them, so that the same file read twice names the same records.
const REFERENCE: Uuid = Uuid::from_u128(0x5f0a_7c54_1d0e_4a55_9a42_7d36_31c2_0f18);

/// Author of what the server itself writes.
pub const SERVER: RecordId = RecordId(Uuid::nil());

/// The id of the reference record that is called so.
pub fn id_of(kind: &str, name: &str) -> RecordId {
    RecordId(Uuid::new_v5(
        &REFERENCE,
        format!("{kind}:{name}").as_bytes(),
    ))
}

/// Writes a reference record, unless it is there as it is. Says whether it was written.
pub async fn put(
    transaction: &mut Writing,
    kind: Kind,
    id: RecordId,
    area: &AreaCode,
    fields: Answers,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let before = records::load(transaction, id)
        .await?
        .map(|held| held.stored);
    let is_same = |old: &Record| old.fields == fields && old.area == *area && !old.deleted;
    if before
        .as_ref()
        .is_some_and(|before| is_same(&before.record))
    {
        return Ok(false);
    }
    let revision = transaction.next_revision();
    let stamp = clock::wire(now);
    let record = Record {
        id,
        kind,
        form: String::new(),
        form_version: 0,
        schema: SCHEMA,
        area: area.clone(),
        author: SERVER,
        origin: Origin::Server,
        recorded_at: before
            .as_ref()
            .map_or_else(|| stamp.clone(), |before| before.record.recorded_at.clone()),
        received_at: stamp,
        revision,
        deleted: false,
        flags: Vec::new(),
        fields,
        other: BTreeMap::new(),
    };
    let mut stored = Stored::new(record);
    stored.former_area = before.as_ref().and_then(|before| {
        let old = &before.record.area;
        if old == area {
            before.former_area.clone()
        } else {
            Some(old.clone())
        }
    });
    let held = Held {
        stored,
        subject: None,
    };
    records::save(transaction, &held, before.as_ref()).await?;
    transaction.gave_out(revision);
    Ok(true)
}

/// Writes an area and its record.
pub async fn put_area(
    transaction: &mut Writing,
    area: &Area,
    now: Timestamp,
) -> sqlx::Result<bool> {
    areas::save(transaction, area).await?;
    let id = id_of("area", area.code.as_str());
    let before = records::load(transaction, id).await?;
    let before = before.map(|held| held.stored.record.fields);
    let chosen = before.as_ref().and_then(|fields| fields.get(GAIN_POLICY));
    let fields = Answers::new()
        .with("code", area.code.as_str())
        .with("name", area.name.as_str())
        .with("level", area.level.as_str())
        .with("valid_from", area.valid_from.as_str())
        .with(
            "parent",
            area.code
                .parent()
                .map_or(Value::Null, |code| code.to_string().into()),
        )
        // Chosen by an office, so no table of areas takes it away.
        .with(GAIN_POLICY, chosen.cloned().unwrap_or(Value::Null));
    put(transaction, Kind::Area, id, &area.code, fields, now).await
}

/// Writes what the health office of an area chose, from a day on. Says whether it was written.
pub async fn choose(
    transaction: &mut Writing,
    area: &AreaCode,
    from: Date,
    gain: GainPolicy,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let id = id_of("area", area.as_str());
    let before = records::load(transaction, id).await?;
    let before = before.map(|held| held.stored.record.fields);
    let fields = before.unwrap_or_default();
    let codes = with_choice(&fields, from, gain);
    let fields = fields.with(GAIN_POLICY, codes);
    put(transaction, Kind::Area, id, area, fields, now).await
}

/// What health offices chose.
pub async fn choices(connection: &mut Conn) -> sqlx::Result<Choices> {
    let mut choices = Choices::default();
    for area in records::offices(connection).await? {
        choices.add(&area.area, area.fields.codes(GAIN_POLICY));
    }
    Ok(choices)
}

/// A posyandu as it is imported.
#[derive(Clone, Debug)]
pub struct Posyandu {
    /// Village.
    pub village: AreaCode,
    /// Name.
    pub name: String,
    /// Other ways to write it.
    pub aliases: Vec<String>,
    /// False when it was only named in a file of measurements: an admin confirms it by importing it.
    pub is_confirmed: bool,
}

impl Posyandu {
    /// Its id: the village and the name, whatever the case and the spaces.
    pub fn id(&self) -> RecordId {
        id_of(
            "posyandu",
            &format!("{}:{}", self.village, folded(&self.name)),
        )
    }
}

/// Writes a posyandu. One that is confirmed stays so when a later file merely names it.
pub async fn put_posyandu(
    transaction: &mut Writing,
    posyandu: &Posyandu,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let id = posyandu.id();
    if !posyandu.is_confirmed && records::load(transaction, id).await?.is_some() {
        return Ok(false);
    }
    let fields = Answers::new()
        .with("name", posyandu.name.as_str())
        .with("aliases", posyandu.aliases.clone())
        .with("confirmed", posyandu.is_confirmed)
        .with("valid_from", since(transaction, id, now).await?);
    put(
        transaction,
        Kind::Posyandu,
        id,
        &posyandu.village,
        fields,
        now,
    )
    .await
}

/// Writes a family assistance team.
pub async fn put_team(
    transaction: &mut Writing,
    village: &AreaCode,
    name: &str,
    members: &[String],
    now: Timestamp,
) -> sqlx::Result<bool> {
    let id = id_of("team", &format!("{village}:{}", folded(name)));
    let fields = Answers::new()
        .with("name", name)
        .with("members", members.to_vec())
        .with("valid_from", since(transaction, id, now).await?);
    put(transaction, Kind::Team, id, village, fields, now).await
}

/// Writes a health facility.
pub async fn put_facility(
    transaction: &mut Writing,
    area: &AreaCode,
    name: &str,
    kind: &str,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let id = id_of("facility", &format!("{area}:{}", folded(name)));
    let fields = Answers::new()
        .with("name", name)
        .with("type", kind)
        .with("valid_from", since(transaction, id, now).await?);
    put(transaction, Kind::Facility, id, area, fields, now).await
}

/// Since when it is there: kept when it is written anew.
async fn since(transaction: &mut Writing, id: RecordId, now: Timestamp) -> sqlx::Result<String> {
    let before = records::load(transaction, id).await?;
    let kept = before.and_then(|held| {
        held.stored
            .record
            .fields
            .text("valid_from")
            .map(str::to_owned)
    });
    Ok(kept.unwrap_or_else(|| clock::wire(now)[..10].to_owned()))
}

fn folded(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
