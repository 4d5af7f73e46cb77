//! What of a push came before: read once for all its changes, and kept true while they are decided on.

use super::records::{AT_ONCE, signed};
use super::sql::{Sql, padded};
use super::{Conn, unreadable};
use dampingi_sync::Change;
use dampingi_sync::device::{self, Seen};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::HashMap;
use uuid::Uuid;

/// The noted changes that a push could meet. True only inside the transaction that read it: nobody else writes there.
#[derive(Default)]
#[allow(missing_debug_implementations, reason = "it holds values about people")]
pub struct Arrived {
    /// Taken changes with their revisions.
    taken: HashMap<Uuid, (Change, u64)>,
    /// Ids by device and sequence, and the other way round: a change has those with which it came last.
    ids: HashMap<Pair, Uuid>,
    pairs: HashMap<Uuid, Pair>,
}

type Pair = (Uuid, i64);

impl Arrived {
    /// Reads what was noted under the ids and under the devices and sequences of these changes.
    pub async fn before(connection: &mut Conn, changes: &[Change]) -> sqlx::Result<Self> {
        let mut arrived = Self::default();
        for changes in changes.chunks(AT_ONCE) {
            let mut sql = Sql::new(
                "SELECT change_id, device_id, device_seq, revision, body FROM changes WHERE ",
            )
            .among(
                "change_id",
                changes.iter().map(|change| change.change_id.to_string()),
            );
            for of_device in changes.chunk_by(|one, next| one.device_id == next.device_id) {
                sql = sql
                    .words(" OR (device_id = ")
                    .text(of_device[0].device_id.to_string())
                    .words(" AND device_seq IN (");
                let seqs = padded(of_device.iter().map(|change| signed(change.device_seq)));
                for (nth, seq) in seqs.into_iter().enumerate() {
                    let comma = if nth == 0 { "" } else { ", " };
                    sql = sql.words(comma).number(seq);
                }
                sql = sql.words("))");
            }
            for row in sql.rows(connection).await? {
                arrived.add(&row)?;
            }
        }
        Ok(arrived)
    }

    fn add(&mut self, row: &AnyRow) -> sqlx::Result<()> {
        let uuid = |column: &str| -> sqlx::Result<Uuid> {
            let text: String = row.try_get(column)?;
            text.parse().map_err(|_| unreadable("an id of a change"))
        };
        let id = uuid("change_id")?;
        self.stands(id, (uuid("device_id")?, row.try_get("device_seq")?));
        let revision: Option<i64> = row.try_get("revision")?;
        let body: Option<String> = row.try_get("body")?;
        if let (Some(revision), Some(body)) = (revision, body) {
            let held = serde_json::from_str(&body).map_err(|_| unreadable("a change"))?;
            self.taken.insert(id, (held, revision.unsigned_abs()));
        }
        Ok(())
    }

    /// Judges a change by it.
    pub fn seen(&self, change: &Change) -> Seen {
        let by_id = self.taken.get(&change.change_id);
        let by_pair = self.ids.get(&pair(change));
        let by_id = by_id.map(|(held, revision)| (held, *revision));
        device::seen(change, by_id, by_pair.copied())
    }

    /// The device and sequence under which a change is known.
    pub fn pair_of(&self, change: &Change) -> Option<(Uuid, i64)> {
        self.pairs.get(&change.change_id).copied()
    }

    /// Says that a change was noted, and with which revision if it was taken.
    pub fn note(&mut self, change: &Change, revision: Option<u64>) {
        let id = change.change_id;
        self.stands(id, pair(change));
        match revision {
            Some(revision) => drop(self.taken.insert(id, (change.clone(), revision))),
            None => drop(self.taken.remove(&id)),
        }
    }

    fn stands(&mut self, id: Uuid, pair: Pair) {
        if let Some(before) = self.pairs.insert(id, pair) {
            self.ids.remove(&before);
        }
        self.ids.insert(pair, id);
    }
}

fn pair(change: &Change) -> Pair {
    (change.device_id, signed(change.device_seq))
}
