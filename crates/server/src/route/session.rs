//! Signing in and out, and changing the password.

use crate::auth::{App, SignedInUser, idle_seconds};
use crate::db::accounts::{self, User};
use crate::db::{meta, sessions};
use crate::error::ApiError;
use crate::read::Body;
use crate::{clock, parcel, password, secret};
use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use dampingi_sync::wire::{NewPassword, SignIn, SignedIn};

/// So many wrong passwords for one name …
const TRIES: i64 = 5;
/// … and nobody may try it for so long. Sessions that are open go on.
const LOCKED_SECONDS: i64 = 15 * 60;

/// `POST /api/session`.
pub async fn sign_in(
    State(app): State<App>,
    Body(given): Body<SignIn>,
) -> Result<Json<SignedIn>, ApiError> {
    let username = given.username.trim().to_lowercase();
    let user = accounts::by_username(&mut *app.db.reading().await?, &username).await?;
    check_password(&app, &username, user.as_ref(), given.password).await?;
    let user = user.ok_or(ApiError::WrongPassword)?;
    if user.is_disabled {
        return Err(ApiError::Disabled);
    }
    let now = app.clock.now().as_second();
    let token = secret::token();
    let mut connection = app.db.reading().await?;
    sessions::add(
        &mut connection,
        &secret::hash(&token),
        user.id,
        now,
        now + idle_seconds(user.role),
    )
    .await?;
    drop(connection);
    Ok(Json(signed_in(&app, &user, token).await?))
}

/// `GET /api/session`.
pub async fn show(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
) -> Result<Json<SignedIn>, ApiError> {
    Ok(Json(signed_in(&app, &signed.user, String::new()).await?))
}

/// `DELETE /api/session`.
pub async fn sign_out(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
) -> Result<StatusCode, ApiError> {
    sessions::end(&mut *app.db.reading().await?, &signed.token_hash).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/session/password`. Ends all other sessions: whoever had the old password is out.
pub async fn change_password(
    State(app): State<App>,
    Extension(signed): Extension<SignedInUser>,
    Body(given): Body<NewPassword>,
) -> Result<StatusCode, ApiError> {
    let length = given.new.chars().count();
    if !(password::SHORTEST..=password::LONGEST).contains(&length) || given.new == given.old {
        return Err(ApiError::WeakPassword);
    }
    let user = &signed.user;
    check_password(&app, &user.username, Some(user), given.old).await?;
    let hash = password::hash(given.new).await;
    let now = app.clock.now().as_second();
    let mut transaction = app.db.writing().await?;
    accounts::set_password(&mut transaction, user.id, &hash, false).await?;
    sessions::end_others(&mut transaction, user.id, &signed.token_hash).await?;
    accounts::note(
        &mut transaction,
        user.id,
        "password changed",
        &user.username,
        now,
    )
    .await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Checks a password under the brake. A name that nobody has is braked and answered like all others, in the same time.
/// The try is counted before the password is looked at: a hundred tries at once are a hundred tries.
async fn check_password(
    app: &App,
    username: &str,
    user: Option<&User>,
    given: String,
) -> Result<(), ApiError> {
    let now = app.clock.now().as_second();
    let name = secret::hash(username);
    let tries = sessions::count_try(&mut *app.db.reading().await?, &name, now).await?;
    if tries.locked_until > now {
        return Err(ApiError::TooManyTries {
            seconds: tries.locked_until - now,
        });
    }
    let fits = tries.number <= TRIES
        && password::verify(given, user.map(|user| user.password_hash.clone())).await;
    let mut connection = app.db.reading().await?;
    if fits {
        return Ok(sessions::forgive(&mut connection, &name).await?);
    }
    if tries.number >= TRIES {
        sessions::lock(&mut connection, &name, now + LOCKED_SECONDS).await?;
        return Err(ApiError::TooManyTries {
            seconds: LOCKED_SECONDS,
        });
    }
    Err(ApiError::WrongPassword)
}

async fn signed_in(app: &App, user: &User, token: String) -> Result<SignedIn, ApiError> {
    let mut connection = app.db.reading().await?;
    Ok(SignedIn {
        token,
        user: user.profile(),
        server_time: clock::wire(app.clock.now()),
        epoch: meta::epoch(&mut connection).await?,
        demo: meta::is_demo(&mut connection).await?,
        parcel_key: parcel::public_key(&mut connection).await?,
    })
}
