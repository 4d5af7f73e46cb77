//! A database of either kind for one test, empty but for the areas of the survey's province.

#[path = "../server/support/postgres.rs"]
mod postgres;

use dampingi_server::db::{Backend, Db};
use dampingi_server::organisation;
use jiff::Timestamp;
use sqlx::{Connection, Executor};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

/// Both kinds.
pub const BOTH: [Backend; 2] = [Backend::Sqlite, Backend::Postgres];

const AREAS: &str = include_str!("../../../../data/wilayah/kalimantan.csv");

static NEXT: AtomicU32 = AtomicU32::new(0);

/// Opens a new database; one of SQLite lies in the folder.
pub async fn empty(backend: Backend, folder: &Path) -> Db {
    let number = NEXT.fetch_add(1, Ordering::SeqCst);
    let url = match backend {
        Backend::Sqlite => format!("sqlite://{}", folder.join(format!("{number}.db")).display()),
        Backend::Postgres => {
            let name = format!("filled_{number}");
            create(&name).await;
            postgres::url(&name)
        }
    };
    let db = Db::open(&url).await.expect("opens");
    // The other four provinces would only take time.
    let ours = |line: &&str| line.starts_with("code,") || line.starts_with("65");
    let areas: String = AREAS
        .lines()
        .filter(ours)
        .flat_map(|line| [line, "\n"])
        .collect();
    let now: Timestamp = "2026-01-01T00:00:00Z".parse().expect("a time");
    organisation::import_areas(&db, areas.as_bytes(), "2025-01-01", now)
        .await
        .expect("areas");
    db
}

async fn create(name: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(&postgres::url("postgres"))
        .await
        .expect("connects");
    // template0 may be copied by several tests at once.
    let statement = format!("CREATE DATABASE {name} TEMPLATE template0");
    connection
        .execute(sqlx::AssertSqlSafe(statement))
        .await
        .expect("created");
    connection.close().await.expect("closes");
}
