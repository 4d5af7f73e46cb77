//! People of some areas, for who is looked for by name or number.

use super::sql::Sql;
use super::{Conn, areas, records};
use dampingi_domain::AreaCode;
use dampingi_sync::{Record, RecordId};
use sqlx::Row;

/// Every person of one village who is not hidden and did not go into another record.
pub async fn of_village(connection: &mut Conn, village: &AreaCode) -> sqlx::Result<Vec<Record>> {
    let rows = Sql::new("SELECT body FROM records WHERE area = ")
        .text(village.as_str())
        .words(" AND kind = 'person' AND deleted = 0")
        .rows(connection)
        .await?;
    rows.iter().map(records::record).collect()
}

/// The villages of these areas with their names.
pub async fn villages(
    connection: &mut Conn,
    of: &[AreaCode],
) -> sqlx::Result<Vec<(AreaCode, String)>> {
    let mut all = Vec::new();
    for village in areas::villages(connection, of).await? {
        let name = areas::name(connection, village.as_str()).await?;
        all.push((village, name.unwrap_or_default()));
    }
    Ok(all)
}

/// Her last visit that counts.
pub async fn last_visit(connection: &mut Conn, person: RecordId) -> sqlx::Result<Option<RecordId>> {
    let rows = Sql::new("SELECT visit_id FROM visit_states WHERE subject_id = ")
        .text(person.to_string())
        .words(
            " AND deleted = 0 AND superseded_by IS NULL AND state <> 'closed_duplicate' \
             ORDER BY visit_date DESC, revision DESC LIMIT 1",
        )
        .rows(connection)
        .await?;
    let id: Option<String> = rows
        .first()
        .map(|row| row.try_get("visit_id"))
        .transpose()?;
    Ok(id.and_then(|id| id.parse().ok()))
}
