//! The log of changes: what arrived, from which device, and what became of it.

use super::Conn;
use super::records::signed;
use dampingi_sync::wire::{DeviceCount, Outcome};
use dampingi_sync::{Change, RecordId};
use sqlx::Row;
use uuid::Uuid;

/// At most so many gaps are told; a phone with more has other worries.
const GAPS_TOLD: i64 = 20;

/// What is known of a change before it is decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nothing: it is new.
    Never,
    /// It came before and was not taken (refused or deferred): it is decided on again.
    NotTaken,
    /// It was taken, at this revision.
    Taken(u64),
    /// Its device and sequence belong to another change: the phone was cloned or restored.
    PairTaken,
}

/// Looks whether this change, or another one under its device and sequence, came before.
pub async fn seen(connection: &mut Conn, change: &Change) -> sqlx::Result<Seen> {
    let rows = sqlx::query(
        "SELECT change_id, revision FROM changes WHERE change_id = $1 OR (device_id = $2 AND device_seq = $3)",
    )
    .bind(change.change_id.to_string())
    .bind(change.device_id.to_string())
    .bind(signed(change.device_seq))
    .fetch_all(connection)
    .await?;
    let mine = change.change_id.to_string();
    let mut seen = Seen::Never;
    for row in rows {
        let id: String = row.try_get("change_id")?;
        let revision: Option<i64> = row.try_get("revision")?;
        // The change itself decides: under a new device id it comes again with another pair.
        match (id == mine, revision) {
            (true, Some(revision)) => return Ok(Seen::Taken(revision.unsigned_abs())),
            (true, None) if seen == Seen::Never => seen = Seen::NotTaken,
            (true, None) => {}
            (false, _) => seen = Seen::PairTaken,
        }
    }
    Ok(seen)
}

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

/// What is held of a device, and where its sequence has gaps.
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
    if seen == last {
        return Ok(count);
    }
    if first > 1 {
        count.gaps.push((1, first.unsigned_abs() - 1));
    }
    let rows = sqlx::query(
        "SELECT device_seq, following FROM (SELECT device_seq, LEAD(device_seq) OVER (ORDER BY device_seq) AS following \
         FROM changes WHERE device_id = $1) AS steps WHERE following > device_seq + 1 ORDER BY device_seq LIMIT $2",
    )
    .bind(device)
    .bind(GAPS_TOLD - i64::from(first > 1))
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
