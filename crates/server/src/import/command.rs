//! `dampingi import eppgbm FILE`.

use super::run::Mode;
use super::{report, run};
use crate::db::{Db, accounts};
use crate::failure::{Failure, Outcome};
use dampingi_sync::{Author, Role};
use jiff::Timestamp;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// Brings children and their measurements in from a CSV file of e-PPGBM.
#[derive(Debug, clap::Args)]
pub struct Eppgbm {
    /// The CSV file. Columns are found by their names; their order does not matter.
    pub file: PathBuf,
    /// User in whose name the records are made; the admin, if there is only one.
    #[arg(long = "as", value_name = "USERNAME")]
    pub as_user: Option<String>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// Write every problem to this CSV file.
    #[arg(long, value_name = "FILE")]
    pub problems: Option<PathBuf>,
}

/// Runs the command. An error means that nothing could be read; wrong rows are no error.
pub async fn eppgbm(
    db: &Db,
    args: &Eppgbm,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome {
    let bytes = fs::read(&args.file).map_err(|error| Failure::file(&args.file, &error))?;
    let author = author(db, args.as_user.as_deref()).await?;
    let mode = if args.dry_run {
        Mode::DryRun
    } else {
        Mode::Write
    };
    let done = run(db, &author, &bytes, mode, now, &mut show_progress).await?;
    if let Some(path) = &args.problems {
        let file = fs::File::create(path).map_err(|error| Failure::file(path, &error))?;
        report::list(&done.problems, file)
            .map_err(|error| Failure::System(format!("{}: {error}", path.display())))?;
    }
    let written = report::summary(&done, out).and_then(|()| {
        if args.dry_run {
            writeln!(out, "Hanya percobaan: tidak ada yang ditulis.")?;
        }
        out.flush()
    });
    written.map_err(|error| Failure::System(error.to_string()))
}

async fn author(db: &Db, username: Option<&str>) -> Outcome<Author> {
    let mut connection = db.reading().await?;
    if let Some(username) = username {
        let user = accounts::by_username(&mut connection, username).await?;
        let user = user.filter(|user| !user.is_disabled);
        let user = user.ok_or_else(|| {
            Failure::input(format!(
                "{username}: there is no such user, or she is disabled"
            ))
        })?;
        return Ok(user.author());
    }
    let all = accounts::all(&mut connection).await?;
    let admins: Vec<_> = all
        .into_iter()
        .filter(|user| user.role == Role::Admin && !user.is_disabled)
        .collect();
    match admins.as_slice() {
        [only] => Ok(only.author()),
        [] => Err(Failure::input(
            "there is no admin yet; make one with `dampingi user`, or name a user with --as",
        )),
        _ => Err(Failure::input(
            "there are several admins; name the user with --as",
        )),
    }
}

/// A line that overwrites itself, for a person who waits; nothing in a log.
fn show_progress(sent: usize, total: usize) {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        let end = if sent == total { "\n" } else { "" };
        // A terminal that is gone is no reason to stop.
        let _ = write!(terminal, "\r{sent} / {total} catatan{end}").and_then(|()| terminal.flush());
    }
}
