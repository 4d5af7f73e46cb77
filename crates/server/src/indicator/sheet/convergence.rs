//! The sums of each area in a quarter: who is to be served (Formulir 1), and the five tables of the village's report on
//! convergence (Formulir 4). Names nobody.

use super::cell::{BASES, WHERE, names, percent, typed};
use super::folder::{Sheet, broken};
use crate::failure::Outcome;
use crate::indicator::count::{Group, Place, Report};
use dampingi_domain::area::Level;
use dampingi_domain::indicator::scorecard::{FUNDS, Rupiah, funds_share};
use dampingi_domain::indicator::{Basis, Kind};

/// A heading of the form, and the count that stands under it; blank where nothing here can say it.
type Cell = (&'static str, &'static str);

/// The sheet's name, and its columns.
type Counts = (&'static str, &'static [Cell]);

const COUNTS: [Counts; 3] = [
    (
        "formulir_1",
        &[
            ("Total Rumah Tangga Sasaran", "count_households"),
            // What makes a household "rentan" on this form was not found.
            ("Rumah Tangga Kategori Rentan", ""),
            ("Ibu Hamil", "count_pregnant"),
            ("Ibu Hamil RESTI", "count_pregnant_at_risk"),
            ("Anak 0-23 Bulan", "count_children"),
            ("Anak 0-23 Bulan Kondisi Gizi Kurang", "count_wasted"),
            (
                "Anak 0-23 Bulan Kondisi Gizi Buruk",
                "count_severely_wasted",
            ),
            ("Anak 0-23 Bulan Terindikasi Stunting", "count_stunted"),
            (
                "Rumah Tangga Tidak Memiliki Sumber Air Minum Bersih",
                "count_without_water",
            ),
            (
                "Rumah Tangga Tidak Mempunyai Jamban Layak",
                "count_without_latrine",
            ),
            (
                "Ibu Hamil Tidak Mempunyai Jaminan Kesehatan",
                "count_pregnant_uninsured",
            ),
            (
                "Anak 0-23 Bulan Tidak Mempunyai Jaminan Kesehatan",
                "count_children_uninsured",
            ),
            (
                "Anak 0-23 Bulan Tidak Mempunyai Akta Kelahiran",
                "count_without_certificate",
            ),
        ],
    ),
    (
        "tabel_1_sasaran",
        &[
            ("Jumlah Total Rumah Tangga 1.000 HPK", "count_households"),
            ("Ibu Hamil: Total", "count_pregnant"),
            ("Ibu Hamil: KEK/RESTI", "count_pregnant_at_risk"),
            ("Anak 0-23 Bulan: Total", "count_children"),
            (
                "Anak 0-23 Bulan: Gizi Kurang/Gizi Buruk/Stunting",
                "count_children_at_risk",
            ),
        ],
    ),
    (
        "tabel_2_tikar",
        &[
            ("Jumlah Total Anak Usia 0-23 Bulan", "count_children"),
            ("Hijau (Normal)", "count_mat_green"),
            ("Kuning (Resiko Stunting)", "count_mat_yellow"),
            ("Merah (Terindikasi Stunting)", "count_mat_red"),
        ],
    ),
];

/// What the village's money was used for, as its KPM wrote it down. Blank where nobody did. The last two are not of the form.
const USE: [&str; 6] = [
    "Bidang/Kegiatan",
    "Total Alokasi Dana",
    "Alokasi Dana Pencegahan Stunting",
    "%",
    "Per Tanggal",
    "Dipakai Untuk",
];

/// Writes all of them, once for each basis; the use of money once.
pub fn write(report: &Report, start: &mut dyn FnMut(&str) -> Outcome<Sheet>) -> Outcome {
    for (basis, word) in BASES {
        for (name, cells) in COUNTS {
            let sheet = start(&format!("scorecard_{name}_{word}"))?;
            counts(report, basis, cells, sheet).map_err(broken)?;
        }
        let sheet = start(&format!("scorecard_konvergensi_{word}"))?;
        shares(report, basis, sheet).map_err(broken)?;
    }
    funds(report, start("scorecard_tabel_5_dana_desa")?).map_err(broken)
}

fn counts(report: &Report, basis: Basis, cells: &[Cell], mut sheet: Sheet) -> csv::Result<()> {
    let headings = cells.iter().map(|(heading, _)| *heading);
    let head = WHERE.into_iter().chain(["Kode Wilayah", "Triwulan"]);
    sheet.write_record(head.chain(headings))?;
    for place in &report.places {
        let mut line = at(report, place);
        line.extend(cells.iter().map(|(_, id)| {
            let pair = report.pair(&place.area, id);
            pair.map(|pair| pair.by(basis).numerator.to_string())
                .unwrap_or_default()
        }));
        sheet.write_record(&line)?;
    }
    Ok(sheet.flush()?)
}

/// Tables 3 and 4 as one list: each indicator, then the levels of convergence.
fn shares(report: &Report, basis: Basis, mut sheet: Sheet) -> csv::Result<()> {
    let head = WHERE.into_iter().chain([
        "Kode Wilayah",
        "Triwulan",
        "Sasaran",
        "Indikator",
        "Jumlah Diterima",
        "Jumlah Seharusnya",
        "%",
    ]);
    sheet.write_record(head)?;
    for place in &report.places {
        let figures = report.columns.iter().zip(&place.pairs);
        let shares = figures
            .filter(|(column, _)| column.group == Group::Scorecard && column.kind == Kind::Percent);
        for (column, pair) in shares {
            let figure = pair.by(basis);
            let mut line = at(report, place);
            line.extend([
                target(column.id).to_owned(),
                column.label.id.to_owned(),
                figure.numerator.to_string(),
                figure.denominator.to_string(),
                percent(figure),
            ]);
            sheet.write_record(&line)?;
        }
    }
    Ok(sheet.flush()?)
}

fn funds(report: &Report, mut sheet: Sheet) -> csv::Result<()> {
    let head = WHERE.into_iter().chain(["Kode Wilayah", "Triwulan"]);
    sheet.write_record(head.chain(USE))?;
    let villages = report
        .places
        .iter()
        .filter(|place| place.area.level() == Level::Village);
    for place in villages {
        for (nth, fund) in FUNDS.iter().enumerate() {
            let mut line = at(report, place);
            line.push(fund.label.id.to_owned());
            line.extend(match &place.funds {
                Some(funds) => {
                    let (part, whole) = funds.lines[nth];
                    [
                        whole.to_string(),
                        part.to_string(),
                        hundredths((part, whole)),
                        typed(&funds.as_of),
                        typed(&funds.used_for),
                    ]
                }
                None => [const { String::new() }; 5],
            });
            sheet.write_record(&line)?;
        }
    }
    Ok(sheet.flush()?)
}

/// In percent; blank of no money.
fn hundredths(rupiah: Rupiah) -> String {
    let share = funds_share(rupiah);
    share.map_or_else(String::new, |all| format!("{}.{:02}", all / 100, all % 100))
}

/// Names of the areas, code, quarter.
fn at(report: &Report, place: &Place) -> Vec<String> {
    let mut line: Vec<String> = names(report, &place.area).into();
    line.push(place.area.to_string());
    line.push(report.period.to_string());
    line
}

fn target(id: &str) -> &'static str {
    match id.split('_').next().unwrap_or_default() {
        "mother" | "mothers" => "Ibu hamil dan nifas",
        "child" | "children" => "Anak 0-23 bulan",
        "preschool" => "Anak 2-6 tahun",
        _ => "Semua",
    }
}
