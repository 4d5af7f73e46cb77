//! What the handle points at: the signals that screens watch, and what they must not touch.

use super::*;
use crate::platform::timer::Alarm;
use crate::platform::{event, panic, practice, settings, worker};
use crate::session::Session;
use crate::slot::memo;
use crate::sorted::sorted;
use crate::store::database::Database;
use crate::store::fault::Fault;
use crate::store::reading::Reading;
use crate::vault::row::Vault;
use crate::vault::wrap::DataKey;
use crate::{clock, sync_loop};
use std::cell::{Cell, RefCell};
use uuid::Uuid;
use wasm_bindgen::JsValue;

/// Everything the screens may watch.
#[derive(Clone, Copy)]
pub struct Signals {
    pub gate: Slot<Gate>,
    pub profile: Slot<Option<Profile>>,
    pub users: Slot<Vec<KnownUser>>,
    pub owes_pin: Slot<Option<RecordId>>,
    pub demo: Slot<bool>,
    pub rows: Slot<Arc<Vec<Arc<Row>>>>,
    pub houses: Slot<Arc<Vec<HouseRow>>>,
    pub counts: Slot<Counts>,
    pub network: Slot<Network>,
    pub sync_state: Slot<SyncState>,
    pub last_success: Slot<Option<String>>,
    pub changed: Slot<u64>,
    pub update_waits: Slot<bool>,
    pub update_ready: Slot<bool>,
    pub form_open: Slot<bool>,
    pub storage: Slot<StorageState>,
    pub drafts: Slot<Vec<DraftNote>>,
    pub settings: Slot<Settings>,
}

impl Signals {
    /// As they are before storage was looked at.
    pub fn new() -> Self {
        let (update_waits, form_open) = (Slot::new(false), Slot::new(false));
        Self {
            gate: Slot::new(Gate::Opening),
            profile: Slot::new(Default::default()),
            users: Slot::new(Default::default()),
            owes_pin: Slot::new(Default::default()),
            demo: Slot::new(Default::default()),
            rows: Slot::new(Default::default()),
            houses: Slot::new(Default::default()),
            counts: Slot::new(Default::default()),
            network: Slot::new(Default::default()),
            sync_state: Slot::new(Default::default()),
            last_success: Slot::new(Default::default()),
            changed: Slot::new(Default::default()),
            update_waits,
            update_ready: memo(move || update_waits.get() && !form_open.get()),
            form_open,
            storage: Slot::new(Default::default()),
            drafts: Slot::new(Default::default()),
            settings: Slot::new(settings::read()),
        }
    }
}

/// Someone who signed in on the server and whose vault is not open yet.
pub struct Arriving {
    /// Opaque.
    pub token: String,
    /// Who.
    pub profile: Profile,
    /// Whether the server holds invented data.
    pub demo: bool,
    /// The server's key for queues that are carried by hand.
    pub parcel_key: String,
    /// What she typed: it will seal the vault.
    pub password: String,
    /// Her vault on this phone with its data key, when the password opened it.
    pub opened: Option<(Vault, DataKey)>,
}

/// The engine room.
pub struct Engine {
    /// What screens watch.
    pub signals: Signals,
    /// The database, once it is open.
    database: RefCell<Option<Database>>,
    /// The open vault.
    session: RefCell<Option<Rc<Session>>>,
    /// Who is on her way in.
    pub arriving: RefCell<Option<Arriving>>,
    /// One write at a time in this tab.
    pub writing: async_lock::Mutex<()>,
    /// Whether she asked for a sync herself: then nothing is saved on.
    pub asked: Cell<bool>,
    /// Wakes the sync.
    pub alarm: Alarm,
    /// When the screen was last touched, by the steady clock and by the wall clock: the steady one may sleep with the phone.
    pub touched_at: Cell<(f64, f64)>,
    /// Saves and syncs under way: the vault is not locked by idling meanwhile.
    pub busy: Cell<u32>,
    /// When this page saw the wait of a vault begin, by the steady clock.
    pub barred: RefCell<Vec<(Uuid, f64)>>,
    /// Drafts that are not written yet, the newest of each key; `None` is one to forget.
    pub unwritten: RefCell<Vec<(String, Option<DraftNote>)>>,
    /// Whether there was a draft since the vault was opened: one that was thrown away since may still be brought back.
    pub has_drafted: Cell<bool>,
    /// One writer of drafts at a time.
    pub drafting: async_lock::Mutex<()>,
    /// Rows of drafts that found no room before their vault was closed: sealed, with their vault. They open with it again.
    pub homeless: RefCell<Vec<(Uuid, JsValue)>>,
    /// Drafts of closed vaults that could not even be sealed.
    pub unsealed: RefCell<Vec<(Uuid, DraftNote)>>,
}

