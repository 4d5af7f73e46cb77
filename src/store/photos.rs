//! Photos of a vault: sealed bytes, kept until the server has had them for a month and its backup has them too. What is said of a photo and its bytes lie
//! in two stores, so that looking through the list does not load the pictures.

use super::fault::Fault;
use super::idb::{Durability, Transaction, field, number, object, text};
use super::schema::{PHOTOS, PICTURES};
use super::sealed;
use crate::clock;
use crate::phone::engine::{Engine, reading};
use crate::session::Session;
use dampingi_domain::photo::Photo;
use dampingi_sync::SCHEMA;
use dampingi_sync::photo::{Held, Photos, Received, outworn, strays};
use dampingi_sync::run::Summary;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use uuid::Uuid;
use wasm_bindgen::JsValue;

/// How many photos of a vault the server has not got yet, as a transaction sees them.
pub async fn unsent(transaction: &Transaction, vault: Uuid) -> Result<u32, Fault> {
    let rows = transaction.get_all(PHOTOS, &sealed::all_of(vault)).await?;
    let unsent = rows.iter().filter(|row| field(row, "epoch").is_null());
    Ok(u32::try_from(unsent.count()).unwrap_or(u32::MAX))
}

/// The photos of an open vault.
pub struct PhonePhotos {
    engine: Rc<Engine>,
    session: Rc<Session>,
    /// The one whose parts are being sent: opened once, not for each part.
    opened: RefCell<Option<(String, Vec<u8>)>>,
}

impl PhonePhotos {
    /// Those of the vault that is open now.
    pub const fn new(engine: Rc<Engine>, session: Rc<Session>) -> Self {
        Self {
            engine,
            session,
            opened: RefCell::new(None),
        }
    }

    /// Keeps a photo. Durable when it returns. One with the same bytes stays as it is.
    pub async fn keep(&self, photo: &Photo, bytes: Vec<u8>) -> Result<(), Fault> {
        if self.row(photo).await?.is_some() {
            return Ok(());
        }
        let place = sealed::place(PICTURES, &photo.sha256);
        let body = self.session.key.seal(&place, &bytes).await?;
        let vault = self.session.vault.to_string();
        let picture = object([
            ("vault", vault.as_str().into()),
            ("sha256", photo.sha256.as_str().into()),
            ("schema", SCHEMA.into()),
            ("body", body.into()),
        ]);
        let row = object([
            ("vault", vault.into()),
            ("sha256", photo.sha256.as_str().into()),
            ("bytes", photo.bytes.into()),
            ("made", clock::wall_ms().into()),
            ("epoch", JsValue::NULL),
            ("at", JsValue::NULL),
        ]);
        let database = self.engine.database()?;
        let stores = [PHOTOS, PICTURES];
        let transaction = database.write(&stores, Durability::Strict).await?;
        transaction.put(PICTURES, &picture)?;
        transaction.put(PHOTOS, &row)?;
        transaction.done().await
    }

    /// The bytes of a photo; `None` when they are not here or cannot be read.
    pub async fn open(&self, photo: &Photo) -> Result<Option<Vec<u8>>, Fault> {
        let key = sealed::key(self.session.vault, photo.sha256.as_str());
        let transaction = self.engine.database()?.read(&[PICTURES]).await?;
        let Some(row) = transaction.get(PICTURES, &key).await? else {
            return Ok(None);
        };
        let place = sealed::place_of(PICTURES, &photo.sha256, &row);
        let opened = self.session.key.open(&place, &field(&row, "body")).await;
        Ok(opened.ok())
    }

