//! Five megabytes that mean nothing, kept so that there is something to give up when the phone is full.

use super::database::Database;
use super::fault::Fault;
use super::idb::{Durability, object};
use super::schema::RESERVE;
use crate::clock;
use js_sys::Uint8Array;

const PARTS: u32 = 5;
const PART_BYTES: usize = 1024 * 1024;
/// Below this much room the reserve would itself fill the phone.
const ROOM: u64 = 50 * 1024 * 1024;

/// Lays the reserve down if it is missing and there is room.
pub async fn lay(database: &Database, free: Option<u64>) -> Result<(), Fault> {
    if free.is_none_or(|free| free < ROOM) {
        return Ok(());
    }
    let transaction = database.read(&[RESERVE]).await?;
    if transaction.count(RESERVE).await? >= PARTS {
        return Ok(());
    }
    // Random, because browsers pack what they store: five megabytes of nothing would be none.
    let parts: Vec<_> = (0..PARTS)
        .map(|part| {
            let mut bytes = vec![0; PART_BYTES];
            clock::fill(&mut bytes);
            object([
                ("part", part.into()),
                ("bytes", Uint8Array::from(bytes.as_slice()).into()),
            ])
        })
        .collect();
    let transaction = database.write(&[RESERVE], Durability::Relaxed).await?;
    for part in &parts {
        transaction.put(RESERVE, part)?;
    }
    transaction.done().await
}

/// Gives it up.
pub async fn release(database: &Database) -> Result<(), Fault> {
    let transaction = database.write(&[RESERVE], Durability::Strict).await?;
    for part in 0..PARTS {
        transaction.delete(RESERVE, &part.into())?;
    }
    transaction.done().await
}
