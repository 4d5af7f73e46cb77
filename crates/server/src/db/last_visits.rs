//! The last visit before each visit of a push, for the rules that compare: read at once for all, and kept true while its changes
//! are decided on.

use super::sql::{Sql, padded};
use super::visits::NewVisit;
use super::{Conn, records};
use dampingi_domain::Answers;
use dampingi_sync::RecordId;
use sqlx::Row;
use std::collections::HashMap;

/// Visits that one statement asks about.
const AT_ONCE: usize = 64;

/// Which visit is asked for: the subject's last one with this form before this day, and not the asking visit itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The person or household.
    pub subject: RecordId,
    /// Form id.
    pub form: String,
    /// Civil date.
    pub day: String,
    /// The visit that asks.
    pub itself: RecordId,
}

/// A visit that may be the last one.
struct Last {
    visit: RecordId,
    form: String,
    day: String,
    fields: Answers,
}

/// What was read, and what entered since. True only inside the transaction that read it: nobody else writes there.
#[derive(Default)]
#[allow(missing_debug_implementations, reason = "it holds values about people")]
pub struct LastVisits {
    read: HashMap<Asked, Option<Last>>,
    entered: HashMap<RecordId, Vec<Last>>,
}

impl LastVisits {
    /// Reads them.
    pub async fn before(connection: &mut Conn, asked: &[Asked]) -> sqlx::Result<Self> {
        let mut read = HashMap::new();
        for asked in asked.chunks(AT_ONCE) {
            read.extend(look_up(connection, asked).await?);
        }
        Ok(Self {
            read,
            entered: HashMap::new(),
        })
    }

    /// Its answers; on the outside nothing when the database must be asked.
    pub fn of(&self, asked: &Asked) -> Option<Option<&Answers>> {
        let read = self.read.get(asked)?.as_ref();
        let entered = self.entered.get(&asked.subject).into_iter().flatten();
        let entered = entered
            .filter(|it| it.form == asked.form && it.day < asked.day && it.visit != asked.itself);
        // Of one day the one that came later, and so the last of these.
        let last = read.into_iter().chain(entered);
        Some(last.max_by_key(|it| &it.day).map(|it| &it.fields))
    }

    /// A visit entered.
    pub fn enter(&mut self, visit: &NewVisit<'_>) {
        let last = Last {
            visit: visit.record.id,
            form: visit.record.form.clone(),
            day: visit.date.to_owned(),
            fields: visit.record.fields.clone(),
        };
        self.entered.entry(visit.subject).or_default().push(last);
    }

    /// The state of a visit that was there changed: rare enough to ask the database again from now on.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Asks the database. A replaced version does not count.
pub async fn ask(connection: &mut Conn, asked: Asked) -> sqlx::Result<Option<Answers>> {
    let found = look_up(connection, &[asked]).await?.pop();
    Ok(found.and_then(|(_, last)| last).map(|last| last.fields))
}

async fn look_up(
    connection: &mut Conn,
    asked: &[Asked],
) -> sqlx::Result<Vec<(Asked, Option<Last>)>> {
    let mut sql = Sql::new("WITH asked (number, subject_id, form, day, itself) AS (VALUES ");
    for (nth, (number, asked)) in padded(asked.iter().enumerate()).into_iter().enumerate() {
        sql = sql
            .words(if nth == 0 { "(" } else { ", (" })
            .number(number as i64)
            .words(", ")
            .text(asked.subject.to_string())
            .words(", ")
            .text(asked.form.as_str())
            .words(", ")
            .text(asked.day.as_str())
            .words(", ")
            .text(asked.itself.to_string())
            .words(")");
    }
    let rows = sql
        .words(
            ") SELECT a.number AS number, l.visit_date AS day, r.body AS body FROM asked a \
             JOIN visit_states l ON l.visit_id = (SELECT v.visit_id FROM visit_states v \
             WHERE v.subject_id = a.subject_id AND v.form = a.form AND v.visit_date < a.day AND v.visit_id <> a.itself \
             AND v.superseded_by IS NULL AND v.deleted = 0 AND v.state <> 'closed_duplicate' \
             ORDER BY v.visit_date DESC, v.revision DESC LIMIT 1) \
             JOIN records r ON r.id = l.visit_id",
        )
        .rows(connection)
        .await?;
    let mut found: Vec<(Asked, Option<Last>)> =
        asked.iter().map(|asked| (asked.clone(), None)).collect();
    for row in &rows {
        let number: i64 = row.try_get("number")?;
        let record = records::record(row)?;
        if let Some((_, last)) = found.get_mut(number as usize) {
            *last = Some(Last {
                visit: record.id,
                form: record.form,
                day: row.try_get("day")?,
                fields: record.fields,
            });
        }
    }
    Ok(found)
}
