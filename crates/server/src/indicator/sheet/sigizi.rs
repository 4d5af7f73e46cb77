//! SIGIZI's "Daftar Entry" of a month: one line for each area, the numbers alone; rates are worked out from them.

use super::cell::{BASES, WHERE, names};
use super::folder::{Sheet, broken};
use crate::failure::Outcome;
use crate::indicator::count::{Group, Report};
use dampingi_domain::indicator::Kind;

/// Writes it once for each basis.
pub fn write(report: &Report, start: &mut dyn FnMut(&str) -> Outcome<Sheet>) -> Outcome {
    let counts: Vec<usize> = (0..report.columns.len())
        .filter(|at| {
            let column = &report.columns[*at];
            column.group == Group::Sigizi && column.kind == Kind::Count
        })
        .collect();
    for (basis, word) in BASES {
        let mut sheet = start(&format!("sigizi_{word}"))?;
        let headings = counts.iter().map(|at| report.columns[*at].label.id);
        sheet
            .write_record(
                WHERE
                    .into_iter()
                    .chain(["Kode Wilayah", "Bulan"])
                    .chain(headings),
            )
            .map_err(broken)?;
        for place in &report.places {
            let mut line: Vec<String> = names(report, &place.area).into();
            line.push(place.area.to_string());
            line.push(report.period.to_string());
            line.extend(
                counts
                    .iter()
                    .map(|at| place.pairs[*at].by(basis).numerator.to_string()),
            );
            sheet.write_record(&line).map_err(broken)?;
        }
        sheet.flush().map_err(|error| broken(error.into()))?;
    }
    Ok(())
}
