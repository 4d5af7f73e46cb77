//! The coordinator's queue, and one visit with its story. Her decisions come by push, like every change.

use crate::auth::{App, SignedInUser};
use crate::clock;
use crate::db::visits::{self, Filter, Queued};
use crate::db::{Conn, accounts, areas, openings, records};
use crate::error::ApiError;
use crate::read::Params;
use crate::route::doubles;
use axum::extract::{Path, State};
use axum::{Extension, Json};
use dampingi_domain::AreaCode;
use dampingi_sync::wire::{Queue, QueueItem, Story};
use dampingi_sync::{Kind, RecordId, alias};
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Visits in one page of the queue.
const PAGE: usize = 50;

/// Which visits are asked for. An absent filter lets all through.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    village: Option<String>,
    author: Option<String>,
    form: Option<String>,
    state: Option<String>,
    flagged: Option<bool>,
    after: Option<String>,
}

/// `GET /api/review/queue`.
pub async fn queue(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Params(wanted): Params<Wanted>,
) -> Result<Json<Queue>, ApiError> {
    let author = signed.user.author();
    let village = wanted.village.filter(|text| !text.is_empty());
    let village = village
        .map(|text| AreaCode::parse(&text).ok_or(ApiError::Malformed))
        .transpose()?;
    if village
        .as_ref()
        .is_some_and(|code| !author.areas.iter().any(|own| own.contains(code)))
    {
        return Err(ApiError::OutsideArea);
    }
    let author_id = wanted.author.filter(|text| !text.is_empty());
    let author_id = author_id
        .map(|text| text.parse().map_err(|_| ApiError::Malformed))
        .transpose()?;
    let mut connection = app.db.reading().await?;
    let filter = Filter {
        areas: village.map_or_else(|| author.areas.clone(), |code| vec![code]),
        author: author_id,
        form: wanted.form.filter(|form| !form.is_empty()),
        state: wanted.state.filter(|state| !state.is_empty()),
        flagged: wanted.flagged,
    };
    let after = wanted
        .after
        .map(|text| place(&text).ok_or(ApiError::Malformed))
        .transpose()?;
    let total = visits::count(&mut connection, &filter).await?;
    let mut rows = visits::queue(&mut connection, &filter, after, PAGE as i64 + 1).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| format!("{}-{}", i64::from(row.flagged), row.revision));
    let mut names = BTreeMap::new();
    let mut items = Vec::new();
    for row in rows {
        items.push(item(&mut connection, row, &mut names).await?);
    }
    Ok(Json(Queue { items, total, next }))
}

/// Where a page ended: whether its last visit had flags, and its revision.
fn place(text: &str) -> Option<(bool, i64)> {
    let (flagged, revision) = text.split_once('-')?;
    let flagged = match flagged {
        "0" => false,
        "1" => true,
        _ => return None,
    };
    Some((flagged, revision.parse().ok()?))
}

/// A header. It names the person and nothing of what was found: opening the visit is what is logged.
async fn item(
    connection: &mut Conn,
    row: Queued,
    names: &mut BTreeMap<String, String>,
) -> Result<QueueItem, ApiError> {
    let visit = records::load(connection, row.visit).await?;
    let subject = records::load(connection, row.subject).await?;
    // Who may be registered twice is said of the person, and looked at with her visits.
    let doubt: Vec<String> = subject
        .iter()
        .filter(|held| {
            let record = &held.stored.record;
            record.kind != Kind::Person || !alias::doubts(record).is_empty()
        })
        .flat_map(|held| &held.stored.record.flags)
        .filter(|flag| flag.ends_with(":may_be_registered"))
        .cloned()
        .collect();
    let subject_name = subject.and_then(|held| {
        let fields = held.stored.record.fields;
        fields
            .text("name")
            .or_else(|| fields.text("head_name"))
            .map(str::to_owned)
    });
    let author = row.author.to_string();
    if !names.contains_key(&author) {
        names.insert(
            author.clone(),
            accounts::name(connection, row.author)
                .await?
                .unwrap_or_default(),
        );
    }
    if !names.contains_key(&row.area) {
        names.insert(
            row.area.clone(),
            areas::name(connection, &row.area)
                .await?
                .unwrap_or_default(),
        );
    }
    let received = Timestamp::from_second(row.received_at).map(clock::wire);
    Ok(QueueItem {
        visit_id: row.visit,
        person_id: row.subject,
        person_name: subject_name.unwrap_or_default(),
        form: row.form,
        area_name: names.get(&row.area).cloned().unwrap_or_default(),
        area: row.area,
        author_name: names.get(&author).cloned().unwrap_or_default(),
        visit_date: row.visit_date,
        received_at: received.unwrap_or_default(),
        state: row.state,
        flags: visit
            .map(|held| held.stored.record.flags)
            .unwrap_or_default()
            .into_iter()
            .chain(doubt)
            .collect(),
        is_correction: row.is_correction,
    })
}

/// `GET /api/review/story/{visit}`. Every request is logged as an opening, before anything is shown.
pub async fn story(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Path(visit): Path<String>,
) -> Result<Json<Story>, ApiError> {
    let id: RecordId = visit.parse().map_err(|_| ApiError::Malformed)?;
    let mut connection = app.db.reading().await?;
    let held = records::load(&mut connection, id).await?;
    let held = held
        .filter(|held| held.stored.record.kind == Kind::Visit)
        .ok_or(ApiError::NotFound)?;
    let visit = held.stored.record;
    let author = signed.user.author();
    if !author.areas.iter().any(|own| own.contains(&visit.area)) {
        return Err(ApiError::OutsideArea);
    }
    let subject = held.subject.ok_or(ApiError::NotFound)?;
    let now = app.clock.now().as_second();
    openings::note(
        &mut connection,
        signed.user.id,
        subject,
        Some(id),
        "review",
        now,
    )
    .await?;
    let records = doubles::whole(&mut connection, &author, subject).await?;
    let users = doubles::names(&mut connection, &records).await?;
    Ok(Json(Story { records, users }))
}
