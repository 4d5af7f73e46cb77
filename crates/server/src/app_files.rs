//! Serves the built app: compressed files as the build made them, and the first page for every address of the app.

use crate::failure::{Failure, Outcome};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// The folder of a built app.
#[derive(Clone, Debug)]
pub struct AppFolder {
    folder: Arc<PathBuf>,
    /// Hashes of inline scripts that the page's policy must allow, as the build wrote them.
    pub script_hashes: Vec<String>,
}

impl AppFolder {
    /// Looks at the folder: without `index.html` it is none.
    pub fn open(folder: &Path) -> Outcome<Self> {
        if !folder.join("index.html").is_file() {
            return Err(Failure::System(format!(
                "{}: there is no built app here (index.html is missing). Build it with ./run, or name its folder with --app",
                folder.display()
            )));
        }
        let hashes = std::fs::read_to_string(folder.join("csp.txt")).unwrap_or_default();
        Ok(Self {
            folder: Arc::new(folder.to_owned()),
            script_hashes: hashes
                .lines()
                .filter(|line| is_hash(line))
                .map(str::to_owned)
                .collect(),
        })
    }

    /// Everything that is not the API.
    pub fn router(self) -> Router {
        Router::new().fallback(any(serve)).with_state(self)
    }
}

/// Only a hash may widen the policy, whatever else stands in the file.
fn is_hash(line: &str) -> bool {
    let base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    line.strip_prefix("'sha256-")
        .and_then(|rest| rest.strip_suffix('\''))
        .is_some_and(|hash| hash.chars().all(base64))
}

async fn serve(State(app): State<AppFolder>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = request.uri().path().to_owned();
    // What the server reads and what only it chooses is not asked for by name.
    let hidden = path == "/csp.txt" || path.ends_with(".br") || path.ends_with(".gz");
    let last = path.rsplit('/').next().unwrap_or_default();
    let (wanted, is_page) = match last.contains('.') {
        _ if hidden => return not_found(),
        true => (request, path == "/index.html"),
        // An address of the app: it has screens, not files, and draws the right one itself.
        false => (first_page(request), true),
    };
    let folder = ServeDir::new(app.folder.as_path())
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let Ok(response) = folder.oneshot(wanted).await;
    if response.status() == StatusCode::NOT_FOUND {
        return not_found();
    }
    let mut response = response.map(Body::new);
    let cache = HeaderValue::from_static(cache_rule(last, is_page));
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, cache);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

fn first_page(request: Request) -> Request {
    let (mut parts, body) = request.into_parts();
    parts.uri = Uri::from_static("/index.html");
    Request::from_parts(parts, body)
}

/// A file whose name holds the hash of its content never changes; everything else is asked about each time. The service
/// worker above all: kept by the browser, an old one would keep an old app alive.
fn cache_rule(name: &str, is_page: bool) -> &'static str {
    if !is_page && has_hash(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// `name-0123456789abcdef.ext`, as scripts/trunk/names.mjs writes it.
fn has_hash(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn not_found() -> Response {
    (
        StatusCode::NOT_FOUND,
        [(header::CACHE_CONTROL, "no-cache")],
        "Tidak ditemukan.",
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for (name, kept) in [
            ("dampingi-app_bg-0123456789abcdef.wasm", true),
            ("app-0123456789abcdef.css", true),
            ("sw.js", false),
            ("manifest.webmanifest", false),
            ("icon-192.png", false),
            ("app-0123456789abcdeg.css", false),
        ] {
            assert_eq!(cache_rule(name, false) != "no-cache", kept, "{name}");
        }
    }

    #[test]
    fn only_a_hash_widens_the_policy() {
        assert!(is_hash("'sha256-AbC+/09='"));
        for odd in ["'unsafe-inline'", "'sha256-a' *", "", "*"] {
            assert!(!is_hash(odd), "{odd}");
        }
    }
}
