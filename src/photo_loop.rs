//! Photos after a sync: sent when everything else is through, and off the phone when the server and its backup have them. Comes with
//! a cadre's screens, which take photos: the first part of the app, which syncs, must not hold it.

use crate::net::Wire;
use crate::phone::SyncState;
use crate::phone::engine::Engine;
use crate::session::Session;
use crate::store::photos::PhonePhotos;
use crate::sync_loop::Failed;
use dampingi_sync::photo;
use dampingi_sync::run::Summary;
use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::OnceLock;

/// A sync that is through: who synced, over what, and what the server said.
pub struct Synced {
    /// The engine.
    pub engine: Rc<Engine>,
    /// The vault that was open.
    pub session: Rc<Session>,
    /// The way to the server.
    pub wire: Wire,
    /// What the server said.
    pub summary: Summary,
}

type Sending = Pin<Box<dyn Future<Output = Result<(), Failed>>>>;
type Sender = fn(Synced) -> Sending;

/// Set once the part that takes photos is here.
static SEND: OnceLock<Sender> = OnceLock::new();

/// Lets photos be sent from now on. Only screens may call it: what they reach is not in the first part.
pub fn learn() {
    // Seen through, the only value there is would be put wherever it is asked for, and bring the sending with it.
    let _ = SEND.set(black_box(boxed as Sender));
}

/// Sends photos, if that was learned. None is waiting before.
pub async fn send(synced: Synced) -> Result<(), Failed> {
    match SEND.get() {
        Some(send) => send(synced).await,
        None => Ok(()),
    }
}

fn boxed(synced: Synced) -> Sending {
    Box::pin(send_all(synced))
}

async fn send_all(synced: Synced) -> Result<(), Failed> {
    let Synced {
        engine,
        session,
        wire,
        summary,
    } = synced;
    let photos = PhonePhotos::new(engine.clone(), session.clone());
    let epoch = session.device.borrow().position.epoch.clone();
    let epoch = epoch.unwrap_or_default();
    let progress = |done, of| {
        if engine.is_open(&session) {
            let state = SyncState::Photos { done, of };
            engine.signals.sync_state.set(state);
        }
    };
    let outcome = photo::send(&photos, &wire, &epoch, progress).await;
    let sent = engine.came_through(&session, outcome)?;
    // What cannot be forgotten today is forgotten another day.
    let _ = photos.forget_outworn(&epoch, &summary, &sent.early).await;
    if sent.received > 0 {
        engine.publish_counts(&session).await;
    }
    Ok(())
}
