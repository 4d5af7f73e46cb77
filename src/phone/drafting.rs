//! Drafts: what is being typed, kept at every change. Shown at once from memory; written in the background, one after another.

use super::engine::Engine;
use super::*;
use crate::clock;
use crate::json;
use crate::session::Session;
use crate::sorted::sorted_down;
use crate::store::fault::Fault;
use crate::store::idb::{Durability, field, object, text};
use crate::store::schema::DRAFTS;
use crate::store::sealed;
use dampingi_sync::SCHEMA;
use wasm_bindgen::JsValue;

impl Engine {
    /// Opens all drafts of a vault. One that cannot be read is left where it is.
    pub async fn load_drafts(&self, session: &Session, rows: &[JsValue]) -> Result<(), Fault> {
        self.show_drafts(opened(session, rows).await?);
        let mut hers = Vec::new();
        self.homeless.borrow_mut().retain(|(vault, row)| {
            let is_hers = *vault == session.vault;
            if is_hers {
                hers.push(row.clone());
            }
            !is_hers
        });
        // Written with the next change of any draft, and now if there is room.
        match opened(session, &hers).await {
            Ok(notes) => notes.into_iter().for_each(|note| self.note_draft(note)),
            Err(fault) => {
                let hers = hers.into_iter().map(|row| (session.vault, row));
                self.homeless.borrow_mut().extend(hers);
                return Err(fault);
            }
        }
        let unsealed = self.unsealed.take();
        for (vault, note) in unsealed {
            if vault == session.vault {
                self.note_draft(note);
            } else {
                self.unsealed.borrow_mut().push((vault, note));
            }
        }
        Ok(())
    }

    /// Another tab may have finished a form since this one last looked: going on with it here would save it twice.
    pub async fn read_drafts(&self, session: &Rc<Session>) -> Result<(), Fault> {
        // None is written meanwhile: what is read is as new as what this tab wrote.
        let _turn = self.drafting.lock().await;
        let transaction = self.database()?.read(&[DRAFTS]).await?;
        let rows = transaction
            .get_all(DRAFTS, &sealed::all_of(session.vault))
            .await?;
        let drafts = opened(session, &rows).await?;
        if self.is_open(session) {
            self.show_drafts(drafts);
        }
        Ok(())
    }

    /// Offers these, the newest first; what is not written yet stands over what is.
    fn show_drafts(&self, mut drafts: Vec<DraftNote>) {
        for (key, note) in self.unwritten.borrow().iter() {
            drafts.retain(|draft| draft.key != *key);
            drafts.extend(note.clone());
        }
        if !drafts.is_empty() {
            self.has_drafted.set(true);
        }
        let drafts = sorted_down(drafts, |draft| draft.saved_at.clone());
        self.signals.drafts.set(drafts);
    }

    /// What found no room stays in memory when the vault is closed, sealed as it would have been written.
    pub async fn shelter_drafts(&self, session: &Session) {
        let drafts = self.unwritten.take();
        match sealed_rows(session, &drafts).await {
            Ok((rows, _)) => {
                let rows = rows.into_iter().map(|row| (session.vault, row));
                self.homeless.borrow_mut().extend(rows);
            }
            // Better as it is, where no screen looks for it, than nowhere.
            Err(_) => {
                let notes = drafts.into_iter().filter_map(|(_, note)| note);
                let notes = notes.map(|note| (session.vault, note));
                self.unsealed.borrow_mut().extend(notes);
            }
        }
    }

    /// See [`Phone::draft`].
    pub fn draft(&self, key: &str) -> Option<DraftNote> {
        self.signals
            .drafts
            .with_untracked(|drafts| drafts.iter().find(|draft| draft.key == key).cloned())
    }

    /// See [`Phone::drop_draft`].
    pub async fn drop_draft(&self, key: &str) {
        self.hide_draft(key);
        self.note_unwritten(key, None);
        self.write_drafts().await;
    }

    /// Offers it no more.
    pub fn hide_draft(&self, key: &str) {
        self.signals
            .drafts
            .update(|drafts| drafts.retain(|draft| draft.key != key));
    }

    fn note_draft(&self, note: DraftNote) {
        self.has_drafted.set(true);
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
        let (rows, gone) = sealed_rows(&session, drafts).await?;
        match self.put_drafts(&rows, &gone).await {
            Err(Fault::Full) => {
                self.give_up_reserve().await?;
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
pub fn keep_draft(engine: Rc<Engine>, mut note: DraftNote) {
    if engine.session().is_err() {
        return;
    }
    engine.touched();
    note.saved_at = clock::recorded_at();
    engine.note_draft(note);
    leptos::task::spawn_local(async move {
        engine.write_drafts().await;
    });
}

async fn opened(session: &Session, rows: &[JsValue]) -> Result<Vec<DraftNote>, Fault> {
    let places: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                sealed::place_of(DRAFTS, text(row, "key"), row),
                field(row, "body"),
            )
        })
        .collect();
    let opened = session.key.open_all(&places).await?.into_iter().flatten();
    Ok(opened.filter_map(|plain| json::read(&plain)).collect())
}

/// The rows to write, and the keys of those to forget.
async fn sealed_rows(
    session: &Session,
    drafts: &[(String, Option<DraftNote>)],
) -> Result<(Vec<JsValue>, Vec<JsValue>), Fault> {
    let mut plain = Vec::new();
    let kept = || drafts.iter().filter_map(|(_, draft)| draft.as_ref());
    for draft in kept() {
        plain.push((sealed::place(DRAFTS, &draft.key), json::write(draft)));
    }
    let bodies = session.key.seal_all(&plain).await?;
    let vault = session.vault;
    let rows = kept().zip(&bodies).map(|(draft, body)| {
        object([
            ("vault", vault.to_string().into()),
            ("key", draft.key.as_str().into()),
            ("schema", SCHEMA.into()),
            ("body", body.into()),
        ])
        .into()
    });
    let gone = drafts
        .iter()
        .filter(|(_, draft)| draft.is_none())
        .map(|(key, _)| sealed::key(vault, key.as_str()));
    Ok((rows.collect(), gone.collect()))
}
