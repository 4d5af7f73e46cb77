//! What villages wrote down of the use of their money.

use super::sql::Sql;
use super::{Conn, records};
use dampingi_domain::AreaCode;
use dampingi_sync::Record;

/// All of an area. Ids are made in the order of time: of several of one village and quarter the last one counts.
pub async fn all(connection: &mut Conn, area: &AreaCode) -> sqlx::Result<Vec<Record>> {
    let sql = Sql::new("SELECT body FROM records WHERE kind = 'funds' AND ")
        .within("area", std::slice::from_ref(area));
    let rows = sql.rows(connection).await?;
    let all: sqlx::Result<Vec<Record>> = rows.iter().map(records::record).collect();
    let mut all = all?;
    all.sort_by_key(|record| record.id);
    Ok(all)
}
