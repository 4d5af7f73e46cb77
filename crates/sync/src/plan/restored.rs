//! What a phone does for a server that was restored from a backup, and how long it keeps the means to.

use crate::store::{Entry, EntryState, Position, Step};
use dampingi_domain::{Date, date};

/// Days for which receipts are kept: a backup must not be older when it is restored.
pub const KEPT_DAYS: i32 = 30;

/// The server is another one than the phone last spoke to: everything it once confirmed is sent again, and the pull
/// starts anew. What it still has it answers as a duplicate; what the backup lacked comes back.
pub fn send_again(sent: &[Entry], position: &Position, epoch: &str) -> Vec<Step> {
    let again = sent
        .iter()
        .map(|entry| Step::Move(entry.change.device_seq, EntryState::Waiting));
    let anew = Position {
        cursor: None,
        epoch: Some(epoch.to_owned()),
        restarted: false,
        ..position.clone()
    };
    again.chain(std::iter::once(Step::Position(anew))).collect()
}

/// Forgets the receipts that are older than [`KEPT_DAYS`], once a day; nothing when it was done today.
/// `server_time` is the server's clock: a phone whose clock is wrong must not throw away what a restored server needs.
/// Nor does it forget what came after `backed_up_at`, the server's last backup, where the server knows of one.
pub fn outworn(
    sent: &[Entry],
    position: &Position,
    server_time: &str,
    backed_up_at: &str,
) -> Vec<Step> {
    let Some(today) = day(server_time).filter(|today| position.purged_on != today.to_string())
    else {
        return Vec::new();
    };
    let old = sent.iter().filter_map(|entry| match &entry.state {
        EntryState::Sent { at, .. } => {
            let age = date::days_between(day(at)?, today);
            // Both as the server writes them: whole seconds in UTC, so their texts stand in the order of time.
            let in_backup = backed_up_at.is_empty() || at.as_str() < backed_up_at;
            (age > KEPT_DAYS && in_backup).then_some(Step::Forget(entry.change.device_seq))
        }
        _ => None,
    });
    let noted = Position {
        purged_on: today.to_string(),
        ..position.clone()
    };
    old.chain(std::iter::once(Step::Position(noted))).collect()
}

fn day(time: &str) -> Option<Date> {
    date::from_iso(time.get(..10)?)
}
