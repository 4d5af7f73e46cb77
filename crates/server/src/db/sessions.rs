//! Sessions and the brake on wrong passwords. Tokens are stored hashed: a stolen copy of the database signs nobody in.

use super::Conn;
use dampingi_sync::RecordId;

/// Notes a session.
pub async fn add(
    connection: &mut Conn,
    token_hash: &str,
    user: RecordId,
    now: i64,
    expires: i64,
) -> sqlx::Result<()> {
    // Whoever signs in sweeps: sessions that ended need no job of their own.
    sqlx::query("DELETE FROM sessions WHERE expires_at <= $1")
        .bind(now)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO sessions (token_hash, user_id, created_at, last_used_at, expires_at) VALUES ($1, $2, $3, $3, $4)",
    )
    .bind(token_hash)
    .bind(user.to_string())
    .bind(now)
    .bind(expires)
    .execute(connection)
    .await?;
    Ok(())
}

/// Whose session it is, and when it was last used; none when it has ended.
pub async fn find(
    connection: &mut Conn,
    token_hash: &str,
    now: i64,
) -> sqlx::Result<Option<(RecordId, i64)>> {
    let row: Option<(String, i64)> = sqlx::query_as(
        "SELECT user_id, last_used_at FROM sessions WHERE token_hash = $1 AND expires_at > $2",
    )
    .bind(token_hash)
    .bind(now)
    .fetch_optional(connection)
    .await?;
    Ok(row.and_then(|(user, used)| Some((user.parse().ok()?, used))))
}

/// Notes that it was used: it lives on.
pub async fn touch(
    connection: &mut Conn,
    token_hash: &str,
    now: i64,
    expires: i64,
) -> sqlx::Result<()> {
    sqlx::query("UPDATE sessions SET last_used_at = $1, expires_at = $2 WHERE token_hash = $3")
        .bind(now)
        .bind(expires)
        .bind(token_hash)
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends one session.
pub async fn end(connection: &mut Conn, token_hash: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM sessions WHERE token_hash = $1")
        .bind(token_hash)
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends all sessions of a user but one.
pub async fn end_others(connection: &mut Conn, user: RecordId, kept: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2")
        .bind(user.to_string())
        .bind(kept)
        .execute(connection)
        .await?;
    Ok(())
}

/// Where a name stands with its tries.
#[derive(Clone, Copy, Debug)]
pub struct Tries {
    /// This is the so many-th since the last right one.
    pub number: i64,
    /// Nobody may try before; 0 when it was never locked.
    pub locked_until: i64,
}

/// Counts a try, before its password is looked at.
pub async fn count_try(connection: &mut Conn, name_hash: &str, now: i64) -> sqlx::Result<Tries> {
    // A day without a try is forgiven, and made-up names do not fill the table for ever.
    sqlx::query("DELETE FROM brakes WHERE last_at < $1")
        .bind(now - 86_400)
        .execute(&mut *connection)
        .await?;
    let (number, locked_until) = sqlx::query_as(
        "INSERT INTO brakes (name_hash, failed, last_at, locked_until) VALUES ($1, 1, $2, 0) \
         ON CONFLICT (name_hash) DO UPDATE SET last_at = excluded.last_at, \
         failed = CASE WHEN brakes.locked_until > excluded.last_at THEN brakes.failed ELSE brakes.failed + 1 END \
         RETURNING failed, locked_until",
    )
    .bind(name_hash)
    .bind(now)
    .fetch_one(connection)
    .await?;
    Ok(Tries {
        number,
        locked_until,
    })
}

/// Locks a name, and starts its count anew.
pub async fn lock(connection: &mut Conn, name_hash: &str, until: i64) -> sqlx::Result<()> {
    sqlx::query("UPDATE brakes SET failed = 0, locked_until = $1 WHERE name_hash = $2")
        .bind(until)
        .bind(name_hash)
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets the wrong tries.
pub async fn forgive(connection: &mut Conn, name_hash: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM brakes WHERE name_hash = $1")
        .bind(name_hash)
        .execute(connection)
        .await?;
    Ok(())
}
