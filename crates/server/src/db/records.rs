//! The latest state of every record.

use super::rows::{Rows, Value, number};
use super::sql::Sql;
use super::{Conn, departures, unreadable};
use dampingi_domain::AreaCode;
use dampingi_sync::{Record, RecordId, Stored, link};
use sqlx::Row;
use sqlx::any::AnyRow;

/// Values that one statement may name.
pub const AT_ONCE: usize = 200;

/// A record with what a merge needs and whom it is about.
#[derive(Clone, Debug)]
pub struct Held {
    /// The record.
    pub stored: Stored,
    /// The person or household it is about.
    pub subject: Option<RecordId>,
}

/// Reads one record.
pub async fn load(connection: &mut Conn, id: RecordId) -> sqlx::Result<Option<Held>> {
    let row = sqlx::query(
        "SELECT body, field_revisions, field_devices, former_area, subject_id FROM records WHERE id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(connection)
    .await?;
    row.map(|row| held(&row)).transpose()
}

/// Reads those of these records that are there, some hundred with each statement.
pub async fn load_all(
    connection: &mut Conn,
    ids: &[RecordId],
) -> sqlx::Result<Vec<(RecordId, Held)>> {
    let mut all = Vec::new();
    for ids in ids.chunks(AT_ONCE) {
        let rows = Sql::new(
            "SELECT body, field_revisions, field_devices, former_area, subject_id FROM records WHERE ",
        )
        .among("id", ids.iter().map(RecordId::to_string))
        .rows(connection)
        .await?;
        for row in &rows {
            let held = held(row)?;
            all.push((held.stored.record.id, held));
        }
    }
    Ok(all)
}

/// A record in a row that has all that a merge needs.
pub fn held(row: &AnyRow) -> sqlx::Result<Held> {
    let revisions: String = row.try_get("field_revisions")?;
    let subject: Option<String> = row.try_get("subject_id")?;
    let devices: String = row.try_get("field_devices")?;
    let former: Option<String> = row.try_get("former_area")?;
    Ok(Held {
        stored: Stored {
            record: record(row)?,
            field_revisions: serde_json::from_str(&revisions)
                .map_err(|_| unreadable("field revisions"))?,
            field_devices: serde_json::from_str(&devices)
                .map_err(|_| unreadable("field devices"))?,
            former_area: former.and_then(|code| AreaCode::parse(&code)),
        },
        subject: subject.and_then(|id| id.parse().ok()),
    })
}

/// The newest review of a visit, found by whom the visit is about.
pub async fn last_review(
    connection: &mut Conn,
    visit: RecordId,
    subject: RecordId,
) -> sqlx::Result<Option<Record>> {
    let rows = sqlx::query(
        "SELECT body FROM records WHERE subject_id = $1 AND kind = 'review' ORDER BY revision DESC",
    )
    .bind(subject.to_string())
    .fetch_all(connection)
    .await?;
    for row in &rows {
        let review = record(row)?;
        if review.link(link::VISIT) == Some(visit) {
            return Ok(Some(review));
        }
    }
    Ok(None)
}

/// The records of provinces and kabupaten, by their codes.
pub async fn offices(connection: &mut Conn) -> sqlx::Result<Vec<Record>> {
    let rows = sqlx::query(
        "SELECT body FROM records WHERE kind = 'area' AND deleted = 0 AND LENGTH(area) <= 5 ORDER BY area",
    )
    .fetch_all(connection)
    .await?;
    rows.iter().map(record).collect()
}

/// The record in a row that has its `body`.
pub fn record(row: &AnyRow) -> sqlx::Result<Record> {
    let body: String = row.try_get("body")?;
    serde_json::from_str(&body).map_err(|_| unreadable("a record"))
}

/// The rows of this table.
pub fn rows() -> Rows {
    Rows::new(
        "INSERT INTO records \
         (id, kind, form, area, former_area, subject_id, author, revision, deleted, origin, body, field_revisions, field_devices) VALUES",
        " ON CONFLICT (id) DO UPDATE SET area = excluded.area, \
         former_area = excluded.former_area, subject_id = excluded.subject_id, \
         revision = excluded.revision, deleted = excluded.deleted, \
         body = excluded.body, field_revisions = excluded.field_revisions, field_devices = excluded.field_devices",
    )
}

/// A record as its row.
pub fn row(held: &Held) -> sqlx::Result<Vec<Value>> {
    let record = &held.stored.record;
    let body = serde_json::to_string(record).map_err(|_| unreadable("a record"))?;
    let revisions = serde_json::to_string(&held.stored.field_revisions)
        .map_err(|_| unreadable("field revisions"))?;
    let devices = serde_json::to_string(&held.stored.field_devices)
        .map_err(|_| unreadable("field devices"))?;
    let former = held.stored.former_area.as_ref();
    Ok(vec![
        record.id.to_string().into(),
        code(&record.kind).into(),
        record.form.as_str().into(),
        record.area.as_str().into(),
        Value::Text(former.map(|area| area.as_str().to_owned())),
        Value::Text(held.subject.map(|id| id.to_string())),
        record.author.to_string().into(),
        number(signed(record.revision)),
        number(i64::from(record.deleted)),
        code(&record.origin).into(),
        body.into(),
        revisions.into(),
        devices.into(),
    ])
}

/// Writes a record over what was there before.
pub async fn save(connection: &mut Conn, held: &Held, before: Option<&Stored>) -> sqlx::Result<()> {
    let mut rows = rows();
    rows.add(held.stored.record.id.0, row(held)?);
    rows.write(connection).await?;
    note_departure(connection, &held.stored, before).await
}

/// When a record leaves an area, the phones over there must start their next pull anew, or they would keep it for ever: no
/// page would tell them.
pub async fn note_departure(
    connection: &mut Conn,
    stored: &Stored,
    before: Option<&Stored>,
) -> sqlx::Result<()> {
    if let Some(left) = before.and_then(|before| stored.left(before)) {
        let record = &stored.record;
        departures::note(connection, &record.kind, left, record.revision).await?;
    }
    Ok(())
}

/// Everything about a person or household, in the order of its revision.
pub async fn about(connection: &mut Conn, subject: RecordId) -> sqlx::Result<Vec<Record>> {
    let rows = sqlx::query("SELECT body FROM records WHERE subject_id = $1 ORDER BY revision")
        .bind(subject.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(record).collect()
}

/// The word under which a kind, origin or role is stored and sent.
pub fn code<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Revisions and sequences are counted from 1 and stored as signed numbers, the only ones both databases have.
pub fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
