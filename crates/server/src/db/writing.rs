//! A transaction that gives out revisions.
//!
//! Its first statement updates the one row of `counter`. In both databases that row (in SQLite the whole file) stays
//! locked until the commit, so that transactions which write records come one after the other: **the order of revisions
//! is the order of commits**. A pull that has seen revision 17 can never miss a 16 that commits later. A sequence of
//! PostgreSQL's would not give that: its numbers are taken before the commit, and not in its order (ADR 0011).

use super::Conn;
use sqlx::{Any, Transaction};
use std::ops::{Deref, DerefMut};

/// An open transaction that holds the counter.
#[derive(Debug)]
pub struct Writing {
    transaction: Transaction<'static, Any>,
    last: i64,
}

impl Writing {
    pub(super) async fn begin(mut transaction: Transaction<'static, Any>) -> sqlx::Result<Self> {
        let last =
            sqlx::query_scalar("UPDATE counter SET value = value WHERE id = 1 RETURNING value")
                .fetch_one(&mut *transaction)
                .await?;
        Ok(Self { transaction, last })
    }

    /// The revision that the next written record gets.
    pub fn next_revision(&self) -> u64 {
        self.last.unsigned_abs() + 1
    }

    /// Says that this revision was given out.
    pub fn gave_out(&mut self, revision: u64) {
        self.last = self.last.max(i64::try_from(revision).unwrap_or(i64::MAX));
    }

    /// Makes everything durable and lets the next writer in. Without it nothing was done.
    pub async fn commit(mut self) -> sqlx::Result<()> {
        sqlx::query("UPDATE counter SET value = $1 WHERE id = 1")
            .bind(self.last)
            .execute(&mut *self.transaction)
            .await?;
        self.transaction.commit().await
    }
}

impl Deref for Writing {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.transaction
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.transaction
    }
}

/// The last revision given out.
pub async fn last_revision(connection: &mut Conn) -> sqlx::Result<u64> {
    let value: i64 = sqlx::query_scalar("SELECT value FROM counter WHERE id = 1")
        .fetch_one(connection)
        .await?;
    Ok(value.unsigned_abs())
}
