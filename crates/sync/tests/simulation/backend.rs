//! What the simulation asks of a server. Calls are not async: each is one request that is through when it returns.

use dampingi_sync::store::Failure;
use dampingi_sync::wire::{Page, Push, Receipts};
use dampingi_sync::{Author, Change, Record};
use uuid::Uuid;

/// A server under test.
pub trait Backend {
    /// A user with these rights from now on; called again when they change.
    fn user(&self, author: &Author);
    /// One push, as this user.
    fn push(&self, author: &Author, push: &Push) -> Result<Receipts, Failure>;
    /// Whoever makes this change has seen the record as it stood at this revision, whatever the change says of that.
    fn saw(&self, _change: Uuid, _revision: u64) {}
    /// One push, as this user, in the middle of which the server's process ends: after so many of its steps, or when it
    /// was through and only the answer was missing.
    fn push_and_die(&self, author: &Author, push: &Push, steps: usize);
    /// Ends the user's sessions: her requests are answered "sign in again" until she does.
    fn sign_out(&self, author: &Author);
    /// She signs in again.
    fn sign_in(&self, author: &Author);
    /// One page, as this user.
    fn pull(
        &self,
        author: &Author,
        device: Uuid,
        cursor: Option<&str>,
        limit: u32,
    ) -> Result<Page, Failure>;
    /// So many days go by for the server.
    fn pass_days(&self, days: i32);
    /// Keeps a backup of the database.
    fn back_up(&self);
    /// Puts the last backup in place of the database: a new epoch, with sequences above all that were ever given out.
    /// False when there is no backup, or this server's tests do not restore.
    fn restore(&self) -> bool;
    /// Every record, for the checks.
    fn records(&self) -> Vec<Record>;
    /// Every change that was taken, with how often it took effect.
    fn taken(&self) -> Vec<(Change, u32)>;
    /// What was broken while it worked, in words.
    fn complaints(&self) -> Vec<String>;
}
