//! The built app as the server serves it.

use crate::support::Answered;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use dampingi_server::app_files::AppFolder;
use dampingi_server::headers::{Https, Policy};
use std::path::Path;
use tower::ServiceExt;

const WASM: &str = "dampingi-app_bg-0123456789abcdef.wasm";

fn app(folder: &Path, https: Https) -> Router {
    for (name, content) in [
        ("index.html", "<!doctype html>"),
        ("index.html.br", "brotli of index"),
        (WASM, "wasm"),
        ("dampingi-app_bg-0123456789abcdef.wasm.br", "brotli of wasm"),
        ("dampingi-app_bg-0123456789abcdef.wasm.gz", "gzip of wasm"),
        ("sw.js", "worker"),
        ("manifest.webmanifest", "{}"),
        ("csp.txt", "'sha256-AbC='\n'unsafe-inline'\n"),
    ] {
        std::fs::write(folder.join(name), content).expect("written");
    }
    std::fs::write(
        folder.parent().expect("a parent").join("secret.txt"),
        "secret",
    )
    .expect("written");
    let folder = AppFolder::open(folder).expect("an app");
    let hashes = folder.script_hashes.clone();
    Policy::new(&hashes, https).around(folder.router())
}

async fn get(app: &Router, path: &str, encoding: &str) -> Answered {
    let request = Request::get(path)
        .header(header::ACCEPT_ENCODING, encoding)
        .body(Body::empty());
    let Ok(response) = app.clone().oneshot(request.expect("a request")).await;
    Answered::read(response).await
}

struct Site {
    app: Router,
    _folder: tempfile::TempDir,
}

fn site(https: Https) -> Site {
    let folder = tempfile::tempdir().expect("a folder");
    let dist = folder.path().join("dist");
    std::fs::create_dir(&dist).expect("made");
    Site {
        app: app(&dist, https),
        _folder: folder,
    }
}

#[tokio::test]
async fn the_smallest_form_that_the_browser_reads_is_sent() {
    let site = site(Https::No);
    let path = format!("/{WASM}");
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", "br", "brotli of wasm"),
        ("gzip", "gzip", "gzip of wasm"),
        ("", "", "wasm"),
    ] {
        let answered = get(&site.app, &path, accepted).await;
        assert_eq!(answered.status, 200);
        assert_eq!(answered.header("content-encoding"), encoding);
        assert_eq!(answered.text(), body);
        assert_eq!(answered.header("content-type"), "application/wasm");
        assert_eq!(answered.header("vary"), "accept-encoding");
        assert_eq!(
            answered.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
}

#[tokio::test]
async fn what_may_change_is_asked_about_each_time() {
    let site = site(Https::No);
    for (path, kind) in [
        ("/", "text/html"),
        ("/index.html", "text/html"),
        ("/sw.js", "text/javascript"),
        ("/manifest.webmanifest", "application/manifest+json"),
    ] {
        let answered = get(&site.app, path, "").await;
        assert_eq!(answered.status, 200, "{path}");
        assert_eq!(answered.header("cache-control"), "no-cache", "{path}");
        assert!(
            answered.header("content-type").starts_with(kind),
            "{path}: {}",
            answered.header("content-type")
        );
    }
}

#[tokio::test]
async fn every_address_of_the_app_gets_the_first_page() {
    let site = site(Https::No);
    for path in [
        "/hari-ini",
        "/orang/0192f0c1/kunjungan",
        "/tidak/ada",
        "/a-0123456789abcdef",
    ] {
        let answered = get(&site.app, path, "br").await;
        assert_eq!(
            (answered.status.as_u16(), answered.text()),
            (200, "brotli of index".to_owned()),
            "{path}"
        );
        assert_eq!(answered.header("cache-control"), "no-cache", "{path}");
    }
}

#[tokio::test]
async fn what_is_not_in_the_folder_is_not_found() {
    let site = site(Https::No);
    for path in [
        "/gone-0123456789abcdef.js",
        "/favicon.ico",
        "/csp.txt",
        "/index.html.br",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
    ] {
        let answered = get(&site.app, path, "").await;
        assert_eq!(answered.status, 404, "{path}: {}", answered.text());
        assert_ne!(answered.text(), "secret");
    }
    let request = Request::post("/index.html")
        .body(Body::empty())
        .expect("a request");
    let Ok(response) = site.app.clone().oneshot(request).await;
    assert_eq!(response.status(), 405);
}

#[tokio::test]
async fn the_browser_is_told_to_be_strict() {
    let site = site(Https::No);
    let answered = get(&site.app, "/", "").await;
    let policy = answered.header("content-security-policy");
    for rule in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval' 'sha256-AbC=';",
        "style-src 'self';",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe-inline"));
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("strict-transport-security", ""),
    ] {
        assert_eq!(answered.header(name), value, "{name}");
    }
    assert!(answered.header("permissions-policy").contains("camera=()"));
}

#[tokio::test]
async fn over_https_the_browser_is_told_to_stay_there() {
    let site = site(Https::Yes);
    let answered = get(&site.app, "/", "").await;
    assert_eq!(
        answered.header("strict-transport-security"),
        "max-age=31536000"
    );
}

#[test]
fn a_folder_without_an_app_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let failure = AppFolder::open(folder.path()).expect_err("refused");
    assert!(failure.to_string().contains("index.html"));
}
