//! The log of changes: what arrived, from which device, and what became of it. Whoever writes it keeps the counts of
//! `devices.rs` true.

use super::named_by::NamedBy;
use super::records::{AT_ONCE, Held, signed};
use super::rows::{Rows, Value, number};
use super::sql::Sql;
use super::{Conn, unreadable};
use crate::unreadable::Place;
use dampingi_sync::accept::hangs_on;
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Change, Kind, RecordId};
use sqlx::Row;
use sqlx::any::AnyRow;
use uuid::Uuid;

/// The rows of this table.
pub fn rows() -> Rows {
    Rows::new(
        "INSERT INTO changes (change_id, device_id, device_seq, author, record_id, outcome, revision, received_at, body) VALUES",
        " ON CONFLICT (change_id) DO UPDATE SET device_id = excluded.device_id, device_seq = excluded.device_seq, \
         author = excluded.author, record_id = excluded.record_id, \
         outcome = excluded.outcome, revision = excluded.revision, received_at = excluded.received_at, body = excluded.body",
    )
}

/// Notes a change and its outcome. Only a taken one is kept with its content; some are not noted.
pub fn row(change: &Change, outcome: &Outcome, now: i64) -> Option<Vec<Value>> {
    let (word, revision) = match outcome {
        Outcome::Applied { revision } => ("applied", Some(*revision)),
        Outcome::Duplicate { revision } => ("duplicate", Some(*revision)),
        Outcome::Conflict { revision, .. } => ("conflict", Some(*revision)),
        Outcome::Deferred { .. } => ("deferred", None),
        Outcome::Refused { .. } => ("refused", None),
        Outcome::DeviceTaken | Outcome::Unknown => return None,
    };
    let body = revision.and_then(|_| serde_json::to_string(change).ok());
    Some(vec![
        change.change_id.to_string().into(),
        change.device_id.to_string().into(),
        number(signed(change.device_seq)),
        change.author.to_string().into(),
        change.record.to_string().into(),
        word.into(),
        Value::Number(revision.map(signed)),
        number(now),
        Value::Text(body),
    ])
}

/// Notes a change of which only the place can be read. False when its id or its place is known already.
pub async fn note_unread(
    connection: &mut Conn,
    place: &Place,
    author: RecordId,
    now: i64,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO changes (change_id, device_id, device_seq, author, record_id, outcome, revision, received_at, body) \
         VALUES ($1, $2, $3, $4, $5, 'refused', NULL, $6, NULL) ON CONFLICT DO NOTHING",
    )
    .bind(place.change.to_string())
    .bind(place.device.to_string())
    .bind(signed(place.seq))
    .bind(author.to_string())
    // Which record it is about is not known; no change that is not held is ever looked up by it.
    .bind(String::new())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Whether another device hung something on a record after the revision that a deletion of it names. Asked of what is about
/// the same person or household, and of the people of its area who name it: a household, or a mother.
pub async fn hung_since(
    connection: &mut Conn,
    deletion: &Change,
    held: &Held,
    named_by: &mut NamedBy,
) -> sqlx::Result<bool> {
    let Some(subject) = held.subject else {
        return Ok(false);
    };
    let base = signed(deletion.base_revision);
    let about = sqlx::query(
        "SELECT c.body FROM records r JOIN changes c ON c.record_id = r.id \
         WHERE r.subject_id = $1 AND c.revision > $2 AND c.device_id <> $3",
    )
    .bind(subject.to_string())
    .bind(base)
    .bind(deletion.device_id.to_string())
    .fetch_all(&mut *connection)
    .await?;
    if any_hangs(&about, deletion)? {
        return Ok(true);
    }
    if !matches!(deletion.kind, Kind::Household | Kind::Person) {
        return Ok(false);
    }
    let village = &held.stored.record.area;
    let people = named_by.of(connection, village, deletion.record).await?;
    for people in people.chunks(AT_ONCE) {
        let rows = Sql::new("SELECT body FROM changes WHERE ")
            .among("record_id", people.iter().map(RecordId::to_string))
            .words(" AND revision > ")
            .number(base)
            .words(" AND device_id <> ")
            .text(deletion.device_id.to_string())
            .rows(connection)
            .await?;
        if any_hangs(&rows, deletion)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn any_hangs(rows: &[AnyRow], deletion: &Change) -> sqlx::Result<bool> {
    for row in rows {
        let body: String = row.try_get("body")?;
        let taken = serde_json::from_str(&body).map_err(|_| unreadable("a change"))?;
        if hangs_on(&taken, deletion) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The changes of a device that came and wait for another record, each with its place, unless a later one of its record has
/// been taken: that one came from the phone itself, which knows what it has sent.
pub async fn waiting_of(connection: &mut Conn, device: Uuid) -> sqlx::Result<Vec<(RecordId, u64)>> {
    let rows = sqlx::query(
        "SELECT c.record_id, c.device_seq FROM changes c WHERE c.device_id = $1 AND c.outcome = 'deferred' \
         AND NOT EXISTS (SELECT 1 FROM changes t WHERE t.record_id = c.record_id AND t.device_id = c.device_id \
         AND t.revision IS NOT NULL AND t.device_seq > c.device_seq)",
    )
    .bind(device.to_string())
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let record: String = row.try_get("record_id")?;
            let record = record.parse().map_err(|_| unreadable("a change"))?;
            let seq: i64 = row.try_get("device_seq")?;
            Ok((record, seq.unsigned_abs()))
        })
        .collect()
}

/// How many changes of a record are held: for tests and `check`.
pub async fn held_of(connection: &mut Conn, record: RecordId) -> sqlx::Result<u64> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM changes WHERE record_id = $1 AND revision IS NOT NULL",
    )
    .bind(record.to_string())
    .fetch_one(connection)
    .await?;
    Ok(count.unsigned_abs())
}
