//! The real server as the simulation asks for it: through its router, on a database of its own, killed and restored.

use crate::real_users::{LONG_AFTER, sign_in, write_user};
use crate::simulation::Backend as Server;
use crate::support::{Answered, start, template};
use crate::watching::Watching;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use dampingi_server::auth::App;
use dampingi_server::backup::{self, Identity};
use dampingi_server::clock::Clock;
use dampingi_server::config::ServePlace;
use dampingi_server::db::{self, Backend, Conn, Db, integrity, records, sessions};
use dampingi_server::{secret, serve};
use dampingi_sync::store::Failure;
use dampingi_sync::wire::{Outcome, Page, Push, Receipts};
use dampingi_sync::{Author, Change, Kind, Record, RecordId};
use jiff::{Timestamp, ToSpan};
use serde::de::DeserializeOwned;
use sqlx::Row;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::Poll;
use tokio::runtime::Runtime;
use tower::ServiceExt;
use uuid::Uuid;

/// The awaits of the real intake for one of the model's steps, about: a killed push ends anywhere in it, or behind it.
const AWAITS: usize = 8;
/// The real server, asked through its router.
pub struct Real {
    runtime: Runtime,
    backend: Backend,
    folder: tempfile::TempDir,
    key: Identity,
    live: RefCell<Live>,
    authors: RefCell<BTreeMap<RecordId, Author>>,
    /// Each restore comes a second after the last: a new life is told from the old by the clock.
    restores: Cell<i64>,
    /// How often each change took effect, as the answers say, and how it stood at the backup.
    effects: RefCell<BTreeMap<Uuid, u32>>,
    backup: RefCell<Option<(BTreeMap<Uuid, u32>, Watching)>>,
    /// Sees that no value goes without a card (invariant 4); on SQLite.
    watching: RefCell<Watching>,
    /// Pushes over which the server died: before their commit, and behind it.
    now: Arc<AtomicI64>,
    pub killed: Cell<(u32, u32)>,
    complaints: RefCell<Vec<String>>,
}

struct Live {
    url: String,
    db: Db,
    router: Router,
}

impl Live {
    async fn open(url: &str, now: &Arc<AtomicI64>) -> Self {
        let db = Db::open(url).await.expect("opens");
        let app = App {
            db: db.clone(),
            clock: Clock::from({
                let now = Arc::clone(now);
                move || at(&now)
            }),
        };
        let router = serve::whole(app, None, &ServePlace::default());
        Self {
            url: url.to_owned(),
            db,
            router,
        }
    }
}

