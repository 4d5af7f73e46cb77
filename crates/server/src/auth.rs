//! Who asks, and whether she may: every route passes here, by the one table in `router.rs`.

use crate::clock::Clock;
use crate::db::accounts::{self, User};
use crate::db::{Db, sessions};
use crate::error::ApiError;
use crate::router::{self, Access};
use crate::secret;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use dampingi_domain::AreaCode;
use dampingi_sync::Role;

/// What every route can reach.
#[derive(Clone, Debug)]
pub struct App {
    /// The database.
    pub db: Db,
    /// What time it is.
    pub clock: Clock,
}

/// The user of a session.
#[derive(Clone, Debug)]
pub struct SignedInUser {
    /// The user.
    pub user: User,
    /// Under what her session is kept.
    pub token_hash: String,
}

impl SignedInUser {
    /// The area that she asks about: one of hers or in one of hers; without a word her first.
    pub fn area(&self, wanted: Option<&str>) -> Result<AreaCode, ApiError> {
        let own = self.user.author().areas;
        let area = match wanted.filter(|text| !text.is_empty()) {
            Some(text) => AreaCode::parse(text).ok_or(ApiError::Malformed)?,
            None => own.first().cloned().ok_or(ApiError::OutsideArea)?,
        };
        let is_hers = own.iter().any(|own| own.contains(&area));
        is_hers.then_some(area).ok_or(ApiError::OutsideArea)
    }
}

/// How long a session lives without being used, in seconds. A cadre's phone may be weeks without a signal and must then
/// still be able to send; her phone is guarded by its PIN. The others work online, with the records of many (ADR 0013).
pub const fn idle_seconds(role: Role) -> i64 {
    match role {
        Role::Cadre => 180 * 86_400,
        Role::Coordinator | Role::Kabupaten | Role::Province | Role::Admin => 12 * 3_600,
    }
}

/// A session is noted as used at most this often: reading must not mean writing.
const NOTED_EVERY: i64 = 600;

/// Lets a request through if the table says so.
pub async fn guard(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let access = access(request.method(), path.as_deref().unwrap_or_default())?;
    if access != Access::Anyone {
        let signed_in = identify(&app, request.headers()).await?;
        if let Access::Roles(roles) = access {
            // The one-time password was read by whoever handed it over: it opens nothing but its own change.
            if signed_in.user.must_change {
                return Err(ApiError::MustChangePassword);
            }
            if !roles.contains(&signed_in.user.role) {
                return Err(ApiError::Forbidden);
            }
        }
        request.extensions_mut().insert(signed_in);
    }
    Ok(next.run(request).await)
}

/// What the table says. A route that is not in it is open to nobody.
fn access(method: &Method, path: &str) -> Result<Access, ApiError> {
    let method = if method == Method::HEAD {
        "GET"
    } else {
        method.as_str()
    };
    let mut of_path = router::ROUTES
        .iter()
        .filter(|route| route.path == path)
        .peekable();
    if of_path.peek().is_none() {
        return Err(ApiError::NotFound);
    }
    of_path
        .find(|route| route.method == method)
        .map(|route| route.access)
        .ok_or(ApiError::WrongMethod)
}

async fn identify(app: &App, headers: &HeaderMap) -> Result<SignedInUser, ApiError> {
    let header = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let token = header
        .and_then(|value| value.strip_prefix("Bearer "))
        .ok_or(ApiError::NotSignedIn)?;
    let token_hash = secret::hash(token);
    let now = app.clock.now().as_second();
    let mut connection = app.db.reading().await?;
    let session = sessions::find(&mut connection, &token_hash, now).await?;
    let (id, last_used) = session.ok_or(ApiError::NotSignedIn)?;
    let user = accounts::by_id(&mut connection, id).await?;
    let user = user
        .filter(|user| !user.is_disabled)
        .ok_or(ApiError::NotSignedIn)?;
    if now - last_used >= NOTED_EVERY {
        sessions::touch(
            &mut connection,
            &token_hash,
            now,
            now + idle_seconds(user.role),
        )
        .await?;
    }
    Ok(SignedInUser { user, token_hash })
}
