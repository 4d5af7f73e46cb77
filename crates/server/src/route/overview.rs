//! What a coordinator sees of her area beside its numbers: the posyandu days of a month, and what donors give.

use crate::auth::{App, SignedInUser};
use crate::days::today_in;
use crate::error::ApiError;
use crate::read::Params;
use crate::{donors, posyandu_days, posyandu_names};
use axum::extract::State;
use axum::{Extension, Json};
use dampingi_domain::period::Month;
use dampingi_sync::overview::{PosyanduDays, PosyanduNames, Supports};
use serde::Deserialize;

/// What is asked for. Without an area her own, without a month the one that is.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    area: Option<String>,
    month: Option<String>,
}

/// `GET /api/posyandu`.
pub async fn posyandu(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Params(wanted): Params<Wanted>,
) -> Result<Json<PosyanduDays>, ApiError> {
    let area = signed.area(wanted.area.as_deref())?;
    let now = app.clock.now();
    let month = match wanted.month.as_deref() {
        Some(text) => Month::parse(text).ok_or(ApiError::Malformed)?,
        None => Month::of(today_in(&area, now)),
    };
    Ok(Json(posyandu_days::of(&app.db, &area, month, now).await?))
}

/// `GET /api/posyandu/names`.
pub async fn names(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Params(wanted): Params<Wanted>,
) -> Result<Json<PosyanduNames>, ApiError> {
    let area = signed.area(wanted.area.as_deref())?;
    let now = app.clock.now();
    Ok(Json(posyandu_names::of(&app.db, &area, now).await?))
}

/// `GET /api/support`.
pub async fn support(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Params(wanted): Params<Wanted>,
) -> Result<Json<Supports>, ApiError> {
    let area = signed.area(wanted.area.as_deref())?;
    Ok(Json(donors::of(&app.db, &area, app.clock.now()).await?))
}