impl Real {
    pub fn new(backend: Backend) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let folder = tempfile::tempdir().expect("a folder");
        let now = Arc::new(AtomicI64::new(start().as_second()));
        let live = runtime.block_on(async {
            let url = template::copy(backend, folder.path()).await;
            Live::open(&url, &now).await
        });
        let real = Self {
            runtime,
            backend,
            folder,
            key: Identity::generate(),
            live: RefCell::new(live),
            authors: RefCell::default(),
            restores: Cell::new(0),
            effects: RefCell::default(),
            backup: RefCell::default(),
            now,
            killed: Cell::default(),
            complaints: RefCell::default(),
            watching: RefCell::default(),
        };
        real.watched(async |watching, connection| watching.begin(connection).await);
        real
    }

    /// As if it raised no cards.
    pub fn hide_cards(&self) {
        self.watching.borrow_mut().sees_no_card = true;
    }

    /// Changes whose writes were looked at.
    pub fn looked_at(&self) -> u64 {
        self.watching.borrow().looked_at
    }

    fn watched(&self, see: impl AsyncFnOnce(&mut Watching, &mut Conn)) {
        if self.backend == Backend::Sqlite {
            let db = self.db();
            let mut watching = self.watching.borrow_mut();
            self.runtime.block_on(async {
                let mut connection = db.writing().await.expect("opens");
                see(&mut watching, &mut connection).await;
                connection.commit().await.expect("commits");
            });
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn db(&self) -> Db {
        self.live.borrow().db.clone()
    }

    fn complain(&self, what: String) {
        self.complaints.borrow_mut().push(what);
    }

    fn ask<T: DeserializeOwned>(
        &self,
        author: &Author,
        request: axum::http::request::Builder,
        body: String,
    ) -> Result<T, Failure> {
        let request = request
            .header(header::AUTHORIZATION, format!("Bearer {}", author.id))
            .body(Body::from(body))
            .expect("a request");
        let router = self.live.borrow().router.clone();
        let answered = self.runtime.block_on(async {
            let Ok(response) = router.oneshot(request).await;
            Answered::read(response).await
        });
        if answered.status == 401 {
            return Err(Failure::NotSignedIn);
        }
        if answered.status != 200 {
            self.complain(format!("{} {}", answered.status, answered.text()));
            return Err(Failure::Broken(answered.text()));
        }
        Ok(answered.ok())
    }

    /// Which of these are held.
    fn held(&self, push: &Push) -> Vec<Uuid> {
        let db = self.db();
        self.runtime.block_on(async {
            let mut connection = db.reading().await.expect("reads");
            let mut held = Vec::new();
            for change in &push.changes {
                let known: i64 = sqlx::query_scalar(
                    "SELECT COUNT(*) FROM changes WHERE change_id = $1 AND revision IS NOT NULL",
                )
                .bind(change.change_id.to_string())
                .fetch_one(&mut *connection)
                .await
                .expect("reads");
                held.extend((known > 0).then_some(change.change_id));
            }
            held
        })
    }

    fn last_revision(&self) -> u64 {
        let db = self.db();
        self.runtime.block_on(async {
            let mut connection = db.reading().await.expect("reads");
            db::last_revision(&mut connection).await.expect("reads")
        })
    }
}

impl Server for Real {
    fn user(&self, author: &Author) {
        self.authors.borrow_mut().insert(author.id, author.clone());
        let db = self.db();
        self.runtime.block_on(write_user(&db, author));
    }

    fn saw(&self, change: Uuid, revision: u64) {
        self.watching.borrow_mut().watch.knows(change, revision);
    }

    fn push(&self, author: &Author, push: &Push) -> Result<Receipts, Failure> {
        let before = self.last_revision();
        let body = serde_json::to_string(push).expect("json");
        let receipts: Receipts = self.ask(author, Request::post("/api/sync/push"), body)?;
        // Every taken change is written once, and nothing else is; but what is said of two records reaches both of them, an
        // edit of an alias the one who stays, with a card, and a choice the record that the card is about.
        let (mut writes, mut more) = (0, 0);
        for (change, answer) in push.changes.iter().zip(&receipts.answers) {
            let is_far = matches!(
                change.kind,
                Kind::Household | Kind::Person | Kind::Merge | Kind::Conflict
            );
            let written = match answer.outcome {
                Outcome::Applied { .. } => 1,
                // A choice that came after another one may write nothing but the next card.
                Outcome::Conflict { .. } if change.kind == Kind::Conflict => 1,
                Outcome::Conflict { .. } => 2,
                _ => continue,
            };
            writes += written;
            more += u64::from(is_far) * 2;
            *self
                .effects
                .borrow_mut()
                .entry(answer.change_id)
                .or_default() += 1;
        }
        self.watched(async |watching, connection| watching.look(connection).await);
        let written = self.last_revision() - before;
        if !(writes..=writes + more).contains(&written) {
            self.complain(format!("{written} records written, {writes} answered"));
        }
        Ok(receipts)
    }

    fn push_and_die(&self, author: &Author, push: &Push, steps: usize) {
        let held = self.held(push);
        let request = Request::post("/api/sync/push")
            .header(header::AUTHORIZATION, format!("Bearer {}", author.id))
            .body(Body::from(serde_json::to_string(push).expect("json")))
            .expect("a request");
        let router = self.live.borrow().router.clone();
        let db = self.db();
        let url = self.live.borrow().url.clone();
        self.runtime.block_on(async {
            let mut answering = std::pin::pin!(router.oneshot(request));
            let mut left = steps * AWAITS;
            poll_fn(|context| {
                if left == 0 {
                    return Poll::Ready(());
                }
                left -= 1;
                answering.as_mut().poll(context).map(drop)
            })
            .await;
        });
        // A process that ends takes its connections with it. PostgreSQL notices; so the pool may stay there.
        if self.backend == Backend::Sqlite {
            let live = self.runtime.block_on(async {
                db.close().await;
                Live::open(&url, &self.now).await
            });
            *self.live.borrow_mut() = live;
        }
        self.watched(async |watching, connection| watching.look(connection).await);
        let now = self.held(push);
        let new: Vec<Uuid> = now.into_iter().filter(|id| !held.contains(id)).collect();
        let (before, behind) = self.killed.get();
        let was_through = !new.is_empty();
        self.killed.set((
            before + u32::from(!was_through),
            behind + u32::from(was_through),
        ));
        for id in new {
            *self.effects.borrow_mut().entry(id).or_default() += 1;
        }
    }

    fn sign_out(&self, author: &Author) {
        let db = self.db();
        self.runtime.block_on(async {
            let mut connection = db.reading().await.expect("reads");
            sessions::end(&mut connection, &secret::hash(&author.id.to_string()))
                .await
                .expect("ended");
        });
    }

    fn sign_in(&self, author: &Author) {
        self.sign_out(author);
        let db = self.db();
        self.runtime.block_on(async {
            let mut connection = db.reading().await.expect("reads");
            sign_in(&mut connection, author).await;
        });
    }

    fn pull(
        &self,
        author: &Author,
        device: Uuid,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page, Failure> {
        let cursor = cursor.map(|cursor| format!("&cursor={cursor}"));
        let cursor = cursor.unwrap_or_default();
        let path = format!("/api/sync/pull?limit={limit}&device={device}{cursor}");
        self.ask(author, Request::get(path), String::new())
    }

    fn pass_days(&self, days: i32) {
        self.now
            .fetch_add(i64::from(days) * 86_400, Ordering::SeqCst);
        // Who is signed in stays so: how sessions end is tested elsewhere.
        let db = self.db();
        self.runtime.block_on(async {
            let mut connection = db.reading().await.expect("reads");
            sqlx::query("UPDATE sessions SET last_used_at = $1, expires_at = $2")
                .bind(self.now.load(Ordering::SeqCst))
                .bind(LONG_AFTER)
                .execute(&mut *connection)
                .await
                .expect("written");
        });
    }

    fn back_up(&self) {
        if self.backend == Backend::Postgres {
            return;
        }
        let copy = self.file("backup.age");
        drop(std::fs::remove_file(&copy));
        let to = [self.key.to_public()];
        let db = self.db();
        let made = self.runtime.block_on(backup::make(
            &db,
            self.folder.path(),
            &to,
            &copy,
            at(&self.now),
        ));
        let faults = made.expect("backed up").faults;
        if faults > 0 {
            self.complain(format!("{faults} faults in the backup"));
        }
        let (effects, watching) = (
            self.effects.borrow().clone(),
            self.watching.borrow().clone(),
        );
        self.backup.replace(Some((effects, watching)));
    }

    fn restore(&self) -> bool {
        let Some((effects, mut watching)) = self.backup.borrow().clone() else {
            return false;
        };
        self.effects.replace(effects);
        // What people had seen they know, whatever the server has forgotten.
        watching.watch.remember(&self.watching.borrow().watch);
        watching.looked_at = self.looked_at();
        self.watching.replace(watching);
        let db = self.db();
        self.runtime.block_on(db.close());
        self.restores.set(self.restores.get() + 1);
        let file = self.file(&format!("restored-{}.db", self.restores.get()));
        let now = at(&self.now).saturating_add(self.restores.get().seconds());
        let authors = self.authors.borrow().clone();
        let keys = [self.key.clone()];
        let live = self.runtime.block_on(async {
            backup::restore(
                &self.file("backup.age"),
                &keys,
                &file,
                now.expect("in range"),
            )
            .await
            .expect("restored");
            let live = Live::open(&format!("sqlite://{}", file.display()), &self.now).await;
            for author in authors.values() {
                write_user(&live.db, author).await;
            }
            live
        });
        *self.live.borrow_mut() = live;
        self.watched(async |watching, connection| watching.begin(connection).await);
        true
    }

    fn records(&self) -> Vec<Record> {
        let db = self.db();
        self.runtime.block_on(async {
            let mut connection = db.reading().await.expect("reads");
            let rows = sqlx::query("SELECT body FROM records")
                .fetch_all(&mut *connection)
                .await
                .expect("reads");
            rows.iter()
                .map(|row| records::record(row).expect("a record"))
                .collect()
        })
    }

    fn taken(&self) -> Vec<(Change, u32)> {
        let db = self.db();
        self.runtime.block_on(async {
            let mut connection = db.reading().await.expect("reads");
            let rows = sqlx::query("SELECT body FROM changes WHERE revision IS NOT NULL")
                .fetch_all(&mut *connection)
                .await
                .expect("reads");
            let effects = self.effects.borrow();
            rows.iter()
                .map(|row| {
                    let body: String = row.try_get("body").expect("a column");
                    let change: Change = serde_json::from_str(&body).expect("a change");
                    let times = effects.get(&change.change_id).copied().unwrap_or(0);
                    (change, times)
                })
                .collect()
        })
    }

    fn complaints(&self) -> Vec<String> {
        let db = self.db();
        let faults = self.runtime.block_on(async {
            let mut connection = db.reading().await.expect("reads");
            integrity::faults(&mut connection).await.expect("reads")
        });
        let faults = faults.iter().filter(|(_, found)| *found > 0);
        let faults = faults.map(|(what, found)| format!("{found} {what}"));
        let watched = self.watching.borrow().watch.complaints();
        let own = self.complaints.borrow().clone();
        faults.chain(own).chain(watched).collect()
    }
}

/// The server's clock.
fn at(now: &AtomicI64) -> Timestamp {
    Timestamp::from_second(now.load(Ordering::SeqCst)).expect("in range")
}
