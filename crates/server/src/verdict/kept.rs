//! The file of verdicts: one line a visit, with its record id, its level and the rules that held. Nothing else about anybody.

use crate::failure::{Failure, Outcome};
use dampingi_domain::finding::{RuleMark, Verdict};
use dampingi_sync::RecordId;
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

const HEADER: [&str; 3] = ["visit", "level", "rules"];

/// What was said of each visit.
pub type Kept = HashMap<RecordId, Verdict>;

/// Writes the file.
pub struct Keeper {
    path: PathBuf,
    lines: csv::Writer<File>,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keeper")
    }
}

impl Keeper {
    /// Makes the file. One that is there is left alone: it says what earlier rules said.
    pub fn open(path: &Path) -> Outcome<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options
            .open(path)
            .map_err(|error| Failure::file(path, &error))?;
        let mut keeper = Self {
            path: path.to_owned(),
            lines: csv::Writer::from_writer(file),
        };
        keeper.line(HEADER)?;
        Ok(keeper)
    }

    /// Adds a visit.
    pub fn keep(&mut self, visit: RecordId, verdict: &Verdict) -> Outcome {
        self.line([&visit.to_string(), &verdict.level, &marks(&verdict.rules)])
    }

    /// Everything is on disk.
    pub fn finish(mut self) -> Outcome {
        let done = self.lines.flush();
        done.map_err(|error| Failure::file(&self.path, &error))
    }

    fn line(&mut self, cells: [&str; 3]) -> Outcome {
        let done = self.lines.write_record(cells);
        done.map_err(|error| Failure::file(&self.path, &io::Error::from(error)))
    }
}

/// `C04.hospital@1`.
pub fn mark(mark: &RuleMark) -> String {
    let dot = if mark.variant.is_empty() { "" } else { "." };
    format!("{}{dot}{}@{}", mark.id, mark.variant, mark.version)
}

/// `C04.hospital@1 C01@2`.
pub fn marks(all: &[RuleMark]) -> String {
    all.iter().map(mark).collect::<Vec<_>>().join(" ")
}

/// Reads what [`marks`] wrote.
pub fn read_marks(text: &str) -> Option<Vec<RuleMark>> {
    text.split_whitespace().map(read_mark).collect()
}

fn read_mark(text: &str) -> Option<RuleMark> {
    let (name, version) = text.split_once('@')?;
    let (id, variant) = name.split_once('.').unwrap_or((name, ""));
    Some(RuleMark {
        id: (!id.is_empty()).then(|| id.to_owned())?,
        variant: variant.to_owned(),
        version: version.parse().ok()?,
    })
}

/// Reads a file of verdicts.
pub fn read(path: &Path) -> Outcome<Kept> {
    let file = File::open(path).map_err(|error| Failure::file(path, &error))?;
    let mut lines = csv::Reader::from_reader(file);
    let wrong = |line: u64| {
        Failure::input(format!(
            "{}, line {line}: not a file of `dampingi rules --keep`",
            path.display()
        ))
    };
    if lines.headers().map_err(|_| wrong(1))? != &csv::StringRecord::from(HEADER.to_vec()) {
        return Err(wrong(1));
    }
    let mut kept = Kept::new();
    for (number, line) in (2..).zip(lines.records()) {
        let line = line.map_err(|_| wrong(number))?;
        let visit = line.get(0).and_then(|id| id.parse().ok());
        let rules = read_marks(line.get(2).unwrap_or_default());
        let (Some(visit), Some(rules)) = (visit, rules) else {
            return Err(wrong(number));
        };
        let level = line.get(1).unwrap_or_default().to_owned();
        kept.insert(visit, Verdict { level, rules });
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_was_written() {
        for text in ["C01@1", "C04.hospital@2", "B04.very_high@65535"] {
            assert_eq!(read_mark(text).as_ref().map(mark).as_deref(), Some(text));
        }
        for text in ["", "C01", "@1", "C01@", "C01@x", "C01@-1", "C01@65536"] {
            assert_eq!(read_mark(text), None, "{text}");
        }
    }
}