impl Engine {
    /// Before storage was looked at.
    pub fn new(signals: Signals) -> Self {
        Self {
            signals,
            database: RefCell::default(),
            session: RefCell::default(),
            arriving: RefCell::default(),
            writing: async_lock::Mutex::new(()),
            asked: Cell::default(),
            alarm: Alarm::default(),
            touched_at: Cell::new((clock::steady_ms(), clock::wall_ms())),
            busy: Cell::default(),
            barred: RefCell::default(),
            unwritten: RefCell::default(),
            has_drafted: Cell::default(),
            drafting: async_lock::Mutex::new(()),
            homeless: RefCell::default(),
            unsealed: RefCell::default(),
        }
    }

    /// The database.
    pub fn database(&self) -> Result<Database, Fault> {
        self.database.borrow().clone().ok_or(Fault::Blocked)
    }

    /// The open vault.
    pub fn session(&self) -> Result<Rc<Session>, Fault> {
        self.session.borrow().clone().ok_or(Fault::Locked)
    }

    /// Puts a vault into the engine, or takes it out.
    pub fn set_session(&self, session: Option<Rc<Session>>) {
        if session.is_none() {
            self.has_drafted.set(false);
        }
        self.session.replace(session);
    }

    /// Whether this vault is still the open one: a sync that began before a lock must not write after it.
    pub fn is_open(&self, session: &Rc<Session>) -> bool {
        self.session
            .borrow()
            .as_ref()
            .is_some_and(|open| Rc::ptr_eq(open, session))
    }

    /// Counts as busy until dropped.
    pub fn hold_open(&self) -> Busy<'_> {
        self.busy.set(self.busy.get() + 1);
        Busy(&self.busy)
    }

    /// The users of this phone, for the avatars.
    pub async fn look_for_users(&self) -> Result<(), Fault> {
        let vaults = Vault::all(&self.database()?).await?;
        let users = vaults
            .into_iter()
            .filter(|vault| !vault.is_set_aside())
            .map(|vault| vault.user);
        let users = sorted(users.collect(), |user| user.name.clone());
        self.signals.users.set(users);
        Ok(())
    }

    /// Opens the database, and looks who is on this phone.
    pub async fn open_storage(&self) -> Result<(), BlockedWhy> {
        if !web_sys::window().is_some_and(|window| window.is_secure_context()) {
            return Err(BlockedWhy::NotSecure);
        }
        let why = |fault: Fault| match fault {
            Fault::Blocked | Fault::Full => BlockedWhy::NoStorage,
            Fault::Newer => BlockedWhy::TooOld,
            Fault::Held => BlockedWhy::Held,
            // A browser that is told to keep nothing calls it an unknown error; local storage says it plainly.
            _ if settings::is_blocked() => BlockedWhy::NoStorage,
            _ => BlockedWhy::Corrupt,
        };
        let database = Database::open().await.map_err(why)?;
        self.database.replace(Some(database));
        if practice::is_on() {
            return self.begin_practice().await.map_err(why);
        }
        self.look_for_users().await.map_err(why)?;
        self.signals.gate.set(self.closed_gate());
        Ok(())
    }

    /// The gate when no vault is open.
    pub fn closed_gate(&self) -> Gate {
        if self.signals.users.with_untracked(Vec::is_empty) {
            Gate::SignedOut
        } else {
            Gate::Locked
        }
    }
}

/// Something is under way that a lock must not cut.
pub struct Busy<'a>(&'a Cell<u32>);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

/// The database and a vault together.
pub fn reading<'a>(database: &'a Database, session: &'a Session) -> Reading<'a> {
    Reading { database, session }
}

/// Looks at storage, and starts what runs as long as the page.
pub fn start(engine: Rc<Engine>) {
    panic::show_recovery();
    worker::watch(engine.signals.update_waits);
    leptos::task::spawn_local(async move {
        if let Err(why) = engine.open_storage().await {
            engine.signals.gate.set(Gate::Blocked(why));
            return;
        }
        engine.publish_storage().await;
        idle::watch(engine.clone());
        let wake = engine.clone();
        event::on_online(move || wake.alarm.call());
        let seen = engine.clone();
        event::on_offline(move || seen.signals.network.set(Network::Offline));
        sync_loop::start(engine);
    });
}
