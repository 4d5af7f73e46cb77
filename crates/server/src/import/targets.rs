//! `dampingi import targets FILE`: denominators from outside (sasaran proyeksi, sasaran riil) by village and year. Overwrites
//! nothing: a number that came before stays as an earlier version.

use super::targets_row::{Column, Problem, Row, read};
use crate::db::targets::{self, Key, Target};
use crate::db::{Db, areas};
use crate::failure::{Failure, Outcome};
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Problems shown on the terminal; the rest is in the list.
const SHOWN: usize = 50;

/// Brings in how many children and pregnant women are expected in each village.
#[derive(Debug, clap::Args)]
pub struct Targets {
    /// The CSV file: kode_wilayah,tahun,sasaran,jenis,jumlah,sumber. Columns are found by their names
    pub file: PathBuf,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// Write every problem to this CSV file.
    #[arg(long, value_name = "FILE")]
    pub problems: Option<PathBuf>,
}

/// What was done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Rows with anything in them.
    pub rows: usize,
    /// Numbers that were not there.
    pub new: usize,
    /// Numbers that were there otherwise: a further version.
    pub changed: usize,
    /// Numbers that were there as they are.
    pub known: usize,
    /// Rows that were left out.
    pub problems: Vec<Problem>,
}

/// Runs the command. An error means that nothing could be read; wrong rows are no error.
pub async fn run(
    db: &Db,
    args: &Targets,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome<Done> {
    let bytes = std::fs::read(&args.file).map_err(|error| Failure::file(&args.file, &error))?;
    let done = bring_in(db, &bytes, args.dry_run, now).await?;
    if let Some(path) = &args.problems {
        let file = std::fs::File::create(path).map_err(|error| Failure::file(path, &error))?;
        list(&done.problems, file)
            .map_err(|error| Failure::System(format!("{}: {error}", path.display())))?;
    }
    tell(&done, args.dry_run, out).map_err(|error| Failure::System(error.to_string()))?;
    Ok(done)
}

async fn bring_in(db: &Db, bytes: &[u8], is_trial: bool, now: Timestamp) -> Outcome<Done> {
    let mut done = Done::default();
    let rows = read(bytes).map_err(Failure::input)?;
    let mut transaction = db.writing().await?;
    let mut told: BTreeMap<Key, (u64, Row)> = BTreeMap::new();
    for (line, row) in rows {
        done.rows += 1;
        let row = match row {
            Ok(row) => row,
            Err(problem) => {
                done.problems.push(problem);
                continue;
            }
        };
        let Some(key) = known_village(&mut transaction, &row).await? else {
            let reason = "bukan kode desa atau kelurahan yang dikenal, seperti 65.01.05.2003";
            done.problems.push(Problem::new(line, Column::Area, reason));
            continue;
        };
        if let Some((first, before)) = told.get(&key) {
            if (before.expected, &before.source) != (row.expected, &row.source) {
                let reason = format!("baris {first} sudah menyebut jumlah atau sumber lain");
                done.problems
                    .push(Problem::new(line, Column::Expected, reason));
            } else {
                done.known += 1;
            }
            continue;
        }
        let before = targets::newest(&mut transaction, &key).await?;
        let is_known = before
            .as_ref()
            .is_some_and(|it| (it.expected, &it.source) == (row.expected, &row.source));
        match &before {
            Some(_) if is_known => done.known += 1,
            Some(_) => done.changed += 1,
            None => done.new += 1,
        }
        if !is_known {
            let target = Target {
                estimate: key.estimate,
                expected: row.expected,
                source: row.source.clone(),
                version: before.map_or(1, |it| it.version + 1),
            };
            targets::add(&mut transaction, &key, &target, now.as_second()).await?;
        }
        told.insert(key, (line, row));
    }
    if !is_trial {
        transaction.commit().await?;
    }
    Ok(done)
}

async fn known_village(
    transaction: &mut crate::db::Writing,
    row: &Row,
) -> sqlx::Result<Option<Key>> {
    let Some(area) = AreaCode::parse(&row.area).filter(|area| area.level() == Level::Village)
    else {
        return Ok(None);
    };
    let is_known = areas::name(transaction, area.as_str()).await?.is_some();
    Ok(is_known.then(|| Key {
        area,
        year: row.year,
        who: targets::word(row.who),
        estimate: row.estimate,
    }))
}

fn tell(done: &Done, is_trial: bool, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "Baris dibaca      : {}", done.rows)?;
    writeln!(out, "Sasaran baru      : {}", done.new)?;
    writeln!(
        out,
        "Sasaran berubah   : {} (angka lama tetap tersimpan)",
        done.changed
    )?;
    writeln!(out, "Sasaran sudah ada : {}", done.known)?;
    writeln!(out, "Baris bermasalah  : {}", done.problems.len())?;
    for problem in done.problems.iter().take(SHOWN) {
        writeln!(
            out,
            "  baris {}, kolom {}: {} [tidak dimasukkan]",
            problem.row,
            problem.column.title(),
            problem.reason
        )?;
    }
    if done.problems.len() > SHOWN {
        let more = done.problems.len() - SHOWN;
        writeln!(
            out,
            "  … dan {more} lagi. Daftar lengkap: --problems DAFTAR.csv"
        )?;
    }
    if is_trial {
        writeln!(out, "Hanya percobaan: tidak ada yang ditulis.")?;
    }
    out.flush()
}

fn list(problems: &[Problem], out: impl Write) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["baris", "kolom", "alasan"])?;
    for problem in problems {
        let row = problem.row.to_string();
        writer.write_record([&row, problem.column.title(), &problem.reason])?;
    }
    Ok(writer.flush()?)
}
