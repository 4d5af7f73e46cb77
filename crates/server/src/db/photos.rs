//! Photos: which records name them, and what has arrived of their bytes.

use super::sql::Sql;
use super::{Conn, Writing};
use dampingi_domain::AreaCode;
use dampingi_domain::photo::Photo;
use dampingi_sync::photo::{Verdict, judge};
use dampingi_sync::{Record, RecordId};
use sha2::{Digest, Sha256};
use sqlx::Row;

/// Photos of one record that are waited for. More in one record is no form of this house.
const MOST: usize = 10;

/// The photos that a record names.
pub fn named(record: &Record) -> impl Iterator<Item = Photo> {
    let texts = record.fields.iter().filter_map(|(_, value)| value.as_str());
    texts.filter_map(Photo::parse).take(MOST)
}

/// Notes the photos that a record names, once it is there itself.
pub async fn note(connection: &mut Conn, record: &Record) -> sqlx::Result<()> {
    for photo in named(record) {
        sqlx::query(
            "INSERT INTO photos (sha256, bytes, have) VALUES ($1, $2, 0) ON CONFLICT (sha256) DO NOTHING",
        )
        .bind(photo.sha256.as_str())
        .bind(i64::from(photo.bytes))
        .execute(&mut *connection)
        .await?;
        sqlx::query(
            "INSERT INTO photo_names (sha256, record_id) VALUES ($1, $2) ON CONFLICT (sha256, record_id) DO NOTHING",
        )
        .bind(photo.sha256)
        .bind(record.id.to_string())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Who asks for a photo.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The user.
    pub user: RecordId,
    /// Where she works.
    pub areas: &'a [AreaCode],
    /// Whether she sends it: that of a hidden record is kept like the record, which may come back, and is shown to nobody.
    pub sends: bool,
}

/// A photo that the asking user may see or send.
#[derive(Clone, Debug)]
pub struct Standing {
    /// All its bytes.
    pub bytes: u32,
    /// Those that are here.
    pub have: u32,
    /// Whom the record that names it is about.
    pub subject: Option<RecordId>,
    /// That record.
    pub record: Option<RecordId>,
}

/// The photo, if a record names it that she wrote or that lies in her areas.
pub async fn find(
    connection: &mut Conn,
    sha256: &str,
    asking: Asking<'_>,
) -> sqlx::Result<Option<Standing>> {
    let of_hidden = match asking.sends {
        true => "",
        false => " AND r.deleted = 0",
    };
    let rows = Sql::new(
        "SELECT p.bytes, p.have, r.subject_id, r.id FROM photos p \
         JOIN photo_names n ON n.sha256 = p.sha256 JOIN records r ON r.id = n.record_id \
         WHERE p.sha256 = ",
    )
    .text(sha256)
    .words(of_hidden)
    .words(" AND (r.author = ")
    .text(asking.user.to_string())
    .words(" OR ")
    .within("r.area", asking.areas)
    .words(") ORDER BY r.revision DESC LIMIT 1")
    .rows(connection)
    .await?;
    let Some(row) = rows.first() else {
        return Ok(None);
    };
    let id = |column: &str| -> sqlx::Result<Option<RecordId>> {
        let text: Option<String> = row.try_get(column)?;
        Ok(text.and_then(|text| text.parse().ok()))
    };
    Ok(Some(Standing {
        bytes: number(row.try_get("bytes")?),
        have: number(row.try_get("have")?),
        subject: id("subject_id")?,
        record: id("id")?,
    }))
}

fn number(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}

/// Keeps a part, as far as it goes on where the last one ended. `None` when it would be more than the photo has. Says how many
/// bytes are here then: 0 after the last part when together they are not the photo, and all are wanted again.
pub async fn keep(
    writing: &mut Writing,
    sha256: &str,
    at: u32,
    content: &[u8],
) -> sqlx::Result<Option<u32>> {
    let row = sqlx::query("SELECT bytes, have FROM photos WHERE sha256 = $1")
        .bind(sha256)
        .fetch_one(&mut **writing)
        .await?;
    let (bytes, have) = (number(row.try_get("bytes")?), number(row.try_get("have")?));
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let skip = match judge(have, bytes, at, length) {
        Verdict::TooMany => return Ok(None),
        Verdict::Nothing => return Ok(Some(have)),
        Verdict::Keep { skip } => skip,
    };
    let new = &content[skip as usize..];
    sqlx::query("INSERT INTO photo_parts (sha256, at, content) VALUES ($1, $2, $3)")
        .bind(sha256)
        .bind(i64::from(have))
        .bind(new.to_vec())
        .execute(&mut **writing)
        .await?;
    let mut have = at + length;
    if have == bytes && hash(&whole(writing, sha256).await?) != sha256 {
        sqlx::query("DELETE FROM photo_parts WHERE sha256 = $1")
            .bind(sha256)
            .execute(&mut **writing)
            .await?;
        have = 0;
    }
    sqlx::query("UPDATE photos SET have = $1 WHERE sha256 = $2")
        .bind(i64::from(have))
        .bind(sha256)
        .execute(&mut **writing)
        .await?;
    Ok(Some(have))
}

/// The bytes that are here, in their order.
pub async fn whole(connection: &mut Conn, sha256: &str) -> sqlx::Result<Vec<u8>> {
    let rows = sqlx::query("SELECT content FROM photo_parts WHERE sha256 = $1 ORDER BY at")
        .bind(sha256)
        .fetch_all(connection)
        .await?;
    let mut all = Vec::new();
    for row in rows {
        all.extend(row.try_get::<Vec<u8>, _>("content")?);
    }
    Ok(all)
}

fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
