//! Makes a backup while the database is served. Never leaves half a file under the name that was asked for, and never a copy
//! in the clear.

use super::{Passing, Recipient, beside, new_private, put_in_place};
use crate::db::{Backend, Db, integrity, last_revision, meta};
use crate::failure::{Failure, Outcome};
use age::Encryptor;
use jiff::Timestamp;
use std::fs::File;
use std::io::{BufReader, copy};
use std::path::Path;

/// What a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// Bytes of the database.
    pub bytes: u64,
    /// The last revision in it.
    pub revision: u64,
    /// What did not fit together in it: 0 is well.
    pub faults: u64,
}

/// Copies the database as it stands at one moment, looks through the copy, and writes it encrypted to a new file.
/// `data` is a folder that only the server's user can read: the copy passes through it.
pub async fn make(
    db: &Db,
    data: &Path,
    to: &[Recipient],
    file: &Path,
    now: Timestamp,
) -> Outcome<Made> {
    if db.backend() == Backend::Postgres {
        return Err(Failure::input(
            "PostgreSQL makes its own backups: pg_dump --format=custom DATABASE | age -r KEY > FILE (docs/operating.md)",
        ));
    }
    if file.exists() {
        let text = format!("{} is there already; choose another name", file.display());
        return Err(Failure::input(text));
    }
    let passing = Passing(data.join(format!("backup-{}.passing", now.as_microsecond())));
    let copied = &passing.0;
    // Made first, and empty: SQLite would give it the rights of any new file.
    drop(new_private(copied)?);
    db.copy_into(copied).await?;
    let mut made = look_through(copied, now).await?;
    let part = Passing(beside(file, ".part"));
    made.bytes = encrypt(copied, &part.0, to)?;
    put_in_place(&part.0, file)?;
    let mut connection = db.reading().await?;
    meta::set_backed_up(&mut connection, &crate::clock::wire(now)).await?;
    Ok(made)
}

async fn look_through(copied: &Path, now: Timestamp) -> Outcome<Made> {
    let db = Db::open(&format!("sqlite://{}", copied.display())).await?;
    let mut connection = db.reading().await?;
    // Restored, it tells phones of itself: it might be restored once more.
    meta::set_backed_up(&mut connection, &crate::clock::wire(now)).await?;
    let faults = integrity::faults(&mut connection).await?;
    let made = Made {
        bytes: 0,
        revision: last_revision(&mut connection).await?,
        faults: faults.iter().map(|(_, found)| found).sum(),
    };
    drop(connection);
    // With its last connection closed the file is whole by itself.
    db.close().await;
    Ok(made)
}

fn encrypt(from: &Path, to: &Path, keys: &[Recipient]) -> Outcome<u64> {
    let keys = keys.iter().map(|key| -> &dyn age::Recipient { key });
    let encryptor = Encryptor::with_recipients(keys)
        .map_err(|_| Failure::input("a backup needs a key to be encrypted to: --to age1…"))?;
    let there = |error| Failure::file(to, &error);
    let plain = File::open(from).map_err(|error| Failure::file(from, &error))?;
    let mut out = encryptor.wrap_output(new_private(to)?).map_err(there)?;
    let bytes = copy(&mut BufReader::new(plain), &mut out).map_err(there)?;
    let file = out.finish().map_err(there)?;
    file.sync_all().map_err(there)?;
    Ok(bytes)
}
