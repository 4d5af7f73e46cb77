//! How far each life of the database had come, in a small file beside it. A database that was put back by a copy or by
//! another tool is the same life with less in it: phones would take that for the truth, and let go what it lacks.

use super::{beside, new_private, put_in_place};
use crate::db::{Db, last_revision, meta};
use crate::failure::{Failure, Outcome};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::oneshot;

const FILE: &str = "lives.txt";
/// Between two looks. What came since the last one is not known of a server that is killed.
const EVERY: Duration = Duration::from_secs(60);

/// The file that remembers.
#[derive(Clone, Debug)]
pub struct Lives {
    file: PathBuf,
}

impl Lives {
    /// That of a data folder.
    pub fn beside(data: &Path) -> Self {
        Self {
            file: data.join(FILE),
        }
    }

    /// Fails when the database holds less than it did in the same life; else notes how far it has come.
    pub async fn look(&self, db: &Db) -> Outcome {
        let mut connection = db.reading().await?;
        let epoch = meta::epoch(&mut connection).await?;
        let now = last_revision(&mut connection).await?;
        drop(connection);
        let mut known = self.read()?;
        match known.insert(epoch, now) {
            Some(before) if before > now => Err(Failure::Input(format!(
                "the database has gone back: it stands at revision {now}, and had come to {before}. If it was put back from a \
                 copy, run `dampingi restored`, then serve it: phones send again what it lacks (docs/operating.md)"
            ))),
            Some(before) if before == now => Ok(()),
            _ => self.write(&known),
        }
    }

    /// Looks until it is told to stop, and once more then; ends with a failure as soon as the database has gone back.
    pub async fn keep_looking(self, db: Db, mut stop: oneshot::Receiver<()>) -> Outcome {
        let mut goes_on = true;
        while goes_on {
            tokio::select! {
                () = tokio::time::sleep(EVERY) => {}
                _ = &mut stop => goes_on = false,
            }
            match self.look(&db).await {
                Err(failure @ Failure::Input(_)) => return Err(failure),
                Err(failure) => {
                    tracing::warn!(%failure, "how far the database has come was not noted")
                }
                Ok(()) => {}
            }
        }
        Ok(())
    }

    fn read(&self) -> Outcome<BTreeMap<String, u64>> {
        let text = match std::fs::read_to_string(&self.file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
            read => read.map_err(|error| Failure::file(&self.file, &error))?,
        };
        let line = |line: &str| {
            let (epoch, revision) = line.split_once(' ')?;
            Some((epoch.to_owned(), revision.parse().ok()?))
        };
        text.lines()
            .map(line)
            .collect::<Option<_>>()
            .ok_or_else(|| {
                Failure::System(format!(
                    "{} cannot be read: it was changed by other hands",
                    self.file.display()
                ))
            })
    }

    fn write(&self, known: &BTreeMap<String, u64>) -> Outcome {
        let there = |error| Failure::file(&self.file, &error);
        // Two programs may note at the same time: each writes a file of its own, and the last one counts.
        let part = beside(&self.file, &format!(".{}", std::process::id()));
        drop(std::fs::remove_file(&part));
        let mut out = new_private(&part)?;
        for (epoch, revision) in known {
            writeln!(out, "{epoch} {revision}").map_err(there)?;
        }
        out.sync_all().map_err(there)?;
        put_in_place(&part, &self.file)
    }
}
