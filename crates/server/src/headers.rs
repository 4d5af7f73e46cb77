//! The headers of every answer: what a browser may do with it.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use std::sync::Arc;

/// The headers, made once.
#[derive(Clone, Debug)]
pub struct Policy(Arc<HeaderMap>);

impl Policy {
    /// `script_hashes`: inline scripts of the page; `https`: whether people reach it over HTTPS.
    pub fn new(script_hashes: &[String], https: Https) -> Self {
        // wasm-unsafe-eval allows compiling the app's WebAssembly and nothing else; no inline script, style or frame.
        let scripts = script_hashes
            .iter()
            .map(|hash| format!(" {hash}"))
            .collect::<String>();
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' data: blob:; \
             font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'"
        );
        let mut headers = HeaderMap::new();
        if let Ok(value) = HeaderValue::from_str(&policy) {
            headers.insert(header::CONTENT_SECURITY_POLICY, value);
        }
        headers.insert(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        );
        headers.insert(
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        );
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        for (name, value) in [
            (
                "permissions-policy",
                "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), interest-cohort=()",
            ),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            headers.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        if https == Https::Yes {
            let value = HeaderValue::from_static("max-age=31536000");
            headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
        }
        Self(Arc::new(headers))
    }

    /// Puts them on every answer.
    pub fn around(self, router: Router) -> Router {
        router.layer(from_fn_with_state(self, add))
    }
}

/// Whether people reach the server over HTTPS, by its own certificate or a proxy's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Https {
    /// They do.
    Yes,
    /// It is a loopback address.
    No,
}

async fn add(
    axum::extract::State(policy): axum::extract::State<Policy>,
    request: Request,
    next: Next,
) -> Response {
    let of_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in policy.0.iter() {
        headers.insert(name.clone(), value.clone());
    }
    if of_api {
        // Answers about people stay in no cache, neither the browser's nor a proxy's.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
