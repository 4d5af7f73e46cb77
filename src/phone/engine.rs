//! What the handle points at.

use super::*;

/// Everything the screens may watch.
#[derive(Clone, Copy)]
pub struct Signals {
    pub gate: RwSignal<Gate>,
    pub profile: RwSignal<Option<Profile>>,
    pub users: RwSignal<Vec<KnownUser>>,
    pub owes_pin: RwSignal<Option<RecordId>>,
    pub demo: RwSignal<bool>,
    pub rows: RwSignal<Arc<Vec<Row>>>,
    pub houses: RwSignal<Arc<Vec<HouseRow>>>,
    pub counts: RwSignal<Counts>,
    pub network: RwSignal<Network>,
    pub sync_state: RwSignal<SyncState>,
    pub last_success: RwSignal<Option<String>>,
    pub changed: RwSignal<u64>,
    pub update_waits: RwSignal<bool>,
    pub form_open: RwSignal<bool>,
    pub storage: RwSignal<StorageState>,
    pub drafts: RwSignal<Vec<DraftNote>>,
    pub settings: RwSignal<Settings>,
}

impl Signals {
    pub fn new() -> Self {
        Self {
            gate: RwSignal::new(Gate::Opening),
            profile: RwSignal::default(),
            users: RwSignal::default(),
            owes_pin: RwSignal::default(),
            demo: RwSignal::default(),
            rows: RwSignal::default(),
            houses: RwSignal::default(),
            counts: RwSignal::default(),
            network: RwSignal::default(),
            sync_state: RwSignal::default(),
            last_success: RwSignal::default(),
            changed: RwSignal::default(),
            update_waits: RwSignal::default(),
            form_open: RwSignal::default(),
            storage: RwSignal::default(),
            drafts: RwSignal::default(),
            settings: RwSignal::new(crate::platform::settings::read()),
        }
    }

    /// A newer version waits and no form is open.
    pub fn update_ready(self) -> Signal<bool> {
        Signal::derive(move || self.update_waits.get() && !self.form_open.get())
    }
}

pub struct Engine {
    pub signals: Signals,
}

impl Engine {
    pub fn new(signals: Signals) -> Self {
        Self { signals }
    }
}

pub use super::skeleton::{keep_draft, lock, start};
