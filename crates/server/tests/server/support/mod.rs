//! What every test starts from: a database of its own with eight users, and the router in front of it.

pub mod answer;
pub mod family;
pub mod https;
pub mod postgres;
pub mod program;
pub mod template;

pub use answer::Answered;
pub use template::{PASSWORD, USERS};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use dampingi_domain::AreaCode;
use dampingi_server::auth::App;
use dampingi_server::clock::Clock;
use dampingi_server::config::ServePlace;
use dampingi_server::db::{Backend, Db, accounts, sessions};
use dampingi_server::{secret, serve};
use dampingi_sync::{Author, RecordId};
use jiff::Timestamp;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tower::ServiceExt;

/// The day of all tests.
pub const NOW: &str = "2026-11-21T02:00:00Z";

/// A server of its own, with a clock that is moved by hand.
pub struct World {
    pub db: Db,
    pub router: Router,
    now: Arc<AtomicI64>,
    url: String,
    _folder: Arc<tempfile::TempDir>,
}

/// Runs a test on both databases. The one that fails is named last on standard error.
pub async fn on_both(test: impl AsyncFn(World)) {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        eprintln!("on {backend:?}");
        test(World::new(backend).await).await;
    }
}

pub fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).expect("well formed")
}

pub fn start() -> Timestamp {
    NOW.parse().expect("a time")
}

impl World {
    pub async fn new(backend: Backend) -> Self {
        Self::with(backend, &ServePlace::default()).await
    }

    pub async fn with(backend: Backend, place: &ServePlace) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let url = template::copy(backend, folder.path()).await;
        let now = Arc::new(AtomicI64::new(start().as_second()));
        Self::serving(url, folder, now, place).await
    }

    /// Another server on the same database, with connections of its own, as another process has them.
    pub async fn beside(&self) -> Self {
        let (folder, now) = (Arc::clone(&self._folder), Arc::clone(&self.now));
        Self::serving(self.url.clone(), folder, now, &ServePlace::default()).await
    }

    /// A server on a database that is there.
    pub async fn at(database: &std::path::Path) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let now = Arc::new(AtomicI64::new(start().as_second()));
        let url = format!("sqlite://{}", database.display());
        Self::serving(url, folder, now, &ServePlace::default()).await
    }

    /// Where its database is, as the program is told.
    pub fn database(&self) -> String {
        self.url.clone()
    }

    async fn serving(
        url: String,
        folder: Arc<tempfile::TempDir>,
        now: Arc<AtomicI64>,
        place: &ServePlace,
    ) -> Self {
        let db = Db::open(&url).await.expect("the database opens");
        let read = Arc::clone(&now);
        let clock = Clock::from(move || {
            Timestamp::from_second(read.load(Ordering::SeqCst)).expect("in range")
        });
        let app = App {
            db: db.clone(),
            clock,
        };
        Self {
            router: serve::whole(app, None, place),
            db,
            now,
            url,
            _folder: folder,
        }
    }

    /// Moves the clock.
    pub fn wait(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::SeqCst);
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_second(self.now.load(Ordering::SeqCst)).expect("in range")
    }

    /// A token of a session that was opened without a password: hashing is tested where signing in is.
    pub async fn token(&self, username: &str) -> String {
        let token = secret::token();
        let author = self.author(username).await;
        let mut connection = self.db.reading().await.expect("reads");
        let now = self.now().as_second();
        sessions::add(
            &mut connection,
            &secret::hash(&token),
            author.id,
            now,
            now + 3600,
        )
        .await
        .expect("writes");
        token
    }

    pub async fn author(&self, username: &str) -> Author {
        let mut connection = self.db.reading().await.expect("reads");
        let user = accounts::by_username(&mut connection, username).await;
        user.expect("reads")
            .expect("a user of the template")
            .author()
    }

    pub async fn id_of(&self, username: &str) -> RecordId {
        self.author(username).await.id
    }

    pub async fn get(&self, path: &str, token: &str) -> Answered {
        self.send(with_token(Request::get(path), token).body(Body::empty()))
            .await
    }

    pub async fn delete(&self, path: &str, token: &str) -> Answered {
        self.send(with_token(Request::delete(path), token).body(Body::empty()))
            .await
    }

    pub async fn post(&self, path: &str, token: &str, body: &Value) -> Answered {
        let request = with_token(Request::post(path), token);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string()))).await
    }

    pub async fn send(&self, request: Result<Request<Body>, axum::http::Error>) -> Answered {
        let response = self.router.clone().oneshot(request.expect("a request"));
        let Ok(response) = response.await;
        Answered::read(response).await
    }
}

fn with_token(request: axum::http::request::Builder, token: &str) -> axum::http::request::Builder {
    if token.is_empty() {
        request
    } else {
        request.header(header::AUTHORIZATION, format!("Bearer {token}"))
    }
}
