//! What was hidden in some areas, by whom and when.

use super::records::Held;
use super::sql::Sql;
use super::{Conn, areas, records};
use dampingi_domain::AreaCode;
use dampingi_sync::RecordId;
use sqlx::Row;

/// Most that are listed: a coordinator who has more begins with the newest.
const MOST: i64 = 200;

/// Records of these areas that are hidden, what was written last first.
pub async fn hidden(connection: &mut Conn, areas: &[AreaCode]) -> sqlx::Result<Vec<Held>> {
    let villages = areas::villages(connection, areas).await?;
    let rows = Sql::new(
        "SELECT body, field_revisions, field_devices, former_area, subject_id FROM records WHERE ",
    )
    .one_of("area", &villages)
    .words(" AND deleted = 1 AND kind IN ('household', 'person', 'episode', 'visit', 'session')")
    .words(" ORDER BY revision DESC LIMIT ")
    .number(MOST)
    .rows(connection)
    .await?;
    rows.iter().map(records::held).collect()
}

/// Who hid a record last, and when, in seconds.
pub async fn hider(
    connection: &mut Conn,
    record: RecordId,
) -> sqlx::Result<Option<(RecordId, i64)>> {
    let row = sqlx::query(
        "SELECT author, received_at FROM changes \
         WHERE record_id = $1 AND revision IS NOT NULL AND body LIKE '%\"op\":\"delete\"%' \
         ORDER BY revision DESC LIMIT 1",
    )
    .bind(record.to_string())
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let author: String = row.try_get("author")?;
    let at = row.try_get("received_at")?;
    Ok(author.parse().ok().map(|author| (author, at)))
}
