//! The door between the screens and everything that needs a browser. Screens know only this: no storage, no crypto, no HTTP.

mod apart;
mod arriving;
mod carrying;
mod closing;
mod count;
mod drafting;
mod edit;
pub mod engine;
mod exporting;
mod gate;
mod holding;
mod idle;
mod itself;
pub mod letting_go;
mod looking;
mod offices;
mod opening;
mod picturing;
mod planning;
mod posyandu;
mod practising;
mod publishing;
mod region;
mod review;
mod reviewing;
mod room;
mod row;
pub mod saving;
mod secrets;
mod signing;
mod taking_back;
mod view;

use crate::slot::Slot;

pub use crate::platform::settings::{Settings, TextSize, Theme};
pub use crate::platform::traffic::Traffic;
pub use apart::{Apart, called};
pub use carrying::{CarryProblem, QueueFile};
pub use count::{Counts, Network, SyncFailure, SyncState};
pub use dampingi_sync::status::VisitState;
pub use drafting::keep_draft;
pub use edit::{DraftNote, NewEdit, OutboxItem, SaveProblem};
pub use gate::{
    BlockedWhy, Gate, KnownUser, PasswordProblem, SignInProblem, SignOutProblem, SignedInName,
    UnlockProblem,
};
pub use holding::Holdings;
pub use picturing::{PhotoProblem, Picture, Unseen};
pub use posyandu::PosyanduDay;
pub use review::{Freshness, QueueFilter, StorageState};
pub use row::{EpisodeRow, Folded, HouseRow, LastVisit, ReferralRow, Row};
pub use signing::SignOff;
pub use view::{HouseholdView, PersonView, VisitView};

use dampingi_domain::form::Clock;
use dampingi_domain::{Answers, AreaCode, Date};
use dampingi_sync::author::NamedArea;
use dampingi_sync::doubles::Doubles;
use dampingi_sync::numbers::Indicators;
use dampingi_sync::wire::{Queue, Story};
use dampingi_sync::{Profile, Record, RecordId};
use engine::{Engine, Signals};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The phone, as the screens hold it: a handle, cheap to copy.
///
/// The asynchronous methods are not `Send`: call them from `leptos::task::spawn_local` or a `LocalResource`.
#[derive(Clone, Copy)]
pub struct Phone {
    engine: StoredValue<Rc<Engine>, LocalStorage>,
    /// Kept as long as the page, so that the handle is small: every closure of a screen holds one.
    signals: &'static Signals,
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone")
    }
}

/// Opens storage and puts the phone into the context. Once, in the root component.
pub fn provide_phone() {
    let signals: &'static Signals = Box::leak(Box::new(Signals::new()));
    let engine = Rc::new(Engine::new(*signals));
    provide_context(Phone {
        engine: StoredValue::new_local(engine.clone()),
        signals,
    });
    engine::start(engine);
}

/// The phone, from the context.
pub fn use_phone() -> Phone {
    expect_context()
}

/// What may be watched. Screens only read it; each slot is as narrow as a screen needs.
impl Phone {
    /// Where this phone stands before any screen about people may show.
    pub fn gate(self) -> Slot<Gate> {
        self.signals.gate
    }

    /// Who has the vault open, or is choosing a PIN.
    pub fn profile(self) -> Slot<Option<Profile>> {
        self.signals.profile
    }

    /// Users whose vaults are on this phone.
    pub fn users(self) -> Slot<Vec<KnownUser>> {
        self.signals.users
    }

    /// Whether the server holds invented data.
    pub fn demo(self) -> Slot<bool> {
        self.signals.demo
    }

    /// Every person on this phone, by name.
    pub fn rows(self) -> Slot<Arc<Vec<Arc<Row>>>> {
        self.signals.rows
    }

    /// Every household on this phone, by head.
    pub fn houses(self) -> Slot<Arc<Vec<HouseRow>>> {
        self.signals.houses
    }

    /// What waits, what was received.
    pub fn counts(self) -> Slot<Counts> {
        self.signals.counts
    }

