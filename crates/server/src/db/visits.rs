//! The state of every visit, and the review queue made of it.

use super::records::signed;
use super::rows::{Rows, Value, number};
use super::sql::Sql;
use super::{Conn, areas};
use dampingi_domain::AreaCode;
use dampingi_sync::{Record, RecordId, link};
use sqlx::Row;

/// State of a visit that came from a phone and was not yet looked at.
pub const RECEIVED: &str = "received";
/// State of a visit that came from a file: it is in no queue (Settled 7).
pub const IMPORTED: &str = "imported";

/// A visit as it enters.
#[derive(Debug)]
pub struct NewVisit<'a> {
    /// Its record.
    pub record: &'a Record,
    /// The person, or the household for a survey.
    pub subject: RecordId,
    /// Civil date.
    pub date: &'a str,
    /// `received` or `imported`.
    pub state: &'static str,
    /// Seconds.
    pub received_at: i64,
}

/// The rows of this table.
pub fn rows() -> Rows {
    Rows::new(
        "INSERT INTO visit_states (visit_id, area, form, subject_id, author, visit_date, received_at, revision, state, \
         flagged, corrects, superseded_by, deleted) VALUES",
        "",
    )
}

/// A new visit as its row. Whoever writes one that corrects another says so with [`replaced`].
pub fn row(visit: &NewVisit<'_>) -> Vec<Value> {
    let record = visit.record;
    vec![
        record.id.to_string().into(),
        record.area.as_str().into(),
        record.form.as_str().into(),
        visit.subject.to_string().into(),
        record.author.to_string().into(),
        visit.date.into(),
        number(visit.received_at),
        number(signed(record.revision)),
        visit.state.into(),
        number(i64::from(!record.flags.is_empty())),
        Value::Text(record.link(link::CORRECTS).map(|id| id.to_string())),
        Value::Text(None),
        number(0),
    ]
}

/// Whatever a visit corrects is replaced by the first of its corrections that is not hidden; a second one stands in the queue
/// beside that. With all of them hidden it stands there itself again.
pub async fn replaced(connection: &mut Conn, correction: &Record) -> sqlx::Result<()> {
    if let Some(corrected) = correction.link(link::CORRECTS) {
        sqlx::query(
            "UPDATE visit_states SET superseded_by = (SELECT n.visit_id FROM visit_states n WHERE n.corrects = $1 \
             AND n.deleted = 0 ORDER BY n.revision LIMIT 1) WHERE visit_id = $1",
        )
        .bind(corrected.to_string())
        .execute(connection)
        .await?;
    }
    Ok(())
}

/// Notes a coordinator's decision.
pub async fn decide(connection: &mut Conn, visit: RecordId, state: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE visit_states SET state = $1 WHERE visit_id = $2")
        .bind(state)
        .bind(visit.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// Notes that a visit was hidden or came back, or is in another village now.
pub async fn follow(connection: &mut Conn, record: &Record) -> sqlx::Result<()> {
    sqlx::query("UPDATE visit_states SET deleted = $1, area = $2 WHERE visit_id = $3")
        .bind(i64::from(record.deleted))
        .bind(record.area.as_str())
        .bind(record.id.to_string())
        .execute(&mut *connection)
        .await?;
    replaced(connection, record).await
}

/// Which visits are asked for. An absent filter lets all through.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The coordinator's areas, or one of their villages.
    pub areas: Vec<AreaCode>,
    /// Who recorded them.
    pub author: Option<RecordId>,
    /// Form id.
    pub form: Option<String>,
    /// `received`, `approved`, `returned`, `closed_duplicate`.
    pub state: Option<String>,
    /// Only with flags, or only without.
    pub flagged: Option<bool>,
}

/// One row of the queue.
#[derive(Clone, Debug)]
pub struct Queued {
    /// The visit.
    pub visit: RecordId,
    /// The person or household.
    pub subject: RecordId,
    /// Who recorded it.
    pub author: RecordId,
    /// Form id.
    pub form: String,
    /// Village.
    pub area: String,
    /// Civil date.
    pub visit_date: String,
    /// Seconds.
    pub received_at: i64,
    /// Where it stands in the order.
    pub revision: i64,
    /// Its state.
    pub state: String,
    /// Whether it carries flags.
    pub flagged: bool,
    /// Whether it corrects another.
    pub is_correction: bool,
}

impl Filter {
    /// Only the newest version of a visit stands in the queue, and nothing that was imported or hidden.
    /// Villages are named one by one, so that an index serves.
    async fn conditions(&self, connection: &mut Conn, sql: Sql) -> sqlx::Result<Sql> {
        let villages = areas::villages(connection, &self.areas).await?;
        let mut sql = sql
            .words(" FROM visit_states WHERE superseded_by IS NULL AND deleted = 0 AND state <> 'imported' AND ")
            .one_of("area", &villages);
        if let Some(author) = self.author {
            sql = sql.words(" AND author = ").text(author.to_string());
        }
        if let Some(form) = &self.form {
            sql = sql.words(" AND form = ").text(form.as_str());
        }
        if let Some(state) = &self.state {
            sql = sql.words(" AND state = ").text(state.as_str());
        }
        if let Some(flagged) = self.flagged {
            sql = sql.words(" AND flagged = ").number(i64::from(flagged));
        }
        Ok(sql)
    }
}

/// How many match.
pub async fn count(connection: &mut Conn, filter: &Filter) -> sqlx::Result<u64> {
    let counted = Sql::new("SELECT COUNT(*) AS n");
    let sql = filter.conditions(connection, counted).await?;
    let rows = sql.rows(connection).await?;
    let n: i64 = rows
        .first()
        .map(|row| row.try_get("n"))
        .transpose()?
        .unwrap_or(0);
    Ok(n.unsigned_abs())
}

/// The next ones after a place in the order: those with flags first, within that the newest first.
pub async fn queue(
    connection: &mut Conn,
    filter: &Filter,
    after: Option<(bool, i64)>,
    limit: i64,
) -> sqlx::Result<Vec<Queued>> {
    let columns = Sql::new(
        "SELECT visit_id, subject_id, author, form, area, visit_date, received_at, revision, state, flagged, corrects",
    );
    let mut sql = filter.conditions(connection, columns).await?;
    if let Some((flagged, revision)) = after {
        let flagged = i64::from(flagged);
        sql = sql.words(" AND (flagged < ").number(flagged);
        sql = sql.words(" OR (flagged = ").number(flagged);
        sql = sql.words(" AND revision < ").number(revision).words("))");
    }
    let rows = sql
        .words(" ORDER BY flagged DESC, revision DESC LIMIT ")
        .number(limit)
        .rows(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let id = |column: &str| -> sqlx::Result<RecordId> {
                let text: String = row.try_get(column)?;
                text.parse().map_err(|_| super::unreadable(column))
            };
            let corrects: Option<String> = row.try_get("corrects")?;
            let flagged: i64 = row.try_get("flagged")?;
            Ok(Queued {
                visit: id("visit_id")?,
                subject: id("subject_id")?,
                author: id("author")?,
                form: row.try_get("form")?,
                area: row.try_get("area")?,
                visit_date: row.try_get("visit_date")?,
                received_at: row.try_get("received_at")?,
                revision: row.try_get("revision")?,
                state: row.try_get("state")?,
                flagged: flagged == 1,
                is_correction: corrects.is_some(),
            })
        })
        .collect()
}
