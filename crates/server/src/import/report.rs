//! What an import did, in words for the terminal and as a list for a spreadsheet.

use super::eppgbm::{Effect, RowProblem};
use super::run::Done;
use std::io::Write;

/// Problems shown on the terminal; the rest is in the list.
const SHOWN: usize = 50;

/// Writes the summary.
pub fn summary(done: &Done, out: &mut dyn Write) -> std::io::Result<()> {
    let counts = &done.counts;
    writeln!(out, "Baris dibaca      : {}", counts.rows)?;
    writeln!(out, "Anak baru         : {}", counts.children_new)?;
    writeln!(out, "Anak sudah ada    : {}", counts.children_known)?;
    writeln!(out, "Kunjungan baru    : {}", counts.visits_new)?;
    writeln!(out, "Kunjungan sudah ada: {}", counts.visits_known)?;
    if counts.names_new > 0 {
        writeln!(
            out,
            "Posyandu/puskesmas baru, menunggu konfirmasi admin: {}",
            counts.names_new
        )?;
    }
    for (heading, columns) in [
        ("Kolom tidak dikenal, dilewati", &done.unknown_columns),
        ("Kolom ganda, yang pertama dibaca", &done.repeated_columns),
    ] {
        if !columns.is_empty() {
            writeln!(out, "{heading}: {}", columns.join(", "))?;
        }
    }
    let left_out = done
        .problems
        .iter()
        .filter(|problem| problem.effect == Effect::LeftOut);
    let rows: std::collections::BTreeSet<u64> = left_out.map(|problem| problem.row).collect();
    writeln!(out, "Baris bermasalah  : {}", rows.len())?;
    for problem in done.problems.iter().take(SHOWN) {
        let (row, column) = (problem.row, problem.column.title());
        let effect = problem.effect.word();
        writeln!(
            out,
            "  baris {row}, kolom {column}: {} [{effect}]",
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
    Ok(())
}

/// Writes every problem as CSV: row, column, reason, and what was done.
pub fn list(problems: &[RowProblem], out: impl Write) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["baris", "kolom", "alasan", "akibat"])?;
    for problem in problems {
        let row = problem.row.to_string();
        writer.write_record([
            &row,
            problem.column.title(),
            &problem.reason,
            problem.effect.word(),
        ])?;
    }
    Ok(writer.flush()?)
}
