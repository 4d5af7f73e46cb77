//! `dampingi backup`, `backup-key` and `restore`.

use super::{check, tell};
use crate::backup::{self, Recipient};
use crate::config::Config;
use crate::db::Db;
use crate::failure::{Failure, Outcome};
use clap::Args;
use jiff::Timestamp;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Copy the database as it stands, also while it is served, into a new file that only the key's owner can open
#[derive(Args, Debug)]
pub struct Backup {
    /// The new file
    file: PathBuf,
    /// Public key that it is encrypted to (age1…); more than one may be given
    #[arg(long, env = "DAMPINGI_BACKUP_TO", value_name = "KEY", required = true, value_delimiter = ',', value_parser = public_key)]
    to: Vec<Recipient>,
}

/// Put a backup into a data folder without a database, and begin its new life
#[derive(Args, Debug)]
pub struct Restore {
    /// The backup
    file: PathBuf,
    /// File with the private key
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

fn public_key(text: &str) -> Result<Recipient, String> {
    text.trim().parse().map_err(str::to_owned)
}

/// Makes a pair of keys.
pub fn key(file: &Path, out: &mut (dyn Write + Send)) -> Outcome {
    let public = backup::make_key(file)?;
    tell(out, format_args!("{public}"))?;
    tell(
        out,
        format_args!(
            "The private key is in {}. Take it away from this machine, and keep two copies.",
            file.display()
        ),
    )
}

/// Makes a backup.
pub async fn make(
    db: &Db,
    data: &Path,
    args: &Backup,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome {
    let made = backup::make(db, data, &args.to, &args.file, now).await?;
    tell(
        out,
        format_args!(
            "{}: {} bytes of database, up to revision {}, encrypted",
            args.file.display(),
            made.bytes,
            made.revision
        ),
    )?;
    match made.faults {
        0 => tell(out, format_args!("Everything in it hangs together.")),
        // It is kept all the same: it may be the best there is.
        faults => Err(Failure::System(format!(
            "{faults} faults in it: `dampingi check` says which"
        ))),
    }
}

/// Restores one.
pub async fn restore(
    config: &Config,
    args: &Restore,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome {
    let Some(path) = config.database.strip_prefix("sqlite://") else {
        return Err(Failure::input(
            "PostgreSQL restores its own backups: age -d -i KEY FILE | pg_restore --dbname DATABASE, then dampingi restored",
        ));
    };
    let path = Path::new(path.split('?').next().unwrap_or_default());
    let keys = backup::read_keys(&args.key)?;
    backup::restore(&args.file, &keys, path, now).await?;
    tell(
        out,
        format_args!(
            "Restored to {}. A new life begins: every phone pulls anew, and sends again what it sent in the last 30 days.",
            path.display()
        ),
    )?;
    let db = Db::open(&config.database).await?;
    let checked = check::run(&db, out).await;
    db.close().await;
    checked
}
