//! The coordinator's queue and stories: asked of the server, and the last answers kept, sealed, for when there is no signal.

use super::engine::Engine;
use super::*;
use crate::clock;
use crate::net::{NetFault, Server};
use crate::session::Session;
use crate::store::fault::Fault;
use crate::store::idb::{Durability, field, number, object, text};
use crate::store::schema::CACHE;
use crate::store::sealed;
use dampingi_sync::SCHEMA;
use dampingi_sync::store::Failure;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// Longer than this no answer stays on the phone: it is for a day on the road, not an archive.
const KEPT_MS: f64 = 14.0 * 24.0 * 3_600_000.0;

/// An answer as it was kept.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    at: String,
    answer: T,
}

impl Engine {
    /// See [`Phone::queue`].
    pub async fn queue(&self, filter: QueueFilter) -> Result<(Queue, Freshness), SyncFailure> {
        let key = format!("queue/{filter:?}");
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let answer = Server {
            token: Some(&token),
        }
        .queue(&filter)
        .await;
        self.fresh_or_kept(&session, &key, answer).await
    }

    /// See [`Phone::story`].
    pub async fn story(&self, visit: RecordId) -> Result<(Story, Freshness), SyncFailure> {
        let key = format!("story/{visit}");
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let answer = Server {
            token: Some(&token),
        }
        .story(visit)
        .await;
        self.fresh_or_kept(&session, &key, answer).await
    }

    async fn fresh_or_kept<T: Serialize + DeserializeOwned>(
        &self,
        session: &Session,
        key: &str,
        answer: Result<T, NetFault>,
    ) -> Result<(T, Freshness), SyncFailure> {
        match answer {
            Ok(answer) => {
                self.signals.network.set(Network::Online);
                let kept = Kept {
                    at: clock::recorded_at(),
                    answer,
                };
                // What cannot be kept is only missing the next time there is no signal.
                let _ = self.keep_answer(session, key, &kept).await;
                Ok((kept.answer, Freshness::Now))
            }
            Err(fault) => {
                let failure = self.sync_failure(&fault.into());
                if failure == SyncFailure::SignInAgain {
                    self.signals.sync_state.set(SyncState::Failed(failure));
                }
                let kept: Option<Kept<T>> = self.kept_answer(session, key).await.ok().flatten();
                match (failure, kept) {
                    (SyncFailure::NoSignal | SyncFailure::ServerTrouble, Some(kept)) => {
                        Ok((kept.answer, Freshness::Cached(kept.at)))
                    }
                    _ => Err(failure),
                }
            }
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

    async fn keep_answer<T: Serialize>(
        &self,
        session: &Session,
        key: &str,
        kept: &Kept<T>,
    ) -> Result<(), Fault> {
        let body = session
            .key
            .seal(&sealed::place(CACHE, key), &serde_json::to_vec(kept)?)
            .await?;
        let row = object([
            ("vault", session.vault.to_string().into()),
            ("key", key.into()),
            ("schema", SCHEMA.into()),
            ("kept_ms", clock::wall_ms().into()),
            ("body", body.into()),
        ]);
        let transaction = self
            .database()?
            .write(&[CACHE], Durability::Relaxed)
            .await?;
        transaction.put(CACHE, &row)?;
        transaction.done().await
    }

    async fn kept_answer<T: DeserializeOwned>(
        &self,
        session: &Session,
        key: &str,
    ) -> Result<Option<Kept<T>>, Fault> {
        let transaction = self.database()?.read(&[CACHE]).await?;
        let Some(row) = transaction
            .get(CACHE, &sealed::key(session.vault, key))
            .await?
        else {
            return Ok(None);
        };
        let plain = session
            .key
            .open(&sealed::place_of(CACHE, key, &row), &field(&row, "body"))
            .await?;
        Ok(Some(serde_json::from_slice(&plain)?))
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
