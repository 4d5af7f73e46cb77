//! Builds the few statements whose shape depends on how many areas a user has. Values are always bound, never written in.

use super::Conn;
use super::rows::Value;
use dampingi_domain::AreaCode;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{Arguments, AssertSqlSafe};

/// A statement in the making.
#[derive(Default)]
#[allow(missing_debug_implementations, reason = "it holds values about people")]
pub struct Sql {
    text: String,
    values: AnyArguments,
    bound: usize,
}

impl Sql {
    /// Starts with these words.
    pub fn new(text: &'static str) -> Self {
        Self::default().words(text)
    }

    /// Adds words of the statement. Only constant text may be given.
    #[must_use]
    pub fn words(mut self, text: &'static str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds a text value.
    #[must_use]
    pub fn text(mut self, value: impl Into<String>) -> Self {
        // Encoding a text or a number cannot fail; if it did, the statement would be short of a value and be refused.
        let _ = self.values.add(value.into());
        self.placeholder()
    }

    /// Adds a number.
    #[must_use]
    pub fn number(mut self, value: i64) -> Self {
        let _ = self.values.add(value);
        self.placeholder()
    }

    /// Adds a value of a row.
    #[must_use]
    pub fn value(mut self, value: Value) -> Self {
        let _ = match value {
            Value::Text(text) => self.values.add(text),
            Value::Number(number) => self.values.add(number),
        };
        self.placeholder()
    }

    fn placeholder(mut self) -> Self {
        self.bound += 1;
        self.text.push('$');
        self.text.push_str(&self.bound.to_string());
        self
    }

    /// Adds a condition: the column is one of these areas or lies in one of them. No area, no row.
    #[must_use]
    pub fn within(mut self, column: &'static str, areas: &[AreaCode]) -> Self {
        self = self.words("(1 = 0");
        for area in areas {
            self = self
                .words(" OR ")
                .words(column)
                .words(" = ")
                .text(area.as_str());
            self = self
                .words(" OR ")
                .words(column)
                .words(" LIKE ")
                .text(format!("{area}.%"));
        }
        self.words(")")
    }

    /// Adds a condition: the column is one of these areas. An index on the column serves it.
    #[must_use]
    pub fn one_of(self, column: &'static str, areas: &[AreaCode]) -> Self {
        self.among(column, areas.iter().map(AreaCode::as_str))
    }

    /// Adds a condition: the column is one of these values. No value, no row.
    #[must_use]
    pub fn among<V: Into<String>>(
        mut self,
        column: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let mut values = padded(values.into_iter().map(Into::into)).into_iter();
        let Some(first) = values.next() else {
            return self.words("1 = 0");
        };
        self = self.words(column).words(" IN (").text(first);
        for value in values {
            self = self.words(", ").text(value);
        }
        self.words(")")
    }

    /// How many rows it would give.
    pub async fn count(self, connection: &mut Conn) -> sqlx::Result<u64> {
        let text = format!("SELECT COUNT(*) FROM ({}) AS these", self.text);
        let count: i64 = sqlx::query_scalar_with(AssertSqlSafe(text), self.values)
            .fetch_one(connection)
            .await?;
        Ok(count.unsigned_abs())
    }

    /// Runs it for what it does.
    pub async fn run(self, connection: &mut Conn) -> sqlx::Result<()> {
        sqlx::query_with(AssertSqlSafe(self.text), self.values)
            .execute(connection)
            .await?;
        Ok(())
    }

    /// Runs it for its rows.
    pub async fn rows(self, connection: &mut Conn) -> sqlx::Result<Vec<AnyRow>> {
        sqlx::query_with(AssertSqlSafe(self.text), self.values)
            .fetch_all(connection)
            .await
    }

    /// How SQLite would go about it, step by step.
    #[cfg(test)]
    pub async fn plan(self, connection: &mut Conn) -> sqlx::Result<Vec<String>> {
        let text = format!("EXPLAIN QUERY PLAN {}", self.text);
        let steps = sqlx::query_with(AssertSqlSafe(text), self.values)
            .fetch_all(connection)
            .await?;
        let detail = |step: &AnyRow| sqlx::Row::try_get(step, "detail");
        steps.iter().map(detail).collect()
    }
}

/// These, and the last one again until there are 1, 2, 4, 8 …: a statement is prepared once for each of its texts, and so there
/// are few of them.
pub fn padded<V: Clone>(values: impl IntoIterator<Item = V>) -> Vec<V> {
    let mut all: Vec<V> = values.into_iter().collect();
    if let Some(last) = all.last().cloned() {
        all.resize(all.len().next_power_of_two(), last);
    }
    all
}
