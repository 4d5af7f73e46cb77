//! `dampingi backup`, `backup-key` and `restore`.

use super::{check, tell};
use crate::backup::{self, Recipient};
use crate::clock;
use crate::config::Config;
use crate::db::{Db, meta};
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

/// Say that a backup was made by other means (pg_dump), and when it began: phones then need not keep what is in it
#[derive(Args, Debug)]
pub struct BackedUp {
    /// When it began, with its offset: `date --iso-8601=seconds` before pg_dump
    began: Timestamp,
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

/// Notes one that was made by other means. Of a time that has not come, or from before the last backup, it says so.
pub async fn made_elsewhere(
    db: &Db,
    args: &BackedUp,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome {
    if args.began > now {
        return Err(Failure::input("that time has not come yet"));
    }
    let began = clock::wire(args.began);
    let mut connection = db.reading().await?;
    let last = meta::backed_up(&mut connection).await?;
    if last.is_some_and(|last| last > began) {
        return Err(Failure::input("a later backup is known already"));
    }
    meta::set_backed_up(&mut connection, &began).await?;
    tell(
        out,
        format_args!("Phones need not keep what came before {began}."),
    )
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
