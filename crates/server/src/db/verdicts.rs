//! What the rules said of each visit when it was first judged. Written once and never again; the marks are text here, and
//! are read in `verdict/`.

use super::{Conn, unreadable};
use dampingi_domain::AreaCode;
use dampingi_sync::RecordId;
use sqlx::Row;

/// A verdict as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The visit.
    pub visit: RecordId,
    /// The rules that there were: id of a table.
    pub rule_table: String,
    /// `good`, `watch`, `refer`.
    pub level: String,
    /// The rules that held: `C04.hospital@1 C01@2`.
    pub rules: String,
}

/// Visits that count, came after a revision, and have no verdict yet: where their people live, and their form.
pub async fn places_without(
    connection: &mut Conn,
    after: u64,
) -> sqlx::Result<Vec<(AreaCode, String)>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT DISTINCT s.area, v.form FROM visit_states v JOIN records s ON s.id = v.subject_id \
         WHERE v.revision > $1 AND v.deleted = 0 AND v.state <> 'closed_duplicate' AND v.superseded_by IS NULL \
         AND s.kind = 'person' AND s.deleted = 0 \
         AND NOT EXISTS (SELECT 1 FROM verdicts d WHERE d.visit_id = v.visit_id)",
    )
    .bind(i64::try_from(after).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|(area, form)| {
            let area = AreaCode::parse(&area).ok_or_else(|| unreadable("an area"))?;
            Ok((area, form))
        })
        .collect()
}

/// The visits of people of an area that have a verdict.
pub async fn known_in(connection: &mut Conn, area: &AreaCode) -> sqlx::Result<Vec<RecordId>> {
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT d.visit_id FROM verdicts d JOIN visit_states v ON v.visit_id = d.visit_id \
         JOIN records s ON s.id = v.subject_id WHERE s.area = $1",
    )
    .bind(area.as_str())
    .fetch_all(connection)
    .await?;
    ids.iter()
        .map(|id| id.parse().map_err(|_| unreadable("an id")))
        .collect()
}

/// Notes which rules there are. Known already: nothing.
pub async fn save_table(
    connection: &mut Conn,
    id: &str,
    rules: &str,
    now: i64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO rule_tables (id, rules, first_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
    )
    .bind(id)
    .bind(rules)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes a verdict. The first one stays: another server may have been here.
pub async fn add(connection: &mut Conn, stored: &Stored, now: i64) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO verdicts (visit_id, rule_table, level, rules, judged_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (visit_id) DO NOTHING",
    )
    .bind(stored.visit.to_string())
    .bind(stored.rule_table.as_str())
    .bind(stored.level.as_str())
    .bind(stored.rules.as_str())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// Every table of rules that was ever judged by: id and marks.
pub async fn tables(connection: &mut Conn) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query_as("SELECT id, rules FROM rule_tables")
        .fetch_all(connection)
        .await
}

/// Every verdict.
pub async fn all(connection: &mut Conn) -> sqlx::Result<Vec<Stored>> {
    let rows = sqlx::query("SELECT visit_id, rule_table, level, rules FROM verdicts")
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let visit: String = row.try_get("visit_id")?;
            Ok(Stored {
                visit: visit.parse().map_err(|_| unreadable("an id"))?,
                rule_table: row.try_get("rule_table")?,
                level: row.try_get("level")?,
                rules: row.try_get("rules")?,
            })
        })
        .collect()
}
