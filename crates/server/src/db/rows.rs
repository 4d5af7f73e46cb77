//! Rows of one table that are written together: one by one, each would be a trip to the database.

use super::Conn;
use super::sql::Sql;
use std::collections::HashSet;
use uuid::Uuid;

/// Most rows of one statement.
const MOST: usize = 64;

/// One value of a row.
#[allow(missing_debug_implementations, reason = "it holds values about people")]
pub enum Value {
    /// A text, or none.
    Text(Option<String>),
    /// A number, or none.
    Number(Option<i64>),
}

impl<T: Into<String>> From<T> for Value {
    fn from(text: T) -> Self {
        Self::Text(Some(text.into()))
    }
}

/// A number that is always there.
pub const fn number(number: i64) -> Value {
    Value::Number(Some(number))
}

/// Rows in the order in which they came, none of them twice.
#[allow(missing_debug_implementations, reason = "it holds values about people")]
pub struct Rows {
    insert: &'static str,
    conflict: &'static str,
    ids: HashSet<Uuid>,
    waiting: Vec<Vec<Value>>,
}

impl Rows {
    /// `insert` ends with the word VALUES; `conflict` is what follows the values.
    pub fn new(insert: &'static str, conflict: &'static str) -> Self {
        Self {
            insert,
            conflict,
            ids: HashSet::new(),
            waiting: Vec::new(),
        }
    }

    /// Whether a row of this id waits. PostgreSQL takes no second one in the same statement.
    pub fn has(&self, id: Uuid) -> bool {
        self.ids.contains(&id)
    }

    /// Adds the row of an id that does not wait.
    pub fn add(&mut self, id: Uuid, row: Vec<Value>) {
        self.ids.insert(id);
        self.waiting.push(row);
    }

    /// Writes what waits.
    pub async fn write(&mut self, connection: &mut Conn) -> sqlx::Result<()> {
        self.ids.clear();
        let mut rows = std::mem::take(&mut self.waiting).into_iter();
        while rows.len() > 0 {
            // 1, 2, 4, 8 … rows: a statement is prepared once for each of its texts, and of these there are few.
            let together = 1 << rows.len().min(MOST).ilog2();
            let mut sql = Sql::new(self.insert);
            for (nth, row) in rows.by_ref().take(together).enumerate() {
                sql = sql.words(if nth == 0 { " (" } else { ", (" });
                for (nth, value) in row.into_iter().enumerate() {
                    sql = sql.words(if nth == 0 { "" } else { ", " }).value(value);
                }
                sql = sql.words(")");
            }
            sql.words(self.conflict).run(connection).await?;
        }
        Ok(())
    }
}
