//! From the open vault to the signals: rows, counts, and the tick that makes reading screens read again.

use super::engine::{Engine, reading};
use super::*;
use crate::platform::storage;
use crate::session::{Session, Word};
use crate::sorted::sorted;
use crate::store::fault::Fault;
use crate::store::missing;
use crate::store::one_home;
use crate::store::one_posyandu::{self, Known};
use crate::store::photos;
use crate::store::reading::Reading;
use crate::store::schema::PHOTOS;
use crate::store::shelf::Shelf;
use dampingi_sync::wire::DeviceCount;

/// A phone with more gaps than this has other worries than their exact number.
const MOST_LOOKED_AT: usize = 200;

const HOUR_MS: f64 = 3_600_000.0;

/// More changed persons than this, and the whole list is made anew.
const MOST_PATCHED: usize = 16;

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
        let writes = reading(&database, &session).writes().await?;
        let is_behind = writes != session.writes.get() || session.is_stale.get();
        if is_behind {
            self.look_again(&session).await?;
        }
        drop(turn);
        if is_behind {
            self.publish(&session).await;
        }
        self.read_drafts(&session).await
    }

    /// Shows the summaries as they are in memory. After a save only what it changed is put in its place: the list of thousands
    /// is neither made nor sorted anew.
    pub fn publish_rows(&self, session: &Session) {
        let today = session.today();
        let mut shelf = session.shelf.borrow_mut();
        let news = std::mem::take(&mut shelf.news);
        let is_whole = session.shown_on.replace(Some(today)) == Some(today);
        if is_whole && !news.reference && news.rows.len() <= MOST_PATCHED {
            if !news.rows.is_empty() {
                let shown = self.signals.rows.with_untracked(|rows| Vec::clone(rows));
                let rows = patched(shown, &news.rows, &shelf, today);
                self.signals.rows.set(Arc::new(rows));
            }
            if !news.houses {
                return;
            }
        } else {
            self.publish_all_rows(&shelf, today);
        }
        let houses = one_home::shown(&shelf);
        let houses = sorted(houses, |house: &HouseRow| {
            format!("{}\n{}", house.head_name, house.id)
        });
        let is_same = self
            .signals
            .houses
            .with_untracked(|shown| **shown == houses);
        if !is_same {
            self.signals.houses.set(Arc::new(houses));
        }
    }

    fn publish_all_rows(&self, shelf: &Shelf, today: Date) {
        let mut rows: Vec<Arc<Row>> = shelf.rows.all().cloned().collect();
        let known = Known::of(shelf);
        one_home::join(&mut rows, shelf);
        one_posyandu::join(&mut rows, &known);
        missing::mark(&mut rows, shelf, &known, today);
        let rows = sorted(rows, |row: &Arc<Row>| row.name.to_ascii_lowercase());
        // Those that nothing changed are the same ones, and not only alike.
        let is_same = self.signals.rows.with_untracked(|shown| {
            let mut pairs = shown.iter().zip(&rows);
            shown.len() == rows.len() && pairs.all(|(one, two)| Arc::ptr_eq(one, two) || one == two)
        });
        if !is_same {
            self.signals.rows.set(Arc::new(rows));
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
        let oldest = session.pending.borrow().oldest();
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
            photos: photos::unsent(&database.read(&[PHOTOS]).await?, session.vault).await?,
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
        self.signals.storage.set(StorageState {
            strict,
            nearly_full: room::is_nearly_full(),
            ..seen
        });
    }
}