    /// Whether the server answered last time.
    pub fn network(self) -> Slot<Network> {
        self.signals.network
    }

    /// What the sync is doing.
    pub fn sync_state(self) -> Slot<SyncState> {
        self.signals.sync_state
    }

    /// When the last sync ended well (wall clock with offset).
    pub fn last_success(self) -> Slot<Option<String>> {
        self.signals.last_success
    }

    /// Ticks when records changed: a reading screen reads again what it shows.
    pub fn changed(self) -> Slot<u64> {
        self.signals.changed
    }

    /// Whether a newer version of the app waits and no form is open.
    pub fn update_ready(self) -> Slot<bool> {
        self.signals.update_ready
    }

    /// What the browser says of its storage.
    pub fn storage(self) -> Slot<StorageState> {
        self.signals.storage
    }

    /// Forms that were not finished, newest first.
    pub fn drafts(self) -> Slot<Vec<DraftNote>> {
        self.signals.drafts
    }

    /// Settings of this phone.
    pub fn settings(self) -> Slot<Settings> {
        self.signals.settings
    }

    /// Keeps other settings.
    pub fn set_settings(self, settings: Settings) {
        crate::platform::settings::keep(settings);
        self.signals.settings.set(settings);
    }
}

/// The gate.
impl Phone {
    fn engine(self) -> Rc<Engine> {
        self.engine.get_value()
    }

    /// Signs in on the server. Needs a signal. What comes next is said by the gate: a new password, a PIN, or, when this
    /// user's vault is on the phone and another password sealed it, her PIN.
    pub async fn sign_in(self, username: String, password: String) -> Result<(), SignInProblem> {
        self.engine().sign_in(username, password).await
    }

    /// Changes the password on the server, and what it seals on this phone.
    pub async fn change_password(self, old: String, new: String) -> Result<(), PasswordProblem> {
        self.engine().change_password(old, new).await
    }

    /// Seals the vault with a PIN and opens it. The vault is made if this is the first time.
    pub async fn choose_pin(self, pin: String) -> Result<(), SaveProblem> {
        self.engine().choose_pin(pin).await
    }

    /// Opens a user's vault. Works without a signal. Takes about half a second on purpose.
    pub async fn unlock(self, user: RecordId, pin: String) -> Result<(), UnlockProblem> {
        self.engine().unlock(user, pin).await
    }

    /// Closes the vault, after a save that is under way.
    pub fn lock(self) {
        closing::lock(self.engine());
    }

    /// Takes the open user's vault off this phone. Refused while something is not on the server.
    pub async fn sign_out(self) -> Result<(), SignOutProblem> {
        self.engine().sign_out().await
    }

    /// Shows the sign-in although others are on the phone. A vault that is open is closed first.
    pub fn add_user(self) {
        closing::show_sign_in(self.engine());
    }

    /// Back from the sign-in to the users of this phone, if there are any.
    pub fn leave_sign_in(self) {
        self.engine().leave_sign_in();
    }

    /// The person who just signed in knows neither the PIN nor the password that seal her vault on this phone: the vault is
    /// set aside, unreadable and kept, and she starts with an empty one. Only while the gate is `Locked` after a sign-in.
    pub async fn start_over(self) -> Result<(), SaveProblem> {
        self.engine().start_over().await
    }

    /// Who signed in but must still give the old PIN, because another password seals her vault here.
    pub fn owes_pin(self) -> Slot<Option<RecordId>> {
        self.signals.owes_pin
    }

    /// Any touch: puts off the lock, which comes after five minutes without one.
    pub fn touched(self) {
        self.engine().touched();
    }
}

/// Records.
impl Phone {
    /// A fresh id for a new record.
    pub fn new_id(self) -> RecordId {
        crate::clock::new_id()
    }

    /// Today, by the offset of the user's area.
    pub fn today(self) -> Date {
        self.engine().today()
    }

    /// Whether this phone's clock agreed with the server's when they last spoke.
    pub fn clock(self) -> Clock {
        self.engine().clock()
    }

