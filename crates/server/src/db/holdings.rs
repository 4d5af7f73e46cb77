//! What an import and the demo must know of what is there already.

use super::sql::Sql;
use super::{Conn, records};
use dampingi_domain::AreaCode;
use dampingi_sync::Record;

/// Every record of these areas, the areas themselves only and not what lies in them.
pub async fn in_areas(connection: &mut Conn, areas: &[AreaCode]) -> sqlx::Result<Vec<Record>> {
    let rows = Sql::new("SELECT body FROM records WHERE ")
        .one_of("area", areas)
        .words(" ORDER BY revision")
        .rows(connection)
        .await?;
    rows.iter().map(records::record).collect()
}

/// The whole area table, by code and name.
pub async fn all_areas(connection: &mut Conn) -> sqlx::Result<Vec<(AreaCode, String)>> {
    let rows: Vec<(String, String)> = sqlx::query_as("SELECT code, name FROM areas ORDER BY code")
        .fetch_all(connection)
        .await?;
    let parsed = rows
        .into_iter()
        .filter_map(|(code, name)| Some((AreaCode::parse(&code)?, name)));
    Ok(parsed.collect())
}

/// Whether nobody has an account and nothing was ever recorded. Areas do not count: they come with Dampingi.
pub async fn is_untouched(connection: &mut Conn) -> sqlx::Result<bool> {
    let used: i64 =
        sqlx::query_scalar("SELECT (SELECT COUNT(*) FROM users) + (SELECT COUNT(*) FROM changes)")
            .fetch_one(connection)
            .await?;
    Ok(used == 0)
}
