//! Drafts: what is being typed, kept at every change. Shown at once from memory; written in the background, one after another.

use super::engine::Engine;
use super::*;
use crate::json;
use crate::session::Session;
use crate::sorted::sorted_down;
use crate::store::fault::Fault;
use crate::store::idb::{Durability, field, object, text};
use crate::store::schema::DRAFTS;
use crate::store::{reserve, sealed};
use dampingi_sync::SCHEMA;
use wasm_bindgen::JsValue;

impl Engine {
    /// Reads all drafts of a vault. One that cannot be read is left where it is.
    pub async fn load_drafts(&self, session: &Session) -> Result<(), Fault> {
        let transaction = self.database()?.read(&[DRAFTS]).await?;
        let rows = transaction
            .get_all(DRAFTS, &sealed::all_of(session.vault))
            .await?;
        let places: Vec<_> = rows
            .iter()
            .map(|row| {
                (
                    sealed::place_of(DRAFTS, text(row, "key"), row),
                    field(row, "body"),
                )
            })
            .collect();
        let opened = session.key.open_all(&places).await?;
        let drafts = opened
            .into_iter()
            .flatten()
            .filter_map(|plain| json::read(&plain));
        let drafts = sorted_down(drafts.collect(), |draft: &DraftNote| draft.saved_at.clone());
        self.signals.drafts.set(drafts);
        Ok(())
    }

    /// See [`Phone::draft`].
    pub fn draft(&self, key: &str) -> Option<DraftNote> {
        self.signals
            .drafts
            .with_untracked(|drafts| drafts.iter().find(|draft| draft.key == key).cloned())
    }

    /// See [`Phone::drop_draft`].
    pub async fn drop_draft(&self, key: &str) {
        self.signals
            .drafts
            .update(|drafts| drafts.retain(|draft| draft.key != key));
        self.note_unwritten(key, None);
        self.write_drafts().await;
    }

    fn note_draft(&self, note: DraftNote) {
        self.signals.drafts.update(|drafts| {
            drafts.retain(|draft| draft.key != note.key);
            drafts.insert(0, note.clone());
        });
        let key = note.key.clone();
        self.note_unwritten(&key, Some(note));
    }

    pub fn note_unwritten(&self, key: &str, draft: Option<DraftNote>) {
        let mut unwritten = self.unwritten.borrow_mut();
        unwritten.retain(|(known, _)| known != key);
        unwritten.push((key.to_owned(), draft));
    }

    /// Writes what is not written yet, until nothing is left. One at a time: a newer draft must not be overtaken by an older.
    pub async fn write_drafts(&self) {
        let _turn = self.drafting.lock().await;
        loop {
            let next = self.unwritten.take();
            if next.is_empty() {
                return;
            }
            if self.try_write_drafts(&next).await.is_err() {
                // Kept in memory, and tried again with the next change of any draft.
                let mut unwritten = self.unwritten.borrow_mut();
                for (key, draft) in next {
                    if unwritten.iter().all(|(known, _)| *known != key) {
                        unwritten.push((key, draft));
                    }
                }
                return;
            }
        }
    }

    async fn try_write_drafts(&self, drafts: &[(String, Option<DraftNote>)]) -> Result<(), Fault> {
        let session = self.session()?;
        let mut plain = Vec::new();
        let kept = || drafts.iter().filter_map(|(_, draft)| draft.as_ref());
        for draft in kept() {
            plain.push((sealed::place(DRAFTS, &draft.key), json::write(draft)));
        }
        let bodies = session.key.seal_all(&plain).await?;
        let vault = session.vault;
        let rows: Vec<JsValue> = kept()
            .zip(&bodies)
            .map(|(draft, body)| {
                object([
                    ("vault", vault.to_string().into()),
                    ("key", draft.key.as_str().into()),
                    ("schema", SCHEMA.into()),
                    ("body", body.into()),
                ])
                .into()
            })
            .collect();
        let gone = drafts
            .iter()
            .filter(|(_, draft)| draft.is_none())
            .map(|(key, _)| key.as_str());
        let gone: Vec<JsValue> = gone.map(|key| sealed::key(vault, key)).collect();
        match self.put_drafts(&rows, &gone).await {
            Err(Fault::Full) => {
                reserve::release(&self.database()?).await?;
                self.put_drafts(&rows, &gone).await
            }
            outcome => outcome,
        }
    }

    async fn put_drafts(&self, rows: &[JsValue], gone: &[JsValue]) -> Result<(), Fault> {
        let transaction = self
            .database()?
            .write(&[DRAFTS], Durability::Relaxed)
            .await?;
        for row in rows {
            transaction.put(DRAFTS, row)?;
        }
        for key in gone {
            transaction.delete(DRAFTS, key)?;
        }
        transaction.done().await
    }
}

/// See [`Phone::keep_draft`].
pub fn keep_draft(engine: Rc<Engine>, note: DraftNote) {
    if engine.session().is_err() {
        return;
    }
    engine.touched();
    engine.note_draft(note);
    leptos::task::spawn_local(async move {
        engine.write_drafts().await;
    });
}
