//! When to sync: after a save, on unlock, when a network or the page comes back, and from time to time. How is `dampingi_sync::run`.
//!
//! While something waits and the server does not answer, it is asked at least every thirty seconds whether it is there again;
//! nobody has to tap for her work to be sent.

use crate::clock;
use crate::net::{Server, Wire};
use crate::phone::engine::{Engine, reading};
use crate::phone::{Network, SyncFailure, SyncState};
use crate::photo_loop::{self, Synced};
use crate::platform::{event, lock, practice, worker};
use crate::session::Session;
use crate::store::device::Contact;
use crate::store::fault::Fault;
use crate::store::sync::PhoneStore;
use crate::store::writing;
use dampingi_sync::run::{self, Progress, Summary, Trouble};
use std::rc::Rc;

/// Between two syncs when all went well and nothing waits.
const QUIET_MS: u32 = 4 * 60_000;
/// The first pause after a failure; doubled each time.
const FIRST_PAUSE_MS: u32 = 2_000;
/// The longest pause while something waits.
const LONGEST_PAUSE_MS: u32 = 30_000;
/// While another tab syncs, or nobody has a vault open.
const ELSEWHERE_MS: u32 = 30_000;

/// With the saver on, news is fetched this often.
const DAY_MS: f64 = 24.0 * 3_600_000.0;

const ONE_TAB: &str = "dampingi-sync";

/// Why a sync did not come through; `None` when she locked the phone meanwhile.
pub type Failed = Option<SyncFailure>;

/// How one turn of the loop came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// All sent, all received.
    Through,
    /// It did not work; try again sooner.
    Failed,
    /// Not this tab's business now.
    Idle,
}

/// Syncs for as long as the page is open.
pub fn start(engine: Rc<Engine>) {
    leptos::task::spawn_local(async move {
        let mut failures = 0;
        loop {
            // A plan that could not be made anew is tried again at the next turn; until then the old one is shown.
            let _ = engine.renew_plans().await;
            let turn = turn(&engine, failures).await;
            let _ = engine.renew_plans().await;
            failures = if turn == Turn::Failed {
                failures + 1
            } else {
                0
            };
            let waiting = engine.signals.counts.get_untracked().waiting > 0;
            let pause = pause_ms(
                turn,
                failures,
                waiting,
                f64::from(clock::random::<1>()[0]) / 255.0,
            );
            engine.alarm.wait(pause).await;
        }
    });
}

/// How long to pause. `chance` from 0 to 1 spreads the phones of a village that all come back with the same signal.
fn pause_ms(turn: Turn, failures: u32, waiting: bool, chance: f64) -> u32 {
    let pause = match turn {
        Turn::Idle => ELSEWHERE_MS,
        Turn::Through => QUIET_MS,
        Turn::Failed => {
            let doubled = FIRST_PAUSE_MS.saturating_mul(1 << failures.saturating_sub(1).min(16));
            doubled.min(if waiting { LONGEST_PAUSE_MS } else { QUIET_MS })
        }
    };
    // Never longer than said, at most a quarter shorter.
    pause - (f64::from(pause) * 0.25 * chance) as u32
}

/// Whether the saver is on and news came within the last day. What is saved is sent all the same: a visit is about a
/// kilobyte, and must not lie here for a day.
fn saves(engine: &Engine, session: &Session) -> bool {
    let device = session.device.borrow();
    let contact = device.contact.as_ref();
    engine.signals.settings.get_untracked().saver
        && contact.is_some_and(|contact| is_recent(clock::wall_ms() - contact.wall_ms))
}

/// Less than a day ago. A clock that was set back makes nothing recent for ever.
fn is_recent(ago_ms: f64) -> bool {
    (0.0..DAY_MS).contains(&ago_ms)
}

async fn turn(engine: &Rc<Engine>, failures: u32) -> Turn {
    if practice::is_on() {
        return Turn::Idle;
    }
    let Ok(session) = engine.session() else {
        return Turn::Idle;
    };
    let waiting = engine.signals.counts.get_untracked().waiting > 0;
    // An unlooked-at page with nothing to send costs no data.
    if !event::is_shown() && !waiting {
        return Turn::Idle;
    }
    let asked = engine.asked.take();
    if !asked && !waiting && saves(engine, &session) {
        return Turn::Idle;
    }
    let Some(token) = session.token.borrow().clone() else {
        engine
            .signals
            .sync_state
            .set(SyncState::Failed(SyncFailure::SignInAgain));
        return Turn::Idle;
    };
    // After a failure, a cheap question first.
    if failures > 0 && !(Server { token: None }).is_there().await {
        engine.signals.network.set(Network::Offline);
        return Turn::Failed;
    }
    let Some(held) = lock::try_hold(ONE_TAB).await else {
        return Turn::Idle;
    };
    let turn = synced(engine, &session, token, asked).await;
    // A save that came meanwhile has called already: the next turn begins at once, and must not take itself for another tab.
    held.give_back().await;
    turn
}

async fn synced(engine: &Rc<Engine>, session: &Rc<Session>, token: String, asked: bool) -> Turn {
    let _busy = engine.hold_open();
    match sync(engine, session, token, asked).await {
        Ok(()) => {
            engine.signals.sync_state.set(SyncState::Idle);
            tidy(engine, session).await;
            Turn::Through
        }
        // Locked meanwhile: what was done stays done, and the next unlock goes on.
        Err(None) => Turn::Idle,
        Err(Some(failure)) => {
            engine.signals.sync_state.set(SyncState::Failed(failure));
            if failure == SyncFailure::UpdateNeeded {
                worker::look_for_update();
            }
            Turn::Failed
        }
    }
}

