//! First passwords, handed over in a file that only its owner can read. They are on no screen, where others may look on, and in no
//! other place: lost ones are reset.

use crate::accounts::Created;
use crate::clock;
use crate::failure::{Failure, Outcome};
use jiff::Timestamp;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The file before anything is in it. It is made before the accounts are: a folder that cannot be written to is noticed while
/// no password is lost. Dropped unused, it goes.
pub(super) struct FirstPasswords {
    path: PathBuf,
    file: File,
    is_kept: bool,
}

impl FirstPasswords {
    /// Makes the file in the data folder, never over one that is there: its passwords may not be handed over yet.
    pub(super) fn begin(data: &Path, now: Timestamp) -> Result<Self, Failure> {
        let stamp: String = clock::wire(now)
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut count = 1;
        loop {
            let path = data.join(match count {
                1 => format!("first-passwords-{stamp}.csv"),
                again => format!("first-passwords-{stamp}-{again}.csv"),
            });
            match options.open(&path) {
                Ok(file) => {
                    return Ok(Self {
                        path,
                        file,
                        is_kept: false,
                    });
                }
                // Another import within the same second.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => count += 1,
                Err(error) => return Err(Failure::file(&path, &error)),
            }
        }
    }

    /// Writes them durably and says where they are. Nobody new, no file.
    pub(super) fn hand_over(
        mut self,
        created: &[Created],
        out: &mut (dyn Write + Send),
    ) -> Outcome {
        if created.is_empty() {
            return Ok(());
        }
        self.write(created)
            .map_err(|error| Failure::file(&self.path, &error))?;
        self.is_kept = true;
        super::tell(
            out,
            format_args!(
                "First passwords: {} (hand them over, then delete the file)",
                self.path.display()
            ),
        )
    }

    fn write(&mut self, created: &[Created]) -> std::io::Result<()> {
        writeln!(self.file, "username,password")?;
        for account in created {
            writeln!(self.file, "{},{}", account.username, account.password)?;
        }
        self.file.sync_all()
    }
}

impl Drop for FirstPasswords {
    fn drop(&mut self) {
        if !self.is_kept {
            // What is left is an empty file: an eyesore, not a loss.
            std::fs::remove_file(&self.path).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dampingi_sync::RecordId;

    fn of(username: &str) -> [Created; 1] {
        [Created {
            id: RecordId(Default::default()),
            username: username.to_owned(),
            password: "contoh".to_owned(),
        }]
    }

    #[test]
    fn two_imports_within_a_second_keep_the_passwords_of_both() {
        let folder = tempfile::tempdir().unwrap();
        let now = Timestamp::UNIX_EPOCH;
        for username in ["ana", "budi", "citra"] {
            FirstPasswords::begin(folder.path(), now)
                .unwrap()
                .hand_over(&of(username), &mut Vec::new())
                .unwrap();
        }
        let mut kept: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        kept.sort();
        assert_eq!(
            kept,
            ["ana", "budi", "citra"].map(|name| format!("username,password\n{name},contoh\n"))
        );
    }

    #[test]
    fn nobody_new_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let begun = FirstPasswords::begin(folder.path(), Timestamp::UNIX_EPOCH).unwrap();
        begun.hand_over(&[], &mut Vec::new()).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_before_anything_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        assert!(FirstPasswords::begin(&missing, Timestamp::UNIX_EPOCH).is_err());
    }
}
