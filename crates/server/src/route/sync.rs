//! Push and pull.

use crate::auth::{App, SignedInUser};
use crate::db::pull::{self, Span};
use crate::db::{self, devices, meta};
use crate::error::ApiError;
use crate::read::{Body, Params};
use crate::scope::{At, Scope};
use crate::unreadable::{self, Place};
use crate::{clock, intake};
use axum::extract::State;
use axum::{Extension, Json};
use dampingi_sync::wire::{
    Answer, DeviceCount, PULL_MOST, PULL_RECORDS, PUSH_CHANGES, Page, Receipts,
};
use dampingi_sync::{Change, Origin};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// A push as it comes in. Each change is read on its own: one that a newer app made, and that cannot be read here, is
/// refused by itself and blocks no other.
#[derive(Deserialize)]
#[allow(missing_debug_implementations, reason = "it holds values about people")]
pub struct Incoming {
    device_id: Uuid,
    epoch: Option<String>,
    changes: Vec<Value>,
}

/// `POST /api/sync/push`.
pub async fn push(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Body(incoming): Body<Incoming>,
) -> Result<Json<Receipts>, ApiError> {
    if incoming.changes.len() > PUSH_CHANGES {
        return Err(ApiError::TooLarge);
    }
    if let Some(told) = of_another_life(&app, &incoming).await? {
        return Ok(Json(told));
    }
    let (mut readable, mut unread) = (Vec::new(), Vec::new());
    let mut answers = Vec::new();
    for value in incoming.changes {
        let id = value
            .get("change_id")
            .and_then(Value::as_str)
            .and_then(|id| id.parse().ok());
        answers.push(Answer {
            change_id: id.ok_or(ApiError::Malformed)?,
            outcome: unreadable::malformed(),
        });
        let place = Place::of(&value);
        let change = serde_json::from_value::<Change>(value).ok();
        unread.extend(place.filter(|_| change.is_none()));
        readable.push(change);
    }
    let now = app.clock.now();
    unreadable::note(&app.db, signed.user.id, &unread, now).await?;
    let changes: Vec<Change> = readable.iter().flatten().cloned().collect();
    let taken = intake::take(&app.db, &signed.user.author(), Origin::Phone, &changes, now).await?;
    let asked = answers
        .iter_mut()
        .zip(&readable)
        .filter(|(_, change)| change.is_some());
    for ((answer, _), taken) in asked.zip(taken) {
        *answer = taken;
    }
    let mut connection = app.db.reading().await?;
    Ok(Json(Receipts {
        epoch: meta::epoch(&mut connection).await?,
        // After the commit: whatever has a receipt from before a backup began is in that backup.
        server_time: clock::wire(app.clock.now()),
        answers,
        device: devices::count(&mut connection, incoming.device_id).await?,
    }))
}

/// What a phone is told that last spoke to another life of this database: which this is, and nothing of what it sent is taken.
/// It sends again what was lost in the restore, and then what is new: her edits keep their order.
async fn of_another_life(app: &App, push: &Incoming) -> Result<Option<Receipts>, ApiError> {
    let Some(theirs) = &push.epoch else {
        return Ok(None);
    };
    let mut connection = app.db.reading().await?;
    let epoch = meta::epoch(&mut connection).await?;
    if *theirs == epoch {
        return Ok(None);
    }
    Ok(Some(Receipts {
        epoch,
        server_time: clock::wire(app.clock.now()),
        answers: Vec::new(),
        device: devices::count(&mut connection, push.device_id).await?,
    }))
}

/// What a pull asks for.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    cursor: Option<String>,
    limit: Option<u32>,
    device: Option<Uuid>,
}

/// `GET /api/sync/pull`.
pub async fn pull(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Params(wanted): Params<Wanted>,
) -> Result<Json<Page>, ApiError> {
    let scope = Scope::of(&signed.user.author());
    let limit = wanted.limit.unwrap_or(PULL_RECORDS).clamp(1, PULL_MOST) as usize;
    let mut connection = app.db.reading().await?;
    let epoch = meta::epoch(&mut connection).await?;
    let last = db::last_revision(&mut connection).await?;
    let departed = pull::departed(&mut connection, &scope).await?;
    let at = At {
        epoch: &epoch,
        last,
        departed,
    };
    let cursor = wanted.cursor.as_deref();
    let resumed = cursor.and_then(|cursor| scope.resume(cursor, &at));
    let from = resumed.unwrap_or(0);
    let span = Span {
        after: from,
        up_to: last,
    };
    // One more than asked for tells whether there is more.
    let mut records = pull::page(&mut connection, &scope, span, limit + 1).await?;
    let more = records.len() > limit;
    records.truncate(limit);
    // When nothing is left, the phone goes on from the end, and not through everybody else's changes again.
    let reached = match records.last() {
        Some(record) if more => record.revision,
        _ => last,
    };
    // Counted once, when a pull begins anew; the cursor remembers it.
    let before = match cursor {
        Some(cursor) if resumed.is_some() => Scope::left(cursor),
        _ if more => pull::count(&mut connection, &scope, span).await?,
        _ => 0,
    };
    let left = if more {
        before.saturating_sub(records.len() as u64)
    } else {
        0
    };
    let device = match wanted.device {
        Some(device) => devices::count(&mut connection, device).await?,
        None => DeviceCount::default(),
    };
    let backed_up_at = meta::backed_up(&mut connection).await?.unwrap_or_default();
    Ok(Json(Page {
        server_time: clock::wire(app.clock.now()),
        restart: resumed.is_none(),
        records,
        cursor: scope.cursor(&at, reached, left),
        more,
        left,
        device,
        epoch,
        backed_up_at,
    }))
}
