//! The area table.

use super::Conn;
use super::sql::Sql;
use dampingi_domain::AreaCode;
use sqlx::Row;
use sqlx::any::AnyRow;

/// One area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Code.
    pub code: AreaCode,
    /// Name.
    pub name: String,
    /// `province`, `regency`, `district`, `village`, as in the source.
    pub level: String,
    /// Since when the code is valid, `YYYY-MM-DD`.
    pub valid_from: String,
}

/// Writes an area. Says whether that changed anything.
pub async fn save(connection: &mut Conn, area: &Area) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO areas (code, name, level, parent, valid_from) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level, valid_from = excluded.valid_from \
         WHERE areas.name <> excluded.name OR areas.level <> excluded.level OR areas.valid_from <> excluded.valid_from",
    )
    .bind(area.code.as_str())
    .bind(area.name.as_str())
    .bind(area.level.as_str())
    .bind(area.code.parent().map(|code| code.to_string()))
    .bind(area.valid_from.as_str())
    .execute(connection)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Name of an area.
pub async fn name(connection: &mut Conn, code: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("SELECT name FROM areas WHERE code = $1")
        .bind(code)
        .fetch_optional(connection)
        .await
}

/// The areas right below one, by code and name: how an import finds a village by its name.
pub async fn below(
    connection: &mut Conn,
    parent: &AreaCode,
) -> sqlx::Result<Vec<(AreaCode, String)>> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT code, name FROM areas WHERE parent = $1 ORDER BY code")
            .bind(parent.as_str())
            .fetch_all(connection)
            .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(code, name)| Some((AreaCode::parse(&code)?, name)))
        .collect())
}

/// The villages of these areas; a village is its own.
pub async fn villages(connection: &mut Conn, areas: &[AreaCode]) -> sqlx::Result<Vec<AreaCode>> {
    let sql = Sql::new("SELECT code FROM areas WHERE LENGTH(code) = 13 AND ").within("code", areas);
    let rows = sql.words(" ORDER BY code").rows(connection).await?;
    let code = |row: &AnyRow| Ok(AreaCode::parse(&row.try_get::<String, _>("code")?));
    let codes: sqlx::Result<Vec<Option<AreaCode>>> = rows.iter().map(code).collect();
    Ok(codes?.into_iter().flatten().collect())
}

/// This area and all in it, of every level, by code and name.
pub async fn tree(connection: &mut Conn, area: &AreaCode) -> sqlx::Result<Vec<(AreaCode, String)>> {
    let sql =
        Sql::new("SELECT code, name FROM areas WHERE ").within("code", std::slice::from_ref(area));
    let rows = sql.words(" ORDER BY code").rows(connection).await?;
    let mut found = Vec::new();
    for row in &rows {
        let code: String = row.try_get("code")?;
        found.extend(AreaCode::parse(&code).zip(row.try_get("name").ok()));
    }
    Ok(found)
}

/// How many there are.
pub async fn count(connection: &mut Conn) -> sqlx::Result<u64> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM areas")
        .fetch_one(connection)
        .await?;
    Ok(count.unsigned_abs())
}
