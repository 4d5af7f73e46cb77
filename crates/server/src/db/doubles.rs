//! Who may be registered twice, and what was said of such pairs.

use super::sql::Sql;
use super::{Conn, areas, records};
use dampingi_domain::AreaCode;
use dampingi_sync::{Record, RecordId, link};

/// Most pairs that are listed: a coordinator who has more begins with these.
const MOST: i64 = 200;

/// Persons and households of these areas that carry the flag of a doubt.
pub async fn doubted(connection: &mut Conn, areas: &[AreaCode]) -> sqlx::Result<Vec<Record>> {
    let villages = areas::villages(connection, areas).await?;
    let rows = Sql::new("SELECT body FROM records WHERE ")
        .one_of("area", &villages)
        .words(" AND kind IN ('person', 'household') AND deleted = 0 AND body LIKE ")
        .text("%:may_be_registered%")
        .words(" ORDER BY revision DESC LIMIT ")
        .number(MOST)
        .rows(connection)
        .await?;
    rows.iter().map(records::record).collect()
}

/// Persons of an area whose record names this household.
pub async fn members(
    connection: &mut Conn,
    area: &AreaCode,
    household: RecordId,
) -> sqlx::Result<Vec<Record>> {
    let rows = Sql::new("SELECT body FROM records WHERE area = ")
        .text(area.as_str())
        .words(" AND kind = 'person' AND deleted = 0 AND body LIKE ")
        .text(format!("%\"{}\":\"{household}\"%", link::HOUSEHOLD))
        .rows(connection)
        .await?;
    rows.iter().map(records::record).collect()
}

/// What was said of pairs in these areas, the newest first.
pub async fn said(connection: &mut Conn, areas: &[AreaCode]) -> sqlx::Result<Vec<Record>> {
    let rows = Sql::new("SELECT body FROM records WHERE kind = 'merge' AND ")
        .within("area", areas)
        .words(" ORDER BY revision DESC LIMIT ")
        .number(MOST)
        .rows(connection)
        .await?;
    rows.iter().map(records::record).collect()
}

/// Cards of these areas at which nobody has looked, the newest first.
pub async fn disputes(connection: &mut Conn, areas: &[AreaCode]) -> sqlx::Result<Vec<Record>> {
    let rows = Sql::new("SELECT body FROM records WHERE kind = 'conflict' AND ")
        .within("area", areas)
        .words(" AND body LIKE ")
        .text("%\"open\":true%")
        .words(" ORDER BY revision DESC LIMIT ")
        .number(MOST)
        .rows(connection)
        .await?;
    rows.iter().map(records::record).collect()
}
