//! `dampingi user …`: accounts, made and closed by an admin at the server.

use super::first_passwords::FirstPasswords;
use super::{open, operator, tell};
use crate::accounts;
use crate::db::{Db, accounts as table, records};
use crate::failure::Outcome;
use clap::Subcommand;
use dampingi_domain::AreaCode;
use jiff::Timestamp;
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
            let passwords = FirstPasswords::begin(data, now)?;
            let imported = accounts::import_users(db, open(&file)?, &by, now).await?;
            let (new, known) = (imported.created.len(), imported.updated);
            tell(
                out,
                format_args!("{new} accounts made, {known} brought up to date"),
            )?;
            passwords.hand_over(&imported.created, out)
        }
        User::Reset { username } => {
            let passwords = FirstPasswords::begin(data, now)?;
            let created = accounts::reset(db, &username, &by, now).await?;
            passwords.hand_over(&[created], out)
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
