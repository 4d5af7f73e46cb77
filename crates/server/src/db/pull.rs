//! The records that are new to a phone.

use super::Conn;
use super::departures::{self, Sort};
use super::records::{self, signed};
use super::sql::Sql;
use crate::scope::Scope;
use dampingi_sync::{Record, Role};

/// The records in scope after this revision, in its order.
pub async fn after(
    connection: &mut Conn,
    scope: &Scope,
    revision: u64,
    limit: u32,
) -> sqlx::Result<Vec<Record>> {
    let sql = Sql::new("SELECT body FROM records WHERE revision > ").number(signed(revision));
    let sql = sql.add(" AND ((kind IN ('area', 'posyandu', 'team', 'facility', 'user') AND (");
    let sql = sql
        .one_of("area", &scope.above())
        .add(" OR ")
        .within("area", &scope.surroundings());
    // Who lost a record by a move hears of the move.
    let sql = sql
        .add(" OR ")
        .within("former_area", &scope.surroundings())
        .add("))");
    let sql = people(sql, scope);
    let rows = sql
        .add(") ORDER BY revision LIMIT ")
        .number(i64::from(limit))
        .rows(connection)
        .await?;
    rows.iter().map(records::record).collect()
}

/// What of people's records goes to whose phone (ADR 0012).
fn people(sql: Sql, scope: &Scope) -> Sql {
    match scope.role {
        Role::Cadre => sql
            .add(" OR (kind IN ('household', 'person', 'episode', 'visit', 'review', 'conflict') AND (")
            .within("area", &scope.areas)
            .add(" OR ")
            .within("former_area", &scope.areas)
            .add("))"),
        Role::Coordinator => sql
            .add(" OR (kind = 'review' AND author = ")
            .text(scope.user.to_string())
            .add(") OR (kind = 'conflict' AND ")
            .within("area", &scope.areas)
            .add(")"),
        Role::Kabupaten | Role::Province | Role::Admin => sql,
    }
}

/// The last revision at which a record left this scope.
pub async fn departed(connection: &mut Conn, scope: &Scope) -> sqlx::Result<u64> {
    let people = match scope.role {
        Role::Cadre => departures::last(connection, Sort::People, &scope.areas).await?,
        _ => 0,
    };
    let reference = departures::last(connection, Sort::Reference, &scope.surroundings()).await?;
    Ok(people.max(reference))
}
