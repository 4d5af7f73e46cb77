//! Signatures only, until the engine is written.
#![allow(unused_variables, clippy::unused_async, reason = "written next")]

use super::engine::Engine;
use super::*;

pub fn start(engine: Rc<Engine>) { engine.signals.gate.set(Gate::SignedOut); }
pub fn lock(engine: Rc<Engine>) {}
pub fn keep_draft(engine: Rc<Engine>, note: DraftNote) {}

impl Engine {
    pub async fn sign_in(&self, username: String, password: String) -> Result<(), SignInProblem> { Err(SignInProblem::NoSignal) }
    pub async fn change_password(&self, old: String, new: String) -> Result<(), PasswordProblem> { Err(PasswordProblem::NoSignal) }
    pub async fn choose_pin(&self, pin: String) -> Result<(), SaveProblem> { Err(SaveProblem::Locked) }
    pub async fn unlock(&self, user: RecordId, pin: String) -> Result<(), UnlockProblem> { Err(UnlockProblem::Storage) }
    pub async fn sign_out(&self) -> Result<(), SignOutProblem> { Err(SignOutProblem::Storage) }
    pub fn add_user(&self) {}
    pub fn leave_sign_in(&self) {}
    pub async fn start_over(&self) -> Result<(), SaveProblem> { Err(SaveProblem::Locked) }
    pub fn touched(&self) {}
    pub fn today(&self) -> Date { Date::constant(2026, 1, 1) }
    pub fn clock(&self) -> Clock { Clock::Unsure }
    pub async fn save(&self, edits: Vec<NewEdit>) -> Result<(), SaveProblem> { Err(SaveProblem::Locked) }
    pub async fn record(&self, id: RecordId) -> Option<Record> { None }
    pub async fn person(&self, id: RecordId) -> Option<PersonView> { None }
    pub async fn household(&self, id: RecordId) -> Option<HouseholdView> { None }
    pub async fn visit(&self, id: RecordId) -> Option<(VisitView, PersonView)> { None }
    pub async fn outbox(&self) -> Vec<OutboxItem> { Vec::new() }
    pub async fn resend(&self, seq: u64, fields: Answers) -> Result<(), SaveProblem> { Err(SaveProblem::Locked) }
    pub fn posyandu(&self, area: &AreaCode) -> Vec<(RecordId, String)> { Vec::new() }
    pub fn villages(&self) -> Vec<NamedArea> { Vec::new() }
    pub fn user_name(&self, id: RecordId) -> Option<String> { None }
    pub fn draft(&self, key: &str) -> Option<DraftNote> { None }
    pub async fn drop_draft(&self, key: &str) {}
    pub fn sync_now(&self) {}
    pub async fn queue(&self, filter: QueueFilter) -> Result<(Queue, Freshness), SyncFailure> { Err(SyncFailure::NoSignal) }
    pub async fn story(&self, visit: RecordId) -> Result<(Story, Freshness), SyncFailure> { Err(SyncFailure::NoSignal) }
    pub async fn export_readable(&self) -> Option<Vec<u8>> { None }
}
