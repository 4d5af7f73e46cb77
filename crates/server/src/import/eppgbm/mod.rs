//! The e-PPGBM file: the columns in which nutrition officers export and exchange children's measurements.
//! Pure: bytes and what is already there go in, edits and problems come out.

mod cell;
mod column;
mod identity;
mod names;
mod place;
mod plan;
mod problem;
mod register;
mod row;
pub(super) mod table;
#[cfg(test)]
mod tests;

pub use column::Column;
pub use identity::{change as change_id, device as device_id};
pub use names::NewName;
pub use place::Places;
pub use plan::{Counts, Plan, Planned, plan};
pub use problem::{Effect, RowProblem};
pub use register::Register;
pub use row::{Reading, column_of};
pub use table::Table;

use dampingi_domain::{AreaCode, Date};
use dampingi_sync::RecordId;
use std::collections::BTreeSet;

/// The rows of a file, read one by one.
pub struct Readings {
    /// Rows that hold anything.
    pub rows: usize,
    /// Those that can go in.
    pub good: Vec<Reading>,
    /// What was wrong with the others, and what should be looked at.
    pub problems: Vec<RowProblem>,
}

impl Readings {
    /// Reads every row.
    pub fn of(table: &Table, places: &Places, today: Date) -> Self {
        let mut readings = Self {
            rows: 0,
            good: Vec::new(),
            problems: Vec::new(),
        };
        for (line, cells) in table.rows() {
            let (good, problems) = row::read(line, cells, places, today);
            readings.rows += 1;
            readings.good.extend(good);
            readings.problems.extend(problems);
        }
        readings
    }

    /// The villages of the good rows, for which what is already there must be known.
    pub fn villages(&self) -> BTreeSet<AreaCode> {
        self.good
            .iter()
            .map(|reading| reading.village.clone())
            .collect()
    }

    /// The ids that the children of the good rows may have, to find those that live in another village now.
    pub fn ids(&self) -> BTreeSet<RecordId> {
        self.good.iter().map(register::id_of).collect()
    }

    /// Plans the good rows against what is there; the problems of both steps together.
    pub fn plan(self, register: Register, today: Date) -> Plan {
        let mut plan = plan(self.good, register, today);
        plan.counts.rows = self.rows;
        plan.problems.extend(self.problems);
        plan.problems.sort_by_key(|problem| problem.row);
        plan
    }
}