    /// Saves. Returns only when it is durable: then say "Tersimpan di HP ini".
    pub async fn save(self, edits: Vec<NewEdit>) -> Result<(), SaveProblem> {
        self.engine().save(edits).await
    }

    /// Saves what a form holds, and forgets its draft with it: both, or neither.
    pub async fn save_form(self, edits: Vec<NewEdit>, draft: String) -> Result<(), SaveProblem> {
        self.engine().save_form(edits, draft).await
    }

    /// A record as the screen shows it, pending changes included. Its revision, as that of every record a screen is given, is the
    /// server's that she sees in it.
    pub async fn record(self, id: RecordId) -> Option<Record> {
        self.engine().record(id).await
    }

    /// Those of these records that are here, read at once.
    pub async fn records(self, ids: &[RecordId]) -> Vec<Record> {
        self.engine().records(ids).await.unwrap_or_default()
    }

    /// A person with her household, episodes and visits.
    pub async fn person(self, id: RecordId) -> Option<PersonView> {
        self.engine().person(id).await
    }

    /// A household with its members and surveys.
    pub async fn household(self, id: RecordId) -> Option<HouseholdView> {
        self.engine().household(id).await
    }

    /// A visit with the person it is about. A household survey has no person: see [`Phone::household`].
    pub async fn visit(self, id: RecordId) -> Option<(VisitView, PersonView)> {
        self.engine().visit(id).await
    }

    /// Everything in the outbox, newest first.
    pub async fn outbox(self) -> Vec<OutboxItem> {
        self.engine().outbox().await
    }

    /// Sends a refused change again. `changed` is what she corrected, of the fields as [`Phone::record`] gave them: whatever others
    /// changed since is not hers. The draft it comes from is forgotten with it.
    pub async fn resend(
        self,
        seq: u64,
        changed: Answers,
        draft: String,
    ) -> Result<(), SaveProblem> {
        self.engine().resend(seq, changed, draft).await
    }

    /// The villages in which the user works, by name.
    pub fn villages(self) -> Vec<NamedArea> {
        self.engine().villages()
    }

    /// A user's name, as far as this phone knows her.
    pub fn user_name(self, id: RecordId) -> Option<String> {
        self.engine().user_name(id)
    }
}

/// Drafts.
impl Phone {
    /// The draft with this key.
    pub async fn draft(self, key: &str) -> Option<DraftNote> {
        self.engine().draft(key)
    }

    /// Keeps a draft; call it at every change. Written in the background, in order, only the newest of each key.
    pub fn keep_draft(self, note: DraftNote) {
        keep_draft(self.engine(), note);
    }

    /// Forgets a draft, after its form was saved.
    pub async fn drop_draft(self, key: &str) {
        self.engine().drop_draft(key).await;
    }

    /// Whether a form is open: holds back an update.
    pub fn form_open(self, open: bool) {
        self.signals.form_open.set(open);
    }
}

/// Sync, review, and the rest.
impl Phone {
    /// Syncs now, whatever the waiting time and the saver say: she asked for it.
    pub fn sync_now(self) {
        self.engine().asked.set(true);
        self.wake();
    }

    /// Wakes what is done beside the sync, and the sync where it is due.
    pub fn wake(self) {
        self.engine().alarm.call();
    }

    /// The coordinator's queue; the last answer when there is no signal.
    pub async fn queue(self, filter: QueueFilter) -> Result<(Queue, Freshness), SyncFailure> {
        self.engine().queue(filter).await
    }

    /// All that is needed to decide on a visit. The server logs it as an opening.
    pub async fn story(self, visit: RecordId) -> Result<(Story, Freshness), SyncFailure> {
        self.engine().story(visit).await
    }

    /// Who may be registered twice, and where two people wrote different things; the last answer when there is no signal.
    pub async fn doubles(self) -> Result<(Doubles, Freshness), SyncFailure> {
        self.engine().doubles().await
    }

    /// Everything about one or two people, for a coordinator. The server logs it as an opening of each.
    pub async fn people(self, ids: &[RecordId]) -> Result<(Story, Freshness), SyncFailure> {
        self.engine().people(ids).await
    }
}
