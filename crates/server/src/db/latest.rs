//! Which change of a device was the last that was taken about a record: read once for a push, and kept true while its changes are
//! decided on.

use super::records::{AT_ONCE, signed};
use super::sql::Sql;
use super::{Conn, unreadable};
use dampingi_sync::{Change, RecordId};
use sqlx::Row;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The highest sequence by device and record. True only inside the transaction that read it: nobody else writes there.
#[derive(Debug, Default)]
pub struct Latest(HashMap<(Uuid, RecordId), i64>);

impl Latest {
    /// Reads it for the records of these changes.
    pub async fn before(connection: &mut Conn, changes: &[&Change]) -> sqlx::Result<Self> {
        let mut latest = Self::default();
        for changes in changes.chunks(AT_ONCE) {
            let records: BTreeSet<String> =
                changes.iter().map(|it| it.record.to_string()).collect();
            // The devices are not named: SQLite would then go through all that they ever sent, instead of these records.
            let rows = Sql::new(
                "SELECT device_id, record_id, MAX(device_seq) AS last FROM changes WHERE ",
            )
            .among("record_id", records)
            .words(" AND revision IS NOT NULL GROUP BY device_id, record_id")
            .rows(connection)
            .await?;
            for row in rows {
                let (device, record): (String, String) =
                    (row.try_get("device_id")?, row.try_get("record_id")?);
                let device = device.parse().map_err(|_| unreadable("a device"))?;
                let record = record.parse().map_err(|_| unreadable("a change"))?;
                latest.0.insert((device, record), row.try_get("last")?);
            }
        }
        Ok(latest)
    }

    /// Whether a later change of the same device about the same record was taken.
    pub fn is_beyond(&self, change: &Change) -> bool {
        let last = self.0.get(&(change.device_id, change.record));
        last.is_some_and(|last| *last > signed(change.device_seq))
    }

    /// Says that a change was taken.
    pub fn note(&mut self, change: &Change) {
        let seq = signed(change.device_seq);
        let last = self
            .0
            .entry((change.device_id, change.record))
            .or_insert(seq);
        *last = seq.max(*last);
    }
}
