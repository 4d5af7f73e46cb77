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
    let sql = sql.words(" AND ((kind IN ('area', 'posyandu', 'team', 'facility', 'user') AND (");
    let sql = sql
        .one_of("area", &scope.above())
        .words(" OR ")
        .within("area", &scope.surroundings());
    // Who lost a record by a move hears of the move.
    let sql = sql
        .words(" OR ")
        .within("former_area", &scope.surroundings())
        .words("))");
    let sql = people(sql, scope);
    let rows = sql
        .words(") ORDER BY revision LIMIT ")
        .number(i64::from(limit))
        .rows(connection)
        .await?;
    rows.iter().map(records::record).collect()
}

/// What of people's records goes to whose phone (ADR 0012).
fn people(sql: Sql, scope: &Scope) -> Sql {
    match scope.role {
        Role::Cadre => sql
            .words(" OR (kind IN ('household', 'person', 'episode', 'visit', 'review', 'conflict') AND (")
            .within("area", &scope.areas)
            .words(" OR ")
            .within("former_area", &scope.areas)
            .words("))"),
        Role::Coordinator => sql
            .words(" OR (kind = 'review' AND author = ")
            .text(scope.user.to_string())
            .words(") OR (kind = 'conflict' AND ")
            .within("area", &scope.areas)
            .words(")"),
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
