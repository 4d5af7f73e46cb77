//! Everything in one list: each indicator of each area with numerator, denominator, percent and what was left out, on both
//! bases side by side, with where it comes from.

use super::cell::{level, percent};
use super::folder::{Sheet, broken};
use crate::failure::Outcome;
use crate::indicator::count::{Column, Group, Place, Report};
use crate::indicator::expected::REGISTER;
use dampingi_domain::area::Level;
use dampingi_domain::indicator::{Basis, Figure, Kind};

const HEAD: [&str; 21] = [
    "kode_wilayah",
    "wilayah",
    "tingkat",
    "periode",
    "lembar",
    "indikator",
    "judul",
    "diterima_pembilang",
    "diterima_penyebut",
    "diterima_persen",
    "diterima_dikecualikan",
    "disetujui_pembilang",
    "disetujui_penyebut",
    "disetujui_persen",
    "disetujui_dikecualikan",
    "diterbitkan",
    "layak_terbit",
    "target_persen",
    "pembilang",
    "penyebut",
    "sumber",
];

/// Below so many children a village's prevalence would point at families (§4.6).
const FEWEST_TO_PUBLISH: u32 = 10;

/// Writes it.
pub fn write(report: &Report, start: &mut dyn FnMut(&str) -> Outcome<Sheet>) -> Outcome {
    let mut sheet = start("indikator")?;
    sheet.write_record(HEAD).map_err(broken)?;
    for place in &report.places {
        for (column, pair) in report.columns.iter().zip(&place.pairs) {
            let mut line = vec![
                place.area.to_string(),
                place.name.clone(),
                level(place.area.level()).to_owned(),
                report.period.to_string(),
                group(column.group).to_owned(),
                column.id.to_owned(),
                column.label.id.to_owned(),
            ];
            line.extend(figure(column.kind, pair.received));
            line.extend(figure(column.kind, pair.approved));
            line.push(basis(column.published).to_owned());
            line.push(may_be_published(place, column, pair.by(column.published)).to_owned());
            line.push(
                column
                    .target_percent
                    .map(|percent| percent.to_string())
                    .unwrap_or_default(),
            );
            line.push(column.numerator.to_owned());
            line.push(denominator(column, place));
            line.push(source(column));
            sheet.write_record(&line).map_err(broken)?;
        }
    }
    sheet.flush().map_err(|error| broken(error.into()))
}

fn figure(kind: Kind, figure: Figure) -> [String; 4] {
    let is_rate = kind == Kind::Percent;
    let of_rate = |number: u32| {
        if is_rate {
            number.to_string()
        } else {
            String::new()
        }
    };
    [
        figure.numerator.to_string(),
        of_rate(figure.denominator),
        percent(figure),
        of_rate(figure.excluded),
    ]
}

const fn group(group: Group) -> &'static str {
    match group {
        Group::Sigizi => "SIGIZI",
        Group::Essential => "esensial",
        Group::Scorecard => "scorecard",
    }
}

const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Received => "diterima",
        Basis::Approved => "disetujui",
    }
}

fn may_be_published(place: &Place, column: &Column, figure: Figure) -> &'static str {
    let is_small = place.area.level() == Level::Village && figure.denominator < FEWEST_TO_PUBLISH;
    if column.kind == Kind::Percent && is_small {
        "tidak: kurang dari 10"
    } else {
        "ya"
    }
}

/// Over whom, and where that number is from: the register is not Dukcapil (§0.3).
fn denominator(column: &Column, place: &Place) -> String {
    let source = column.expects.map(|who| place.sources.words(who));
    match (column.denominator, source) {
        ("", None) => String::new(),
        // A count that is itself such a number.
        ("", Some(source)) => source,
        (over, source) => format!("{over} ({})", source.as_deref().unwrap_or(REGISTER)),
    }
}

fn source(column: &Column) -> String {
    let mark = if column.ground.is_confirmed {
        ""
    } else {
        "; belum dipastikan"
    };
    format!("{}{mark}", column.ground.document)
}
