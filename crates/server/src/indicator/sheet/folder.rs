//! The folder that files are written into. Some of them name people: only their owner may read them.

use super::cell::names;
use super::{ansit, convergence, eppgbm, list, monthly, scorecard, sigizi};
use crate::failure::{Failure, Outcome};
use crate::indicator::count::Report;
use crate::indicator::period::Period;
use crate::indicator::village::Village;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

/// A sheet in the making.
pub type Sheet = csv::Writer<std::fs::File>;

/// The files of one area and period.
pub struct Folder {
    path: PathBuf,
    /// `65.01.05_2026-11`.
    stem: String,
    by_name: ByName,
    files: Vec<PathBuf>,
}

/// Sheets with a line for each person, written while the villages pass.
enum ByName {
    Children(eppgbm::Sheets),
    Scorecard(scorecard::Sheets, monthly::Sheets),
}

impl std::fmt::Debug for Folder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Folder")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Folder {
    /// Makes the folder, if it is not there, and the files by name in it.
    pub fn open(path: &Path, report: &Report) -> Outcome<Self> {
        let (period, length) = (report.period, report.length);
        make(path).map_err(|error| Failure::file(path, &error))?;
        let area = report.places.first().map(|place| place.area.to_string());
        let stem = format!("{}_{period}", area.unwrap_or_default());
        let mut files = Vec::new();
        let mut start = |name: &str| start(path, &format!("{name}_{stem}"), &mut files);
        let by_name = match period {
            Period::Month(_) => ByName::Children(eppgbm::Sheets::start(&mut start)?),
            Period::Quarter(quarter) => ByName::Scorecard(
                scorecard::Sheets::start(quarter, length, &mut start)?,
                monthly::Sheets::start(quarter, &mut start)?,
            ),
        };
        Ok(Self {
            path: path.to_owned(),
            stem,
            by_name,
            files,
        })
    }

    /// Writes the people of a village.
    pub fn add(&mut self, report: &Report, village: &Village) -> Outcome {
        let place = names(report, &village.area);
        match &mut self.by_name {
            ByName::Children(sheets) => sheets.add(report, village, &place),
            ByName::Scorecard(verdicts, months) => verdicts
                .add(village, &place)
                .and_then(|()| months.add(village, &place)),
        }
        .map_err(broken)
    }

    /// Writes the sheets of the report, and gives the names of all files.
    pub fn finish(mut self, report: &Report) -> Outcome<Vec<PathBuf>> {
        match self.by_name {
            ByName::Children(sheets) => sheets.finish(),
            ByName::Scorecard(verdicts, months) => verdicts.finish().and_then(|()| months.finish()),
        }
        .map_err(broken)?;
        let (path, stem) = (&self.path, &self.stem);
        let mut start = |name: &str| start(path, &format!("{name}_{stem}"), &mut self.files);
        match report.period {
            Period::Month(_) => {
                sigizi::write(report, &mut start)?;
                ansit::write(report, &mut start)?;
            }
            Period::Quarter(_) => convergence::write(report, &mut start)?,
        }
        list::write(report, &mut start)?;
        self.files.sort();
        Ok(self.files)
    }
}

/// Makes one file; one of an earlier run is written over.
fn start(folder: &Path, name: &str, files: &mut Vec<PathBuf>) -> Outcome<Sheet> {
    let path = folder.join(format!("{name}.csv"));
    let opened = open(&path).map_err(|error| Failure::file(&path, &error))?;
    files.push(path);
    Ok(csv::Writer::from_writer(opened))
}

fn open(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    // A file that was there keeps its old rights when it is opened.
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(file)
}

fn make(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A line could not be written.
pub fn broken(error: csv::Error) -> Failure {
    Failure::System(format!("berkas CSV tidak bisa ditulis: {error}"))
}
