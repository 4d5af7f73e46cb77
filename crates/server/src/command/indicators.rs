//! `dampingi indicators`: prints what an area has in a month or quarter, and writes the sheets of the programme.

use super::tell;
use crate::db::Db;
use crate::failure::{Failure, Outcome};
use crate::indicator::sheet::Folder;
use crate::indicator::{self, Period, Report, Village, print};
use clap::{Args, ValueEnum};
use dampingi_domain::AreaCode;
use dampingi_domain::indicator::scorecard::LengthRule;
use dampingi_domain::period::{Month, Quarter};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What is asked for.
#[derive(Args, Clone, Debug)]
pub struct Indicators {
    /// Code of a village, kecamatan, kabupaten or province: 65.01.05
    #[arg(long, value_name = "CODE")]
    pub area: String,
    /// SIGIZI, prevalence and essential indicators of a month
    #[arg(
        long,
        value_name = "YYYY-MM",
        required_unless_present = "quarter",
        conflicts_with = "quarter"
    )]
    pub month: Option<String>,
    /// Convergence scorecard and essential indicators of a quarter
    #[arg(long, value_name = "YYYY-Qn")]
    pub quarter: Option<String>,
    /// How the scorecard judges a child's length; the forms know two ways
    #[arg(long, value_enum, default_value_t)]
    pub length: Length,
    /// Folder for the sheets as CSV. Some of them name people
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// When a child's length is to be measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Length {
    /// At least once in the quarter
    #[default]
    Quarter,
    /// In February and August, as far as the child has lived through them
    Campaigns,
}

impl From<Length> for LengthRule {
    fn from(length: Length) -> Self {
        match length {
            Length::Quarter => Self::EachQuarter,
            Length::Campaigns => Self::Campaigns,
        }
    }
}

impl Indicators {
    fn period(&self) -> Outcome<Period> {
        let read = match (&self.month, &self.quarter) {
            (Some(month), _) => Month::parse(month).map(Period::Month),
            (None, Some(quarter)) => Quarter::parse(quarter).map(Period::Quarter),
            (None, None) => None,
        };
        read.ok_or_else(|| {
            Failure::input("Bulan ditulis seperti 2026-11, triwulan seperti 2026-Q4.")
        })
    }
}

/// Runs it.
pub async fn run(db: &Db, args: &Indicators, out: &mut (dyn Write + Send)) -> Outcome {
    let area = AreaCode::parse(args.area.trim()).ok_or_else(|| {
        Failure::input("Kode wilayah ditulis seperti 65.01.05 atau 65.01.05.2003.")
    })?;
    let period = args.period()?;
    // Made when there is something to write: an area that nobody knows leaves no files behind.
    let mut folder = None;
    let length = args.length.into();
    let each = |report: &Report, village: &Village| match &args.out {
        Some(path) => open(&mut folder, path, report)?.add(report, village),
        None => Ok(()),
    };
    let report = indicator::count_by(db, &area, period, length, each).await?;
    write!(out, "{}", print::report(&report))
        .map_err(|error| Failure::System(format!("standard output: {error}")))?;
    let Some(path) = &args.out else {
        return Ok(());
    };
    open(&mut folder, path, &report)?;
    let files = match folder {
        Some(folder) => folder.finish(&report)?,
        None => Vec::new(),
    };
    tell(out, format_args!("\nBerkas:"))?;
    for file in &files {
        tell(out, format_args!("  {}", file.display()))?;
    }
    tell(
        out,
        format_args!(
            "Berkas eppgbm dan scorecard_ibu, _anak, _paud, _formulir_2a, _2b, _2c memuat nama: simpan di tempat aman, hapus bila sudah\n\
             dipakai."
        ),
    )
}

fn open<'a>(
    folder: &'a mut Option<Folder>,
    path: &Path,
    report: &Report,
) -> Outcome<&'a mut Folder> {
    Ok(match folder {
        Some(folder) => folder,
        None => folder.insert(Folder::open(path, report)?),
    })
}
