//! One name for this machine. To a browser 127.0.0.1 and localhost are two places: what a phone saved under the one is not
//! there under the other, so people are shown one and led from the other. Must not touch what comes through a proxy or TLS.

use crate::config::ServePlace;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

/// Where people open the app that is served at this address.
pub fn origin(place: &ServePlace, address: SocketAddr) -> String {
    match (place.tls_cert.is_some(), is_this_machine(address)) {
        // A certificate and a proxy have names of their own.
        (true, _) => format!("https://{address}"),
        (false, true) if !place.behind_proxy => format!("http://localhost:{}", address.port()),
        (false, _) => format!("http://{address}"),
    }
}

/// Leads whoever opens a page under the number to the name.
pub fn around(router: Router, place: &ServePlace) -> Router {
    if origin(place, place.address()).starts_with("http://localhost:") {
        router.layer(from_fn(lead))
    } else {
        router
    }
}

/// `localhost` leads to these two only, although more addresses are loopback.
fn is_this_machine(address: SocketAddr) -> bool {
    address.ip() == Ipv4Addr::LOCALHOST || address.ip() == Ipv6Addr::LOCALHOST
}

async fn lead(request: Request, next: Next) -> Response {
    match by_name(&request) {
        // For now only: a browser that kept it could not be told otherwise later.
        Some(address) => (
            StatusCode::TEMPORARY_REDIRECT,
            [
                (header::LOCATION, address),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ],
        )
            .into_response(),
        None => next.run(request).await,
    }
}

/// The same page by its name. Only for a page that a person opens: an app that already lives under the number goes on
/// there, with its files and its API, or its unsent visits would be stranded.
fn by_name(request: &Request) -> Option<String> {
    let header = |name| text(request.headers(), name);
    let port = ["127.0.0.1", "[::1]"]
        .iter()
        .find_map(|number| header(header::HOST).strip_prefix(number))
        .filter(|rest| rest.is_empty() || rest.starts_with(':'))?;
    let path = request.uri().path_and_query()?.as_str();
    let is_page = request.method() == Method::GET
        && header(header::ACCEPT).contains("text/html")
        && !path.starts_with("/api/");
    is_page.then(|| format!("http://localhost{port}{path}"))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default()
}
