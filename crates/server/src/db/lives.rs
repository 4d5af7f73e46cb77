//! Everything that is recorded about the people and households of one village, row by row: what is counted is read here.

use super::pull::REFERENCE;
use super::sql::Sql;
use super::{Conn, unreadable};
use dampingi_domain::{Answers, AreaCode};
use dampingi_sync::RecordId;
use futures_util::TryStreamExt;
use serde::Deserialize;
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// A record, as far as counting needs it.
#[allow(missing_debug_implementations, reason = "it holds values about people")]
pub struct Found {
    /// The record.
    pub id: RecordId,
    /// `household`, `person`, `episode`, `visit`.
    pub kind: String,
    /// Form id.
    pub form: String,
    /// The person or household it is about.
    pub subject: RecordId,
    /// Where it stands in the server's order.
    pub revision: i64,
    /// What was filled in.
    pub fields: Answers,
    /// Of a visit.
    pub visit: Option<VisitState>,
}

/// Where a visit stands.
#[derive(Clone, Debug)]
pub struct VisitState {
    /// Civil date, `YYYY-MM-DD`.
    pub date: String,
    /// `received`, `approved`, `returned`, `closed_duplicate`, `imported`.
    pub state: String,
    /// The visit it corrects.
    pub corrects: Option<RecordId>,
}

/// The part of a record's body that is read: the envelope stands in columns.
#[derive(Deserialize)]
struct Body {
    fields: Answers,
}

/// Gives each record about whoever lives in this area itself, in no order: hidden ones are left out, and whoever is hidden
/// is left out with all that was recorded about them. A person who moved is found where she is now, with her whole past.
/// One statement, so that it is one state of the database; one row at a time, so that no village is held twice.
pub async fn of_place(
    connection: &mut Conn,
    area: &AreaCode,
    mut each: impl FnMut(Found) + Send,
) -> sqlx::Result<()> {
    let mut rows = sqlx::query(
        "SELECT r.id AS id, r.kind AS kind, r.form AS form, s.id AS subject, r.revision AS revision, r.body AS body, \
         v.visit_date AS visit_date, v.state AS state, v.corrects AS corrects \
         FROM records s JOIN records r ON r.subject_id = s.id LEFT JOIN visit_states v ON v.visit_id = r.id \
         WHERE s.area = $1 AND s.kind IN ('person', 'household') AND s.deleted = 0 \
         AND r.deleted = 0 AND r.kind IN ('person', 'household', 'episode', 'visit')",
    )
    .bind(area.as_str())
    .fetch(connection);
    while let Some(row) = rows.try_next().await? {
        each(found(&row)?);
    }
    Ok(())
}

/// The same of one person, wherever she lives. Nothing when she is hidden.
pub async fn of_person(
    connection: &mut Conn,
    person: RecordId,
    mut each: impl FnMut(Found) + Send,
) -> sqlx::Result<()> {
    let rows = sqlx::query(
        "SELECT r.id AS id, r.kind AS kind, r.form AS form, s.id AS subject, r.revision AS revision, r.body AS body, \
         v.visit_date AS visit_date, v.state AS state, v.corrects AS corrects \
         FROM records s JOIN records r ON r.subject_id = s.id LEFT JOIN visit_states v ON v.visit_id = r.id \
         WHERE s.id = $1 AND s.kind = 'person' AND s.deleted = 0 \
         AND r.deleted = 0 AND r.kind IN ('person', 'episode', 'visit')",
    )
    .bind(person.to_string())
    .fetch_all(connection)
    .await?;
    for row in &rows {
        each(found(row)?);
    }
    Ok(())
}

/// The areas in which anybody lives.
pub async fn places(connection: &mut Conn) -> sqlx::Result<Vec<AreaCode>> {
    let rows = sqlx::query(
        "SELECT DISTINCT area AS area FROM records WHERE kind = 'person' AND deleted = 0",
    )
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let code: String = row.try_get("area")?;
            AreaCode::parse(&code).ok_or_else(|| unreadable("an area"))
        })
        .collect()
}

fn found(row: &AnyRow) -> sqlx::Result<Found> {
    let body: String = row.try_get("body")?;
    let body: Body = serde_json::from_str(&body).map_err(|_| unreadable("a record"))?;
    let date: Option<String> = row.try_get("visit_date")?;
    let state: Option<String> = row.try_get("state")?;
    let corrects: Option<String> = row.try_get("corrects")?;
    Ok(Found {
        id: id(&row.try_get::<String, _>("id")?)?,
        kind: row.try_get("kind")?,
        form: row.try_get("form")?,
        subject: id(&row.try_get::<String, _>("subject")?)?,
        revision: row.try_get("revision")?,
        fields: body.fields,
        visit: date.zip(state).map(|(date, state)| VisitState {
            date,
            state,
            corrects: corrects.and_then(|id| id.parse().ok()),
        }),
    })
}

fn id(text: &str) -> sqlx::Result<RecordId> {
    text.parse().map_err(|_| unreadable("an id"))
}

/// Names of the health facilities in an area, by their id as links name them.
pub async fn facilities(
    connection: &mut Conn,
    area: &AreaCode,
) -> sqlx::Result<HashMap<String, String>> {
    let rows = Sql::new("SELECT id, body FROM records WHERE ")
        .words(REFERENCE)
        .words(" AND kind = 'facility' AND deleted = 0 AND ")
        .within("area", std::slice::from_ref(area))
        .rows(connection)
        .await?;
    let mut names = HashMap::new();
    for row in &rows {
        let body: String = row.try_get("body")?;
        let body: Body = serde_json::from_str(&body).map_err(|_| unreadable("a record"))?;
        let name = body.fields.text("name").unwrap_or_default().to_owned();
        names.insert(row.try_get("id")?, name);
    }
    Ok(names)
}

/// The last revision at which anything of these areas was written, what is moving out of them included. With the last
/// departure it says whether numbers made earlier still hold.
pub async fn last_written(connection: &mut Conn, areas: &[AreaCode]) -> sqlx::Result<u64> {
    // One area at a time: each is the end of an index.
    let looks = [
        "SELECT MAX(revision) FROM records WHERE area = $1",
        "SELECT MAX(revision) FROM records WHERE former_area = $1",
    ];
    let mut last = 0;
    for area in areas {
        for look in looks {
            let revision: Option<i64> = sqlx::query_scalar(look)
                .bind(area.as_str())
                .fetch_one(&mut *connection)
                .await?;
            last = last.max(revision.unwrap_or(0).unsigned_abs());
        }
    }
    Ok(last)
}
