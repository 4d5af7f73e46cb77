//! The door's part about the phone itself: its PIN, what lies on it, what it costs, what leaves it as a file, and its version.

use super::{CarryProblem, Holdings, Phone, QueueFile, Traffic, UnlockProblem};
use crate::platform::traffic;
use dampingi_sync::parcel::Carried;
use leptos::task::spawn_local;

impl Phone {
    /// Another PIN for the open vault; the old one is asked for. No record is written anew.
    pub async fn change_pin(self, old: String, new: String) -> Result<(), UnlockProblem> {
        self.engine().change_pin(&old, &new).await
    }

    /// What is not sent, as a file that only the server can open: for somebody who comes where there is a signal.
    pub async fn queue_file(self) -> Result<QueueFile, CarryProblem> {
        self.engine().queue_file().await
    }

    /// Brings such a file to the server, whoever made it. `progress` is told the parts that are there, and all.
    /// Gives what became of it, and which parts were not taken although others were, and why.
    pub async fn carry(
        self,
        file: &[u8],
        progress: impl Fn(u32, u32),
    ) -> Result<(Carried, Vec<(u32, CarryProblem)>), CarryProblem> {
        self.engine().carry(file, progress).await
    }

    /// The data that went out and came in this month.
    pub fn traffic(self) -> Traffic {
        traffic::this_month()
    }

    /// Asks the browser once more not to clear the storage by itself.
    pub async fn ask_to_persist(self) {
        crate::platform::storage::persist().await;
        self.engine().publish_storage().await;
    }

    /// What of the open user's is on this phone; `None` while it cannot be read.
    pub async fn holdings(self) -> Option<Holdings> {
        let engine = self.engine();
        spawn_local(async move { engine.look_for_room().await });
        self.engine().holdings().await.ok()
    }

    /// Frees what can be had again from the server; gives the bytes that were freed.
    pub async fn free_space(self) -> Option<u64> {
        self.engine().free_space().await.ok()
    }

    /// Fetches anew from the server, and with it whatever was freed.
    pub async fn fetch_again(self) {
        // Should it fail, it can be pressed again.
        let _ = super::letting_go::fetch_again(&self.engine()).await;
    }

    /// Lets the newer version take over and loads it. Does nothing while a form is open.
    pub fn take_update(self) {
        if self.signals.update_ready.get_untracked() {
            crate::platform::worker::take_update();
        }
    }

    /// Keeps also those parts of the app on this phone that a cadre does not need.
    pub fn keep_every_part(self) {
        crate::platform::worker::keep_every_part();
    }

    /// What can be read of this phone's store, still encrypted, as a file for the helpdesk.
    pub async fn export_readable(self) -> Option<Vec<u8>> {
        self.engine().export_readable().await
    }
}