    /// Takes off the phone what the server and its backup have; and photos of forms that were thrown away, when nothing waits here,
    /// no form was begun since the vault was opened (it may be brought back), and no record here names them. `early` are those that the server just said it knows nothing of.
    pub async fn forget_outworn(
        &self,
        epoch: &str,
        summary: &Summary,
        early: &[Photo],
    ) -> Result<(), Fault> {
        let held = self.photos().await?;
        for photo in outworn(&held, epoch, &summary.server_time, &summary.backed_up_at) {
            self.forget(&photo).await?;
        }
        let mut strays = strays(&held, early, &summary.server_time);
        if strays.is_empty() || !self.is_quiet() {
            return Ok(());
        }
        let database = self.engine.database()?;
        let (locals, lost) = reading(&database, &self.session).everything().await?;
        // What cannot be read may name them.
        if lost > 0 {
            return Ok(());
        }
        for record in locals
            .iter()
            .flat_map(|it| it.base.iter().chain([&it.view]))
        {
            let texts = record.fields.iter().filter_map(|(_, value)| value.as_str());
            for text in texts.filter(|text| text.starts_with("photo:")) {
                strays.retain(|stray| !text.contains(&stray.sha256));
            }
        }
        for stray in &strays {
            // She may have begun a form while the records were read.
            if !self.is_quiet() {
                break;
            }
            self.forget(stray).await?;
        }
        Ok(())
    }

    fn is_quiet(&self) -> bool {
        self.engine.is_open(&self.session)
            && self.session.pending.borrow().is_empty()
            && !self.engine.has_drafted.get()
    }

    /// Writes what the server said beside a photo that is still here.
    async fn note(&self, photo: &Photo, words: &[(&str, String)]) -> Result<(), Fault> {
        let Some(row) = self.row(photo).await? else {
            return Ok(());
        };
        for (key, word) in words {
            super::idb::set(&row, key, &word.as_str().into());
        }
        let database = self.engine.database()?;
        let transaction = database.write(&[PHOTOS], Durability::Relaxed).await?;
        transaction.put(PHOTOS, &row)?;
        transaction.done().await
    }

    async fn row(&self, photo: &Photo) -> Result<Option<JsValue>, Fault> {
        let key = sealed::key(self.session.vault, photo.sha256.as_str());
        let transaction = self.engine.database()?.read(&[PHOTOS]).await?;
        transaction.get(PHOTOS, &key).await
    }
}

impl Photos for PhonePhotos {
    type Error = Fault;

    async fn photos(&self) -> Result<Vec<Held>, Fault> {
        // A sending that goes on after a lock may not read any more.
        if !self.engine.is_open(&self.session) {
            return Err(Fault::Locked);
        }
        let transaction = self.engine.database()?.read(&[PHOTOS]).await?;
        let rows = transaction
            .get_all(PHOTOS, &sealed::all_of(self.session.vault))
            .await?;
        let held = rows.iter().map(|row| {
            let held = Held {
                photo: Photo {
                    sha256: text(row, "sha256"),
                    bytes: number(row, "bytes") as u32,
                },
                received: field(row, "epoch").as_string().map(|epoch| Received {
                    epoch,
                    at: text(row, "at"),
                }),
                early: field(row, "early").as_string(),
            };
            (number(row, "made"), held)
        });
        let mut held: Vec<(f64, Held)> = held.collect();
        held.sort_unstable_by(|one, two| one.0.total_cmp(&two.0));
        Ok(held.into_iter().map(|(_, held)| held).collect())
    }

    async fn part(&self, photo: &Photo, span: Range<u32>) -> Result<Option<Vec<u8>>, Fault> {
        let is_open =
            (self.opened.borrow().as_ref()).is_some_and(|(name, _)| *name == photo.sha256);
        if !is_open {
            let bytes = self.open(photo).await?;
            self.opened
                .replace(bytes.map(|bytes| (photo.sha256.clone(), bytes)));
        }
        let opened = self.opened.borrow();
        let bytes = opened.as_ref().map(|(_, bytes)| bytes);
        Ok(bytes
            .and_then(|bytes| Some(bytes.get(span.start as usize..span.end as usize)?.to_vec())))
    }

    async fn received(&self, photo: &Photo, received: Received) -> Result<(), Fault> {
        let word = [("epoch", received.epoch), ("at", received.at)];
        self.note(photo, &word).await
    }

    async fn early(&self, photo: &Photo, since: String) -> Result<(), Fault> {
        self.note(photo, &[("early", since)]).await
    }

    async fn forget(&self, photo: &Photo) -> Result<(), Fault> {
        let key = sealed::key(self.session.vault, photo.sha256.as_str());
        let stores = [PHOTOS, PICTURES];
        let database = self.engine.database()?;
        let transaction = database.write(&stores, Durability::Relaxed).await?;
        for store in stores {
            transaction.delete(store, &key)?;
        }
        transaction.done().await
    }
}