async fn sync(
    engine: &Rc<Engine>,
    session: &Rc<Session>,
    token: String,
    asked: bool,
) -> Result<(), Failed> {
    let store = PhoneStore::new(engine.clone(), session.clone());
    let of_device = session.clone();
    let wire = Wire {
        token,
        device: Box::new(move || of_device.device.borrow().device_id),
    };
    let observe = |progress: Progress| {
        let (state, sending) = match progress {
            Progress::Pushing { done, of, sending } => (SyncState::Pushing { done, of }, sending),
            Progress::Pulling { received, left } => {
                (SyncState::Pulling { received, left }, Vec::new())
            }
        };
        session.sending.replace(sending.into_iter().collect());
        if engine.is_open(session) {
            engine.signals.sync_state.set(state);
            engine.signals.changed.update(|tick| *tick += 1);
        }
    };
    let outcome = run::sync(&store, &wire, observe).await;
    session.sending.take();
    let summary = engine.came_through(session, outcome)?;
    engine.signals.network.set(Network::Online);
    // Should noting it fail, the next sync notes it.
    let _ = note_contact(engine, session, &summary).await;
    if engine.signals.settings.get_untracked().saver && !asked {
        return Ok(());
    }
    let synced = Synced {
        engine: engine.clone(),
        session: session.clone(),
        wire,
        summary,
    };
    photo_loop::send(synced).await
}

impl Engine {
    /// What came of talking to the server, if the same vault is still open.
    pub fn came_through<T>(
        &self,
        session: &Rc<Session>,
        outcome: Result<T, Trouble<Fault>>,
    ) -> Result<T, Failed> {
        if !self.is_open(session) {
            return Err(None);
        }
        outcome.map_err(|trouble| match trouble {
            Trouble::Wire(failure) => Some(self.sync_failure(&failure)),
            Trouble::Storage(fault) => stored(&fault),
        })
    }
}

/// What failing storage means to a person; nothing when she locked the phone meanwhile.
const fn stored(fault: &Fault) -> Failed {
    match fault {
        Fault::Locked => None,
        Fault::Full => Some(SyncFailure::Full),
        _ => Some(SyncFailure::Storage),
    }
}

/// Notes what the server said of itself and of this device.
async fn note_contact(
    engine: &Engine,
    session: &Rc<Session>,
    summary: &Summary,
) -> Result<(), Fault> {
    let at = clock::recorded_at();
    let wall_ms = clock::wall_ms();
    let server_ms = clock::parse_instant(&summary.server_time).ok_or(Fault::Unreadable)?;
    let database = engine.database()?;
    let turn = engine.writing.lock().await;
    let mut device = session.device.borrow().clone();
    device.contact = Some(Contact {
        at: at.clone(),
        wall_ms,
        ahead_ms: wall_ms - server_ms,
        held: summary.device.clone(),
    });
    writing::note(&reading(&database, session), device).await?;
    drop(turn);
    engine.signals.last_success.set(Some(at));
    engine.publish_counts(session).await;
    Ok(())
}

/// What may be done after a good sync, and does not matter if it fails.
async fn tidy(engine: &Engine, session: &Rc<Session>) {
    let _ = refresh_profile(engine, session).await;
    let _ = engine.forget_old_answers(session).await;
    engine.publish_storage().await;
    engine.lay_reserve().await;
}

/// Role, name and areas may have changed on the server: asked once for each unlock.
async fn refresh_profile(engine: &Engine, session: &Rc<Session>) -> Result<(), Fault> {
    if session.is_known.get() {
        return Ok(());
    }
    let token = session.token.borrow().clone();
    let server = Server {
        token: token.as_deref(),
    };
    let Ok(seen) = server.whoami().await else {
        return Ok(());
    };
    session.is_known.set(true);
    if session.device.borrow().parcel_key != seen.parcel_key {
        let database = engine.database()?;
        let _turn = engine.writing.lock().await;
        let mut device = session.device.borrow().clone();
        device.parcel_key = seen.parcel_key;
        writing::note(&reading(&database, session), device).await?;
    }
    let is_same = *session.profile.borrow() == seen.user;
    if !is_same && engine.is_open(session) {
        session.profile.replace(seen.user);
        engine.keep_sign_in(session).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_something_waits_the_server_is_asked_at_least_every_thirty_seconds() {
        for failures in 1..100 {
            assert!(
                pause_ms(Turn::Failed, failures, true, 0.0) <= 30_000,
                "{failures}"
            );
        }
        assert_eq!(pause_ms(Turn::Failed, 1, true, 0.0), 2_000);
        assert_eq!(pause_ms(Turn::Failed, 3, true, 0.0), 8_000);
    }

    #[test]
    fn with_nothing_to_send_the_pauses_grow_to_minutes() {
        assert_eq!(pause_ms(Turn::Failed, 20, false, 0.0), QUIET_MS);
        assert_eq!(pause_ms(Turn::Through, 0, false, 0.0), QUIET_MS);
    }

    #[test]
    fn the_saver_fetches_news_once_a_day_and_after_the_clock_was_set_back() {
        assert!(is_recent(0.0) && is_recent(DAY_MS - 1.0));
        assert!(!is_recent(DAY_MS) && !is_recent(-1.0));
    }

    #[test]
    fn phones_do_not_all_come_at_once() {
        assert_eq!(pause_ms(Turn::Through, 0, false, 1.0), QUIET_MS / 4 * 3);
    }
}
