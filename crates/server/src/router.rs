//! Every route of the API on one page: the table of who may, and the router.

use crate::auth::{self, App};
use crate::error::{self, ApiError};
use crate::indicator::cache::Cache;
use crate::parcel::PART_LIMIT;
use crate::route::{
    carry, desk, doubles, health, indicators, overview, photo, review, session, sync,
};
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post, put};
use axum::{Extension, Router};
use dampingi_sync::Role::{self, Admin, Cadre, Coordinator, Kabupaten, Province};
use dampingi_sync::photo::PART;
use dampingi_sync::wire::PUSH_BYTES;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::decompression::RequestDecompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Without a session.
    Anyone,
    /// With a session of any role, also while the one-time password is not changed.
    SignedIn,
    /// With a session of one of these roles.
    Roles(&'static [Role]),
}

/// One route and who may use it.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// HTTP method.
    pub method: &'static str,
    /// Pattern of the path.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
}

const fn route(method: &'static str, path: &'static str, access: Access) -> Route {
    Route {
        method,
        path,
        access,
    }
}

/// The table. A route that is not in it answers nobody. What of a record a role may see or write is decided further in:
/// the scope of a pull, `accept` for a push, the coordinator's areas for a review and for indicators.
pub const ROUTES: &[Route] = &[
    route("GET", "/api/health", Access::Anyone),
    route("POST", "/api/session", Access::Anyone),
    route("GET", "/api/session", Access::SignedIn),
    route("DELETE", "/api/session", Access::SignedIn),
    route("POST", "/api/session/password", Access::SignedIn),
    route(
        "POST",
        "/api/sync/push",
        Access::Roles(&[Cadre, Coordinator]),
    ),
    route(
        "GET",
        "/api/sync/pull",
        Access::Roles(&[Cadre, Coordinator, Kabupaten, Province, Admin]),
    ),
    route(
        "POST",
        "/api/photo/wanted",
        Access::Roles(&[Cadre, Coordinator]),
    ),
    route(
        "PUT",
        "/api/photo/{sha256}/{at}",
        Access::Roles(&[Cadre, Coordinator]),
    ),
    route(
        "GET",
        "/api/photo/{sha256}",
        Access::Roles(&[Cadre, Coordinator]),
    ),
    route(
        "POST",
        "/api/sync/carry",
        Access::Roles(&[Cadre, Coordinator, Kabupaten, Province, Admin]),
    ),
    route("GET", "/api/review/queue", Access::Roles(&[Coordinator])),
    route(
        "GET",
        "/api/review/story/{visit}",
        Access::Roles(&[Coordinator]),
    ),
    route("GET", "/api/review/doubles", Access::Roles(&[Coordinator])),
    route(
        "GET",
        "/api/review/people/{ids}",
        Access::Roles(&[Coordinator]),
    ),
    route("GET", "/api/indicators", Access::Roles(&[Coordinator])),
    route("GET", "/api/posyandu", Access::Roles(&[Coordinator])),
    route("GET", "/api/posyandu/names", Access::Roles(&[Coordinator])),
    route(
        "GET",
        "/api/posyandu/{day}/{letter}",
        Access::Roles(&[Coordinator]),
    ),
    route("GET", "/api/support", Access::Roles(&[Coordinator])),
    route("GET", "/api/cadres", Access::Roles(&[Coordinator])),
    route("POST", "/api/review/find", Access::Roles(&[Coordinator])),
];

/// Most bytes of a push, unpacked: its changes, and 16 KB for the envelope and for one change that is larger than
/// expected. All other bodies are a name and a password.
const PUSH_LIMIT: usize = PUSH_BYTES + 16 * 1024;
const SMALL_LIMIT: usize = 4 * 1024;
/// A request that takes longer is given up, and its transaction with it. A phone halves its batch after 30 s.
const PATIENCE: Duration = Duration::from_secs(30);

/// The API.
pub fn api(app: App) -> Router {
    Router::new()
        .route("/api/health", get(health::show))
        .route(
            "/api/session",
            post(session::sign_in)
                .get(session::show)
                .delete(session::sign_out),
        )
        .route("/api/session/password", post(session::change_password))
        .route("/api/review/find", post(desk::find))
        .route("/api/photo/wanted", post(photo::wanted))
        .route("/api/photo/{sha256}", get(photo::show))
        .layer(DefaultBodyLimit::max(SMALL_LIMIT))
        .route(
            "/api/photo/{sha256}/{at}",
            put(photo::part).layer(DefaultBodyLimit::max(PART as usize)),
        )
        .route(
            "/api/sync/push",
            post(sync::push).layer(DefaultBodyLimit::max(PUSH_LIMIT)),
        )
        .route("/api/sync/pull", get(sync::pull))
        .route(
            "/api/sync/carry",
            post(carry::carry).layer(DefaultBodyLimit::max(PART_LIMIT + 64)),
        )
        .route("/api/review/queue", get(review::queue))
        .route("/api/review/story/{visit}", get(review::story))
        .route("/api/review/doubles", get(doubles::list))
        .route("/api/review/people/{ids}", get(doubles::people))
        .route(
            "/api/indicators",
            get(indicators::show).layer(Extension(Cache::default())),
        )
        .route("/api/posyandu", get(overview::posyandu))
        .route("/api/posyandu/names", get(overview::names))
        .route("/api/posyandu/{day}/{letter}", get(desk::children))
        .route("/api/support", get(overview::support))
        .route("/api/cadres", get(desk::cadres))
        .route_layer(from_fn_with_state(app.clone(), auth::guard))
        .route("/api/{*unknown}", any(async || ApiError::NotFound))
        // Only gzip comes in: the phone has it without a library. The limits above count what comes out of it.
        .layer(RequestDecompressionLayer::new())
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(|_| {
            error::refusal(
                StatusCode::INTERNAL_SERVER_ERROR,
                "server_trouble",
                "Server sedang terganggu. Coba lagi nanti.",
            )
        }))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            PATIENCE,
        ))
        .with_state(app)
}
