//! Logs. A request is one line: method, pattern of the route, status, milliseconds. Never an address with an id in it,
//! never a body, never a name.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::io::IsTerminal;
use std::panic::Location;
use std::time::Instant;
use tracing_subscriber::EnvFilter;

/// How lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// For people.
    Plain,
    /// For machines.
    Json,
}

/// Starts writing to standard error. `RUST_LOG` says how much.
pub fn start(style: Style) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal());
    let started = match style {
        Style::Plain => builder.try_init(),
        Style::Json => builder.json().flatten_event(true).try_init(),
    };
    // A second start in one process (a test) keeps the first.
    drop(started);
    std::panic::set_hook(Box::new(|panic| report(panic.location())));
}

/// Only the place in the code: a panic's own text could carry what somebody wrote.
fn report(place: Option<&Location<'_>>) {
    let file = place.map_or("unknown", Location::file);
    let line = place.map_or(0, Location::line);
    tracing::error!(file, line, "panic");
}

/// Writes one line for each request of the API.
pub async fn request(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let pattern = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let route = pattern.as_deref().unwrap_or("unknown");
    tracing::info!(%method, route, status, ms, "request");
    response
}
