//! The indicators of an area, and what else is told of it: asked of the server, and the last answer kept, sealed, for when there is no signal.

use super::engine::Engine;
use super::*;
use crate::json;
use crate::net::Server;
use dampingi_sync::desk::Found;

impl Phone {
    /// The numbers of an area in a period (`month=2026-11`, `quarter=2026-Q4`); the last answer when there is no signal.
    pub async fn indicators(
        self,
        area: String,
        period: String,
    ) -> Result<(Indicators, Freshness), SyncFailure> {
        self.engine().indicators(area, period).await
    }

    /// What else is told of an area (`posyandu?area=…&month=…`), as it came; the last answer when there is no signal.
    pub async fn told(self, asked: String) -> Result<(String, Freshness), SyncFailure> {
        self.engine().told(&asked).await
    }

    /// Who fits a name or a number, in a coordinator's area. Neither the words nor the answer are kept.
    pub async fn find(self, words: String) -> Result<Found, SyncFailure> {
        self.engine().find(words).await
    }
}

impl Engine {
    /// See [`Phone::find`].
    pub async fn find(&self, words: String) -> Result<Found, SyncFailure> {
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let server = Server {
            token: Some(&token),
        };
        match server.find(words).await {
            Ok(answer) => json::read(answer.as_bytes()).ok_or(SyncFailure::ServerTrouble),
            Err(fault) => Err(self.sync_failure(&fault.into())),
        }
    }

    /// See [`Phone::indicators`].
    pub async fn indicators(
        &self,
        area: String,
        period: String,
    ) -> Result<(Indicators, Freshness), SyncFailure> {
        let asked = format!("indicators?area={area}&{period}");
        let (answer, freshness) = self.told(&asked).await?;
        let numbers = json::read(answer.as_bytes()).ok_or(SyncFailure::ServerTrouble)?;
        Ok((numbers, freshness))
    }

    /// See [`Phone::told`].
    pub async fn told(&self, asked: &str) -> Result<(String, Freshness), SyncFailure> {
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let server = Server {
            token: Some(&token),
        };
        let answer = server.told(asked).await;
        self.fresh_or_kept(&session, asked, answer).await
    }
}
