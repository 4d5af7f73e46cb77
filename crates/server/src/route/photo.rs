//! Photos: which are waited for, their parts as they come, and one as a picture.

use crate::auth::{App, SignedInUser};
use crate::clock;
use crate::db::photos::{self, Asking, Standing};
use crate::db::{Conn, meta, openings};
use crate::error::ApiError;
use crate::read::{Body, Plain};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::{Extension, Json};
use dampingi_domain::photo::is_sha256;
use dampingi_sync::photo::ASKED;
use dampingi_sync::wire::{PhotoHere, PhotoPart, PhotosAsked, PhotosHere};
use dampingi_sync::{Author, Role};

async fn find(
    connection: &mut Conn,
    sha256: &str,
    author: &Author,
    sends: bool,
) -> Result<Option<Standing>, ApiError> {
    if !is_sha256(sha256) {
        return Err(ApiError::Malformed);
    }
    let asking = Asking {
        user: author.id,
        areas: &author.areas,
        sends,
    };
    Ok(photos::find(connection, sha256, asking).await?)
}

/// `POST /api/photo/wanted`.
pub async fn wanted(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Body(asked): Body<PhotosAsked>,
) -> Result<Json<PhotosHere>, ApiError> {
    if asked.photos.len() > ASKED {
        return Err(ApiError::TooLarge);
    }
    let author = signed.user.author();
    let mut connection = app.db.reading().await?;
    let mut known = Vec::new();
    for sha256 in asked.photos {
        if let Some(standing) = find(&mut connection, &sha256, &author, true).await? {
            known.push(PhotoHere {
                sha256,
                have: standing.have,
            });
        }
    }
    Ok(Json(PhotosHere {
        epoch: meta::epoch(&mut connection).await?,
        server_time: clock::wire(app.clock.now()),
        photos: known,
    }))
}

/// `PUT /api/photo/{sha256}/{at}`.
pub async fn part(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Path((sha256, at)): Path<(String, String)>,
    Plain(content): Plain,
) -> Result<Json<PhotoPart>, ApiError> {
    let at: u32 = at.parse().map_err(|_| ApiError::Malformed)?;
    let mut connection = app.db.reading().await?;
    let known = find(&mut connection, &sha256, &signed.user.author(), true).await?;
    known.ok_or(ApiError::NotFound)?;
    drop(connection);
    let mut writing = app.db.writing().await?;
    let have = photos::keep(&mut writing, &sha256, at, &content).await?;
    let have = have.ok_or(ApiError::Malformed)?;
    writing.commit().await?;
    Ok(Json(PhotoPart {
        have,
        server_time: clock::wire(app.clock.now()),
    }))
}

/// `GET /api/photo/{sha256}`. Above the cadre it is logged as an opening, before anything is shown.
pub async fn show(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Path(sha256): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    let author = signed.user.author();
    let mut connection = app.db.reading().await?;
    let standing = find(&mut connection, &sha256, &author, false).await?;
    let standing = standing.filter(|standing| standing.have == standing.bytes);
    let standing = standing.ok_or(ApiError::NotFound)?;
    if author.role != Role::Cadre {
        let subject = standing.subject.ok_or(ApiError::NotFound)?;
        let now = app.clock.now().as_second();
        openings::note(
            &mut connection,
            author.id,
            subject,
            standing.record,
            "photo",
            now,
        )
        .await?;
    }
    let content = photos::whole(&mut connection, &sha256).await?;
    Ok(([(header::CONTENT_TYPE, "image/jpeg")], content))
}
