//! The indicators of an area: asked of the server, and the last answer kept, sealed, for when there is no signal.

use super::engine::Engine;
use super::*;
use crate::json;
use crate::net::Server;

impl Engine {
    /// See [`Phone::indicators`].
    pub async fn indicators(
        &self,
        area: String,
        period: String,
    ) -> Result<(Indicators, Freshness), SyncFailure> {
        let session = self.session().map_err(|_| SyncFailure::SignInAgain)?;
        let token = session.token.borrow().clone().unwrap_or_default();
        let asked = format!("?area={area}&{period}");
        let answer = Server {
            token: Some(&token),
        }
        .indicators(&asked)
        .await;
        let key = format!("indicators{asked}");
        let (answer, freshness) = self.fresh_or_kept(&session, &key, answer).await?;
        let numbers = json::read(answer.as_bytes()).ok_or(SyncFailure::ServerTrouble)?;
        Ok((numbers, freshness))
    }
}
