//! Asks for indicators, as the command and the screen do, and reads what comes.

use crate::support::{World, area};
use dampingi_domain::period::{Month, Quarter};
use dampingi_server::command::indicators::{self, Indicators, Length};
use dampingi_server::indicator::{Period, Report, count};
use std::path::Path;

pub async fn counted(world: &World, code: &str, period: &str) -> Report {
    let period = Month::parse(period)
        .map(Period::Month)
        .or_else(|| Quarter::parse(period).map(Period::Quarter));
    count(&world.db, &area(code), period.expect("a period"), |_, _| {
        Ok(())
    })
    .await
    .expect("counts")
}

/// Numerators of both bases.
pub fn both(report: &Report, code: &str, id: &str) -> (u32, u32) {
    let pair = report.pair(&area(code), id).expect(id);
    (pair.received.numerator, pair.approved.numerator)
}

pub fn received(report: &Report, code: &str, id: &str) -> (u32, u32, u32) {
    let figure = report.pair(&area(code), id).expect(id).received;
    (figure.numerator, figure.denominator, figure.excluded)
}

pub async fn commanded(world: &World, args: &Indicators) -> (Result<(), String>, String) {
    let mut out = Vec::new();
    let done = indicators::run(&world.db, args, &mut out).await;
    (
        done.map_err(|failure| failure.to_string()),
        String::from_utf8(out).expect("text"),
    )
}

pub fn asked(
    code: &str,
    month: Option<&str>,
    quarter: Option<&str>,
    out: Option<&Path>,
) -> Indicators {
    Indicators {
        area: code.to_owned(),
        month: month.map(str::to_owned),
        quarter: quarter.map(str::to_owned),
        length: Length::default(),
        out: out.map(Path::to_owned),
    }
}

/// The lines of a file, without its header.
pub fn lines(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(folder.join(name)).expect("written");
    reader
        .records()
        .map(|line| line.expect("read").iter().map(str::to_owned).collect())
        .collect()
}
