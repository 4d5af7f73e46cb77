//! Whether the server and its database answer: for a proxy or a watchdog.

use crate::auth::App;
use crate::db;
use crate::error::ApiError;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

/// `GET /api/health`.
pub async fn show(State(app): State<App>) -> Result<Json<Value>, ApiError> {
    let mut connection = app.db.reading().await?;
    db::last_revision(&mut connection).await?;
    let demo = db::meta::is_demo(&mut connection).await?;
    Ok(Json(
        json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION"), "demo": demo }),
    ))
}
