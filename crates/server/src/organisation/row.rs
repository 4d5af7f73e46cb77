//! Reads the administrative CSV files row by row, and names line and column of what is wrong.

use crate::db::Writing;
use crate::db::areas;
use crate::failure::{Failure, Outcome};
use dampingi_domain::AreaCode;
use std::collections::BTreeMap;

/// One row of an administrative CSV file. These are short and written by an admin: the first wrong row stops the import.
#[derive(Debug)]
pub struct Row {
    line: usize,
    values: BTreeMap<String, String>,
}

/// Reads all rows of a CSV file with a header.
pub fn rows(source: impl std::io::Read) -> Outcome<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .from_reader(source);
    let unreadable =
        |line: usize| Failure::input(format!("line {line}: not readable as CSV in UTF-8"));
    let header = reader.headers().map_err(|_| unreadable(1))?.clone();
    let mut rows = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let line = index + 2;
        let record = record.map_err(|_| unreadable(line))?;
        let name = |column: &str| column.trim_start_matches('\u{feff}').to_lowercase();
        let values = header
            .iter()
            .zip(&record)
            .map(|(column, value)| (name(column), value.to_owned()))
            .collect();
        rows.push(Row { line, values });
    }
    Ok(rows)
}

impl Row {
    /// Says what is wrong in a column.
    pub fn wrong(&self, column: &str, why: &str) -> Failure {
        Failure::input(format!("line {}, column {column}: {why}", self.line))
    }

    /// A value, if the column is there and filled in.
    pub fn optional(&self, column: &str) -> Option<&str> {
        self.values
            .get(column)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// A value that must be there.
    pub fn required(&self, column: &str) -> Outcome<&str> {
        self.optional(column)
            .ok_or_else(|| self.wrong(column, "is empty"))
    }

    /// Several values, separated by semicolons.
    pub fn list(&self, column: &str) -> Vec<String> {
        let parts = self.optional(column).unwrap_or_default().split(';');
        parts
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// An area code, whether it is known or not.
    pub fn area(&self, column: &str) -> Outcome<AreaCode> {
        AreaCode::parse(self.required(column)?)
            .ok_or_else(|| self.wrong(column, "not an area code (like 65.01.05.2003)"))
    }

    /// The code of an area that is on record.
    pub async fn known_area(&self, transaction: &mut Writing, column: &str) -> Outcome<AreaCode> {
        let code = self.area(column)?;
        match areas::name(transaction, code.as_str()).await? {
            Some(_) => Ok(code),
            None => Err(self.wrong(column, "no such area")),
        }
    }
}
