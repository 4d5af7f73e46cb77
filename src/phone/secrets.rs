//! Another PIN for the vault that is open. The records are not touched: only the wrap around their key is made anew.

use super::UnlockProblem;
use super::engine::Engine;
use crate::store::fault::Fault;
use crate::vault::row::Vault;
use crate::vault::wrap::{Secret, Wrap};

impl Engine {
    /// See [`super::Phone::change_pin`].
    pub async fn change_pin(&self, old: &str, new: &str) -> Result<(), UnlockProblem> {
        let session = self.session().map_err(|_| UnlockProblem::Storage)?;
        // Not locked by idling before the new wrap lies in storage.
        let _busy = self.hold_open();
        // Whoever picked up an open phone must not get further than the five tries that a locked one gives.
        let (vault, data_key) = self.try_pin(session.user(), old, None).await?;
        let stored = vault.wrap(Secret::Pin).map(|wrap| wrap.effort());
        let effort = stored.ok_or(UnlockProblem::Storage)?;
        let fresh = Wrap::seal(&data_key, Secret::Pin, new, vault.id, effort)
            .await
            .map_err(|_| UnlockProblem::Storage)?;
        self.put_wrap(vault.id, &fresh)
            .await
            .map_err(|_| UnlockProblem::Storage)
    }

    /// Into the row as it lies in storage by now: a sync may have written another sign-in meanwhile.
    async fn put_wrap(&self, vault: uuid::Uuid, fresh: &Wrap) -> Result<(), Fault> {
        let database = self.database()?;
        let _turn = self.writing.lock().await;
        Vault::put_wrap(&database, vault, Secret::Pin, fresh).await
    }
}
