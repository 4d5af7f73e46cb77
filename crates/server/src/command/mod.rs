//! The command line: `dampingi serve | demo | import | growth | import-queue | indicators | rules | support | user | area | facility | team |
//! posyandu | policy | backup-key | backup | restore | backed-up | restored | check`.

mod backup;
mod check;
mod first_passwords;
mod growth;
mod import_queue;
pub mod indicators;
pub mod policy;
pub mod rules;
pub mod support;
mod user;

use crate::backup::Lives;
use crate::config::{Config, DataPlace, ServePlace};
use crate::db::{Db, meta};
use crate::failure::{Failure, Outcome};
use crate::{demo, import, organisation, serve};
use clap::{Parser, Subcommand};
use jiff::Timestamp;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Dampingi: the provincial server.
#[derive(Debug, Parser)]
#[command(
    name = "dampingi",
    version,
    about = "The provincial server of Dampingi: one program, one data folder"
)]
pub struct Line {
    #[command(flatten)]
    place: DataPlace,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the app and its API
    Serve(ServePlace),
    /// Fill an empty data folder with invented people, marked DATA CONTOH
    Demo,
    /// Bring in what other systems hold
    #[command(subcommand)]
    Import(Import),
    Growth(growth::Growth),
    ImportQueue(import_queue::ImportQueue),
    /// Count the indicators of an area for a month or a quarter
    Indicators(indicators::Indicators),
    /// What the rules say of the stored visits, and what another version of them said differently
    Rules(rules::Rules),
    Support(support::Support),
    /// Accounts
    #[command(subcommand)]
    User(user::User),
    /// Areas
    #[command(subcommand)]
    Area(Table),
    /// Health facilities
    #[command(subcommand)]
    Facility(Table),
    /// Family assistance teams
    #[command(subcommand)]
    Team(Table),
    /// Posyandu
    #[command(subcommand)]
    Posyandu(Table),
    /// What health offices chose
    #[command(subcommand)]
    Policy(policy::Policy),
    /// Make the pair of keys for backups: the private one goes to a new file, the public one is printed
    BackupKey {
        /// The new file
        file: PathBuf,
    },
    Backup(backup::Backup),
    Restore(backup::Restore),
    BackedUp(backup::BackedUp),
    /// Say that the database was just restored by other means (pg_restore), before it is served again
    Restored,
    /// Look whether everything in the database hangs together
    Check,
}

#[derive(Debug, Subcommand)]
enum Import {
    /// Children and their measurements, from an e-PPGBM file (CSV)
    Eppgbm(import::Eppgbm),
    /// How many children and pregnant women are expected in each village, as somebody outside says (CSV)
    Targets(import::targets::Targets),
}

#[derive(Debug, Subcommand)]
enum Table {
    /// Read a CSV file: new rows are added, known ones brought up to date, nothing is removed
    Import {
        /// The file, with a header. Areas: code,name,level[,valid_from]. Facilities: area,name,type.
        /// Teams: village,name[,members]. Posyandu: village,name[,aliases]
        file: PathBuf,
    },
}

/// Runs a command. The code is what it ends with when it did its work.
pub async fn run(line: Line) -> Outcome<ExitCode> {
    // Before any folder is made: it needs none.
    if let Command::Growth(args) = &line.command {
        return growth::run(args, Timestamp::now());
    }
    if let Command::BackupKey { file } = &line.command {
        return backup::key(file, &mut std::io::stdout()).map(|()| ExitCode::SUCCESS);
    }
    with_data(line).await.map(|()| ExitCode::SUCCESS)
}

/// The commands that need the data folder.
async fn with_data(line: Line) -> Outcome {
    let serve_place = match &line.command {
        Command::Serve(place) => place.clone(),
        _ => ServePlace::default(),
    };
    let config = Config::decide(&line.place, serve_place)?;
    crate::log::start(config.serve.log_style());
    if let Command::Serve(_) = line.command {
        return serve::run(config).await;
    }
    let now = Timestamp::now();
    if let Command::Restore(args) = &line.command {
        return backup::restore(&config, args, now, &mut std::io::stdout()).await;
    }
    let db = Db::open(&config.database).await?;
    // What would write must not write over the trace of a database that was put back.
    let looked = match line.command {
        Command::Restored | Command::Check | Command::Backup(_) => Ok(()),
        _ => Lives::beside(&config.data).look(&db).await,
    };
    let done = match looked {
        Ok(()) => offline(&db, &config.data, line.command, now).await,
        Err(failure) => Err(failure),
    };
    db.close().await;
    done
}

/// The commands that do their work and end.
async fn offline(db: &Db, data: &Path, command: Command, now: Timestamp) -> Outcome {
    let out = &mut std::io::stdout();
    // Areas come first: accounts, facilities and imports all name them.
    organisation::found(db, now).await?;
    match command {
        Command::Serve(_)
        | Command::Growth(_)
        | Command::BackupKey { .. }
        | Command::Restore(_) => Ok(()),
        Command::Backup(args) => backup::make(db, data, &args, now, out).await,
        Command::BackedUp(args) => backup::made_elsewhere(db, &args, now, out).await,
        Command::Demo => demo::demo(db, data, now, out).await,
        Command::Import(Import::Eppgbm(args)) => import::bring_in_eppgbm(db, &args, now, out).await,
        Command::Import(Import::Targets(args)) => {
            import::targets::run(db, &args, now, out).await.map(|_| ())
        }
        Command::ImportQueue(args) => import_queue::run(db, &args, now, out).await,
        Command::Indicators(args) => indicators::run(db, &args, out).await,
        Command::Rules(args) => rules::run(db, &args, out).await,
        Command::Support(args) => support::run(db, &args, now, out).await,
        Command::User(command) => user::run(db, data, command, now, out).await,
        Command::Area(Table::Import { file }) => {
            let today = crate::clock::wire(now);
            let written = organisation::import_areas(db, open(&file)?, &today[..10], now).await?;
            tell(out, format_args!("{written} areas new or changed"))
        }
        Command::Facility(Table::Import { file }) => {
            let written = organisation::import_facilities(db, open(&file)?, now).await?;
            tell(out, format_args!("{written} facilities new or changed"))
        }
        Command::Team(Table::Import { file }) => {
            let written = organisation::import_teams(db, open(&file)?, now).await?;
            tell(out, format_args!("{written} teams new or changed"))
        }
        Command::Posyandu(Table::Import { file }) => {
            let written = organisation::import_posyandu(db, open(&file)?, now).await?;
            tell(out, format_args!("{written} posyandu new or changed"))
        }
        Command::Policy(command) => policy::run(db, command, now, out).await,
        Command::Restored => {
            let mut transaction = db.writing().await?;
            meta::new_life(&mut transaction, now.as_second()).await?;
            transaction.commit().await?;
            tell(
                out,
                format_args!(
                    "A new life begins: every phone pulls anew, and sends again what it sent in the last 30 days."
                ),
            )
        }
        Command::Check => check::run(db, out).await,
    }
}

fn open(path: &Path) -> Outcome<File> {
    File::open(path).map_err(|error| Failure::file(path, &error))
}

/// Writes a line to the person at the terminal.
fn tell(out: &mut (dyn Write + Send), what: std::fmt::Arguments<'_>) -> Outcome {
    writeln!(out, "{what}").map_err(|error| Failure::System(format!("standard output: {error}")))
}

/// Who sits at the terminal, for the log of account changes.
fn operator() -> String {
    let named = std::env::var("SUDO_USER").or_else(|_| std::env::var("USER"));
    format!(
        "terminal:{}",
        named.unwrap_or_else(|_| "unknown".to_owned())
    )
}
