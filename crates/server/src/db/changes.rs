//! The log of changes: what arrived, from which device, and what became of it.

use super::Conn;
use super::records::signed;
use dampingi_sync::device;
use dampingi_sync::wire::{DeviceCount, Outcome};
use dampingi_sync::{Change, RecordId};
use sqlx::Row;
use uuid::Uuid;

/// Notes a change and its outcome. Only a taken one is kept with its content.
pub async fn note(
    connection: &mut Conn,
    change: &Change,
    outcome: &Outcome,
    now: i64,
) -> sqlx::Result<()> {
    let (word, revision) = match outcome {
        Outcome::Applied { revision } => ("applied", Some(*revision)),
        Outcome::Duplicate { revision } => ("duplicate", Some(*revision)),
        Outcome::Conflict { revision, .. } => ("conflict", Some(*revision)),
        Outcome::Deferred { .. } => ("deferred", None),
        Outcome::Refused { .. } => ("refused", None),
        Outcome::DeviceTaken | Outcome::Unknown => return Ok(()),
    };
    let body = revision.and_then(|_| serde_json::to_string(change).ok());
    sqlx::query(
        "INSERT INTO changes (change_id, device_id, device_seq, author, record_id, outcome, revision, received_at, body) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (change_id) DO UPDATE SET device_id = excluded.device_id, device_seq = excluded.device_seq, \
         outcome = excluded.outcome, revision = excluded.revision, received_at = excluded.received_at, body = excluded.body",
    )
    .bind(change.change_id.to_string())
    .bind(change.device_id.to_string())
    .bind(signed(change.device_seq))
    .bind(change.author.to_string())
    .bind(change.record.to_string())
    .bind(word)
    .bind(revision.map(signed))
    .bind(now)
    .bind(body)
    .execute(connection)
    .await?;
    Ok(())
}

/// What is held of a device, and where its sequence has gaps: as `DeviceCount::of`, but counted by the database. A
/// refused or deferred change is not held, and no gap either: it arrived, and its phone still has it.
pub async fn device_count(connection: &mut Conn, device: Uuid) -> sqlx::Result<DeviceCount> {
    let device = device.to_string();
    let row = sqlx::query(
        "SELECT COUNT(revision) AS held, COUNT(*) AS seen, COALESCE(MIN(device_seq), 0) AS first, \
         COALESCE(MAX(device_seq), 0) AS last FROM changes WHERE device_id = $1",
    )
    .bind(device.as_str())
    .fetch_one(&mut *connection)
    .await?;
    let (held, seen): (i64, i64) = (row.try_get("held")?, row.try_get("seen")?);
    let (first, last): (i64, i64) = (row.try_get("first")?, row.try_get("last")?);
    let mut count = DeviceCount {
        held: held.unsigned_abs(),
        last_seq: last.unsigned_abs(),
        gaps: Vec::new(),
    };
    // Counting is enough while nothing is missing, which is nearly always.
    if seen == 0 || seen == last - first + 1 {
        return Ok(count);
    }
    let rows = sqlx::query(
        "SELECT device_seq, following FROM (SELECT device_seq, LEAD(device_seq) OVER (ORDER BY device_seq) AS following \
         FROM changes WHERE device_id = $1) AS steps WHERE following > device_seq + 1 ORDER BY device_seq LIMIT $2",
    )
    .bind(device)
    .bind(device::GAPS_TOLD as i64)
    .fetch_all(connection)
    .await?;
    for row in rows {
        let (before, after): (i64, i64) = (row.try_get("device_seq")?, row.try_get("following")?);
        count
            .gaps
            .push((before.unsigned_abs() + 1, after.unsigned_abs() - 1));
    }
    Ok(count)
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
