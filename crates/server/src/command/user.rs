//! `dampingi user …`: accounts, made and closed by an admin at the server.

use super::{open, operator, tell};
use crate::accounts::{self, Created};
use crate::clock;
use crate::db::{Db, accounts as table, records};
use crate::failure::{Failure, Outcome};
use clap::Subcommand;
use dampingi_domain::AreaCode;
use jiff::Timestamp;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum User {
    /// Read accounts from CSV: username,name,role,cadre_kind,areas (codes separated by ;)
    Import {
        /// The file. Roles: cadre, coordinator, kabupaten, province, admin. Kinds: tpk, human_dev_cadre, posyandu
        file: PathBuf,
    },
    /// Give a user a new one-time password and end her sessions
    Reset {
        /// Her name for signing in
        username: String,
    },
    /// Close an account: its sessions end, what was recorded stays
    Disable {
        /// Her name for signing in
        username: String,
    },
    /// Open a closed account again
    Enable {
        /// Her name for signing in
        username: String,
    },
    /// Show all accounts
    List,
}

/// Runs it.
pub async fn run(
    db: &Db,
    data: &Path,
    command: User,
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome {
    let by = operator();
    match command {
        User::Import { file } => {
            let imported = accounts::import_users(db, open(&file)?, &by, now).await?;
            let (new, known) = (imported.created.len(), imported.updated);
            tell(
                out,
                format_args!("{new} accounts made, {known} brought up to date"),
            )?;
            hand_over(data, &imported.created, now, out)
        }
        User::Reset { username } => {
            let created = accounts::reset(db, &username, &by, now).await?;
            hand_over(data, &[created], now, out)
        }
        User::Disable { username } => {
            accounts::disable(db, &username, &by, now).await?;
            tell(out, format_args!("{username}: closed"))
        }
        User::Enable { username } => {
            accounts::enable(db, &username, &by, now).await?;
            tell(out, format_args!("{username}: open"))
        }
        User::List => list(db, out).await,
    }
}

/// Writes first passwords to a file that only its owner can read. They are on no screen, where others may look on, and
/// in no other place: lost ones are reset.
fn hand_over(
    data: &Path,
    created: &[Created],
    now: Timestamp,
    out: &mut (dyn Write + Send),
) -> Outcome {
    if created.is_empty() {
        return Ok(());
    }
    let stamp: String = clock::wire(now)
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let path = data.join(format!("first-passwords-{stamp}.csv"));
    write_passwords(&path, created).map_err(|error| Failure::file(&path, &error))?;
    tell(
        out,
        format_args!(
            "First passwords: {} (hand them over, then delete the file)",
            path.display()
        ),
    )
}

fn write_passwords(path: &Path, created: &[Created]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    // Never over a file that is there: passwords that were not handed over yet would be lost.
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "username,password")?;
    for account in created {
        writeln!(file, "{},{}", account.username, account.password)?;
    }
    file.sync_all()
}

async fn list(db: &Db, out: &mut (dyn Write + Send)) -> Outcome {
    for user in table::all(&mut *db.reading().await?).await? {
        let areas: Vec<AreaCode> = user.author().areas;
        let areas: Vec<&str> = areas.iter().map(AreaCode::as_str).collect();
        let state = match (user.is_disabled, user.must_change) {
            (true, _) => "closed",
            (false, true) => "first password not changed yet",
            (false, false) => "open",
        };
        let role = records::code(&user.role);
        tell(
            out,
            format_args!(
                "{:<24} {role:<12} {:<40} {state}",
                user.username,
                areas.join(";")
            ),
        )?;
    }
    Ok(())
}
