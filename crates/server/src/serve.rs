//! Listens, serves, and stops without cutting anyone off.

use crate::app_files::AppFolder;
use crate::auth::App;
use crate::backup::Lives;
use crate::clock::Clock;
use crate::config::{Config, ServePlace};
use crate::db::{Db, meta};
use crate::error::ApiError;
use crate::failure::{Failure, Outcome};
use crate::headers::{Https, Policy};
use crate::verdict::keep_judging;
use crate::{log, one_name, organisation, router};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

/// A request that is under way when the server is told to stop gets this long.
const LAST_WORDS: Duration = Duration::from_secs(10);
/// A connection that does not say within this time what it wants is closed.
const HEADER_PATIENCE: Duration = Duration::from_secs(15);

/// Everything that is served: the API, the app, and the headers of both.
pub fn whole(app: App, folder: Option<AppFolder>, place: &ServePlace) -> Router {
    let hashes = folder
        .as_ref()
        .map(|folder| folder.script_hashes.clone())
        .unwrap_or_default();
    let https = if place.tls_cert.is_some() || place.behind_proxy {
        Https::Yes
    } else {
        Https::No
    };
    let mut api = router::api(app);
    if place.behind_proxy {
        api = api.layer(from_fn(came_over_https));
    }
    let api = api.layer(from_fn(log::request));
    let both = match folder {
        Some(folder) => api.fallback_service(folder.router()),
        None => api.fallback(async || ApiError::NotFound),
    };
    Policy::new(&hashes, https).around(one_name::around(both, place))
}

/// Behind a proxy only it knows how a request came. One that came in the clear is refused; the proxy's own look at the
/// server's health is not.
async fn came_over_https(request: Request, next: Next) -> Response {
    let forwarded = request
        .headers()
        .get("x-forwarded-proto")
        .and_then(|value| value.to_str().ok());
    if forwarded == Some("https") || request.uri().path() == "/api/health" {
        next.run(request).await
    } else {
        ApiError::NotSecure.into_response()
    }
}

/// `dampingi serve`.
pub async fn run(config: Config) -> Outcome {
    let place = &config.serve;
    place.check()?;
    let folder = AppFolder::open(&place.app_folder())?;
    let clock = Clock::system();
    let db = Db::open(&config.database).await?;
    let lives = Lives::beside(&config.data);
    lives.look(&db).await?;
    organisation::found(&db, clock.now()).await?;
    let tls = certificate(place).await?;
    let taken = |error| Failure::System(format!("cannot listen on {}: {error}", place.address()));
    let listener = TcpListener::bind(place.address()).map_err(taken)?;
    listener.set_nonblocking(true).map_err(taken)?;
    let address = listener.local_addr().map_err(taken)?;
    let origin = one_name::origin(place, address);
    remember_origin(&db, place, &origin).await?;
    let router = whole(
        App {
            db: db.clone(),
            clock,
        },
        Some(folder),
        place,
    );
    let (stop, stopped) = oneshot::channel();
    let judging = tokio::spawn(keep_judging(db.clone(), Clock::system(), stopped));
    let handle = Handle::new();
    let (end, ended) = oneshot::channel();
    let looking = tokio::spawn(look_after(lives, db.clone(), ended, handle.clone()));
    tokio::spawn(stop_on_signal(handle.clone(), signals()?));
    // The socket listens already: whoever reads this line can connect.
    let mut out = std::io::stdout();
    let said = writeln!(out, "listening on {origin}").and_then(|()| out.flush());
    said.map_err(|error| Failure::System(format!("standard output: {error}")))?;
    let service = router.into_make_service();
    let done = match tls {
        Some(tls) => {
            let mut server = axum_server::from_tcp_rustls(listener, tls)
                .map_err(taken)?
                .handle(handle);
            be_patient(server.http_builder());
            server.serve(service).await
        }
        None => {
            let mut server = axum_server::from_tcp(listener)
                .map_err(taken)?
                .handle(handle);
            be_patient(server.http_builder());
            server.serve(service).await
        }
    };
    // Whoever updates the program next wants to know what it says differently of the last visits too.
    drop(stop);
    if tokio::time::timeout(LAST_WORDS, judging).await.is_err() {
        tracing::warn!("the last visits were not judged; the next start does it");
    }
    // Behind all that writes.
    drop(end);
    let looked = looking.await;
    db.close().await;
    looked.map_err(|error| Failure::System(error.to_string()))??;
    done.map_err(|error| Failure::System(error.to_string()))
}

/// A database that went back under us is served no longer: each pull would take records from a phone.
async fn look_after(
    lives: Lives,
    db: Db,
    ended: oneshot::Receiver<()>,
    handle: Handle<SocketAddr>,
) -> Outcome {
    let looked = lives.keep_looking(db, ended).await;
    if let Err(failure) = &looked {
        tracing::error!(%failure, "stopping");
        handle.graceful_shutdown(Some(LAST_WORDS));
    }
    looked
}

fn be_patient(builder: &mut Builder<TokioExecutor>) {
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_PATIENCE);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(HEADER_PATIENCE);
}

async fn certificate(place: &ServePlace) -> Outcome<Option<RustlsConfig>> {
    let (Some(cert), Some(key)) = (&place.tls_cert, &place.tls_key) else {
        return Ok(None);
    };
    // The provider is chosen once per process; a second server in one process (a test) finds it chosen.
    drop(rustls::crypto::ring::default_provider().install_default());
    let config = RustlsConfig::from_pem_file(cert, key).await;
    let unusable =
        |error| Failure::System(format!("{} and {}: {error}", cert.display(), key.display()));
    config.map(Some).map_err(unusable)
}

/// Says so when the folder was served at another address: phones that were used there hold data that an app opened here
/// cannot see.
async fn remember_origin(db: &Db, place: &ServePlace, origin: &str) -> Outcome {
    // A port that the system chose is a test's, and no phone was there. Behind a proxy the origin is the proxy's.
    if place.address().port() == 0 || place.behind_proxy {
        return Ok(());
    }
    if let Some(before) = moved_from(db, origin).await? {
        tracing::warn!(
            before,
            now = origin,
            "this data was served at another address before. A phone's unsent visits belong to the address where its app was \
             opened: let those phones send there first, or serve that address again"
        );
    }
    Ok(())
}

/// Notes where the data is served; gives where it was before, if that was elsewhere.
pub async fn moved_from(db: &Db, origin: &str) -> sqlx::Result<Option<String>> {
    let mut connection = db.reading().await?;
    let before = meta::served_origin(&mut connection).await?;
    meta::set_served_origin(&mut connection, origin).await?;
    Ok(before.filter(|before| before != origin))
}

struct Signals {
    terminate: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

/// Caught from before the line that says we listen: whoever reads it may stop us at once.
fn signals() -> Outcome<Signals> {
    let uncaught = |error| Failure::System(format!("signals cannot be caught: {error}"));
    Ok(Signals {
        terminate: signal(SignalKind::terminate()).map_err(uncaught)?,
        interrupt: signal(SignalKind::interrupt()).map_err(uncaught)?,
    })
}

async fn stop_on_signal(handle: Handle<SocketAddr>, mut signals: Signals) {
    tokio::select! {
        _ = signals.terminate.recv() => {}
        _ = signals.interrupt.recv() => {}
    }
    tracing::info!("stopping: requests under way are finished");
    handle.graceful_shutdown(Some(LAST_WORDS));
}
