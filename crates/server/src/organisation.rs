//! Areas, posyandu, teams, facilities and the public faces of users: reference records, pulled like all others (Settled 6).

use crate::clock;
use crate::db::areas::{self, Area};
use crate::db::records::{self, Held};
use crate::db::{Conn, Db, Writing};
use crate::failure::{Failure, Outcome};
use dampingi_domain::finding::{Choices, GAIN_POLICY, GainPolicy, with_choice};
use dampingi_domain::{Answers, AreaCode, Date};
use dampingi_sync::{Kind, Origin, Record, RecordId, SCHEMA, Stored};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Ids of reference records are made from what names them, so that the same file read twice names the same records.
const REFERENCE: Uuid = Uuid::from_u128(0x5f0a_7c54_1d0e_4a55_9a42_7d36_31c2_0f18);

/// The area table that comes with Dampingi. Its source: data/README.md.
const KALIMANTAN: &str = include_str!("../../../data/wilayah/kalimantan.csv");
/// The table is that of a decree of 2025 and does not say since when each code is valid.
const KALIMANTAN_SINCE: &str = "2025-01-01";

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

/// Fills an empty area table with the areas of Kalimantan. Says how many were written.
pub async fn found(db: &Db, now: Timestamp) -> Outcome<u64> {
    if areas::count(&mut *db.reading().await?).await? > 0 {
        return Ok(0);
    }
    import_areas(db, KALIMANTAN.as_bytes(), KALIMANTAN_SINCE, now).await
}

/// Reads areas from CSV (`code,name,level` and maybe `valid_from`) and writes those that are new or changed, all or none.
pub async fn import_areas(
    db: &Db,
    source: impl std::io::Read,
    since: &str,
    now: Timestamp,
) -> Outcome<u64> {
    let mut transaction = db.writing().await?;
    let mut written = 0;
    for row in rows(source)? {
        let code = row.area("code")?;
        let area = Area {
            name: row.required("name")?.to_owned(),
            level: row.required("level")?.to_owned(),
            valid_from: row.optional("valid_from").unwrap_or(since).to_owned(),
            code,
        };
        if let Some(parent) = area.code.parent()
            && areas::name(&mut transaction, parent.as_str())
                .await?
                .is_none()
        {
            return Err(row.wrong("code", "the area above it is not known"));
        }
        written += u64::from(put_area(&mut transaction, &area, now).await?);
    }
    transaction.commit().await?;
    Ok(written)
}

/// Reads posyandu from CSV: `village,name` and maybe `aliases` (separated by `;`). All or none.
pub async fn import_posyandu(db: &Db, source: impl std::io::Read, now: Timestamp) -> Outcome<u64> {
    let mut transaction = db.writing().await?;
    let mut written = 0;
    for row in rows(source)? {
        let posyandu = Posyandu {
            village: row.known_area(&mut transaction, "village").await?,
            name: row.required("name")?.to_owned(),
            aliases: row.list("aliases"),
            is_confirmed: true,
        };
        written += u64::from(put_posyandu(&mut transaction, &posyandu, now).await?);
    }
    transaction.commit().await?;
    Ok(written)
}

/// Reads teams from CSV: `village,name` and maybe `members` (user names, separated by `;`). All or none.
pub async fn import_teams(db: &Db, source: impl std::io::Read, now: Timestamp) -> Outcome<u64> {
    let mut transaction = db.writing().await?;
    let mut written = 0;
    for row in rows(source)? {
        let village = row.known_area(&mut transaction, "village").await?;
        let mut members = Vec::new();
        for username in row.list("members") {
            let user = crate::db::accounts::by_username(&mut transaction, &username).await?;
            let user = user.ok_or_else(|| row.wrong("members", "no such user"))?;
            members.push(user.id.to_string());
        }
        let name = row.required("name")?.to_owned();
        written += u64::from(put_team(&mut transaction, &village, &name, &members, now).await?);
    }
    transaction.commit().await?;
    Ok(written)
}

/// Reads facilities from CSV: `area,name,type`. All or none.
pub async fn import_facilities(
    db: &Db,
    source: impl std::io::Read,
    now: Timestamp,
) -> Outcome<u64> {
    let mut transaction = db.writing().await?;
    let mut written = 0;
    for row in rows(source)? {
        let area = row.known_area(&mut transaction, "area").await?;
        let (name, kind) = (row.required("name")?, row.required("type")?);
        written += u64::from(put_facility(&mut transaction, &area, name, kind, now).await?);
    }
    transaction.commit().await?;
    Ok(written)
}

/// One row of an administrative CSV file. These are short and written by an admin: the first wrong row stops the import.
#[derive(Debug)]
pub struct Row {
    line: usize,
    values: BTreeMap<String, String>,
}

/// Reads all rows of a CSV file with a header.
pub fn rows(source: impl std::io::Read) -> Outcome<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(source);
    let unreadable =
        |line: usize| Failure::input(format!("line {line}: not readable as CSV in UTF-8"));
    let header = reader.headers().map_err(|_| unreadable(1))?.clone();
    let mut rows = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let line = index + 2;
        let record = record.map_err(|_| unreadable(line))?;
        let name = |column: &str| column.trim_start_matches('\u{feff}').to_lowercase();
        let values = header
            .iter()
            .zip(&record)
            .map(|(column, value)| (name(column), value.to_owned()))
            .collect();
        rows.push(Row { line, values });
    }
    Ok(rows)
}

impl Row {
    /// Says what is wrong in a column.
    pub fn wrong(&self, column: &str, why: &str) -> Failure {
        Failure::input(format!("line {}, column {column}: {why}", self.line))
    }

    /// A value, if the column is there and filled in.
    pub fn optional(&self, column: &str) -> Option<&str> {
        self.values
            .get(column)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// A value that must be there.
    pub fn required(&self, column: &str) -> Outcome<&str> {
        self.optional(column)
            .ok_or_else(|| self.wrong(column, "is empty"))
    }

    /// Several values, separated by semicolons.
    pub fn list(&self, column: &str) -> Vec<String> {
        let parts = self.optional(column).unwrap_or_default().split(';');
        parts
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    fn area(&self, column: &str) -> Outcome<AreaCode> {
        AreaCode::parse(self.required(column)?)
            .ok_or_else(|| self.wrong(column, "not an area code (like 65.01.05.2003)"))
    }

    async fn known_area(&self, transaction: &mut Writing, column: &str) -> Outcome<AreaCode> {
        let code = self.area(column)?;
        match areas::name(transaction, code.as_str()).await? {
            Some(_) => Ok(code),
            None => Err(self.wrong(column, "no such area")),
        }
    }
}
