//! From the open vault to the signals: rows, counts, and the tick that makes reading screens read again.

use super::engine::{Engine, reading};
use super::*;
use crate::platform::storage;
use crate::session::{Session, Word};
use crate::sorted::sorted;
use crate::store::fault::Fault;
use crate::store::missing;
use crate::store::photos;
use crate::store::reading::Reading;
use dampingi_sync::wire::DeviceCount;

/// A phone with more gaps than this has other worries than their exact number.
const MOST_LOOKED_AT: usize = 200;

const HOUR_MS: f64 = 3_600_000.0;

impl Engine {
    /// Shows what the vault holds now.
    pub async fn publish(&self, session: &Session) {
        self.publish_rows(session);
        self.publish_counts(session).await;
        self.signals.changed.update(|tick| *tick += 1);
    }

    /// Another tab may have written while this one was out of sight: then its summaries are read again and shown.
    pub async fn catch_up(&self) -> Result<(), Fault> {
        let (session, database) = (self.session()?, self.database()?);
        let turn = self.writing.lock().await;
        let is_behind = reading(&database, &session).writes().await? != session.writes.get();
        if is_behind || session.is_stale.get() {
            self.look_again(&session).await?;
            drop(turn);
            self.publish(&session).await;
        }
        Ok(())
    }

    /// Shows the summaries as they are in memory.
    pub fn publish_rows(&self, session: &Session) {
        let shelf = session.shelf.borrow();
        let mut rows: Vec<Arc<Row>> = shelf.rows.all().cloned().collect();
        missing::mark(&mut rows, &shelf, session.today());
        let rows = sorted(rows, |row: &Arc<Row>| row.name.to_ascii_lowercase());
        let houses = shelf.houses.all().cloned().collect();
        let houses = sorted(houses, |house: &HouseRow| {
            format!("{}\n{}", house.head_name, house.id)
        });
        // Those that nothing changed are the same ones, and not only alike.
        let is_same = self.signals.rows.with_untracked(|shown| {
            let mut pairs = shown.iter().zip(&rows);
            shown.len() == rows.len() && pairs.all(|(one, two)| Arc::ptr_eq(one, two) || one == two)
        });
        if !is_same {
            self.signals.rows.set(Arc::new(rows));
        }
        let is_same = self
            .signals
            .houses
            .with_untracked(|shown| **shown == houses);
        if !is_same {
            self.signals.houses.set(Arc::new(houses));
        }
    }

    /// Shows how much waits.
    pub async fn publish_counts(&self, session: &Session) {
        // A count that cannot be read now is read after the next write; the old one goes on standing there.
        if let Ok(counts) = self.count(session).await
            && self.signals.counts.with_untracked(|shown| *shown != counts)
        {
            self.signals.counts.set(counts);
        }
    }

    /// Of these counts, those that need no reading: how much waits here.
    pub fn publish_unsettled(&self, session: &Session) {
        let mut counts = self.signals.counts.get_untracked();
        count_unsettled(session, &mut counts);
        self.signals.counts.set(counts);
    }

    async fn count(&self, session: &Session) -> Result<Counts, Fault> {
        let database = self.database()?;
        let reading = reading(&database, session);
        let oldest = {
            let pending = session.pending.borrow();
            let mut waiting = pending
                .iter()
                .filter(|(_, change)| change.word != Word::Refused);
            waiting.next().map(|(seq, _)| *seq)
        };
        let oldest = match oldest {
            Some(seq) => reading.entries_at(&[seq]).await?.pop(),
            None => None,
        };
        let clock_ahead = {
            let device = session.device.borrow();
            let ahead = device.contact.as_ref().map_or(0.0, |it| it.ahead_ms);
            (ahead / HOUR_MS) as i32
        };
        let (held, forgotten, was_copied) = {
            let device = session.device.borrow();
            let held = device.contact.as_ref().map(|contact| contact.held.clone());
            (held, device.forgotten, device.was_copied)
        };
        let gaps = match &held {
            Some(held) => unexplained(&reading, held).await?,
            None => 0,
        };
        let mut counts = Counts {
            sent: reading.count(Word::Sent).await? + forgotten,
            server_held: held.map(|held| held.held),
            gaps,
            was_copied,
            clock_ahead,
            photos: photos::unsent(&database, session).await?,
            oldest_waiting: oldest.map(|entry| entry.change.recorded_at),
            ..Counts::default()
        };
        count_unsettled(session, &mut counts);
        Ok(counts)
    }

    /// Shows what the browser says of its storage.
    pub async fn publish_storage(&self) {
        let strict = match self.database() {
            Ok(database) => database.is_strict().await,
            Err(_) => None,
        };
        let seen = storage::look().await;
        self.signals.storage.set(StorageState { strict, ..seen });
    }
}

fn count_unsettled(session: &Session, counts: &mut Counts) {
    let pending = session.pending.borrow();
    let of = |word: Word| {
        let such = pending.values().filter(|change| change.word == word);
        u32::try_from(such.count()).unwrap_or(u32::MAX)
    };
    counts.waiting = of(Word::Waiting) + of(Word::Deferred);
    counts.refused = of(Word::Refused);
    counts.deferred = of(Word::Deferred);
}

/// Sequences that the server has not, and that this phone cannot explain: not those that wait here, were refused, or were
/// replaced by a correction. Each is a change that was lost.
async fn unexplained(reading: &Reading<'_>, held: &DeviceCount) -> Result<u32, Fault> {
    let known = reading.session.pending.borrow().clone();
    let missing: Vec<u64> = held
        .gaps
        .iter()
        .flat_map(|(from, to)| *from..=*to)
        .filter(|seq| !known.contains_key(seq))
        .take(MOST_LOOKED_AT)
        .collect();
    let explained = reading.words_at(&missing).await?;
    let replaced = explained
        .iter()
        .filter(|word| **word == Some(Word::Replaced))
        .count();
    Ok(u32::try_from(missing.len() - replaced).unwrap_or(u32::MAX))
}
