//! How many changes of each device are here, and where its sequence has gaps: counted as they come. A push or a pull does not
//! count all that ever came.

use super::Conn;
use super::records::signed;
use dampingi_sync::device;
use dampingi_sync::wire::DeviceCount;
use sqlx::Row;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What one transaction noted, until it is added up. Must be kept with every row of `changes` that is written.
#[derive(Debug, Default)]
pub struct Noted {
    new: BTreeMap<Uuid, Added>,
    /// Devices of which a row was taken away.
    left: BTreeSet<Uuid>,
}

#[derive(Debug)]
struct Added {
    held: i64,
    seen: i64,
    first: i64,
    last: i64,
}

impl Noted {
    /// A change was noted that was not held before, at this place: device and sequence. `was` is where it was known before.
    pub fn note(&mut self, place: (Uuid, u64), was: Option<(Uuid, i64)>, is_taken: bool) {
        let (device, seq) = (place.0, signed(place.1));
        let added = self.new.entry(device).or_insert(Added {
            held: 0,
            seen: 0,
            first: seq,
            last: seq,
        });
        let is_same = was == Some((device, seq));
        added.held += i64::from(is_taken);
        added.seen += i64::from(!is_same);
        added.first = added.first.min(seq);
        added.last = added.last.max(seq);
        self.left.extend(was.filter(|_| !is_same).map(|was| was.0));
    }

    /// Adds it all up, in the transaction that noted it.
    pub async fn write(&self, connection: &mut Conn) -> sqlx::Result<()> {
        for (device, added) in &self.new {
            sqlx::query(
                "INSERT INTO devices (device_id, held, seen, first_seq, last_seq) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (device_id) DO UPDATE SET held = devices.held + excluded.held, \
                 seen = devices.seen + excluded.seen, \
                 first_seq = CASE WHEN excluded.first_seq < devices.first_seq THEN excluded.first_seq ELSE devices.first_seq END, \
                 last_seq = CASE WHEN excluded.last_seq > devices.last_seq THEN excluded.last_seq ELSE devices.last_seq END",
            )
            .bind(device.to_string())
            .bind(added.held)
            .bind(added.seen)
            .bind(added.first)
            .bind(added.last)
            .execute(&mut *connection)
            .await?;
        }
        // Rare: a phone took another device id, and what was refused or deferred came again under it.
        for device in &self.left {
            count_anew(connection, *device).await?;
        }
        Ok(())
    }
}

async fn count_anew(connection: &mut Conn, device: Uuid) -> sqlx::Result<()> {
    let device = device.to_string();
    sqlx::query("DELETE FROM devices WHERE device_id = $1")
        .bind(device.as_str())
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO devices (device_id, held, seen, first_seq, last_seq) \
         SELECT device_id, COUNT(revision), COUNT(*), MIN(device_seq), MAX(device_seq) FROM changes \
         WHERE device_id = $1 GROUP BY device_id",
    )
    .bind(device)
    .execute(connection)
    .await?;
    Ok(())
}

/// What is held of a device, and where its sequence has gaps: as `DeviceCount::of`. A refused or deferred change is not
/// held, and no gap either: it arrived, and its phone still has it.
pub async fn count(connection: &mut Conn, device: Uuid) -> sqlx::Result<DeviceCount> {
    let device = device.to_string();
    let row =
        sqlx::query("SELECT held, seen, first_seq, last_seq FROM devices WHERE device_id = $1")
            .bind(device.as_str())
            .fetch_optional(&mut *connection)
            .await?;
    let Some(row) = row else {
        return Ok(DeviceCount::default());
    };
    let (held, seen): (i64, i64) = (row.try_get("held")?, row.try_get("seen")?);
    let (first, last): (i64, i64) = (row.try_get("first_seq")?, row.try_get("last_seq")?);
    let mut count = DeviceCount {
        held: held.unsigned_abs(),
        last_seq: last.unsigned_abs(),
        gaps: Vec::new(),
    };
    // Counting is enough while nothing is missing, which is nearly always.
    if seen == last - first + 1 {
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

/// Devices whose sequence has gaps, and how many changes are missing. A phone that took a new device id goes on counting, so
/// the first sequence of a device need not be 1.
pub async fn with_gaps(connection: &mut Conn) -> sqlx::Result<Vec<(String, u64)>> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT device_id, MAX(device_seq) - MIN(device_seq) + 1 - COUNT(*) FROM changes GROUP BY device_id \
         HAVING MAX(device_seq) - MIN(device_seq) + 1 <> COUNT(*) ORDER BY device_id",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(device, missing)| (device, missing.unsigned_abs()))
        .collect())
}
