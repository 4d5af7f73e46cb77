//! Locking and signing out. Leaves nothing about people in memory, and loses nothing that is not on the server.

use super::engine::Engine;
use super::*;
use crate::net::Server;
use crate::platform::practice;
use crate::store::fault::Fault;
use crate::store::idb::Durability;
use crate::store::schema::{DEVICE, OF_A_VAULT, VAULTS};
use crate::store::{photos, sealed};
use uuid::Uuid;

impl Engine {
    /// See [`Phone::sign_out`].
    pub async fn sign_out(&self) -> Result<(), SignOutProblem> {
        let session = self.session().map_err(|_| SignOutProblem::Storage)?;
        let database = self.database().map_err(|_| SignOutProblem::Storage)?;
        let photos = photos::unsent(&database, &session).await;
        let photos = photos.map_err(|_| SignOutProblem::Storage)? as usize;
        let unsent = session.pending.borrow().len() + photos;
        if unsent > 0 {
            return Err(SignOutProblem::Unsent(
                u32::try_from(unsent).unwrap_or(u32::MAX),
            ));
        }
        let token = session.token.borrow().clone();
        if let Some(token) = token {
            // Without a signal the server forgets the sign-in by itself, later.
            drop(
                Server {
                    token: Some(&token),
                }
                .sign_out()
                .await,
            );
        }
        self.forget_vault(session.vault)
            .await
            .map_err(|_| SignOutProblem::Storage)?;
        self.close().await;
        self.look_for_users()
            .await
            .map_err(|_| SignOutProblem::Storage)?;
        self.signals.gate.set(self.closed_gate());
        Ok(())
    }

    async fn forget_vault(&self, vault: Uuid) -> Result<(), Fault> {
        let _turn = self.writing.lock().await;
        let stores: Vec<&str> = OF_A_VAULT.into_iter().chain([VAULTS]).collect();
        let transaction = self.database()?.write(&stores, Durability::Strict).await?;
        for store in OF_A_VAULT {
            let keys = if store == DEVICE {
                vault.to_string().into()
            } else {
                sealed::all_of(vault)
            };
            transaction.delete(store, &keys)?;
        }
        transaction.delete(VAULTS, &vault.to_string().into())?;
        transaction.done().await
    }

    /// Closes the vault once no write is under way, and leaves nothing about people in memory.
    pub async fn close(&self) {
        self.write_drafts().await;
        let _turn = self.writing.lock().await;
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
