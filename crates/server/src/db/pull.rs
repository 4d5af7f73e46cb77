//! The records that are new to a phone. What it costs follows what changed in the user's own areas, not what the
//! province holds: one indexed look for each area, put together in the order of revisions.

use super::Conn;
use super::departures::{self, Sort};
use super::records::{self, signed};
use super::sql::Sql;
use crate::scope::Scope;
use dampingi_domain::AreaCode;
use dampingi_sync::{Record, Role};

/// The kinds of reference records, in the words of their index: without them SQLite goes through the records of all kinds.
pub const REFERENCE: &str = "kind IN ('area', 'posyandu', 'team', 'facility', 'user')";

/// Which revisions are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// Above this one.
    pub after: u64,
    /// Up to this one, which was the last when the pull began. Several statements make a page: without this bound the
    /// second could see what was committed after the first, and the cursor would step over what the first did not see.
    pub up_to: u64,
}

/// The records in scope within the span, in the order of revisions, at most so many.
pub async fn page(
    connection: &mut Conn,
    scope: &Scope,
    span: Span,
    limit: usize,
) -> sqlx::Result<Vec<Record>> {
    let mut found = Vec::new();
    for sql in looks(scope) {
        let sql = sql.words(" AND revision > ").number(signed(span.after));
        let sql = sql.words(" AND revision <= ").number(signed(span.up_to));
        let sql = sql.words(" ORDER BY revision LIMIT ").number(limit as i64);
        for row in sql.rows(connection).await? {
            found.push(records::record(&row)?);
        }
    }
    // A record that moved within the scope is found in its old and in its new area.
    found.sort_by_key(|record| record.revision);
    found.dedup_by_key(|record| record.revision);
    found.truncate(limit);
    Ok(found)
}

/// How many records lie in scope within the span. One that moved within the scope counts twice: it is only shown.
pub async fn count(connection: &mut Conn, scope: &Scope, span: Span) -> sqlx::Result<u64> {
    let mut all = 0;
    for sql in looks(scope) {
        let sql = sql.words(" AND revision > ").number(signed(span.after));
        let sql = sql.words(" AND revision <= ").number(signed(span.up_to));
        all += sql.count(connection).await?;
    }
    Ok(all)
}

/// What is looked through. Each has an index that ends in the revision.
fn looks(scope: &Scope) -> Vec<Sql> {
    let mut looks = vec![reference(scope)];
    match scope.role {
        // What of people's records goes to whose phone: ADR 12.
        Role::Cadre => {
            looks.extend(scope.areas.iter().map(|area| people("area", area)));
            looks.extend(scope.areas.iter().map(|area| people("former_area", area)));
        }
        Role::Coordinator => {
            looks.push(
                Sql::new("SELECT body FROM records WHERE kind = 'review' AND author = ")
                    .text(scope.user.to_string()),
            );
            // What was said of duplicates, by whomever: she decides on it, and sees what another coordinator did.
            looks.push(
                Sql::new("SELECT body FROM records WHERE kind = 'merge' AND (")
                    .within("area", &scope.areas)
                    .words(" OR ")
                    .within("former_area", &scope.areas)
                    .words(")"),
            );
            looks.push(
                Sql::new("SELECT body FROM records WHERE kind = 'conflict' AND ")
                    .within("area", &scope.areas),
            );
            // What was said of the scorecards of her villages, by her or another coordinator.
            looks.push(
                Sql::new("SELECT body FROM records WHERE kind = 'sign_off' AND ")
                    .within("area", &scope.areas),
            );
        }
        Role::Kabupaten | Role::Province | Role::Admin => {}
    }
    looks
}

fn reference(scope: &Scope) -> Sql {
    Sql::new("SELECT body FROM records WHERE ")
        .words(REFERENCE)
        .words(" AND (")
        .one_of("area", &scope.above())
        .words(" OR ")
        .within("area", &scope.surroundings())
        // Who lost a record by a move hears of the move.
        .words(" OR ")
        .within("former_area", &scope.surroundings())
        .words(")")
}

/// A cadre's areas are villages, and nothing lies below a village.
fn people(column: &'static str, village: &AreaCode) -> Sql {
    Sql::new("SELECT body FROM records WHERE ")
        .words(column)
        .words(" = ")
        .text(village.as_str())
        .words(" AND kind IN ('household', 'person', 'episode', 'visit', 'review', 'conflict', 'merge', 'session', 'sign_off', 'funds')")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Db;
    use dampingi_sync::{Author, RecordId};
    use uuid::Uuid;

    /// What is in no index of its own makes a pull go through what the whole province wrote.
    #[tokio::test]
    async fn each_look_goes_by_an_index_of_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("plan.db");
        let db = Db::open(&format!("sqlite://{}", file.display())).await;
        let db = db.expect("opens");
        let mut connection = db.reading().await.expect("reads");
        for (role, area) in [
            (Role::Cadre, "65.01.05.2003"),
            (Role::Coordinator, "65.01.05"),
            (Role::Province, "65"),
        ] {
            let scope = Scope::of(&Author {
                id: RecordId(Uuid::from_u128(7)),
                role,
                areas: AreaCode::parse(area).into_iter().collect(),
                former_areas: Vec::new(),
            });
            for look in looks(&scope) {
                let look = look.words(" AND revision > ").number(1);
                let look = look.words(" AND revision <= ").number(2);
                let look = look.words(" ORDER BY revision LIMIT ").number(100);
                for step in look.plan(&mut connection).await.expect("planned") {
                    let is_own = step.starts_with("SEARCH records USING INDEX records_");
                    assert!(is_own && step.contains("revision>?"), "{role:?}: {step}");
                }
            }
        }
    }
}
