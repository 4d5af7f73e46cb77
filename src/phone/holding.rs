//! What of the open user's lies on this phone, and what of it can be given up: never what is not on the server.

use super::engine::Engine;
use crate::phone::letting_go;
use crate::store::fault::Fault;
use crate::store::idb::{Durability, field, text};
use crate::store::schema::{CACHE, RECORDS};
use crate::store::sealed;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

/// What lies here. Persons, households and drafts are known without asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Visits, earlier versions included.
    pub visits: u32,
    /// Bytes of the answers that were kept for when there is no signal.
    pub answers: u64,
    /// People whose story was given up, and can be fetched again.
    pub let_go: u32,
}

fn size(row: &JsValue) -> u64 {
    let body = field(row, "body");
    body.dyn_ref::<Uint8Array>()
        .map_or(0, |body| u64::from(body.length()))
}

impl Engine {
    /// See [`super::Phone::holdings`].
    pub async fn holdings(&self) -> Result<Holdings, Fault> {
        let session = self.session()?;
        let vault = session.vault;
        let database = self.database()?;
        let transaction = database.read(&[RECORDS, CACHE]).await?;
        // Kinds are in the clear: nothing is opened to be counted.
        let records = transaction.get_all(RECORDS, &sealed::all_of(vault)).await?;
        let answers = transaction.get_all(CACHE, &sealed::all_of(vault)).await?;
        let visits = records.iter().filter(|row| text(row, "kind") == "visit");
        Ok(Holdings {
            visits: u32::try_from(visits.count()).unwrap_or(u32::MAX),
            answers: answers.iter().map(size).sum(),
            let_go: session.device.borrow().let_go.len() as u32,
        })
    }

    /// See [`super::Phone::free_space`].
    pub async fn free_space(&self) -> Result<u64, Fault> {
        let session = self.session()?;
        // Not while something is sent, received or saved.
        if self.busy.get() > 0 {
            return Err(Fault::Refused);
        }
        let _busy = self.hold_open();
        let freed = self.holdings().await?.answers;
        let database = self.database()?;
        let turn = self.writing.lock().await;
        let transaction = database.write(&[CACHE], Durability::Relaxed).await?;
        transaction.delete(CACHE, &sealed::all_of(session.vault))?;
        transaction.done().await?;
        drop(turn);
        let gone = letting_go::let_go(self, &session).await?;
        self.publish_storage().await;
        self.lay_reserve().await;
        Ok(freed + gone)
    }
}