/// A list by name with what changed in its place.
fn patched(
    mut shown: Vec<Arc<Row>>,
    changed: &[RecordId],
    shelf: &Shelf,
    today: Date,
) -> Vec<Arc<Row>> {
    shown.retain(|row| !changed.contains(&row.id));
    let known = Known::of(shelf);
    for id in changed {
        let Some(row) = shelf.rows.get(*id) else {
            continue;
        };
        let mut row = [row.clone()];
        one_home::join(&mut row, shelf);
        one_posyandu::join(&mut row, &known);
        missing::mark(&mut row, shelf, &known, today);
        let [row] = row;
        // One that changed twice is there already.
        let at = shown.partition_point(|other| comes_before(other, &row));
        if shown.get(at).is_none_or(|other| other.id != row.id) {
            shown.insert(at, row);
        }
    }
    shown
}

/// As the whole list is sorted: by name in small letters, then by id.
fn comes_before(one: &Row, two: &Row) -> bool {
    let letters = |row: &Row| row.name.to_ascii_lowercase();
    (letters(one), one.id) < (letters(two), two.id)
}

fn count_unsettled(session: &Session, counts: &mut Counts) {
    let pending = session.pending.borrow();
    counts.deferred = pending.in_word(Word::Deferred);
    counts.waiting = pending.in_word(Word::Waiting) + counts.deferred;
    counts.refused = pending.in_word(Word::Refused);
}

/// Sequences that the server has not, and that this phone cannot explain: not those that wait here, were refused, or were
/// replaced by a correction. Each is a change that was lost.
async fn unexplained(reading: &Reading<'_>, held: &DeviceCount) -> Result<u32, Fault> {
    let missing: Vec<u64> = {
        let known = reading.session.pending.borrow();
        let all = held.gaps.iter().flat_map(|(from, to)| *from..=*to);
        let unknown = all.filter(|seq| !known.contains_key(seq));
        unknown.take(MOST_LOOKED_AT).collect()
    };
    let explained = reading.words_at(&missing).await?;
    let replaced = explained
        .iter()
        .filter(|word| **word == Some(Word::Replaced))
        .count();
    Ok(u32::try_from(missing.len() - replaced).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::derive::person_row;
    use crate::store::sample::{id, person};
    use crate::store::shelf::Changes;

    fn row(n: u128, name: &str) -> Row {
        let mut one = person(n);
        one.fields.set("name", name);
        person_row(&one, None, &[], 0).expect("not deleted")
    }

    fn laid(shelf: &mut Shelf, rows: Vec<(u128, Option<Row>)>) -> Vec<RecordId> {
        let mut changes = Changes::default();
        for (n, row) in rows {
            changes.rows.put(id(n), row);
        }
        shelf.apply(changes);
        std::mem::take(&mut shelf.news).rows
    }

    fn whole(shelf: &Shelf) -> Vec<Arc<Row>> {
        let rows = shelf.rows.all().cloned().collect();
        sorted(rows, |row: &Arc<Row>| row.name.to_ascii_lowercase())
    }

    #[test]
    fn a_list_that_is_patched_is_the_list_that_is_made_anew() {
        let mut shelf = Shelf::default();
        let names = ["dewi", "Ani", "Siti", "ani", "Budi", "Ani"];
        let first = names
            .iter()
            .zip(1..)
            .map(|(name, n)| (n, Some(row(n, name))));
        laid(&mut shelf, first.collect());
        let mut shown = whole(&shelf);
        let today = jiff::civil::date(2026, 11, 21);
        for change in [
            // Another name, a new one, one that leaves, the same place, and one of equal names.
            vec![(3, Some(row(3, "Aminah")))],
            vec![(7, Some(row(7, "Zainab"))), (2, None)],
            vec![(
                5,
                Some(Row {
                    unsent: 3,
                    ..row(5, "Budi")
                }),
            )],
            vec![(4, Some(row(4, "ANI"))), (1, Some(row(1, "ani")))],
        ] {
            let changed = laid(&mut shelf, change);
            assert!(!changed.is_empty());
            shown = patched(shown, &changed, &shelf, today);
            assert!(shown == whole(&shelf));
        }
        let twice = [id(5), id(5)];
        assert!(patched(shown.clone(), &twice, &shelf, today) == whole(&shelf));
    }
}
