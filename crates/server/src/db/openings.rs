//! Who above the cadre opened whose record.

use super::Conn;
use dampingi_sync::RecordId;

/// Notes an opening. It is written before the record is shown: what cannot be noted is not shown.
pub async fn note(
    connection: &mut Conn,
    user: RecordId,
    subject: RecordId,
    visit: Option<RecordId>,
    how: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO openings (user_id, subject_id, visit_id, opened_at, how) VALUES ($1, $2, $3, $4, $5)")
        .bind(user.to_string())
        .bind(subject.to_string())
        .bind(visit.map(|id| id.to_string()))
        .bind(now)
        .bind(how)
        .execute(connection)
        .await?;
    Ok(())
}

/// How often a user opened records about this person or household.
pub async fn count(connection: &mut Conn, user: RecordId, subject: RecordId) -> sqlx::Result<u64> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM openings WHERE user_id = $1 AND subject_id = $2")
            .bind(user.to_string())
            .bind(subject.to_string())
            .fetch_one(connection)
            .await?;
    Ok(count.unsigned_abs())
}
