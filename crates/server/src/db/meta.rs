//! Facts about the database itself: which life it is in, whether its people are invented, where it was served.

use super::{Conn, Db, Writing};
use crate::secret;
use uuid::Uuid;

const EPOCH: &str = "epoch";
const DEMO: &str = "demo";
const BACKED_UP: &str = "backed_up_at";
const ORIGIN: &str = "served_origin";
const PARCEL_SEED: &str = "parcel_seed";

/// Gives a new database its epoch.
pub(super) async fn found(db: &Db) -> sqlx::Result<()> {
    let mut connection = db.reading().await?;
    sqlx::query("INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING")
        .bind(EPOCH)
        .bind(Uuid::new_v4().to_string())
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING")
        .bind(PARCEL_SEED)
        .bind(secret::token())
        .execute(&mut *connection)
        .await?;
    Ok(())
}

/// What the key is made from to which phones seal the queues that are carried by hand. It stays through a restore, so that a
/// file made before it still opens.
pub async fn parcel_seed(connection: &mut Conn) -> sqlx::Result<String> {
    get(connection, PARCEL_SEED)
        .await?
        .ok_or(sqlx::Error::RowNotFound)
}

/// Which life of the database this is.
pub async fn epoch(connection: &mut Conn) -> sqlx::Result<String> {
    Ok(get(connection, EPOCH).await?.unwrap_or_default())
}

/// Begins a new life after a restore from a backup: another epoch, so that every phone pulls anew and sends again what
/// the backup had not, and revisions above all that were ever given out. Without the latter an edit made before the restore
/// would look as if its author had seen what others wrote after it. The clock gives that: it has moved on since any
/// earlier life began, by more than a million revisions a second.
pub async fn new_life(transaction: &mut Writing, now: i64) -> sqlx::Result<()> {
    let floor = now.unsigned_abs() << 20;
    let last = transaction.next_revision() - 1;
    transaction.gave_out(last.max(floor));
    set(transaction, EPOCH, &Uuid::new_v4().to_string()).await
}

/// Whether it holds invented data.
pub async fn is_demo(connection: &mut Conn) -> sqlx::Result<bool> {
    Ok(get(connection, DEMO).await?.is_some())
}

/// Notes that it holds invented data. There is no way back: such a folder is thrown away.
pub async fn mark_demo(connection: &mut Conn) -> sqlx::Result<()> {
    set(connection, DEMO, "yes").await
}

/// Where it was served last.
pub async fn served_origin(connection: &mut Conn) -> sqlx::Result<Option<String>> {
    get(connection, ORIGIN).await
}

/// Notes where it is served.
pub async fn set_served_origin(connection: &mut Conn, origin: &str) -> sqlx::Result<()> {
    set(connection, ORIGIN, origin).await
}

/// When the last backup was made, as the protocol writes times.
pub async fn backed_up(connection: &mut Conn) -> sqlx::Result<Option<String>> {
    get(connection, BACKED_UP).await
}

/// Notes that a backup was made.
pub async fn set_backed_up(connection: &mut Conn, at: &str) -> sqlx::Result<()> {
    set(connection, BACKED_UP, at).await
}

async fn get(connection: &mut Conn, key: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("SELECT value FROM meta WHERE key = $1")
        .bind(key)
        .fetch_optional(connection)
        .await
}

async fn set(connection: &mut Conn, key: &str, value: &str) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .bind(key)
        .bind(value)
        .execute(connection)
        .await?;
    Ok(())
}
