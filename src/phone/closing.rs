//! Locking and signing out. Leaves nothing about people in memory, and loses nothing that is not on the server.

use super::engine::Engine;
use super::*;
use crate::net::Server;
use crate::platform::practice;
use crate::session::Word;
use crate::store::fault::Fault;
use crate::store::idb::Durability;
use crate::store::schema::{BY_STATE, DEVICE, OF_A_VAULT, OUTBOX, VAULTS};
use crate::store::{photos, sealed};
use uuid::Uuid;

impl Engine {
    /// See [`Phone::sign_out`].
    pub async fn sign_out(&self) -> Result<(), SignOutProblem> {
        let session = self.session().map_err(|_| SignOutProblem::Storage)?;
        let token = session.token.borrow().clone();
        // What waits to be written would come back into a vault that is gone.
        self.write_drafts().await;
        let unsent = self.forget_vault(session.vault).await;
        match unsent.map_err(|_| SignOutProblem::Storage)? {
            0 => {}
            unsent => return Err(SignOutProblem::Unsent(unsent)),
        }
        self.close().await;
        self.look_for_users()
            .await
            .map_err(|_| SignOutProblem::Storage)?;
        self.signals.gate.set(self.closed_gate());
        // Told last: what she saved while it was told would be gone. Without a signal the server forgets the sign-in by itself, later.
        leptos::task::spawn_local(async move {
            let token = token.as_deref();
            drop(Server { token }.sign_out().await);
        });
        Ok(())
    }

    /// Takes a vault off the phone, unless something of it is not on the server: then it stays whole, and that is how much. The
    /// deletion itself looks: another tab may have saved since this one was last told.
    async fn forget_vault(&self, vault: Uuid) -> Result<u32, Fault> {
        let _turn = self.writing.lock().await;
        let stores: Vec<&str> = OF_A_VAULT.into_iter().chain([VAULTS]).collect();
        let transaction = self.database()?.write(&stores, Durability::Strict).await?;
        let mut unsent = photos::unsent(&transaction, vault).await?;
        // A word of a newer version says nothing of a server that has it: whatever is not settled counts.
        let every = sealed::all_of(vault);
        unsent += transaction.count_by(OUTBOX, BY_STATE, &every).await?;
        for word in [Word::Sent, Word::Replaced] {
            let settled = sealed::all_where(vault, word.as_str());
            unsent -= transaction.count_by(OUTBOX, BY_STATE, &settled).await?;
        }
        if unsent > 0 {
            transaction.abort();
            return Ok(unsent);
        }
        for store in OF_A_VAULT {
            let keys = if store == DEVICE {
                vault.to_string().into()
            } else {
                sealed::all_of(vault)
            };
            transaction.delete(store, &keys)?;
        }
        transaction.delete(VAULTS, &vault.to_string().into())?;
        transaction.done().await?;
        // Nobody writes into it any more, before anybody has the turn.
        self.set_session(None);
        Ok(0)
    }

    /// Closes the vault once no write is under way, and leaves nothing about people in memory.
    pub async fn close(&self) {
        self.write_drafts().await;
        let _turn = self.writing.lock().await;
        if let Ok(session) = self.session() {
            self.shelter_drafts(&session).await;
        }
        self.set_session(None);
        self.arriving.take();
        self.unwritten.take();
        self.signals.owes_pin.set(None);
        self.signals.drafts.set(Vec::new());
        self.signals.rows.set(Arc::default());
        self.signals.houses.set(Arc::default());
        self.signals.counts.set(Counts::default());
        self.signals.last_success.set(None);
        self.signals.sync_state.set(SyncState::Idle);
        self.signals.profile.set(None);
    }
}

/// Closes the vault; see [`Phone::lock`].
pub fn lock(engine: Rc<Engine>) {
    // What is practised needs no lock, and has no PIN to open it.
    if engine.session().is_err() || practice::is_on() {
        return;
    }
    engine.signals.gate.set(Gate::Locked);
    leptos::task::spawn_local(async move {
        engine.close().await;
    });
}

/// Shows the sign-in; see [`Phone::add_user`]. An open vault is closed first, unless its own sign-in has ended: then its user
/// only signs in again, and need not choose a PIN for that.
pub fn show_sign_in(engine: Rc<Engine>) {
    let has_ended =
        engine.signals.sync_state.get_untracked() == SyncState::Failed(SyncFailure::SignInAgain);
    if engine.session().is_err() || has_ended {
        engine.signals.gate.set(Gate::SignedOut);
        return;
    }
    // Not before the vault is closed: closing forgets whoever is on the way in.
    engine.signals.gate.set(Gate::Opening);
    leptos::task::spawn_local(async move {
        engine.close().await;
        engine.signals.gate.set(Gate::SignedOut);
    });
}
