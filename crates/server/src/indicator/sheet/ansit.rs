//! The master sheet of the situation analysis (Ansit) by village: families, families at risk, children measured, very short
//! and short, and the coverage of services (domain notes §4.3).

use super::cell::{BASES, WHERE, names, percent};
use super::folder::{Sheet, broken};
use crate::failure::Outcome;
use crate::indicator::count::{Group, Report};
use dampingi_domain::area::Level;
use dampingi_domain::indicator::Kind;

/// Those that the site asks for by name, in its order.
const NUMBERS: [(&str, &str); 5] = [
    ("ansit_families", "Jumlah Keluarga"),
    ("ansit_families_at_risk", "Keluarga Berisiko Stunting (KRS)"),
    ("ansit_measured", "Balita Diukur"),
    ("ansit_very_short", "Sangat Pendek"),
    ("ansit_short", "Pendek"),
];

/// Writes it once for each basis.
pub fn write(report: &Report, start: &mut dyn FnMut(&str) -> Outcome<Sheet>) -> Outcome {
    // "Cakupan layanan": every rate that this app can count, as the site's sheets are one for each office.
    let rates: Vec<usize> = (0..report.columns.len())
        .filter(|at| {
            let column = &report.columns[*at];
            column.group == Group::Essential && column.kind == Kind::Percent
        })
        .collect();
    for (basis, word) in BASES {
        let mut sheet = start(&format!("ansit_{word}"))?;
        let mut head: Vec<String> = WHERE.map(str::to_owned).into();
        head.push("Kode Wilayah".to_owned());
        head.extend(NUMBERS.map(|(_, heading)| heading.to_owned()));
        head.extend(
            rates
                .iter()
                .map(|at| format!("Cakupan: {} (%)", report.columns[*at].label.id)),
        );
        sheet.write_record(&head).map_err(broken)?;
        let villages = report
            .places
            .iter()
            .filter(|place| place.area.level() == Level::Village);
        for place in villages {
            let mut line: Vec<String> = names(report, &place.area).into();
            line.push(place.area.to_string());
            line.extend(NUMBERS.map(|(id, _)| {
                let pair = report.pair(&place.area, id);
                pair.map(|pair| pair.by(basis).numerator.to_string())
                    .unwrap_or_default()
            }));
            line.extend(rates.iter().map(|at| percent(place.pairs[*at].by(basis))));
            sheet.write_record(&line).map_err(broken)?;
        }
        sheet.flush().map_err(|error| broken(error.into()))?;
    }
    Ok(())
}
