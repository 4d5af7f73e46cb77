//! The coordinator's queue and stories: asked of the server, and the last answers kept, sealed, for when there is no signal.

use super::engine::Engine;
use super::*;
use crate::net::{self, NetFault, Server};
use crate::session::Session;
use crate::store::fault::Fault;
use crate::store::idb::{Durability, field, number, object, text};
use crate::store::schema::CACHE;
use crate::store::sealed;
use crate::{clock, json};
use dampingi_sync::SCHEMA;
use dampingi_sync::store::Failure;
use wasm_bindgen::JsValue;

/// Longer than this no answer stays on the phone: it is for a day on the road, not an archive.
const KEPT_MS: f64 = 14.0 * 24.0 * 3_600_000.0;

impl Phone {
    /// Keeps something that took long to count, sealed, for a while. Whether it could be kept.
    pub async fn keep(self, key: &str, text: &str) -> bool {
        self.engine().keep(key, text).await
    }

    /// What was kept under this name, and when.
    pub async fn kept(self, key: &str) -> Option<(String, String)> {
        self.engine().kept(key).await
    }
}

impl Engine {
    /// See [`Phone::queue`].
    pub async fn queue(&self, filter: QueueFilter) -> Result<(Queue, Freshness), SyncFailure> {
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let answer = Server {
            token: Some(&token),
        }
        .queue(&filter)
        .await;
        let key = format!("queue{}", net::query(&filter));
        let (answer, freshness) = self.fresh_or_kept(&session, &key, answer).await?;
        let queue = json::read(answer.as_bytes()).ok_or(SyncFailure::ServerTrouble)?;
        Ok((queue, freshness))
    }

    /// See [`Phone::story`].
    pub async fn story(&self, visit: RecordId) -> Result<(Story, Freshness), SyncFailure> {
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let answer = Server {
            token: Some(&token),
        }
        .story(visit)
        .await;
        let key = format!("story/{visit}");
        let (answer, freshness) = self.fresh_or_kept(&session, &key, answer).await?;
        let story = json::read(answer.as_bytes()).ok_or(SyncFailure::ServerTrouble)?;
        Ok((story, freshness))
    }

    /// See [`Phone::doubles`].
    pub async fn doubles(&self) -> Result<(Doubles, Freshness), SyncFailure> {
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let server = Server {
            token: Some(&token),
        };
        let answer = server.doubles().await;
        let (answer, freshness) = self.fresh_or_kept(&session, "doubles", answer).await?;
        let doubles = json::read(answer.as_bytes()).ok_or(SyncFailure::ServerTrouble)?;
        Ok((doubles, freshness))
    }

    /// See [`Phone::people`].
    pub async fn people(&self, ids: &[RecordId]) -> Result<(Story, Freshness), SyncFailure> {
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let server = Server {
            token: Some(&token),
        };
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let ids = ids.join(",");
        let answer = server.people(&ids).await;
        let key = format!("people/{ids}");
        let (answer, freshness) = self.fresh_or_kept(&session, &key, answer).await?;
        let story = json::read(answer.as_bytes()).ok_or(SyncFailure::ServerTrouble)?;
        Ok((story, freshness))
    }

    /// What the server answered, kept from now on; when it cannot be reached, what was kept under this name.
    pub async fn fresh_or_kept(
        &self,
        session: &Session,
        key: &str,
        answer: Result<String, NetFault>,
    ) -> Result<(String, Freshness), SyncFailure> {
        let fault = match answer {
            Ok(answer) => {
                self.signals.network.set(Network::Online);
                // What cannot be kept is only missing the next time there is no signal.
                let _ = self.keep_answer(session, key, &answer).await;
                return Ok((answer, Freshness::Now));
            }
            Err(fault) => fault,
        };
        let failure = self.sync_failure(&fault.into());
        if failure == SyncFailure::SignInAgain {
            self.signals.sync_state.set(SyncState::Failed(failure));
        }
        match failure {
            SyncFailure::NoSignal | SyncFailure::ServerTrouble => {
                let kept = self.kept_answer(session, key).await.ok().flatten();
                kept.ok_or(failure)
            }
            _ => Err(failure),
        }
    }

    /// What a failed request means to a person, and what it says of the network.
    pub fn sync_failure(&self, failure: &Failure) -> SyncFailure {
        let (network, failure) = match failure {
            Failure::Unreachable | Failure::TooLarge => (Network::Offline, SyncFailure::NoSignal),
            Failure::NotSignedIn => (Network::Online, SyncFailure::SignInAgain),
            Failure::UpdateNeeded => (Network::Online, SyncFailure::UpdateNeeded),
            Failure::Broken(_) => (Network::Online, SyncFailure::ServerTrouble),
        };
        self.signals.network.set(network);
        failure
    }

    /// See [`Phone::keep`].
    pub async fn keep(&self, key: &str, text: &str) -> bool {
        let Ok(session) = self.session() else {
            return false;
        };
        self.keep_answer(&session, key, text).await.is_ok()
    }

    /// See [`Phone::kept`].
    pub async fn kept(&self, key: &str) -> Option<(String, String)> {
        let session = self.session().ok()?;
        let kept = self.kept_answer(&session, key).await.ok()?;
        let (text, freshness) = kept?;
        match freshness {
            Freshness::Cached(at) => Some((text, at)),
            Freshness::Now => None,
        }
    }

    async fn keep_answer(&self, session: &Session, key: &str, answer: &str) -> Result<(), Fault> {
        let place = sealed::place(CACHE, key);
        let body = session.key.seal(&place, answer.as_bytes()).await?;
        let row = object([
            ("vault", session.vault.to_string().into()),
            ("key", key.into()),
            ("schema", SCHEMA.into()),
            ("kept_at", clock::recorded_at().into()),
            ("kept_ms", clock::wall_ms().into()),
            ("body", body.into()),
        ]);
        let database = self.database()?;
        let transaction = database.write(&[CACHE], Durability::Relaxed).await?;
        transaction.put(CACHE, &row)?;
        transaction.done().await
    }

    async fn kept_answer(
        &self,
        session: &Session,
        key: &str,
    ) -> Result<Option<(String, Freshness)>, Fault> {
        let transaction = self.database()?.read(&[CACHE]).await?;
        let Some(row) = transaction
            .get(CACHE, &sealed::key(session.vault, key))
            .await?
        else {
            return Ok(None);
        };
        let place = sealed::place_of(CACHE, key, &row);
        let plain = session.key.open(&place, &field(&row, "body")).await?;
        let answer = String::from_utf8(plain).map_err(|_| Fault::Unreadable)?;
        Ok(Some((answer, Freshness::Cached(text(&row, "kept_at")))))
    }

    /// Forgets answers that are too old.
    pub async fn forget_old_answers(&self, session: &Session) -> Result<(), Fault> {
        let database = self.database()?;
        let transaction = database.read(&[CACHE]).await?;
        let rows = transaction
            .get_all(CACHE, &sealed::all_of(session.vault))
            .await?;
        let now = clock::wall_ms();
        let old = rows
            .iter()
            .filter(|row| now - number(row, "kept_ms") > KEPT_MS);
        let old: Vec<JsValue> = old
            .map(|row| sealed::key(session.vault, text(row, "key")))
            .collect();
        if old.is_empty() {
            return Ok(());
        }
        let transaction = database.write(&[CACHE], Durability::Relaxed).await?;
        for key in &old {
            transaction.delete(CACHE, key)?;
        }
        transaction.done().await
    }
}
