//! Room on the phone. Once the reserve had to be given up, or could not be laid, the phone is nearly full: that is said until the
//! reserve lies there again, and remembered beside the vault, because a phone may be opened many times before it has a signal.

use super::engine::Engine;
use crate::platform::settings;
use crate::store::fault::Fault;
use crate::store::reserve::{self, Laid};

const NEARLY_FULL: &str = "dampingi.nearly_full";

/// Whether it was so when somebody last tried.
pub fn is_nearly_full() -> bool {
    settings::line(NEARLY_FULL).is_some()
}

impl Engine {
    /// Gives the reserve up for what is being written.
    pub(super) async fn give_up_reserve(&self) -> Result<(), Fault> {
        reserve::release(&self.database()?).await?;
        self.note_nearly_full(true);
        Ok(())
    }

    /// Tried again where she looks whether there is room now: no sync comes by where there is no signal.
    pub(super) async fn look_for_room(&self) {
        if is_nearly_full() {
            self.lay_reserve().await;
        }
    }

    /// Lays the reserve if it is missing and there is room. What fails here costs nobody anything.
    pub async fn lay_reserve(&self) {
        let Ok(database) = self.database() else {
            return;
        };
        let storage = self.signals.storage.get_untracked();
        let free = storage.quota.zip(storage.used);
        let free = free.map(|(quota, used)| quota.saturating_sub(used));
        match reserve::lay(&database, free).await {
            Ok(Laid::Whole) => self.note_nearly_full(false),
            Ok(Laid::NoRoom) | Err(Fault::Full) => self.note_nearly_full(true),
            Ok(Laid::Unknown) | Err(_) => {}
        }
    }

    fn note_nearly_full(&self, is_so: bool) {
        let is_told = self.signals.storage.with_untracked(|it| it.nearly_full);
        if is_so == is_told {
            return;
        }
        if is_so {
            settings::keep_line(NEARLY_FULL, "1");
        } else {
            settings::forget_line(NEARLY_FULL);
        }
        self.signals.storage.update(|it| it.nearly_full = is_so);
    }
}
