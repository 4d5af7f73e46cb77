//! The database, SQLite or PostgreSQL, behind one pool and one SQL (ADR 0010). SQL stands in this folder only.

pub mod accounts;
pub mod areas;
pub mod arrived;
pub mod cadres;
pub mod changes;
pub mod departures;
pub mod devices;
pub mod doubles;
pub mod funds;
pub mod gathered;
pub mod hidings;
pub mod holdings;
pub mod integrity;
pub mod last_visits;
pub mod latest;
pub mod lives;
pub mod meta;
mod migrations;
pub mod named_by;
pub mod openings;
pub mod people;
pub mod photos;
pub mod posyandu;
pub mod pull;
pub mod records;
pub mod rows;
pub mod sessions;
pub mod sql;
pub mod targets;
pub mod verdicts;
pub mod visits;
mod writing;

pub use writing::{Writing, last_revision};

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{
    Any, AnyConnection, AnyPool, ConnectOptions, Connection, Executor, pool::PoolConnection,
};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// Readers at the same time. Writers wait for each other anyway (see [`Writing`]), and SQLite has a thread per connection.
const CONNECTIONS: u32 = 8;

/// A connection that was unused for longer is asked whether it is still there. Asked each time, it would be one more trip to the
/// database, three of them in a push.
const TRUSTED: Duration = Duration::from_secs(1);

/// Which database it is. Only opening it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file in the data folder.
    Sqlite,
    /// A server of its own.
    Postgres,
}

/// An open, migrated database.
#[derive(Clone, Debug)]
pub struct Db {
    pool: AnyPool,
    backend: Backend,
}

impl Db {
    /// Connects to `sqlite://PATH` or `postgres://…`, makes what is not there yet, and brings the tables up to date.
    pub async fn open(url: &str) -> sqlx::Result<Self> {
        sqlx::any::install_default_drivers();
        let backend = if url.starts_with("sqlite:") {
            Backend::Sqlite
        } else {
            Backend::Postgres
        };
        let url = match backend {
            Backend::Sqlite if !url.contains('?') => format!("{url}?mode=rwc"),
            _ => url.to_owned(),
        };
        if backend == Backend::Sqlite {
            make_private(&url)?;
        }
        let options = AnyConnectOptions::from_str(&url)?.disable_statement_logging();
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(Duration::from_secs(20))
            .test_before_acquire(false)
            .before_acquire(|connection, known| {
                Box::pin(async move {
                    if known.idle_for > TRUSTED {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    connection.execute(manners(backend)).await?;
                    Ok(())
                })
            })
            .connect_with(options)
            .await?;
        migrations::run(&pool).await?;
        let db = Self { pool, backend };
        meta::found(&db).await?;
        Ok(db)
    }

    /// A connection for reading.
    pub async fn reading(&self) -> sqlx::Result<PoolConnection<Any>> {
        self.pool.acquire().await
    }

    /// A transaction that writes records or accounts.
    pub async fn writing(&self) -> sqlx::Result<Writing> {
        Writing::begin(self.pool.begin().await?).await
    }

    /// Writes the database as it stands at this moment into an empty file, while others read and write. SQLite only.
    pub async fn copy_into(&self, file: &Path) -> sqlx::Result<()> {
        let path = file.to_str().ok_or_else(|| unreadable("the path"))?;
        let mut connection = self.reading().await?;
        sqlx::query("VACUUM INTO $1")
            .bind(path)
            .execute(&mut *connection)
            .await?;
        Ok(())
    }

    /// Which database it is.
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// Waits for running statements and closes.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Makes a new SQLite file readable by its owner only, whatever the folder allows; SQLite gives its companions the same
/// rights. One that is there stays as it is.
fn make_private(url: &str) -> sqlx::Result<()> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = path.split('?').next().unwrap_or_default();
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(sqlx::Error::Io)?;
    Ok(())
}

/// What every connection is told first.
const fn manners(backend: Backend) -> &'static str {
    match backend {
        // FULL, because the phone forgets its duty to send when it has the receipt: a commit must survive a power cut.
        // NORMAL, SQLite's usual choice with WAL, would not.
        Backend::Sqlite => {
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 15000;"
        }
        // The writing transaction relies on seeing, after the lock, what was committed while it waited.
        Backend::Postgres => {
            "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED; SET synchronous_commit TO on; \
             SET client_min_messages TO warning;"
        }
    }
}

/// A stored text that cannot be read: the database was changed by other hands.
pub(crate) fn unreadable(what: impl std::fmt::Display) -> sqlx::Error {
    sqlx::Error::Decode(format!("{what} is not readable").into())
}

/// A connection, whoever owns it.
pub type Conn = AnyConnection;
