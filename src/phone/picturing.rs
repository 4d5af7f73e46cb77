//! Photos for the screens: keeping one that was taken, and showing one that is here or on the server.

use super::engine::Engine;
use super::*;
use crate::net::{NetFault, Server};
use crate::platform::picture::made_small;
use crate::store::fault::Fault;
use crate::store::photos::PhonePhotos;
use crate::vault::seal::sha256;
use dampingi_domain::photo::Photo;
use dampingi_sync::photo::Photos;
use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

/// Why a photo was not kept, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoProblem {
    /// The file is no picture that this browser can draw.
    NoPicture,
    /// The phone is full.
    Full,
    /// As many photos wait here as may: see [`QUOTA`].
    Many,
    /// Storage failed, or the app was locked.
    Storage,
}

/// Photos.
impl Phone {
    /// Makes a photo small, seals it and keeps it. Durable when it returns; the name goes into the draft.
    pub async fn keep_photo(self, file: Blob) -> Result<Photo, PhotoProblem> {
        keep_photo(self.engine(), file).await
    }

    /// A photo that is on this phone.
    pub async fn picture(self, photo: &Photo) -> Option<Picture> {
        picture(self.engine(), photo).await
    }

    /// A photo from the server. Costs data, so it is fetched only when asked for.
    pub async fn fetched_picture(self, photo: &Photo) -> Result<Picture, Unseen> {
        fetched_picture(self.engine(), photo).await
    }
}

/// Most bytes of photos that one user may keep on a phone, some 250 of them: visits need the room more.
const QUOTA: u32 = 40 * 1024 * 1024;

/// Why a photo cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// It is not on this phone, and the server does not answer.
    NoSignal,
    /// It is not on this phone, and not on the server yet: another phone still has to send it.
    NotThere,
}

/// A photo as an address that this page alone can open. Given back when it is dropped.
#[derive(Debug)]
pub struct Picture(String);

impl Picture {
    fn of(bytes: &[u8]) -> Option<Self> {
        let kind = BlobPropertyBag::new();
        kind.set_type("image/jpeg");
        let parts = Array::of1(&Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }

    /// The address.
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        drop(Url::revoke_object_url(&self.0));
    }
}

/// See [`Phone::keep_photo`].
pub async fn keep_photo(engine: Rc<Engine>, file: Blob) -> Result<Photo, PhotoProblem> {
    let bytes = made_small(&file).await.ok_or(PhotoProblem::NoPicture)?;
    let problem = |fault| match fault {
        Fault::Full => PhotoProblem::Full,
        _ => PhotoProblem::Storage,
    };
    let session = engine.session().map_err(problem)?;
    let photo = Photo {
        sha256: sha256(&bytes).await.map_err(problem)?,
        bytes: u32::try_from(bytes.len()).map_err(|_| PhotoProblem::NoPicture)?,
    };
    let photos = PhonePhotos::new(engine.clone(), session.clone());
    let held = photos.photos().await.map_err(problem)?;
    let is_new = held.iter().all(|held| held.photo != photo);
    let all: u32 = held.iter().map(|held| held.photo.bytes).sum();
    if is_new && all > QUOTA - photo.bytes {
        return Err(PhotoProblem::Many);
    }
    photos.keep(&photo, bytes).await.map_err(problem)?;
    engine.publish_counts(&session).await;
    Ok(photo)
}

/// See [`Phone::picture`].
pub async fn picture(engine: Rc<Engine>, photo: &Photo) -> Option<Picture> {
    let session = engine.session().ok()?;
    let bytes = PhonePhotos::new(engine, session).open(photo).await;
    Picture::of(&bytes.ok()??)
}

/// See [`Phone::fetched_picture`].
pub async fn fetched_picture(engine: Rc<Engine>, photo: &Photo) -> Result<Picture, Unseen> {
    let session = engine.session().map_err(|_| Unseen::NoSignal)?;
    let token = session.token.borrow().clone();
    let server = Server {
        token: token.as_deref(),
    };
    match server.photo(&photo.sha256).await {
        Ok(bytes) => Picture::of(&bytes).ok_or(Unseen::NotThere),
        Err(NetFault::Refused { status: 404, .. }) => Err(Unseen::NotThere),
        Err(_) => Err(Unseen::NoSignal),
    }
}
