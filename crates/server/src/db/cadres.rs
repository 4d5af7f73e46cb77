//! Who records visits in an area, and how many of them wait for a decision.

use super::Conn;
use super::sql::Sql;
use dampingi_domain::AreaCode;
use sqlx::Row;
use sqlx::any::AnyRow;

/// What one cadre did in one village.
#[derive(Debug, PartialEq, Eq)]
pub struct Done {
    /// Code of the village.
    pub area: String,
    /// Her id.
    pub user: String,
    /// Visits of the month that count.
    pub visits: i64,
    /// Nobody has decided on them.
    pub waiting: i64,
    /// Sent back, and not corrected.
    pub returned: i64,
    /// Day of the last one.
    pub last_on: String,
}

/// The visits in an area by whoever recorded them. The month is from its first day up to the first of the next one.
pub async fn done(
    connection: &mut Conn,
    area: &AreaCode,
    (from, to): (&str, &str),
) -> sqlx::Result<Vec<Done>> {
    let sql = Sql::new("SELECT area, author, SUM(CASE WHEN visit_date >= ")
        .text(from)
        .words(" AND visit_date < ")
        .text(to)
        .words(
            " THEN 1 ELSE 0 END) AS visits, SUM(CASE WHEN state = 'received' THEN 1 ELSE 0 END) AS waiting, \
             SUM(CASE WHEN state = 'returned' THEN 1 ELSE 0 END) AS returned, MAX(visit_date) AS last_on \
             FROM visit_states WHERE deleted = 0 AND superseded_by IS NULL \
             AND state NOT IN ('closed_duplicate', 'imported') AND ",
        )
        .within("area", std::slice::from_ref(area))
        .words(" GROUP BY area, author");
    let read = |row: &AnyRow| {
        Ok(Done {
            area: row.try_get("area")?,
            user: row.try_get("author")?,
            visits: row.try_get("visits")?,
            waiting: row.try_get("waiting")?,
            returned: row.try_get("returned")?,
            last_on: row.try_get("last_on")?,
        })
    };
    sql.rows(connection).await?.iter().map(read).collect()
}

/// The cadres who work in an area now: village, id, name.
pub async fn working(
    connection: &mut Conn,
    area: &AreaCode,
) -> sqlx::Result<Vec<(String, String, String)>> {
    let sql = Sql::new(
        "SELECT a.area AS area, u.id AS id, u.name AS name FROM user_areas a JOIN users u ON u.id = a.user_id \
         WHERE u.role = 'cadre' AND u.disabled_at IS NULL AND a.valid_to IS NULL AND ",
    )
    .within("a.area", std::slice::from_ref(area));
    let read = |row: &AnyRow| {
        Ok((
            row.try_get("area")?,
            row.try_get("id")?,
            row.try_get("name")?,
        ))
    };
    sql.rows(connection).await?.iter().map(read).collect()
}
