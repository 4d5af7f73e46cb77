//! The records that say that a posyandu day is planned or was held, the posyandu of the organisation, and what was said of their
//! names.

use super::pull::REFERENCE;
use super::sql::Sql;
use super::{Conn, records};
use dampingi_domain::AreaCode;
use dampingi_domain::posyandu_name::Names;
use dampingi_sync::{Record, alias};
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// Every session of an area that is not hidden, in the order in which they came.
pub async fn sessions(connection: &mut Conn, area: &AreaCode) -> sqlx::Result<Vec<Record>> {
    // Sorted here: for the order SQLite would go through the records of all kinds and of the whole province.
    let sql = Sql::new("SELECT body FROM records WHERE kind = 'session' AND deleted = 0 AND ")
        .within("area", std::slice::from_ref(area));
    in_order(&sql.rows(connection).await?)
}

fn in_order(rows: &[AnyRow]) -> sqlx::Result<Vec<Record>> {
    let records: sqlx::Result<Vec<Record>> = rows.iter().map(records::record).collect();
    let mut records = records?;
    records.sort_by_key(|record| record.revision);
    Ok(records)
}

/// The posyandu of the organisation in an area.
async fn organised(connection: &mut Conn, area: &AreaCode) -> sqlx::Result<Vec<Record>> {
    let sql = Sql::new("SELECT body FROM records WHERE ")
        .words(REFERENCE)
        .words(" AND kind = 'posyandu' AND deleted = 0 AND ")
        .within("area", std::slice::from_ref(area));
    in_order(&sql.rows(connection).await?)
}

/// Village and name of every posyandu.
pub async fn known(
    connection: &mut Conn,
    area: &AreaCode,
) -> sqlx::Result<Vec<(AreaCode, String)>> {
    let all = organised(connection, area).await?.into_iter();
    let named = all.filter_map(|it| Some((it.area.clone(), it.fields.text("name")?.to_owned())));
    Ok(named.collect())
}

/// What was said of the names of posyandu, village by village: the other names in the organisation's file, then the coordinators'
/// words in the order of time.
pub async fn names(
    connection: &mut Conn,
    area: &AreaCode,
) -> sqlx::Result<HashMap<AreaCode, Names>> {
    let mut names: HashMap<AreaCode, Names> = HashMap::new();
    for posyandu in organised(connection, area).await? {
        let of = names.entry(posyandu.area.clone()).or_default();
        for other in posyandu.fields.codes("aliases") {
            of.say(other, posyandu.fields.text("name").unwrap_or(other), true);
        }
    }
    let sql = Sql::new("SELECT body FROM records WHERE kind = 'merge' AND ")
        .within("area", std::slice::from_ref(area));
    let rows = sql.rows(connection).await?;
    let said: sqlx::Result<Vec<Record>> = rows.iter().map(records::record).collect();
    let mut said = said?;
    said.sort_by_key(|record| record.id);
    for record in &said {
        if let Some((gone, stays, is_one)) = alias::names(&record.fields) {
            let of = names.entry(record.area.clone()).or_default();
            of.say(gone, stays, is_one);
        }
    }
    Ok(names)
}
