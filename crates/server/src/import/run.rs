//! Brings one file in: reads it, plans it against what is there, and sends the plan through the intake in batches.
//! A cut between two batches leaves whole children behind; the next run goes on where this one stopped.

use super::device::{Device, NewChange};
use super::eppgbm::{
    self, Column, Counts, NewName, Places, Plan, Planned, Readings, Register, RowProblem, Table,
};
use crate::db::{Db, holdings, records};
use crate::failure::{Failure, Outcome};
use crate::organisation::{self, Posyandu};
use crate::{clock, intake};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::wire::{Outcome as Answered, PUSH_CHANGES};
use dampingi_sync::{Author, Kind, Origin, Record};
use jiff::Timestamp;
use jiff::tz::Offset;
use std::collections::BTreeSet;

/// Noted in every change, so that an odd record can be explained.
const APP_VERSION: &str = concat!("import/", env!("CARGO_PKG_VERSION"));

/// Central Indonesian time: the latest clock of Kalimantan, so that no row of today is taken for tomorrow's. The intake
/// looks again, by each village's own clock.
const LATEST_OFFSET_HOURS: i8 = 8;

/// What an import did.
#[derive(Debug, Default)]
pub struct Done {
    /// What became of the rows.
    pub counts: Counts,
    /// Row by row.
    pub problems: Vec<RowProblem>,
    /// Headings nobody knows; their columns stayed out.
    pub unknown_columns: Vec<String>,
    /// Headings that stand there twice; the first column was read.
    pub repeated_columns: Vec<String>,
}

/// Brings in a file of e-PPGBM. With `dry`, only says what it would do. `progress` hears how many of how many edits are in.
pub async fn run(
    db: &Db,
    author: &Author,
    bytes: &[u8],
    mode: Mode,
    now: Timestamp,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Outcome<Done> {
    let today = Offset::constant(LATEST_OFFSET_HOURS)
        .to_datetime(now)
        .date();
    let table = Table::read(bytes).map_err(|error| Failure::input(error.to_string()))?;
    let places = Places::new(holdings::all_areas(&mut *db.reading().await?).await?);
    let readings = Readings::of(&table, &places, today);
    let known = known(db, &readings).await?;
    let plan = readings.plan(Register::new(&known), today);
    let mut done = Done {
        unknown_columns: table.header.unknown.clone(),
        repeated_columns: table.header.repeated.clone(),
        ..Done::default()
    };
    if mode == Mode::DryRun {
        (done.counts, done.problems) = (plan.counts, plan.problems);
        return Ok(done);
    }
    write_names(db, &plan.names, now).await?;
    send(db, author, plan, now, &mut done, progress).await?;
    done.problems.sort_by_key(|problem| problem.row);
    Ok(done)
}

/// Whether anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is.
    Write,
    /// It is not.
    DryRun,
}

/// The records of the villages concerned, and those children of the file that live in another one now.
async fn known(db: &Db, readings: &Readings) -> sqlx::Result<Vec<Record>> {
    let villages = readings.villages();
    let above: BTreeSet<AreaCode> = villages.iter().filter_map(AreaCode::parent).collect();
    let mut connection = db.reading().await?;
    let areas: Vec<AreaCode> = villages.iter().chain(&above).cloned().collect();
    let mut known = holdings::in_areas(&mut connection, &areas).await?;
    for id in readings.ids() {
        let elsewhere = records::load(&mut connection, id).await?;
        let elsewhere = elsewhere.map(|held| held.stored.record);
        known.extend(elsewhere.filter(|record| !villages.contains(&record.area)));
    }
    Ok(known)
}

async fn write_names(db: &Db, names: &[NewName], now: Timestamp) -> sqlx::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let mut transaction = db.writing().await?;
    for new in names {
        if new.kind == Kind::Posyandu {
            let posyandu = Posyandu {
                village: new.area.clone(),
                name: new.name.clone(),
                aliases: Vec::new(),
                is_confirmed: false,
            };
            organisation::put_posyandu(&mut transaction, &posyandu, now).await?;
        } else {
            let fields = Answers::new()
                .with("name", new.name.as_str())
                .with("type", "puskesmas")
                .with("confirmed", false)
                .with("valid_from", &clock::wire(now)[..10]);
            organisation::put(
                &mut transaction,
                new.kind.clone(),
                new.id,
                &new.area,
                fields,
                now,
            )
            .await?;
        }
    }
    transaction.commit().await
}

async fn send(
    db: &Db,
    author: &Author,
    plan: Plan,
    now: Timestamp,
    done: &mut Done,
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Outcome {
    (done.counts, done.problems) = (plan.counts, plan.problems);
    let total = plan.edits.len();
    let mut device = Device::open(db, eppgbm::device_id(author.id), author.id, APP_VERSION).await?;
    let mut sent = 0;
    for batch in plan.edits.chunks(PUSH_CHANGES) {
        let changes: Vec<_> = batch
            .iter()
            .map(|planned| device.change(as_change(planned, now)))
            .collect();
        let answers = intake::take(db, author, Origin::Import, &changes, now).await?;
        for (planned, answer) in batch.iter().zip(answers) {
            judge(planned, answer.outcome, done)?;
        }
        sent += batch.len();
        progress(sent, total);
    }
    Ok(())
}

fn as_change(planned: &Planned, now: Timestamp) -> NewChange {
    // A run that was cut sends the same changes again: then they are answered as duplicates.
    let content = serde_json::to_string(&planned.edit).expect("an edit is plain JSON");
    let offset = Offset::constant(planned.area.utc_offset_hours());
    NewChange {
        change_id: eppgbm::change_id(planned.record, &content),
        record: planned.record,
        kind: planned.kind.clone(),
        form: planned.form,
        area: planned.area.clone(),
        base_revision: planned.base_revision,
        edit: planned.edit.clone(),
        recorded_at: now.display_with_offset(offset).to_string(),
    }
}

/// What the intake did not take is told at its row.
fn judge(planned: &Planned, outcome: Answered, done: &mut Done) -> Outcome {
    let row = planned.row;
    let problem = match outcome {
        Answered::Applied { .. } | Answered::Duplicate { .. } => return Ok(()),
        Answered::Conflict { .. } => {
            let reason =
                "Data ini berbeda dari yang sudah tercatat; keduanya disimpan untuk dipastikan.";
            done.problems
                .push(RowProblem::noted(row, Column::Nik, reason));
            return Ok(());
        }
        Answered::Refused { field, message, .. } => {
            let column = field.as_deref().map_or(Column::Name, eppgbm::column_of);
            RowProblem::left_out(row, column, message)
        }
        Answered::Deferred { .. } | Answered::Unknown => {
            RowProblem::left_out(row, Column::Name, "Data anaknya tidak dapat dimasukkan.")
        }
        Answered::DeviceTaken => {
            return Err(Failure::System(
                "another import by this user is running; start this one again when it has ended"
                    .to_owned(),
            ));
        }
    };
    done.problems.push(problem);
    match planned.kind {
        Kind::Person => done.counts.children_new = done.counts.children_new.saturating_sub(1),
        Kind::Visit => done.counts.visits_new = done.counts.visits_new.saturating_sub(1),
        _ => {}
    }
    Ok(())
}
