//! Backups of a SQLite database: made while it is served, looked through, encrypted to a key that is kept elsewhere, and
//! restored into a new life. What is encrypted is the database as one file, so that any tool that speaks age opens it.

mod key;
mod lives;
mod make;
mod restore;

pub use age::x25519::{Identity, Recipient};
pub use key::{make_key, read_keys};
pub use lives::Lives;
pub use make::{Made, make};
pub use restore::restore;

use crate::failure::{Failure, Outcome};
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

/// A new file that only its owner may read. One that is there already is never written over.
fn new_private(path: &Path) -> Outcome<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map_err(|error| Failure::file(path, &error))
}

/// The same path with another ending, in the same folder: it can take the other's place in one step.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

/// Gives a finished file its name, so that it survives a power cut.
fn put_in_place(from: &Path, to: &Path) -> Outcome {
    let there = |error| Failure::file(to, &error);
    std::fs::rename(from, to).map_err(there)?;
    let folder = to.parent().filter(|path| !path.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))
        .and_then(|folder| folder.sync_all())
        .map_err(there)
}

/// Removes a file that holds people's records in the clear when the work ends, however it ends.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(beside(&self.0, ending));
        }
    }
}
