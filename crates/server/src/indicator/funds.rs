//! What the villages of an area used their own money for in a quarter (Formulir 4, table 5): added up, and never counted from visits.

use super::count::Report;
use super::period::Period;
use crate::db::{Conn, funds};
use dampingi_domain::AreaCode;
use dampingi_domain::area::Level;
use dampingi_domain::indicator::scorecard::{AS_OF, FUNDS, Rupiah, USED_FOR, rupiah};
use dampingi_sync::sign_off::QUARTER;

/// Of one area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Funds {
    /// In the order of the table.
    pub lines: [Rupiah; FUNDS.len()],
    /// The day to which a village's numbers are true; empty for what holds villages.
    pub as_of: String,
    /// What a village used it for, in words; empty for what holds villages.
    pub used_for: String,
}

/// Adds what was written of the report's quarter to every village, and to all it lies in.
pub async fn add(connection: &mut Conn, area: &AreaCode, report: &mut Report) -> sqlx::Result<()> {
    let Period::Quarter(quarter) = report.period else {
        return Ok(());
    };
    let quarter = quarter.to_string();
    let written = funds::all(connection, area).await?;
    let mut written = written
        .iter()
        .filter(|record| record.fields.text(QUARTER) == Some(&quarter))
        .collect::<Vec<_>>();
    // The last word of each village.
    written.reverse();
    let mut seen = Vec::new();
    for record in written {
        let Some(lines) = rupiah(&record.fields) else {
            continue;
        };
        if seen.contains(&&record.area) {
            continue;
        }
        seen.push(&record.area);
        let holds = |place: &&mut super::Place| place.area.contains(&record.area);
        for place in report.places.iter_mut().filter(holds) {
            let sum = place.funds.get_or_insert_default();
            for ((part, whole), (more, of)) in sum.lines.iter_mut().zip(lines) {
                *part = part.saturating_add(more);
                *whole = whole.saturating_add(of);
            }
            if place.area.level() == Level::Village {
                let day = record.fields.date(AS_OF);
                sum.as_of = day.map(|day| day.to_string()).unwrap_or_default();
                let what = record.fields.text(USED_FOR);
                sum.used_for = what.unwrap_or_default().to_owned();
            }
        }
    }
    Ok(())
}
