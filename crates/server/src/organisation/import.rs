//! Areas, posyandu, teams and facilities from the administrative CSV files: all rows of a file or none.

use super::{Posyandu, put_area, put_facility, put_posyandu, put_team, rows};
use crate::db::areas::{self, Area};
use crate::db::{Db, accounts};
use crate::failure::Outcome;
use jiff::Timestamp;

/// The area table that comes with Dampingi. Its source: data/README.md.
const KALIMANTAN: &str = include_str!("../../../../data/wilayah/kalimantan.csv");
/// The table is that of a decree of 2025 and does not say since when each code is valid.
const KALIMANTAN_SINCE: &str = "2025-01-01";

/// Fills an empty area table with the areas of Kalimantan. Says how many were written.
pub async fn found(db: &Db, now: Timestamp) -> Outcome<u64> {
    if areas::count(&mut *db.reading().await?).await? > 0 {
        return Ok(0);
    }
    import_areas(db, KALIMANTAN.as_bytes(), KALIMANTAN_SINCE, now).await
}

/// Reads areas from CSV (`code,name,level` and maybe `valid_from`) and writes those that are new or changed, all or none.
pub async fn import_areas(
    db: &Db,
    source: impl std::io::Read,
    since: &str,
    now: Timestamp,
) -> Outcome<u64> {
    let mut transaction = db.writing().await?;
    let mut written = 0;
    for row in rows(source)? {
        let code = row.area("code")?;
        let area = Area {
            name: row.required("name")?.to_owned(),
            level: row.required("level")?.to_owned(),
            valid_from: row.optional("valid_from").unwrap_or(since).to_owned(),
            code,
        };
        if let Some(parent) = area.code.parent()
            && areas::name(&mut transaction, parent.as_str())
                .await?
                .is_none()
        {
            return Err(row.wrong("code", "the area above it is not known"));
        }
        written += u64::from(put_area(&mut transaction, &area, now).await?);
    }
    transaction.commit().await?;
    Ok(written)
}

/// Reads posyandu from CSV: `village,name` and maybe `aliases` (separated by `;`). All or none.
pub async fn import_posyandu(db: &Db, source: impl std::io::Read, now: Timestamp) -> Outcome<u64> {
    let mut transaction = db.writing().await?;
    let mut written = 0;
    for row in rows(source)? {
        let posyandu = Posyandu {
            village: row.known_area(&mut transaction, "village").await?,
            name: row.required("name")?.to_owned(),
            aliases: row.list("aliases"),
            is_confirmed: true,
        };
        written += u64::from(put_posyandu(&mut transaction, &posyandu, now).await?);
    }
    transaction.commit().await?;
    Ok(written)
}

/// Reads teams from CSV: `village,name` and maybe `members` (user names, separated by `;`). All or none.
pub async fn import_teams(db: &Db, source: impl std::io::Read, now: Timestamp) -> Outcome<u64> {
    let mut transaction = db.writing().await?;
    let mut written = 0;
    for row in rows(source)? {
        let village = row.known_area(&mut transaction, "village").await?;
        let mut members = Vec::new();
        for username in row.list("members") {
            let user = accounts::by_username(&mut transaction, &username).await?;
            let user = user.ok_or_else(|| row.wrong("members", "no such user"))?;
            members.push(user.id.to_string());
        }
        let name = row.required("name")?.to_owned();
        written += u64::from(put_team(&mut transaction, &village, &name, &members, now).await?);
    }
    transaction.commit().await?;
    Ok(written)
}

/// Reads facilities from CSV: `area,name,type`. All or none.
pub async fn import_facilities(
    db: &Db,
    source: impl std::io::Read,
    now: Timestamp,
) -> Outcome<u64> {
    let mut transaction = db.writing().await?;
    let mut written = 0;
    for row in rows(source)? {
        let area = row.known_area(&mut transaction, "area").await?;
        let (name, kind) = (row.required("name")?, row.required("type")?);
        written += u64::from(put_facility(&mut transaction, &area, name, kind, now).await?);
    }
    transaction.commit().await?;
    Ok(written)
}
