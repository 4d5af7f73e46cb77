//! The areas that a record has left: whoever works there still holds a copy.

use super::Conn;
use super::records::signed;
use super::sql::Sql;
use dampingi_domain::AreaCode;
use dampingi_sync::Kind;
use sqlx::Row;

/// Records about people, and reference records, have scopes of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Household, person, episode, visit, review, conflict.
    People,
    /// Area, posyandu, team, facility, user.
    Reference,
}

impl Sort {
    /// The sort of a kind.
    pub const fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Area | Kind::Posyandu | Kind::Team | Kind::Facility | Kind::User => {
                Self::Reference
            }
            _ => Self::People,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Reference => "reference",
        }
    }
}

/// Notes that a record left an area at this revision.
pub async fn note(
    connection: &mut Conn,
    kind: &Kind,
    area: &AreaCode,
    revision: u64,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO departures (area, sort, revision) VALUES ($1, $2, $3) \
         ON CONFLICT (area, sort) DO UPDATE SET revision = excluded.revision",
    )
    .bind(area.as_str())
    .bind(Sort::of(kind).code())
    .bind(signed(revision))
    .execute(connection)
    .await?;
    Ok(())
}

/// The last revision at which a record of this sort left one of these areas; 0 when none ever did.
pub async fn last(connection: &mut Conn, sort: Sort, areas: &[AreaCode]) -> sqlx::Result<u64> {
    let rows = Sql::new("SELECT COALESCE(MAX(revision), 0) AS last FROM departures WHERE sort = ")
        .text(sort.code())
        .words(" AND ")
        .within("area", areas)
        .rows(connection)
        .await?;
    let last: i64 = rows
        .first()
        .map(|row| row.try_get("last"))
        .transpose()?
        .unwrap_or(0);
    Ok(last.unsigned_abs())
}
