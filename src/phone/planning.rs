//! Plans whose time is over, or that an older version of the app made, are made anew: a few persons at a time, after the
//! unlock, while the screens show what the old ones still tell. So are the names that an older version did not know as such.

use super::engine::{Engine, reading};
use super::saving::Drafted;
use super::*;
use crate::session::Session;
use crate::store::device::NAMES;
use crate::store::fault::Fault;
use crate::store::idb::text;
use crate::store::schema::RECORDS;
use crate::store::shelf::Chunk;
use crate::store::writing::{self, Batch};
use crate::store::{plan, sealed};
use dampingi_domain::schedule::Plan;
use std::future::ready;

/// Persons whose records are read for one write, at most: a cheap phone stays at hand meanwhile.
const AT_ONCE: usize = 40;

/// Kinds that stand in rows and give no name, as they lie in the clear.
const OF_ROWS: [&str; 5] = ["household", "person", "episode", "visit", "review"];

/// In the order of the chunks in which their rows lie: each write touches one of them, and not nearly all.
fn parts(stale: &[RecordId]) -> Vec<Vec<RecordId>> {
    let mut parts = Vec::new();
    for chunk in Chunk::first() {
        let own = stale.iter().filter(|id| Chunk::of_row(**id) == chunk);
        let own: Vec<RecordId> = own.copied().collect();
        parts.extend(own.chunks(AT_ONCE).map(<[RecordId]>::to_vec));
    }
    parts
}

impl Engine {
    /// Makes anew what no longer holds today.
    pub async fn renew_plans(&self) -> Result<(), Fault> {
        self.renew_names().await?;
        if !plan::is_learned() {
            return Ok(());
        }
        let session = self.session()?;
        for part in parts(&stale(&session)) {
            let _busy = self.hold_open();
            self.write(&session, &move |_| {
                let again = part.clone();
                Box::pin(ready(Ok(Drafted {
                    again,
                    ..Drafted::default()
                })))
            })
            .await?;
            self.publish_rows(&session);
        }
        Ok(())
    }

    /// A record whose kind an older version did not know has no name on its shelf, and no pull sends it again.
    async fn renew_names(&self) -> Result<(), Fault> {
        let session = self.session()?;
        if session.device.borrow().names == NAMES {
            return Ok(());
        }
        let _busy = self.hold_open();
        let (database, _turn) = (self.database()?, self.writing.lock().await);
        // A lock may have come while this waited.
        if !self.is_open(&session) {
            return Err(Fault::Locked);
        }
        if session.is_stale.get() {
            self.look_again(&session).await?;
        }
        let transaction = database.read(&[RECORDS]).await?;
        let all = sealed::all_of(session.vault);
        let rows = transaction.get_all(RECORDS, &all).await?;
        let named = rows
            .iter()
            .filter(|row| !OF_ROWS.contains(&text(row, "kind").as_str()));
        let mut batch = Batch::new(session.device.borrow().clone());
        batch.again = named
            .filter_map(|row| text(row, "id").parse().ok())
            .collect();
        batch.device.names = NAMES;
        // Where another tab wrote first, this is tried at the next turn.
        writing::write(&reading(&database, &session), &batch).await?;
        self.publish_rows(&session);
        self.signals.changed.update(|tick| *tick += 1);
        Ok(())
    }
}

fn stale(session: &Session) -> Vec<RecordId> {
    let today = session.today();
    let shelf = session.shelf.borrow();
    let over = |row: &&Arc<Row>| !Plan::line_holds(&row.plan, today);
    let mut stale: Vec<RecordId> = shelf.rows.all().filter(over).map(|row| row.id).collect();
    // Written by an older version: the households do not keep yet what this one looks for.
    if shelf.rows.all().any(|row| !Plan::is_of_now(&row.plan)) {
        stale.extend(shelf.houses.ids());
    }
    stale
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::id;
    use dampingi_domain::ordered::Set;

    #[test]
    fn everybody_is_planned_once_and_each_write_touches_one_chunk() {
        let stale: Vec<RecordId> = (0..5_000).map(id).collect();
        let parts = parts(&stale);
        let all: Set<RecordId> = parts.iter().flatten().copied().collect();
        assert_eq!((all.len(), parts.iter().flatten().count()), (5_000, 5_000));
        for part in &parts {
            let chunk = Chunk::of_row(part[0]);
            assert!(part.len() <= AT_ONCE && part.iter().all(|id| Chunk::of_row(*id) == chunk));
        }
        // 64 chunks of 78 persons: two writes for each, and not 125 of up to 40 chunks.
        assert_eq!(parts.len(), 128);
    }
}
