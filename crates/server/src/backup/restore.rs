//! Puts a backup where no database is, and begins its new life: phones send again what it lacks.

use super::{Identity, Passing, beside, new_private, put_in_place};
use crate::db::{Db, meta};
use crate::failure::{Failure, Outcome};
use age::Decryptor;
use jiff::Timestamp;
use std::fs::File;
use std::io::{BufReader, copy};
use std::path::Path;

/// Opens the backup, brings its tables up to date, begins a new life and puts it at `database`, where nothing may be: a
/// database that might still hold what no backup has is never written over.
pub async fn restore(file: &Path, keys: &[Identity], database: &Path, now: Timestamp) -> Outcome {
    for ending in ["", "-wal"] {
        let there = beside(database, ending);
        if there.exists() {
            return Err(Failure::input(format!(
                "{} is there already. Stop the server and move its whole folder away first; keep it",
                there.display()
            )));
        }
    }
    let passing = Passing(beside(database, ".restoring"));
    decrypt(file, &passing.0, keys)?;
    let db = Db::open(&format!("sqlite://{}", passing.0.display())).await?;
    let mut transaction = db.writing().await?;
    meta::new_life(&mut transaction, now.as_second()).await?;
    transaction.commit().await?;
    db.close().await;
    put_in_place(&passing.0, database)
}

/// age tells a file that was cut short or changed by one bit from a whole one.
fn decrypt(file: &Path, to: &Path, keys: &[Identity]) -> Outcome {
    let unreadable = |error: &dyn std::fmt::Display| {
        Failure::input(format!(
            "{} cannot be opened with this key: {error}",
            file.display()
        ))
    };
    let sealed = File::open(file).map_err(|error| Failure::file(file, &error))?;
    let decryptor =
        Decryptor::new_buffered(BufReader::new(sealed)).map_err(|error| unreadable(&error))?;
    let mut plain = decryptor
        .decrypt(keys.iter().map(|key| -> &dyn age::Identity { key }))
        .map_err(|error| unreadable(&error))?;
    let mut out = new_private(to)?;
    copy(&mut plain, &mut out).map_err(|error| unreadable(&error))?;
    out.sync_all().map_err(|error| Failure::file(to, &error))
}
