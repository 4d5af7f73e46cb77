//! What one call of the intake writes: its records, visits and notes of changes are gathered, and written in the end, or before
//! something reads or changes them. The transaction is reached through here only, so that no statement misses what waits.

use super::last_visits::{self, Asked, LastVisits};
use super::records::Held;
use super::rows::Rows;
use super::visits::NewVisit;
use super::{Conn, Writing, changes, records, visits};
use dampingi_domain::Answers;
use dampingi_sync::wire::Outcome;
use dampingi_sync::{Change, link};

/// A transaction with rows that it does not hold yet.
#[allow(missing_debug_implementations, reason = "it holds values about people")]
pub struct Gathered {
    transaction: Writing,
    records: Rows,
    visits: Rows,
    changes: Rows,
    last_visits: LastVisits,
}

impl Gathered {
    /// Nothing yet; these visits will be asked for.
    pub async fn into(mut transaction: Writing, asked: &[Asked]) -> sqlx::Result<Self> {
        Ok(Self {
            last_visits: LastVisits::before(&mut transaction, asked).await?,
            transaction,
            records: records::rows(),
            visits: visits::rows(),
            changes: changes::rows(),
        })
    }

    /// The database with all that was written so far.
    pub async fn whole(&mut self) -> sqlx::Result<&mut Conn> {
        // A visit's state names its record.
        self.records.write(&mut self.transaction).await?;
        self.visits.write(&mut self.transaction).await?;
        self.changes.write(&mut self.transaction).await?;
        Ok(&mut self.transaction)
    }

    /// The database for what no row that waits has to do with.
    pub fn beside(&mut self) -> &mut Conn {
        &mut self.transaction
    }

    /// Writes a record over what was there before.
    pub async fn record(&mut self, held: &Held) -> sqlx::Result<()> {
        let record = &held.stored.record;
        if self.records.has(record.id.0) {
            self.whole().await?;
        }
        self.records.add(record.id.0, records::row(held)?);
        self.transaction.gave_out(record.revision);
        Ok(())
    }

    /// Writes the state of a visit that was not there. One that corrects another takes its place in the queue.
    pub async fn visit(&mut self, visit: &NewVisit<'_>) -> sqlx::Result<()> {
        let record = visit.record;
        self.visits.add(record.id.0, visits::row(visit));
        self.last_visits.enter(visit);
        if record.link(link::CORRECTS).is_some() {
            visits::replaced(self.with_visits().await?, record).await?;
        }
        Ok(())
    }

    /// The database to change the states of visits that are there.
    pub async fn with_visits(&mut self) -> sqlx::Result<&mut Conn> {
        self.last_visits.forget();
        self.whole().await
    }

    /// The answers of the last visit before one.
    pub async fn last_visit(&mut self, asked: Asked) -> sqlx::Result<Option<Answers>> {
        match self.last_visits.of(&asked) {
            Some(last) => Ok(last.cloned()),
            None => last_visits::ask(self.whole().await?, asked).await,
        }
    }

    /// Notes a change and its outcome.
    pub async fn change(
        &mut self,
        change: &Change,
        outcome: &Outcome,
        now: i64,
    ) -> sqlx::Result<()> {
        if self.changes.has(change.change_id) {
            self.whole().await?;
        }
        if let Some(row) = changes::row(change, outcome, now) {
            self.changes.add(change.change_id, row);
        }
        Ok(())
    }

    /// The revision that the next written record gets.
    pub fn next_revision(&self) -> u64 {
        self.transaction.next_revision()
    }

    /// Makes everything durable.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        self.whole().await?;
        self.transaction.commit().await
    }
}
