//! How many children and pregnant women are expected in a village, as somebody outside says; every version of it.

use super::{Conn, unreadable};
use dampingi_domain::AreaCode;
use dampingi_domain::indicator::Expects;
use sqlx::Row;

/// How such a number was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Estimate {
    /// Worked out from a census: "sasaran proyeksi".
    Projected,
    /// Counted in the village: "sasaran riil". It is taken before a projected one.
    Counted,
}

impl Estimate {
    /// The word in tables and on paper.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Projected => "proyeksi",
            Self::Counted => "riil",
        }
    }
}

/// Whose number it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The village.
    pub area: AreaCode,
    /// The year it holds for.
    pub year: i16,
    /// `balita` or `bumil`.
    pub who: &'static str,
    /// How it was made.
    pub estimate: Estimate,
}

/// The word in tables and on paper.
pub const fn word(who: Expects) -> &'static str {
    match who {
        Expects::Children => "balita",
        Expects::Pregnant => "bumil",
    }
}

/// A number with where it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// How it was made.
    pub estimate: Estimate,
    /// How many.
    pub expected: u32,
    /// Who says so.
    pub source: String,
    /// Counts from 1.
    pub version: i64,
}

/// The newest version.
pub async fn newest(connection: &mut Conn, key: &Key) -> sqlx::Result<Option<Target>> {
    let row = sqlx::query(
        "SELECT version, expected, source FROM targets \
         WHERE area = $1 AND year = $2 AND who = $3 AND estimate = $4 ORDER BY version DESC LIMIT 1",
    )
    .bind(key.area.as_str())
    .bind(i64::from(key.year))
    .bind(key.who)
    .bind(key.estimate.word())
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        let expected: i64 = row.try_get("expected")?;
        Ok(Target {
            estimate: key.estimate,
            expected: u32::try_from(expected).map_err(|_| unreadable("an expected number"))?,
            source: row.try_get("source")?,
            version: row.try_get("version")?,
        })
    })
    .transpose()
}

/// Writes a version beside the earlier ones.
pub async fn add(connection: &mut Conn, key: &Key, target: &Target, now: i64) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO targets (area, year, who, estimate, version, expected, source, imported_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(key.area.as_str())
    .bind(i64::from(key.year))
    .bind(key.who)
    .bind(target.estimate.word())
    .bind(target.version)
    .bind(i64::from(target.expected))
    .bind(target.source.as_str())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// What holds in a village and year: the newest counted number, without one the newest projected one.
pub async fn that_holds(
    connection: &mut Conn,
    area: &AreaCode,
    year: i16,
    who: Expects,
) -> sqlx::Result<Option<Target>> {
    for estimate in [Estimate::Counted, Estimate::Projected] {
        let key = Key {
            area: area.clone(),
            year,
            who: word(who),
            estimate,
        };
        let found = newest(connection, &key).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// How many versions there are: it grows with every change, so that kept answers know of it.
pub async fn versions(connection: &mut Conn) -> sqlx::Result<u64> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM targets")
        .fetch_one(connection)
        .await?;
    Ok(count.unsigned_abs())
}
