//! Five minutes without a touch, and the vault closes by itself. Never during a save or a sync.

use super::Rc;
use super::closing::lock;
use super::engine::Engine;
use crate::clock;
use crate::platform::{event, timer, worker};
use crate::store::fault::Fault;

const IDLE_MS: f64 = 5.0 * 60_000.0;
const LOOK_MS: u32 = 15_000;

impl Engine {
    /// See [`super::Phone::touched`].
    pub fn touched(&self) {
        self.touched_at.set((clock::steady_ms(), clock::wall_ms()));
    }

    fn lock_if_idle(self: &Rc<Self>) {
        let (steady, wall) = self.touched_at.get();
        let idle = is_idle(clock::steady_ms() - steady, clock::wall_ms() - wall);
        if idle && self.session().is_ok() && self.busy.get() == 0 {
            lock(self.clone());
        }
    }
}

/// The steady clock may stand still while the phone sleeps; the wall clock may be set. Either having passed is enough: a lock
/// too many costs a PIN, one too few a family's privacy.
fn is_idle(steady_ms: f64, wall_ms: f64) -> bool {
    steady_ms >= IDLE_MS || wall_ms >= IDLE_MS
}

/// Looks from time to time, and whenever the page is shown again.
pub fn watch(engine: Rc<Engine>) {
    let shown = engine.clone();
    event::on_shown(move || {
        shown.lock_if_idle();
        shown.alarm.call();
        let engine = shown.clone();
        leptos::task::spawn_local(async move {
            // Should it fail, the next write finds out the same. But what another tab took off the phone is shown no more.
            if engine.catch_up().await == Err(Fault::Unreadable) {
                worker::reload();
            }
        });
    });
    leptos::task::spawn_local(async move {
        loop {
            timer::sleep(LOOK_MS).await;
            engine.lock_if_idle();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_clock_locks_after_five_minutes() {
        assert!(!is_idle(IDLE_MS - 1.0, IDLE_MS - 1.0));
        assert!(is_idle(IDLE_MS, 0.0));
        assert!(is_idle(0.0, IDLE_MS), "the phone slept");
        assert!(!is_idle(1000.0, -IDLE_MS), "the clock was set back");
    }
}
